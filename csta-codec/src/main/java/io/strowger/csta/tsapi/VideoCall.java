package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether video is asked for.
 *
 * @param value
 *            the number on the wire
 */
public record VideoCall(int value) implements Enumerated {
    public static final VideoCall VID_DISABLED = new VideoCall(0);
    public static final VideoCall VID_INCOMING = new VideoCall(1);
    public static final VideoCall VID_TWOWAY = new VideoCall(2);

    private static final NamedValues<VideoCall> NAMED = NamedValues.collect(MethodHandles.lookup(), VideoCall.class);

    /** The constant of this number, or a nameless value. */
    public static VideoCall of(int value) {
        VideoCall named = NAMED.find(value);
        return named != null ? named : new VideoCall(value);
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
