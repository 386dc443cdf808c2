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

    private static int aged(RoutedContact a, RoutedContact b, long nowNanos) {
        Urgency left = a.urgency();
        Urgency right = b.urgency();
        if (left.priority() == 0 || right.priority() == 0 || left.ageingNanos() == 0 && right.ageingNanos() == 0) {
            return Integer.compare(left.priority(), right.priority());
        }
        return product(points(a, nowNanos), slope(right), points(b, nowNanos), slope(left));
    }

    /** The priority as it has aged, times the slope. */
    private static long points(RoutedContact contact, long nowNanos) {
        Urgency urgency = contact.urgency();
        return urgency.ageingNanos() == 0
                ? urgency.priority()
                : urgency.priority() * urgency.ageingNanos() - (nowNanos - contact.queuedNanos());
    }

    private static long slope(Urgency urgency) {
        return urgency.ageingNanos() == 0 ? 1 : urgency.ageingNanos();
    }

    /** How a * b compares to c * d. */
    static int product(long a, long b, long c, long d) {
        int order = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return order != 0 ? order : Long.compareUnsigned(a * b, c * d);
    }
}
