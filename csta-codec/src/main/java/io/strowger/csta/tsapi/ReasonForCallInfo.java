package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Why a call has an original call.
 *
 * @param value
 *            the number on the wire
 */
public record ReasonForCallInfo(int value) implements Enumerated {
    public static final ReasonForCallInfo OR_NONE = new ReasonForCallInfo(0);
    public static final ReasonForCallInfo OR_CONSULTATION = new ReasonForCallInfo(1);
    public static final ReasonForCallInfo OR_CONFERENCED = new ReasonForCallInfo(2);
    public static final ReasonForCallInfo OR_TRANSFERRED = new ReasonForCallInfo(3);
    public static final ReasonForCallInfo OR_NEW_CALL = new ReasonForCallInfo(4);

    private static final NamedValues<ReasonForCallInfo> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ReasonForCallInfo.class);

    /** The constant of this number, or a nameless value. */
    public static ReasonForCallInfo of(int value) {
        ReasonForCallInfo named = NAMED.find(value);
        return named != null ? named : new ReasonForCallInfo(value);
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
