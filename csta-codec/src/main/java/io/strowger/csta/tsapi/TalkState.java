package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Whether an agent is on a call.
 *
 * @param value
 *            the number on the wire
 */
public record TalkState(int value) implements Enumerated {
    public static final TalkState TS_ON_CALL = new TalkState(0);
    public static final TalkState TS_IDLE = new TalkState(1);

    private static final NamedValues<TalkState> NAMED = NamedValues.collect(MethodHandles.lookup(), TalkState.class);

    /** The constant of this number, or a nameless value. */
    public static TalkState of(int value) {
        TalkState named = NAMED.find(value);
        return named != null ? named : new TalkState(value);
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
