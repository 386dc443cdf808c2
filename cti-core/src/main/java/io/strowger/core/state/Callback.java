package io.strowger.core.state;

import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.RoutePlan;

/**
 * A customer who is to be called back. Its id is that of the contact that stands in the queue for it, from when it is due on.
 *
 * @param first the contact of the customer that it grew out of; null = none
 */
public record Callback(ContactId id, ContactId first, Wish wish, Progress progress) {

    /**
     * What was wanted.
     *
     * @param switchName whose number plan the number was read by
     * @param number in international form where the plan allows it
     * @param plan whom it asks for
     * @param placeNanos since when it counts as waiting; 0 = from when it is due
     * @param notBeforeNanos 0 = at once
     * @param expiresNanos after which it is not tried any more
     * @param text for the agent
     * @param arranger the agent who arranged it, empty = the customer asked for it by himself
     */
    public record Wish(String switchName, String number, RoutePlan plan, long placeNanos, long notBeforeNanos,
            long expiresNanos, String text, String arranger) {

        public Wish {
            arranger = arranger == null ? "" : arranger;
        }

        /** At another time; 0 = as it is. */
        public Wish between(long notBefore, long notAfter) {
            return new Wish(switchName, number, plan, placeNanos, notBefore == 0 ? notBeforeNanos : notBefore,
                    notAfter == 0 ? expiresNanos : notAfter, text, arranger);
        }

        /** With a text, arranged by an agent. */
        public Wish arrangedBy(String agentId, String value) {
            return new Wish(switchName, number, plan, placeNanos, notBeforeNanos, expiresNanos, value, agentId);
        }
    }

    /**
     * How far it is.
     *
     * @param attempts that reached nobody
     * @param last outcome of the last of them
     * @param agentId who calls, empty = nobody
     */
    public record Progress(CallbackState state, int attempts, CallbackOutcome last, String agentId) {
        static final Progress BEGINNING = new Progress(CallbackState.SCHEDULED, 0, CallbackOutcome.NONE, "");
    }

    public static Callback of(ContactId id, ContactId first, Wish wish) {
        return new Callback(id, first, wish, Progress.BEGINNING);
    }

    public CallbackState state() {
        return progress.state;
    }

    public Callback withState(CallbackState value) {
        return new Callback(id, first, wish, new Progress(value, progress.attempts, progress.last, progress.agentId));
    }

    public Callback with(CallbackState value, String agentId) {
        return new Callback(id, first, wish, new Progress(value, progress.attempts, progress.last, agentId));
    }

    /** An attempt has reached nobody. */
    public Callback attempted(CallbackOutcome outcome) {
        return new Callback(id, first, wish, new Progress(CallbackState.PAUSED, progress.attempts + 1, outcome, ""));
    }

    /** Whether nobody is calling, so that it can still be taken back. */
    public boolean isOpen() {
        return progress.state == CallbackState.SCHEDULED || progress.state == CallbackState.WAITING
                || progress.state == CallbackState.PAUSED;
    }
}
