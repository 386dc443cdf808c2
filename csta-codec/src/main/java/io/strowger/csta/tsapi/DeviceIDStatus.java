package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether a device identifier is there.
 *
 * @param value
 *            the number on the wire
 */
public record DeviceIDStatus(int value) implements Enumerated {
    public static final DeviceIDStatus ID_PROVIDED = new DeviceIDStatus(0);
    public static final DeviceIDStatus ID_NOT_KNOWN = new DeviceIDStatus(1);
    public static final DeviceIDStatus ID_NOT_REQUIRED = new DeviceIDStatus(2);

    private static final NamedValues<DeviceIDStatus> NAMED = NamedValues.collect(MethodHandles.lookup(),
            DeviceIDStatus.class);

    /** The constant of this number, or a nameless value. */
    public static DeviceIDStatus of(int value) {
        DeviceIDStatus named = NAMED.find(value);
        return named != null ? named : new DeviceIDStatus(value);
    }

    @Override
    public String name() {
        return NAMED.name(value);
    }

    @Override
    public String toString() {
        return name();
    }
}
