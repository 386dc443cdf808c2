package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.List;

/** Where a station's calls go instead of ringing it, or after ringing in vain. */
final class Redirection {
    /** Most forwardings one call follows. */
    static final int MAX_FORWARDINGS = 5;
    /** How long a station rings before its calls are forwarded as not answered, in milliseconds. */
    static final long NO_ANSWER_MILLIS = 15_000;

    /** A station that does not take a call, and why. */
    record Hop(Station station, Cause cause) {}

    /** Where a call really goes, and the stations that sent it on. */
    record Way(Destination destination, List<Hop> hops) {}

    private final Exchange exchange;

    Redirection(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Where a call to the destination really goes; the last station itself when the chain is too long. */
    Way follow(Call call, Destination destination) {
        List<Hop> hops = new ArrayList<>();
        Destination current = destination;
        while (hops.size() < MAX_FORWARDINGS && current instanceof Destination.ToStation to && !call.priority) {
            Hop hop = hop(call, to.station());
            if (hop == null) {
                break;
            }
            Destination next = exchange.resolve(target(call, hop));
            if (next instanceof Destination.Unknown) {
                break;
            }
            hops.add(hop);
            current = next;
        }
        return new Way(current, hops);
    }

    private static Hop hop(Call call, Station station) {
        if (station.forwardings.containsKey(ForwardingType.IMMEDIATE)) {
            return new Hop(station, Cause.CALL_FORWARD_ALWAYS);
        }
        if (station.doNotDisturb && station.coverage != null) {
            return new Hop(station, Cause.DO_NOT_DISTURB);
        }
        boolean elsewhere = forwarding(station, call, ForwardingType.BUSY) != null || station.coverage != null;
        return station.full() && elsewhere ? new Hop(station, Cause.CALL_FORWARD_BUSY) : null;
    }

    private static String target(Call call, Hop hop) {
        Station station = hop.station;
        String forwarding = switch (hop.cause) {
            case CALL_FORWARD_ALWAYS -> station.forwardings.get(ForwardingType.IMMEDIATE);
            case CALL_FORWARD_BUSY -> forwarding(station, call, ForwardingType.BUSY);
            default -> null;
        };
        return forwarding == null ? station.coverage.destination() : forwarding;
    }

    /** Where a busy or unanswered station's calls of this origin are forwarded to, null for nowhere. */
    private static String forwarding(Station station, Call call, ForwardingType occasion) {
        boolean busy = occasion == ForwardingType.BUSY;
        ForwardingType internal = busy ? ForwardingType.BUSY_INTERNAL : ForwardingType.NO_ANSWER_INTERNAL;
        ForwardingType external = busy ? ForwardingType.BUSY_EXTERNAL : ForwardingType.NO_ANSWER_EXTERNAL;
        String own = station.forwardings.get(call.incoming ? external : internal);
        return own != null ? own : station.forwardings.get(occasion);
    }

    /** A station has begun to ring: sees to it that the call goes on when nobody answers. */
    void ringing(Connection connection) {
        Call call = connection.call;
        String forwarding = forwarding(connection.station, call, ForwardingType.NO_ANSWER);
        CoveragePath coverage = connection.station.coverage;
        if (call.priority || connection.distributed || forwarding == null && coverage == null) {
            return;
        }
        long millis = forwarding != null ? NO_ANSWER_MILLIS : coverage.ringMillis();
        String to = forwarding != null ? forwarding : coverage.destination();
        connection.noAnswerTimer = exchange.deadlines.schedule(exchange.now + millis,
                () -> notAnswered(connection, to));
    }

    /** The call goes on; when it cannot, the station goes on ringing. */
    private void notAnswered(Connection connection, String to) {
        Call call = connection.call;
        Destination destination = exchange.resolve(to);
        if (exchange.callControl.obstacle(call, destination) != null) {
            return;
        }
        exchange.callControl.divert(connection, exchange.device(to), Cause.CALL_FORWARD_NO_ANSWER);
        exchange.callControl.send(call, destination, Cause.CALL_FORWARD_NO_ANSWER);
    }
}
