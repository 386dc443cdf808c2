package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * State of one link of the switch.
 *
 * @param value
 *            the number on the wire
 */
public record LinkState(int value) implements Enumerated {
    public static final LinkState LS_LINK_UNAVAIL = new LinkState(0);
    public static final LinkState LS_LINK_UP = new LinkState(1);
    public static final LinkState LS_LINK_DOWN = new LinkState(2);

    private static final NamedValues<LinkState> NAMED = NamedValues.collect(MethodHandles.lookup(), LinkState.class);

    /** The constant of this number, or a nameless value. */
    public static LinkState of(int value) {
        LinkState named = NAMED.find(value);
        return named != null ? named : new LinkState(value);
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
