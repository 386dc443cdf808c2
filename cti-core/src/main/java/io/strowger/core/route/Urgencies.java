package io.strowger.core.route;

import io.strowger.core.route.RoutedContact.Urgency;

/** Compares fractions exactly, in 128 bits. */
final class Urgencies {
    private Urgencies() {}

    /** Whose priority as it has aged comes first, then the longer wait, then the id. */
    static int compare(RoutedContact a, RoutedContact b, long nowNanos) {
        int order = aged(a, b, nowNanos);
        return order != 0 ? order : a.compareTo(b);
    }

    /** The same for the first of two lines that have waited for so long, but for the wait. */
    static int aged(ContactQueue.Line a, long waitA, ContactQueue.Line b, long waitB) {
        if (a.priority == 0 || b.priority == 0 || a.ageingNanos == 0 && b.ageingNanos == 0) {
            return Integer.compare(a.priority, b.priority);
        }
        if (a.ageingNanos == b.ageingNanos) {
            return Long.compare(a.priority * a.ageingNanos - waitA, b.priority * b.ageingNanos - waitB);
        }
        return product(points(a.priority, a.ageingNanos, waitA), Math.max(1, b.ageingNanos),
                points(b.priority, b.ageingNanos, waitB), Math.max(1, a.ageingNanos));
    }

    private static int aged(RoutedContact a, RoutedContact b, long nowNanos) {
        Urgency left = a.urgency();
        Urgency right = b.urgency();
        if (left.priority() == 0 || right.priority() == 0 || left.ageingNanos() == 0 && right.ageingNanos() == 0) {
            return Integer.compare(left.priority(), right.priority());
        }
        return product(points(left.priority(), left.ageingNanos(), nowNanos - a.queuedNanos()),
                Math.max(1, right.ageingNanos()),
                points(right.priority(), right.ageingNanos(), nowNanos - b.queuedNanos()),
                Math.max(1, left.ageingNanos()));
    }

    /** The priority as it has aged, times the slope. */
    private static long points(int priority, long ageingNanos, long wait) {
        return ageingNanos == 0 ? priority : priority * ageingNanos - wait;
    }

    /** How a * b compares to c * d. */
    static int product(long a, long b, long c, long d) {
        int order = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return order != 0 ? order : Long.compareUnsigned(a * b, c * d);
    }
}
