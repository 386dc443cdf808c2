/** The engine: decides what an input means, commits it, and reports outputs and facts. Confined to the core thread. */
package io.strowger.core.engine;
