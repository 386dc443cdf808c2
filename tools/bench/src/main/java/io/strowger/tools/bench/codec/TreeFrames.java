package io.strowger.tools.bench.codec;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CallOriginatorInfo;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.DeliveredType;
import io.strowger.csta.tsapi.DeviceHistoryEntry;
import io.strowger.csta.tsapi.DeviceIDStatus;
import io.strowger.csta.tsapi.DeviceIDType;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.Interflow;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.OriginalCallInfo;
import io.strowger.csta.tsapi.Priority;
import io.strowger.csta.tsapi.ReasonCode;
import io.strowger.csta.tsapi.ReasonForCallInfo;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.Unicode;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserEnteredCodeIndicator;
import io.strowger.csta.tsapi.UserEnteredCodeType;
import io.strowger.csta.tsapi.UserToUserInfo;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;

/** The baseline: the records of a Delivered event, made by hand of the trees that Bouncy Castle parses. */
final class TreeFrames {
    private TreeFrames() {}

    static Csta.Delivered delivered(ASN1Encodable body) {
        TreeReader in = new TreeReader(body);
        return new Csta.Delivered(connection(in.record()), device(in.record()), device(in.record()),
                device(in.record()), device(in.record()), LocalConnectionState.of(in.enumerated()),
                EventCause.of(in.enumerated()));
    }

    static Att.Delivered item(ASN1Encodable body) {
        TreeReader in = new TreeReader(body);
        return new Att.Delivered(DeliveredType.of(in.enumerated()), in.text(), in.text(), in.text(),
                lookahead(in.record()), code(in.record()), userInfo(in.record()), ReasonCode.of(in.enumerated()),
                original(in.record()), device(in.record()), in.text(), originator(in.record()), in.bool(), history(in),
                device(in.record()));
    }

    private static ConnectionID connection(TreeReader in) {
        return new ConnectionID(in.integer(), in.text(), ConnectionIDDevice.of(in.enumerated()));
    }

    private static ExtendedDeviceID device(TreeReader in) {
        return new ExtendedDeviceID(in.text(), DeviceIDType.of(in.enumerated()), DeviceIDStatus.of(in.enumerated()));
    }

    private static LookaheadInfo lookahead(TreeReader in) {
        return new LookaheadInfo(Interflow.of(in.enumerated()), Priority.of(in.enumerated()), in.integer(),
                in.integer(), in.integer(), in.text(), new Unicode(in.list(TreeFrames::unit)));
    }

    private static Integer unit(ASN1Encodable unit) {
        return ((ASN1Integer) unit).intValueExact();
    }

    private static UserEnteredCode code(TreeReader in) {
        return new UserEnteredCode(UserEnteredCodeType.of(in.enumerated()),
                UserEnteredCodeIndicator.of(in.enumerated()), in.text(), in.text());
    }

    private static UserToUserInfo userInfo(TreeReader in) {
        return new UserToUserInfo(UUIProtocolType.of(in.enumerated()), in.octets());
    }

    private static CallOriginatorInfo originator(TreeReader in) {
        return new CallOriginatorInfo(in.bool(), in.integer());
    }

    private static OriginalCallInfo original(TreeReader in) {
        return new OriginalCallInfo(ReasonForCallInfo.of(in.enumerated()), device(in.record()), device(in.record()),
                in.text(), in.text(), lookahead(in.record()), code(in.record()), userInfo(in.record()), in.text(),
                originator(in.record()), in.bool(), history(in));
    }

    private static List<DeviceHistoryEntry> history(TreeReader in) {
        return in.list(entry -> {
            TreeReader member = new TreeReader(entry);
            return new DeviceHistoryEntry(member.text(), EventCause.of(member.enumerated()),
                    connection(member.record()));
        });
    }
}
