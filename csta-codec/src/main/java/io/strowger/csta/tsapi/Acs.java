package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.EventClass.ACSCONFIRMATION;
import static io.strowger.csta.tsapi.EventClass.ACSREQUEST;
import static io.strowger.csta.tsapi.EventClass.ACSUNSOLICITED;
import static io.strowger.csta.tsapi.TsapiLimits.APPLICATION_NAME;
import static io.strowger.csta.tsapi.TsapiLimits.CHALLENGE_KEY;
import static io.strowger.csta.tsapi.TsapiLimits.CRYPT_PASS;
import static io.strowger.csta.tsapi.TsapiLimits.LOGIN_ID;
import static io.strowger.csta.tsapi.TsapiLimits.NONCE;
import static io.strowger.csta.tsapi.TsapiLimits.PIPE;
import static io.strowger.csta.tsapi.TsapiLimits.PRIVILEGES_XML;
import static io.strowger.csta.tsapi.TsapiLimits.SERVER_ID;
import static io.strowger.csta.tsapi.TsapiLimits.VERSION;
import static io.strowger.csta.tsapi.TsapiLimits.VERSION_TOLD;

import io.strowger.csta.Octets;
import io.strowger.csta.codec.EmptySequence;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.Secret;
import java.util.List;

/** The messages of the ACS table (event classes 0 to 2): opening, watching and closing a stream. */
public interface Acs {
    /** Opens the stream: who, for what, with which versions. */
    @TsapiPdu(eventType = 1, eventClass = ACSREQUEST)
    record OpenStream(StreamType streamType, @Max(SERVER_ID) String serverID, @Max(LOGIN_ID) String loginID,
            @Secret @Max(CRYPT_PASS) Octets cryptPass, @Max(APPLICATION_NAME) String applicationName, Level level,
            @Max(VERSION) String apiVer, @Max(VERSION) String libVer, @Max(VERSION) String tsrvVer)
            implements
                AcsMessage {
        /** Without the password. */
        @Override
        public String toString() {
            return TsapiText.print(this);
        }
    }

    /** The stream is open; the versions in use. */
    @TsapiPdu(eventType = 2, eventClass = ACSCONFIRMATION)
    record OpenStreamConf(@Max(VERSION_TOLD) String apiVer, @Max(VERSION_TOLD) String libVer,
            @Max(VERSION_TOLD) String tsrvVer, @Max(VERSION_TOLD) String drvrVer) implements AcsMessage {}

    /** Closes the stream in order. */
    @TsapiPdu(eventType = 3, eventClass = ACSREQUEST)
    record CloseStream() implements AcsMessage {}

    /** Confirms {@link CloseStream}; the server closes the connection. */
    @TsapiPdu(eventType = 4, eventClass = ACSCONFIRMATION)
    record CloseStreamConf() implements AcsMessage {}

    /** Ends the stream without an answer. */
    @TsapiPdu(eventType = 5, eventClass = ACSREQUEST)
    record AbortStream() implements AcsMessage {}

    /** Refuses an ACS request. */
    @TsapiPdu(eventType = 6, eventClass = ACSCONFIRMATION)
    record UniversalFailureConf(ACSUniversalFailure error) implements AcsMessage {}

    /** The server ends the stream; the connection closes after this. */
    @TsapiPdu(eventType = 7, eventClass = ACSUNSOLICITED)
    record UniversalFailureEvent(ACSUniversalFailure error) implements AcsMessage {}

    /** Asks for the key that hides the password. */
    @TsapiPdu(eventType = 8, eventClass = ACSREQUEST)
    record KeyRequest(@Max(LOGIN_ID) String loginID) implements AcsMessage {}

    /** The key for {@link PasswordScramble}. */
    @TsapiPdu(eventType = 9, eventClass = ACSCONFIRMATION)
    record KeyReply(int objectID, @Max(CHALLENGE_KEY) Octets key) implements AcsMessage {}

    /** Asks for the Tlinks. */
    @TsapiPdu(eventType = 10, eventClass = ACSREQUEST)
    record NameSrvRequest(StreamType streamType) implements AcsMessage {}

    /** Tlinks; {@code more} says that the same request gets further ones. */
    @TsapiPdu(eventType = 11, eventClass = ACSCONFIRMATION)
    record NameSrvReply(boolean more, List<ACSNameAddr> list) implements AcsMessage {
        /** Copies the lists. */
        public NameSrvReply {
            list = List.copyOf(list);
        }
    }

    /** The key for {@link PasswordScramble}, with the kind of login wanted. */
    @TsapiPdu(eventType = 12, eventClass = ACSCONFIRMATION)
    record AuthReply(int objectID, @Max(CHALLENGE_KEY) Octets key, ACSAuthInfo authInfo) implements AcsMessage {}

    /** The key for {@link PasswordEncode}, with the kind of login wanted. */
    @TsapiPdu(eventType = 13, eventClass = ACSCONFIRMATION)
    record AuthReplyTwo(int objectID, @Max(CHALLENGE_KEY) Octets key, ACSAuthInfo authInfo, ACSEncodeType encodeType,
            @Max(PIPE) String pipe) implements AcsMessage {}

    /** Asks for another heartbeat period, in seconds. */
    @TsapiPdu(eventType = 14, eventClass = ACSREQUEST)
    record SetHeartbeatInterval(int heartbeatInterval) implements AcsMessage {}

    /** The heartbeat period in force, in seconds. */
    @TsapiPdu(eventType = 15, eventClass = ACSCONFIRMATION)
    record SetHeartbeatIntervalConf(int heartbeatInterval) implements AcsMessage {}

    /** The server lives; sent when it had nothing else to send for a period. Not answered. */
    @TsapiPdu(eventType = 16, eventClass = ACSUNSOLICITED)
    record ClientHeartbeatEvent() implements AcsMessage {}

    /** Asks for a nonce, on a stream of a trusted application. */
    @TsapiPdu(eventType = 17, eventClass = ACSREQUEST)
    record RequestPrivileges() implements AcsMessage {}

    /** The nonce. */
    @TsapiPdu(eventType = 18, eventClass = ACSCONFIRMATION)
    record RequestPrivilegesConf(@Max(NONCE) String nonce) implements AcsMessage {}

    /** A signed document that proves who the trusted application is. */
    @TsapiPdu(eventType = 19, eventClass = ACSREQUEST)
    record SetPrivileges(@Max(PRIVILEGES_XML) String xmlData) implements AcsMessage {}

    /** The trusted application is accepted. */
    @TsapiPdu(eventType = 20, eventClass = ACSCONFIRMATION)
    @EmptySequence
    record SetPrivilegesConf() implements AcsMessage {}
}
