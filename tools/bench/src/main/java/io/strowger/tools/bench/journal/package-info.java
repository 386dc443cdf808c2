/** Appends to the journal beside appends to a bare queue. The only package outside the call log that touches the store, because it is the baseline. */
package io.strowger.tools.bench.journal;
