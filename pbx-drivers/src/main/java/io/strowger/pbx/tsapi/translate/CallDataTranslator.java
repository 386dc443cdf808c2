package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.PrivateData;

/**
 * The private data of an event as {@link CallData}. Every version's item is read for what it is, whatever version was
 * negotiated. Items without anything of a call give {@link CallData#EMPTY}.
 */
public final class CallDataTranslator {
    private final NumberPlanNormaliser numbers;
    private final OriginalCallTranslator original;

    /** For one switch. */
    public CallDataTranslator(NumberPlanNormaliser numbers) {
        this.numbers = numbers;
        this.original = new OriginalCallTranslator(numbers);
    }

    /** The item of a frame; null when there is none. */
    public static AttMessage item(PrivateData data) {
        return data instanceof PrivateData.Avaya avaya ? avaya.message() : null;
    }

    private CallDataBuilder data() {
        return new CallDataBuilder(numbers);
    }

    /** What an item tells of the call; null is allowed and tells nothing. */
    public CallData of(AttMessage item) {
        return switch (item) {
            case null -> CallData.EMPTY;
            case Att.V3Delivered d -> data().delivered(d.deliveredType()).trunk(d.trunk(), d.trunkMember())
                    .split(d.split()).lookahead(d.lookaheadInfo()).code(d.userEnteredCode()).userInfo(d.userInfo())
                    .reason(d.reason()).original(original.of(d.originalCallInfo())).build();
            case Att.V4Delivered d -> data().delivered(d.deliveredType()).trunk(d.trunkGroup(), d.trunkMember())
                    .split(d.split()).lookahead(d.lookaheadInfo()).code(d.userEnteredCode()).userInfo(d.userInfo())
                    .reason(d.reason()).original(original.of(d.originalCallInfo()))
                    .distributing(d.distributingDevice()).build();
            case Att.V5Delivered d -> data().delivered(d.deliveredType()).trunk(d.trunkGroup(), d.trunkMember())
                    .split(d.split()).lookahead(d.lookaheadInfo()).code(d.userEnteredCode()).userInfo(d.userInfo())
                    .reason(d.reason()).original(original.of(d.originalCallInfo()))
                    .distributing(d.distributingDevice()).ucid(d.ucid())
                    .originator(d.callOriginatorInfo(), d.flexibleBilling()).build();
            case Att.V6Delivered d -> data().delivered(d.deliveredType()).trunk(d.trunkGroup(), d.trunkMember())
                    .split(d.split()).lookahead(d.lookaheadInfo()).code(d.userEnteredCode()).userInfo(d.userInfo())
                    .reason(d.reason()).original(original.of(d.originalCallInfo()))
                    .distributing(d.distributingDevice()).ucid(d.ucid())
                    .originator(d.callOriginatorInfo(), d.flexibleBilling()).build();
            case Att.Delivered d -> data().delivered(d.deliveredType()).trunk(d.trunkGroup(), d.trunkMember())
                    .split(d.split()).lookahead(d.lookaheadInfo()).code(d.userEnteredCode()).userInfo(d.userInfo())
                    .reason(d.reason()).original(original.of(d.originalCallInfo()))
                    .distributing(d.distributingDevice(), d.distributingVDN()).ucid(d.ucid())
                    .originator(d.callOriginatorInfo(), d.flexibleBilling()).history(d.deviceHistory()).build();
            case Att.V13Delivered d -> data().delivered(d.deliveredType()).trunk(d.trunkGroup(), d.trunkMember())
                    .split(d.split()).lookahead(d.lookaheadInfo()).code(d.userEnteredCode()).userInfo(d.userInfo())
                    .reason(d.reason()).original(original.of(d.originalCallInfo()))
                    .distributing(d.distributingDevice(), d.distributingVDN()).ucid(d.ucid())
                    .originator(d.callOriginatorInfo(), d.flexibleBilling()).history(d.deviceHistory())
                    .channel(d.channelType()).build();
            default -> ofEstablished(item);
        };
    }

