package io.strowger.agent.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.CodecLimits;
import io.strowger.core.codec.MessageShape;

/**
 * Translates one kind of message between its bytes and its JSON, as protobuf's mapping of proto3 to JSON has it: fields in lower camel case, 64-bit numbers as
 * strings, {@code bytes} in base64, enum values by name, defaults left out. Reading also takes the schema's own field names, numbers for enums and strings for
 * numbers; it skips fields and enum values that it does not know, as the reader of bytes does. Immutable, any thread.
 */
public final class JsonMessages {
    /** Longest text from client to server, in bytes of UTF-8; its message is held to {@link Framing#CLIENT_FRAME_BYTES_MAX} all the same. */
    public static final int CLIENT_TEXT_BYTES_MAX = 4 * Framing.CLIENT_FRAME_BYTES_MAX;
    /** Longest text from server to client, in bytes of UTF-8: a character may take six where its message takes one. */
    public static final int SERVER_TEXT_BYTES_MAX = 6 * Framing.SERVER_FRAME_BYTES_MAX;
    /** Characters of a number in a text. */
    public static final int NUMBER_CHARS_MAX = 64;

    /** What clients send. */
    public static final JsonMessages CLIENT = new JsonMessages(ClientMessage.class);
    /** What servers send. */
    public static final JsonMessages SERVER = new JsonMessages(ServerMessage.class);

    static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxDocumentLength(SERVER_TEXT_BYTES_MAX)
                    .maxNestingDepth(2 * CodecLimits.NESTING_DEPTH_MAX).maxNumberLength(NUMBER_CHARS_MAX)
                    .maxStringLength(SERVER_TEXT_BYTES_MAX).maxNameLength(Framing.CLIENT_FRAME_BYTES_MAX).build())
            .build();

    private final MessageShape shape;

    private JsonMessages(Class<?> type) {
        this.shape = MessageShape.of(type);
    }

    /** A translator for messages of a record or sealed interface. */
    public static JsonMessages of(Class<?> type) {
        return new JsonMessages(type);
    }

    /** The message in [from, to) as JSON in UTF-8. */
    public byte[] toJson(byte[] message, int from, int to) throws JsonFault {
        return WireToJson.translate(shape, message, from, to);
    }

    /** The message that a text of JSON in UTF-8 spells. */
    public byte[] toMessage(byte[] json, int from, int to) throws JsonFault {
        return JsonToWire.translate(shape, json, from, to);
    }
}
