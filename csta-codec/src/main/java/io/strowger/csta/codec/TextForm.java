package io.strowger.csta.codec;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** The text form of the values of one shape, both ways. */
interface TextForm {
    /** Appends a value. */
    void print(TextWriter out, Object value);

    /** Reads a value; after a fault, which the reader tells, the result means nothing. */
    Object parse(TextReader in);

    /** A form of two functions. */
    static TextForm of(BiConsumer<TextWriter, Object> printer, Function<TextReader, Object> parser) {
        return new TextForm() {
            @Override
            public void print(TextWriter out, Object value) {
                printer.accept(out, value);
            }

            @Override
            public Object parse(TextReader in) {
                return parser.apply(in);
            }
        };
    }
}
