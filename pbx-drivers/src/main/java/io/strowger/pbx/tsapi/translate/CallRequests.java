package io.strowger.pbx.tsapi.translate;

import io.strowger.core.model.AnswerTreatment;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.output.CallOptions;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.PbxCommand.CallClassification;
import io.strowger.csta.tsapi.AnswerTreat;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConsultOptions;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.DropResource;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.VideoCall;
import io.strowger.pbx.tsapi.translate.RequestTranslator.Request;
import java.util.List;

/** Services on calls. */
final class CallRequests {
    private static final CallClassification UNCLASSIFIED = new CallClassification(false, 0,
            AnswerTreatment.NO_TREATMENT, "");

    private final RequestForms forms;

    CallRequests(RequestForms forms) {
        this.forms = forms;
    }

    Request request(PbxCommand.CallService command) {
        return switch (command) {
            case PbxCommand.AnswerCall c -> answer(c);
            case PbxCommand.HoldCall c -> Request.plain(new Csta.HoldCall(id(c.connection()), c.reservation()));
            case PbxCommand.RetrieveCall c -> Request.plain(new Csta.RetrieveCall(id(c.connection())));
            case PbxCommand.ClearConnection c -> clearConnection(c);
            case PbxCommand.ClearCall c -> Request.plain(new Csta.ClearCall(id(c.call())));
            case PbxCommand.AlternateCall c ->
                Request.plain(new Csta.AlternateCall(id(c.activeCall()), id(c.otherCall())));
            case PbxCommand.ReconnectCall c -> reconnect(c);
            case PbxCommand.ConferenceCall c ->
                Request.plain(new Csta.ConferenceCall(id(c.heldCall()), id(c.activeCall())));
            case PbxCommand.TransferCall c ->
                Request.plain(new Csta.TransferCall(id(c.heldCall()), id(c.activeCall())));
            case PbxCommand.DeflectCall c ->
                Request.plain(new Csta.DeflectCall(id(c.connection()), forms.number(c.calledDevice())));
            case PbxCommand.PickupCall c ->
                Request.plain(new Csta.PickupCall(id(c.alertingCall()), forms.device(c.calledDevice())));
            case PbxCommand.GroupPickupCall c ->
                Request.plain(new Csta.GroupPickupCall(id(c.alertingCall()), forms.device(c.pickupDevice())));
            case PbxCommand.CallCompletion c -> Request.plain(
                    new Csta.CallCompletion(RequestForms.number(WordTables.FEATURES, c.feature()), id(c.call())));
            case PbxCommand.MakeCall c -> makeCall(c);
            case PbxCommand.ConsultationCall c -> consultation(c);
            case PbxCommand.MakePredictiveCall c -> predictive(c);
            case PbxCommand.SingleStepConferenceCall c -> forms.escape(new Att.SingleStepConferenceCall(
                    id(c.activeCall()), forms.number(c.deviceToJoin()),
                    RequestForms.number(WordTables.PARTICIPATION_TYPES, c.participation()), c.alertDestination()));
            case PbxCommand.SingleStepTransferCall c -> singleStepTransfer(c);
            case PbxCommand.SendDtmfTone c -> sendDtmfTone(c);
            case PbxCommand.SelectiveListeningHold c -> forms.escape(new Att.SelectiveListeningHold(id(c.subject()),
                    c.selectedParty() == null, Words.connection(c.selectedParty())));
            case PbxCommand.SelectiveListeningRetrieve c -> forms.escape(new Att.SelectiveListeningRetrieve(
                    id(c.subject()), c.selectedParty() == null, Words.connection(c.selectedParty())));
            case PbxCommand.QueryUcid c -> forms.escape(new Att.QueryUcid(id(c.call())));
            case PbxCommand.SetBillRate c -> setBillRate(c);
            case PbxCommand.SetCallWorkCode c ->
                forms.escape(new Att.SetCallWorkCode(id(c.connection()), c.callWorkCode()));
            case PbxCommand.SetStrokeCount c ->
                forms.escape(new Att.SetStrokeCount(id(c.connection()), c.strokeCount()));
        };
    }

    private ConnectionID id(ConnectionId connection) {
        return forms.connection(connection);
    }

    private Request answer(PbxCommand.AnswerCall c) {
        CstaMessage message = new Csta.AnswerCall(id(c.connection()));
        return c.videoCall() == null
                ? Request.plain(message)
                : forms.with(message, new Att.V15AnswerCall(video(c.videoCall())));
    }

    private Request clearConnection(PbxCommand.ClearConnection c) {
        CstaMessage message = new Csta.ClearConnection(id(c.connection()));
        if (c.dropResource() == null && c.userToUser().isEmpty()) {
            return Request.plain(message);
        }
        DropResource drop = RequestForms.number(WordTables.DROP_RESOURCES, c.dropResource(), DropResource.DR_NONE);
        return forms.with(message, new Att.ClearConnection(drop, forms.userInfo(c.userToUser())));
    }

