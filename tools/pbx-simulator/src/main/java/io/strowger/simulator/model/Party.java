package io.strowger.simulator.model;

/**
 * One connection of a call as lists of connections and snapshots show it.
 *
 * @param connection its identifier
 * @param device the device
 * @param state its state
 */
public record Party(ConnectionId connection, Device device, ConnectionState state) {}
