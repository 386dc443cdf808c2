package io.strowger.simulator.model;

/** When a step of a vector branches or is done at all. */
public sealed interface VectorCondition {
    /** Always. */
    record Unconditionally() implements VectorCondition {}

    /** As long as this step has branched fewer times than this for the call (a looping counter). */
    record FewerTimesThan(int times) implements VectorCondition {}

    /** When the last attempt of this call to queue has failed. */
    record QueueFail() implements VectorCondition {}

    /**
     * How a skill is doing.
     *
     * @param skill the skill; empty in {@link Measure#EXPECTED_WAIT} for the best of those the call waits in
     * @param priority calls of lower priority do not count; agents have none and any will do
     */
    record SkillIs(Measure measure, String skill, VectorStep.Priority priority, Comparison comparison, int value)
            implements
                VectorCondition {}

    /** How many calls that came through a VDN are in the switch. */
    record CountedCalls(String vdn, Comparison comparison, int value) implements VectorCondition {}

    /**
     * What number called, or what the caller entered. With {@link Comparison#EQUAL} and {@link Comparison#NOT_EQUAL} a
     * {@code ?} stands for any digit and a {@code +} for any number of digits; the others compare whole numbers.
     */
    record NumberIs(Source source, Comparison comparison, String pattern) implements VectorCondition {
        /** Longest pattern. */
        public static final int MAX_PATTERN = 16;
    }

    /**
     * From one time of the week until another. With {@link WeekTime#EVERY_DAY} in both it is a time of day.
     */
    record TimeOfDay(WeekTime from, WeekTime until) implements VectorCondition {}

    /**
     * A minute of the week.
     *
     * @param day 1 Monday to 7 Sunday, {@link #EVERY_DAY} for all
     * @param minute minutes since midnight
     */
    record WeekTime(int day, int minute) {
        /** Any day. */
        public static final int EVERY_DAY = 0;
        /** Minutes of a day. */
        public static final int MINUTES_OF_DAY = 24 * 60;

        public WeekTime {
            if (day < EVERY_DAY || day > 7 || minute < 0 || minute >= MINUTES_OF_DAY) {
                throw new IllegalArgumentException("day " + day + " minute " + minute);
            }
        }
    }

    /** What is measured of a skill. */
    enum Measure {
        CALLS_QUEUED, OLDEST_CALL_WAIT, EXPECTED_WAIT, AVAILABLE_AGENTS, STAFFED_AGENTS
    }

    /** Which digits are meant. */
    enum Source {
        ANI, DIGITS
    }

    /** How two values are compared. */
    enum Comparison {
        LESS("<"), GREATER(">"), AT_MOST("<="), AT_LEAST(">="), EQUAL("="), NOT_EQUAL("<>");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** How a vector form writes it. */
        public String sign() {
            return sign;
        }

        /** Whether it holds for an order as {@link Comparable} gives it. */
        boolean holds(int order) {
            return switch (this) {
                case LESS -> order < 0;
                case GREATER -> order > 0;
                case AT_MOST -> order <= 0;
                case AT_LEAST -> order >= 0;
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
            };
        }
    }
}
