package io.strowger.csta.tsapi;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.ber.Trailing;
import io.strowger.csta.codec.Codec;
import io.strowger.csta.codec.TextReader;
import io.strowger.csta.codec.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the canonical text form of a frame. */
final class TsapiTextReader {
    private static final int UNSIGNED_16 = 0xffff;
    private static final long UNSIGNED_32 = 0xffff_ffffL;
    private static final Map<String, Class<? extends TsapiMessage>> MESSAGES = new HashMap<>();
    private static final Map<String, Class<? extends AttMessage>> ITEMS = new HashMap<>();
    private static final Map<String, Integer> CLASSES = new HashMap<>();

    static {
        Stream.of(MessageType.acs(), MessageType.csta()).flatMap(List::stream)
                .forEach(type -> MESSAGES.put(type.name(), type.type()));
        AttType.values().forEach(type -> ITEMS.put(type.name(), type.type()));
        for (int eventClass = EventClass.ACSREQUEST; eventClass <= EventClass.CSTAEVENTREPORT; eventClass++) {
            CLASSES.put(EventClass.name(eventClass), eventClass);
        }
    }

    private final TextReader in;
    private final int length;

    TsapiTextReader(String text, TextStyle style) {
        length = text.length();
        in = new TextReader(text, style);
        if (length > TsapiText.TEXT_MAX) {
            in.failAt(0, DecodeFault.TEXT_VALUE, length + " characters, at most " + TsapiText.TEXT_MAX);
        }
    }

    Decoded<TsapiFrame> frame() {
        in.expect(TsapiText.INVOKE_ID);
        int invokeID = (int) in.number(0, UNSIGNED_32);
        in.expect(TsapiText.MONITOR);
        int monitorCrossRefID = (int) in.number(0, UNSIGNED_32);
        TsapiMessage message = message();
        PrivateData privateData = in.take(TsapiText.PRIVATE) ? privateData() : PrivateData.ABSENT;
        Trailing trailing = in.take(TsapiText.TRAILING) ? trailing() : Trailing.NONE;
        if (in.more()) {
            in.fail(DecodeFault.TEXT_SYNTAX, "more follows than a frame");
        }
        return in.fault() != null
                ? in.asFault()
                : new Decoded.Value<>(new TsapiFrame(invokeID, monitorCrossRefID, message, privateData, trailing),
                        length);
    }

    private TsapiMessage message() {
        int at = in.column();
        String name = in.word();
        if (name.equals(TsapiText.UNKNOWN)) {
            return unknown();
        }
        Class<? extends TsapiMessage> type = MESSAGES.get(name);
        if (type == null) {
            in.failAt(at, DecodeFault.TEXT_NAME, "message " + name);
            return null;
        }
        return Codec.of(type).parse(in);
    }

    private UnknownMessage unknown() {
        in.expect("{");
        in.expect(TsapiText.EVENT_CLASS);
        int at = in.column();
        String word = in.word();
        Integer eventClass = CLASSES.get(word);
        if (eventClass == null) {
            eventClass = word.matches("[0-9]{1,5}") ? Integer.parseInt(word) : UNSIGNED_16 + 1;
        }
        if (eventClass > UNSIGNED_16) {
            in.failAt(at, DecodeFault.TEXT_NAME, "event class " + word);
        }
        in.expect(",");
        in.expect(TsapiText.EVENT_TYPE);
        int eventType = (int) in.number(0, UNSIGNED_16);
        return new UnknownMessage(eventClass, eventType, body());
    }

    private Octets body() {
        in.expect(",");
        in.expect(TsapiText.BODY);
        Octets body = in.octets();
        in.expect("}");
        return body;
    }

    private PrivateData privateData() {
        String vendor = in.text();
        int at = in.column();
        String name = in.word();
        if (name.isEmpty()) {
            return new PrivateData.Vendor(vendor, in.octets());
        }
        if (name.equals(TsapiText.UNKNOWN)) {
            in.expect("{");
            in.expect(TsapiText.PDU);
            int pdu = (int) in.number(0, UNSIGNED_16);
            return new PrivateData.UnknownAvaya(vendor, pdu, body());
        }
        Class<? extends AttMessage> type = ITEMS.get(name);
        if (type == null) {
            in.failAt(at, DecodeFault.TEXT_NAME, "private data " + name);
            return PrivateData.ABSENT;
        }
        return new PrivateData.Avaya(vendor, Codec.of(type).parse(in));
    }

    private Trailing trailing() {
        List<Trailing.Piece> pieces = new ArrayList<>();
        do {
            int fromEnd = (int) in.number(0, Integer.MAX_VALUE);
            in.expect(":");
            pieces.add(new Trailing.Piece(fromEnd, in.octets()));
        } while (in.fault() == null && in.take(","));
        in.expect("]");
        return new Trailing(pieces);
    }
}
