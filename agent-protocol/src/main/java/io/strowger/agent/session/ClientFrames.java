package io.strowger.agent.session;

import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.DecodeFault;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.RefusalReason;

/** The frames of a client's connection, in both directions. */
final class ClientFrames {
    private static final RecordCodec<ClientMessage> OUT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> IN = RecordCodec.of(ServerMessage.class);
    private static final byte[] NOTHING = {};

    private final RecordWriter out = new RecordWriter();
    private FrameReader reader = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);

    /** Who deals with what comes. */
    interface Sink {
        /** A whole frame is there. */
        void onFrame();

        /** @param message null = of a kind that is not known here */
        void onMessage(ServerMessage message);

        /** What came is no message; nothing more is to be read. */
        void onFault(RefusalReason reason, String detail);

        /** Whether more is to be read. */
        boolean isReading();
    }

    /** A request in its frame; null when it is larger than one may be. */
    static byte[] framed(ClientMessage.Request request) {
        RecordWriter frame = new RecordWriter();
        boolean fits = Framing.append(frame, OUT, request, Framing.CLIENT_FRAME_BYTES_MAX) >= 0;
        return fits ? frame.toByteArray() : null;
    }

    /** A transport is open; what was to leave on the one before is forgotten. */
    void begin() {
        reader = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);
        out.reset();
    }

    /** Takes bytes as they arrived, cut anywhere. */
    void feed(byte[] array, int offset, int length, Sink sink) {
        reader.feed(array, offset, length, new FrameReader.Sink() {
            @Override
            public boolean onMessage(byte[] bytes, int from, int count, long streamOffset) {
                sink.onFrame();
                switch (IN.decode(bytes, from, count)) {
                    case Decoded.Fault<ServerMessage> fault when fault.fault() == DecodeFault.NO_VARIANT -> sink
                            .onMessage(null);
                    case Decoded.Fault<ServerMessage> fault -> sink.onFault(RefusalReason.BAD_FRAME,
                            fault.fault().sentence() + ": " + fault.detail());
                    case Decoded.Value<ServerMessage> value -> sink.onMessage(value.value());
                }
                return sink.isReading();
            }

            @Override
            public void onFault(RefusalReason reason, long streamOffset, String detail) {
                sink.onFault(reason, "byte " + streamOffset + ": " + detail);
            }
        });
    }

    /** Nothing more is read. */
    void stop() {
        reader.stop();
    }

    void send(ClientMessage message) {
        Framing.append(out, OUT, message, Framing.CLIENT_FRAME_BYTES_MAX);
    }

    /** Where frames that are ready are put. */
    RecordWriter out() {
        return out;
    }

    /** What is to be written now, whole frames. */
    byte[] take() {
        if (out.position() == 0) {
            return NOTHING;
        }
        byte[] taken = out.toByteArray();
        out.reset();
        return taken;
    }
}
