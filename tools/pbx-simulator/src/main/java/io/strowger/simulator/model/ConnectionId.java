package io.strowger.simulator.model;

/**
 * Identifies one connection of a call as TSAPI does.
 *
 * @param callId the call's number, reused by the switch after the call has ended
 * @param deviceId a station, VDN or skill number, or a trunk such as {@code T801#3}
 * @param dynamic whether the device id is of the dynamic kind (trunks)
 */
public record ConnectionId(int callId, String deviceId, boolean dynamic) {
    /** No connection. */
    public static final ConnectionId NONE = new ConnectionId(0, "", false);
}
