package io.strowger.pbx.tsapi;

import io.strowger.core.model.LinkDownCause;
import io.strowger.csta.tsapi.ACSUniversalFailure;

/** What an ACS universal failure means for a link. */
final class StreamFailures {
    private StreamFailures() {}

    /**
     * The cause to show for a refusal of the stream.
     *
     * <p>The account failures 111 to 118 (disabled, expired, locked out and so on) count as a refused login, and so
     * does a user record that the server does not have.
     */
    static LinkDownCause refused(ACSUniversalFailure failure) {
        return switch (failure.value()) {
            case 23 -> LinkDownCause.TLINK_UNKNOWN;
            case 25, 26, 111, 112, 113, 114, 115, 116, 117, 118 -> LinkDownCause.LOGIN_REFUSED;
            case 42, 86, 91 -> LinkDownCause.LICENCES_EXCEEDED;
            case 16, 84, 85, 90 -> LinkDownCause.VERSION_REFUSED;
            case 2, 3, 8, 65, 110, 1006, 1007 -> LinkDownCause.DRIVER_UNAVAILABLE;
            default -> LinkDownCause.REFUSED;
        };
    }

    /** The cause to show when the server ends an open stream. */
    static LinkDownCause aborted(ACSUniversalFailure failure) {
        LinkDownCause cause = refused(failure);
        return cause == LinkDownCause.DRIVER_UNAVAILABLE ? cause : LinkDownCause.ABORTED_BY_PEER;
    }

    /** For people: number and name. */
    static String text(ACSUniversalFailure failure) {
        return failure.value() + " " + failure.name();
    }
}
