package io.strowger.agent.session;

import static io.strowger.agent.session.ProtocolLimits.NANOS_PER_MILLI;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits to leave a {@link ServerConnection}: messages in their order, and behind them topics by name, newest version only. Owns the limits of both. Confined to the
 * thread of its connection.
 */
final class ServerOutput {
    /** A larger buffer is given back when it was taken, in bytes. */
    private static final int RETAINED_BYTES_MAX = 1024;
    /** Topics are handed to the transport in pieces of about so many bytes. */
    private static final int PIECE_BYTES = 64 * 1024;
    /** Times that a connection may begin anew with its topics before it has taken all of the last beginning. */
    static final int SNAPSHOTS_MAX = 3;
    private static final RecordCodec<ServerMessage> OUT = RecordCodec.of(ServerMessage.class);
    private static final byte[] NOTHING = {};

    private final ServerSettings settings;
    private final Map<String, TopicFrame> topics = new LinkedHashMap<>(4);
    /** The version of each topic that was handed to the transport last; null unless the client takes changes. */
    private Map<String, Long> sent;
    /** Topics that waited at the last beginning. */
    private int beginning;
    private int beginnings;
    private boolean snapshotDue;
    private boolean writable = true;
    private long stalledAt = ServerConnection.NO_DEADLINE;
    private RecordWriter out = new RecordWriter();
    /** Frames in the buffer, and frames that were taken. */
    private int frames;
    private long framesTaken;

    /** What became of a message. */
    enum Appended {
        DONE, LARGER_THAN_A_FRAME, TOO_MUCH_WAITS
    }

    ServerOutput(ServerSettings settings) {
        this.settings = settings;
    }

    /** Topics may be told as changes from now on, or not. */
    void withChanges(boolean changes) {
        sent = changes ? new HashMap<>(4) : null;
    }

    // ---- messages

    /** Puts a message behind those that wait. */
    Appended append(ServerMessage message) {
        int before = out.position();
        if (Framing.append(out, OUT, message, Framing.SERVER_FRAME_BYTES_MAX) < 0) {
            return Appended.LARGER_THAN_A_FRAME;
        }
        frames++;
        return before > 0 && out.position() > settings.waitingBytesMax() ? Appended.TOO_MUCH_WAITS : Appended.DONE;
    }

    /** Whether nothing waits or will have to, and every topic goes out whole: what is sent next need not be known here. */
    boolean isClear() {
        return sent == null && writable && !snapshotDue && out.position() == 0 && topics.isEmpty();
    }

    /** Whether topics wait behind the messages. */
    boolean holdsTopics() {
        return !topics.isEmpty();
    }

    /** Whether no message waits. */
    boolean isIdle() {
        return out.position() == 0;
    }

    /** Forgets topics, and messages too where the peer would read for long before it came to the farewell. */
    void forget(boolean messages) {
        topics.clear();
        if (messages) {
            out.reset();
            frames = 0;
        }
    }

    /** Frames that the transport was given. */
    long framesTaken() {
        return framesTaken;
    }

    /** Bytes and topics that wait for the transport. */
    int waitingBytes() {
        return out.position() + topics.values().stream().mapToInt(TopicFrame::bytes).sum();
    }

    // ---- the transport

    /** The transport takes bytes, or takes none for now. True when the topics are to begin anew because it takes some again. */
    boolean onWritable(boolean nowWritable, long nowNanos) {
        if (writable && !nowWritable) {
            stalledAt = nowNanos;
        }
        writable = nowWritable;
        if (writable) {
            stalledAt = ServerConnection.NO_DEADLINE;
        }
        return writable && snapshotDue;
    }

    /** The topics begin anew. */
    void snapshotWanted() {
        snapshotDue = false;
    }

    /** A transport that takes nothing until then is of no use. */
    long stallEndsAt() {
        return stalledAt == ServerConnection.NO_DEADLINE
                ? ServerConnection.NO_DEADLINE
                : stalledAt + ProtocolLimits.STALLED_MILLIS_MAX * NANOS_PER_MILLI;
    }

    /**
     * What is to be written now, in an array that may be shared and is not to be changed; none while the transport takes none.
     *
     * @param closing the farewell leaves whatever the transport says
     */
    byte[] take(boolean closing) {
        if (!writable && !closing) {
            return NOTHING;
        }
        if (!topics.isEmpty()) {
            byte[] only = onlyTopic();
            if (only != null) {
                return only;
            }
            takeTopics();
        }
        if (out.position() == 0) {
            return NOTHING;
        }
        byte[] taken = out.toByteArray();
        framesTaken += frames;
        frames = 0;
        out.reset();
        if (out.array().length > RETAINED_BYTES_MAX) {
            out = new RecordWriter();
        }
        return taken;
    }

    /** The shared bytes of the only topic that waits, when nothing else does; else null. */
    private byte[] onlyTopic() {
        if (out.position() != 0 || topics.size() != 1) {
            return null;
        }
        TopicFrame frame = topics.values().iterator().next();
        topics.clear();
        allTaken();
        framesTaken++;
        return sharedOf(frame).bytes();
    }

    private void takeTopics() {
        Iterator<TopicFrame> waiting = topics.values().iterator();
        while (waiting.hasNext()) {
            write(waiting.next());
            waiting.remove();
            if (out.position() >= PIECE_BYTES) {
                break;
            }
        }
        if (topics.isEmpty()) {
            allTaken();
        }
    }

    private void write(TopicFrame frame) {
        byte[] bytes = sharedOf(frame).bytes();
        out.writeBytes(bytes, 0, bytes.length);
        frames++;
    }

    private void allTaken() {
        beginning = 0;
        beginnings = 0;
    }

    private SharedFrame sharedOf(TopicFrame frame) {
        if (sent == null) {
            return frame.frame();
        }
        Long before = sent.put(frame.topic(), frame.version());
        return before == null ? frame.frame() : frame.frameAfter(before);
    }

    // ---- topics

    /** Counts a beginning with all topics; false when there were too many of them that were not read. */
    boolean mayBegin() {
        return ++beginnings <= SNAPSHOTS_MAX;
    }

    /** These follow whole and in this order, whatever was sent before. */
    void begin(List<TopicFrame> frames) {
        for (TopicFrame frame : frames) {
            leave(frame.topic());
            topics.put(frame.topic(), frame);
        }
        beginning = topics.size();
    }

    /** A version of a topic; older ones that still wait are left out. When too many topics wait all are forgotten, and are to begin anew. */
    void topic(TopicFrame frame) {
        if (snapshotDue) {
            return;
        }
        TopicFrame waiting = topics.get(frame.topic());
        if (waiting == null && topics.size() >= settings.waitingTopicsMax() + beginning) {
            topics.clear();
            snapshotDue = true;
        } else if (waiting == null || waiting.version() < frame.version()) {
            topics.put(frame.topic(), frame);
        }
    }

    /** A version of a topic that is sent at once, because nothing waits before it; null when it has to wait. */
    SharedFrame now(TopicFrame frame) {
        boolean waits = !writable || snapshotDue || out.position() != 0 || !topics.isEmpty();
        if (waits) {
            return null;
        }
        framesTaken++;
        return sharedOf(frame);
    }

    /** What waits of a topic goes before what is appended next. */
    void hasten(String topic) {
        TopicFrame waiting = topics.remove(topic);
        if (waiting != null) {
            write(waiting);
        }
    }

    /** A topic is not read any more. */
    void leave(String topic) {
        if (!topics.isEmpty()) {
            topics.remove(topic);
        }
        if (sent != null) {
            sent.remove(topic);
        }
    }
}
