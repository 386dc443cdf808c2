package io.strowger.tools.tsapi;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSNameAddr;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PasswordScramble;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TlinkAddress;
import io.strowger.csta.tsapi.VersionNegotiation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A TSAPI server given by its name server: finds Tlinks and opens streams, step by step as the protocol says. Holds
 * nothing open itself. One thread.
 */
public final class TsapiServer {
    private static final int PAGES_MAX = 64;
    private static final PrivateData NT_TCP = new PrivateData.Vendor("NT_TCP",
            Octets.of(HexFormat.of().parseHex("80010101030101")));
    private static final String API_VERSION = "TS1:2";
    private static final String LIBRARY = "Strowger tools";

    private final Endpoint nameServer;
    private final TsapiConnection.Security security;
    private final Duration limit;
    private final BiConsumer<String, Octets> watcher;

    /**
     * Connects to nothing yet.
     *
     * @param limit
     *            longest wait for each answer
     * @param watcher
     *            is told direction and octets of every frame
     */
    public TsapiServer(Endpoint nameServer, TsapiConnection.Security security, Duration limit,
            BiConsumer<String, Octets> watcher) {
        this.nameServer = nameServer;
        this.security = security;
        this.limit = limit;
        this.watcher = watcher;
    }

    /** The name server. */
    public Endpoint nameServer() {
        return nameServer;
    }

    /** Longest wait for an answer. */
    public Duration limit() {
        return limit;
    }

    /**
     * A Tlink as the name server lists it.
     *
     * @param advertised
     *            the address given, empty when there are too few octets
     */
    public record Tlink(String name, Optional<InetSocketAddress> advertised) {
        /** Whether streams to it are opened over TLS: the third part of the name says so. */
        public boolean secure() {
            String[] parts = name.split("#");
            return parts.length > 2 && parts[2].equalsIgnoreCase("CSTA-S");
        }
    }

    /** A connection to the name server. */
    public TsapiStream connectNameServer() throws IOException {
        return new TsapiStream(TsapiConnection.open(nameServer, security, watcher));
    }

    /** A connection to a Tlink, at the name server's host and the port that it gave. */
    public TsapiStream connect(Tlink tlink) throws IOException {
        int port = tlink.advertised().map(InetSocketAddress::getPort)
                .orElseThrow(() -> new IOException("the name server gives no address for " + tlink.name()));
        return new TsapiStream(TsapiConnection.open(nameServer.at(port, tlink.secure()), security, watcher));
    }

    /** Every Tlink that the name server lists. */
    public List<Tlink> tlinks() throws IOException {
        List<Tlink> found = new ArrayList<>();
        try (TsapiStream stream = connectNameServer()) {
            for (int page = 0; page < PAGES_MAX; page++) {
                int invokeId = stream.ask(new Acs.NameSrvRequest(StreamType.ST_CSTA), PrivateData.ABSENT);
                Acs.NameSrvReply reply = reply(stream, invokeId, Acs.NameSrvReply.class);
                for (ACSNameAddr entry : reply.list()) {
                    found.add(new Tlink(entry.serverName(), TlinkAddress.decode(entry.serverAddr())));
                }
                if (!reply.more()) {
                    break;
                }
            }
            stream.ask(new Acs.AbortStream(), PrivateData.ABSENT);
        }
        return found;
    }

    /** The Tlink of that name, in any case; the first of all when the name is empty. */
    public Tlink tlink(String name) throws IOException {
        List<Tlink> all = tlinks();
        return all.stream().filter(tlink -> name.isEmpty() || tlink.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IOException("the name server lists "
                        + (all.isEmpty() ? "no Tlink at all" : all.stream().map(Tlink::name).toList().toString())
                        + (name.isEmpty() ? "" : ", not " + name)));
    }

    /** What opening a stream gave. */
    public sealed interface Opening {
        /** Open; {@link TsapiStream#agreed()} has the version. */
        record Opened(Acs.OpenStreamConf confirmation) implements Opening {}

        /** Refused by the server. */
        record Refused(Received refusal) implements Opening {}
    }

    /**
     * Exchanges the key and opens the stream.
     *
     * @param offer
     *            the versions of private data, {@link PrivateData#ABSENT} to want none
     */
    public Opening open(TsapiStream stream, Tlink tlink, Login login, PrivateData offer) throws IOException {
        Received key = stream.answer(stream.ask(new Acs.KeyRequest(login.login()), NT_TCP), limit);
        if (key == null || key.frame() == null) {
            throw new IOException("no answer to the key request" + ended(stream));
        }
        Octets hidden;
        switch (key.frame().message()) {
            case Acs.AuthReplyTwo reply -> hidden = PasswordEncode.encode(reply.key(), login.password());
            case Acs.AuthReply reply ->
                hidden = PasswordScramble.scramble(reply.objectID(), reply.key(), login.password());
            case Acs.KeyReply reply ->
                hidden = PasswordScramble.scramble(reply.objectID(), reply.key(), login.password());
            default -> {
                return new Opening.Refused(key);
            }
        }
        Received answer = stream.answer(stream.ask(new Acs.OpenStream(StreamType.ST_CSTA, tlink.name(), login.login(),
                hidden, LIBRARY, Level.ACS_LEVEL1, API_VERSION, LIBRARY, ""), offer), limit);
        if (answer == null) {
            throw new IOException("no answer to the open request" + ended(stream));
        }
        if (answer.frame() != null && answer.frame().message() instanceof Acs.OpenStreamConf confirmation) {
            VersionNegotiation.chosen(answer.frame().privateData()).ifPresent(stream::agree);
            return new Opening.Opened(confirmation);
        }
        return new Opening.Refused(answer);
    }

    private <T> T reply(TsapiStream stream, int invokeId, Class<T> type) throws IOException {
        Received answer = stream.answer(invokeId, limit);
        if (answer == null) {
            throw new IOException("no answer within " + limit.toSeconds() + " s" + ended(stream));
        }
        if (answer.frame() == null || !type.isInstance(answer.frame().message())) {
            throw new IOException("wanted " + type.getSimpleName() + ", got " + answer);
        }
        return type.cast(answer.frame().message());
    }

    private static String ended(TsapiStream stream) {
        return stream.end().isEmpty() ? "" : ": " + stream.end();
    }
}
