package io.strowger.core.state;

/**
 * How far the comparison of a switch's devices with what is believed has come.
 *
 * @param upSequence input since which the switch can be asked; what it said of a device before counts for nothing any more
 * @param cursor the last one asked after in the stage, as the text of its key; empty = none yet
 * @param open asked and not answered yet
 * @param round the round that is on its way
 * @param roundMillis how long the last whole round took, 0 = there was none
 * @param boundMillis within which a difference is found: what there is to ask after, by the part of the link's rate that is given to it
 */
public record Reconciliation(String switchName, long upSequence, Stage stage, String cursor, int open, Round round,
        long roundMillis, long boundMillis) {

    /** What is asked after, in turn. Constants are only appended. */
    public enum Stage {
        /** Stations and voice ports, by SnapshotDevice. */
        DEVICES,
        /** Calls at no such device, as those that wait in a VDN, by SnapshotCall. */
        CALLS,
        /** Agents whose calls the switch distributes, by QueryAgentState. */
        AGENTS
    }

    /**
     * A round over everything.
     *
     * @param asked so far
     * @param lastAsked in the round before; 0 = there was none
     * @param requestMark the last request of the round before the last; whatever it was and still waits, nobody will answer
     */
    public record Round(long number, long startedNanos, int asked, int lastAsked, long requestMark,
            long lastRequestMark) {
        Round another() {
            return new Round(number, startedNanos, asked + 1, lastAsked, requestMark, lastRequestMark);
        }

        /** The next one. */
        public Round next(long nanos, long lastRequestId) {
            return new Round(number + 1, nanos, 0, asked, lastRequestMark, lastRequestId);
        }
    }

    public static Reconciliation begun(String switchName, long sequence, long nanos) {
        return new Reconciliation(switchName, sequence, Stage.DEVICES, "", 0, new Round(1, nanos, 0, 0, 0, 0), 0, 0);
    }

    public Reconciliation asked(String key) {
        return new Reconciliation(switchName, upSequence, stage, key, open + 1, round.another(), roundMillis,
                boundMillis);
    }

    public Reconciliation answered() {
        return new Reconciliation(switchName, upSequence, stage, cursor, Math.max(0, open - 1), round, roundMillis,
                boundMillis);
    }

    public Reconciliation opened() {
        return new Reconciliation(switchName, upSequence, stage, cursor, open + 1, round, roundMillis, boundMillis);
    }

    public Reconciliation at(Stage value, String key) {
        return new Reconciliation(switchName, upSequence, value, key, open, round, roundMillis, boundMillis);
    }

    public Reconciliation withRound(Round value, long millis) {
        return new Reconciliation(switchName, upSequence, stage, cursor, open, value, millis, boundMillis);
    }

    public Reconciliation withBound(long millis) {
        return new Reconciliation(switchName, upSequence, stage, cursor, open, round, roundMillis, millis);
    }
}
