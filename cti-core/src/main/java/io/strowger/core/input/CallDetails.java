package io.strowger.core.input;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.ChannelType;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ConsultMode;
import io.strowger.core.model.DeliveredType;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.EventReason;
import io.strowger.core.model.UserToUserProtocol;
import java.util.List;

/**
 * What a switch tells of a call beyond what the engine works with. What it did not tell is null, empty or false.
 *
 * @param split the agent group that distributed the call
 * @param distributingDevice the device that distributed it; the VDN is in {@link PbxEvent.CallData}
 * @param logicalAgent the agent who originated the call
 * @param flexibleBilling whether its rate may be changed
 * @param deviceHistory the devices it has left, latest first
 * @param trunks of a call with several parties outside
 */
public record CallDetails(OriginalCall originalCall, Lookahead lookahead, UserEnteredCode userEnteredCode,
        DeliveredType deliveredType, String split, String distributingDevice, EventReason reason,
        CallOriginator originator, boolean flexibleBilling, List<DeviceHistory> deviceHistory, ConsultMode consultMode,
        ChannelType channelType, String logicalAgent, List<Trunk> trunks, UserToUserProtocol userToUserProtocol) {

    /** Copies the lists. */
    public CallDetails {
        deviceHistory = List.copyOf(deviceHistory);
        trunks = List.copyOf(trunks);
    }

    /**
     * The call that this one grew out of, by consultation, conference or transfer: who called whom there.
     *
     * @param collectedDigits as in {@link PbxEvent.CallData}
     */
    public record OriginalCall(OriginalReason reason, Party callingDevice, Party calledDevice, String ucid,
            Bytes userToUser, String collectedDigits, String trunkGroup, String trunkMember, Lookahead lookahead,
            UserEnteredCode userEnteredCode, CallOriginator originator, boolean flexibleBilling,
            List<DeviceHistory> deviceHistory) {
        /** Copies the list. */
        public OriginalCall {
            deviceHistory = List.copyOf(deviceHistory);
        }
    }

    /** What made one call of another. UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum OriginalReason {
        UNKNOWN, CONSULTATION, CONFERENCED, TRANSFERRED, NEW_CALL
    }

    /** Where an interflowed call waited before it came to this switch, and for how long. */
    public record Lookahead(Interflow interflow, LookaheadPriority priority, long waitedSeconds, String sourceVdn) {}

    /** UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum Interflow {
        UNKNOWN, ALL_INTERFLOW, THRESHOLD_INTERFLOW, VECTORING_INTERFLOW
    }

    /** UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum LookaheadPriority {
        UNKNOWN, NOT_IN_QUEUE, LOW, MEDIUM, HIGH, TOP
    }

    /**
     * Digits that were entered or provided for the call.
     *
     * @param entered whether the entry is complete; false while it is being collected
     */
    public record UserEnteredCode(CodeType type, boolean entered, String digits, String collectVdn) {}

    /** Where digits came from. UNKNOWN stands for a number newer than this table. Constants are only appended. */
    public enum CodeType {
        UNKNOWN, ANY, LOGIN_DIGITS, CALL_PROMPTER, DATA_BASE_PROVIDED, TONE_DETECTOR
    }

    /** What kind of line the call came from, as the network's II-digits say. */
    public record CallOriginator(int iiDigits) {}

    /** A device that the call has left. */
    public record DeviceHistory(String deviceId, EventCause cause, ConnectionId connection) {}

    /** The trunk of one connection. */
    public record Trunk(ConnectionId connection, String trunkGroup, String trunkMember) {}
}
