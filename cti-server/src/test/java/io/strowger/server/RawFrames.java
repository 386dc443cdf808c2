package io.strowger.server;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.input.SessionRole;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.List;

/** Frames of the agent protocol one by one, for clients that do what no proper client does. */
final class RawFrames {
    private static final RecordCodec<ClientMessage> OUT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> IN = RecordCodec.of(ServerMessage.class);

    private static byte[] frame(ClientMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, OUT, message, Framing.CLIENT_FRAME_BYTES_MAX);
        return out.toByteArray();
    }

    byte[] hello() {
        return frame(new ClientMessage.Hello(ProtocolLimits.VERSION_MIN, ProtocolLimits.VERSION_MAX, "raw", "", 0,
                List.of()));
    }

    byte[] login(String user, String password) {
        return frame(new ClientMessage.Login(user, password, SessionRole.AGENT, false));
    }

    byte[] resume(String sessionId, long lastSequence) {
        return frame(new ClientMessage.Resume(sessionId, Bytes.of(new byte[32]), lastSequence));
    }

    byte[] heartbeat() {
        return frame(new ClientMessage.Heartbeat(1));
    }

    ServerMessage read(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return switch (IN.decode(bytes, 0, bytes.length)) {
            case Decoded.Value<ServerMessage> value -> value.value();
            case Decoded.Fault<ServerMessage> fault -> throw new IOException(fault.toString());
        };
    }

    int refusal(DataInputStream in) throws IOException {
        while (true) {
            if (read(in) instanceof ServerMessage.Refused refused) {
                return refused.code();
            }
        }
    }

    int closing(DataInputStream in) throws IOException {
        while (true) {
            if (read(in) instanceof ServerMessage.Closing closing) {
                return closing.code();
            }
        }
    }
}
