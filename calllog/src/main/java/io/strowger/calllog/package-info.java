/**
 * The journal on the disk: inputs and facts in Chronicle queues, snapshots, a verifier, and readers that go past damage.
 * Nothing outside this package knows Chronicle. Threads: see {@link io.strowger.calllog.ChronicleJournal}.
 */
package io.strowger.calllog;
