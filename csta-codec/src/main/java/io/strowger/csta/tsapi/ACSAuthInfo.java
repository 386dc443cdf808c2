package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.LOGIN_ID;

import io.strowger.csta.codec.Max;

/** Which login the server wants. */
public record ACSAuthInfo(ACSAuthType authType, @Max(LOGIN_ID) String authLoginID) {}
