package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.TEXT;

import io.strowger.csta.codec.Bits;
import io.strowger.csta.codec.Max;

/** An endpoint that is registered for an extension, from private data version 11. */
public record RegisteredEndpointInfo(int instanceID, @Max(TEXT) String endpointAddress,
        @Max(TEXT) String switchEndIpAddress, @Max(TEXT) String macAddress, @Max(TEXT) String productID,
        int networkRegion, EndpointMediaMode mediaMode, EndpointDependencyMode dependencyMode,
        @Bits(32) int unicodeScript, @Max(TEXT) String stationType, EndpointSignalingProtocol signalingProtocol) {}
