package io.strowger.core.engine;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Contact;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.Timer;

/** What the outcome of a request to a switch means for whatever asked for it. */
final class Replies {
    private Replies() {}

    static void replied(Decision d, Input.PbxReplied in) {
        PendingRequest request = d.draft.requests.get(in.requestId());
        if (request == null) {
            // Settled otherwise meanwhile, by an event or a new reign; a late confirmation corrects nothing that events have not corrected.
            return;
        }
        if (!(in.reply() instanceof PbxReply.TimedOut) && !(in.reply() instanceof PbxReply.NotSent)) {
            LinkPace.told(d, in.switchName(), in.link(), request.askedNanos());
        }
        settle(d, request, in.link(), in.reply() instanceof PbxReply.Late late ? late.reply() : in.reply());
    }

    /** Nobody will answer it any more. */
    static void silent(Decision d, PendingRequest request) {
        settle(d, request, request.link(), new PbxReply.TimedOut());
    }

    private static void settle(Decision d, PendingRequest request, String link, PbxReply reply) {
        d.draft.requests.remove(request.requestId());
        switch (request.purpose()) {
            case Purpose.Select select -> select(d, select, reply);
            case Purpose.Deflect deflect -> deflect(d, deflect, reply);
            case Purpose.DeviceSnapshot snapshot -> {
                StationSnapshots.deviceSnapshot(d, link, snapshot, reply);
                RecoveryTurns.next(d, request.switchName());
            }
            case Purpose.CallSnapshot snapshot -> {
                CallSnapshots.callSnapshot(d, snapshot, reply);
                RecoveryTurns.next(d, request.switchName());
            }
            case Purpose.CallIdentity identity -> CallSnapshots.identified(d, identity, reply);
            case Purpose.AgentChange change -> AgentStateRequests.changed(d, change, reply);
            case Purpose.ForcedChange forced -> AgentStateRequests.forced(d, forced, reply);
            case Purpose.AgentMode asked -> AgentStateQueries.mode(d, asked, reply);
            case Purpose.AgentPlace asked -> AgentStateQueries.place(d, request.switchName(), asked, reply);
            case Purpose.AgentAtStation asked -> AgentStateQueries.atStation(d, asked, reply);
            case Purpose.DeviceAudit audit -> Reconcile.deviceAudited(d, link, audit, reply);
            case Purpose.CallAudit audit -> Reconcile.callAudited(d, link, audit, reply);
            case Purpose.ForSession session -> {
                answered(d, request);
                CommandOutcomes.session(d, request.switchName(), session, reply);
            }
            case Purpose.LastNumber last -> {
                answered(d, request);
                Dialling.lastNumber(d, last.request(), reply);
            }
            case Purpose.BlindTransfer transfer -> {
                answered(d, request);
                Dialling.blindTransferred(d, request.switchName(), transfer, reply);
            }
            case Purpose.Consultation consultation -> {
                answered(d, request);
                Dialling.consulted(d, request.switchName(), consultation, reply);
            }
            case Purpose.Survey survey -> {
                answered(d, request);
                Surveys.sent(d, request.switchName(), survey, reply);
            }
            case Purpose.CallBack made -> Callbacks.called(d, request.switchName(), made.callback(), reply);
            case Purpose.TrunkGroup asked -> Trunks.told(d, asked.path(), reply);
            case Purpose.Observe observe -> {
                answered(d, request);
                Observations.replied(d, observe, reply);
            }
        }
    }

    private static void answered(Decision d, PendingRequest request) {
        d.cancel(Timer.Kind.COMMAND, Long.toString(request.requestId()));
    }

    private static void select(Decision d, Purpose.Select select, PbxReply reply) {
        Contact contact = d.draft.contacts.get(select.contact());
        if (contact != null && reply instanceof PbxReply.Refused refused) {
            RouteDialogues.selectRefused(d, contact, refused.failure());
        } else if (contact != null && reply instanceof PbxReply.NotPossible not) {
            RouteDialogues.selectNotPossible(d, contact, not.detail());
        }
    }

    private static void deflect(Decision d, Purpose.Deflect deflect, PbxReply reply) {
        Contact contact = d.draft.contacts.get(deflect.contact());
        if (contact != null && !(reply instanceof PbxReply.Confirmed)) {
            NoAnswer.deflectFailed(d, contact);
        }
    }

    /** The server or the link was lost while the request was under way: it is never sent again, the switch's state will tell. */
    static void lost(Decision d, PendingRequest request) {
        answered(d, request);
        switch (request.purpose()) {
            case Purpose.ForSession p -> unknown(d, p.request(), p.call());
            case Purpose.LastNumber p -> unknown(d, p.request(), null);
            case Purpose.BlindTransfer p -> unknown(d, p.request(), p.held());
            case Purpose.Consultation p -> unknown(d, p.request(), p.parent());
            case Purpose.Survey p -> unknown(d, p.request(), p.call());
            case Purpose.Observe p -> Observations.lost(d, p);
            case Purpose.AgentChange p -> AgentStateRequests.lost(d, p);
            case Purpose.ForcedChange p -> AgentStateRequests.lost(d, p.change());
            case Purpose.DeviceAudit p -> Reconcile.answered(d, request.switchName());
            case Purpose.CallAudit p -> Reconcile.answered(d, request.switchName());
            default -> {
                // Nobody waits for an outcome of the others.
            }
        }
    }

    private static void unknown(Decision d, SessionKey request, CallKey call) {
        Sessions.outcome(d, request, RefusalReason.OUTCOME_UNKNOWN, "", call);
    }
}
