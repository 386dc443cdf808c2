package io.strowger.simulator.model;

/**
 * Features a station's user sets.
 *
 * @param doNotDisturb whether arriving calls find the station busy
 * @param messageWaiting whether its lamp is on
 * @param forwardedTo where all calls go, empty for nowhere
 */
public record Features(boolean doNotDisturb, boolean messageWaiting, String forwardedTo) {}
