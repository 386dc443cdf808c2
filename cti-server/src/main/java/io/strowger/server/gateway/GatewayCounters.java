package io.strowger.server.gateway;

import io.strowger.agent.transport.ClientTransport;
import io.strowger.core.output.RefusalReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/** What the gateway counts since it was made. Any thread. */
public final class GatewayCounters {
    private final Map<RefusalReason, LongAdder> loginsRefused = adders();
    private final Map<RefusalReason, LongAdder> connectionsFailed = adders();
    private final Map<RefusalReason, LongAdder> connectionsRefused = adders();
    private final List<Map<ClientTransport, TransportTally>> lanes = new CopyOnWriteArrayList<>();
    private final Map<Disconnects, LongAdder> disconnects = new ConcurrentHashMap<>();
    private final Map<LoginsRefused, LongAdder> loginsRefusedBy = new ConcurrentHashMap<>();
    private final LongAdder connections = new LongAdder();
    private final LongAdder anomalies = new LongAdder();

    /**
     * Connections that have gone.
     *
     * @param cause the reason of Closing, or in capitals what else it was
     */
    public record Disconnects(ClientTransport transport, String cause) {}

    /** Logins that were refused. */
    public record LoginsRefused(ClientTransport transport, RefusalReason reason) {}

    private static Map<RefusalReason, LongAdder> adders() {
        Map<RefusalReason, LongAdder> adders = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : RefusalReason.values()) {
            adders.put(reason, new LongAdder());
        }
        return Collections.unmodifiableMap(adders);
    }

    void connected() {
        connections.increment();
    }

    /** What an event loop counts of each transport. */
    Map<ClientTransport, TransportTally> newLane() {
        Map<ClientTransport, TransportTally> tallies = new EnumMap<>(ClientTransport.class);
        for (ClientTransport transport : ClientTransport.values()) {
            tallies.put(transport, new TransportTally());
        }
        lanes.add(tallies);
        return tallies;
    }

    void disconnected(ClientTransport transport, String cause) {
        disconnects.computeIfAbsent(new Disconnects(transport, cause), key -> new LongAdder()).increment();
    }

    void loginRefused(ClientTransport transport, RefusalReason reason) {
        loginsRefused.get(reason).increment();
        loginsRefusedBy.computeIfAbsent(new LoginsRefused(transport, reason), key -> new LongAdder()).increment();
    }

    void connectionFailed(RefusalReason reason) {
        connectionsFailed.get(reason).increment();
    }

    void connectionRefused(RefusalReason reason) {
        connectionsRefused.get(reason).increment();
    }

    void anomaly() {
        anomalies.increment();
    }

    /** Connections accepted by the transport. */
    public long connections() {
        return connections.sum();
    }

    /** What goes and went over a transport. */
    public TransportTraffic traffic(ClientTransport transport) {
        TransportTraffic sum = TransportTraffic.NONE;
        for (Map<ClientTransport, TransportTally> lane : lanes) {
            sum = sum.plus(lane.get(transport).traffic());
        }
        return sum;
    }

    /** Connections that have gone, by transport and cause; those of which there were any. */
    public Map<Disconnects, Long> disconnects() {
        Map<Disconnects, Long> counts = new HashMap<>();
        disconnects.forEach((key, adder) -> counts.put(key, adder.sum()));
        return counts;
    }

    /** Logins refused, by transport and reason; those of which there were any. */
    public Map<LoginsRefused, Long> loginsRefused() {
        Map<LoginsRefused, Long> counts = new HashMap<>();
        loginsRefusedBy.forEach((key, adder) -> counts.put(key, adder.sum()));
        return counts;
    }

    /** Logins refused for the reason. */
    public long loginsRefused(RefusalReason reason) {
        return loginsRefused.get(reason).sum();
    }

    /** Connections that broke a rule, by the rule. */
    public long connectionsFailed(RefusalReason reason) {
        return connectionsFailed.get(reason).sum();
    }

    /** Connections that were closed when they came, by the limit. */
    public long connectionsRefused(RefusalReason reason) {
        return connectionsRefused.get(reason).sum();
    }

    /** Things that the gateway did at the wrong time; a mistake in the program. */
    public long anomalies() {
        return anomalies.sum();
    }
}
