package io.strowger.simulator.model;

/**
 * Names one call for ever, other than its call id, which is used again.
 *
 * @param serial unique within a switch's life
 * @param callId the call id while the call lives
 * @param ucid its universal call id
 */
public record CallHandle(long serial, int callId, String ucid) {}
