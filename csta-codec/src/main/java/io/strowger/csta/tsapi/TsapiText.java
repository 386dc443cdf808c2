package io.strowger.csta.tsapi;

import io.strowger.csta.Decoded;
import io.strowger.csta.ber.Trailing;
import io.strowger.csta.codec.Codec;
import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.codec.TextWriter;

/**
 * The canonical text form of a frame: one line, for logs, traces and tests, and for people who write frames.
 *
 * <p>For example {@code invokeID=24 monitorCrossRefID=0 Csta.MakeCall{callingDevice="5001", calledDevice="5002"}}.
 * Texts are quoted, octet strings are {@code #} and hexadecimal digits, bit strings {@code 0x} and hexadecimal digits,
 * nameless enumeration values decimal numbers; passwords show only their length. In a plain style the line is printable
 * ASCII; with a charset, texts and octet strings show the characters that their octets mean.
 *
 * <p>Private data follows as {@code private="VENDOR"} with the item, or with octets where it is not understood; members
 * that a newer peer put behind the known ones as {@code trailing=[SEQUENCE:#OCTETS]}.
 */
public final class TsapiText {
    /** Most characters of a text that is read: those of the largest frame in hexadecimal, with room for names. */
    public static final int TEXT_MAX = 1 << 20;

    static final String INVOKE_ID = "invokeID=";
    static final String MONITOR = "monitorCrossRefID=";
    static final String UNKNOWN = "Unknown";
    static final String EVENT_CLASS = "eventClass=";
    static final String EVENT_TYPE = "eventType=";
    static final String BODY = "body=";
    static final String PRIVATE = "private=";
    static final String PDU = "pdu=";
    static final String TRAILING = "trailing=[";

    private TsapiText() {}

    /** The frame as one line. */
    public static String print(TsapiFrame frame) {
        return print(frame, TextStyle.PLAIN);
    }

    /** The frame as one line. */
    public static String print(TsapiFrame frame, TextStyle style) {
        TextWriter out = new TextWriter(style);
        out.plain(INVOKE_ID).plain(Integer.toUnsignedString(frame.invokeID())).plain(' ');
        out.plain(MONITOR).plain(Integer.toUnsignedString(frame.monitorCrossRefID())).plain(' ');
        message(out, frame.message());
        privateData(out, frame.privateData());
        String separator = " " + TRAILING;
        for (Trailing.Piece piece : frame.trailing().pieces()) {
            out.plain(separator).plain(piece.fromEnd()).plain(":#").plain(piece.octets());
            separator = ", ";
        }
        return out.plain(frame.trailing().isEmpty() ? "" : "]").toString();
    }

    /** One message, for example {@code Csta.AnswerCallConf{}}. */
    public static String print(TsapiMessage message) {
        TextWriter out = new TextWriter(TextStyle.PLAIN);
        message(out, message);
        return out.toString();
    }

    /** One item of Avaya private data, for example {@code Att.QueryUcidConf{ucid="00001000011700000000"}}. */
    public static String print(AttMessage message) {
        TextWriter out = new TextWriter(TextStyle.PLAIN);
        append(out.plain(message.attType().name()), message);
        return out.toString();
    }

    /**
     * Reads what {@link #print(TsapiFrame, TextStyle)} writes; spaces are free and members may stand in any order.
     *
     * @return the frame, or a fault whose offset is the column from 0
     */
    public static Decoded<TsapiFrame> parse(String text, TextStyle style) {
        return new TsapiTextReader(text, style).frame();
    }

    private static void message(TextWriter out, TsapiMessage message) {
        if (message instanceof UnknownMessage unknown) {
            out.plain(UNKNOWN).plain('{').plain(EVENT_CLASS).plain(EventClass.name(unknown.eventClass())).plain(", ")
                    .plain(EVENT_TYPE).plain(unknown.eventType()).plain(", ").plain(BODY).plain('#')
                    .plain(unknown.body()).plain('}');
        } else {
            append(out.plain(message.messageType().name()), message);
        }
    }

    private static void privateData(TextWriter out, PrivateData privateData) {
        switch (privateData) {
            case PrivateData.Absent absent -> {
            }
            case PrivateData.Vendor other -> vendor(out, other.vendor()).octets(other.data());
            case PrivateData.Avaya avaya ->
                append(vendor(out, avaya.vendor()).plain(avaya.message().attType().name()), avaya.message());
            case PrivateData.UnknownAvaya unknown -> vendor(out, unknown.vendor()).plain(UNKNOWN).plain('{').plain(PDU)
                    .plain(unknown.pdu()).plain(", ").plain(BODY).plain('#').plain(unknown.body()).plain('}');
        }
    }

    private static TextWriter vendor(TextWriter out, String vendor) {
        return out.plain(' ').plain(PRIVATE).text(vendor).plain(' ');
    }

    @SuppressWarnings("unchecked") // the codec is that of the value's own class
    private static <T> void append(TextWriter out, T value) {
        ((Codec<T>) Codec.of(value.getClass())).print(out, value);
    }
}
