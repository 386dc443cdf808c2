package io.strowger.csta;

/** Why octets could not be decoded. The numbers are stable: they appear in logs and counters. */
public enum DecodeFault {
    /** The input ends inside an element: wait for the rest, or close the link if the frame was complete. */
    TRUNCATED(1, "the input ends inside an element"),
    /** An element has another tag than its place demands: the peer speaks another version or protocol. */
    UNEXPECTED_TAG(2, "an element has another tag than its place demands"),
    /** A length of indefinite form where the protocol forbids it. */
    INDEFINITE_LENGTH(3, "a length of indefinite form is not allowed here"),
    /** A length that no input can have. */
    LENGTH_TOO_LARGE(4, "a length is larger than any input"),
    /** An element is longer than what contains it. */
    OVERRUN(5, "an element runs past the end of what contains it"),
    /** A constructed element ends before its last mandatory member. */
    MISSING_MEMBER(6, "a constructed element ends before its last mandatory member"),
    /** A primitive value has a number of content octets that its type does not allow. */
    VALUE_LENGTH(7, "a value has a number of octets that its type does not allow"),
    /** A number that does not fit the range of its member. */
    VALUE_RANGE(8, "a number does not fit the range of its member"),
    /** A string is longer than the limit of its member. */
    STRING_TOO_LONG(9, "a string is longer than its member allows"),
    /** A list has more elements than the limit of its member. */
    TOO_MANY_ELEMENTS(10, "a list has more elements than its member allows"),
    /** Constructed elements are nested too deeply. */
    TOO_DEEP(11, "constructed elements are nested too deeply"),
    /** Octets follow where the value should have ended. */
    TRAILING_OCTETS(12, "octets follow the end of the value"),
    /** The frame header's version is not 1: the peer is no TSAPI peer, close the link. */
    FRAME_VERSION(13, "the frame header has another version than 1"),
    /** The frame is larger than any frame can be: the stream is out of step, close the link. */
    FRAME_TOO_LARGE(14, "the frame is larger than the protocol allows"),
    /** The lengths of the frame header contradict each other: the stream is out of step, close the link. */
    FRAME_LENGTH(15, "the lengths in the frame header contradict each other"),
    /** The private-data block does not have the form vendor, length, data. */
    PRIVATE_BLOCK(16, "the private-data block is not of the form vendor, length, data"),
    /** A form of a value that the standard knows and this decoder does not. */
    UNSUPPORTED_FORM(17, "the value has a form that is not supported"),
    /** No alternative of a CHOICE has this tag. */
    NO_ALTERNATIVE(18, "no alternative of the choice has this tag"),
    /** A line of a trace that cannot be read; the offset is the column. */
    TRACE_LINE(19, "the line is not of the form TIME link=NAME <- OCTETS, or -> for what was sent"),
    /** The text form of a message breaks off or has a sign where none belongs; the offset is the column. */
    TEXT_SYNTAX(20, "the text is not of the form that decoding prints"),
    /** The text form names a message, item, member or constant that is not known; the offset is the column. */
    TEXT_NAME(21, "the text has a name that is not known here"),
    /** The text form has a value that its member cannot take; the offset is the column. */
    TEXT_VALUE(22, "the text has a value that its member cannot take"),
    /** A line that should be octets is not; the offset is the column. */
    HEX_DIGITS(23, "the line is not hexadecimal digits, two an octet");

    private final int number;
    private final String sentence;

    DecodeFault(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    /** The stable number. */
    public int number() {
        return number;
    }

    /** What is wrong, in words. */
    public String sentence() {
        return sentence;
    }
}
