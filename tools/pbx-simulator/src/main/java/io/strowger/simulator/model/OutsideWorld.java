package io.strowger.simulator.model;

/** The other ends of trunks: people who call and are called, and other switches. */
public final class OutsideWorld {
    private final Exchange exchange;
    private final Counters counters;

    OutsideWorld(Exchange exchange, Counters counters) {
        this.exchange = exchange;
        this.counters = counters;
    }

    /** A call comes in on a trunk; null when no circuit or no call record is free, or the number is unknown. */
    public CallHandle offer(IncomingCall incoming) {
        Destination destination = exchange.resolve(incoming.destination());
        boolean possible = !(destination instanceof Destination.Unknown)
                && !(destination instanceof Destination.ToOutside);
        Call call = possible
                ? exchange.newCall(true, new Device(incoming.ani(), Device.Kind.EXTERNAL),
                        exchange.device(incoming.destination()))
                : null;
        TrunkMember trunk = call == null ? null : exchange.seizeAny(call);
        if (trunk == null) {
            if (call != null) {
                exchange.forget(call);
            }
            counters.blocked();
            return null;
        }
        call.trunk = trunk;
        call.userToUser = incoming.userToUser();
        call.lookahead = incoming.lookahead();
        call.digits = incoming.digits();
        call.digitsVdn = incoming.digits().isEmpty() ? "" : incoming.destination();
        exchange.callControl.addTrunk(call, trunk, ConnectionState.CONNECT);
        exchange.observers.forEach(observer -> observer.offered(call));
        CallHandle handle = new CallHandle(call.serial, call.id, call.ucid);
        Failure obstacle = exchange.callControl.obstacle(call, destination);
        if (obstacle == null) {
            exchange.callControl.send(call, destination, Cause.NEW_CALL);
        } else {
            exchange.callControl.fail(call, call.called, exchange.callControl.failure(call, destination));
        }
        return handle;
    }

    /** Numbers with the prefix lead to another switch. */
    public void leadTo(String prefix, Tie tie) {
        exchange.ties.lead(prefix, tie);
    }

    /** A call comes in from another switch. */
    public void tieSetUp(long circuit, IncomingCall incoming, Tie back) {
        exchange.ties.comesIn(circuit, offer(incoming), back);
    }

    /** Somebody at the other switch has answered a call that went there. */
    public void tieAnswered(long circuit) {
        exchange.ties.farAnswered(circuit);
    }

    /** The other switch has let go of a call that went there. */
    public void tieReleased(long circuit, Cause cause) {
        exchange.ties.farReleased(circuit, cause);
    }

    /** The other switch has let go of a call that came from there. */
    public void tieGone(long circuit, Tie back) {
        callerHangsUp(new CallHandle(exchange.ties.callOf(circuit, back), 0, ""));
    }

    /** The outside party of a call hangs up; false when there is none any more. */
    public boolean callerHangsUp(CallHandle handle) {
        Call call = exchange.callsBySerial.get(handle.serial());
        if (call == null) {
            return false;
        }
        for (Connection connection : call.connections) {
            if (connection.station == null) {
                exchange.callControl.drop(connection, Cause.NONE);
                return true;
            }
        }
        return false;
    }

    /** The outside party of a call presses keys; false when the call has ended. */
    public boolean callerEnters(CallHandle handle, String keys) {
        if (!keys.matches("[0-9*#]{1," + IncomingCall.MAX_DIGITS + "}")) {
            throw new IllegalArgumentException("not keys: " + keys);
        }
        Call call = exchange.callsBySerial.get(handle.serial());
        if (call != null) {
            exchange.digits.entered(call, keys);
        }
        return call != null;
    }

    /** Says what happens when an outside number is called; false when too many are known. */
    public boolean behave(String number, OutsideParty party) {
        return exchange.outgoing.behave(number, party);
    }
}
