package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Kind of interflow that sent a call.
 *
 * @param value
 *            the number on the wire
 */
public record Interflow(int value) implements Enumerated {
    public static final Interflow LAI_NO_INTERFLOW = new Interflow(-1);
    public static final Interflow LAI_ALL_INTERFLOW = new Interflow(0);
    public static final Interflow LAI_THRESHOLD_INTERFLOW = new Interflow(1);
    public static final Interflow LAI_VECTORING_INTERFLOW = new Interflow(2);

    private static final NamedValues<Interflow> NAMED = NamedValues.collect(MethodHandles.lookup(), Interflow.class);

    /** The constant of this number, or a nameless value. */
    public static Interflow of(int value) {
        Interflow named = NAMED.find(value);
        return named != null ? named : new Interflow(value);
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
