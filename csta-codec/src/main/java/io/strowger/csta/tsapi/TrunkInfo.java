package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DEVICE_ID;

import io.strowger.csta.codec.Max;

/** The trunk of a connection. */
public record TrunkInfo(ConnectionID connection, @Max(DEVICE_ID) String trunkGroup,
        @Max(DEVICE_ID) String trunkMember) {}
