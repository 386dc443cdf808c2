package io.strowger.core.machine;

/** The service state of a monitored device. */
public final class DeviceMachine {
    /** What can happen. Constants are only appended. */
    public enum Cause {
        /** The switch confirmed the monitor. */
        MONITOR_STARTED,
        /** The monitor was refused or ended. */
        MONITOR_STOPPED,
        /** The device is back in service. */
        BACK_IN_SERVICE,
        /** The device went out of service. */
        OUT_OF_SERVICE,
        /** The link, or the server, was lost. */
        LINK_LOST,
        /** A call event of the device itself. */
        EVENT_SEEN
    }

    public static final StateTable<DeviceState, Cause> TABLE = StateTable.of("Device", DeviceState.class, Cause.class)
            .move(DeviceState.UNMONITORED, Cause.MONITOR_STARTED, DeviceState.IN_SERVICE,
                    "the monitor stands, so the device is believed to be in service")
            .stay(DeviceState.UNMONITORED, Cause.MONITOR_STOPPED, "a refused monitor leaves the device unmonitored")
            .stay(DeviceState.UNMONITORED, Cause.BACK_IN_SERVICE,
                    "told by a call monitor; without its own monitor the device stays unknown")
            .stay(DeviceState.UNMONITORED, Cause.OUT_OF_SERVICE,
                    "out of service or not, without a monitor of its own nothing can be promised of it")
            .stay(DeviceState.UNMONITORED, Cause.LINK_LOST, "not monitored before the loss either")
            .stay(DeviceState.UNMONITORED, Cause.EVENT_SEEN, "seen by a monitor of another device")
            .stay(DeviceState.IN_SERVICE, Cause.MONITOR_STARTED, "a second link monitors the device too")
            .move(DeviceState.IN_SERVICE, Cause.MONITOR_STOPPED, DeviceState.UNMONITORED,
                    "what is not monitored is not known")
            .stay(DeviceState.IN_SERVICE, Cause.BACK_IN_SERVICE, "in service already")
            .move(DeviceState.IN_SERVICE, Cause.OUT_OF_SERVICE, DeviceState.OUT_OF_SERVICE, "out of service")
            .move(DeviceState.IN_SERVICE, Cause.LINK_LOST, DeviceState.UNMONITORED, "monitors end with their link")
            .stay(DeviceState.IN_SERVICE, Cause.EVENT_SEEN, "a device in service has calls")
            .stay(DeviceState.OUT_OF_SERVICE, Cause.MONITOR_STARTED,
                    "a monitor does not bring a device back into service")
            .move(DeviceState.OUT_OF_SERVICE, Cause.MONITOR_STOPPED, DeviceState.UNMONITORED,
                    "whether it comes back is not known any more")
            .move(DeviceState.OUT_OF_SERVICE, Cause.BACK_IN_SERVICE, DeviceState.IN_SERVICE, "back in service")
            .stay(DeviceState.OUT_OF_SERVICE, Cause.OUT_OF_SERVICE, "out of service already")
            .move(DeviceState.OUT_OF_SERVICE, Cause.LINK_LOST, DeviceState.UNMONITORED,
                    "monitors end with their link, and the outage may end unseen")
            .move(DeviceState.OUT_OF_SERVICE, Cause.EVENT_SEEN, DeviceState.IN_SERVICE,
                    "a device with a call is in service")
            .build();

    private DeviceMachine() {}
}
