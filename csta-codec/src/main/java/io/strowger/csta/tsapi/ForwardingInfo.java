package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** One forwarding rule of a device. */
public record ForwardingInfo(ForwardingType forwardingType, boolean forwardingOn, @Max(DEVICE_ID) String forwardDN) {}
