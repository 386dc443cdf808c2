package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * What to do when an answering machine answers.
 *
 * @param value
 *            the number on the wire
 */
public record AnswerTreat(int value) implements Enumerated {
    public static final AnswerTreat AT_NO_TREATMENT = new AnswerTreat(0);
    public static final AnswerTreat AT_NONE = new AnswerTreat(1);
    public static final AnswerTreat AT_DROP = new AnswerTreat(2);
    public static final AnswerTreat AT_CONNECT = new AnswerTreat(3);

    private static final NamedValues<AnswerTreat> NAMED = NamedValues.collect(MethodHandles.lookup(),
            AnswerTreat.class);

    /** The constant of this number, or a nameless value. */
    public static AnswerTreat of(int value) {
        AnswerTreat named = NAMED.find(value);
        return named != null ? named : new AnswerTreat(value);
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
