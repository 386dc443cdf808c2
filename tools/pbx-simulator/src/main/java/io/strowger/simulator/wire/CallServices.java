package io.strowger.simulator.wire;

import java.util.List;
import java.util.Map;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.LocalCallState;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.SnapshotCallResponseInfo;
import io.strowger.csta.tsapi.SnapshotDeviceEntry;
import io.strowger.csta.tsapi.SnapshotDeviceResponseInfo;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.MergedCall;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.UserToUser;

/** Requests on calls. */
final class CallServices {
    private static final int UCID_FROM = 5;
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
        return switch (request) {
            case Csta.MakeCall r ->
                Reply.of(theSwitch.makeCall(r.callingDevice(), r.calledDevice(), userToUser(privateData)),
                        id -> withUcid(new Csta.MakeCallConf(Translation.connection(id)), id, Ucid.MAKE_CALL));
            case Csta.ConsultationCall r ->
                Reply.of(theSwitch.consultationCall(id(r.activeCall()), r.calledDevice(), userToUser(privateData)),
                        id -> withUcid(new Csta.ConsultationCallConf(Translation.connection(id)), id,
                                Ucid.CONSULTATION));
            case Csta.AnswerCall r -> Reply.of(theSwitch.answerCall(id(r.alertingCall())), new Csta.AnswerCallConf());
            case Csta.HoldCall r -> Reply.of(theSwitch.holdCall(id(r.activeCall())), new Csta.HoldCallConf());
            case Csta.RetrieveCall r -> Reply.of(theSwitch.retrieveCall(id(r.heldCall())), new Csta.RetrieveCallConf());
            case Csta.ClearConnection r ->
                Reply.of(theSwitch.clearConnection(id(r.call())), new Csta.ClearConnectionConf());
            case Csta.ClearCall r -> Reply.of(theSwitch.clearCall(id(r.call())), new Csta.ClearCallConf());
            case Csta.DeflectCall r ->
                Reply.of(theSwitch.deflectCall(id(r.deflectCall()), r.calledDevice()), new Csta.DeflectCallConf());
            case Csta.AlternateCall r ->
                Reply.of(theSwitch.alternateCall(id(r.activeCall()), id(r.otherCall())), new Csta.AlternateCallConf());
            case Csta.ReconnectCall r ->
                Reply.of(theSwitch.reconnectCall(id(r.activeCall()), id(r.heldCall())), new Csta.ReconnectCallConf());
            case Csta.TransferCall r -> transfer(theSwitch.transferCall(id(r.heldCall()), id(r.activeCall())));
            case Csta.ConferenceCall r -> conference(theSwitch.conferenceCall(id(r.heldCall()), id(r.activeCall())));
            case Csta.SnapshotCall r -> Reply.of(theSwitch.snapshotCall(id(r.snapshotObject())),
                    parties -> Reply.of(new Csta.SnapshotCallConf(snapshot(parties))));
            case Csta.SnapshotDevice r -> Reply.of(theSwitch.snapshotDevice(r.snapshotObject()), this::snapshotDevice);
            default -> null;
        };
    }

    private static ConnectionId id(ConnectionID id) {
        return Translation.connection(id);
    }

    private static UserToUser userToUser(AttMessage privateData) {
        return switch (privateData) {
            case Att.MakeCall r -> Translation.userToUser(r.userInfo());
            case Att.V5MakeCall r -> Translation.userToUser(r.userInfo());
            case Att.ConsultationCall r -> Translation.userToUser(r.userInfo());
            case Att.V5ConsultationCall r -> Translation.userToUser(r.userInfo());
            case null, default -> UserToUser.NONE;
        };
    }

    private enum Ucid {
        MAKE_CALL, CONSULTATION
    }

    private Reply withUcid(CstaMessage confirmation, ConnectionId id, Ucid form) {
        if (version < UCID_FROM || !(theSwitch.queryUcid(id) instanceof Answer.Done<String> ucid)) {
            return Reply.of(confirmation);
        }
        return new Reply(confirmation, switch (form) {
            case MAKE_CALL -> new Att.MakeCallConf(ucid.value());
            case CONSULTATION -> new Att.ConsultationCallConf(ucid.value());
        });
    }

    private Reply transfer(Answer<MergedCall> answer) {
        return Reply.of(answer,
                merged -> new Reply(
                        new Csta.TransferCallConf(Translation.connection(merged.newCall()),
                                Translation.parties(merged.parties())),
                        version < UCID_FROM ? null : new Att.TransferCallConf(merged.ucid())));
    }

    private Reply conference(Answer<MergedCall> answer) {
        return Reply.of(answer,
                merged -> new Reply(
                        new Csta.ConferenceCallConf(Translation.connection(merged.newCall()),
                                Translation.parties(merged.parties())),
                        version < UCID_FROM ? null : new Att.ConferenceCallConf(merged.ucid())));
    }

    static List<SnapshotCallResponseInfo> snapshot(List<Party> parties) {
        return parties.stream().map(party -> new SnapshotCallResponseInfo(Translation.device(party.device()),
                Translation.connection(party.connection()), Translation.state(party.state()))).toList();
    }

    private Reply snapshotDevice(List<List<Party>> calls) {
        List<SnapshotDeviceResponseInfo> infos = calls.stream().map(CallServices::info).toList();
        if (calls.isEmpty()) {
            return Reply.of(new Csta.SnapshotDeviceConf(infos));
        }
        List<SnapshotDeviceEntry> entries = calls.stream().map(call -> call.get(0))
                .map(own -> new SnapshotDeviceEntry(Translation.connection(own.connection()),
                        LOCAL_CALL_STATES.getOrDefault(own.state(), LocalCallState.ATT_CS_OTHER)))
                .toList();
        return new Reply(new Csta.SnapshotDeviceConf(infos),
                version < UCID_FROM ? new Att.V4SnapshotDeviceConf(entries) : new Att.SnapshotDeviceConf(entries));
    }

    private static SnapshotDeviceResponseInfo info(List<Party> call) {
        List<LocalConnectionState> states = call.stream().map(party -> Translation.state(party.state())).toList();
        return new SnapshotDeviceResponseInfo(Translation.connection(call.get(0).connection()), states);
    }
}
