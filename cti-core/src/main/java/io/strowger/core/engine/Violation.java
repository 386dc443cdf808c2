package io.strowger.core.engine;

/** A rule that does not hold for an entity. */
public record Violation(Rule rule, String entity, String detail) {

    /** What always holds between two inputs. Constants are only appended. */
    public enum Rule {
        WORK_CONSERVED("No contact waits with an open request while an agent who may take it is ready."),
        ONE_RESERVATION("An agent belongs to one contact at most, and that contact knows him."),
        ACTIVITY_OBSERVED("An agent's call activity is that of the connections at his station."),
        NOTHING_WHILE_LOGGED_OUT("An agent who is logged out has no station and no contact."),
        TIMES_IN_ORDER("An agent's state began after he logged on, and not in the future."),
        NO_ORPHAN_CONNECTION(
                "A call that is over has no connection, and a call that lives has one or is being asked after."),
        CONTACT_IN_LIVE_CALL("A contact is in a call that lives."),
        SERVED_BY_SOMEBODY("A contact has an agent exactly while one is chosen, rings or talks."),
        WATCHED("Whatever is not at rest has a timer or an open question that ends it.");

        private final String sentence;

        Rule(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }
}
