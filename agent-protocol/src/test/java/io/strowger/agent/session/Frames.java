package io.strowger.agent.session;

import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayList;
import java.util.List;

/** Frames of messages and messages of frames, for tests. */
final class Frames {
    private static final RecordCodec<ClientMessage> CLIENT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> SERVER = RecordCodec.of(ServerMessage.class);

    private Frames() {}

    static byte[] of(ClientMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, CLIENT, message, Integer.MAX_VALUE);
        return out.toByteArray();
    }

    static byte[] of(ServerMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, SERVER, message, Integer.MAX_VALUE);
        return out.toByteArray();
    }

    /** All messages in the bytes, which must be whole frames. */
    static List<ServerMessage> server(byte[] bytes) {
        List<ServerMessage> messages = new ArrayList<>();
        FrameReader reader = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);
        reader.feed(bytes, 0, bytes.length, new FrameReader.Sink() {
            @Override
            public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
                return messages.add(SERVER.decode(array, offset, length).orThrow());
            }

            @Override
            public void onFault(RefusalReason reason, long streamOffset, String detail) {
                throw new AssertionError(reason + " " + detail);
            }
        });
        if (reader.bufferedBytes() != 0) {
            throw new AssertionError("output ends within a frame");
        }
        return messages;
    }
}
