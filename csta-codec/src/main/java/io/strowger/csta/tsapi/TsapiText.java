package io.strowger.csta.tsapi;

import io.strowger.csta.ber.Trailing;
import io.strowger.csta.codec.Codec;

/**
 * The canonical text form of a frame: one line of printable ASCII, for logs, traces and tests.
 *
 * <p>For example {@code invokeID=24 monitorCrossRefID=0 Csta.MakeCall{callingDevice="5001", calledDevice="5002"}}.
 * Texts are quoted, octet strings are {@code #} and hexadecimal digits, bit strings {@code 0x} and hexadecimal digits,
 * nameless enumeration values decimal numbers; passwords show only their length.
 */
public final class TsapiText {
    private TsapiText() {}

    /** The frame as one line. */
    public static String print(TsapiFrame frame) {
        StringBuilder out = new StringBuilder(256);
        out.append("invokeID=").append(Integer.toUnsignedString(frame.invokeID()));
        out.append(" monitorCrossRefID=").append(Integer.toUnsignedString(frame.monitorCrossRefID())).append(' ');
        message(out, frame.message());
        privateData(out, frame.privateData());
        String separator = " trailing=[";
        for (Trailing.Piece piece : frame.trailing().pieces()) {
            out.append(separator).append(piece.fromEnd()).append(":#").append(piece.octets());
            separator = ", ";
        }
        return out.append(frame.trailing().isEmpty() ? "" : "]").toString();
    }

    /** One message, for example {@code Csta.AnswerCallConf{}}. */
    public static String print(TsapiMessage message) {
        StringBuilder out = new StringBuilder();
        message(out, message);
        return out.toString();
    }

    /** One item of Avaya private data, for example {@code Att.QueryUcidConf{ucid="00001000011700000000"}}. */
    public static String print(AttMessage message) {
        StringBuilder out = new StringBuilder();
        append(out.append(message.attType().name()), message);
        return out.toString();
    }

    private static void message(StringBuilder out, TsapiMessage message) {
        if (message instanceof UnknownMessage unknown) {
            out.append("Unknown{eventClass=").append(EventClass.name(unknown.eventClass())).append(", eventType=")
                    .append(unknown.eventType()).append(", body=#").append(unknown.body()).append('}');
        } else {
            append(out.append(message.messageType().name()), message);
        }
    }

    private static void privateData(StringBuilder out, PrivateData privateData) {
        switch (privateData) {
            case PrivateData.Absent absent -> {
            }
            case PrivateData.Vendor other -> vendor(out, other.vendor()).append('#').append(other.data());
            case PrivateData.Avaya avaya -> append(vendor(out, avaya.vendor())
                    .append(avaya.message().attType().name()), avaya.message());
            case PrivateData.UnknownAvaya unknown -> vendor(out, unknown.vendor()).append("Unknown{pdu=")
                    .append(unknown.pdu()).append(", body=#").append(unknown.body()).append('}');
        }
    }

    private static StringBuilder vendor(StringBuilder out, String vendor) {
        out.append(" private=\"");
        vendor.chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                out.append(String.format("\\x%02x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append("\" ");
    }

    @SuppressWarnings("unchecked") // the codec is that of the value's own class
    private static <T> void append(StringBuilder out, T value) {
        ((Codec<T>) Codec.of(value.getClass())).print(out, value);
    }
}
