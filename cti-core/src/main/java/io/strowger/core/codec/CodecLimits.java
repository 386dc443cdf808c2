package io.strowger.core.codec;

/** The bounds of the record codec. Encoding past one is refused with an exception, decoding past one is a fault. */
public final class CodecLimits {

    /** Bytes of one encoded message, nested messages included. */
    public static final int MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

    /**
     * Messages inside messages on the wire, the outermost not counted. A sealed interface costs two levels: the
     * message that holds the oneof and the variant inside it. A map entry costs one.
     */
    public static final int NESTING_DEPTH_MAX = 32;

    /** Elements of one list and entries of one map. */
    public static final int LIST_ELEMENTS_MAX = 65_536;

    /** Highest field number or variant number; protobuf reserves those from 19,000 to 19,999 for itself. */
    public static final int FIELD_NUMBER_MAX = 18_999;

    /** Components of one record; far below what a method handle can take (255 argument slots). */
    public static final int COMPONENTS_MAX = 120;

    /** Bytes that a per-thread buffer keeps between two messages; a larger one is given back to the collector. */
    static final int RETAINED_BYTES_MAX = 1024 * 1024;

    private CodecLimits() {}
}
