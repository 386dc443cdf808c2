package io.strowger.core.machine;

import io.strowger.core.model.WorkMode;

/** The axis of an agent that he, a supervisor or a rule sets. On a call a change may wait as pending; the table is asked when it takes effect. */
public final class WorkModeMachine {
    /** What can happen. Constants are only appended. */
    public enum Cause {
        /** The agent logged on at a station. */
        LOG_ON,
        /** The agent logged off. */
        LOG_OFF,
        /** The agent said ready, to stay so after calls. */
        READY_AUTO,
        /** The agent said ready for one call. */
        READY_MANUAL,
        /** The agent said not ready. */
        NOT_READY,
        /** The agent said after-call work. */
        AFTER_CALL_WORK,
        /** The contact that he answered has left him and his skill prescribes no after-call work. */
        CONTACT_LEFT,
        /** The contact that he answered has left him and after-call work is due. */
        CONTACT_LEFT_FOR_WORK,
        /** The time of after-call work is over. */
        WORK_TIME_OVER,
        /** A contact rang too long and was sent elsewhere. */
        CALL_NOT_ANSWERED,
        /** His station went out of service. */
        STATION_LOST,
        /** His desktop did not come back within the grace. */
        DESKTOP_LOST,
        /** The switch that distributes his calls says that he logged on, and not in which mode. */
        SWITCH_LOGGED_ON,
        /** It says that he logged off. */
        SWITCH_LOGGED_OFF,
        /** It has him not ready, or not ready with another reason. */
        SWITCH_AUX,
        /** It has him in after-call work. */
        SWITCH_ACW,
        /** It has him ready. */
        SWITCH_AUTO_IN,
        /** It has him ready for one call. */
        SWITCH_MANUAL_IN,
        /** After-call work that he ends himself has lasted as long as it may. */
        LONGEST_WORK_OVER;

        /** Whether the switch said it: it is so, whatever was asked for. */
        public boolean isTold() {
            return compareTo(SWITCH_LOGGED_ON) >= 0 && compareTo(SWITCH_MANUAL_IN) <= 0;
        }
    }

