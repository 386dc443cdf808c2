package io.strowger.server.watch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.strowger.agent.transport.ClientTransport;
import io.strowger.server.gateway.GatewayCounters;
import io.strowger.server.gateway.TransportTraffic;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What goes over each way that clients take. Confined to the thread of a scrape. */
final class TransportMeters {
    private static final String TRANSPORT = "transport";

    private final MeterRegistry registry;
    private final GatewayCounters counters;
    private final Set<Object> known = new HashSet<>();

    TransportMeters(MeterRegistry registry, GatewayCounters counters) {
        this.registry = registry;
        this.counters = counters;
        for (ClientTransport transport : ClientTransport.values()) {
            gauge(transport, "strowger_transport_connections", "Connections of clients, by the way they came.",
                    TransportTraffic::connections);
            gauge(transport, "strowger_transport_sessions", "Sessions that stand on a connection, by its way.",
                    TransportTraffic::sessions);
            directed(transport, "received", TransportTraffic::framesReceived, TransportTraffic::bytesReceived);
            directed(transport, "sent", TransportTraffic::framesSent, TransportTraffic::bytesSent);
        }
    }

    private void gauge(ClientTransport transport, String name, String text, ToDoubleFunction<TransportTraffic> of) {
        Gauge.builder(name, counters, c -> of.applyAsDouble(c.traffic(transport))).tag(TRANSPORT, transport.name())
                .description(text).register(registry);
    }

    private void directed(ClientTransport transport, String direction, ToDoubleFunction<TransportTraffic> frames,
            ToDoubleFunction<TransportTraffic> bytes) {
        FunctionCounter.builder("strowger_transport_frames", counters,
                c -> frames.applyAsDouble(c.traffic(transport))).tags(TRANSPORT, transport.name(), "direction",
                        direction)
                .description("Frames of the agent protocol since the start.").register(registry);
        FunctionCounter.builder("strowger_transport_bytes", counters, c -> bytes.applyAsDouble(c.traffic(transport)))
                .tags(TRANSPORT, transport.name(), "direction", direction)
                .description("Octets of the frames, without what TLS, WebSocket or JSON make of them.")
                .register(registry);
    }

    /** Causes and reasons get their meters when they first happen. */
    void take() {
        for (GatewayCounters.Disconnects key : counters.disconnects().keySet()) {
            if (known.add(key)) {
                FunctionCounter.builder("strowger_transport_disconnects", counters,
                        c -> c.disconnects().getOrDefault(key, 0L))
                        .tags(TRANSPORT, key.transport().name(), "cause", key.cause())
                        .description("Connections that have gone since the start, by the reason that they were told, "
                                + "or by what happened.")
                        .register(registry);
            }
        }
        for (GatewayCounters.LoginsRefused key : counters.loginsRefused().keySet()) {
            if (known.add(key)) {
                FunctionCounter.builder("strowger_transport_logins_refused", counters,
                        c -> c.loginsRefused().getOrDefault(key, 0L))
                        .tags(TRANSPORT, key.transport().name(), "reason", key.reason().name())
                        .description("Logins and resumes refused since the start, by transport and reason.")
                        .register(registry);
            }
        }
    }
}
