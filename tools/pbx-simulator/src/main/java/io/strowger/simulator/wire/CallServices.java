package io.strowger.simulator.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.DeviceHistoryEntry;
import io.strowger.csta.tsapi.DropResource;
import io.strowger.csta.tsapi.LocalCallState;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.SnapshotCallResponseInfo;
import io.strowger.csta.tsapi.SnapshotDeviceEntry;
import io.strowger.csta.tsapi.SnapshotDeviceResponseInfo;
import io.strowger.csta.tsapi.TsapiLimits;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.CallCompletion;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.MergedCall;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.Switch;

/** Requests on calls. */
final class CallServices {
    private static final int LONG_USER_DATA_FROM = 6;
    /** Most calls of a device that a snapshot shows. */
    static final int MAX_SNAPSHOT_CALLS = 10;
    private static final Map<ConnectionState, LocalCallState> LOCAL_CALL_STATES = Map.of(ConnectionState.INITIATE,
            LocalCallState.ATT_CS_INITIATED, ConnectionState.ALERTING, LocalCallState.ATT_CS_ALERTING,
            ConnectionState.CONNECT,
            LocalCallState.ATT_CS_CONNECTED, ConnectionState.HOLD, LocalCallState.ATT_CS_HELD);

    private final Switch theSwitch;
    private final int version;

    CallServices(Switch theSwitch, int version) {
        this.theSwitch = theSwitch;
        this.version = version;
    }

    /** The reply to a request on calls, null when it is none. */
    Reply handle(CstaMessage request, AttMessage privateData) {
        if (version < LONG_USER_DATA_FROM
                && RequestForms.userInfo(privateData).data().length() > TsapiLimits.USER_TO_USER_DATA_V5) {
            return Reply.refuse(Failure.VALUE_OUT_OF_RANGE);
        }
        return switch (request) {
            case Csta.MakeCall r -> Reply.of(
                    theSwitch.makeCall(r.callingDevice(), r.calledDevice(), RequestForms.callOptions(privateData)),
                    id -> new Reply(new Csta.MakeCallConf(Translation.connection(id)),
                            ucid(id, Att.MakeCallConf::new)));
            case Csta.ConsultationCall r -> Reply.of(
                    theSwitch.consultationCall(id(r.activeCall()), r.calledDevice(),
                            RequestForms.callOptions(privateData)),
                    id -> new Reply(new Csta.ConsultationCallConf(Translation.connection(id)),
                            ucid(id, Att.ConsultationCallConf::new)));
            case Csta.MakePredictiveCall r ->
                Reply.of(theSwitch.predictiveCalls().make(RequestForms.predictive(r, privateData)),
                        id -> new Reply(new Csta.MakePredictiveCallConf(Translation.connection(id)),
                                ucid(id, Att.MakePredictiveCallConf::new)));
            case Csta.AnswerCall r -> Reply.of(theSwitch.answerCall(id(r.alertingCall())), new Csta.AnswerCallConf());
            case Csta.HoldCall r -> Reply.of(theSwitch.holdCall(id(r.activeCall())), new Csta.HoldCallConf());
            case Csta.RetrieveCall r -> Reply.of(theSwitch.retrieveCall(id(r.heldCall())), new Csta.RetrieveCallConf());
            case Csta.ClearConnection r -> clearConnection(id(r.call()), privateData);
            case Csta.ClearCall r -> Reply.of(theSwitch.clearCall(id(r.call())), new Csta.ClearCallConf());
            case Csta.DeflectCall r ->
                Reply.of(theSwitch.deflectCall(id(r.deflectCall()), r.calledDevice()), new Csta.DeflectCallConf());
            case Csta.AlternateCall r ->
                Reply.of(theSwitch.alternateCall(id(r.activeCall()), id(r.otherCall())), new Csta.AlternateCallConf());
            case Csta.ReconnectCall r -> Reply.of(theSwitch.reconnectCall(id(r.activeCall()), id(r.heldCall()),
                    RequestForms.userToUser(privateData)), new Csta.ReconnectCallConf());
            case Csta.PickupCall r -> Reply.of(theSwitch.pickup().pickup(id(r.deflectCall()), r.calledDevice()),
                    new Csta.PickupCallConf());
            case Csta.GroupPickupCall r ->
                Reply.of(theSwitch.pickup().groupPickup(id(r.deflectCall()), r.pickupDevice()),
                        new Csta.GroupPickupCallConf());
            case Csta.CallCompletion r -> complete(r);
            case Csta.TransferCall r -> transfer(theSwitch.transferCall(id(r.heldCall()), id(r.activeCall())));
            case Csta.ConferenceCall r -> conference(theSwitch.conferenceCall(id(r.heldCall()), id(r.activeCall())));
            case Csta.SnapshotCall r -> Reply.of(theSwitch.queries().snapshotCall(id(r.snapshotObject())),
                    parties -> new Reply(new Csta.SnapshotCallConf(snapshot(parties)),
                            new Att.SnapshotCallConf(history(r.snapshotObject().callID()))));
            case Csta.SnapshotDevice r ->
                Reply.of(theSwitch.queries().snapshotDevice(r.snapshotObject()), this::snapshotDevice);
            default -> null;
        };
    }