    public static final StateTable<WorkMode, Cause> TABLE = StateTable
            .of("Agent: work mode", WorkMode.class, Cause.class)
            .move(WorkMode.LOGGED_OUT, Cause.LOG_ON, WorkMode.AUX, "logged on; not ready until the agent says so")
            .stay(WorkMode.LOGGED_OUT, Cause.LOG_OFF, "logged out already")
            .anomaly(WorkMode.LOGGED_OUT, Cause.READY_AUTO, "nobody can be ready who is not logged on")
            .anomaly(WorkMode.LOGGED_OUT, Cause.READY_MANUAL, "nobody can be ready for a call who is not logged on")
            .anomaly(WorkMode.LOGGED_OUT, Cause.NOT_READY, "nobody can be not ready who is not logged on")
            .anomaly(WorkMode.LOGGED_OUT, Cause.AFTER_CALL_WORK, "nobody can work after a call who is not logged on")
            .stay(WorkMode.LOGGED_OUT, Cause.CONTACT_LEFT, "logged out while the contact was still with him")
            .stay(WorkMode.LOGGED_OUT, Cause.CONTACT_LEFT_FOR_WORK, "logged out during the call; no after-call work")
            .stay(WorkMode.LOGGED_OUT, Cause.WORK_TIME_OVER, "logged off before the time was over")
            .stay(WorkMode.LOGGED_OUT, Cause.CALL_NOT_ANSWERED, "logged off while it rang")
            .stay(WorkMode.LOGGED_OUT, Cause.STATION_LOST, "nobody is logged on at the lost station")
            .stay(WorkMode.LOGGED_OUT, Cause.DESKTOP_LOST, "logged out before the grace was over")
            .move(WorkMode.LOGGED_OUT, Cause.SWITCH_LOGGED_ON, WorkMode.AUX,
                    "logged on at the switch; not ready until it says otherwise")
            .stay(WorkMode.LOGGED_OUT, Cause.SWITCH_LOGGED_OFF, "the log-off is told once for each of his splits")
            .move(WorkMode.LOGGED_OUT, Cause.SWITCH_AUX, WorkMode.AUX,
                    "the switch shows him logged on, not ready")
            .move(WorkMode.LOGGED_OUT, Cause.SWITCH_ACW, WorkMode.ACW,
                    "the switch shows him logged on, in after-call work")
            .move(WorkMode.LOGGED_OUT, Cause.SWITCH_AUTO_IN, WorkMode.AUTO_IN,
                    "the switch shows him logged on and ready")
            .move(WorkMode.LOGGED_OUT, Cause.SWITCH_MANUAL_IN, WorkMode.MANUAL_IN,
                    "the switch shows him logged on and ready for one call")
            .stay(WorkMode.AUX, Cause.LOG_ON, "logged on already, not ready")
            .move(WorkMode.AUX, Cause.LOG_OFF, WorkMode.LOGGED_OUT, "logged off")
            .move(WorkMode.AUX, Cause.READY_AUTO, WorkMode.AUTO_IN, "ready")
            .move(WorkMode.AUX, Cause.READY_MANUAL, WorkMode.MANUAL_IN, "ready for one call")
            .move(WorkMode.AUX, Cause.NOT_READY, WorkMode.AUX, "another reason")
            .move(WorkMode.AUX, Cause.AFTER_CALL_WORK, WorkMode.ACW, "after-call work out of not ready")
            .stay(WorkMode.AUX, Cause.CONTACT_LEFT, "a change to not ready was made during the call")
            .stay(WorkMode.AUX, Cause.CONTACT_LEFT_FOR_WORK, "made not ready during the call; no after-call work")
            .stay(WorkMode.AUX, Cause.WORK_TIME_OVER, "not ready before the time was over")
            .stay(WorkMode.AUX, Cause.CALL_NOT_ANSWERED, "not ready already when it rang")
            .stay(WorkMode.AUX, Cause.STATION_LOST, "not ready with his own reason before the station was lost")
            .move(WorkMode.AUX, Cause.DESKTOP_LOST, WorkMode.LOGGED_OUT,
                    "the desktop of a not ready agent did not come back")
            .stay(WorkMode.AUX, Cause.SWITCH_LOGGED_ON, "the log-on is told once for each of his splits")
            .move(WorkMode.AUX, Cause.SWITCH_LOGGED_OFF, WorkMode.LOGGED_OUT,
                    "logged off at the switch")
            .move(WorkMode.AUX, Cause.SWITCH_AUX, WorkMode.AUX,
                    "the switch tells the reason of not ready")
            .move(WorkMode.AUX, Cause.SWITCH_ACW, WorkMode.ACW,
                    "the switch has him in after-call work after not ready")
            .move(WorkMode.AUX, Cause.SWITCH_AUTO_IN, WorkMode.AUTO_IN,
                    "the switch has him ready")
            .move(WorkMode.AUX, Cause.SWITCH_MANUAL_IN, WorkMode.MANUAL_IN,
                    "the switch has him ready for one call")
            .stay(WorkMode.ACW, Cause.LOG_ON, "logged on already, after a call")
            .move(WorkMode.ACW, Cause.LOG_OFF, WorkMode.LOGGED_OUT, "logged off out of after-call work")
            .move(WorkMode.ACW, Cause.READY_AUTO, WorkMode.AUTO_IN, "after-call work ended by the agent")
            .move(WorkMode.ACW, Cause.READY_MANUAL, WorkMode.MANUAL_IN,
                    "after-call work ended by the agent, ready for one call")
            .move(WorkMode.ACW, Cause.NOT_READY, WorkMode.AUX, "not ready out of after-call work")
            .stay(WorkMode.ACW, Cause.AFTER_CALL_WORK, "in after-call work already")
            .stay(WorkMode.ACW, Cause.CONTACT_LEFT, "after-call work was begun during the call")
            .stay(WorkMode.ACW, Cause.CONTACT_LEFT_FOR_WORK, "after-call work is under way")
            .move(WorkMode.ACW, Cause.WORK_TIME_OVER, WorkMode.AUTO_IN, "the time of after-call work is over")
            .move(WorkMode.ACW, Cause.CALL_NOT_ANSWERED, WorkMode.AUX, "a call was not answered in after-call work")
            .move(WorkMode.ACW, Cause.STATION_LOST, WorkMode.AUX, "the station is out of service after a call")
            .move(WorkMode.ACW, Cause.DESKTOP_LOST, WorkMode.LOGGED_OUT,
                    "the desktop did not come back during after-call work")
            .stay(WorkMode.ACW, Cause.SWITCH_LOGGED_ON, "told of another split when he works after a call already")
            .move(WorkMode.ACW, Cause.SWITCH_LOGGED_OFF, WorkMode.LOGGED_OUT,
                    "logged off at the switch out of after-call work")
            .move(WorkMode.ACW, Cause.SWITCH_AUX, WorkMode.AUX,
                    "the switch has him not ready after a call")
            .stay(WorkMode.ACW, Cause.SWITCH_ACW, "the switch confirms after-call work")
            .move(WorkMode.ACW, Cause.SWITCH_AUTO_IN, WorkMode.AUTO_IN,
                    "the switch ended after-call work, or the agent did at his station")
            .move(WorkMode.ACW, Cause.SWITCH_MANUAL_IN, WorkMode.MANUAL_IN,
                    "ready for one call after the last, says the switch")
            .stay(WorkMode.AUTO_IN, Cause.LOG_ON, "logged on already, and ready")
            .move(WorkMode.AUTO_IN, Cause.LOG_OFF, WorkMode.LOGGED_OUT, "logged off while ready")
            .stay(WorkMode.AUTO_IN, Cause.READY_AUTO, "ready already")
            .move(WorkMode.AUTO_IN, Cause.READY_MANUAL, WorkMode.MANUAL_IN, "ready, now only for the next call")
            .move(WorkMode.AUTO_IN, Cause.NOT_READY, WorkMode.AUX, "not ready")
            .move(WorkMode.AUTO_IN, Cause.AFTER_CALL_WORK, WorkMode.ACW, "after-call work out of ready")
            .stay(WorkMode.AUTO_IN, Cause.CONTACT_LEFT, "ready again")
            .move(WorkMode.AUTO_IN, Cause.CONTACT_LEFT_FOR_WORK, WorkMode.ACW, "after-call work of the skill")
            .stay(WorkMode.AUTO_IN, Cause.WORK_TIME_OVER, "ready before the time was over")
            .move(WorkMode.AUTO_IN, Cause.CALL_NOT_ANSWERED, WorkMode.AUX, "a call was not answered")
            .move(WorkMode.AUTO_IN, Cause.STATION_LOST, WorkMode.AUX, "the station is out of service")
            .move(WorkMode.AUTO_IN, Cause.DESKTOP_LOST, WorkMode.LOGGED_OUT, "the desktop did not come back")
            .stay(WorkMode.AUTO_IN, Cause.SWITCH_LOGGED_ON, "told of another split when he is ready already")
            .move(WorkMode.AUTO_IN, Cause.SWITCH_LOGGED_OFF, WorkMode.LOGGED_OUT,
                    "logged off at the switch while ready")
            .move(WorkMode.AUTO_IN, Cause.SWITCH_AUX, WorkMode.AUX,
                    "the switch made him not ready, or he did at his station")
            .move(WorkMode.AUTO_IN, Cause.SWITCH_ACW, WorkMode.ACW,
                    "after-call work by the rules of the switch")
            .stay(WorkMode.AUTO_IN, Cause.SWITCH_AUTO_IN, "the switch confirms that he is ready")
            .move(WorkMode.AUTO_IN, Cause.SWITCH_MANUAL_IN, WorkMode.MANUAL_IN,
                    "the switch has him ready for one call only")
            .stay(WorkMode.MANUAL_IN, Cause.LOG_ON, "logged on already, and ready for one call")
            .move(WorkMode.MANUAL_IN, Cause.LOG_OFF, WorkMode.LOGGED_OUT, "logged off while ready for one call")
            .move(WorkMode.MANUAL_IN, Cause.READY_AUTO, WorkMode.AUTO_IN, "ready, now also after the next call")
            .stay(WorkMode.MANUAL_IN, Cause.READY_MANUAL, "ready for one call already")
            .move(WorkMode.MANUAL_IN, Cause.NOT_READY, WorkMode.AUX, "not ready instead of the one call")
            .move(WorkMode.MANUAL_IN, Cause.AFTER_CALL_WORK, WorkMode.ACW, "after-call work instead of the one call")
            .move(WorkMode.MANUAL_IN, Cause.CONTACT_LEFT, WorkMode.ACW, "the one call is done")
            .move(WorkMode.MANUAL_IN, Cause.CONTACT_LEFT_FOR_WORK, WorkMode.ACW,
                    "the one call is done, after-call work begins")
            .stay(WorkMode.MANUAL_IN, Cause.WORK_TIME_OVER, "ready for one call before the time was over")
            .move(WorkMode.MANUAL_IN, Cause.CALL_NOT_ANSWERED, WorkMode.AUX, "the one call was not answered")
            .move(WorkMode.MANUAL_IN, Cause.STATION_LOST, WorkMode.AUX,
                    "the station is out of service before the one call")
            .move(WorkMode.MANUAL_IN, Cause.DESKTOP_LOST, WorkMode.LOGGED_OUT,
                    "the desktop did not come back before the one call")
            .stay(WorkMode.MANUAL_IN, Cause.SWITCH_LOGGED_ON,
                    "told of another split when he is ready for one call already")
            .move(WorkMode.MANUAL_IN, Cause.SWITCH_LOGGED_OFF, WorkMode.LOGGED_OUT,
                    "logged off at the switch while ready for one call")
            .move(WorkMode.MANUAL_IN, Cause.SWITCH_AUX, WorkMode.AUX,
                    "the switch has him not ready instead of the one call")
            .move(WorkMode.MANUAL_IN, Cause.SWITCH_ACW, WorkMode.ACW,
                    "the one call is done, says the switch")
            .move(WorkMode.MANUAL_IN, Cause.SWITCH_AUTO_IN, WorkMode.AUTO_IN,
                    "the switch has him ready for more than one call")
            .stay(WorkMode.MANUAL_IN, Cause.SWITCH_MANUAL_IN, "the switch confirms that he is ready for one call")
            .stay(WorkMode.LOGGED_OUT, Cause.LONGEST_WORK_OVER, "logged off before his after-call work was too long")
            .stay(WorkMode.AUX, Cause.LONGEST_WORK_OVER, "not ready before his after-call work was too long")
            .move(WorkMode.ACW, Cause.LONGEST_WORK_OVER, WorkMode.MANUAL_IN,
                    "after-call work has lasted as long as it may; ready for one call")
            .stay(WorkMode.AUTO_IN, Cause.LONGEST_WORK_OVER, "ready before his after-call work was too long")
            .stay(WorkMode.MANUAL_IN, Cause.LONGEST_WORK_OVER,
                    "ready for one call before his after-call work was too long")
            .build();

    private WorkModeMachine() {}
}
