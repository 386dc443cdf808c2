package io.strowger.core.state;

import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.WorkMode;

/**
 * An agent on his two axes.
 *
 * @param sessionId his desktop's session, empty = none
 * @param desktopPresent the session has a live connection
 * @param station null while logged out
 * @param contact the contact that is reserved for him or served by him; null = none
 */
public record Agent(String agentId, String sessionId, boolean desktopPresent, DeviceKey station, Work work,
        CallActivity activity, ContactId contact, Since since) {

    /** The axis of the work mode, with the change that waits for the end of a call; pending null = none. */
    public record Work(WorkMode mode, int reasonCode, WorkMode pending, int pendingReasonCode) {
        public static final Work LOGGED_OUT = new Work(WorkMode.LOGGED_OUT, 0, null, 0);

        public static Work of(WorkMode mode, int reasonCode) {
            return new Work(mode, reasonCode, null, 0);
        }

        public Work withPending(WorkMode value, int code) {
            return new Work(mode, reasonCode, value, code);
        }
    }

    /**
     * Engine times.
     *
     * @param stateNanos displayed state, work mode or reason last changed
     * @param idleNanos became able to take a call; the most idle agent has the smallest
     * @param loggedOnNanos 0 while logged out
     */
    public record Since(long stateNanos, long idleNanos, long loggedOnNanos) {}

    public static Agent loggedOut(String agentId, long nanos) {
        return new Agent(agentId, "", false, null, Work.LOGGED_OUT, CallActivity.NONE, null, new Since(nanos, 0, 0));
    }

    public AgentState state() {
        return AgentState.of(work.mode(), activity);
    }

    public boolean isLoggedOn() {
        return work.mode() != WorkMode.LOGGED_OUT;
    }

    /** Ready by both axes. Whether his station can take a call is another question. */
    public boolean isReady() {
        return state() == AgentState.READY && work.pending() == null;
    }

    /** Whether he talks, as his skills count it. */
    public boolean isOnCall() {
        AgentState state = state();
        return state == AgentState.TALKING || state == AgentState.HELD;
    }

    /** Whether his skills count him as they count the other. */
    public boolean countsLike(Agent other) {
        return isLoggedOn() == other.isLoggedOn() && isReady() == other.isReady() && isOnCall() == other.isOnCall();
    }

    public Agent withSession(String value, boolean present) {
        return new Agent(agentId, value, present, station, work, activity, contact, since);
    }

    public Agent withStation(DeviceKey value) {
        return new Agent(agentId, sessionId, desktopPresent, value, work, activity, contact, since);
    }

    public Agent withWork(Work value) {
        return new Agent(agentId, sessionId, desktopPresent, station, value, activity, contact, since);
    }

    public Agent withActivity(CallActivity value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, value, contact, since);
    }

    public Agent withContact(ContactId value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, value, since);
    }

    public Agent withSince(Since value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, contact, value);
    }
}
