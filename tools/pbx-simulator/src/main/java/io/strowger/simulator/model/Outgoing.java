package io.strowger.simulator.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** Calls to outside numbers, and what happens there. */
final class Outgoing {
    /** Most outside numbers with a behaviour of their own. */
    static final int MAX_NUMBERS = 10_000;

    private final Exchange exchange;
    private final Map<String, OutsideParty> parties = new LinkedHashMap<>();

    Outgoing(Exchange exchange) {
        this.exchange = exchange;
    }

    /** Says what happens at an outside number; false when too many are known. */
    boolean behave(String number, OutsideParty party) {
        if (!parties.containsKey(number) && parties.size() >= MAX_NUMBERS) {
            return false;
        }
        parties.put(number, party);
        return true;
    }

    OutsideParty at(String number) {
        return parties.getOrDefault(number, OutsideParty.ANSWERS);
    }

    /** What a dialled number means when it may be sent over a named trunk group. */
    Destination resolve(String number, String destRoute) {
        if (destRoute.isEmpty()) {
            return exchange.resolve(number);
        }
        boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? new Destination.ToOutside(number) : new Destination.Unknown();
    }

    /** Whether a trunk group is there; the switch's own choice always is. */
    boolean knows(String destRoute) {
        return destRoute.isEmpty() || exchange.trunkGroups.containsKey(destRoute);
    }

    /** A free circuit of the named group or of any, null when none is free. */
    TrunkMember seize(Call call, String destRoute) {
        return destRoute.isEmpty() ? exchange.seizeAny(call) : exchange.seize(destRoute, call);
    }

    /** Calls an outside number on a circuit of the named group or of any. */
    void call(Call call, String number, String destRoute) {
        TrunkMember trunk = seize(call, destRoute);
        if (trunk == null) {
            exchange.callControl.fail(call, new Device(number, Device.Kind.EXTERNAL), Cause.TRUNKS_BUSY);
            return;
        }
        Connection connection = reach(call, trunk);
        String tie = exchange.ties.prefixOf(number);
        if (tie != null) {
            exchange.ties.goesOut(connection, number, tie);
            return;
        }
        connection.userTimer = exchange.deadlines.schedule(exchange.now + exchange.plan.timers().externalAnswerMillis(),
                () -> outcome(connection, number));
    }

    /** The call leaves the switch on a circuit. */
    Connection reach(Call call, TrunkMember trunk) {
        if (call.trunk == null) {
            call.trunk = trunk;
        }
        Connection connection = exchange.callControl.addTrunk(call, trunk, ConnectionState.ALERTING);
        exchange.callControl.report(call,
                new SwitchEvent.NetworkReached(connection.id(), connection.device, call.parties(), Cause.NONE,
                        call.facts()),
                connection.device.id());
        return connection;
    }

    private void outcome(Connection connection, String number) {
        OutsideParty party = at(number);
        if (party.failure == Cause.NONE) {
            exchange.callControl.establish(connection, Cause.NONE);
        } else if (party != OutsideParty.NO_ANSWER) {
            refused(connection, number, party.failure);
        }
    }

    /** The network does not complete the call: the circuit is free and who called hears why. */
    void refused(Connection connection, String number, Cause cause) {
        Call call = connection.call;
        if (call.connections.size() > 2) {
            exchange.callControl.drop(connection, cause);
            return;
        }
        exchange.callControl.take(connection);
        exchange.callControl.fail(call, new Device(number, Device.Kind.EXTERNAL), cause);
    }
}
