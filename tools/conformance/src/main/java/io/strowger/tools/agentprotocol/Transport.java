package io.strowger.tools.agentprotocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** How the messages go over a connection (PROTOCOL.md section 1). */
public enum Transport {
    /** Frames, nothing around them. */
    FRAMES("") {
        @Override
        Streams over(Socket socket, String host) throws IOException {
            return new Streams(socket.getInputStream(), socket.getOutputStream());
        }
    },
    /** Frames in a WebSocket's binary messages. */
    WEBSOCKET("strowger.v1.binary") {
        @Override
        Streams over(Socket socket, String host) throws IOException {
            WebSocket webSocket = WebSocket.open(socket, host, subprotocol());
            return new Streams(webSocket.binaryInput(), webSocket.binaryOutput());
        }
    },
    /** JSON in a WebSocket's text messages. */
    JSON("strowger.v1.json") {
        @Override
        Streams over(Socket socket, String host) throws IOException {
            JsonFrames frames = new JsonFrames(WebSocket.open(socket, host, subprotocol()));
            return new Streams(frames.input(), frames.output());
        }
    };

    private final String subprotocol;

    Transport(String subprotocol) {
        this.subprotocol = subprotocol;
    }

    String subprotocol() {
        return subprotocol;
    }

    /** The frames of a connection, as if nothing were around them. */
    record Streams(InputStream in, OutputStream out) {}

    /**
     * Begins on an open socket.
     *
     * @param host as the server is called, with its port
     * @throws NotKept when the server does not do what the transport asks for
     */
    abstract Streams over(Socket socket, String host) throws IOException;

    /** The server breaks the rules of the transport. */
    static final class NotKept extends IOException {
        private static final long serialVersionUID = 1L;

        NotKept(String message) {
            super(message);
        }
    }

    /** What a clause would send cannot be said on this transport. */
    static final class CannotSay extends IOException {
        private static final long serialVersionUID = 1L;

        CannotSay(String message) {
            super(message);
        }
    }
}