    private CallData ofEstablished(AttMessage item) {
        return switch (item) {
            case Att.V3Established e -> data().trunk(e.trunk(), e.trunkMember()).split(e.split())
                    .lookahead(e.lookaheadInfo()).code(e.userEnteredCode()).userInfo(e.userInfo()).reason(e.reason())
                    .original(original.of(e.originalCallInfo())).build();
            case Att.V4Established e -> data().trunk(e.trunkGroup(), e.trunkMember()).split(e.split())
                    .lookahead(e.lookaheadInfo()).code(e.userEnteredCode()).userInfo(e.userInfo()).reason(e.reason())
                    .original(original.of(e.originalCallInfo())).distributing(e.distributingDevice()).build();
            case Att.V5Established e -> data().trunk(e.trunkGroup(), e.trunkMember()).split(e.split())
                    .lookahead(e.lookaheadInfo()).code(e.userEnteredCode()).userInfo(e.userInfo()).reason(e.reason())
                    .original(original.of(e.originalCallInfo())).distributing(e.distributingDevice()).ucid(e.ucid())
                    .originator(e.callOriginatorInfo(), e.flexibleBilling()).build();
            case Att.V6Established e -> data().trunk(e.trunkGroup(), e.trunkMember()).split(e.split())
                    .lookahead(e.lookaheadInfo()).code(e.userEnteredCode()).userInfo(e.userInfo()).reason(e.reason())
                    .original(original.of(e.originalCallInfo())).distributing(e.distributingDevice()).ucid(e.ucid())
                    .originator(e.callOriginatorInfo(), e.flexibleBilling()).build();
            case Att.Established e -> data().trunk(e.trunkGroup(), e.trunkMember()).split(e.split())
                    .lookahead(e.lookaheadInfo()).code(e.userEnteredCode()).userInfo(e.userInfo()).reason(e.reason())
                    .original(original.of(e.originalCallInfo()))
                    .distributing(e.distributingDevice(), e.distributingVDN()).ucid(e.ucid())
                    .originator(e.callOriginatorInfo(), e.flexibleBilling()).history(e.deviceHistory()).build();
            case Att.V13Established e -> data().trunk(e.trunkGroup(), e.trunkMember()).split(e.split())
                    .lookahead(e.lookaheadInfo()).code(e.userEnteredCode()).userInfo(e.userInfo()).reason(e.reason())
                    .original(original.of(e.originalCallInfo()))
                    .distributing(e.distributingDevice(), e.distributingVDN()).ucid(e.ucid())
                    .originator(e.callOriginatorInfo(), e.flexibleBilling()).history(e.deviceHistory())
                    .channel(e.channelType()).build();
            default -> ofMerged(item);
        };
    }

    private CallData ofMerged(AttMessage item) {
        return switch (item) {
            case Att.V3Transferred t -> data().original(original.of(t.originalCallInfo())).build();
            case Att.V4Transferred t -> data().original(original.of(t.originalCallInfo()))
                    .distributing(t.distributingDevice()).build();
            case Att.V5Transferred t -> data().original(original.of(t.originalCallInfo()))
                    .distributing(t.distributingDevice()).ucid(t.ucid()).build();
            case Att.V6Transferred t -> data().original(original.of(t.originalCallInfo()))
                    .distributing(t.distributingDevice()).ucid(t.ucid()).trunks(t.trunkList()).build();
            case Att.Transferred t -> data().original(original.of(t.originalCallInfo()))
                    .distributing(t.distributingDevice(), t.distributingVDN()).ucid(t.ucid()).trunks(t.trunkList())
                    .history(t.deviceHistory()).build();
            case Att.V3Conferenced c -> data().original(original.of(c.originalCallInfo())).build();
            case Att.V4Conferenced c -> data().original(original.of(c.originalCallInfo()))
                    .distributing(c.distributingDevice()).build();
            case Att.V5Conferenced c -> data().original(original.of(c.originalCallInfo()))
                    .distributing(c.distributingDevice()).ucid(c.ucid()).build();
            case Att.V6Conferenced c -> data().original(original.of(c.originalCallInfo()))
                    .distributing(c.distributingDevice()).ucid(c.ucid()).trunks(c.trunkList()).build();
            case Att.Conferenced c -> data().original(original.of(c.originalCallInfo()))
                    .distributing(c.distributingDevice(), c.distributingVDN()).ucid(c.ucid()).trunks(c.trunkList())
                    .history(c.deviceHistory()).build();
            default -> ofRouteRequest(item);
        };
    }

