package io.strowger.core.analysis;

/** What an expression reads from: a contact at one moment. Never fails. */
public interface Scope {
    /** Of a read that is a text. */
    String text(Read read);

    /** Of any other read; flags are 0 and 1. */
    long number(Read read);

    /** The value that a number has in a number table, empty without one. */
    String tableValue(String table, String number);
}
