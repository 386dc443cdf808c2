package io.strowger.core.model;

import java.util.Comparator;

/**
 * Identity of a call. A switch reuses its call ids within seconds, so the generation, counted here per (switch, callId), is part of the key.
 */
public record CallKey(String switchName, int callId, int generation) implements Comparable<CallKey> {
    private static final Comparator<CallKey> ORDER = Comparator.comparing(CallKey::switchName)
            .thenComparingInt(CallKey::callId)
            .thenComparingInt(CallKey::generation);

    @Override
    public int compareTo(CallKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return switchName + ':' + callId + ':' + generation;
    }
}
