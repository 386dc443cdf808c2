package io.strowger.pbx.tsapi;

import io.strowger.core.output.PbxCommand;

/** Why a request was sent, and so what its answer is good for. */
sealed interface Purpose {
    /** A request of the engine. */
    record Engine(long requestId, PbxCommand command) implements Purpose {}

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

    /** ReqSysStat, to see whether anybody is there. */
    record Probe() implements Purpose {}
}
