package io.strowger.core.port;

import io.strowger.core.codec.Bytes;

/**
 * A fact in its place.
 *
 * @param inputSequence of the input that it was made of
 * @param index from 0 within the input
 * @param timeNanos engine time of the input
 * @param engineVersion of the build that made it
 * @param payload an encoded {@link io.strowger.core.fact.Fact}
 */
public record JournalledFact(long inputSequence, int index, long timeNanos, int engineVersion, Bytes payload) {}
