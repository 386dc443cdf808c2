package io.strowger.core.state;

/**
 * A deadline as data: one per (kind, entity).
 *
 * @param deadlineNanos engine time
 */
public record Timer(Key key, long deadlineNanos) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
        int order = Long.compare(deadlineNanos, other.deadlineNanos);
        return order != 0 ? order : key.compareTo(other.key);
    }

    /** What is timed, and for whom; the entity is the text of its key. */
    public record Key(Kind kind, String entity) implements Comparable<Key> {
        /** Whether it is one of those that wait in order for their turn. */
        boolean isWalkedOver() {
            return kind == Kind.STATION_TURN || kind == Kind.CALL_TURN || kind == Kind.INVARIANTS;
        }

        @Override
        public int compareTo(Key other) {
            int order = kind.compareTo(other.kind);
            return order != 0 ? order : entity.compareTo(other.entity);
        }

        /** By hand: the hash of a constant is not the same in every process. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && kind == that.kind && entity.equals(that.entity);
        }

        @Override
        public int hashCode() {
            return 31 * entity.hashCode() + kind.ordinal();
        }
    }

    /** Constants are only appended. */
    public enum Kind {
        /** A contact rings too long at its agent. */
        NO_ANSWER,
        /** A selected or deflected contact has not arrived at the agent's station. */
        ARRIVAL,
        /** The vector has not asked again. */
        RENEWAL,
        /** After-call work is over. */
        AFTER_CALL_WORK,
        /** A vanished client's grace is over. */
        DESKTOP_GRACE,
        /** An ended call may be forgotten. */
        CALL_FORGOTTEN,
        /** Whether a doubtful call still lives is to be asked. */
        CALL_DOUBT,
        /** After a link came back a call has not been proved. */
        CALL_RECOVERY,
        /** A station's snapshot could not be had and is to be asked for again. */
        STATION_DOUBT,
        /** A contact that is being served was asked for on another link; the switch should have ended that dialogue. */
        DIALOGUE_DOUBT,
        /** What a link has not told within the time allowed for its lag; the entity is the switch. */
        LINK_LAG,
        /** A station waits for its turn to be asked after a link came back. */
        STATION_TURN,
        /** So does a call. */
        CALL_TURN,
        /** The time after a contact in which its agent is offered none. */
        GUARD,
        /** Agents of a switch that distributes calls are to be asked after; the entity is the switch. */
        AGENT_SWEEP,
        /** The next device of a switch is to be compared with what the switch says; the entity is the switch. */
        RECONCILE,
        /** The switch said something else of a device than is believed, and is asked once more. */
        RECONCILE_AGAIN,
        /** The switch denied a call, and is asked once more. */
        CALL_DENIED,
        /** A link has been coming up for too long. */
        LINK_RESYNCHRONISING,
        /** A deflected contact has not left the agent where it rang. */
        DEFLECTION,
        /** What failed to be decided of an entity is to be learned anew from the switch. */
        QUARANTINE,
        /** Some more rows are to be held against the invariants; the entity says where it goes on. */
        INVARIANTS,
        /** A request to a switch that a client waits for has had no reply; the entity is its id. */
        COMMAND,
        /** An observation has not come further; the entity is the observer's station. */
        OBSERVATION,
        /** Of earlier builds: what has changed of a skill since it was last published is due. */
        SKILL_SHOWN,
        /** Likewise of a VDN. */
        VDN_SHOWN,
        /** The next step of a waiting contact's plan begins, or others than its preferred agents may take it. */
        PLAN_STEP,
        /** A contact in analysis has waited for outside data long enough. */
        LOOK_UP,
        /** What somebody set of a variable is over; the entity is its name. */
        VARIABLE,
        /** A configuration takes effect; the entity is empty. */
        CONFIGURATION,
        /** After-call work that its agent ends himself has lasted as long as it may. */
        AFTER_CALL_WORK_MAX,
        /** A contact has not arrived at the other switch, or the number that it was to arrive at has rested; the entity is the token. */
        CROSSING,
        /** A path between switches that failed may be tried again; the entity is the path. */
        TIE_TRUNKS,
        /** The switch is to be asked how many trunks of a path are free. */
        TRUNK_POLL,
        /** A contact has waited for so long that a treatment of its plan is due. */
        TREATMENT,
        /** The next step of a callback is due. */
        CALLBACK,
        /** A callback's time is over. */
        CALLBACK_EXPIRY,
        /** What has changed of a team since it was last published is due. */
        TEAM_SHOWN,
        /** A contact will have waited so long that a threshold is crossed; the entity is the board's topic. */
        THRESHOLD,
        /** An offer of an item is without an answer, or it was parked for too long; a waiting one may be offered again to whoever did not take it. */
        ITEM,
        /** Whether a link has told and answered in time what it owes is to be looked at; the entity is its key. */
        LINK_BEHIND,
        /** A quarter of an hour is over, with which intervals of reports end; the entity is empty. */
        QUARTER_HOUR
    }
}
