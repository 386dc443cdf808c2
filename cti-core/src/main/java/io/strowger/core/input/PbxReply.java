package io.strowger.core.input;

import io.strowger.core.codec.Tag;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.UniversalFailure;
import java.util.List;

/** What became of a request to a switch: exactly one of these per request, and perhaps a late one after {@link TimedOut}. */
public sealed interface PbxReply {
    /** Done, with nothing to tell. */
    @Tag(1)
    record Confirmed() implements PbxReply {}

    /** Refused by the switch. */
    @Tag(2)
    record Refused(UniversalFailure failure) implements PbxReply {}

    /** No answer in time; the outcome is unknown and a late confirmation may still come. */
    @Tag(3)
    record TimedOut() implements PbxReply {}

    /** Never sent: the link was down or its queue full. */
    @Tag(4)
    record NotSent(String why) implements PbxReply {}

    /** A call came to be (MakeCall, ConsultationCall). */
    @Tag(5)
    record CallConfirmed(ConnectionId newCall, String ucid) implements PbxReply {}

    /** SnapshotDevice: the calls at a device, each with the states of its connections, the device's own first. */
    @Tag(6)
    record DeviceSnapshot(List<DeviceCall> calls) implements PbxReply {}

    /** SnapshotCall: the connections of a call. */
    @Tag(7)
    record CallSnapshot(List<CallConnection> connections) implements PbxReply {}

    /** QueryAgentState. */
    @Tag(8)
    record AgentStateReported(boolean loggedOn, PbxEvent.AgentMode mode, int reasonCode) implements PbxReply {}

    /** A confirmation after its request had timed out. */
    @Tag(9)
    record Late(PbxReply reply) implements PbxReply {}

    record DeviceCall(ConnectionId connection, List<LocalConnectionState> states) {}

    record CallConnection(ConnectionId connection, PbxEvent.Party device, LocalConnectionState state) {}
}
