/** What the engine tells the outside to do. Immutable values, any thread. */
package io.strowger.core.output;
