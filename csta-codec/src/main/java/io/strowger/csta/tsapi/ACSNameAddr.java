package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.SERVER_ID;
import static io.strowger.csta.tsapi.TsapiLimits.SOCKET_ADDRESS;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.Max;

/** A Tlink and its socket address; see {@link TlinkAddress}. */
public record ACSNameAddr(@Max(SERVER_ID) String serverName, @Max(SOCKET_ADDRESS) Octets serverAddr) {}
