package io.strowger.core.state;

import io.strowger.core.codec.Tag;

/**
 * What is known of a skill beside its queue and its agents, which are derived from contacts and agents.
 *
 * @param pace what the expected wait is made of
 * @param choice what choosing its agents goes by beside themselves
 * @param accuracy how true the expected waits were
 * @param flow contacts that treatments brought and took, since the journal began
 * @param recent what became of the contacts that waited for it, in the last minutes
 */
public record Skill(String name, Pace pace, @Tag(4) Choice choice, @Tag(5) Accuracy accuracy, @Tag(6) Flow flow,
        @Tag(7) RecentContacts recent) {

    /** A row of an earlier build has none. */
    public Skill {
        choice = choice == null ? Choice.NOTHING : choice;
        accuracy = accuracy == null ? Accuracy.NONE : accuracy;
        flow = flow == null ? Flow.NONE : flow;
        recent = recent == null ? RecentContacts.NONE : recent;
    }

    public static Skill unseen(String name) {
        return new Skill(name, Pace.UNKNOWN, Choice.NOTHING, Accuracy.NONE, Flow.NONE, RecentContacts.NONE);
    }

    public Skill withPace(Pace value) {
        return new Skill(name, value, choice, accuracy, flow, recent);
    }

    public Skill withAccuracy(Accuracy value) {
        return new Skill(name, pace, choice, value, flow, recent);
    }

    public Skill withChoice(Choice value) {
        return new Skill(name, pace, value, accuracy, flow, recent);
    }

    public Skill withFlow(Flow value) {
        return new Skill(name, pace, choice, accuracy, value, recent);
    }

    public Skill withRecent(RecentContacts value) {
        return new Skill(name, pace, choice, accuracy, flow, value);
    }

    /** Contacts that overflowed: INFLOWCALLS and OUTFLOWCALLS of a split. */
    public record Flow(long in, long out) {
        public static final Flow NONE = new Flow(0, 0);

        public Flow oneIn() {
            return new Flow(in + 1, out);
        }

        public Flow oneOut() {
            return new Flow(in, out + 1);
        }
    }

    /**
     * Expected waits held against the waits that they foretold, since the journal began.
     *
     * @param measured contacts that an agent was found for in the skill that they began to wait for
     * @param errorMillis sum of the differences, each without its sign
     * @param biasMillis sum of the differences, expected less waited: above 0 where too much was foretold
     */
    public record Accuracy(long measured, long errorMillis, long biasMillis) {
        public static final Accuracy NONE = new Accuracy(0, 0, 0);

        public Accuracy with(long expectedMillis, long waitedMillis) {
            long difference = expectedMillis - waitedMillis;
            return new Accuracy(measured + 1, errorMillis + Math.abs(difference), biasMillis + difference);
        }

        /** Truncating; 0 as long as nothing was measured. */
        public long meanErrorMillis() {
            return measured == 0 ? 0 : errorMillis / measured;
        }

        /** Truncating; 0 as long as nothing was measured. */
        public long meanBiasMillis() {
            return measured == 0 ? 0 : biasMillis / measured;
        }
    }

    /**
     * What choosing agents goes by.
     *
     * @param overload reserves up to this level take part
     * @param turn the agent who had the last turn; empty = nobody, or they are not taken in turn
     */
    public record Choice(int overload, String turn) {
        public static final Choice NOTHING = new Choice(0, "");
    }

    /**
     * How fast its queue advances. Work is the time of one agent who takes calls that a contact costs.
     *
     * @param handledMillis mean time from ring to the end of after-call work; 0 = none yet
     * @param advancedMillis mean work by the advances of a queue that was never empty between two; 0 = none yet
     * @param advances how many of them, no further than is asked for
     * @param advancedNanos engine time of the last advance that left others waiting; 0 = the queue was empty since
     */
    public record Pace(long handledMillis, long advancedMillis, int advances, long advancedNanos) {
        public static final Pace UNKNOWN = new Pace(0, 0, 0, 0);

        public Pace withHandled(long millis) {
            return new Pace(millis, advancedMillis, advances, advancedNanos);
        }

        /** With an empty queue. */
        public Pace idle() {
            return advancedNanos == 0 ? this : new Pace(handledMillis, advancedMillis, advances, 0);
        }
    }
}
