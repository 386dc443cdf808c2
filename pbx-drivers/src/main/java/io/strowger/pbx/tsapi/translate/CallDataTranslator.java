package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;

/**
 * The private data of an event as {@link CallData}. Every version's item is read for what it is, whatever version was
 * negotiated. Items without anything of a call give {@link CallData#EMPTY}.
 */
public final class CallDataTranslator {
    /** From this version on the distributing VDN has a member of its own. */
    private static final int VDN_VERSION = 7;
    private static final int ROUTE_REQUEST_EXT = MessageType.of(Csta.RouteRequestExt.class).eventType();

    private final NumberPlanNormaliser numbers;
    private final Texts texts;

    /** For one switch. */
    public CallDataTranslator(NumberPlanNormaliser numbers, Texts texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    /** The item of a frame; null when there is none. */
    public static AttMessage item(PrivateData data) {
        return data instanceof PrivateData.Avaya avaya ? avaya.message() : null;
    }

    /** An item in the newest form, which is the one that the translators read; null for null. */
    static AttMessage newest(CstaMessage message, AttMessage item) {
        if (item == null) {
            return null;
        }
        // The old form of the request, for which nobody says what may ride on it.
        int rides = message instanceof Csta.RouteRequest ? ROUTE_REQUEST_EXT : message.eventType();
        return PrivateVersions.newest(rides, item);
    }

    /** What an item tells of the call; null is allowed and tells nothing. */
    public CallData of(CstaMessage message, AttMessage item) {
        if (item == null) {
            return CallData.EMPTY;
        }
        boolean vdn = item.attType().version() >= VDN_VERSION;
        CallDataBuilder data = new CallDataBuilder(numbers, texts);
        return switch (newest(message, item)) {
            case Att.V13Delivered d -> data.delivered(d.deliveredType()).trunk(d.trunkGroup(), d.trunkMember())
                    .split(d.split()).lookahead(d.lookaheadInfo()).code(d.userEnteredCode()).userInfo(d.userInfo())
                    .reason(d.reason()).original(d.originalCallInfo())
                    .distributing(d.distributingDevice(), vdn ? d.distributingVDN() : d.distributingDevice())
                    .ucid(d.ucid()).originator(d.callOriginatorInfo(), d.flexibleBilling())
                    .history(d.deviceHistory()).channel(d.channelType()).build();
            case Att.V13Established e -> data.trunk(e.trunkGroup(), e.trunkMember()).split(e.split())
                    .lookahead(e.lookaheadInfo()).code(e.userEnteredCode()).userInfo(e.userInfo()).reason(e.reason())
                    .original(e.originalCallInfo())
                    .distributing(e.distributingDevice(), vdn ? e.distributingVDN() : e.distributingDevice())
                    .ucid(e.ucid()).originator(e.callOriginatorInfo(), e.flexibleBilling())
                    .history(e.deviceHistory()).channel(e.channelType()).build();
            case Att.Transferred t -> data.original(t.originalCallInfo())
                    .distributing(t.distributingDevice(), vdn ? t.distributingVDN() : t.distributingDevice())
                    .ucid(t.ucid()).trunks(t.trunkList()).history(t.deviceHistory()).build();
            case Att.Conferenced c -> data.original(c.originalCallInfo())
                    .distributing(c.distributingDevice(), vdn ? c.distributingVDN() : c.distributingDevice())
                    .ucid(c.ucid()).trunks(c.trunkList()).history(c.deviceHistory()).build();
            case Att.V16RouteRequest r -> data.trunk(r.trunkGroup(), r.trunkMember()).lookahead(r.lookaheadInfo())
                    .code(r.userEnteredCode()).userInfo(r.userInfo()).ucid(r.ucid())
                    .originator(r.callOriginatorInfo(), r.flexibleBilling()).history(r.deviceHistory()).build();
            case AttMessage other -> ofOthers(data, other);
        };
    }

    private static CallData ofOthers(CallDataBuilder data, AttMessage item) {
        return switch (item) {
            case Att.V15Originated o -> data.logicalAgent(o.logicalAgent()).userInfo(o.userInfo())
                    .consult(o.consultMode()).channel(o.channelType()).build();
            case Att.ServiceInitiated s -> data.ucid(s.ucid()).consult(s.consultMode()).build();
            case Att.Held h -> data.consult(h.consultMode()).build();
            case Att.V17Queued q -> data.history(q.deviceHistory()).build();
            case Att.V12Diverted d -> data.history(d.deviceHistory()).build();
            case Att.Failed f -> data.history(f.deviceHistory()).build();
            case Att.ConnectionCleared c -> data.userInfo(c.userInfo()).history(c.deviceHistory()).build();
            case Att.CallCleared c -> data.reason(c.reason()).build();
            case Att.NetworkReached n -> data.trunk(n.trunkGroup(), n.trunkMember()).history(n.deviceHistory())
                    .build();
            default -> CallData.EMPTY;
        };
    }
}
