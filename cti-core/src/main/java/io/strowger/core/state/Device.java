package io.strowger.core.state;

import io.strowger.core.machine.DeviceState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;

/**
 * A configured device as we believe it to be.
 *
 * @param lastEventSequence input sequence of the last event on the device; a snapshot that was asked for before it is void
 */
public record Device(DeviceKey key, DeviceKind kind, DeviceState state, long lastEventSequence) {
    Device(DeviceKey key, DeviceKind kind) {
        this(key, kind, DeviceState.UNMONITORED, 0);
    }

    public static Device unmonitored(DeviceKey key, DeviceKind kind) {
        return new Device(key, kind);
    }

    public Device withState(DeviceState value) {
        return new Device(key, kind, value, lastEventSequence);
    }

    public Device withKind(DeviceKind value) {
        return new Device(key, value, state, lastEventSequence);
    }

    public Device withLastEventSequence(long value) {
        return new Device(key, kind, state, value);
    }
}
