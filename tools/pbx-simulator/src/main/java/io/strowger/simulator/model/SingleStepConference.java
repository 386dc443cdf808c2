package io.strowger.simulator.model;

/**
 * A device to be brought into a call in one step.
 *
 * @param active a connection of the call
 * @param device the station, or an agent's login id
 * @param silent whether it only listens
 * @param alertDestination whether it rings first and comes in when it answers
 */
public record SingleStepConference(ConnectionId active, String device, boolean silent, boolean alertDestination) {}
