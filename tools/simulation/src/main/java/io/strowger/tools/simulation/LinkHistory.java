package io.strowger.tools.simulation;

import io.strowger.core.input.Input;
import io.strowger.core.model.LinkState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When a link was whole: from the moment it was up and the router of the VDNs, until something went wrong with the connection. The registration counts, because
 * the switch keeps it for a stream that is lost until it notices that, and nobody can be routed meanwhile. Where links are merged, one that has come back is on
 * probation for a while, and whole after it.
 */
final class LinkHistory {
    /** In virtual nanoseconds; until is Long.MAX_VALUE while it lasts. */
    record Whole(long from, long until) {}

    /** What was sent so shortly before a stall may have been caught by it. */
    private static final long UNDER_WAY_NANOS = 3 * VirtualTime.NANOS_PER_SECOND;

    private final List<Whole> past = new ArrayList<>();
    private final List<Whole> stalls = new ArrayList<>();
    private final long probationNanos;
    private boolean up;
    private final int vdns;
    private final Set<String> registered = new HashSet<>();
    private boolean stalledNow;
    private long lateUntil;
    private long wholeSince = Long.MAX_VALUE;

    /**
     * @param vdns how many it is to be the router of
     */
    LinkHistory(long probationNanos, int vdns) {
        this.vdns = vdns;
        this.probationNanos = probationNanos;
    }

    void told(Input input, long now) {
        switch (input) {
            case Input.LinkChanged changed -> {
                up = changed.state() == LinkState.UP;
                stalledNow &= up;
            }
            case Input.RouteRegistered started -> registered.add(started.vdn());
            case Input.RouteRegistrationStopped stopped -> registered.remove(stopped.vdn());
            default -> {
                return;
            }
        }
        if (up && isRouter()) {
            recovered(now);
        } else {
            broken(now);
        }
        if (input instanceof Input.LinkChanged changed && changed.state() == LinkState.DOWN) {
            registered.clear();
        }
    }

    /** Nothing arrives any more, and nobody is told. */
    void stalls(long now) {
        broken(now);
        stalledNow = true;
    }

    /** Octets arrive again on the connection that stood before. */
    void goesOn(long now) {
        stalledNow = false;
        recovered(now);
    }

    /** What came late does so no more. */
    void recovered(long now) {
        if (up && isRouter() && !stalledNow) {
            whole(now);
        }
    }

    /** From now until then things may come late, by less than the other time says. */
    void late(long now, long until, long most) {
        broken(now);
        stalled(now, until + most);
        lateUntil = Math.max(lateUntil, until + most);
    }

    private void whole(long now) {
        if (wholeSince == Long.MAX_VALUE) {
            wholeSince = Math.max(now + probationNanos, lateUntil);
        }
    }

    void broken(long now) {
        if (wholeSince != Long.MAX_VALUE) {
            if (wholeSince < now) {
                past.add(new Whole(wholeSince, now));
            }
            wholeSince = Long.MAX_VALUE;
        }
    }

    private boolean isRouter() {
        return registered.size() >= vdns;
    }

    /** The server is gone, and with it what the link was. */
    void forgotten(long now) {
        broken(now);
        up = false;
        registered.clear();
        stalledNow = false;
    }

    /** Nothing arrived between these moments, and what was sent then may have arrived later. */
    void stalled(long from, long until) {
        stalls.add(new Whole(from, until));
    }

    /** When at the latest what was sent at that moment has arrived, stalls considered. */
    long arrivedBy(long moment) {
        return stalls.stream().filter(stall -> stall.from() - UNDER_WAY_NANOS <= moment && moment < stall.until())
                .mapToLong(Whole::until).max().orElse(moment);
    }

    /** Whether it was stalled for a part of the time between the two moments. */
    boolean stalledWithin(long from, long until) {
        return stalls.stream().anyMatch(stall -> stall.from() < until && from < stall.until());
    }

    boolean stalledAt(long moment) {
        return arrivedBy(moment) > moment;
    }

    /** For how long it has been whole; 0 when it is not. */
    long wholeFor(long now) {
        return wholeSince == Long.MAX_VALUE ? 0 : Math.max(0, now - wholeSince);
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
