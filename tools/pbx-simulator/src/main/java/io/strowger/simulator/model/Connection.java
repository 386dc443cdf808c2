package io.strowger.simulator.model;

/** One party of a call. */
final class Connection {
    Call call;
    final Device device;
    /** The station, null for an outside party. */
    final Station station;
    ConnectionState state;
    /** Whether a skill distributed the call to this station. */
    boolean distributed;
    /** Whether it has ever been answered. */
    boolean answered;
    /** What a voice port was told about the call, as tones. */
    String passed = "";
    /** A party that only listens. */
    boolean silent;
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
