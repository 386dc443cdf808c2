package io.strowger.simulator.model;

import java.util.LinkedHashSet;
import java.util.Set;

/** One party of a call. */
final class Connection {
    Call call;
    final Device device;
    /** The station, null for an outside party. */
    final Station station;
    ConnectionState state;
    /** The circuit of an outside party, null for a station. */
    TrunkMember trunk;
    /** When an outside party that was called answered, 0 while it has not. */
    long connectedAt;
    /** Whether a skill distributed the call to this station. */
    boolean distributed;
    /** Whether it has ever been answered. */
    boolean answered;
    /** What a voice port was told about the call, as tones. */
    String passed = "";
    /** A party that only listens. */
    boolean silent;
    /** Whether the station only observes, and leaves when the observed one does. */
    boolean observing;
    /** Whether it is parked: held, for anybody to pick up. */
    boolean parked;
    /** Whether it hears nobody. */
    boolean deaf;
    /** Parties it does not hear. */
    final Set<Connection> deafTo = new LinkedHashSet<>();
    /** Tones it was sent last, at most {@link Listening#MAX_TONES}. */
    String tones = "";
    Deadlines.Timer userTimer;
    Deadlines.Timer noAnswerTimer;

    Connection(Call call, Device device, Station station, ConnectionState state) {
        this.call = call;
        this.device = device;
        this.station = station;
        this.state = state;
    }

    boolean dynamic() {
        return device.kind() == Device.Kind.TRUNK;
    }

    ConnectionId id() {
        return new ConnectionId(call.id, device.id(), dynamic());
    }

    @Override
    public String toString() {
        return device.id() + ":" + state;
    }
}
