package io.strowger.tools.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.strowger.csta.DecodeFault;
import io.strowger.csta.Octets;
import io.strowger.csta.ber.Trailing;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.AttType;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.UnknownMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Frames as JSON objects.
 *
 * <pre>{@code
 * {"invokeID":24, "monitorCrossRefID":0, "message":"Csta.MakeCall", "members":{"callingDevice":"5001", ...},
 *  "private":{"vendor":"ECS", "message":"Att.MakeCall", "members":{...}},
 *  "trailing":[{"fromEnd":0, "octets":"0500"}], "raw":"2000..."}
 * }</pre>
 *
 * <p>A message that is not known has {@code eventClass}, {@code eventType} and {@code body} instead of members; an item
 * that is not known {@code pdu} and {@code body}, another vendor's block {@code data}.
 */
final class TsapiJson {
    private static final String INVOKE_ID = "invokeID";
    private static final String MONITOR = "monitorCrossRefID";
    private static final String MESSAGE = "message";
    private static final String MEMBERS = "members";
    private static final String EVENT_CLASS = "eventClass";
    private static final String EVENT_TYPE = "eventType";
    private static final String BODY = "body";
    private static final String PRIVATE = "private";
    private static final String VENDOR = "vendor";
    private static final String PDU = "pdu";
    private static final String DATA = "data";
    private static final String TRAILING = "trailing";
    private static final String FROM_END = "fromEnd";
    private static final String OCTETS = "octets";
    private static final String RAW = "raw";
    private static final String UNKNOWN = "Unknown";
    private static final long UNSIGNED_32 = 0xffff_ffffL;
    private static final int UNSIGNED_16 = 0xffff;

    private final RecordJson records;

    TsapiJson(RecordJson records) {
        this.records = records;
    }

    ObjectNode write(WholeFrame whole) {
        TsapiFrame frame = whole.frame();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put(INVOKE_ID, Integer.toUnsignedLong(frame.invokeID()));
        node.put(MONITOR, Integer.toUnsignedLong(frame.monitorCrossRefID()));
        if (frame.message() instanceof UnknownMessage unknown) {
            node.put(MESSAGE, UNKNOWN).put(EVENT_CLASS, unknown.eventClass()).put(EVENT_TYPE, unknown.eventType())
                    .put(BODY, unknown.body().toString());
        } else {
            node.put(MESSAGE, frame.message().messageType().name()).set(MEMBERS, records.write(frame.message()));
        }
        writePrivate(node, frame.privateData());
        if (!frame.trailing().isEmpty()) {
            ArrayNode pieces = node.putArray(TRAILING);
            for (Trailing.Piece piece : frame.trailing().pieces()) {
                pieces.addObject().put(FROM_END, piece.fromEnd()).put(OCTETS, piece.octets().toString());
            }
        }
        if (whole.raw() != null) {
            node.put(RAW, whole.raw().toString());
        }
        return node;
    }

    private void writePrivate(ObjectNode node, PrivateData privateData) {
        switch (privateData) {
            case PrivateData.Absent absent -> {
            }
            case PrivateData.Vendor other -> node.putObject(PRIVATE).put(VENDOR, other.vendor()).put(DATA,
                    other.data().toString());
            case PrivateData.UnknownAvaya unknown -> node.putObject(PRIVATE).put(VENDOR, unknown.vendor())
                    .put(PDU, unknown.pdu()).put(BODY, unknown.body().toString());
            case PrivateData.Avaya avaya -> node.putObject(PRIVATE).put(VENDOR, avaya.vendor())
                    .put(MESSAGE, avaya.message().attType().name()).set(MEMBERS, records.write(avaya.message()));
        }
    }

    WholeFrame read(JsonNode node) throws LineFault {
        JsonObject in = JsonObject.of(node, "");
        int invokeID = (int) in.number(INVOKE_ID, 0, UNSIGNED_32);
        int monitorCrossRefID = (int) in.number(MONITOR, 0, UNSIGNED_32);
        TsapiMessage message = message(in);
        PrivateData privateData = in.has(PRIVATE) ? privateData(in.object(PRIVATE)) : PrivateData.ABSENT;
        List<Trailing.Piece> pieces = new ArrayList<>();
        for (JsonObject piece : in.objects(TRAILING)) {
            pieces.add(new Trailing.Piece((int) piece.number(FROM_END, 0, Integer.MAX_VALUE), piece.octets(OCTETS)));
            piece.end();
        }
        Octets raw = in.has(RAW) ? in.octets(RAW) : null;
        in.end();
        return new WholeFrame(
                new TsapiFrame(invokeID, monitorCrossRefID, message, privateData, new Trailing(pieces)), raw);
    }

    private TsapiMessage message(JsonObject in) throws LineFault {
        String name = in.text(MESSAGE);
        if (name.equals(UNKNOWN)) {
            return new UnknownMessage((int) in.number(EVENT_CLASS, 0, UNSIGNED_16),
                    (int) in.number(EVENT_TYPE, 0, UNSIGNED_16), in.octets(BODY));
        }
        Class<? extends TsapiMessage> type = Stream.of(MessageType.acs(), MessageType.csta()).flatMap(List::stream)
                .filter(known -> known.name().equals(name)).findFirst().map(MessageType::type).orElse(null);
        if (type == null) {
            throw in.fault(DecodeFault.TEXT_NAME, MESSAGE, "no message " + name);
        }
        return type.cast(records.read(in.member(MEMBERS), type, in.place(MEMBERS)));
    }

    private PrivateData privateData(JsonObject in) throws LineFault {
        String vendor = in.text(VENDOR);
        PrivateData read;
        if (in.has(DATA)) {
            read = new PrivateData.Vendor(vendor, in.octets(DATA));
        } else if (in.has(PDU)) {
            read = new PrivateData.UnknownAvaya(vendor, (int) in.number(PDU, 0, UNSIGNED_16), in.octets(BODY));
        } else {
            read = new PrivateData.Avaya(vendor, item(in));
        }
        in.end();
        return read;
    }

    private AttMessage item(JsonObject in) throws LineFault {
        String name = in.text(MESSAGE);
        Class<? extends AttMessage> type = AttType.values().stream().filter(known -> known.name().equals(name))
                .findFirst().map(AttType::type).orElse(null);
        if (type == null) {
            throw in.fault(DecodeFault.TEXT_NAME, MESSAGE, "no private data " + name);
        }
        return type.cast(records.read(in.member(MEMBERS), type, in.place(MEMBERS)));
    }
}
