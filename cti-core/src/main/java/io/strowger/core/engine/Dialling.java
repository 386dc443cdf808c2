package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ParticipationType;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.DialPattern;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.state.Agent;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;

/** Commands that name a number: each is held to the class of restriction before it leaves. */
final class Dialling {
    /** Longest number that may be dialled. */
    static final int DESTINATION_DIGITS_MAX = 32;
    /** Longest account or authorisation code. */
    static final int CODE_DIGITS_MAX = 16;

    private Dialling() {}

    static boolean isDialable(String number) {
        return isDialable(number, DESTINATION_DIGITS_MAX);
    }

    private static boolean isDialable(String number, int max) {
        return !number.isEmpty() && number.length() <= max && number.chars().allMatch(DialPattern::isDialable);
    }

    static Answer makeCall(Decision d, Requester by, Command.MakeCall c) {
        Answer refused = mayOriginate(d, by, c.destination());
        if (refused != null) {
            return refused;
        }
        boolean account = !c.accountCode().isEmpty();
        boolean authorisation = !c.authorisationCode().isEmpty();
        if (!account && !authorisation) {
            return originate(d, by, c.destination(), c.userToUser());
        }
        String code = account ? c.accountCode() : c.authorisationCode();
        if (account && authorisation || !isDialable(code, CODE_DIGITS_MAX)) {
            return Answer.of(RefusalReason.BAD_ARGUMENT,
                    "one code of at most " + CODE_DIGITS_MAX + " digits, for account or authorisation");
        }
        DiallingForms forms = d.site().dialling(by.station().switchName());
        String form = account ? forms.accountCode() : forms.authorisationCode();
        return form.isEmpty()
                ? Answer.of(RefusalReason.FEATURE_NOT_CONFIGURED)
                : originate(d, by, DiallingForms.fill(form, c.destination(), code, by.deviceId()), c.userToUser());
    }

    /** Why the agent may not call the number now, or null. */
    private static Answer mayOriginate(Decision d, Requester by, String number) {
        RefusalReason refusal = by.absent(d);
        if (refusal == RefusalReason.NONE && !isDialable(number)) {
            refusal = RefusalReason.BAD_ARGUMENT;
        } else if (refusal == RefusalReason.NONE && by.agent().contact() != null
                && CallActivities.callsAt(d, by.station()).isEmpty()) {
            refusal = RefusalReason.WRONG_AGENT_STATE;
        }
        if (refusal == RefusalReason.NONE) {
            refusal = Restriction.dials(d, by.agent(), number);
        }
        return refusal == RefusalReason.NONE ? null : Answer.of(refusal);
    }

    static Answer originate(Decision d, Requester by, String number, Bytes userToUser) {
        return by.ask(d, new PbxCommand.MakeCall(by.deviceId(), number, userToUser), null, null);
    }

    // --- the last number again

    static Answer redial(Decision d, Requester by) {
        RefusalReason refusal = by.absent(d);
        return refusal != RefusalReason.NONE
                ? Answer.of(refusal)
                : by.ask(d, new PbxCommand.QueryLastNumber(by.deviceId()), new Purpose.LastNumber(by.key()));
    }

    static void lastNumber(Decision d, SessionKey request, PbxReply reply) {
        if (!(reply instanceof PbxReply.LastNumberReported reported)) {
            CommandOutcomes.failed(d, request, reply, null);
            return;
        }
        Session session = d.draft.sessions.get(request.sessionId());
        Agent agent = session == null ? null : d.draft.agents.get(session.userId());
        Party last = reported.lastNumber() == null ? Party.UNKNOWN : reported.lastNumber();
        Answer answer = !last.isKnown()
                ? Answer.of(RefusalReason.NO_LAST_NUMBER)
                : makeCall(d, new Requester(agent, request), new Command.MakeCall(last.raw(), Bytes.EMPTY));
        if (answer.reason() != null) {
            Sessions.outcome(d, request, answer.reason(), answer.detail(), null);
        }
    }

    // --- from a call

