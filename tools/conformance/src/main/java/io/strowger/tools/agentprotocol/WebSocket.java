package io.strowger.tools.agentprotocol;

import io.strowger.agent.json.JsonMessages;
import io.strowger.tools.agentprotocol.Transport.NotKept;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** The client's end of a WebSocket (RFC 6455) with nothing between it and the octets, so that what the server does wrong is seen. One thread. */
final class WebSocket {
    /** Of the answer to the handshake. */
    private static final int HEADERS_BYTES_MAX = 16_384;
    /** Longest message of a server: of text, which is longer than the frame that it stands for. */
    private static final int MESSAGE_BYTES_MAX = JsonMessages.SERVER_TEXT_BYTES_MAX;
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int OPCODE = 0x0F;
    private static final int MASKED = 0x80;
    private static final int LENGTH_OF_TWO = 126;
    private static final int LENGTH_OF_EIGHT = 127;
    private static final int TWO_BYTES_MAX = 0xFFFF;

    private final DataInputStream in;
    private final OutputStream out;
    private final SecureRandom random = new SecureRandom();

    private WebSocket(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    static WebSocket open(Socket socket, String host, String subprotocol) throws IOException {
        WebSocket made = new WebSocket(new DataInputStream(socket.getInputStream()), socket.getOutputStream());
        byte[] nonce = new byte[16];
        made.random.nextBytes(nonce);
        String key = Base64.getEncoder().encodeToString(nonce);
        made.out.write(("GET /agent HTTP/1.1\r\nHost: " + host + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: " + key + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: "
                + subprotocol + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        made.out.flush();
        try {
            made.accepted(key, subprotocol);
        } catch (SocketException | SocketTimeoutException silent) {
            throw new NotKept("the server did not answer the WebSocket's handshake: " + silent.getMessage());
        }
        return made;
    }

    private void accepted(String key, String subprotocol) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        String text = "";
        while (!text.endsWith("\r\n\r\n")) {
            int octet = in.read();
            if (octet < 0 || head.size() == HEADERS_BYTES_MAX) {
                throw new NotKept("the server did not answer the WebSocket's handshake: " + text.lines().findFirst()
                        .orElse(""));
            }
            head.write(octet);
            text = octet == '\n' ? head.toString(StandardCharsets.ISO_8859_1) : text;
        }
        String status = text.lines().findFirst().orElse("");
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new NotKept("the server does not open a WebSocket: " + status);
        }
        hasHeader(text, "sec-websocket-accept", accept(key));
        hasHeader(text, "sec-websocket-protocol", subprotocol);
    }

    private static void hasHeader(String head, String name, String value) throws NotKept {
        boolean found = head.lines().anyMatch(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":")
                && line.substring(name.length() + 1).strip().equals(value));
        if (!found) {
            throw new NotKept("the answer to the WebSocket's handshake lacks " + name + ": " + value);
        }
    }

    private static String accept(String key) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1")
                    .digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-1", impossible);
        }
    }

    void sendText(byte[] message) throws IOException {
        send(TEXT, message, 0, message.length);
    }

    private void send(int opcode, byte[] payload, int from, int length) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(length + 14);
        frame.write(FINAL | opcode);
        if (length < LENGTH_OF_TWO) {
            frame.write(MASKED | length);
        } else if (length <= TWO_BYTES_MAX) {
            frame.write(MASKED | LENGTH_OF_TWO);
            frame.write(length >>> 8);
            frame.write(length);
        } else {
            frame.write(MASKED | LENGTH_OF_EIGHT);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) length >>> shift));
            }
        }
        byte[] mask = new byte[4];
        random.nextBytes(mask);
        frame.writeBytes(mask);
        for (int i = 0; i < length; i++) {
            frame.write(payload[from + i] ^ mask[i & 3]);
        }
        out.write(frame.toByteArray());
        out.flush();
    }

    /** The next message's payload; null when the server has closed the WebSocket, or the connection. */
    byte[] text() throws IOException {
        return message(TEXT);
    }

    private byte[] message(int kind) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean begun = false;
        while (true) {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            int opcode = first & OPCODE;
            byte[] payload = payload(first, message.size());
            switch (opcode) {
                case CLOSE -> {
                    return null;
                }
                case PING -> send(PONG, payload, 0, payload.length);
                case PONG -> {
                    // Nobody asked.
                }
                default -> {
                    if (opcode != (begun ? 0 : kind)) {
                        throw new NotKept("a frame of the kind " + opcode + " came in the WebSocket");
                    }
                    begun = true;
                    message.writeBytes(payload);
                    if ((first & FINAL) != 0) {
                        return message.toByteArray();
                    }
                }
            }
        }
    }

    private byte[] payload(int first, int before) throws IOException {
        int second = in.readUnsignedByte();
        if ((first & RESERVED) != 0 || (second & MASKED) != 0) {
            throw new NotKept("a server's frame is masked, or uses an extension that nobody asked for");
        }
        long length = switch (second) {
            case LENGTH_OF_TWO -> in.readUnsignedShort();
            case LENGTH_OF_EIGHT -> in.readLong();
            default -> second;
        };
        if (length < 0 || length + before > MESSAGE_BYTES_MAX) {
            throw new NotKept("a message of the WebSocket is longer than any of the protocol: " + length);
        }
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        return payload;
    }

    /** The payloads of binary messages, put together. */
    InputStream binaryInput() {
        return new Messages() {
            @Override
            byte[] next() throws IOException {
                return message(BINARY);
            }
        };
    }

    OutputStream binaryOutput() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                write(new byte[]{(byte) octet}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                send(BINARY, bytes, from, length);
            }
        };
    }

    /** A stream of what comes in pieces. */
    abstract static class Messages extends InputStream {
        private byte[] piece = {};
        private int at;

        /** The next piece; null at the end. */
        abstract byte[] next() throws IOException;

        @Override
        public int read() throws IOException {
            while (at == piece.length) {
                byte[] following = ended();
                if (following == null) {
                    return -1;
                }
                piece = following;
                at = 0;
            }
            return piece[at++] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int first = length == 0 ? -1 : read();
            if (first < 0) {
                return length == 0 ? 0 : -1;
            }
            bytes[from] = (byte) first;
            int more = Math.min(length - 1, piece.length - at);
            System.arraycopy(piece, at, bytes, from + 1, more);
            at += more;
            return more + 1;
        }

        private byte[] ended() throws IOException {
            try {
                return next();
            } catch (EOFException cut) {
                return null;
            }
        }
    }
}
