package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ClientMessage.LogStream;
import io.strowger.agent.message.ClientMessage.SearchFilter;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.RefusalReason;
import java.io.IOException;
import java.util.List;

/** Sections 21 to 23: the directory and the desk, the log, proxies. */
final class QueryClauses {
    private static final long CHANNEL = 7;

    private QueryClauses() {}

    static List<Clause> all() {
        return List.of(
                Clause.of("21-search", "the directory finds the user by his id", QueryClauses::search),
                Clause.of("21-pages", "limit and offset choose among what is found, total counts all",
                        QueryClauses::pages),
                Clause.of("21-limit", "more than 200 entries, or none, are refused with BAD_ARGUMENT",
                        QueryClauses::limit),
                Clause.of("21-desk", "the desk says who the user is", QueryClauses::desk),
                Clause.of("21-wrap-up-codes", "a skill that is not there has no codes", QueryClauses::wrapUpCodes),
                Clause.of("22-not-permitted", "an agent does not read the log", QueryClauses::logNotPermitted),
                Clause.of("22-position", "nothing is read from what is no position", QueryClauses::position),
                Clause.of("22-window", "more rows than the limit without acknowledgement are refused",
                        QueryClauses::window),
                Clause.of("22-reading", "a reading waits at its end, is stopped, and four of them are enough",
                        QueryClauses::readings),
                Clause.of("23-not-permitted", "who is no proxy carries nobody", QueryClauses::carryNotPermitted),
                Clause.of("23-carried", "a client that is carried says hello and logs in as any other",
                        QueryClauses::carried),
                Clause.of("23-unknown-channel", "octets for a channel that is not open are answered with CarryClose",
                        QueryClauses::unknownChannel),
                Clause.of("23-channel-twice", "so is a channel that is open already", QueryClauses::channelTwice));
    }

    private static ServerMessage.Found found(Peer peer, ClientMessage.Search search) throws Broken, IOException {
        peer.send(search);
        ServerMessage.Found found = peer.expect(ServerMessage.Found.class);
        if (found.queryId() != search.queryId() || found.entries().size() > search.limit()
                || found.total() < found.entries().size()) {
            throw new Broken("an answer to " + search + " was due: " + found);
        }
        return found;
    }

    private static void search(Scene scene) throws Broken, IOException {
        ServerMessage.Found found = found(scene.attached().peer(),
                new ClientMessage.Search(2, scene.user(), SearchFilter.ALL, 0, ProtocolLimits.SEARCH_ENTRIES_MAX));
        if (found.entries().stream().noneMatch(entry -> entry.agentId().equals(scene.user()))) {
            throw new Broken("he is not among " + found.entries());
        }
    }

    private static void pages(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        ServerMessage.Found first = found(peer, new ClientMessage.Search(1, "", SearchFilter.ALL, 0, 1));
        if (first.entries().size() != 1) {
            throw new Broken("one entry was due: " + first);
        }
        ServerMessage.Found none = found(peer, new ClientMessage.Search(2, "", SearchFilter.ALL, first.total(), 1));
        if (!none.entries().isEmpty() || none.total() != first.total()) {
            throw new Broken("nothing lies behind the last of " + first.total() + ": " + none);
        }
    }

    private static void limit(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        for (int limit : new int[]{0, ProtocolLimits.SEARCH_ENTRIES_MAX + 1}) {
            peer.send(new ClientMessage.Search(9, "", SearchFilter.ALL, 0, limit));
            refusedQuery(peer, 9, RefusalReason.BAD_ARGUMENT);
        }
    }

    private static void refusedQuery(Peer peer, long queryId, RefusalReason reason) throws Broken, IOException {
        if (peer.refused(reason).queryId() != queryId) {
            throw new Broken("the refusal must name the query " + queryId);
        }
    }

    private static void desk(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(new ClientMessage.ReadDesk(4));
        ServerMessage.Desk desk = peer.expect(ServerMessage.Desk.class);
        if (desk.queryId() != 4 || !desk.userId().equals(scene.user()) || desk.switches().isEmpty()) {
            throw new Broken("the user and his switches were due: " + desk);
        }
    }

    private static void wrapUpCodes(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(new ClientMessage.ReadWrapUpCodes(6, "no such skill"));
        ServerMessage.WrapUpCodes codes = peer.expect(ServerMessage.WrapUpCodes.class);
        if (codes.queryId() != 6 || !codes.codes().isEmpty()) {
            throw new Broken("no codes were due: " + codes);
        }
    }

