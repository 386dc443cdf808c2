package io.strowger.core.output;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.WorkMode;

/** A CSTA service that the engine asks of a switch. */
public sealed interface PbxCommand {
    /** Answers a RouteRequest; RouteUsed is always asked for. There is no confirmation, only a refusal. */
    @Tag(1)
    record RouteSelect(RouteDialogue dialogue, String routeSelected, Bytes userToUser) implements PbxCommand {}

    /** Gives a RouteRequest back: the vector goes on with its next step. */
    @Tag(2)
    record RouteEnd(RouteDialogue dialogue, int failureCode) implements PbxCommand {}

    @Tag(3)
    record AnswerCall(ConnectionId connection) implements PbxCommand {}

    @Tag(4)
    record HoldCall(ConnectionId connection) implements PbxCommand {}

    @Tag(5)
    record RetrieveCall(ConnectionId connection) implements PbxCommand {}

    @Tag(6)
    record ClearConnection(ConnectionId connection) implements PbxCommand {}

    @Tag(7)
    record MakeCall(String callingDevice, String calledDevice, Bytes userToUser) implements PbxCommand {}

    /** Only while the connection alerts. */
    @Tag(8)
    record DeflectCall(ConnectionId connection, String calledDevice) implements PbxCommand {}

    @Tag(9)
    record SnapshotDevice(String deviceId) implements PbxCommand {}

    @Tag(10)
    record SnapshotCall(ConnectionId call) implements PbxCommand {}

    @Tag(11)
    record SetAgentState(String deviceId, String agentId, WorkMode workMode, int reasonCode) implements PbxCommand {}

    @Tag(12)
    record QueryAgentState(String deviceId) implements PbxCommand {}
}
