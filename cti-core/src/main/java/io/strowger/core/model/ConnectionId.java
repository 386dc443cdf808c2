package io.strowger.core.model;

/**
 * CSTA ConnectionID as a switch gives it: a call id and a device id within one switch. A dynamic id names a party that has no number of its own
 * inside the switch (a trunk, usually) and means something only while the call lives.
 */
public record ConnectionId(int callId, String deviceId, boolean dynamic) {}
