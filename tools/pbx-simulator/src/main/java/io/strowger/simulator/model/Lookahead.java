package io.strowger.simulator.model;

/**
 * What a switch says of a call that one of its vectors has sent to another switch: where it waited before, and how long.
 *
 * @param interflow why it was sent
 * @param priority that it waited with, null when it stood in no queue
 * @param seconds that it had waited
 * @param sourceVdn VDN that it came through last there
 */
public record Lookahead(Interflow interflow, VectorStep.Priority priority, long seconds, String sourceVdn) {
    /** The call was not sent on by a vector. */
    public static final Lookahead NONE = new Lookahead(Interflow.NONE, null, 0, "");
    /** Most characters of the VDN. */
    public static final int MAX_SOURCE_VDN = 32;

    public Lookahead {
        if (seconds < 0 || sourceVdn.length() > MAX_SOURCE_VDN) {
            throw new IllegalArgumentException("a wait or a VDN out of range: " + seconds + ", " + sourceVdn);
        }
    }

    /** Why a call was sent to another switch, with the value the Avaya private data gives it. */
    public enum Interflow {
        NONE(-1), ALL(0), THRESHOLD(1), VECTORING(2);

        private final int value;

        Interflow(int value) {
            this.value = value;
        }

        /** The private data's number. */
        public int value() {
            return value;
        }
    }
}
