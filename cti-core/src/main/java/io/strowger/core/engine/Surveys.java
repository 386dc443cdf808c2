package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.PbxReply;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.RequestClass;
import io.strowger.core.site.ServiceSite.Survey;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;

/**
 * A customer does not survive his agent's hanging up unless he is sent elsewhere first: where the skill has a survey, an agent who hangs up sends him to its VDN,
 * and has left with that. Whatever keeps him from it, the agent leaves.
 */
final class Surveys {
    private Surveys() {}

    /** Sends the customer to the survey of the skill; null when there is none for this call, and the agent just leaves. */
    static Answer sends(Decision d, Requester by, Requester.Own own) {
        Survey survey = surveyOf(d, by.agent(), own);
        if (survey == null) {
            return null;
        }
        return by.ask(d, new PbxCommand.SingleStepTransferCall(own.connection(), survey.vdn(), null),
                new Purpose.Survey(by.key(), own.call().key(), by.deviceId(), survey.vdn()));
    }

    /** He alone talks with the customer, and the skill has a survey at this switch. */
    private static Survey surveyOf(Decision d, Agent agent, Requester.Own own) {
        Contact contact = own.call().contact() == null ? null : d.draft.contacts.get(own.call().contact());
        boolean serves = contact != null && contact.state() == ContactState.TALKING
                && contact.service().agentId().equals(agent.agentId()) && own.call().heardParties() == 2
                && own.state() == LocalConnectionState.CONNECT && !isOwnCaller(own.call(), agent.station());
        return serves
                ? d.site().survey(contact.demand().skill(), own.call().key().switchName())
                : null;
    }

    /** He called himself: whoever he called did not ask for anything. */
    private static boolean isOwnCaller(Call call, DeviceKey station) {
        return call.caller().filter(caller -> caller.deviceId().equals(station.deviceId())).isPresent();
    }

    static void sent(Decision d, String switchName, Purpose.Survey purpose, PbxReply reply) {
        Call call = d.draft.calls.get(purpose.call());
        boolean left = call == null || call.hasEnded()
                || call.stateAt(purpose.deviceId()) == LocalConnectionState.NULL;
        if (CommandOutcomes.isDone(reply) || left) {
            if (call != null && call.contact() != null && CommandOutcomes.isDone(reply)) {
                d.fact(new Fact.SentToSurvey(call.contact(), call.key(), purpose.vdn()));
            }
            Sessions.outcome(d, purpose.request(), RefusalReason.NONE, "", purpose.call());
            return;
        }
        long id = d.request(switchName, "", RequestClass.CALL_CONTROL,
                new PbxCommand.ClearConnection(
                        new ConnectionId(purpose.call().callId(), purpose.deviceId(), false)),
                new Purpose.ForSession(purpose.request(), purpose.call(), purpose.deviceId(),
                        LocalConnectionState.NULL));
        d.timer(Timer.Kind.COMMAND, Long.toString(id), Requester.REPLY_MILLIS);
    }
}
