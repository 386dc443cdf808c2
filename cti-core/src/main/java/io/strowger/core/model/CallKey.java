package io.strowger.core.model;

/**
 * Identity of a call. A switch reuses its call ids within seconds, so a generation is part of the key: the sequence of the input that the call was first
 * seen in.
 */
public record CallKey(String switchName, int callId, long generation) implements Comparable<CallKey> {
    private static final LatestTexts<CallKey> TEXTS = new LatestTexts<>();

    @Override
    public int compareTo(CallKey other) {
        int order = switchName.compareTo(other.switchName);
        if (order == 0) {
            order = Integer.compare(callId, other.callId);
        }
        return order != 0 ? order : Long.compare(generation, other.generation);
    }

    /** By hand, because look-ups are most of what the core thread does. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CallKey key && generation == key.generation && callId == key.callId
                && switchName.equals(key.switchName);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(generation) + callId;
    }

    @Override
    public String toString() {
        return TEXTS.of(callId, this, CallKey::text);
    }

    private String text() {
        return switchName + ':' + callId + ':' + generation;
    }

    /** Reads what {@link #toString()} writes; throws IllegalArgumentException for anything else. */
    public static CallKey parse(String text) {
        int last = text.lastIndexOf(':');
        int middle = last <= 0 ? -1 : text.lastIndexOf(':', last - 1);
        if (middle < 0) {
            throw new IllegalArgumentException("a call key is switch:callId:generation: " + text);
        }
        return new CallKey(text.substring(0, middle), Integer.parseInt(text.substring(middle + 1, last)),
                Long.parseLong(text.substring(last + 1)));
    }
}
