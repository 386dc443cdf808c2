package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What a call carries.
 *
 * @param value
 *            the number on the wire
 */
public record ChannelType(int value) implements Enumerated {
    public static final ChannelType CH_OTHER = new ChannelType(-1);
    public static final ChannelType CH_UNKNOWN = new ChannelType(0);
    public static final ChannelType CH_VOICE = new ChannelType(1);
    public static final ChannelType CH_VIDEO = new ChannelType(2);

    private static final NamedValues<ChannelType> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ChannelType.class);

    /** The constant of this number, or a nameless value. */
    public static ChannelType of(int value) {
        ChannelType named = NAMED.find(value);
        return named != null ? named : new ChannelType(value);
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
