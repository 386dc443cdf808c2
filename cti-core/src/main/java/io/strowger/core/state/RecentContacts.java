package io.strowger.core.state;

import io.strowger.core.model.ServiceLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the contacts that waited for a skill, minute by minute of engine time, over {@link #MINUTES}.
 *
 * @param minutes in their order; those in which nothing ended are left out
 */
public record RecentContacts(List<Minute> minutes) {
    public static final RecentContacts NONE = new RecentContacts(List.of());
    /** So many minutes are looked at, the present one among them. */
    public static final int MINUTES = 15;
    private static final long NANOS_PER_MINUTE = 60_000_000_000L;

    /**
     * One minute, or with a number of 0 several together.
     *
     * @param minute its number since 1970
     * @param answered by an agent
     * @param inObjective of these, within the service objective of the skill, from the beginning of the wait on
     * @param abandoned by the caller before
     */
    public record Minute(long minute, int answered, int inObjective, int abandoned) {
        private Minute plus(Minute more) {
            return new Minute(minute, answered + more.answered, inObjective + more.inObjective,
                    abandoned + more.abandoned);
        }

        /** Contacts that were answered or abandoned. */
        public int offered() {
            return answered + abandoned;
        }

        /** Answered within the objective, of a hundred offered; abandoned ones count against it. 100 while there were none. */
        public int serviceLevel() {
            return ServiceLevel.abandonsNegative(inObjective, offered());
        }

        /** Abandoned, of a hundred offered. */
        public int abandonRate() {
            return ServiceLevel.abandonRate(abandoned, offered());
        }
    }

    static long minute(long nanos) {
        return nanos / NANOS_PER_MINUTE;
    }

    /** One more was answered. */
    public RecentContacts answered(long nanos, boolean inObjective) {
        return with(new Minute(nanos / NANOS_PER_MINUTE, 1, inObjective ? 1 : 0, 0));
    }

    /** One more was abandoned. */
    public RecentContacts abandoned(long nanos) {
        return with(new Minute(nanos / NANOS_PER_MINUTE, 0, 0, 1));
    }

    private RecentContacts with(Minute more) {
        List<Minute> list = new ArrayList<>(minutes.size() + 1);
        for (Minute each : minutes) {
            if (each.minute() > more.minute() - MINUTES && each.minute() < more.minute()) {
                list.add(each);
            }
        }
        Minute last = minutes.isEmpty() ? null : minutes.get(minutes.size() - 1);
        list.add(last != null && last.minute() == more.minute() ? last.plus(more) : more);
        return new RecentContacts(List.copyOf(list));
    }

    /** All together, as seen at that time. */
    public Minute sum(long nanos) {
        int answered = 0;
        int inObjective = 0;
        int abandoned = 0;
        for (Minute each : minutes) {
            if (each.minute() > nanos / NANOS_PER_MINUTE - MINUTES) {
                answered += each.answered();
                inObjective += each.inObjective();
                abandoned += each.abandoned();
            }
        }
        return new Minute(0, answered, inObjective, abandoned);
    }

    /** When the sum is another without anything happening: the first of the minutes has passed; 0 = never. */
    public long changesAtNanos(long nanos) {
        for (Minute each : minutes) {
            if (each.minute() > nanos / NANOS_PER_MINUTE - MINUTES) {
                return (each.minute() + MINUTES) * NANOS_PER_MINUTE;
            }
        }
        return 0;
    }
}
