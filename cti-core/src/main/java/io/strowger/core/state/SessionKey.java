package io.strowger.core.state;

/** Something numbered within a session: a push by its sequence, a request by its id. */
public record SessionKey(String sessionId, long number) implements Comparable<SessionKey> {
    @Override
    public int compareTo(SessionKey other) {
        int order = sessionId.compareTo(other.sessionId);
        return order != 0 ? order : Long.compare(number, other.number);
    }

    /** By hand, because look-ups are most of what the core thread does. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SessionKey key && number == key.number && sessionId.equals(key.sessionId);
    }

    @Override
    public int hashCode() {
        return 31 * sessionId.hashCode() + Long.hashCode(number);
    }
}
