package io.strowger.csta.tsapi;

/** A connection and the static device it belongs to. */
public record Connection(ConnectionID party, ExtendedDeviceID staticDevice) {}
