package io.strowger.simulator.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Voice ports: they answer, play, and hang up, return digits or transfer their callers. */
final class VoicePorts implements CallObserver {
    private final Exchange exchange;
    private final Map<String, AcdPlan.PortPlan> ports = new LinkedHashMap<>();

    VoicePorts(Exchange exchange) {
        this.exchange = exchange;
        exchange.plan.acd().ports().forEach(port -> ports.put(port.extension(), port));
    }

    boolean isPort(String extension) {
        return ports.containsKey(extension);
    }

    private AcdPlan.PortPlan port(Connection connection) {
        return connection.station == null ? null : ports.get(connection.device.id());
    }

    @Override
    public void alerting(Connection connection) {
        AcdPlan.PortPlan port = port(connection);
        if (port != null) {
            connection.userTimer = exchange.deadlines.schedule(exchange.now + port.answerMillis(),
                    () -> exchange.connectionServices.answer(connection.id()));
        }
    }

    @Override
    public void established(Connection connection) {
        AcdPlan.PortPlan port = port(connection);
        if (port != null) {
            connection.userTimer = exchange.deadlines.schedule(exchange.now + port.playMillis(),
                    () -> played(connection, port));
        }
    }

    private void played(Connection connection, AcdPlan.PortPlan port) {
        Call call = connection.call;
        boolean lent = call.vector != null && call.vector.port == connection;
        if (lent && !port.digits().isEmpty()) {
            exchange.digits.returned(call, port.digits());
        }
        boolean transferred = !lent && !port.transferTo().isEmpty() && transfer(connection, port.transferTo());
        if (!transferred && connection.state != ConnectionState.NULL) {
            exchange.callControl.drop(connection, Cause.NONE);
        }
    }

    /** As a port does: it consults, and transfers without waiting for an answer. */
    private boolean transfer(Connection connection, String number) {
        ConnectionId held = connection.id();
        Answer<ConnectionId> consulted = exchange.origination.consult(held, number,
                CallOptions.of(connection.call.userToUser));
        if (!(consulted instanceof Answer.Done<ConnectionId> done)) {
            return false;
        }
        if (exchange.merging.transfer(held, done.value()) instanceof Answer.Done<MergedCall>) {
            return true;
        }
        Connection second = exchange.connection(done.value());
        if (second != null) {
            exchange.callControl.drop(second, Cause.NONE);
        }
        return false;
    }
}
