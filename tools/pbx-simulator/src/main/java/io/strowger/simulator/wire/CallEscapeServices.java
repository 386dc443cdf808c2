package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ParticipationType;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.MergedCall;
import io.strowger.simulator.model.SingleStepConference;
import io.strowger.simulator.model.Switch;

/** Escape requests on calls. */
final class CallEscapeServices {
    private final Switch theSwitch;

    CallEscapeServices(Switch theSwitch) {
        this.theSwitch = theSwitch;
    }

    private static ConnectionId id(ConnectionID id) {
        return Translation.connection(id);
    }

    /** The reply to a request on calls, null when it is none. */
    Reply handle(AttMessage request) {
        return switch (request) {
            case Att.SingleStepConferenceCall r -> conference(r);
            case Att.SingleStepTransferCall r -> transfer(r.activeCall(), r.transferredTo());
            case Att.V15SingleStepTransferCall r -> transfer(r.activeCall(), r.transferredTo());
            case Att.SelectiveListeningHold r -> EscapeServices.confirm(
                    theSwitch.listening().hold(id(r.subjectConnection()), r.allParties(), id(r.selectedParty())),
                    new Att.SelectiveListeningHoldConf());
            case Att.SelectiveListeningRetrieve r -> EscapeServices.confirm(
                    theSwitch.listening().retrieve(id(r.subjectConnection()), r.allParties(), id(r.selectedParty())),
                    new Att.SelectiveListeningRetrieveConf());
            case Att.V4SendDtmfTone r -> tones(r.sender(), r.receivers(), r.tones());
            case Att.SendDtmfTone r -> tones(r.sender(), r.receivers(), r.tones());
            case Att.QueryUcid r -> Reply.of(theSwitch.queries().queryUcid(id(r.call())),
                    ucid -> EscapeServices.confirm(new Att.QueryUcidConf(ucid)));
            case Att.SetBillRate r -> EscapeServices.confirm(
                    theSwitch.charging().setBillRate(id(r.call()), r.billType().value(), r.billRate()),
                    new Att.SetBillRateConf());
            case Att.SetCallWorkCode r ->
                Reply.of(theSwitch.charging().setCallWorkCode(id(r.device()), r.callWorkCode()), EscapeServices.DONE);
            case Att.SetStrokeCount r ->
                Reply.of(theSwitch.charging().setStrokeCount(id(r.device()), r.strokeCount()), EscapeServices.DONE);
            default -> null;
        };
    }

    private Reply tones(ConnectionID sender, List<ConnectionID> receivers, String tones) {
        List<ConnectionId> to = receivers.stream().map(CallEscapeServices::id).toList();
        return EscapeServices.confirm(theSwitch.listening().sendTones(id(sender), to, tones),
                new Att.SendDtmfToneConf());
    }

    private Reply conference(Att.SingleStepConferenceCall request) {
        boolean silent = request.participationType().equals(ParticipationType.PT_SILENT);
        Answer<MergedCall> answer = theSwitch.singleStepConference(new SingleStepConference(id(request.activeCall()),
                request.deviceToBeJoin(), silent, request.alertDestination()));
        return Reply.of(answer,
                merged -> EscapeServices
                        .confirm(new Att.SingleStepConferenceCallConf(Translation.connection(merged.newCall()),
                                Translation.parties(merged.parties()), merged.ucid())));
    }

    private Reply transfer(ConnectionID active, String transferredTo) {
        return Reply.of(theSwitch.singleStepTransfer(id(active), transferredTo),
                call -> EscapeServices.confirm(new Att.SingleStepTransferCallConf(
                        Translation.connection(call.connection()), call.ucid())));
    }
}
