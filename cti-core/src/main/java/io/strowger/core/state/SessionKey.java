package io.strowger.core.state;

import java.util.Comparator;

/** Something numbered within a session: a push by its sequence, a request by its id. */
public record SessionKey(String sessionId, long number) implements Comparable<SessionKey> {
    private static final Comparator<SessionKey> ORDER = Comparator.comparing(SessionKey::sessionId)
            .thenComparingLong(SessionKey::number);

    @Override
    public int compareTo(SessionKey other) {
        return ORDER.compare(this, other);
    }
}
