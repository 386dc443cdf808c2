package io.strowger.agent.session;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.TopicState;

/**
 * A version of a topic with its frame, encoded once for all connections that read the topic, and not at all while none does. It may have a second frame with
 * what has changed since the version before. Any thread.
 */
public final class TopicFrame {
    private static final RecordCodec<ServerMessage> CODEC = RecordCodec.of(ServerMessage.class);
    private static final SharedFrame NONE = new SharedFrame(new byte[0]);
    /** No version is before it. */
    private static final long NO_BASE = -1;

    private final String topic;
    private final long version;
    private final TopicState state;
    private final long baseVersion;
    private TopicState before;
    private volatile SharedFrame whole;
    private volatile SharedFrame delta;

    private TopicFrame(String topic, long version, TopicState state, long baseVersion, TopicState before) {
        this.topic = topic;
        this.version = version;
        this.state = state;
        this.baseVersion = baseVersion;
        this.before = before;
        this.delta = before == null ? NONE : null;
    }

    /** A version of a topic of which none before is known. */
    public static TopicFrame of(String topic, long version, TopicState state) {
        return new TopicFrame(topic, version, state, NO_BASE, null);
    }

    /** The version that follows this one. */
    public TopicFrame next(long nextVersion, TopicState next) {
        return new TopicFrame(topic, nextVersion, next, version, state);
    }

    /** The topic's name. */
    public String topic() {
        return topic;
    }

    /** Rises with every change of the topic. */
    public long version() {
        return version;
    }

    /** What is shown. */
    public TopicState state() {
        return state;
    }

    /** Bytes of the whole frame with its length; throws IllegalArgumentException when it is longer than a frame may be. */
    public int bytes() {
        return frame().bytes().length;
    }

    /** The whole frame, for connections that need no other. Throws IllegalArgumentException when it is longer than a frame may be. */
    public SharedFrame whole() {
        return frame();
    }

    /** The shorter frame for a connection that was sent this version last, or the whole one. Not to be changed. */
    SharedFrame frameAfter(long sentVersion) {
        if (sentVersion != baseVersion) {
            return frame();
        }
        SharedFrame changes = changes();
        return changes == NONE ? frame() : changes;
    }

    /** The frame with the whole state. Not to be changed. */
    SharedFrame frame() {
        SharedFrame frame = whole;
        return frame != null ? frame : encodeWhole();
    }

    private synchronized SharedFrame encodeWhole() {
        if (whole == null) {
            whole = encode(new ServerMessage.Topic(topic, version, state));
        }
        return whole;
    }

    /** NONE when the whole is shorter. */
    private SharedFrame changes() {
        SharedFrame frame = delta;
        return frame != null ? frame : encodeDelta();
    }

    private synchronized SharedFrame encodeDelta() {
        if (delta == null) {
            StateDelta.Change change = StateDelta.between(before, state);
            SharedFrame frame = change == null
                    ? frame()
                    : encode(new ServerMessage.TopicDelta(topic, baseVersion, version, change.changed(),
                            change.cleared()));
            delta = frame.bytes().length < frame().bytes().length ? frame : NONE;
            before = null;
        }
        return delta;
    }

    private SharedFrame encode(ServerMessage message) {
        RecordWriter out = new RecordWriter();
        if (Framing.append(out, CODEC, message, Framing.SERVER_FRAME_BYTES_MAX) < 0) {
            throw new IllegalArgumentException("topic " + topic + " is larger than a frame");
        }
        return new SharedFrame(out.toByteArray());
    }
}
