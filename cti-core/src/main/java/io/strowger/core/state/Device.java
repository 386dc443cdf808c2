package io.strowger.core.state;

import io.strowger.core.machine.DeviceState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;

/**
 * A configured device as we believe it to be.
 *
 * @param lastEventSequence input sequence of the last event on the device; a snapshot that was asked for before it is void
 */
public record Device(DeviceKey key, DeviceKind kind, DeviceState state, long lastEventSequence,
        DeviceFeatures features) {
    /** A snapshot of an earlier build has no features. */
    public Device {
        features = features == null ? DeviceFeatures.NONE : features;
    }

    public static Device unmonitored(DeviceKey key, DeviceKind kind) {
        return new Device(key, kind, DeviceState.UNMONITORED, 0, DeviceFeatures.NONE);
    }

    public Device withState(DeviceState value) {
        return new Device(key, kind, value, lastEventSequence, features);
    }

    public Device withKind(DeviceKind value) {
        return new Device(key, value, state, lastEventSequence, features);
    }

    public Device withLastEventSequence(long value) {
        return new Device(key, kind, state, value, features);
    }

    public Device withFeatures(DeviceFeatures value) {
        return new Device(key, kind, state, lastEventSequence, value);
    }
}
