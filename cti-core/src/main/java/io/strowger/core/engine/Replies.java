package io.strowger.core.engine;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.state.Contact;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;

/** What the outcome of a request to a switch means for whatever asked for it. */
final class Replies {
    private Replies() {}

    static void replied(Decision d, Input.PbxReplied in) {
        PendingRequest request = d.draft.requests.get(in.requestId());
        if (request == null) {
            // Settled otherwise meanwhile, by an event or a new reign; a late confirmation corrects nothing that events have not corrected.
            return;
        }
        PbxReply reply = in.reply() instanceof PbxReply.Late late ? late.reply() : in.reply();
        d.draft.requests.remove(in.requestId());
        switch (request.purpose()) {
            case Purpose.Select select -> select(d, select, reply);
            case Purpose.Deflect deflect -> deflect(d, deflect, reply);
            case Purpose.ForSession session -> session(d, request.switchName(), session, reply);
            case Purpose.DeviceSnapshot snapshot -> {
                Recovery.deviceSnapshot(d, snapshot, reply);
                RecoveryTurns.next(d, request.switchName());
            }
            case Purpose.CallSnapshot snapshot -> {
                Recovery.callSnapshot(d, snapshot, reply);
                RecoveryTurns.next(d, request.switchName());
            }
            case Purpose.AgentChange change -> SwitchAgents.changed(d, change, reply);
            case Purpose.AgentMode asked -> SwitchAgents.mode(d, asked, reply);
            case Purpose.AgentPlace asked -> SwitchAgents.place(d, request.switchName(), asked, reply);
            case Purpose.AgentAtStation asked -> SwitchAgents.atStation(d, asked, reply);
        }
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

    private static void session(Decision d, String switchName, Purpose.ForSession purpose, PbxReply reply) {
        CallKey call = purpose.call();
        switch (reply) {
            case PbxReply.Refused refused -> Sessions.outcome(d, purpose.request(), RefusalReason.SWITCH_REFUSED,
                    refused.failure().name() + " (" + refused.failure().code() + ')', call);
            case PbxReply.TimedOut timedOut -> Sessions.outcome(d, purpose.request(), RefusalReason.SWITCH_SILENT, "",
                    call);
            case PbxReply.NotSent notSent -> Sessions.outcome(d, purpose.request(), RefusalReason.LINK_DOWN,
                    notSent.why(), call);
            case PbxReply.NotPossible not -> Sessions.outcome(d, purpose.request(), RefusalReason.SWITCH_REFUSED,
                    not.detail() + ": " + not.reason().sentence(), call);
            case PbxReply.CallConfirmed made -> Sessions.outcome(d, purpose.request(), RefusalReason.NONE, "",
                    Calls.confirmed(d, switchName, made));
            default -> Sessions.outcome(d, purpose.request(), RefusalReason.NONE, "", call);
        }
    }

    /** The server or the link was lost while the request was under way: it is never sent again, the switch's state will tell. */
    static void lost(Decision d, PendingRequest request) {
        if (request.purpose() instanceof Purpose.ForSession session) {
            Sessions.outcome(d, session.request(), RefusalReason.OUTCOME_UNKNOWN, "", session.call());
        } else if (request.purpose() instanceof Purpose.AgentChange change) {
            SwitchAgents.lost(d, change);
        }
    }
}
