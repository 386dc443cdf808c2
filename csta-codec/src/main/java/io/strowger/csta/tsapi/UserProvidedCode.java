package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.DIGITS;

import io.strowger.csta.codec.Max;

/** Digits that the application gives to a call. */
public record UserProvidedCode(ProvidedCodeType type, @Max(DIGITS) String data) {
    /** No digits are given. */
    public static final UserProvidedCode NONE = new UserProvidedCode(ProvidedCodeType.UP_NONE, "");
}
