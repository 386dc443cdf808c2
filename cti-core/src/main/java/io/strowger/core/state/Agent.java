package io.strowger.core.state;

import io.strowger.core.model.AgentState;
import io.strowger.core.model.AgentTime;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ItemState;
import io.strowger.core.model.WorkMode;
import io.strowger.core.route.AgentLoad;
import java.util.List;

/**
 * An agent on his two axes.
 *
 * @param sessionId his desktop's session, empty = none
 * @param desktopPresent the session has a live connection
 * @param station null while logged out
 * @param contact the contact that is reserved for him or served by him; null = none
 * @param asked what the switch was asked to make of him and has not told yet; null = nothing
 * @param toldSequence input by which the switch last told his work mode; 0 = never, {@link #UNTOLD} = not since it can be reached again
 * @param load what he has done lately, as far as agents are chosen by it
 * @param items that he has been offered or has, in the order in which they were offered
 * @param workedNanos since when he has had one that is accepted and not parked; 0 = he has none
 */
public record Agent(String agentId, String sessionId, boolean desktopPresent, DeviceKey station, Work work,
        CallActivity activity, ContactId contact, Since since, Asked asked, long toldSequence, AgentLoad load,
        List<Item> items, long workedNanos) {

    /** A row of an earlier build has no load and no items. */
    public Agent {
        load = load == null ? AgentLoad.NONE : load;
        items = items == null ? List.of() : items;
    }

    /** As the input by which the switch told his work mode. */
    public static final long UNTOLD = -1;
    /** Items of one agent, parked ones among them. */
    public static final int ITEMS_MAX = 50;

    /**
     * An item of work that he has; of an item that is offered he has only seen what it is.
     *
     * @param weight how much of him it takes, where that is more than its medium says; 0 = as it says
     */
    public record Item(ContactId contact, String medium, ItemState state, int weight) {}

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
     * A work mode that the switch was asked for, with the reason as it is known here.
     *
     * @param confirmedSequence input by which the switch agreed; 0 = it has not answered
     */
    public record Asked(WorkMode mode, int reasonCode, long confirmedSequence) {
        public Asked(WorkMode mode, int reasonCode) {
            this(mode, reasonCode, 0);
        }

        /** Whether it is what was asked for. */
        public boolean is(WorkMode otherMode, int otherReason) {
            return mode == otherMode && reasonCode == otherReason;
        }

        public Asked confirmed(long sequence) {
            return new Asked(mode, reasonCode, sequence);
        }
    }

    /**
     * Engine times.
     *
     * @param stateNanos displayed state, work mode or reason last changed
     * @param idleNanos became able to take a call; the most idle agent has the smallest
     * @param loggedOnNanos 0 while logged out
     * @param guardUntilNanos until then he is offered nothing; 0 = no guard time runs
     * @param periodNanos work mode, reason or call activity last changed: what is shown may be the same for longer
     * @param stateSequence input by which displayed state, work mode or reason last changed; 0 = never
     * @param stateCause why, in the words of the tables
     */
    public record Since(long stateNanos, long idleNanos, long loggedOnNanos, long guardUntilNanos, long periodNanos,
            long stateSequence, String stateCause) {
        /** Logged on at that time, or off with 0. */
        public Since loggedOn(long nanos) {
            return new Since(stateNanos, 0, nanos, 0, periodNanos, stateSequence, stateCause);
        }

        /** He has begun or ended something, and who is idle for longer comes first. */
        public Since idleSince(long nanos) {
            return new Since(stateNanos, nanos, loggedOnNanos, guardUntilNanos, periodNanos, stateSequence, stateCause);
        }

        public Since withGuard(long untilNanos) {
            return new Since(stateNanos, idleNanos, loggedOnNanos, untilNanos, periodNanos, stateSequence, stateCause);
        }

        /** What is shown changed, another period began, and he may be able to take a call since then. */
        public Since changed(long nanos, long idle, long sequence, String cause) {
            return new Since(nanos, idle, loggedOnNanos, guardUntilNanos, nanos, sequence, cause);
        }

        /** Another period began, and he may be able to take a call since then. */
        public Since period(long nanos, long idle) {
            return new Since(stateNanos, idle, loggedOnNanos, guardUntilNanos, nanos, stateSequence, stateCause);
        }
    }

    public static Agent loggedOut(String agentId, long nanos) {
        return new Agent(agentId, "", false, null, Work.LOGGED_OUT, CallActivity.NONE, null,
                new Since(nanos, 0, 0, 0, nanos, 0, ""), null, 0, AgentLoad.NONE, List.of(), 0);
    }

    public AgentState state() {
        return AgentState.of(work.mode(), activity);
    }

    /** What his time counts as now. */
    public AgentTime time() {
        return AgentTime.of(work.mode(), activity);
    }

    public boolean isLoggedOn() {
        return work.mode() != WorkMode.LOGGED_OUT;
    }

    /** Ready by both axes. Whether his station can take a call is another question. */
    public boolean isReady() {
        return state() == AgentState.READY && work.pending() == null;
    }

    /** Ready, at his desktop, and no guard time runs: only his station and its link can keep him from being offered a contact. */
    public boolean isOfferable() {
        return isReady() && !isAskedAway() && desktopPresent && since.guardUntilNanos() == 0;
    }

    private static boolean takes(WorkMode mode) {
        return mode == WorkMode.AUTO_IN || mode == WorkMode.MANUAL_IN;
    }

    /** Whether the switch, which distributes his calls, has still to say what has become of him while it could not be reached. */
    public boolean isUntold() {
        return toldSequence == UNTOLD;
    }

    /** The switch was asked for a mode and has not answered, or has agreed and not said since in which he is. */
    public boolean isAsked() {
        return asked != null && (asked.confirmedSequence() == 0 || toldSequence < asked.confirmedSequence());
    }

    /** The switch is being asked for a mode in which he takes nothing. */
    public boolean isAskedAway() {
        return isAsked() && !takes(asked.mode());
    }

    /** He has a call, or one is on its way to him. */
    public boolean isBusy() {
        return activity != CallActivity.NONE || contact != null;
    }

    public Agent withSession(String value, boolean present) {
        return new Agent(agentId, value, present, station, work, activity, contact, since, asked, toldSequence, load,
                items, workedNanos);
    }

    public Agent withStation(DeviceKey value) {
        return new Agent(agentId, sessionId, desktopPresent, value, work, activity, contact, since, asked,
                toldSequence, load, items, workedNanos);
    }

    public Agent withWork(Work value) {
        return new Agent(agentId, sessionId, desktopPresent, station, value, activity, contact, since, asked,
                toldSequence, load, items, workedNanos);
    }

    public Agent withActivity(CallActivity value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, value, contact, since, asked,
                toldSequence, load, items, workedNanos);
    }

    public Agent withContact(ContactId value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, value, since, asked,
                toldSequence, load, items, workedNanos);
    }

    public Agent withSince(Since value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, contact, value, asked,
                toldSequence, load, items, workedNanos);
    }

    /** What is shown of him changed. */
    public Agent changed(AgentLoad nowLoad, Since nowSince) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, contact, nowSince, asked,
                toldSequence, nowLoad, items, workedNanos);
    }

    public Agent withAsked(Asked value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, contact, since, value,
                toldSequence, load, items, workedNanos);
    }

    public Agent told(long sequence) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, contact, since, asked, sequence,
                load, items, workedNanos);
    }

    public Agent withLoad(AgentLoad value) {
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, contact, since, asked,
                toldSequence, value, items, workedNanos);
    }

    /** With these items since now. */
    public Agent withItems(List<Item> value, long nanos) {
        boolean works = value.stream().anyMatch(item -> item.state() == ItemState.ACCEPTED);
        return new Agent(agentId, sessionId, desktopPresent, station, work, activity, contact, since, asked,
                toldSequence, load, List.copyOf(value), works ? workedNanos == 0 ? nanos : workedNanos : 0);
    }

    /** The item that the contact is, or null when he does not have it. */
    public Item item(ContactId id) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).contact().equals(id)) {
                return items.get(i);
            }
        }
        return null;
    }

    /** Whether his work mode, his desktop and the guard time let him be offered anything at all, whatever he has already. */
    public boolean isOpen() {
        return takes(work.mode()) && work.pending() == null && !isAskedAway() && desktopPresent
                && since.guardUntilNanos() == 0;
    }
}
