package io.strowger.simulator.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.strowger.csta.Octets;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.TrafficProfile;

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
    public static final int MAX_SERVERS = 8;

    private final List<AesServer> servers;
    private final Agenda agenda = new Agenda();
    private Switch theSwitch;
    private final List<Consumer<Switch>> administered = new ArrayList<>();
    private TrafficProfile traffic;
    private MessageLoad load;
    private long wallMillis;

    /** A switch with one server for each of the settings. */
    public SwitchServer(Switch theSwitch, List<LinkSettings> settings) {
        if (settings.isEmpty() || settings.size() > MAX_SERVERS) {
            throw new IllegalArgumentException(
                    "AE Services servers: " + settings.size() + "; allowed are 1 to " + MAX_SERVERS);
        }
        this.theSwitch = theSwitch;
        List<AesServer> all = new ArrayList<>();
        for (LinkSettings each : settings) {
            all.add(new AesServer(this, all.size() + 1, each));
        }
        this.servers = List.copyOf(all);
    }

    /** A switch with one server in front of it. */
    public SwitchServer(Switch theSwitch, LinkSettings settings) {
        this(theSwitch, List.of(settings));
    }

    SwitchServer(Switch theSwitch, LinkSettings settings, Supplier<Octets> keys) {
        this.theSwitch = theSwitch;
        this.servers = List.of(new AesServer(this, 1, settings, keys));
    }

    /** The switch; another one after {@link #restart} without its state. */
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

    /** One of the servers by its name, without regard to case. */
    public Optional<AesServer> aes(String name) {
        return servers.stream().filter(each -> each.name().equalsIgnoreCase(name)).findFirst();
    }

    /**
     * Administers the switch, now and again whenever it restarts without its state: what is administered outlives the
     * calls, agents and features.
     */
    public void administer(Consumer<Switch> deed) {
        administered.add(deed);
        deed.accept(theSwitch);
    }

    /** People begin to call and to behave as the profile says, and go on after a restart of the switch. */
    public void startTraffic(TrafficProfile profile) {
        traffic = profile;
        theSwitch.startTraffic(profile);
    }

    /** Nobody calls any more; calls that live end by themselves. */
    public void stopTraffic() {
        traffic = null;
        theSwitch.stopTraffic();
    }

    /**
     * The switch restarts: its links to the servers are lost, and there again after a time.
     *
     * @param keepState whether calls, agents and features survive it
     * @param millis how long it takes
     */
    public void restart(boolean keepState, long millis) {
        servers.forEach(AesServer::loseSwitch);
        if (!keepState) {
            theSwitch = new Switch(theSwitch.plan(), theSwitch.now());
            administered.forEach(deed -> deed.accept(theSwitch));
        }
        after(millis, () -> {
            if (!keepState && traffic != null) {
                theSwitch.startTraffic(traffic);
            }
            servers.forEach(AesServer::regainSwitch);
        });
    }

    /**
     * Begins a load, in the place of an earlier one: calls of stations that both have go on, counters begin anew.
     *
     * @throws IllegalArgumentException a station that the switch does not have
     */
    public void startLoad(MessageLoad.Profile profile) {
        Set<String> stations = new HashSet<>();
        theSwitch.plan().stations().forEach(station -> stations.add(station.extension()));
        if (!stations.containsAll(profile.stations())) {
            throw new IllegalArgumentException("a load on stations that the switch does not have");
        }
        stopLoad();
        load = new MessageLoad(this, profile, load);
    }

    /** Ends the load; its report stays. */
    public void stopLoad() {
        if (load != null) {
            load.stop();
        }
    }

    /** How the newest load goes, if there was one. */
    public Optional<MessageLoad.Report> loadReport() {
        return Optional.ofNullable(load).map(MessageLoad::report);
    }

    /** Messages that all servers have sent. */
    public long sentMessages() {
        long sum = 0;
        for (AesServer each : servers) {
            sum += each.messages().sentCount();
        }
        return sum;
    }

    /** Messages that all servers have received. */
    public long receivedMessages() {
        long sum = 0;
        for (AesServer each : servers) {
            sum += each.messages().receivedCount();
        }
        return sum;
    }

    /** The time up to which timers are being run; the switch's is that of the timer that runs. */
    long wallMillis() {
        return Math.max(wallMillis, theSwitch.now());
    }

    /** Does something after a time, which must not have gone by; 0 for at the next moment that time passes. */
    public void after(long millis, Runnable deed) {
        agenda.at(theSwitch.now() + millis, deed);
    }

    /** Lets time pass, for the switch and for its streams, each timer at its own time. */
    public void advanceTo(long nowMillis) {
        wallMillis = nowMillis;
        for (long next = nextTimer(); next <= nowMillis; next = nextTimer()) {
            theSwitch.advanceTo(next);
            agenda.runDue(next);
            theSwitch.deliver();
            servers.forEach(AesServer::onTime);
        }
        theSwitch.advanceTo(nowMillis);
    }

    private long nextTimer() {
        long next = Math.min(agenda.next(), theSwitch.nextDeadline().orElse(Long.MAX_VALUE));
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
