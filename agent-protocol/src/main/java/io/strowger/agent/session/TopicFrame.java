package io.strowger.agent.session;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.TopicState;

/** A version of a topic with its frame, encoded once for all connections that read the topic. Immutable, any thread. */
public final class TopicFrame {
    private static final RecordCodec<ServerMessage> CODEC = RecordCodec.of(ServerMessage.class);

    private final String topic;
    private final long version;
    private final byte[] frame;

    private TopicFrame(String topic, long version, byte[] frame) {
        this.topic = topic;
        this.version = version;
        this.frame = frame;
    }

    /** Encodes a version of a topic; throws IllegalArgumentException when it is longer than a frame may be. */
    public static TopicFrame of(String topic, long version, TopicState state) {
        RecordWriter out = new RecordWriter();
        if (Framing.append(out, CODEC, new ServerMessage.Topic(topic, version, state),
                Framing.SERVER_FRAME_BYTES_MAX) < 0) {
            throw new IllegalArgumentException("topic " + topic + " is larger than a frame");
        }
        return new TopicFrame(topic, version, out.toByteArray());
    }

    /** The topic's name. */
    public String topic() {
        return topic;
    }

    /** Rises with every change of the topic. */
    public long version() {
        return version;
    }

    /** Bytes of the frame with its length. */
    public int bytes() {
        return frame.length;
    }

    void appendTo(RecordWriter out) {
        out.writeBytes(frame, 0, frame.length);
    }
}