    // ---- the log

    private static ClientMessage.ReadLog read(long queryId, String position, int window) {
        return new ClientMessage.ReadLog(queryId, LogStream.CALLS, position, window);
    }

    private static void logNotPermitted(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(read(2, "", 1));
        refusedQuery(peer, 2, RefusalReason.NOT_PERMITTED);
    }

    private static void position(Scene scene) throws Broken, IOException {
        Peer peer = scene.attachedAs(SessionRole.REPORTER).peer();
        peer.send(read(3, "no position", 1));
        refusedQuery(peer, 3, RefusalReason.BAD_ARGUMENT);
    }

    private static void window(Scene scene) throws Broken, IOException {
        Peer peer = scene.attachedAs(SessionRole.REPORTER).peer();
        for (int window : new int[]{0, ProtocolLimits.LOG_WINDOW_MAX + 1}) {
            peer.send(read(3, "end", window));
            refusedQuery(peer, 3, RefusalReason.BAD_ARGUMENT);
        }
    }

    private static void readings(Scene scene) throws Broken, IOException {
        Peer peer = scene.attachedAs(SessionRole.REPORTER).peer();
        int most = ProtocolLimits.LOG_STREAMS_MAX;
        for (int queryId = 1; queryId <= most; queryId++) {
            peer.send(read(queryId, "end", 1));
        }
        peer.send(read(most + 1, "end", 1));
        refusedQuery(peer, most + 1, RefusalReason.BUSY);
        peer.send(new ClientMessage.StopLog(1));
        peer.send(read(most + 2, "end", 1));
        peer.send(new ClientMessage.Heartbeat(3));
        peer.expect(ServerMessage.Heartbeat.class, heartbeat -> heartbeat.echoMillis() == 3, "an echo");
    }

    // ---- proxies

    private static void carryNotPermitted(Scene scene) throws Broken, IOException {
        Peer peer = scene.attached().peer();
        peer.send(new ClientMessage.CarryOpen(1, "127.0.0.1"));
        peer.closing(RefusalReason.NOT_PERMITTED);
    }

    private static ServerMessage.CarryBytes octets(Peer proxy) throws Broken, IOException {
        return proxy.expect(ServerMessage.CarryBytes.class, piece -> piece.channel() == CHANNEL,
                "octets for channel " + CHANNEL);
    }

    /** Every server's first answer fits into one piece; its frame is taken whole. */
    private static void carried(Scene scene) throws Broken, IOException {
        Peer proxy = scene.attachedAs(SessionRole.PROXY).peer();
        proxy.send(new ClientMessage.CarryOpen(CHANNEL, "10.1.2.3"));
        byte[] hello = Peer.frame(Scene.hello(0));
        for (byte one : hello) {
            proxy.send(new ClientMessage.CarryBytes(CHANNEL, Bytes.of(one)));
        }
        said(octets(proxy), ServerMessage.Welcome.class);
        proxy.send(new ClientMessage.CarryBytes(CHANNEL, Bytes.of(Peer.frame(scene.wrongLogin("no-such-user")))));
        said(octets(proxy), ServerMessage.Refused.class);
        proxy.send(new ClientMessage.CarryClose(CHANNEL));
    }

    private static void said(ServerMessage.CarryBytes piece, Class<? extends ServerMessage> type) throws Broken {
        ServerMessage message = Peer.message(piece.bytes().toByteArray());
        if (!type.isInstance(message)) {
            throw new Broken("a frame with " + type.getSimpleName() + " was due for the client, and " + message
                    + " came");
        }
    }

    private static void unknownChannel(Scene scene) throws Broken, IOException {
        Peer proxy = scene.attachedAs(SessionRole.PROXY).peer();
        proxy.send(new ClientMessage.CarryBytes(CHANNEL, Bytes.of((byte) 0)));
        closed(proxy);
    }

    private static void closed(Peer proxy) throws Broken, IOException {
        proxy.expect(ServerMessage.CarryClose.class, close -> close.channel() == CHANNEL,
                "CarryClose of channel " + CHANNEL);
    }

    private static void channelTwice(Scene scene) throws Broken, IOException {
        Peer proxy = scene.attachedAs(SessionRole.PROXY).peer();
        proxy.send(new ClientMessage.CarryOpen(CHANNEL, "10.1.2.3"));
        proxy.send(new ClientMessage.CarryOpen(CHANNEL, "10.1.2.3"));
        closed(proxy);
    }
}
