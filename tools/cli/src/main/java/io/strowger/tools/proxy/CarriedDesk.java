package io.strowger.tools.proxy;

import io.strowger.agent.frame.FrameReader;
import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.RefusalCodes;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One desktop behind the proxy, without I/O. Frames go through as they are; what is needed to resume the session on another connection of the proxy is noted on the
 * way, and the resume itself is kept from the desktop. Confined to one thread.
 */
final class CarriedDesk {
    /** Frames of a desktop that wait while the proxy has no connection. */
    static final int HELD_FRAMES_MAX = 256;
    /** Octets of them. */
    static final int HELD_BYTES_MAX = 256 * 1024;
    /** The query by which the proxy subscribes for a desktop anew; no desktop counts so far. */
    private static final long OWN_QUERY = Long.MAX_VALUE;
    private static final RecordCodec<ClientMessage> CLIENT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> SERVER = RecordCodec.of(ServerMessage.class);

    /** Where octets go. */
    interface Ends {
        /** To the server, through the proxy's connection; whole frames. */
        void toServer(byte[] bytes);

        /** To the desktop; whole frames. */
        void toDesk(byte[] bytes);

        /** The desktop is closed when what was sent to it has left. */
        void closeDesk();

        /** The channel at the server is of no more use; another is to be opened after a pause. */
        void reopenLater();
    }

    private enum Phase {
        /** The proxy has no connection. */
        AWAY,
        /** A channel is open again; Hello was said for the desktop. */
        GREETING,
        /** Resume, or the login that had no answer, was sent. */
        RETURNING,
        /** Frames go through. */
        THROUGH,
        OVER
    }

