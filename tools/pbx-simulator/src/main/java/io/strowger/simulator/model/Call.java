package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A call inside the switch. */
final class Call {
    /** Why an unanswered call ended. */
    enum Loss {
        NONE, BUSY, DISCONNECTED
    }

    /** Devices a call remembers having left; the capability reply names the same number. */
    static final int HISTORY_LIMIT = 1;

    final long serial;
    final int id;
    final String ucid;
    /** Whether it came in on a trunk: such calls are what the statistics count. */
    final boolean incoming;
    final long startedAt;
    final List<Connection> connections = new ArrayList<>(3);
    /**
     * VDNs and skills it has entered and not left, with the number of the entry: monitors set up later do not see
     * it.
     */
    final Map<String, Long> enteredDevices = new LinkedHashMap<>();
    Device calling;
    Device called;
    Device lastRedirection = Device.NOT_KNOWN;
    TrunkMember trunk;
    /** VDNs it has come through. */
    final Set<String> vdns = new LinkedHashSet<>();
    /** The VDN whose skills and name count while it is in vectors, null when it is in none. */
    SwitchPlan.VdnPlan activeVdn;
    String split = "";
    String distributingVdn = "";
    UserToUser userToUser = UserToUser.NONE;
    /** Where it waited before it came from another switch. */
    Lookahead lookahead = Lookahead.NONE;
    /** What another switch is told of its wait here, once a vector has sent it away. */
    Lookahead interflow = Lookahead.NONE;
    String digits = "";
    String digitsVdn = "";
    /** Digits entered ahead of the step that collects them. */
    String ahead = "";
    /** Digits that an application's tone detector hears, null for none. */
    Digits.Collection detected;
    Deadlines.Timer detectorTimer;
    CallFacts.OriginalCall original;
    final List<CallFacts.HistoryEntry> history = new ArrayList<>(HISTORY_LIMIT);
    Classification classification = Classification.NONE;
    /** For what the station that made it holds another call. */
    CallOptions.Consult consult = CallOptions.Consult.UNRESTRICTED;
    ConsultMode consultMode = ConsultMode.NONE;
    /** Whether forwarding and do-not-disturb do not concern it. */
    boolean priority;
    /** Whether it is a predictive call that has not reached its VDN or skill yet. */
    boolean outbound;
    /** The busy station at which it failed, null while it has not. */
    Station failedAt;
    /** What an agent noted about it, empty for nothing. */
    String workCode = "";
    /** How often an agent counted it under each stroke key. */
    final int[] strokes = new int[CallCharging.MAX_STROKE_COUNT + 1];
    VectorRun vector;
    final List<QueueEntry> queued = new ArrayList<>(1);
    /** Whether a station has answered it. */
    boolean answered;
    boolean countedAnswered;
    Loss loss = Loss.NONE;
    boolean ended;
    /** Whether a simulated person called, who hangs up by himself. */
    boolean simulatedCaller;
    /** Whether that person has reached somebody. */
    boolean talking;
    /** The simulated person's next deed. */
    Deadlines.Timer callerTimer;
    /** The end of busy tone. */
    Deadlines.Timer toneTimer;

    Call(long serial, int id, String ucid, boolean incoming, long startedAt) {
        this.serial = serial;
        this.id = id;
        this.ucid = ucid;
        this.incoming = incoming;
        this.startedAt = startedAt;
    }

    CallFacts facts() {
        return new CallFacts(ucid, trunk, split, userToUser, digits, digitsVdn, distributingVdn, original,
                List.copyOf(history), classification, consultMode, calling, lookahead);
    }

    SwitchEvent.Parties parties() {
        return new SwitchEvent.Parties(calling, called, lastRedirection);
    }

    /** The connection of a device, null when it has none in this call. */
    Connection at(String deviceId) {
        for (Connection connection : connections) {
            if (connection.device.id().equals(deviceId)) {
                return connection;
            }
        }
        return null;
    }

    /** The party that called, or the longest one here after a transfer. */
    Connection caller() {
        return connections.isEmpty() ? null : connections.get(0);
    }

    /** Remembers a device that the call has left. */
    void left(ConnectionId connection, Cause cause) {
        if (history.size() == HISTORY_LIMIT) {
            history.remove(0);
        }
        history.add(new CallFacts.HistoryEntry(connection.deviceId(), cause, connection));
    }

    /** Whether it waits in a vector or for an agent. */
    boolean waits() {
        return vector != null || !queued.isEmpty();
    }

    List<Party> partyList() {
        return connections.stream().map(c -> new Party(c.id(), c.device, c.state)).toList();
    }

    /** The id that stands for the call as a whole. */
    ConnectionId callConnection() {
        return new ConnectionId(id, connections.isEmpty() ? "" : connections.get(0).device.id(),
                !connections.isEmpty() && connections.get(0).dynamic());
    }

    @Override
    public String toString() {
        return "call " + id + " " + connections;
    }
}
