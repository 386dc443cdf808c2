package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What kind of device the switch says a device is.
 *
 * @param value
 *            the number on the wire
 */
public record DeviceType(int value) implements Enumerated {
    public static final DeviceType DT_STATION = new DeviceType(0);
    public static final DeviceType DT_LINE = new DeviceType(1);
    public static final DeviceType DT_BUTTON = new DeviceType(2);
    public static final DeviceType DT_ACD = new DeviceType(3);
    public static final DeviceType DT_TRUNK = new DeviceType(4);
    public static final DeviceType DT_OPERATOR = new DeviceType(5);
    public static final DeviceType DT_STATION_GROUP = new DeviceType(16);
    public static final DeviceType DT_LINE_GROUP = new DeviceType(17);
    public static final DeviceType DT_BUTTON_GROUP = new DeviceType(18);
    public static final DeviceType DT_ACD_GROUP = new DeviceType(19);
    public static final DeviceType DT_TRUNK_GROUP = new DeviceType(20);
    public static final DeviceType DT_OPERATOR_GROUP = new DeviceType(21);
    public static final DeviceType DT_OTHER = new DeviceType(255);

    private static final NamedValues<DeviceType> NAMED = NamedValues.collect(MethodHandles.lookup(), DeviceType.class);

    /** The constant of this number, or a nameless value. */
    public static DeviceType of(int value) {
        DeviceType named = NAMED.find(value);
        return named != null ? named : new DeviceType(value);
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
