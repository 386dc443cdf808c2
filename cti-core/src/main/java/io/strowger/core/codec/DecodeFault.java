package io.strowger.core.codec;

/** Why bytes were not a record. Numbers are stable: they are counted and shown. */
public enum DecodeFault {

    /** A number or a fixed-width value is cut by the end of the message that holds it. */
    TRUNCATED(1, "the bytes end inside a value"),
    /** The wire type is not one of 0, 1, 2 and 5, or not the one that the field has. */
    BAD_WIRE_TYPE(2, "the field does not have this wire type"),
    /** A varint has more than ten bytes or more than 64 bits. */
    VARINT_TOO_LONG(3, "a varint has more than 64 bits"),
    /** A length is larger than what is left of the enclosing message, or the message is larger than allowed. */
    LENGTH_OUT_OF_RANGE(4, "a length exceeds the enclosing message or the limit"),
    /** More than {@link CodecLimits#NESTING_DEPTH_MAX} messages inside each other. */
    TOO_DEEP(5, "messages are nested too deep"),
    /** More than {@link CodecLimits#LIST_ELEMENTS_MAX} elements in a list or entries in a map. */
    TOO_MANY_ELEMENTS(6, "a list or a map has too many elements"),
    /** A string is not well-formed UTF-8. */
    BAD_UTF8(7, "a string is not UTF-8"),
    /** The outermost message is a sealed interface and holds none of its known variants. */
    NO_VARIANT(8, "no known variant is present"),
    /** The record's own constructor refused the values. */
    CONSTRUCTOR_REFUSED(9, "the record refused the values"),
    /** A field number is zero or above the range of protobuf. */
    BAD_FIELD_NUMBER(10, "a field number is out of range");

    private final int number;
    private final String sentence;

    DecodeFault(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** The stable number, from 1. */
    public int number() {
        return number;
    }

    /** What is wrong, without the particulars. */
    public String sentence() {
        return sentence;
    }
}
