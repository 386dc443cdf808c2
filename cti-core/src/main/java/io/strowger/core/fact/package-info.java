/** What the engine made of its inputs; reports, traces and replay read nothing else. Immutable values, any thread. */
package io.strowger.core.fact;
