package io.strowger.tools.agentprotocol;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.RefusalReason;
import io.strowger.tools.conformance.Result;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One connection, message by message; it does nothing by itself. One thread. */
final class Peer implements AutoCloseable {
    /** Octets of a frame that the transcript shows; of those with a password or a token it shows none. */
    private static final int SHOWN_BYTES = 64;
    private static final RecordCodec<ClientMessage> OUT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> IN = RecordCodec.of(ServerMessage.class);

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final List<Result.Exchanged> transcript;
    private final long limitNanos;

    Peer(Socket socket, Transport.Streams streams, List<Result.Exchanged> transcript, long limitNanos) {
        this.socket = socket;
        this.in = new DataInputStream(streams.in());
        this.out = streams.out();
        this.transcript = transcript;
        this.limitNanos = limitNanos;
    }

    static byte[] frame(ClientMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, OUT, message, Framing.CLIENT_FRAME_BYTES_MAX);
        return out.toByteArray();
    }

    /** A frame around a message that is given by its bytes. */
    static byte[] frame(byte[] message) {
        RecordWriter out = new RecordWriter();
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.writeByte(message.length >>> shift);
        }
        out.writeBytes(message, 0, message.length);
        return out.toByteArray();
    }

    /** The message of one frame. */
    static ServerMessage message(byte[] frame) throws Broken {
        int length = frame.length < 4 ? -1 : ByteBuffer.wrap(frame).getInt();
        if (length < 1 || length != frame.length - 4) {
            throw new Broken("a whole frame was due, and " + HexFormat.of().formatHex(frame) + " came");
        }
        return switch (IN.decode(frame, 4, length)) {
            case Decoded.Value<ServerMessage> value -> value.value();
            case Decoded.Fault<ServerMessage> fault -> throw new Broken("the server sent what is no message: "
                    + fault.fault().sentence() + " " + fault.detail());
        };
    }

    void send(ClientMessage message) throws IOException {
        boolean secret = message instanceof ClientMessage.Login || message instanceof ClientMessage.Resume;
        note("->", secret ? new byte[0] : frame(message), message.toString());
        write(frame(message));
    }

    void sendBytes(byte[] bytes, String what) throws IOException {
        note("->", bytes, what);
        write(bytes);
    }

    /** A server that has closed already has said why; what it said is read next. */
    private void write(byte[] bytes) throws IOException {
        try {
            out.write(bytes);
            out.flush();
        } catch (SocketException closed) {
            note("->", new byte[0], "not taken: " + closed.getMessage());
        }
    }

    private void note(String direction, byte[] bytes, String text) {
        String octets = HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES));
        transcript.add(new Result.Exchanged(direction, octets, text));
    }

    /** The next message; null when the server has closed the connection. */
    ServerMessage next() throws IOException, Broken {
        return next(System.nanoTime() + limitNanos);
    }

    private ServerMessage next(long deadlineNanos) throws IOException, Broken {
        long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (left <= 0) {
            throw new Broken("nothing came in time");
        }
        socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, left));
        byte[] bytes;
        try {
            int length = in.readInt();
            if (length < 1 || length > Framing.SERVER_FRAME_BYTES_MAX) {
                throw new Broken("the server sent a frame with the length " + Integer.toUnsignedString(length));
            }
            bytes = new byte[length];
            in.readFully(bytes);
        } catch (EOFException | SocketException closed) {
            note("<-", new byte[0], "closed");
            return null;
        } catch (Transport.NotKept notKept) {
            throw new Broken(notKept.getMessage());
        } catch (SocketTimeoutException silent) {
            throw new Broken("nothing came in time");
        }
        return switch (IN.decode(bytes)) {
            case Decoded.Value<ServerMessage> value -> {
                boolean secret = value.value() instanceof ServerMessage.SessionEstablished;
                note("<-", secret ? new byte[0] : bytes, value.value().toString());
                yield value.value();
            }
            case Decoded.Fault<ServerMessage> fault -> {
                note("<-", bytes, fault.toString());
                throw new Broken("the server sent what is no message: " + fault.fault().sentence() + " " + fault
                        .detail());
            }
        };
    }

    /** Reads up to a message of a kind that is right; topics, heartbeats and pushes may come before it. */
    <T extends ServerMessage> T expect(Class<T> type, Predicate<T> right, String what) throws IOException, Broken {
        long deadline = System.nanoTime() + limitNanos;
        while (true) {
            ServerMessage message = next(deadline);
            if (type.isInstance(message) && right.test(type.cast(message))) {
                return type.cast(message);
            }
            boolean between = message instanceof ServerMessage.Topic || message instanceof ServerMessage.Heartbeat
                    || message instanceof ServerMessage.Pushed;
            if (!between) {
                throw new Broken(what + " was due, and " + text(message) + " came");
            }
        }
    }

    <T extends ServerMessage> T expect(Class<T> type) throws IOException, Broken {
        return expect(type, message -> true, type.getSimpleName());
    }

    ServerMessage.Refused refused(RefusalReason reason) throws IOException, Broken {
        ServerMessage.Refused refused = expect(ServerMessage.Refused.class);
        right(refused.code(), refused.name(), reason);
        if (refused.sentence().isEmpty()) {
            throw new Broken("a refusal without a sentence");
        }
        return refused;
    }

    /** The farewell with this reason, and the end of the connection within the time that the server has for it. */
    void closing(RefusalReason reason) throws IOException, Broken {
        ServerMessage.Closing closing = expect(ServerMessage.Closing.class);
        right(closing.code(), closing.name(), reason);
        ServerMessage after = next();
        if (after != null) {
            throw new Broken("Closing is the last message, and " + text(after) + " came");
        }
    }

    private static void right(int code, String name, RefusalReason reason) throws Broken {
        if (code != reason.code() || !name.equals(reason.name())) {
            throw new Broken(reason.code() + " " + reason + " was due, and " + code + " " + name + " came");
        }
    }

    private static String text(ServerMessage message) {
        return message == null ? "the end of the connection" : message.toString();
    }

    /** As a network that fails. */
    void cut() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            note("->", new byte[0], "not closed: " + gone.getMessage());
        }
    }
}