    private static ConnectionId id(ConnectionID id) {
        return Translation.connection(id);
    }

    /** The call's universal call id in a confirmation; null for a call that has ended already, in a vector say. */
    private AttMessage ucid(ConnectionId id, Function<String, AttMessage> form) {
        return theSwitch.queries().queryUcid(id) instanceof Answer.Done<String> ucid ? form.apply(ucid.value()) : null;
    }

    private Reply clearConnection(ConnectionId id, AttMessage privateData) {
        DropResource resource = RequestForms.dropResource(privateData);
        Csta.ClearConnectionConf confirmation = new Csta.ClearConnectionConf();
        if (resource.equals(DropResource.DR_NONE)) {
            return Reply.of(theSwitch.clearConnection(id, RequestForms.userToUser(privateData)), confirmation);
        }
        if (resource.equals(DropResource.DR_CALL_CLASSIFIER)) {
            return Reply.of(theSwitch.dropClassifier(id), confirmation);
        }
        return resource.equals(DropResource.DR_TONE_GENERATOR)
                ? Reply.of(theSwitch.dropTone(id), confirmation)
                : Reply.refuse(Failure.VALUE_OUT_OF_RANGE);
    }

    private Reply complete(Csta.CallCompletion request) {
        CallCompletion.Feature[] features = CallCompletion.Feature.values();
        int feature = request.feature().value();
        return feature < 0 || feature >= features.length
                ? Reply.refuse(Failure.INVALID_FEATURE)
                : Reply.of(theSwitch.callCompletion().complete(features[feature], id(request.call())),
                        new Csta.CallCompletionConf());
    }

    private Reply transfer(Answer<MergedCall> answer) {
        return Reply.of(answer,
                merged -> new Reply(
                        new Csta.TransferCallConf(Translation.connection(merged.newCall()),
                                Translation.parties(merged.parties())),
                        new Att.TransferCallConf(merged.ucid())));
    }

    private Reply conference(Answer<MergedCall> answer) {
        return Reply.of(answer,
                merged -> new Reply(
                        new Csta.ConferenceCallConf(Translation.connection(merged.newCall()),
                                Translation.parties(merged.parties())),
                        new Att.ConferenceCallConf(merged.ucid())));
    }

    static List<SnapshotCallResponseInfo> snapshot(List<Party> parties) {
        return parties.stream().map(party -> new SnapshotCallResponseInfo(Translation.device(party.device()),
                Translation.connection(party.connection()), Translation.state(party.state()))).toList();
    }

    private List<DeviceHistoryEntry> history(int callId) {
        return theSwitch.queries().factsOf(callId).map(Translation::history).orElse(List.of());
    }

    private Reply snapshotDevice(List<List<Party>> all) {
        List<List<Party>> calls = all.subList(0, Math.min(all.size(), MAX_SNAPSHOT_CALLS));
        List<SnapshotDeviceResponseInfo> infos = calls.stream().map(CallServices::info).toList();
        if (calls.isEmpty()) {
            return Reply.of(new Csta.SnapshotDeviceConf(infos));
        }
        List<SnapshotDeviceEntry> entries = calls.stream().map(call -> call.get(0))
                .map(own -> new SnapshotDeviceEntry(Translation.connection(own.connection()),
                        LOCAL_CALL_STATES.getOrDefault(own.state(), LocalCallState.ATT_CS_OTHER)))
                .toList();
        return new Reply(new Csta.SnapshotDeviceConf(infos),
                new Att.SnapshotDeviceConf(entries));
    }

    private static SnapshotDeviceResponseInfo info(List<Party> call) {
        List<LocalConnectionState> states = call.stream().map(party -> Translation.state(party.state())).toList();
        return new SnapshotDeviceResponseInfo(Translation.connection(call.get(0).connection()), states);
    }
}
