package io.strowger.simulator.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Both ends of calls between switches: those that went out by a prefix, and those that came in. */
final class Ties implements CallObserver {
    private final Exchange exchange;
    private final Map<String, Tie> prefixes = new LinkedHashMap<>();
    /** Of calls that went out, by circuit, which is the number of the call. */
    private final Map<Long, Outward> outward = new LinkedHashMap<>();
    /** Of calls that came in, by the number of the call. */
    private final Map<Long, Inward> inward = new LinkedHashMap<>();

    private record Outward(Connection connection, Tie tie) {}

    private record Inward(long circuit, Tie back) {}

    Ties(Exchange exchange) {
        this.exchange = exchange;
    }

    void lead(String prefix, Tie tie) {
        prefixes.put(prefix, tie);
    }

    /** The prefix of the number that leads to another switch, or null. */
    String prefixOf(String number) {
        for (String prefix : prefixes.keySet()) {
            if (number.startsWith(prefix) && number.length() > prefix.length()) {
                return prefix;
            }
        }
        return null;
    }

    // --- the end that called

    /** The call has left on a circuit to another switch. */
    void goesOut(Connection connection, String number, String prefix) {
        Call call = connection.call;
        Tie tie = prefixes.get(prefix);
        outward.put(call.serial, new Outward(connection, tie));
        tie.setUp(call.serial, new IncomingCall(call.calling.id(), number.substring(prefix.length()), call.userToUser,
                call.digits, call.interflow));
    }

    void farAnswered(long circuit) {
        Outward out = outward.get(circuit);
        if (out != null && out.connection.state == ConnectionState.ALERTING) {
            exchange.callControl.establish(out.connection, Cause.NONE);
        }
    }

    void farReleased(long circuit, Cause cause) {
        Outward out = outward.remove(circuit);
        if (out == null || out.connection.state == ConnectionState.NULL) {
            return;
        }
        if (out.connection.state == ConnectionState.ALERTING && cause != Cause.NONE) {
            exchange.outgoing.refused(out.connection, out.connection.device.id(), cause);
        } else {
            exchange.callControl.drop(out.connection, cause);
        }
    }

    // --- the end that was called

    void comesIn(long circuit, CallHandle handle, Tie back) {
        Call call = handle == null ? null : exchange.callsBySerial.get(handle.serial());
        if (call == null) {
            back.released(circuit, Cause.TRUNKS_BUSY);
            return;
        }
        inward.put(call.serial, new Inward(circuit, back));
        if (call.answered) {
            back.answered(circuit);
        }
    }

    /** The number of the call that came in on a circuit of the other switch, or -1. */
    long callOf(long circuit, Tie back) {
        for (Map.Entry<Long, Inward> entry : inward.entrySet()) {
            if (entry.getValue().equals(new Inward(circuit, back))) {
                return entry.getKey();
            }
        }
        return -1;
    }

    // --- what happens in calls

    @Override
    public void established(Connection connection) {
        Inward in = inward.get(connection.call.serial);
        if (in != null && connection.station != null) {
            in.back.answered(in.circuit);
        }
    }

    @Override
    public void absorbed(Call from, Call into) {
        Inward in = inward.remove(from.serial);
        if (in != null) {
            inward.put(into.serial, in);
        }
    }

    @Override
    public void left(Connection connection) {
        Outward out = outward.get(connection.call.serial);
        if (out != null && out.connection == connection) {
            outward.remove(connection.call.serial);
            out.tie.released(connection.call.serial, Cause.NONE);
        }
    }

    @Override
    public void ended(Call call) {
        Inward in = inward.remove(call.serial);
        if (in != null) {
            in.back.released(in.circuit, Cause.NONE);
        }
    }
}