    private Request reconnect(PbxCommand.ReconnectCall c) {
        CstaMessage message = new Csta.ReconnectCall(id(c.activeCall()), id(c.heldCall()));
        if (c.dropResource() == null && c.userToUser().isEmpty()) {
            return Request.plain(message);
        }
        DropResource drop = RequestForms.number(WordTables.DROP_RESOURCES, c.dropResource(), DropResource.DR_NONE);
        return forms.with(message, new Att.ReconnectCall(drop, forms.userInfo(c.userToUser())));
    }

    private Request makeCall(PbxCommand.MakeCall c) {
        CstaMessage message = new Csta.MakeCall(forms.device(c.callingDevice()), forms.number(c.calledDevice()));
        CallOptions o = c.options() == null ? CallOptions.NONE : c.options();
        UserToUserInfo info = forms.userInfo(c.userToUser());
        if (o.agentCall() != null) {
            return forms.with(message, agentCall(o, info));
        }
        return o.equals(CallOptions.NONE) && c.userToUser().isEmpty()
                ? Request.plain(message)
                : forms.with(message,
                        new Att.V15MakeCall(o.destRoute(), o.priorityCalling(), info, video(o.videoCall())));
    }

    private Request consultation(PbxCommand.ConsultationCall c) {
        CstaMessage message = new Csta.ConsultationCall(id(c.activeCall()), forms.number(c.calledDevice()));
        CallOptions o = c.options() == null ? CallOptions.NONE : c.options();
        UserToUserInfo info = forms.userInfo(c.userToUser());
        if (o.agentCall() != null) {
            if (c.consultOptions() != null) {
                throw RequestForms.outOfRange("consult options go with an ordinary consultation only");
            }
            return forms.with(message, agentCall(o, info));
        }
        if (o.equals(CallOptions.NONE) && c.consultOptions() == null && c.userToUser().isEmpty()) {
            return Request.plain(message);
        }
        ConsultOptions consult = RequestForms.number(WordTables.CONSULT_OPTIONS, c.consultOptions(),
                ConsultOptions.UNRESTRICTED);
        return forms.with(message, new Att.V15ConsultationCall(o.destRoute(), o.priorityCalling(), info, consult,
                video(o.videoCall())));
    }

    /** The forms of agent calls have no room for anything else; what does not fit is refused rather than forgotten. */
    private AttMessage agentCall(CallOptions o, UserToUserInfo info) {
        String split = forms.device(o.split());
        if (!o.destRoute().isEmpty() || o.videoCall() != null) {
            throw RequestForms.outOfRange("an agent call takes neither a route nor video");
        }
        return switch (o.agentCall()) {
            case DIRECT_AGENT -> new Att.DirectAgentCall(split, o.priorityCalling(), info);
            case SUPERVISOR_ASSIST -> {
                if (o.priorityCalling()) {
                    throw RequestForms.outOfRange("a supervisor assist call has no priority");
                }
                yield new Att.SupervisorAssistCall(split, info);
            }
        };
    }

    private Request predictive(PbxCommand.MakePredictiveCall c) {
        CstaMessage message = new Csta.MakePredictiveCall(forms.device(c.callingDevice()),
                forms.number(c.calledDevice()),
                RequestForms.number(WordTables.ALLOCATION_STATES, c.allocationState()));
        if (c.classification() == null && c.userToUser().isEmpty()) {
            return Request.plain(message);
        }
        CallClassification how = c.classification() == null ? UNCLASSIFIED : c.classification();
        AnswerTreat treatment = RequestForms.number(WordTables.ANSWER_TREATMENTS, how.answerTreatment(),
                AnswerTreat.AT_NO_TREATMENT);
        return forms.with(message, new Att.MakePredictiveCall(how.priorityCalling(), how.maxRings(), treatment,
                how.destRoute(), forms.userInfo(c.userToUser())));
    }

    private Request singleStepTransfer(PbxCommand.SingleStepTransferCall c) {
        return forms.escape(new Att.V15SingleStepTransferCall(id(c.activeCall()), forms.number(c.transferredTo()),
                video(c.videoCall())));
    }

    private Request sendDtmfTone(PbxCommand.SendDtmfTone c) {
        ConnectionID sender = id(c.sender());
        List<ConnectionID> receivers = c.receivers().stream().map(this::id).toList();
        if (c.tones().isEmpty()) {
            throw RequestForms.outOfRange("no tones");
        }
        return forms.escape(
                new Att.SendDtmfTone(sender, receivers, c.tones(), c.toneDuration(), c.pauseDuration()));
    }

    private Request setBillRate(PbxCommand.SetBillRate c) {
        if (!Double.isFinite(c.billRate())) {
            throw RequestForms.outOfRange("the rate is no number: " + c.billRate());
        }
        return forms.escape(new Att.SetBillRate(id(c.call()),
                RequestForms.number(WordTables.BILL_TYPES, c.billType()), c.billRate()));
    }

    private static VideoCall video(io.strowger.core.model.VideoCall video) {
        return RequestForms.number(WordTables.VIDEO_CALLS, video, VideoCall.VID_DISABLED);
    }
}
