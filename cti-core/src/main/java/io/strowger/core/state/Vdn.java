package io.strowger.core.state;

import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.machine.VdnState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.VdnCounters;
import java.util.List;
import java.util.stream.Stream;

/**
 * A VDN, whether the server routes its calls, and what was counted of it.
 *
 * @param links on which the route registration stands, in order; a switch may allow one at a time
 * @param total since the journal began
 * @param interval since {@code intervalNanos}
 * @param intervalNanos beginning of the quarter of an hour of engine time in which something was last counted
 */
public record Vdn(DeviceKey key, VdnState state, List<String> links, VdnCounters total, VdnCounters interval,
        long intervalNanos) {
    /** Intervals begin at multiples of it, which are quarters of an hour in every time zone. */
    public static final long INTERVAL_NANOS = 15 * 60 * 1_000_000_000L;

    /** A snapshot of an earlier build has no counters. */
    public Vdn {
        total = total == null ? VdnCounters.ZERO : total;
        interval = interval == null ? VdnCounters.ZERO : interval;
    }

    public static Vdn unregistered(DeviceKey key) {
        return new Vdn(key, VdnState.UNREGISTERED, List.of(), VdnCounters.ZERO, VdnCounters.ZERO, 0);
    }

    public Vdn withState(VdnState value) {
        return new Vdn(key, value, links, total, interval, intervalNanos);
    }

    private Vdn withLinks(List<String> value) {
        return new Vdn(key, state, value, total, interval, intervalNanos);
    }

    public Vdn withLink(String link) {
        return links.contains(link)
                ? this
                : withLinks(Stream.concat(links.stream(), Stream.of(link)).sorted().toList());
    }

    public Vdn withoutLink(String link) {
        return withLinks(links.stream().filter(each -> !each.equals(link)).toList());
    }

    /** One more of the counter, at the given engine time. */
    public Vdn counted(VdnCounter counter, long nanos) {
        long begin = nanos - Math.floorMod(nanos, INTERVAL_NANOS);
        VdnCounters before = begin == intervalNanos ? interval : VdnCounters.ZERO;
        return new Vdn(key, state, links, plus(total, counter), plus(before, counter), begin);
    }

    private static VdnCounters plus(VdnCounters c, VdnCounter counter) {
        return switch (counter) {
            case IN -> new VdnCounters(c.entered() + 1, c.connected(), c.toAgent(), c.rungCalls(), c.rings(),
                    c.answeredByAgent());
            case CONNECTED -> new VdnCounters(c.entered(), c.connected() + 1, c.toAgent(), c.rungCalls(), c.rings(),
                    c.answeredByAgent());
            case TO_AGENT -> new VdnCounters(c.entered(), c.connected(), c.toAgent() + 1, c.rungCalls(), c.rings(),
                    c.answeredByAgent());
            case RUNG_CALLS -> new VdnCounters(c.entered(), c.connected(), c.toAgent(), c.rungCalls() + 1, c.rings(),
                    c.answeredByAgent());
            case RINGS -> new VdnCounters(c.entered(), c.connected(), c.toAgent(), c.rungCalls(), c.rings() + 1,
                    c.answeredByAgent());
            case ANSWERED_BY_AGENT -> new VdnCounters(c.entered(), c.connected(), c.toAgent(), c.rungCalls(), c.rings(),
                    c.answeredByAgent() + 1);
        };
    }
}
