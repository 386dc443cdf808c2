package io.strowger.pbx.tsapi;

import io.strowger.core.model.UniversalFailure;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PasswordScramble;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.pbx.Credential;
import java.util.HexFormat;

/** The values of the opening of a stream that are fixed or computed. */
final class Handshake {
    /** Goes with the key request; servers are used to these octets and their meaning is not published. */
    static final PrivateData NT_TCP = new PrivateData.Vendor("NT_TCP",
            Octets.of(HexFormat.of().parseHex("80010101030101")));
    /** Asks for a device list from its beginning. */
    static final int LIST_START = -1;
    /** Says that a device list has no more pages. */
    static final int LIST_END = -1;
    /** Devices after which no further page is asked for: the list only informs. */
    static final int DEVICES_LISTED_MAX = 100_000;
    /** What a monitor or registration is told to have been refused with when no answer came in time. */
    static final UniversalFailure NO_ANSWER = new UniversalFailure(
            CSTAUniversalFailure.REQUEST_TIMEOUT_REJECTION.value(), "no answer in time");
    /** What a monitor or registration is told to have been refused with when the answer is that of another request. */
    static final UniversalFailure WRONG_ANSWER = new UniversalFailure(
            CSTAUniversalFailure.MISTYPED_RESULT_REJECTION.value(), "answered with another request's confirmation");

    private Handshake() {}

    /** What a key reply makes of the password. */
    sealed interface Secret {}

    /** To be sent. */
    record Hidden(Octets cryptPass) implements Secret {}

    /** The key cannot be used with this password. */
    record Unusable(String why) implements Secret {}

    /** For a key reply of the older forms. */
    static Secret scramble(int objectId, Octets key, Credential credential) {
        try {
            return new Hidden(PasswordScramble.scramble(objectId, key, credential.password()));
        } catch (IllegalArgumentException unusable) {
            return new Unusable(unusable.getMessage());
        }
    }

    /** For a key reply of the newer form. */
    static Secret encode(Octets key, Credential credential) {
        try {
            return new Hidden(PasswordEncode.encode(key, credential.password()));
        } catch (IllegalArgumentException unusable) {
            return new Unusable(unusable.getMessage());
        }
    }

    /** What the client can speak. */
    static PrivateData offer(TsapiOptions.Opening wishes) {
        return VersionNegotiation.offer(wishes.privateVersionMin(), wishes.privateVersionMax());
    }

    /** What the server chose; version 0 when there will be no private data. */
    static VersionNegotiation.Chosen agreed(PrivateData answer) {
        return VersionNegotiation.chosen(answer).orElse(new VersionNegotiation.Chosen(PrivateData.ECS, 0));
    }

    /**
     * A refusal of a CSTA request by the server's own security database, which comes as an ACS failure: the nearest
     * CSTA number with the ACS name.
     */
    static UniversalFailure security(ACSUniversalFailure failure) {
        int number = failure.value();
        boolean permission = number >= 27 && number <= 40 || number >= 49 && number <= 63;
        return new UniversalFailure(
                permission ? CSTAUniversalFailure.SECURITY_VIOLATION.value() : UniversalFailure.GENERIC_UNSPECIFIED,
                failure.name());
    }
}
