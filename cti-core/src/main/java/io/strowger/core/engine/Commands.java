package io.strowger.core.engine;

import io.strowger.core.input.Command;
import io.strowger.core.input.Roles;
import io.strowger.core.input.SessionRole;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;
import java.util.function.Supplier;

/** What clients ask for: checked against the role of the session, then given to whoever knows the matter. */
final class Commands {
    private Commands() {}

    static void execute(Decision d, Session session, SessionKey key, Command command) {
        Requester by = new Requester(d.draft.agents.get(session.userId()), key);
        SessionRole needed = Roles.neededFor(command);
        Answer answer = !Roles.permits(session.role(), needed)
                ? Answer.of(RefusalReason.NOT_PERMITTED)
                : switch (needed) {
                    case IVR -> switch (command) {
                        case Command.SubmitItem c -> ItemCommands.submit(d, session, c);
                        case Command.EndItem c -> ItemCommands.end(d, c);
                        default -> Answer.of(IvrCommands.execute(d, session, key, command));
                    };
                    case SUPERVISOR -> Supervision.execute(d, by, command);
                    case AGENT -> agent(d, by, command);
                    case TECHNICIAN, REPORTER, PROXY, WALLBOARD -> Answer.of(RefusalReason.NOT_PERMITTED);
                };
        if (answer.reason() != null) {
            Sessions.outcome(d, key, answer.reason(), answer.detail(), answer.call());
        }
    }

    private static Answer agent(Decision d, Requester by, Command command) {
        if (AgentStateRequests.execute(d, by.agent(), by.key(), command)) {
            return Answer.UNDER_WAY;
        }
        return switch (command) {
            case Command.LogOn c -> state(d, by.agent(), c);
            case Command.LogOff c -> state(d, by.agent(), c);
            case Command.SetReady c -> state(d, by.agent(), c);
            case Command.SetNotReady c -> state(d, by.agent(), c);
            case Command.SetAfterCallWork c -> state(d, by.agent(), c);
            case Command.AnswerCall c -> CallCommands.answer(d, by, c);
            case Command.HoldCall c -> CallCommands.hold(d, by, c);
            case Command.RetrieveCall c -> CallCommands.retrieve(d, by, c);
            case Command.ClearConnection c -> CallCommands.clearConnection(d, by, c);
            case Command.ClearCall c -> CallCommands.clearCall(d, by, c);
            case Command.AlternateCall c -> CallCommands.alternate(d, by, c);
            case Command.ReconnectCall c -> CallCommands.reconnect(d, by, c);
            case Command.ConferenceCall c -> CallCommands.conference(d, by, c);
            case Command.TransferCall c -> CallCommands.transfer(d, by, c);
            case Command.SendDtmfTone c -> CallCommands.sendDtmfTone(d, by, c);
            case Command.CallCompletion c -> CallCommands.complete(d, by, c);
            case Command.MakeCall c -> Dialling.makeCall(d, by, c);
            case Command.RedialLastNumber c -> Dialling.redial(d, by);
            case Command.ConsultationCall c -> Dialling.consult(d, by, c);
            case Command.BlindTransferCall c -> Dialling.blindTransfer(d, by, c);
            case Command.SingleStepTransferCall c -> Dialling.singleStepTransfer(d, by, c);
            case Command.SingleStepConferenceCall c -> Dialling.singleStepConference(d, by, c);
            case Command.DeflectCall c -> Dialling.deflect(d, by, c);
            case Command.ParkCall c -> StationCommands.park(d, by, c);
            case Command.RetrieveParkedCall c -> StationCommands.unpark(d, by, c);
            case Command.PickupCall c -> StationCommands.pickup(d, by, c);
            case Command.GroupPickupCall c -> StationCommands.groupPickup(d, by);
            case Command.SetDoNotDisturb c -> StationCommands.doNotDisturb(d, by, c);
            case Command.SetForwarding c -> StationCommands.forward(d, by, c);
            case Command.SetMessageWaiting c -> StationCommands.messageWaiting(d, by, c);
            case Command.AttachCallData c -> ContactData.attach(d, by, c);
            case Command.SetWrapUp c -> ContactData.wrapUp(d, by.agent(), c);
            case Command.SendMessage c -> Desks.message(d, by.agent(), c);
            case Command.RequestHelp c -> Desks.requestHelp(d, by.agent(), c);
            case Command.CancelHelp c -> Desks.cancelHelp(d, by.agent());
            case Command.ScheduleCallback c -> CallbackCommands.schedule(d, by, c);
            case Command.CancelCallback c -> Answer.of(CallbackCommands.cancel(d, by.agent(), c));
            case Command.DialCallback c -> Answer.of(CallbackCommands.dial(d, by, c));
            case Command.RejectCallback c -> Answer.of(CallbackCommands.reject(d, by, c));
            default -> ItemCommands.execute(d, by, command);
        };
    }

    private static Answer state(Decision d, Agent agent, Command command) {
        return Answer.of(switch (command) {
            case Command.LogOn c -> Agents.logOn(d, agent, new DeviceKey(c.switchName(), c.station()));
            case Command.LogOff c -> reason(c.reasonCode(),
                    () -> Agents.logOff(d, agent, WorkModeMachine.Cause.LOG_OFF, c.reasonCode()));
            case Command.SetReady c -> Agents.change(d, agent,
                    c.manual() ? WorkModeMachine.Cause.READY_MANUAL : WorkModeMachine.Cause.READY_AUTO, 0);
            case Command.SetNotReady c -> reason(c.reasonCode(),
                    () -> Agents.change(d, agent, WorkModeMachine.Cause.NOT_READY, c.reasonCode()));
            default -> Agents.change(d, agent, WorkModeMachine.Cause.AFTER_CALL_WORK, 0);
        });
    }

    static RefusalReason reason(int code, Supplier<RefusalReason> change) {
        return code < 0 || code > ReasonCode.AGENT_MAX ? RefusalReason.BAD_ARGUMENT : change.get();
    }
}
