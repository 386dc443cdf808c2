package io.strowger.tools.agentprotocol;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.json.JsonFault;
import io.strowger.agent.json.JsonMessages;
import io.strowger.tools.agentprotocol.Transport.CannotSay;
import io.strowger.tools.agentprotocol.Transport.NotKept;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Frames as the JSON of their messages, and back. What is no message, or says something that JSON has no word for, cannot be said. One thread. */
final class JsonFrames {
    private final WebSocket webSocket;
    private byte[] begun = {};

    JsonFrames(WebSocket webSocket) {
        this.webSocket = webSocket;
    }

    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[]{(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                int before = begun.length;
                begun = Arrays.copyOf(begun, before + length);
                System.arraycopy(bytes, from, begun, before, length);
                sendWhole();
            }
        };
    }

    private void sendWhole() throws IOException {
        while (begun.length >= Framing.LENGTH_BYTES) {
            int length = ByteBuffer.wrap(begun).getInt();
            if (length < 1 || length > Framing.CLIENT_FRAME_BYTES_MAX) {
                throw new CannotSay("JSON has no frames, and none of the length " + Integer.toUnsignedString(length));
            }
            int end = Framing.LENGTH_BYTES + length;
            if (begun.length < end) {
                return;
            }
            webSocket.sendText(json(Arrays.copyOfRange(begun, Framing.LENGTH_BYTES, end)));
            begun = Arrays.copyOfRange(begun, end, begun.length);
        }
    }

    private static byte[] json(byte[] message) throws CannotSay {
        try {
            byte[] json = JsonMessages.CLIENT.toJson(message, 0, message.length);
            if (!Arrays.equals(message, JsonMessages.CLIENT.toMessage(json, 0, json.length))) {
                throw new CannotSay("JSON has no word for a part of it");
            }
            return json;
        } catch (JsonFault noMessage) {
            throw new CannotSay("JSON has no word for it: " + noMessage.getMessage());
        }
    }

    InputStream input() {
        return new WebSocket.Messages() {
            @Override
            byte[] next() throws IOException {
                byte[] json = webSocket.text();
                if (json == null) {
                    return null;
                }
                try {
                    byte[] message = JsonMessages.SERVER.toMessage(json, 0, json.length);
                    return ByteBuffer.allocate(Framing.LENGTH_BYTES + message.length).putInt(message.length)
                            .put(message).array();
                } catch (JsonFault noMessage) {
                    throw new NotKept("the server sent a text that is no message: " + noMessage.getMessage());
                }
            }
        };
    }
}
