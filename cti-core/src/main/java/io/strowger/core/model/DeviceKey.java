package io.strowger.core.model;

import java.util.Comparator;

/** Identity of a device: its number in the internal plan of one switch, as the switch writes it. */
public record DeviceKey(String switchName, String deviceId) implements Comparable<DeviceKey> {
    private static final Comparator<DeviceKey> ORDER = Comparator.comparing(DeviceKey::switchName)
            .thenComparing(DeviceKey::deviceId);

    @Override
    public int compareTo(DeviceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return switchName + '/' + deviceId;
    }
}
