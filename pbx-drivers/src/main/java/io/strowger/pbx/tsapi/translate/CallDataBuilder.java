package io.strowger.pbx.tsapi.translate;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.CallDetails;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.model.ChannelType;
import io.strowger.core.model.ConsultMode;
import io.strowger.core.model.DeliveredType;
import io.strowger.core.model.EventReason;
import io.strowger.core.model.UserToUserProtocol;
import io.strowger.csta.tsapi.CallOriginatorInfo;
import io.strowger.csta.tsapi.DeviceHistoryEntry;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.Interflow;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.OriginalCallInfo;
import io.strowger.csta.tsapi.ReasonCode;
import io.strowger.csta.tsapi.ReasonForCallInfo;
import io.strowger.csta.tsapi.TrunkInfo;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserEnteredCodeIndicator;
import io.strowger.csta.tsapi.UserEnteredCodeType;
import io.strowger.csta.tsapi.UserToUserInfo;
import java.util.List;

/** Collects the members of one item of private data. What stands for "none" is left out. One use, one thread. */
final class CallDataBuilder {
    private final NumberPlanNormaliser numbers;
    private final Texts texts;
    private String ucid = "";
    private Bytes userToUser = Bytes.EMPTY;
    private String collectedDigits = "";
    private String trunkGroup = "";
    private String trunkMember = "";
    private String distributingVdn = "";
    private boolean detailed;
    private CallDetails.OriginalCall originalCall;
    private CallDetails.Lookahead lookahead;
    private CallDetails.UserEnteredCode userEnteredCode;
    private DeliveredType deliveredType;
    private String split = "";
    private String distributingDevice = "";
    private EventReason reason;
    private CallDetails.CallOriginator originator;
    private boolean flexibleBilling;
    private List<CallDetails.DeviceHistory> deviceHistory = List.of();
    private ConsultMode consultMode;
    private ChannelType channelType;
    private String logicalAgent = "";
    private List<CallDetails.Trunk> trunks = List.of();
    private UserToUserProtocol userToUserProtocol;

    CallDataBuilder(NumberPlanNormaliser numbers, Texts texts) {
        this.numbers = numbers;
        this.texts = texts;
    }

    CallDataBuilder ucid(String value) {
        ucid = value;
        return this;
    }

    CallDataBuilder userInfo(UserToUserInfo info) {
        userToUser = Words.bytes(info.data());
        userToUserProtocol = detail(info.type().equals(UUIProtocolType.UUI_NONE)
                ? null
                : WordTables.UUI_PROTOCOLS.word(info.type()));
        return this;
    }

    CallDataBuilder code(UserEnteredCode code) {
        userEnteredCode = detail(enteredCode(code));
        collectedDigits = userEnteredCode == null ? "" : code.data();
        return this;
    }

    CallDataBuilder trunk(String group, String member) {
        trunkGroup = group;
        trunkMember = member;
        return this;
    }

    /** A merged call names all its trunks; one trunk is that of the outside party, of several none is. */
    CallDataBuilder trunks(List<TrunkInfo> list) {
        trunks = list.stream()
                .map(t -> new CallDetails.Trunk(Words.connectionOrNull(t.connection()), t.trunkGroup(),
                        t.trunkMember()))
                .toList();
        detailed |= !trunks.isEmpty();
        return list.size() == 1 ? trunk(list.get(0).trunkGroup(), list.get(0).trunkMember()) : this;
    }

    CallDataBuilder distributing(ExtendedDeviceID device, ExtendedDeviceID vdn) {
        distributingVdn = vdn.deviceID();
        distributingDevice = detail(device.deviceID());
        return this;
    }

    CallDataBuilder lookahead(LookaheadInfo info) {
        lookahead = detail(interflow(info));
        return this;
    }

    CallDataBuilder original(OriginalCallInfo call) {
        originalCall = detail(originalCall(call));
        return this;
    }

    CallDataBuilder delivered(io.strowger.csta.tsapi.DeliveredType type) {
        deliveredType = detail(WordTables.DELIVERED_TYPES.word(type));
        return this;
    }

    CallDataBuilder split(String value) {
        split = detail(value);
        return this;
    }