    private CallData ofRouteRequest(AttMessage item) {
        return switch (item) {
            case Att.V4RouteRequest r -> data().trunk(r.trunkGroup(), "").lookahead(r.lookaheadInfo())
                    .code(r.userEnteredCode()).userInfo(r.userInfo()).build();
            case Att.V5RouteRequest r -> data().trunk(r.trunkGroup(), "").lookahead(r.lookaheadInfo())
                    .code(r.userEnteredCode()).userInfo(r.userInfo()).ucid(r.ucid())
                    .originator(r.callOriginatorInfo(), r.flexibleBilling()).build();
            case Att.V6RouteRequest r -> data().trunk(r.trunkGroup(), r.trunkMember()).lookahead(r.lookaheadInfo())
                    .code(r.userEnteredCode()).userInfo(r.userInfo()).ucid(r.ucid())
                    .originator(r.callOriginatorInfo(), r.flexibleBilling()).build();
            case Att.RouteRequest r -> data().trunk(r.trunkGroup(), r.trunkMember()).lookahead(r.lookaheadInfo())
                    .code(r.userEnteredCode()).userInfo(r.userInfo()).ucid(r.ucid())
                    .originator(r.callOriginatorInfo(), r.flexibleBilling()).history(r.deviceHistory()).build();
            case Att.V15RouteRequest r -> data().trunk(r.trunkGroup(), r.trunkMember()).lookahead(r.lookaheadInfo())
                    .code(r.userEnteredCode()).userInfo(r.userInfo()).ucid(r.ucid())
                    .originator(r.callOriginatorInfo(), r.flexibleBilling()).history(r.deviceHistory()).build();
            case Att.V16RouteRequest r -> data().trunk(r.trunkGroup(), r.trunkMember()).lookahead(r.lookaheadInfo())
                    .code(r.userEnteredCode()).userInfo(r.userInfo()).ucid(r.ucid())
                    .originator(r.callOriginatorInfo(), r.flexibleBilling()).history(r.deviceHistory()).build();
            default -> ofOthers(item);
        };
    }

    private CallData ofOthers(AttMessage item) {
        return switch (item) {
            case Att.V5Originated o -> data().logicalAgent(o.logicalAgent()).userInfo(o.userInfo()).build();
            case Att.V8Originated o -> data().logicalAgent(o.logicalAgent()).userInfo(o.userInfo()).build();
            case Att.Originated o -> data().logicalAgent(o.logicalAgent()).userInfo(o.userInfo())
                    .consult(o.consultMode()).build();
            case Att.V15Originated o -> data().logicalAgent(o.logicalAgent()).userInfo(o.userInfo())
                    .consult(o.consultMode()).channel(o.channelType()).build();
            case Att.V8ServiceInitiated s -> data().ucid(s.ucid()).build();
            case Att.ServiceInitiated s -> data().ucid(s.ucid()).consult(s.consultMode()).build();
            case Att.Held h -> data().consult(h.consultMode()).build();
            case Att.Queued q -> data().history(q.deviceHistory()).build();
            case Att.V17Queued q -> data().history(q.deviceHistory()).build();
            case Att.Diverted d -> data().history(d.deviceHistory()).build();
            case Att.V12Diverted d -> data().history(d.deviceHistory()).build();
            case Att.V7Failed f -> data().history(f.deviceHistory()).build();
            case Att.Failed f -> data().history(f.deviceHistory()).build();
            case Att.V5ConnectionCleared c -> data().userInfo(c.userInfo()).build();
            case Att.V6ConnectionCleared c -> data().userInfo(c.userInfo()).build();
            case Att.ConnectionCleared c -> data().userInfo(c.userInfo()).history(c.deviceHistory()).build();
            case Att.CallCleared c -> data().reason(c.reason()).build();
            case Att.V6NetworkReached n -> data().trunk(n.trunkGroup(), n.trunkMember()).build();
            case Att.NetworkReached n -> data().trunk(n.trunkGroup(), n.trunkMember()).history(n.deviceHistory())
                    .build();
            default -> CallData.EMPTY;
        };
    }
}
