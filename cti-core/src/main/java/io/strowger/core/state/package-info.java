/** The state of the engine: tables of immutable entities, their indexes, hash and snapshot. Confined to the core thread, but for the values, which are immutable. */
package io.strowger.core.state;
