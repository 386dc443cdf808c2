package io.strowger.server.gateway;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.core.input.Roles;
import io.strowger.core.output.RefusalReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connections that a proxy carries over its own, by channel. Confined to the event loop of the proxy's connection. */
final class CarriedConnections {
    private final Gateway gateway;
    private final ClientChannel proxy;
    private final Map<Long, CarriedEnd> ends = new HashMap<>(0);

    CarriedConnections(Gateway gateway, ClientChannel proxy) {
        this.gateway = gateway;
        this.proxy = proxy;
    }

    /** Something that a proxy says of a connection. */
    void carried(ClientMessage message) {
        Board.Interest interest = proxy.interest();
        if (interest == null || !Roles.Service.CARRY.isUsedBy(interest.reader().role())) {
            proxy.execute((connection, nowNanos) -> connection.onClose(RefusalReason.NOT_PERMITTED,
                    "only a proxy carries others", nowNanos));
            return;
        }
        switch (message) {
            case ClientMessage.CarryOpen open -> carryOpen(open);
            case ClientMessage.CarryBytes bytes -> {
                CarriedEnd end = ends.get(bytes.channel());
                if (end == null) {
                    carry(new ServerMessage.CarryClose(bytes.channel()));
                } else {
                    end.onBytes(bytes.bytes());
                }
            }
            case ClientMessage.CarryClose close -> {
                CarriedEnd end = ends.remove(close.channel());
                if (end != null) {
                    end.onGone("closed by the client of a proxy");
                }
            }
            default -> throw new IllegalStateException("nothing that is carried: " + message);
        }
    }

    private void carryOpen(ClientMessage.CarryOpen open) {
        if (ends.containsKey(open.channel()) || ends.size() >= ProtocolLimits.CARRIED_MAX) {
            carry(new ServerMessage.CarryClose(open.channel()));
            return;
        }
        CarriedEnd end = new CarriedEnd(open.channel(), this, proxy.lane().loop(), gateway);
        ends.put(open.channel(), end);
        end.begin(gateway.carried(proxy.lane(), open.address() + " through " + proxy.address(), end));
    }

    /** Hands a message to the proxy with the rest of this turn. */
    void carry(ServerMessage message) {
        proxy.apply((connection, nowNanos) -> connection.onAnswer(message, nowNanos));
        proxy.lane().turn();
    }

    void uncarry(long channel) {
        ends.remove(channel);
    }

    /** Octets that wait for the proxy to take them. */
    int waitingBytes() {
        return proxy.waitingBytes();
    }

    /** The proxy is gone, and all that it carried with it. */
    void end() {
        List<CarriedEnd> all = List.copyOf(ends.values());
        ends.clear();
        all.forEach(end -> end.onGone("the proxy is gone"));
    }
}
