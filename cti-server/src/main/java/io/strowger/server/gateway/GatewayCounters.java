package io.strowger.server.gateway;

import io.strowger.core.output.RefusalReason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What the gateway counts since it was made. Any thread. */
public final class GatewayCounters {
    private final Map<RefusalReason, LongAdder> loginsRefused = adders();
    private final Map<RefusalReason, LongAdder> connectionsFailed = adders();
    private final Map<RefusalReason, LongAdder> connectionsRefused = adders();
    private final LongAdder connections = new LongAdder();
    private final LongAdder anomalies = new LongAdder();

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

    void loginRefused(RefusalReason reason) {
        loginsRefused.get(reason).increment();
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
