package io.strowger.simulator.wire;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

import io.strowger.csta.Octets;
import io.strowger.simulator.model.Switch;

/**
 * A switch and the AE Services servers in front of it; no sockets, no clock. Used on one thread.
 *
 * <p>Time is the switch's: milliseconds, handed in by {@link #advanceTo}, never going back. Whoever drives it does, in
 * a turn:
 *
 * <pre>{@code
 * TsapiSession session = server.aes(0).connect();         // an application has connected
 * session.onBytes(bytes, 0, bytes.length, nanos);         // octets came in; nanos are for measuring only
 * server.advanceTo(nowMillis);                            // timers run, each at its own time
 * byte[] out = session.takeOutput();                      // what goes out now, for every session; may be empty
 * if (session.closed()) { ... }                           // the connection ends once that is written
 * OptionalLong next = server.nextDeadline();              // when to come back if nothing comes in
 * }</pre>
 *
 * A peer that ends a connection is {@link TsapiSession#close}. After a deed of a script on {@link #theSwitch()} comes
 * {@link Switch#deliver()}. The same calls at the same times give the same octets.
 */
public final class SwitchServer {
    /** Most AE Services servers in front of one switch. */
    public static final int MAX_SERVERS = 16;

    private final Switch theSwitch;
    private final List<AesServer> servers;

    /** A switch with one server for each of the settings. */
    public SwitchServer(Switch theSwitch, List<LinkSettings> settings) {
        if (settings.isEmpty() || settings.size() > MAX_SERVERS) {
            throw new IllegalArgumentException(
                    "AE Services servers: " + settings.size() + "; allowed are 1 to " + MAX_SERVERS);
        }
        this.theSwitch = theSwitch;
        this.servers = settings.stream().map(each -> new AesServer(this, each)).toList();
    }

    /** A switch with one server in front of it. */
    public SwitchServer(Switch theSwitch, LinkSettings settings) {
        this(theSwitch, List.of(settings));
    }

    SwitchServer(Switch theSwitch, LinkSettings settings, Supplier<Octets> keys) {
        this.theSwitch = theSwitch;
        this.servers = List.of(new AesServer(this, settings, keys));
    }

    /** The switch. */
    public Switch theSwitch() {
        return theSwitch;
    }

    /** The servers in front of it, in the order of the settings. */
    public List<AesServer> servers() {
        return servers;
    }

    /** One of the servers, the first is 0. */
    public AesServer aes(int index) {
        return servers.get(index);
    }

    /** Lets time pass, for the switch and for its streams, each timer at its own time. */
    public void advanceTo(long nowMillis) {
        for (long next = nextTimer(); next <= nowMillis; next = nextTimer()) {
            theSwitch.advanceTo(next);
            servers.forEach(AesServer::onTime);
        }
        theSwitch.advanceTo(nowMillis);
    }

    private long nextTimer() {
        long next = theSwitch.nextDeadline().orElse(Long.MAX_VALUE);
        for (AesServer each : servers) {
            next = Math.min(next, each.nextTimer());
        }
        return next;
    }

    /** When something is due next: a timer, or output that was held back. */
    public OptionalLong nextDeadline() {
        long next = nextTimer();
        for (AesServer each : servers) {
            next = Math.min(next, each.nextOutput());
        }
        return next == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(next);
    }
}
