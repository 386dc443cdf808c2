package io.strowger.simulator.wire;

/** How many requests a server has had within a second, and whether it has too many. */
final class Congestion {
    private static final long WINDOW_MILLIS = 1_000;

    /** What a request does to the server. */
    enum Effect {
        /** It is taken. */
        NONE,
        /** It is taken, and the server is no longer overloaded. */
        RELIEVED,
        /** It is refused, the first one of an overload. */
        REACHED,
        /** It is refused. */
        REFUSED
    }

    private long windowFrom = Long.MIN_VALUE;
    private int requests;
    private boolean overloaded;

    /** Counts a request; limit 0 for none. */
    Effect request(long now, int limit) {
        if (limit == 0) {
            return relieved(true);
        }
        if (windowFrom == Long.MIN_VALUE || now - windowFrom >= WINDOW_MILLIS) {
            boolean quiet = requests <= limit || now - windowFrom >= 2 * WINDOW_MILLIS;
            windowFrom = now;
            requests = 1;
            return relieved(quiet);
        }
        requests++;
        if (requests <= limit) {
            return Effect.NONE;
        }
        boolean first = !overloaded;
        overloaded = true;
        return first ? Effect.REACHED : Effect.REFUSED;
    }

    private Effect relieved(boolean quiet) {
        if (overloaded && quiet) {
            overloaded = false;
            return Effect.RELIEVED;
        }
        return Effect.NONE;
    }
}
