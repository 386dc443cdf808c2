/**
 * The engine at work: the local sequencer, which orders, stamps, journals and applies on one thread; recovery from the journal; the writer of facts; the
 * keeper of snapshots. Clocks and threads live here and nowhere deeper.
 */
package io.strowger.core.runtime;
