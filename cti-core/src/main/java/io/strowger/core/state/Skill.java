package io.strowger.core.state;

import io.strowger.core.output.TopicState.SkillView;

/**
 * What is known of a skill beside its queue and its agents, which are derived from contacts and agents.
 *
 * @param pace what the expected wait is made of
 * @param shown as last published
 */
public record Skill(String name, Pace pace, SkillView shown) {

    public static Skill unseen(String name) {
        return new Skill(name, Pace.UNKNOWN, null);
    }

    public Skill withPace(Pace value) {
        return new Skill(name, value, shown);
    }

    public Skill withShown(SkillView value) {
        return new Skill(name, pace, value);
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
