package io.strowger.simulator.model;

/**
 * What a transfer in one step made.
 *
 * @param connection the connection of the device the call went to
 * @param ucid the call's universal call id
 */
public record TransferredCall(ConnectionId connection, String ucid) {}
