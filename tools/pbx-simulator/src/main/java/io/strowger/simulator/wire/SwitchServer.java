package io.strowger.simulator.wire;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.simulator.model.Switch;

/** A switch and the streams of applications to it; no sockets. Used on one thread. */
public final class SwitchServer {
    /** Most streams at once; the next one is refused. */
    public static final int MAX_STREAMS = 64;
    /** Most connections at once, open streams or not; further ones are closed. */
    public static final int MAX_CONNECTIONS = 2 * MAX_STREAMS;
    private static final int KEY_LENGTH = 8;

    private final Switch theSwitch;
    private final LinkSettings settings;
    private final Faults faults = new Faults();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final Set<TsapiSession> sessions = new LinkedHashSet<>();
    private final Supplier<Octets> keys;
    private int lastObjectId;

    /** A server for a switch. */
    public SwitchServer(Switch theSwitch, LinkSettings settings) {
        this(theSwitch, settings, keys(settings.seed()));
    }

    SwitchServer(Switch theSwitch, LinkSettings settings, Supplier<Octets> keys) {
        this.theSwitch = theSwitch;
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
        return theSwitch;
    }

    /** How the link behaves. */
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

    /** The connections there are, oldest first. */
    public List<TsapiSession> sessions() {
        return List.copyOf(sessions);
    }

    /** Drops every connection with a reason. */
    public void dropAll(ACSUniversalFailure reason) {
        sessions().forEach(session -> session.drop(reason));
    }

    /** Tells applications that asked for it how the switch is. */
    public void reportSystemStatus(SystemStatus status) {
        sessions().forEach(session -> session.reportSystemStatus(status));
    }

    /** Lets time pass, for the switch and for its streams, each timer at its own time. */
    public void advanceTo(long nowMillis) {
        for (long next = nextTimer(); next <= nowMillis; next = nextTimer()) {
            theSwitch.advanceTo(next);
            sessions().forEach(TsapiSession::onTime);
        }
        theSwitch.advanceTo(nowMillis);
    }

    private long nextTimer() {
        long next = theSwitch.nextDeadline().orElse(Long.MAX_VALUE);
        for (TsapiSession session : sessions) {
            next = Math.min(next, session.nextTimer().orElse(Long.MAX_VALUE));
        }
        return next;
    }

    /** When something is due next: a timer, or output that was held back. */
    public OptionalLong nextDeadline() {
        long next = nextTimer();
        for (TsapiSession session : sessions) {
            next = Math.min(next, session.nextOutput().orElse(Long.MAX_VALUE));
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
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
