package io.strowger.core.state;

import io.strowger.core.output.TopicState.SkillView;

/**
 * What is known of a skill beside its queue and its agents, which are derived from contacts and agents.
 *
 * @param pace what the expected wait is made of
 * @param shown what was last published
 * @param accuracy how true the expected waits were
 */
public record Skill(String name, Pace pace, Shown shown, Accuracy accuracy) {

    /** A snapshot of an earlier build has measured nothing. */
    public Skill {
        accuracy = accuracy == null ? Accuracy.NONE : accuracy;
    }

    public static Skill unseen(String name) {
        return new Skill(name, Pace.UNKNOWN, Shown.NOTHING, Accuracy.NONE);
    }

    public Skill withPace(Pace value) {
        return new Skill(name, value, shown, accuracy);
    }

    public Skill withShown(Shown value) {
        return new Skill(name, pace, value, accuracy);
    }

    public Skill withAccuracy(Accuracy value) {
        return new Skill(name, pace, shown, value);
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
     * As published.
     *
     * @param view null before the first time
     * @param nanos engine time of the last change of what is shown
     * @param due a timer runs, at which it is shown anew
     */
    public record Shown(SkillView view, long nanos, boolean due) {
        public static final Shown NOTHING = new Shown(null, 0, false);

        public Shown asDue() {
            return new Shown(view, nanos, true);
        }

        /** The view at that time; nothing has changed when it is the one that is shown. */
        public Shown now(SkillView next, long now) {
            return new Shown(next, next.equals(view) ? nanos : now, false);
        }
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

        public Pace idle() {
            return new Pace(handledMillis, advancedMillis, advances, 0);
        }
    }
}
