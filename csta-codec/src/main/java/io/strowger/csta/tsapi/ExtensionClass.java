package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Class of an extension.
 *
 * @param value
 *            the number on the wire
 */
public record ExtensionClass(int value) implements Enumerated {
    public static final ExtensionClass EC_VDN = new ExtensionClass(0);
    public static final ExtensionClass EC_ACD_SPLIT = new ExtensionClass(1);
    public static final ExtensionClass EC_ANNOUNCEMENT = new ExtensionClass(2);
    public static final ExtensionClass EC_DATA = new ExtensionClass(4);
    public static final ExtensionClass EC_ANALOG = new ExtensionClass(5);
    public static final ExtensionClass EC_PROPRIETARY = new ExtensionClass(6);
    public static final ExtensionClass EC_BRI = new ExtensionClass(7);
    public static final ExtensionClass EC_CTI = new ExtensionClass(8);
    public static final ExtensionClass EC_LOGICAL_AGENT = new ExtensionClass(9);
    public static final ExtensionClass EC_OTHER = new ExtensionClass(10);

    private static final NamedValues<ExtensionClass> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ExtensionClass.class);

    /** The constant of this number, or a nameless value. */
    public static ExtensionClass of(int value) {
        ExtensionClass named = NAMED.find(value);
        return named != null ? named : new ExtensionClass(value);
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
