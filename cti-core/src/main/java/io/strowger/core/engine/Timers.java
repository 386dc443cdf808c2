package io.strowger.core.engine;

import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.state.Timer;

/** What each kind of deadline means when it is due. */
final class Timers {
    private Timers() {}

    static void fire(Decision d, Timer.Key key) {
        String entity = key.entity();
        switch (key.kind()) {
            case NO_ANSWER -> NoAnswer.noAnswerDue(d, ContactId.parse(entity));
            case ARRIVAL -> RouteDialogues.arrivalDue(d, ContactId.parse(entity));
            case RENEWAL -> RouteDialogues.renewalDue(d, ContactId.parse(entity));
            case AFTER_CALL_WORK -> Agents.work(d, entity, WorkModeMachine.Cause.WORK_TIME_OVER, 0);
            case AFTER_CALL_WORK_MAX -> Agents.longestWorkOver(d, entity);
            case DESKTOP_GRACE -> Sessions.graceDue(d, entity);
            case CALL_FORGOTTEN -> Calls.forgetDue(d, CallKey.parse(entity));
            case CALL_DOUBT -> {
                Phantoms.look(d, CallKey.parse(entity));
                Recovery.doubtDue(d, CallKey.parse(entity));
            }
            case DIALOGUE_DOUBT -> RouteDialogues.dialogueDoubtDue(d, ContactId.parse(entity));
            case QUARTER_HOUR -> Lifecycle.quarterHourDue(d);
            case LINK_BEHIND -> LinkPace.due(d, entity);
            case LINK_LAG -> OwedEvents.lagDue(d, entity);
            case STATION_DOUBT -> Recovery.stationDoubtDue(d, DeviceKey.parse(entity));
            case STATION_TURN, CALL_TURN -> RecoveryTurns.take(d, key);
            case GUARD -> Agents.guardOver(d, entity);
            case SKILL_SHOWN, VDN_SHOWN -> {
                // Set by an earlier build; what is shown is no state any more.
            }
            case PLAN_STEP -> Plans.due(d, ContactId.parse(entity));
            case TEAM_SHOWN -> Teams.publish(d, entity);
            case ITEM -> Items.due(d, ContactId.parse(entity));
            case THRESHOLD -> Thresholds.look(d, entity);
            case AGENT_SWEEP -> AgentStateQueries.sweep(d, entity);
            case RECONCILE -> Reconcile.due(d, entity);
            case RECONCILE_AGAIN -> Reconcile.againDue(d, DeviceKey.parse(entity));
            case CALL_DENIED -> Reconcile.deniedDue(d, CallKey.parse(entity));
            case LINK_RESYNCHRONISING -> Links.resynchronisingDue(d, entity);
            case DEFLECTION -> Recovery.deflectionDue(d, ContactId.parse(entity));
            case QUARANTINE -> Quarantines.due(d, entity);
            case INVARIANTS -> InvariantWatch.due(d, entity);
            case COMMAND -> CommandOutcomes.replyDue(d, Long.parseLong(entity));
            case OBSERVATION -> Observations.due(d, DeviceKey.parse(entity));
            case LOOK_UP -> Analysis.deadlineDue(d, ContactId.parse(entity));
            case VARIABLE -> Variables.expired(d, entity);
            case CONFIGURATION -> Lifecycle.configurationDue(d);
            case CALLBACK -> Callbacks.due(d, ContactId.parse(entity));
            case CALLBACK_EXPIRY -> Callbacks.expiryDue(d, ContactId.parse(entity));
            case TREATMENT -> d.follow(Step.Kind.TREAT, ContactId.parse(entity));
            case CROSSING -> Sites.crossingDue(d, entity);
            case TIE_TRUNKS -> Trunks.tryAgainDue(d, entity);
            case TRUNK_POLL -> Trunks.pollDue(d, entity);
            case CALL_RECOVERY -> Recovery.recoveryDue(d, CallKey.parse(entity));
        }
    }
}