    private final Ends ends;
    private final FrameReader fromDesk = new FrameReader(Framing.CLIENT_FRAME_BYTES_MAX);
    private FrameReader fromServer = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);
    private Phase phase;
    private byte[] hello;
    private boolean welcomed;
    private byte[] login;
    private String sessionId = "";
    private Bytes token = Bytes.EMPTY;
    private long handedOn;
    private long acknowledged;
    private final Map<Long, byte[]> requests = new LinkedHashMap<>();
    private final Set<String> patterns = new LinkedHashSet<>();
    private final Set<Long> queries = new TreeSet<>();
    private final ArrayDeque<byte[]> held = new ArrayDeque<>();
    private int heldBytes;

    /** @param connected whether the proxy has a connection, on which a channel is open for this desktop */
    CarriedDesk(Ends ends, boolean connected) {
        this.ends = ends;
        this.phase = connected ? Phase.THROUGH : Phase.AWAY;
    }

    // ---- the proxy's connection

    /** The channel is gone with the proxy's connection. */
    void onServerLost() {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.AWAY;
        for (long query : queries) {
            toDesk(ServerMessage.Refused.ofQuery(RefusalReason.UPSTREAM_LOST, "", query));
        }
        queries.clear();
    }

    /** A channel is open again: the desktop's session is resumed without it. */
    void onServerBack() {
        if (phase == Phase.OVER) {
            return;
        }
        fromServer = new FrameReader(Framing.SERVER_FRAME_BYTES_MAX);
        if (hello == null) {
            phase = Phase.THROUGH;
            release();
        } else {
            phase = Phase.GREETING;
            ends.toServer(hello);
        }
    }

    // ---- from the desktop

    /** Octets of the desktop, cut anywhere. */
    void onDeskBytes(byte[] bytes) {
        fromDesk.feed(bytes, 0, bytes.length, new FrameReader.Sink() {
            @Override
            public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
                onDeskFrame(Arrays.copyOfRange(array, offset, offset + length));
                return phase != Phase.OVER;
            }

            @Override
            public void onFault(RefusalReason reason, long streamOffset, String detail) {
                over(reason, detail);
            }
        });
    }

    private void onDeskFrame(byte[] message) {
        byte[] frame = framed(message);
        ClientMessage decoded = CLIENT.decode(message) instanceof Decoded.Value<ClientMessage> value
                ? value.value()
                : null;
        if (decoded instanceof ClientMessage.Heartbeat heartbeat && phase != Phase.THROUGH) {
            toDesk(new ServerMessage.Heartbeat(heartbeat.sentMillis()));
            return;
        }
        note(decoded, frame);
        if (phase == Phase.THROUGH) {
            ends.toServer(frame);
        } else if (isHeld(decoded)) {
            hold(frame);
        }
    }

    /** What the resume sends again by itself is not held besides. */
    private boolean isHeld(ClientMessage decoded) {
        return switch (decoded) {
            case null -> true;
            case ClientMessage.Hello hello -> false;
            case ClientMessage.Login again -> false;
            case ClientMessage.Resume again -> false;
            case ClientMessage.Request request -> false;
            case ClientMessage.Acknowledge acknowledge -> false;
            case ClientMessage.Subscribe subscribe -> false;
            case ClientMessage.Unsubscribe unsubscribe -> false;
            case ClientMessage.Search search -> refused(search.queryId());
            case ClientMessage.ReadLog read -> refused(read.queryId());
            case ClientMessage.ReadDesk read -> refused(read.queryId());
            case ClientMessage.ReadWrapUpCodes read -> refused(read.queryId());
            default -> true;
        };
    }

    private boolean refused(long query) {
        queries.remove(query);
        toDesk(ServerMessage.Refused.ofQuery(RefusalReason.UPSTREAM_LOST, "", query));
        return false;
    }

    private void hold(byte[] frame) {
        heldBytes += frame.length;
        if (held.size() >= HELD_FRAMES_MAX || heldBytes > HELD_BYTES_MAX) {
            over(RefusalReason.UPSTREAM_LOST, "too much waits for the server");
        } else {
            held.add(frame);
        }
    }

    private void note(ClientMessage message, byte[] frame) {
        switch (message) {
            case ClientMessage.Hello first -> hello = frame;
            case ClientMessage.Login wanted -> login = frame;
            case ClientMessage.Resume resume -> {
                login = frame;
                token = resume.token();
            }
            case ClientMessage.Request request -> requests.put(request.requestId(), frame);
            case ClientMessage.Acknowledge acknowledge ->
                acknowledged = Math.max(acknowledged, Math.min(acknowledge.sequence(), handedOn));
            case ClientMessage.Subscribe subscribe -> {
                patterns.addAll(subscribe.patterns());
                queries.add(subscribe.queryId());
            }
            case ClientMessage.Unsubscribe unsubscribe -> unsubscribe.patterns().forEach(patterns::remove);
            case ClientMessage.Search search -> queries.add(search.queryId());
            case ClientMessage.ReadLog read -> queries.add(read.queryId());
            case ClientMessage.ReadDesk read -> queries.add(read.queryId());
            case ClientMessage.ReadWrapUpCodes read -> queries.add(read.queryId());
            case ClientMessage.StopLog stop -> queries.remove(stop.queryId());
            case null, default -> {
                // Nothing of it is needed later.
            }
        }
    }

    // ---- from the server

    /** Octets for the desktop, cut anywhere. */
    void onServerBytes(byte[] bytes) {
        FrameReader reader = fromServer;
        reader.feed(bytes, 0, bytes.length, new FrameReader.Sink() {
            @Override
            public boolean onMessage(byte[] array, int offset, int length, long streamOffset) {
                onServerFrame(Arrays.copyOfRange(array, offset, offset + length));
                return phase != Phase.OVER && reader == fromServer;
            }

            @Override
            public void onFault(RefusalReason reason, long streamOffset, String detail) {
                over(reason, detail);
            }
        });
    }

    /** The server has closed the channel. */
    void onServerClosed() {
        if (phase != Phase.AWAY && phase != Phase.OVER) {
            phase = Phase.OVER;
            ends.closeDesk();
        }
    }

    private void onServerFrame(byte[] message) {
        ServerMessage decoded = SERVER.decode(message) instanceof Decoded.Value<ServerMessage> value
                ? value.value()
                : null;
        if (decoded instanceof ServerMessage.Closing closing && isPassing(closing)) {
            onServerLost();
            ends.reopenLater();
        } else if (phase == Phase.GREETING || phase == Phase.RETURNING) {
            onReturning(decoded, message);
        } else if (phase == Phase.THROUGH) {
            onThrough(decoded, message);
        }
    }

    /** The server goes down, or cannot take everybody back at once: the desktop need not know. */
    private static boolean isPassing(ServerMessage.Closing closing) {
        return RefusalCodes.reason(closing.code()) == RefusalReason.DRAINING;
    }

    private void onThrough(ServerMessage decoded, byte[] message) {
        switch (decoded) {
            case ServerMessage.Welcome welcome -> welcomed = true;
            case ServerMessage.SessionEstablished established -> established(established);
            case ServerMessage.Pushed pushed -> {
                if (pushed.sequence() <= handedOn) {
                    return;
                }
                handedOn = pushed.sequence();
                if (pushed.push() instanceof Push.RequestOutcome outcome) {
                    requests.remove(outcome.requestId());
                }
            }
            case ServerMessage.Refused refused -> {
                requests.remove(refused.requestId());
                queries.remove(refused.queryId());
                if (refused.requestId() == 0 && refused.queryId() == 0) {
                    login = null;
                }
            }
            case ServerMessage.Found found -> queries.remove(found.queryId());
            case ServerMessage.Desk desk -> queries.remove(desk.queryId());
            case ServerMessage.WrapUpCodes codes -> queries.remove(codes.queryId());
            case ServerMessage.Subscribed subscribed -> {
                queries.remove(subscribed.queryId());
                if (subscribed.queryId() == OWN_QUERY) {
                    toDesk(new ServerMessage.Subscribed(0, subscribed.position(), subscribed.topics(),
                            subscribed.refused()));
                    return;
                }
            }
            case ServerMessage.Closing closing -> {
                ends.toDesk(framed(message));
                phase = Phase.OVER;
                ends.closeDesk();
                return;
            }
            case null, default -> {
                // It goes through.
            }
        }
        ends.toDesk(framed(message));
    }

    private void established(ServerMessage.SessionEstablished established) {
        sessionId = established.sessionId();
        token = established.token();
        handedOn = established.firstSequence() - 1;
        acknowledged = handedOn;
        login = null;
    }

    private void onReturning(ServerMessage decoded, byte[] message) {
        switch (decoded) {
            case ServerMessage.Welcome welcome when phase == Phase.GREETING -> {
                phase = Phase.RETURNING;
                if (!sessionId.isEmpty()) {
                    // What the desktop has not acknowledged may be lost on its way yet: the server keeps it.
                    toServer(new ClientMessage.Resume(sessionId, token, acknowledged));
                } else {
                    through(welcomed ? null : message);
                }
            }
            case ServerMessage.SessionEstablished established -> {
                token = established.token();
                through(null);
            }
            case ServerMessage.Refused refused when isLater(refused) -> {
                onServerLost();
                ends.reopenLater();
            }
            case ServerMessage.Refused refused -> over(refused.code(), refused.detail());
            case ServerMessage.Closing closing -> over(closing.code(), closing.detail());
            case null, default -> {
                // Heartbeats.
            }
        }
    }

    private static boolean isLater(ServerMessage.Refused refused) {
        RefusalReason reason = RefusalCodes.reason(refused.code());
        return reason == RefusalReason.BUSY || reason == RefusalReason.DRAINING;
    }

    private void through(byte[] welcome) {
        phase = Phase.THROUGH;
        if (welcome != null) {
            welcomed = true;
            ends.toDesk(framed(welcome));
        }
        if (login != null) {
            ends.toServer(login);
        }
        List.copyOf(requests.values()).forEach(ends::toServer);
        if (!patterns.isEmpty()) {
            toServer(new ClientMessage.Subscribe(OWN_QUERY, List.copyOf(patterns)));
        }
        release();
    }

    private void release() {
        for (byte[] frame = held.poll(); frame != null; frame = held.poll()) {
            ends.toServer(frame);
        }
        heldBytes = 0;
    }

    // ---- inside

    private void over(RefusalReason reason, String detail) {
        toDesk(ServerMessage.Closing.of(reason, detail));
        phase = Phase.OVER;
        ends.closeDesk();
    }

    private void over(int code, String detail) {
        RefusalReason reason = RefusalCodes.reason(code);
        over(reason == null ? RefusalReason.SESSION_UNKNOWN : reason, detail);
    }

    private void toServer(ClientMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, CLIENT, message, Framing.CLIENT_FRAME_BYTES_MAX);
        ends.toServer(out.toByteArray());
    }

    private void toDesk(ServerMessage message) {
        RecordWriter out = new RecordWriter();
        Framing.append(out, SERVER, message, Framing.SERVER_FRAME_BYTES_MAX);
        ends.toDesk(out.toByteArray());
    }

    private static byte[] framed(byte[] message) {
        byte[] frame = new byte[Framing.LENGTH_BYTES + message.length];
        frame[0] = (byte) (message.length >>> 24);
        frame[1] = (byte) (message.length >>> 16);
        frame[2] = (byte) (message.length >>> 8);
        frame[3] = (byte) message.length;
        System.arraycopy(message, 0, frame, Framing.LENGTH_BYTES, message.length);
        return frame;
    }
}
