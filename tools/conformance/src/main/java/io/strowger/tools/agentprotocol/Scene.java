package io.strowger.tools.agentprotocol;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push;
import io.strowger.tools.conformance.Result;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a clause is tried with: connections of its own, which end with it. One thread. */
final class Scene implements AutoCloseable {
    private final AgentConformance.Target target;
    private final List<Result.Exchanged> transcript = new ArrayList<>();
    private final List<Peer> peers = new ArrayList<>();
    private Peer loggedIn;

    /** A session that stands, and what goes on with it. */
    record Attached(Peer peer, ServerMessage.SessionEstablished session) {}

    Scene(AgentConformance.Target target) {
        this.target = target;
    }

    List<Result.Exchanged> transcript() {
        return transcript;
    }

    String user() {
        return target.user();
    }

    /** An open connection on which nothing was said. */
    Peer connect() throws IOException {
        Socket socket = target.open();
        try {
            Peer peer = new Peer(socket, target.streams(socket), transcript,
                    TimeUnit.SECONDS.toNanos(target.limitSeconds()));
            peers.add(peer);
            return peer;
        } catch (IOException refused) {
            socket.close();
            throw refused;
        }
    }

    static ClientMessage.Hello hello(int heartbeatMillis) {
        return new ClientMessage.Hello(1, 1, "conformance", "1", heartbeatMillis, List.of());
    }

    /** Hello and Welcome have been said. */
    Peer greeted() throws IOException, Broken {
        return greeted(0);
    }

    Peer greeted(int heartbeatMillis) throws IOException, Broken {
        Peer peer = connect();
        peer.send(hello(heartbeatMillis));
        peer.expect(ServerMessage.Welcome.class);
        return peer;
    }

    ClientMessage.Login login(boolean takeover) {
        return new ClientMessage.Login(target.user(), target.password(), SessionRole.AGENT, takeover);
    }

    ClientMessage.Login wrongLogin(String user) {
        return new ClientMessage.Login(user, "no such password", SessionRole.AGENT, false);
    }

    /** A new session of the user; one that he has elsewhere ends. */
    Attached attached() throws IOException, Broken {
        return attached(0);
    }

    Attached attached(int heartbeatMillis) throws IOException, Broken {
        Peer peer = greeted(heartbeatMillis);
        peer.send(login(true));
        loggedIn = peer;
        return new Attached(peer, peer.expect(ServerMessage.SessionEstablished.class));
    }

    /**
     * The same for the user who was named in another role.
     *
     * @throws NotNamed where none was
     */
    Attached attachedAs(SessionRole role) throws IOException, Broken {
        AgentConformance.Account account = target.others().get(role);
        if (account == null) {
            throw new NotNamed("it needs a user who is " + role + ": --as " + role + "=USER");
        }
        Peer peer = greeted();
        peer.send(new ClientMessage.Login(account.user(), account.password(), role, true));
        loggedIn = peer;
        return new Attached(peer, peer.expect(ServerMessage.SessionEstablished.class));
    }

    /** Nobody was named for a role. */
    static final class NotNamed extends IOException {
        private static final long serialVersionUID = 1L;

        NotNamed(String message) {
            super(message);
        }
    }

    static ClientMessage.Resume resume(Attached attached, long lastSequence) {
        return new ClientMessage.Resume(attached.session().sessionId(), attached.session().token(), lastSequence);
    }

    /** Goes on with a session on a new connection. */
    Attached resumed(Attached before, long lastSequence) throws IOException, Broken {
        Peer peer = greeted();
        peer.send(resume(before, lastSequence));
        loggedIn = peer;
        ServerMessage.SessionEstablished session = peer.expect(ServerMessage.SessionEstablished.class);
        if (!session.resumed()) {
            throw new Broken("a resume must be said to be one");
        }
        return new Attached(peer, session);
    }

    /** A request that no server can do: there is no such call. It has an outcome all the same, and changes nothing. */
    static ClientMessage.Request harmless(long requestId) {
        return new ClientMessage.Request(requestId,
                new Command.HoldCall(new CallKey("no such switch", 1, 1)));
    }

    /** The outcome of a request, as a push with the next sequence or as a refusal at the edge. */
    static ServerMessage outcome(Peer peer, long requestId) throws IOException, Broken {
        while (true) {
            ServerMessage message = peer.next();
            switch (message) {
                case null -> throw new Broken("the connection ended before the outcome of request " + requestId);
                case ServerMessage.Pushed pushed when pushed.push() instanceof Push.RequestOutcome outcome
                        && outcome.requestId() == requestId -> {
                    return pushed;
                }
                case ServerMessage.Refused refused when refused.requestId() == requestId -> {
                    return refused;
                }
                case ServerMessage.Closing closing -> throw new Broken(closing + " came where the outcome of request "
                        + requestId + " was due");
                default -> {
                    // Something else of the session.
                }
            }
        }
    }

    static Bytes wrong(Bytes token) {
        byte[] bytes = token.toByteArray();
        bytes[bytes.length - 1] ^= 1;
        return Bytes.of(bytes);
    }

    /** Logs out where a session stands, so that the next clause finds the user free. */
    @Override
    public void close() {
        try {
            if (loggedIn != null) {
                loggedIn.send(new ClientMessage.Logout());
                for (ServerMessage message = loggedIn.next(); message != null
                        && !(message instanceof ServerMessage.Closing);) {
                    message = loggedIn.next();
                }
            }
        } catch (IOException | Broken onlyCleaning) {
            // The next clause takes the session over.
        }
        peers.forEach(Peer::close);
    }
}
