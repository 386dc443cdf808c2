/**
 * Folds: what is rebuilt from facts and from nothing else. Call records, the trace of agents and the interval counters
 * of VDNs. A fold is confined to one thread, does no I/O and has no clock but the engine time of the facts.
 */
package io.strowger.calllog.fold;
