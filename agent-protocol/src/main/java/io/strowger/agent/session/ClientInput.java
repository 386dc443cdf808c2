package io.strowger.agent.session;

import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.output.RefusalReason;

/** What a client sends, message by message, no faster than it may. What may come when is not decided here. */
final class ClientInput {
    private static final RecordCodec<ClientMessage> IN = RecordCodec.of(ClientMessage.class);

    private final FrameReader reader = new FrameReader(Framing.CLIENT_FRAME_BYTES_MAX);
    private final ServerClock clock;
    private TokenBucket bucket;
    private long frames;

    /** Who deals with it. */
    interface Sink {
        /** @return false when nothing more is to be read */
        boolean onMessage(ClientMessage message, Arrival arrival);

        /** What came is no message, or one too many; nothing more is to be read. */
        void onFault(RefusalReason reason, String detail, Arrival arrival);
    }

    /** When and where in the stream something arrived; the offset is -1 for what did not come from the stream. */
    record Arrival(long nowNanos, long streamOffset) {
        /** Not from the stream. */
        static Arrival at(long nowNanos) {
            return new Arrival(nowNanos, -1);
        }
    }

    /** @param clock is told of every whole message, which alone is a sign of life */
    ClientInput(ServerClock clock, RateLimit rate, long nowNanos) {
        this.clock = clock;
        this.bucket = new TokenBucket(rate, nowNanos);
    }

    /** The client may send at this rate from now on, and at once as much as that allows. */
    void limit(RateLimit rate, long nowNanos) {
        bucket = new TokenBucket(rate, nowNanos);
    }

    /** Takes bytes as they arrived, cut anywhere. */
    void feed(byte[] array, int offset, int length, long nowNanos, Sink sink) {
        reader.feed(array, offset, length, new FrameReader.Sink() {
            @Override
            public boolean onMessage(byte[] bytes, int from, int count, long streamOffset) {
                return onFrame(bytes, from, count, new Arrival(nowNanos, streamOffset), sink);
            }

            @Override
            public void onFault(RefusalReason reason, long streamOffset, String detail) {
                sink.onFault(reason, detail, new Arrival(nowNanos, streamOffset));
            }
        });
    }

    private boolean onFrame(byte[] bytes, int offset, int length, Arrival arrival, Sink sink) {
        frames++;
        clock.received(arrival.nowNanos());
        if (!bucket.take(arrival.nowNanos())) {
            sink.onFault(RefusalReason.RATE_EXCEEDED, "", arrival);
            return false;
        }
        return switch (IN.decode(bytes, offset, length)) {
            case Decoded.Fault<ClientMessage> fault -> {
                sink.onFault(RefusalReason.BAD_FRAME, fault.fault().sentence() + ": " + fault.detail(),
                        new Arrival(arrival.nowNanos(), arrival.streamOffset() + fault.offset()));
                yield false;
            }
            case Decoded.Value<ClientMessage> value -> sink.onMessage(value.value(), arrival);
        };
    }

    /** Nothing more is read. */
    void stop() {
        reader.stop();
    }

    /** Whole frames that have come, whatever was in them. */
    long frames() {
        return frames;
    }
}
