package io.strowger.core.port;

import io.strowger.core.codec.Bytes;

/**
 * An input in its place.
 *
 * @param sequence from 1, without gaps
 * @param epoch reign of the process that wrote it
 * @param timeNanos engine time: nanoseconds since 1970 by the wall clock at the start of the epoch plus monotonic time since; never decreases
 * @param source number of the source that offered it
 * @param payload an encoded {@link io.strowger.core.input.Input}
 */
public record JournalledInput(long sequence, long epoch, long timeNanos, int source, Bytes payload) {}
