package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TrunkInfo;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserEnteredCodeType;
import io.strowger.csta.tsapi.UserToUserInfo;
import java.util.List;

/**
 * The private data of an event as {@link CallData}. Every version's item is read for what it is, whatever version was
 * negotiated. Items without anything for the engine give {@link CallData#EMPTY}.
 */
public final class CallDataTranslator {
    private CallDataTranslator() {}

    /** The item of a frame; null when there is none. */
    public static AttMessage item(PrivateData data) {
        return data instanceof PrivateData.Avaya avaya ? avaya.message() : null;
    }

    /** What an item tells of the call; null is allowed and tells nothing. */
    public static CallData of(AttMessage item) {
        return switch (item) {
            case null -> CallData.EMPTY;
            case Att.V4Delivered d -> of4(d.userInfo(), d.userEnteredCode(), d.trunkGroup(), d.trunkMember(),
                    d.distributingDevice());
            case Att.V5Delivered d -> new Parts(d.ucid(), d.userInfo(), d.userEnteredCode())
                    .on(d.trunkGroup(), d.trunkMember(), d.distributingDevice());
            case Att.V6Delivered d -> new Parts(d.ucid(), d.userInfo(), d.userEnteredCode())
                    .on(d.trunkGroup(), d.trunkMember(), d.distributingDevice());
            case Att.Delivered d -> new Parts(d.ucid(), d.userInfo(), d.userEnteredCode())
                    .on(d.trunkGroup(), d.trunkMember(), d.distributingVDN());
            case Att.V13Delivered d -> new Parts(d.ucid(), d.userInfo(), d.userEnteredCode())
                    .on(d.trunkGroup(), d.trunkMember(), d.distributingVDN());
            case Att.V4Established e -> of4(e.userInfo(), e.userEnteredCode(), e.trunkGroup(), e.trunkMember(),
                    e.distributingDevice());
            case Att.V5Established e -> new Parts(e.ucid(), e.userInfo(), e.userEnteredCode())
                    .on(e.trunkGroup(), e.trunkMember(), e.distributingDevice());
            case Att.V6Established e -> new Parts(e.ucid(), e.userInfo(), e.userEnteredCode())
                    .on(e.trunkGroup(), e.trunkMember(), e.distributingDevice());
            case Att.Established e -> new Parts(e.ucid(), e.userInfo(), e.userEnteredCode())
                    .on(e.trunkGroup(), e.trunkMember(), e.distributingVDN());
            case Att.V13Established e -> new Parts(e.ucid(), e.userInfo(), e.userEnteredCode())
                    .on(e.trunkGroup(), e.trunkMember(), e.distributingVDN());
            default -> ofOthers(item);
        };
    }

    private static CallData ofOthers(AttMessage item) {
        return switch (item) {
            case Att.V4RouteRequest r -> of4(r.userInfo(), r.userEnteredCode(), r.trunkGroup(), "",
                    ExtendedDeviceID.NOT_KNOWN);
            case Att.V5RouteRequest r -> new Parts(r.ucid(), r.userInfo(), r.userEnteredCode()).on(r.trunkGroup(), "",
                    ExtendedDeviceID.NOT_KNOWN);
            case Att.V6RouteRequest r -> new Parts(r.ucid(), r.userInfo(), r.userEnteredCode())
                    .on(r.trunkGroup(), r.trunkMember(), ExtendedDeviceID.NOT_KNOWN);
            case Att.RouteRequest r -> new Parts(r.ucid(), r.userInfo(), r.userEnteredCode())
                    .on(r.trunkGroup(), r.trunkMember(), ExtendedDeviceID.NOT_KNOWN);
            case Att.V15RouteRequest r -> new Parts(r.ucid(), r.userInfo(), r.userEnteredCode())
                    .on(r.trunkGroup(), r.trunkMember(), ExtendedDeviceID.NOT_KNOWN);
            case Att.V16RouteRequest r -> new Parts(r.ucid(), r.userInfo(), r.userEnteredCode())
                    .on(r.trunkGroup(), r.trunkMember(), ExtendedDeviceID.NOT_KNOWN);
            case Att.V5Originated o -> userInfo(o.userInfo());
            case Att.V8Originated o -> userInfo(o.userInfo());
            case Att.Originated o -> userInfo(o.userInfo());
            case Att.V15Originated o -> userInfo(o.userInfo());
            case Att.V8ServiceInitiated s -> ucid(s.ucid());
            case Att.ServiceInitiated s -> ucid(s.ucid());
            case Att.V4Transferred t -> distributing(t.distributingDevice());
            case Att.V4Conferenced c -> distributing(c.distributingDevice());
            case Att.V5Transferred t -> joined(t.ucid(), List.of(), t.distributingDevice());
            case Att.V5Conferenced c -> joined(c.ucid(), List.of(), c.distributingDevice());
            case Att.V6Transferred t -> joined(t.ucid(), t.trunkList(), t.distributingDevice());
            case Att.V6Conferenced c -> joined(c.ucid(), c.trunkList(), c.distributingDevice());
            case Att.Transferred t -> joined(t.ucid(), t.trunkList(), t.distributingVDN());
            case Att.Conferenced c -> joined(c.ucid(), c.trunkList(), c.distributingVDN());
            default -> CallData.EMPTY;
        };
    }

    private record Parts(String ucid, UserToUserInfo userInfo, UserEnteredCode code) {
        CallData on(String trunkGroup, String trunkMember, ExtendedDeviceID distributing) {
            String digits = code.type().equals(UserEnteredCodeType.UE_NONE) ? "" : code.data();
            return new CallData(ucid, Words.bytes(userInfo.data()), digits, trunkGroup, trunkMember,
                    distributing.deviceID());
        }
    }

    /** Version 4 has no UCID. */
    private static CallData of4(UserToUserInfo userInfo, UserEnteredCode code, String trunkGroup, String trunkMember,
            ExtendedDeviceID distributing) {
        return new Parts("", userInfo, code).on(trunkGroup, trunkMember, distributing);
    }

    private static CallData userInfo(UserToUserInfo userInfo) {
        return new Parts("", userInfo, UserEnteredCode.NONE).on("", "", ExtendedDeviceID.NOT_KNOWN);
    }

    private static CallData ucid(String ucid) {
        return new Parts(ucid, UserToUserInfo.NONE, UserEnteredCode.NONE).on("", "", ExtendedDeviceID.NOT_KNOWN);
    }

    private static CallData distributing(ExtendedDeviceID distributing) {
        return joined("", List.of(), distributing);
    }

    /** A merged call names all its trunks; one trunk is that of the outside party, of several none is. */
    private static CallData joined(String ucid, List<TrunkInfo> trunks, ExtendedDeviceID distributing) {
        boolean one = trunks.size() == 1;
        return new Parts(ucid, UserToUserInfo.NONE, UserEnteredCode.NONE).on(one ? trunks.get(0).trunkGroup() : "",
                one ? trunks.get(0).trunkMember() : "", distributing);
    }
}
