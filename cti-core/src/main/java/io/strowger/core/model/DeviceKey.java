package io.strowger.core.model;

/** Identity of a device: its number in the internal plan of one switch, as the switch writes it. */
public record DeviceKey(String switchName, String deviceId) implements Comparable<DeviceKey> {
    @Override
    public int compareTo(DeviceKey other) {
        int order = switchName.compareTo(other.switchName);
        return order != 0 ? order : deviceId.compareTo(other.deviceId);
    }

    /** By hand, because look-ups are most of what the core thread does. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceKey key && deviceId.equals(key.deviceId) && switchName.equals(key.switchName);
    }

    @Override
    public int hashCode() {
        return 31 * switchName.hashCode() + deviceId.hashCode();
    }

    @Override
    public String toString() {
        return switchName + '/' + deviceId;
    }

    /** Reads what {@link #toString()} writes; throws IllegalArgumentException for anything else. */
    public static DeviceKey parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("a device key is switch/device: " + text);
        }
        return new DeviceKey(text.substring(0, slash), text.substring(slash + 1));
    }
}
