package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counters of VDNs by interval, booked as {@link Booking} says. The rows of an interval come with the first fact behind it.
 */
public final class IntervalFold extends CountingFold<DeviceKey, int[], VdnIntervalRow> {

    private static final int ITEMS = VdnItem.values().length;

    /** What must be known of a contact until its end. */
    private static final class Visit {
        private final long since;
        private DeviceKey vdn;
        private final Map<DeviceKey, int[]> counts = new TreeMap<>();

        Visit(long since) {
            this.since = since;
        }
    }

    private final Booking booking;
    private final OpenThings<ContactId, Visit> visits = new OpenThings<>(FoldLimits.OPEN_CONTACTS_MAX);

    /** A fold that goes on from a resume point, or {@link ResumePoint#START}. */
    public IntervalFold(IntervalClock clock, Booking booking, ResumePoint start) {
        super(clock, new TreeMap<>(), start);
        this.booking = booking;
    }

    /** Of intervals of engine time, which is UTC. */
    public IntervalFold(int minutes, Booking booking, ResumePoint start) {
        this(IntervalClock.utc(minutes), booking, start);
    }

    @Override
    void beginInput(List<VdnIntervalRow> rows) {
        visits.beginInput();
        super.beginInput(rows);
    }

    @Override
    void fold(Fact fact, List<VdnIntervalRow> rows) {
        switch (fact) {
            case Fact.VdnCounted f -> counted(f);
            case Fact.ContactEnded f -> ended(f);
            default -> {
            }
        }
    }

    private void counted(Fact.VdnCounted f) {
        DeviceKey vdn = new DeviceKey(f.switchName(), f.vdn());
        VdnItem item = item(f.counter());
        if (f.contact() == null) {
            book(vdn, item, sequence());
            return;
        }
        Visit visit = visits.get(f.contact());
        if (visit == null) {
            visit = new Visit(sequence());
            Visit pushedOut = visits.put(f.contact(), visit, sequence());
            if (pushedOut != null) {
                close(pushedOut, VdnItem.OTHERCALLS);
            }
        }
        if (item == VdnItem.INCALLS) {
            if (visit.vdn != null && !visit.vdn.equals(vdn)) {
                count(visit, visit.vdn, VdnItem.OUTFLOWCALLS);
            }
            visit.vdn = vdn;
        }
        count(visit, vdn, item);
    }

    private static VdnItem item(Fact.VdnCounter counter) {
        return switch (counter) {
            case IN -> VdnItem.INCALLS;
            case CONNECTED -> VdnItem.CONNECTCALLS;
            case TO_AGENT -> VdnItem.TOAGENTCALLS;
            case RUNG_CALLS -> VdnItem.RINGCALLS;
            case RINGS -> VdnItem.RINGS;
            case ANSWERED_BY_AGENT -> VdnItem.ACDCALLS;
        };
    }

    private void ended(Fact.ContactEnded f) {
        Visit visit = visits.remove(f.contact());
        if (visit != null) {
            close(visit, switch (f.disposition()) {
                case ANSWERED -> null;
                case ABANDONED -> VdnItem.ABNCALLS;
                case OUTFLOW -> VdnItem.OUTFLOWCALLS;
                case UNKNOWN, NOT_REACHED -> VdnItem.OTHERCALLS;
            });
        }
    }

    private void close(Visit visit, VdnItem outcome) {
        if (outcome != null && visit.vdn != null) {
            count(visit, visit.vdn, outcome);
        }
        visit.counts.forEach((vdn, counts) -> {
            for (VdnItem item : VdnItem.values()) {
                for (int i = 0; i < counts[item.ordinal()]; i++) {
                    book(vdn, item, visit.since);
                }
            }
        });
    }

    private void count(Visit visit, DeviceKey vdn, VdnItem item) {
        if (booking == Booking.EVENT) {
            book(vdn, item, visit.since);
        } else {
            visit.counts.computeIfAbsent(vdn, key -> new int[ITEMS])[item.ordinal()]++;
        }
    }

    /** Books one; facts from {@code needs} on would have to be read again to book it again. */
    private void book(DeviceKey vdn, VdnItem item, long needs) {
        counting(needs).computeIfAbsent(vdn, key -> new int[ITEMS])[item.ordinal()]++;
    }

    @Override
    VdnIntervalRow row(DeviceKey vdn, int[] counts, Interval of, boolean complete) {
        return new VdnIntervalRow(vdn.switchName(), vdn.deviceId(), of.startMillis(), of.minutes(), booking,
                Arrays.stream(counts).boxed().toList(), complete);
    }

    @Override
    long oldestUncounted(long otherwise) {
        return visits.oldest(otherwise);
    }
}
