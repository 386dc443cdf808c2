package io.strowger.core.model;

/**
 * A forwarding rule of a device.
 *
 * @param destination canonical; empty when the switch does not say
 */
public record ForwardingRule(ForwardingType type, boolean on, String destination) {}
