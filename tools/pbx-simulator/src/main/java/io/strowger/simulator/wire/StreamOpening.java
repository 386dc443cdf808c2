package io.strowger.simulator.wire;

import java.util.Optional;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSAuthInfo;
import io.strowger.csta.tsapi.ACSAuthType;
import io.strowger.csta.tsapi.ACSEncodeType;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AcsMessage;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PasswordScramble;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.VersionNegotiation;

/** How a stream is opened: key, login, versions. One for each connection. */
final class StreamOpening {
    private static final String NEW_VERSIONS = "TS";
    private static final String OLD_VERSIONS = "V1";
    private static final String SERVER_VERSION = "8.1.3";

    /** What became of a request to open a stream. */
    sealed interface Result {
        /** It is open. */
        record Opened(StreamTerms terms, Acs.OpenStreamConf confirmation, PrivateData privateData) implements Result {}

        /** It is not. */
        record Refused(ACSUniversalFailure reason) implements Result {}
    }

    private final AesServer aes;
    private final boolean secure;
    private int objectId;
    private Octets key;

    StreamOpening(AesServer aes, boolean secure) {
        this.aes = aes;
        this.secure = secure;
    }

    AcsMessage key() {
        objectId = aes.nextObjectId();
        key = aes.nextKey();
        return switch (aes.settings().keyReply()) {
            case ENCODE ->
                new Acs.AuthReplyTwo(objectId, key, new ACSAuthInfo(ACSAuthType.NEED_LOGIN_ID_AND_PASSWD, ""),
                        ACSEncodeType.CAN_USE_BINDERY_ENCRYPTION, "");
            case SCRAMBLE -> new Acs.KeyReply(objectId, key);
        };
    }

    Result open(Acs.OpenStream request, PrivateData offer) {
        LinkSettings.User user = aes.settings().user(request.loginID()).orElse(null);
        int apiVersion = apiVersion(request.apiVer(), aes.settings().versions().api());
        ACSUniversalFailure refusal = refusal(request, user, apiVersion);
        if (refusal != null) {
            return new Result.Refused(refusal);
        }
        PrivateData chosen = choose(offer);
        Optional<VersionNegotiation.Chosen> agreed = VersionNegotiation.chosen(chosen);
        StreamTerms terms = new StreamTerms(user, apiVersion,
                agreed.map(VersionNegotiation.Chosen::vendor).orElse(""),
                agreed.map(VersionNegotiation.Chosen::version).orElse(0));
        return new Result.Opened(terms, new Acs.OpenStreamConf(apiVersion == 1 ? "1" : "ST" + apiVersion,
                "AES" + SERVER_VERSION, SERVER_VERSION, SERVER_VERSION), chosen);
    }

    private PrivateData choose(PrivateData offer) {
        int highest = aes.settings().versions().privateData();
        return highest == 0
                ? PrivateData.ABSENT
                : VersionNegotiation.choose(offer, LinkSettings.MIN_PRIVATE_DATA_VERSION, highest);
    }

    private ACSUniversalFailure refusal(Acs.OpenStream request, LinkSettings.User user, int apiVersion) {
        if (aes.faults().loginRefusal() != null) {
            return aes.faults().loginRefusal();
        }
        if (!request.streamType().equals(StreamType.ST_CSTA)) {
            return ACSUniversalFailure.TSERVER_BAD_STREAM_TYPE;
        }
        String tlink = secure ? aes.settings().secureTlinkName() : aes.settings().tlinkName();
        if (!request.serverID().equalsIgnoreCase(tlink)) {
            return ACSUniversalFailure.TSERVER_BAD_SERVERID;
        }
        if (apiVersion == 0) {
            return ACSUniversalFailure.TSERVER_VERSION_MISMATCH;
        }
        if (key == null || user == null || !passwordRight(request.cryptPass(), user.password())) {
            return ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN;
        }
        if (user.barred() != null) {
            return user.barred();
        }
        return aes.streamsFull() ? ACSUniversalFailure.TSERVER_USER_LICENSES_EXCEEDED : null;
    }

    private boolean passwordRight(Octets hidden, String password) {
        return switch (aes.settings().keyReply()) {
            case ENCODE -> hidden.length() == PasswordEncode.LENGTH
                    && PasswordEncode.decode(key, hidden).equals(password);
            case SCRAMBLE -> hidden.equals(PasswordScramble.scramble(objectId, key, password));
        };
    }

    /**
     * The highest version that is asked for and known: {@code TS1:2} and {@code TS1-2} name versions, {@code V1.6} is
     * how the first one was written before. 0 when there is none.
     */
    static int apiVersion(String asked, int highest) {
        if (asked.startsWith(OLD_VERSIONS)) {
            return 1;
        }
        if (!asked.startsWith(NEW_VERSIONS)) {
            return 0;
        }
        int best = 0;
        for (String part : asked.substring(NEW_VERSIONS.length()).split(":")) {
            String[] ends = part.split("-", 2);
            int from = number(ends[0]);
            int to = number(ends[ends.length - 1]);
            int candidate = Math.min(to, highest);
            if (from >= 1 && candidate >= from) {
                best = Math.max(best, candidate);
            }
        }
        return best;
    }

    private static int number(String digits) {
        boolean small = digits.length() == 1 && digits.charAt(0) >= '0' && digits.charAt(0) <= '9';
        return small ? digits.charAt(0) - '0' : 0;
    }
}
