package io.strowger.core.state;

import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.LocalConnectionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A call in a switch.
 *
 * @param contact the customer's journey that this call belongs to; null for an ordinary call
 * @param calling as the switch last said
 * @param called as the switch last said
 * @param connections in the order in which they appeared; a cleared one is gone
 * @param life its times
 * @param parent the call about which somebody consults in this one, or of an ended one which other it became part of; null for a call of its own
 */
public record Call(CallKey key, ContactId contact, String ucid, Party calling, Party called,
        List<Connection> connections, Life life, CallKey parent) {

    /** A call of its own. */
    public Call(CallKey key, ContactId contact, String ucid, Party calling, Party called,
            List<Connection> connections, Life life) {
        this(key, contact, ucid, calling, called, connections, life, null);
    }

    /**
     * Times of a call in engine time.
     *
     * @param startedNanos first seen
     * @param answeredNanos first connected answer, 0 = none yet
     * @param seenNanos last moment at which the switch vouched for the call
     * @param endedNanos 0 while the call lives; an ended call is remembered for a while, so that late events of it are known for what they are
     * @param proven false after a lost link until a snapshot or an event has vouched for the call again
     * @param failed a device that it was to reach was busy or out of reach
     */
    public record Life(long startedNanos, long answeredNanos, long seenNanos, long endedNanos, boolean proven,
            boolean failed) {
        /** One that has not failed. */
        public Life(long startedNanos, long answeredNanos, long seenNanos, long endedNanos, boolean proven) {
            this(startedNanos, answeredNanos, seenNanos, endedNanos, proven, false);
        }

        Life seen(long nanos) {
            return new Life(startedNanos, answeredNanos, nanos, endedNanos, true, failed);
        }

        Life answered(long nanos) {
            return new Life(startedNanos, answeredNanos == 0 ? nanos : answeredNanos, seenNanos, endedNanos, proven,
                    failed);
        }

        Life ended(long nanos) {
            return new Life(startedNanos, answeredNanos, seenNanos, nanos, proven, failed);
        }

        Life unproven() {
            return new Life(startedNanos, answeredNanos, seenNanos, endedNanos, false, failed);
        }
    }

    /**
     * A connection of the call.
     *
     * @param deviceId as the switch names it in connection ids
     * @param caller the party that the call came from
     * @param silent hears and is not heard by all: a recorder, or a supervisor who listens; never anybody's handler
     */
    public record Connection(String deviceId, boolean dynamic, boolean caller, LocalConnectionState state,
            long sinceNanos, boolean silent) {
        /** A party that is heard. */
        public Connection(String deviceId, boolean dynamic, boolean caller, LocalConnectionState state,
                long sinceNanos) {
            this(deviceId, dynamic, caller, state, sinceNanos, false);
        }

        public boolean isTalking() {
            return !silent && (state == LocalConnectionState.CONNECT || state == LocalConnectionState.HOLD);
        }
    }

    public boolean hasEnded() {
        return life.endedNanos() != 0;
    }

    public Optional<Connection> connection(String deviceId) {
        return Optional.ofNullable(find(deviceId));
    }

    private Connection find(String deviceId) {
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            if (connection.deviceId().equals(deviceId)) {
                return connection;
            }
        }
        return null;
    }

    /** Whether the device has a connection. */
    public boolean isAt(String deviceId) {
        return find(deviceId) != null;
    }

    /** The party that the call came from, while it is there. */
    public Optional<Connection> caller() {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).caller()) {
                return Optional.of(connections.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether the party there is one that is not heard. */
    public boolean isSilentAt(String deviceId) {
        Connection connection = find(deviceId);
        return connection != null && connection.silent();
    }

    /** With the party there known not to be heard. */
    public Call withSilent(String deviceId) {
        return connection(deviceId).filter(c -> !c.silent())
                .map(c -> withConnection(
                        new Connection(c.deviceId(), c.dynamic(), c.caller(), c.state(), c.sinceNanos(), true)))
                .orElse(this);
    }

    /** Parties that are heard, whatever they do. */
    public int heardParties() {
        int heard = 0;
        for (int i = 0; i < connections.size(); i++) {
            heard += connections.get(i).silent() ? 0 : 1;
        }
        return heard;
    }

    /** Whether three or more talk with each other. */
    public boolean isConference() {
        int talking = 0;
        for (int i = 0; i < connections.size(); i++) {
            talking += connections.get(i).isTalking() ? 1 : 0;
        }
        return talking > 2;
    }

    /** State of the device's connection; NULL where there is none. */
    public LocalConnectionState stateAt(String deviceId) {
        Connection connection = find(deviceId);
        return connection == null ? LocalConnectionState.NULL : connection.state();
    }

    /** Whether it found its destination busy or out of reach, and whoever called is alone in it: he hears that, and is connected. */
    public boolean hasFailed() {
        return life.failed && connections.size() == 1;
    }

    /** Whether it rings where it was to go and nobody has answered: whoever called is connected, and hears that. */
    public boolean isAlerting() {
        boolean alerting = false;
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            if (!connection.caller() && connection.isTalking()) {
                return false;
            }
            alerting |= connection.state() == LocalConnectionState.ALERTING;
        }
        return alerting;
    }

    /** Whether it is the same for those in it who have not moved. */
    public boolean isAlike(Call other) {
        return isConference() == other.isConference() && hasFailed() == other.hasFailed()
                && isAlerting() == other.isAlerting();
    }

    /** With the connection added, or in the place of the one at the same device; a connection in state NULL is removed. */
    public Call withConnection(Connection changed) {
        List<Connection> list = new ArrayList<>(connections.size() + 1);
        boolean replaced = false;
        for (int i = 0; i < connections.size(); i++) {
            Connection connection = connections.get(i);
            if (!connection.deviceId().equals(changed.deviceId())) {
                list.add(connection);
            } else if (!replaced) {
                replaced = true;
                if (changed.state() != LocalConnectionState.NULL) {
                    list.add(changed);
                }
            }
        }
        if (!replaced && changed.state() != LocalConnectionState.NULL) {
            list.add(changed);
        }
        return withConnections(list);
    }

    public Call withoutConnection(String deviceId) {
        return withConnection(new Connection(deviceId, false, false, LocalConnectionState.NULL, 0));
    }

    public Call withConnections(List<Connection> value) {
        return new Call(key, contact, ucid, calling, called, List.copyOf(value), life, parent);
    }

    public Call withContact(ContactId value) {
        return new Call(key, value, ucid, calling, called, connections, life, parent);
    }

    public Call withParent(CallKey value) {
        return new Call(key, contact, ucid, calling, called, connections, life, value);
    }

    /** A device that it was to reach was busy or out of reach. */
    public Call failed() {
        return withLife(new Life(life.startedNanos, life.answeredNanos, life.seenNanos, life.endedNanos, life.proven,
                true));
    }

    public Call withLife(Life value) {
        return new Call(key, contact, ucid, calling, called, connections, value, parent);
    }

    /** What the switch tells of a call replaces what was known, where it tells something. */
    public Call withParties(String newUcid, Party newCalling, Party newCalled) {
        boolean isKnown = (newUcid.isEmpty() || newUcid.equals(ucid))
                && (!newCalling.isKnown() || newCalling.equals(calling))
                && (called.isKnown() || newCalled.equals(called));
        return isKnown
                ? this
                : new Call(key, contact, newUcid.isEmpty() ? ucid : newUcid,
                        newCalling.isKnown() ? newCalling : calling,
                        called.isKnown() ? called : newCalled, connections, life, parent);
    }

    public Call seen(long nanos) {
        return life.seenNanos() == nanos && life.proven() ? this : withLife(life.seen(nanos));
    }

    public Call answered(long nanos) {
        return withLife(life.answered(nanos));
    }

    public Call ended(long nanos) {
        return new Call(key, contact, ucid, calling, called, List.of(), life.ended(nanos), parent);
    }

    public Call unproven() {
        return withLife(life.unproven());
    }
}
