package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Which skill of an agent a measurement request is about.
 *
 * @param value
 *            the number on the wire
 */
public record SplitSkill(int value) implements Enumerated {
    public static final SplitSkill NONE = new SplitSkill(-1);
    public static final SplitSkill ALL = new SplitSkill(0);
    public static final SplitSkill SKILL1 = new SplitSkill(1);
    public static final SplitSkill SKILL2 = new SplitSkill(2);
    public static final SplitSkill SKILL3 = new SplitSkill(3);
    public static final SplitSkill SKILL4 = new SplitSkill(4);

    private static final NamedValues<SplitSkill> NAMED = NamedValues.collect(MethodHandles.lookup(), SplitSkill.class);

    /** The constant of this number, or a nameless value. */
    public static SplitSkill of(int value) {
        SplitSkill named = NAMED.find(value);
        return named != null ? named : new SplitSkill(value);
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
