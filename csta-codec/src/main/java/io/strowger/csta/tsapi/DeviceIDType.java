package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * The numbering plan of a device identifier.
 *
 * @param value
 *            the number on the wire
 */
public record DeviceIDType(int value) implements Enumerated {
    public static final DeviceIDType DEVICE_IDENTIFIER = new DeviceIDType(0);
    public static final DeviceIDType IMPLICIT_PUBLIC = new DeviceIDType(20);
    public static final DeviceIDType EXPLICIT_PUBLIC_UNKNOWN = new DeviceIDType(30);
    public static final DeviceIDType EXPLICIT_PUBLIC_INTERNATIONAL = new DeviceIDType(31);
    public static final DeviceIDType EXPLICIT_PUBLIC_NATIONAL = new DeviceIDType(32);
    public static final DeviceIDType EXPLICIT_PUBLIC_NETWORK_SPECIFIC = new DeviceIDType(33);
    public static final DeviceIDType EXPLICIT_PUBLIC_SUBSCRIBER = new DeviceIDType(34);
    public static final DeviceIDType EXPLICIT_PUBLIC_ABBREVIATED = new DeviceIDType(35);
    public static final DeviceIDType IMPLICIT_PRIVATE = new DeviceIDType(40);
    public static final DeviceIDType EXPLICIT_PRIVATE_UNKNOWN = new DeviceIDType(50);
    public static final DeviceIDType EXPLICIT_PRIVATE_LEVEL3_REGIONAL_NUMBER = new DeviceIDType(51);
    public static final DeviceIDType EXPLICIT_PRIVATE_LEVEL2_REGIONAL_NUMBER = new DeviceIDType(52);
    public static final DeviceIDType EXPLICIT_PRIVATE_LEVEL1_REGIONAL_NUMBER = new DeviceIDType(53);
    public static final DeviceIDType EXPLICIT_PRIVATE_PTN_SPECIFIC_NUMBER = new DeviceIDType(54);
    public static final DeviceIDType EXPLICIT_PRIVATE_LOCAL_NUMBER = new DeviceIDType(55);
    public static final DeviceIDType EXPLICIT_PRIVATE_ABBREVIATED = new DeviceIDType(56);
    public static final DeviceIDType OTHER_PLAN = new DeviceIDType(60);
    public static final DeviceIDType TRUNK_IDENTIFIER = new DeviceIDType(70);
    public static final DeviceIDType TRUNK_GROUP_IDENTIFIER = new DeviceIDType(71);

    private static final NamedValues<DeviceIDType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            DeviceIDType.class);

    /** The constant of this number, or a nameless value. */
    public static DeviceIDType of(int value) {
        DeviceIDType named = NAMED.find(value);
        return named != null ? named : new DeviceIDType(value);
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
