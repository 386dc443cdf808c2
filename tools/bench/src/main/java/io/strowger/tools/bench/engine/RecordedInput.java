package io.strowger.tools.bench.engine;

import io.strowger.core.codec.Bytes;

/** An input with its engine time, as it can be applied again. */
public record RecordedInput(long timeNanos, Bytes payload) {}