    CallDataBuilder reason(ReasonCode code) {
        reason = detail(code.equals(ReasonCode.AR_NONE) ? null : WordTables.EVENT_REASONS.word(code));
        return this;
    }

    CallDataBuilder originator(CallOriginatorInfo info, boolean billing) {
        originator = detail(callOriginator(info));
        flexibleBilling = billing;
        detailed |= billing;
        return this;
    }

    CallDataBuilder history(List<DeviceHistoryEntry> entries) {
        deviceHistory = history(entries, numbers);
        detailed |= !deviceHistory.isEmpty();
        return this;
    }

    CallDataBuilder consult(io.strowger.csta.tsapi.ConsultMode mode) {
        consultMode = detail(mode.equals(io.strowger.csta.tsapi.ConsultMode.ATT_CM_NONE)
                ? null
                : WordTables.CONSULT_MODES.word(mode));
        return this;
    }

    CallDataBuilder channel(io.strowger.csta.tsapi.ChannelType type) {
        channelType = detail(type.equals(io.strowger.csta.tsapi.ChannelType.CH_UNKNOWN)
                ? null
                : WordTables.CHANNEL_TYPES.word(type));
        return this;
    }

    CallDataBuilder logicalAgent(String agent) {
        logicalAgent = detail(agent);
        return this;
    }

    private <T> T detail(T value) {
        detailed |= value != null && !"".equals(value);
        return value;
    }

    CallData build() {
        CallDetails details = detailed
                ? new CallDetails(originalCall, lookahead, userEnteredCode, deliveredType, split, distributingDevice,
                        reason, originator, flexibleBilling, deviceHistory, consultMode, channelType, logicalAgent,
                        trunks, userToUserProtocol)
                : null;
        return new CallData(ucid, userToUser, collectedDigits, trunkGroup, trunkMember, distributingVdn, details);
    }

    private CallDetails.OriginalCall originalCall(OriginalCallInfo o) {
        if (o.reason().equals(ReasonForCallInfo.OR_NONE)) {
            return null;
        }
        CallDetails.UserEnteredCode code = enteredCode(o.userEnteredCode());
        return new CallDetails.OriginalCall(WordTables.ORIGINAL_REASONS.word(o.reason()),
                numbers.party(o.callingDevice()), numbers.party(o.calledDevice()), o.ucid(),
                Words.bytes(o.userInfo().data()), code == null ? "" : code.digits(), o.trunkGroup(), o.trunkMember(),
                interflow(o.lookaheadInfo()), code, callOriginator(o.callOriginatorInfo()), o.flexibleBilling(),
                history(o.deviceHistory(), numbers));
    }

    private static CallDetails.UserEnteredCode enteredCode(UserEnteredCode code) {
        return code.type().equals(UserEnteredCodeType.UE_NONE)
                ? null
                : new CallDetails.UserEnteredCode(WordTables.CODE_TYPES.word(code.type()),
                        code.indicator().equals(UserEnteredCodeIndicator.UE_ENTERED), code.data(), code.collectVDN());
    }

    private CallDetails.Lookahead interflow(LookaheadInfo info) {
        if (info.type().equals(Interflow.LAI_NO_INTERFLOW)) {
            return null;
        }
        String name = info.uSourceVDN().text();
        return new CallDetails.Lookahead(WordTables.INTERFLOWS.word(info.type()),
                WordTables.LOOKAHEAD_PRIORITIES.word(info.priority()),
                (info.hours() * 60L + info.minutes()) * 60L + info.seconds(),
                name.isEmpty() ? texts.of(info.sourceVDN()) : name);
    }

    private static CallDetails.CallOriginator callOriginator(CallOriginatorInfo info) {
        return info.hasInfo() ? new CallDetails.CallOriginator(info.callOriginatorType()) : null;
    }

    static List<CallDetails.DeviceHistory> history(List<DeviceHistoryEntry> entries, NumberPlanNormaliser numbers) {
        if (entries.isEmpty()) {
            // Of most messages; each call has a dozen.
            return List.of();
        }
        return entries.stream()
                .map(e -> new CallDetails.DeviceHistory(numbers.party(e.oldDeviceID()).number(),
                        Words.cause(e.eventCause()), Words.connectionOrNull(e.oldConnectionID())))
                .toList();
    }
}
