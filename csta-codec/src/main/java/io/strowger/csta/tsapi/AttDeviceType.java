package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Kind of device as the private data numbers it.
 *
 * @param value
 *            the number on the wire
 */
public record AttDeviceType(int value) implements Enumerated {
    public static final AttDeviceType ATT_DT_UNKNOWN = new AttDeviceType(0);
    public static final AttDeviceType ATT_DT_ACD_SPLIT = new AttDeviceType(1);
    public static final AttDeviceType ATT_DT_ANNOUNCEMENT = new AttDeviceType(2);
    public static final AttDeviceType ATT_DT_DATA = new AttDeviceType(3);
    public static final AttDeviceType ATT_DT_LOGICAL_AGENT = new AttDeviceType(4);
    public static final AttDeviceType ATT_DT_STATION = new AttDeviceType(5);
    public static final AttDeviceType ATT_DT_TRUNK_ACCESS_CODE = new AttDeviceType(6);
    public static final AttDeviceType ATT_DT_VDN = new AttDeviceType(7);
    public static final AttDeviceType ATT_DT_OTHER = new AttDeviceType(8);

    private static final NamedValues<AttDeviceType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            AttDeviceType.class);

    /** The constant of this number, or a nameless value. */
    public static AttDeviceType of(int value) {
        AttDeviceType named = NAMED.find(value);
        return named != null ? named : new AttDeviceType(value);
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
