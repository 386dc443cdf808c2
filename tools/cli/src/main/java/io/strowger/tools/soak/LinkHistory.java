package io.strowger.tools.soak;

import io.strowger.core.input.Input;
import io.strowger.core.model.LinkState;
import java.util.ArrayList;
import java.util.List;

/** When a link was up and what it was told was true: from the moment it said that it is up until something went wrong with the connection. */
final class LinkHistory {
    /** In virtual nanoseconds; until is Long.MAX_VALUE while it lasts. */
    record Whole(long from, long until) {}

    private final List<Whole> past = new ArrayList<>();
    private final List<Whole> stalls = new ArrayList<>();
    private long wholeSince = Long.MAX_VALUE;

    void told(Input input, long now) {
        if (input instanceof Input.LinkChanged changed) {
            if (changed.state() == LinkState.UP) {
                whole(now);
            } else {
                broken(now);
            }
        }
    }

    void whole(long now) {
        if (wholeSince == Long.MAX_VALUE) {
            wholeSince = now;
        }
    }

    void broken(long now) {
        if (wholeSince != Long.MAX_VALUE) {
            past.add(new Whole(wholeSince, now));
            wholeSince = Long.MAX_VALUE;
        }
    }

    /** Nothing arrived between these moments, and what was sent then may have arrived later. */
    void stalled(long from, long until) {
        stalls.add(new Whole(from, until));
    }

    boolean stalledAt(long moment) {
        return stalls.stream().anyMatch(stall -> stall.from() <= moment && moment <= stall.until());
    }

    /** For how long it has been whole; 0 when it is not. */
    long wholeFor(long now) {
        return wholeSince == Long.MAX_VALUE ? 0 : now - wholeSince;
    }

    /** The longest time within the two moments for which it was whole without a break. */
    long longestWithin(long from, long until) {
        long longest = overlap(new Whole(wholeSince, Long.MAX_VALUE), from, until);
        for (int i = past.size() - 1; i >= 0 && past.get(i).until() > from; i--) {
            longest = Math.max(longest, overlap(past.get(i), from, until));
        }
        return longest;
    }

    private static long overlap(Whole whole, long from, long until) {
        return Math.max(0, Math.min(whole.until(), until) - Math.max(whole.from(), from));
    }
}
