package io.strowger.core.model;

/** What is made of waits that are over: the one place of the formulas that boards and reports share. Parts of a hundred, truncating. */
public final class ServiceLevel {
    private static final int PERCENT = 100;

    private ServiceLevel() {}

    /** Whether a wait was no longer than the service objective of its skill. */
    public static boolean isAcceptable(long waitedMillis, long objectiveMillis) {
        return waitedMillis <= objectiveMillis;
    }

    /** Answered within the objective, of those offered: abandoned ones count against it. 100 while there were none. */
    public static int abandonsNegative(int acceptable, int offered) {
        return offered <= 0 ? PERCENT : (int) ((long) PERCENT * acceptable / offered);
    }

    /** The same without those that were abandoned within the objective: they do not count. */
    public static int abandonsIgnored(int acceptable, int offered, int abandonedInTime) {
        return abandonsNegative(acceptable, offered - abandonedInTime);
    }

    /** The same with those that were abandoned within the objective on the good side. */
    public static int abandonsPositive(int acceptable, int offered, int abandonedInTime) {
        return abandonsNegative(acceptable + abandonedInTime, offered);
    }

    /** Abandoned, of those offered; 0 while there were none. */
    public static int abandonRate(int abandoned, int offered) {
        return offered <= 0 ? 0 : (int) ((long) PERCENT * abandoned / offered);
    }
}
