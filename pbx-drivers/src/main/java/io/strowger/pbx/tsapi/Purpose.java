package io.strowger.pbx.tsapi;

import io.strowger.core.output.PbxCommand;

/** Why a request was sent, and so what its answer is good for. */
sealed interface Purpose {
    /**
     * A request of the engine.
     *
     * @param attempt
     *            1 for the first
     */
    record Engine(long requestId, PbxCommand command, int attempt) implements Purpose {
        Engine(long requestId, PbxCommand command) {
            this(requestId, command, 1);
        }

        Engine again() {
            return new Engine(requestId, command, attempt + 1);
        }

        boolean isSnapshot() {
            return command instanceof PbxCommand.SnapshotDevice || command instanceof PbxCommand.SnapshotCall;
        }
    }

    /** A monitor or a registration. */
    record Watch(Roster.Entry entry) implements Purpose {}

    /** The end of a monitor or registration that is not wanted any more. */
    record Unwatch() implements Purpose {}

    /** GetAPICaps. */
    record Capabilities() implements Purpose {}

    /** GetDeviceList. */
    record DeviceList() implements Purpose {}

    /** SysStatStart. */
    record SystemStatus() implements Purpose {}

    /** SetHeartbeatInterval. */
    record Heartbeat() implements Purpose {}

    /** ReqSysStat, to see how the switch is, or whether anybody is there. */
    record Probe() implements Purpose {}

    /** QueryTod, to compare the clocks. */
    record Clock() implements Purpose {}

    /** QueryAgentState of a station, where agent modes do not come as events. */
    record AgentPoll(String deviceId) implements Purpose {}
}
