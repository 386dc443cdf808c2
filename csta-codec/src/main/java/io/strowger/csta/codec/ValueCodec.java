package io.strowger.csta.codec;

import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerWriter;

/** Reads and writes values of one declared type, tag included. */
abstract class ValueCodec {
    /** The value at the cursor; after a fault an empty value or null. */
    abstract Object read(BerReader in);

    /** Writes {@code value}, which is of the declared type. */
    abstract void write(BerWriter out, Object value);
}
