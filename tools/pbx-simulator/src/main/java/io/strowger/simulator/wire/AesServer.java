package io.strowger.simulator.wire;

import java.net.InetSocketAddress;
import java.util.ArrayList;
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
    private final int link;
    private final LinkSettings settings;
    private final Faults faults;
    private final LatencyRecorder latency = new LatencyRecorder();
    private final MessageCounter messages = new MessageCounter();
    private final DeviceLicences licences = new DeviceLicences(this);
    private final Congestion congestion = new Congestion();
    private final Set<TsapiSession> sessions = new LinkedHashSet<>();
    private final Supplier<Octets> keys;
    private SystemStatus systemStatus = SystemStatus.SS_NORMAL;
    private boolean listening = true;
    private boolean linked = true;
    private int lastObjectId;

    AesServer(SwitchServer server, int link, LinkSettings settings) {
        this(server, link, settings, keys(settings.seed()));
    }

    AesServer(SwitchServer server, int link, LinkSettings settings, Supplier<Octets> keys) {
        this.server = server;
        this.link = link;
        this.settings = settings;
        this.faults = new Faults(settings.seed());
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

    /** The switch behind it; another one after the switch was restarted without its state. */
    public Switch theSwitch() {
        return server.theSwitch();
    }

    /** How it behaves. */
    public LinkSettings settings() {
        return settings;
    }

    /** Its name, the last part of its Tlinks' names. */
    public String name() {
        return settings.serverName();
    }

    /** Which of the switch's links it is at, from 1. */
    public int link() {
        return link;
    }

    /** What shall go wrong. */
    public Faults faults() {
        return faults;
    }

    /** How long applications took to route. */
    public LatencyRecorder latency() {
        return latency;
    }

    /** How many frames came and went. */
    public MessageCounter messages() {
        return messages;
    }

    // --- connections -------------------------------------------------------------------------------------------------

    /** A connection to the Tlink without TLS has been made. */
    public TsapiSession connect() {
        return connect(false);
    }

    /** A connection to the Tlink with TLS has been made; octets are those inside. */
    public TsapiSession connectSecure() {
        return connect(true);
    }

    private TsapiSession connect(boolean secure) {
        TsapiSession session = new TsapiSession(this, secure);
        if (listening && sessions.size() < MAX_CONNECTIONS) {
            sessions.add(session);
        } else {
            session.close();
        }
        return session;
    }

    /**
     * A connection to the name server has been made.
     *
     * @param tlink where the Tlink without TLS listens, an IPv4 address; null when it does not
     * @param secureTlink where the Tlink with TLS listens; null when it does not
     */
    public NameServerSession connectNameServer(InetSocketAddress tlink, InetSocketAddress secureTlink) {
        List<NameServerSession.Tlink> tlinks = new ArrayList<>();
        if (tlink != null) {
            tlinks.add(new NameServerSession.Tlink(settings.tlinkName(), tlink));
        }
        if (secureTlink != null) {
            tlinks.add(new NameServerSession.Tlink(settings.secureTlinkName(), secureTlink));
        }
        return new NameServerSession(faults.tlinksMissing() ? List.of() : tlinks);
    }

    /** The same with a Tlink without TLS only. */
    public NameServerSession connectNameServer(InetSocketAddress tlink) {
        return connectNameServer(tlink, null);
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

    /** Whether connections are accepted; while they are not, nobody listens at its ports. */
    public boolean listening() {
        return listening;
    }

    /** Cuts every connection and listens no more. */
    public void goDown() {
        listening = false;
        cutAll();
    }

    /** Listens again. */
    public void comeUp() {
        listening = true;
    }

    // --- the link to the switch --------------------------------------------------------------------------------------

    /** The state it tells. */
    SystemStatus systemStatus() {
        return systemStatus;
    }

    /** Tells applications that asked for it how the switch is. */
    public void reportSystemStatus(SystemStatus status) {
        systemStatus = status;
        sessions().forEach(TsapiSession::onSystemStatus);
    }

    /**
     * Its link to the switch is lost: monitors end, registrations are aborted, requests are refused. Streams stay.
     */
    public void loseSwitch() {
        if (!linked) {
            return;
        }
        linked = false;
        sessions().forEach(TsapiSession::onSwitchLost);
        reportSystemStatus(SystemStatus.SS_DISABLED);
    }

    /** Its link to the switch is there again; applications have to ask for everything anew. */
    public void regainSwitch() {
        if (linked) {
            return;
        }
        linked = true;
        sessions().forEach(TsapiSession::onSwitchRegained);
        reportSystemStatus(SystemStatus.SS_NORMAL);
    }

    /** Whether there is a link to the switch. */
    boolean linked() {
        return linked;
    }

    /** Counts a request and answers whether it is one too many. */
    boolean congested() {
        Congestion.Effect effect = congestion.request(theSwitch().now(), faults.requestsPerSecond());
        switch (effect) {
            case REACHED -> reportSystemStatus(SystemStatus.SS_OVERLOAD_REACHED);
            case RELIEVED -> reportSystemStatus(SystemStatus.SS_OVERLOAD_RELIEVED);
            case NONE, REFUSED -> {
            }
        }
        return effect == Congestion.Effect.REACHED || effect == Congestion.Effect.REFUSED;
    }

    DeviceLicences licences() {
        return licences;
    }

    // --- time --------------------------------------------------------------------------------------------------------

    void onTime() {
        sessions().forEach(TsapiSession::onTime);
    }

    /** When {@link #onTime} has something to do, in the switch's time. */
    long nextTimer() {
        long next = Long.MAX_VALUE;
        for (TsapiSession session : sessions) {
            next = Math.min(next, session.nextTimer());
        }
        return next;
    }

    /** When output that is held back may be taken, in the switch's time. */
    long nextOutput() {
        long next = Long.MAX_VALUE;
        for (TsapiSession session : sessions) {
            next = Math.min(next, session.nextOutput());
        }
        return next;
    }

    // --- for its streams ---------------------------------------------------------------------------------------------

    void closed(TsapiSession session) {
        sessions.remove(session);
    }

    boolean streamsFull() {
        return sessions.stream().filter(TsapiSession::open).count() >= faults.licences(settings.licences()).streams();
    }

    int nextObjectId() {
        return ++lastObjectId;
    }

    Octets nextKey() {
        return keys.get();
    }
}
