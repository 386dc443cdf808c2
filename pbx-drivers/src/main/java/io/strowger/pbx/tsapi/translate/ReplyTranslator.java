package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.PbxReply;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.TsapiMessage;

/** Confirmations as replies. */
public final class ReplyTranslator {
    private final NumberPlanNormaliser numbers;

    /** For one switch. */
    public ReplyTranslator(NumberPlanNormaliser numbers) {
        this.numbers = numbers;
    }

    /**
     * The reply that a confirmation is. A confirmation without content, of whatever kind, is
     * {@link PbxReply.Confirmed}.
     *
     * @param item
     *            the private data that came with it, or null
     */
    public PbxReply reply(TsapiMessage message, AttMessage item) {
        return switch (message) {
            case Csta.UniversalFailureConf f -> new PbxReply.Refused(Words.failure(f.error()));
            case Csta.MakeCallConf c -> new PbxReply.CallConfirmed(Words.connection(c.newCall()), ucid(item));
            case Csta.ConsultationCallConf c -> new PbxReply.CallConfirmed(Words.connection(c.newCall()), ucid(item));
            case Csta.SnapshotDeviceConf s -> new PbxReply.DeviceSnapshot(s.snapshotData()
                    .stream()
                    .map(call -> new PbxReply.DeviceCall(Words.connection(call.callIdentifier()),
                            call.localCallState().stream().map(Words::state).toList()))
                    .toList());
            case Csta.SnapshotCallConf s -> new PbxReply.CallSnapshot(s.snapshotData()
                    .stream()
                    .map(c -> new PbxReply.CallConnection(Words.connection(c.callIdentifier()),
                            numbers.party(c.deviceOnCall()), Words.state(c.localConnectionState())))
                    .toList());
            case Csta.QueryAgentStateConf q -> agentState(q, item);
            default -> new PbxReply.Confirmed();
        };
    }

    private static PbxReply agentState(Csta.QueryAgentStateConf conf, AttMessage item) {
        var mode = Words.agentMode(conf.agentState());
        int reason = switch (item) {
            case Att.QueryAgentStateConf c -> c.reasonCode();
            case Att.V5QueryAgentStateConf c -> c.reasonCode();
            case null, default -> 0;
        };
        return new PbxReply.AgentStateReported(mode != null, mode, reason);
    }

    private static String ucid(AttMessage item) {
        return switch (item) {
            case Att.MakeCallConf c -> c.ucid();
            case Att.ConsultationCallConf c -> c.ucid();
            case null, default -> "";
        };
    }
}
