package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;

/**
 * A contact on its way from one switch to another, or there.
 *
 * @param token unique for ever, told in user-to-user information where the path carries it
 * @param number of the other switch's pool that it arrives at, empty = at the agent's station
 * @param call that it is sent from
 * @param arrived the call at the other switch, null as long as there is none
 * @param sinceNanos when it was sent
 */
public record Crossing(String token, ContactId contact, String path, State state, String toSwitch, String number,
        CallKey call, CallKey arrived, long sinceNanos) {

    /** Constants are only appended. */
    public enum State {
        /** Sent, and expected at the other switch. */
        EXPECTED,
        /** The contact waits for it no more; should it arrive all the same, it is known. */
        OVERDUE,
        /** The contact is at the other switch. */
        ARRIVED,
        /** Over; its number rests. */
        OVER
    }

    public Crossing withState(State value) {
        return new Crossing(token, contact, path, value, toSwitch, number, call, arrived, sinceNanos);
    }

    public Crossing arrivedAs(CallKey value) {
        return new Crossing(token, contact, path, State.ARRIVED, toSwitch, number, call, value, sinceNanos);
    }

    /** Whether a trunk is taken by it. */
    public boolean takesTrunk() {
        return state == State.EXPECTED || state == State.ARRIVED;
    }

    /** The number that it holds, or null. */
    DeviceKey numberKey() {
        return number.isEmpty() ? null : new DeviceKey(toSwitch, number);
    }
}
