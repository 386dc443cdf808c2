package io.strowger.csta;

/**
 * A value of an ASN.1 ENUMERATED type: a number that may have a name.
 *
 * <p>Implementations are records of one {@code int}, so that a number which has no name here (a newer switch) is kept
 * and sent on unchanged. Each has a static method {@code of(int)} that gives the named constant where there is one.
 */
public interface Enumerated {
    /** The number on the wire. */
    int value();

    /** The standard's name of this value, or the decimal number when the value has no name. */
    String name();
}