    static Answer consult(Decision d, Requester by, Command.ConsultationCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT);
        Answer refused = own.isRefused() ? own.refused() : mayCall(d, by, c.destination());
        return refused != null
                ? refused
                : consult(d, by, own, c.destination(), new Purpose.Consultation(by.key(), c.call()),
                        c.userToUser());
    }

    private static Answer consult(Decision d, Requester by, Requester.Own own, String number, Purpose purpose,
            Bytes userToUser) {
        return by.ask(d, new PbxCommand.ConsultationCall(own.connection(), number, userToUser, null, null), purpose);
    }

    private static Answer mayCall(Decision d, Requester by, String number) {
        RefusalReason refusal = isDialable(number)
                ? Restriction.dials(d, by.agent(), number)
                : RefusalReason.BAD_ARGUMENT;
        return refusal == RefusalReason.NONE ? null : Answer.of(refusal);
    }

    /** Why the call may not be sent on to the number, or null. */
    private static Answer maySendOn(Decision d, Requester by, Requester.Own own, String number) {
        if (own.isRefused()) {
            return own.refused();
        }
        RefusalReason refusal = isDialable(number)
                ? Restriction.sendsOn(d, by.agent(), own.call(), number)
                : RefusalReason.BAD_ARGUMENT;
        return refusal == RefusalReason.NONE ? null : new Answer(refusal, "", own.call().key());
    }

    static Answer blindTransfer(Decision d, Requester by, Command.BlindTransferCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT);
        Answer refused = maySendOn(d, by, own, c.destination());
        return refused != null ? refused : blindTransfer(d, by, own, c.destination());
    }

    /** Without asking whether the number may be called. */
    static Answer blindTransfer(Decision d, Requester by, Requester.Own own, String number) {
        return consult(d, by, own, number,
                new Purpose.BlindTransfer(by.key(), own.call().key(), by.deviceId(), null), Bytes.EMPTY);
    }

    /** The consultation stands, and becomes a transfer; or the transfer is done. */
    static void blindTransferred(Decision d, String switchName, Purpose.BlindTransfer purpose, PbxReply reply) {
        if (purpose.consultation() != null) {
            transferred(d, purpose, reply);
            return;
        }
        CallKey made = made(d, switchName, purpose.held(), reply);
        if (made == null) {
            CommandOutcomes.failed(d, purpose.request(), reply, purpose.held());
            return;
        }
        Session session = d.draft.sessions.get(purpose.request().sessionId());
        Agent agent = session == null ? null : d.draft.agents.get(session.userId());
        if (agent == null || agent.station() == null) {
            Sessions.outcome(d, purpose.request(), RefusalReason.NOT_TRANSFERRED, "logged off meanwhile", made);
            return;
        }
        new Requester(agent, purpose.request()).ask(d,
                new PbxCommand.TransferCall(connection(purpose.held(), purpose.deviceId()),
                        connection(made, purpose.deviceId())),
                new Purpose.BlindTransfer(purpose.request(), purpose.held(), purpose.deviceId(), made));
    }

    private static void transferred(Decision d, Purpose.BlindTransfer purpose, PbxReply reply) {
        if (CommandOutcomes.isDone(reply)) {
            Sessions.outcome(d, purpose.request(), RefusalReason.NONE, "", purpose.held());
        } else {
            Sessions.outcome(d, purpose.request(), RefusalReason.NOT_TRANSFERRED,
                    CommandOutcomes.reason(reply) + CommandOutcomes.detail(reply, ": "), purpose.consultation());
        }
    }

    /** A consultation was answered by the switch. */
    static void consulted(Decision d, String switchName, Purpose.Consultation purpose, PbxReply reply) {
        CallKey made = made(d, switchName, purpose.parent(), reply);
        if (made != null) {
            Sessions.outcome(d, purpose.request(), RefusalReason.NONE, "", made);
        } else {
            CommandOutcomes.failed(d, purpose.request(), reply, purpose.parent());
        }
    }

    /** The call that a consultation made, with its parent; null when there is none. */
    private static CallKey made(Decision d, String switchName, CallKey parent, PbxReply reply) {
        CallKey key = reply instanceof PbxReply.CallConfirmed made ? Calls.confirmed(d, switchName, made) : null;
        if (key != null) {
            Consultations.about(d, d.draft.calls.get(key), parent);
        }
        return key;
    }

    private static ConnectionId connection(CallKey call, String deviceId) {
        return new ConnectionId(call.callId(), deviceId, false);
    }

    static Answer singleStepTransfer(Decision d, Requester by, Command.SingleStepTransferCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT);
        Answer refused = maySendOn(d, by, own, c.destination());
        return refused != null
                ? refused
                : by.ask(d, new PbxCommand.SingleStepTransferCall(own.connection(), c.destination(), null), c.call(),
                        LocalConnectionState.NULL);
    }

    static Answer singleStepConference(Decision d, Requester by, Command.SingleStepConferenceCall c) {
        Requester.Own own = by.own(d, c.call(), LocalConnectionState.CONNECT);
        Answer refused = own.isRefused() ? own.refused() : mayCall(d, by, c.device());
        if (refused != null) {
            return refused;
        }
        return own.call().connections().size() >= Supervision.PARTIES_MAX
                ? new Answer(RefusalReason.CALL_FULL, "", c.call())
                : by.ask(d, new PbxCommand.SingleStepConferenceCall(own.connection(), c.device(),
                        ParticipationType.ACTIVE, true), c.call(), null);
    }

    static Answer deflect(Decision d, Requester by, Command.DeflectCall c) {
        Requester.Own own = by.ringing(d, c.call());
        Answer refused = maySendOn(d, by, own, c.destination());
        return refused != null
                ? refused
                : by.ask(d, new PbxCommand.DeflectCall(own.connection(), c.destination()), own.call().key(),
                        LocalConnectionState.NULL);
    }
}
