package io.strowger.core.state;

import io.strowger.core.model.DeviceKey;

/** A voice port and the IVR session that speaks for it. */
public record Port(DeviceKey key, String sessionId) {}
