package io.strowger.simulator.wire;

import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.simulator.model.Switch;

/**
 * One AE Services server in front of a switch: its name server, its Tlinks, the streams to it, and what goes wrong with
 * it. Several may stand in front of one switch; they share nothing but the switch. No sockets; used on one thread.
 */
public final class AesServer {
    /** Most streams at once; the next one is refused. */
    public static final int MAX_STREAMS = 64;
    /** Most connections at once, open streams or not; further ones are closed. */
    public static final int MAX_CONNECTIONS = 2 * MAX_STREAMS;
    private static final int KEY_LENGTH = 8;

    private final SwitchServer server;
    private final LinkSettings settings;
    private final Faults faults = new Faults();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final Set<TsapiSession> sessions = new LinkedHashSet<>();
    private final Supplier<Octets> keys;
    private int lastObjectId;

    AesServer(SwitchServer server, LinkSettings settings) {
        this(server, settings, keys(settings.seed()));
    }

    AesServer(SwitchServer server, LinkSettings settings, Supplier<Octets> keys) {
        this.server = server;
        this.settings = settings;
        this.keys = keys;
    }

    private static Supplier<Octets> keys(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> {
            byte[] key = new byte[KEY_LENGTH];
            random.nextBytes(key);
            return Octets.of(key);
        };
    }

    /** The switch behind it. */
    public Switch theSwitch() {
        return server.theSwitch();
    }

    /** How it behaves. */
    public LinkSettings settings() {
        return settings;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** How long applications took to route. */
    public LatencyRecorder latency() {
        return latency;
    }

    /** A connection to the Tlink has been made. */
    public TsapiSession connect() {
        TsapiSession session = new TsapiSession(this);
        if (sessions.size() < MAX_CONNECTIONS) {
            sessions.add(session);
        } else {
            session.close();
        }
        return session;
    }

    /**
     * A connection to the name server has been made.
     *
     * @param tlink where the Tlink listens, an IPv4 address
     */
    public NameServerSession connectNameServer(InetSocketAddress tlink) {
        return new NameServerSession(settings.tlinkName(), tlink);
    }

    /** The connections there are, oldest first. */
    public List<TsapiSession> sessions() {
        return List.copyOf(sessions);
    }

    /** Drops every connection with a reason. */
    public void dropAll(ACSUniversalFailure reason) {
        sessions().forEach(session -> session.drop(reason));
    }

    /** Closes every connection without a word. */
    public void cutAll() {
        sessions().forEach(TsapiSession::close);
    }

    /** Tells applications that asked for it how the switch is. */
    public void reportSystemStatus(SystemStatus status) {
        sessions().forEach(session -> session.reportSystemStatus(status));
    }

    void onTime() {
        sessions().forEach(TsapiSession::onTime);
    }

    /** When {@link #onTime} has something to do, in the switch's time. */
    long nextTimer() {
        long next = Long.MAX_VALUE;
        for (TsapiSession session : sessions) {
            next = Math.min(next, session.nextTimer().orElse(Long.MAX_VALUE));
        }
        return next;
    }

    /** When output that is held back may be taken, in the switch's time. */
    long nextOutput() {
        long next = Long.MAX_VALUE;
        for (TsapiSession session : sessions) {
            next = Math.min(next, session.nextOutput().orElse(Long.MAX_VALUE));
        }
        return next;
    }

    void closed(TsapiSession session) {
        sessions.remove(session);
    }

    boolean streamsFull() {
        return sessions.stream().filter(TsapiSession::open).count() >= MAX_STREAMS;
    }

    int nextObjectId() {
        return ++lastObjectId;
    }

    Octets nextKey() {
        return keys.get();
    }
}
