package io.strowger.simulator.model;

/**
 * What a call that is made is like, beyond who calls whom.
 *
 * @param userToUser user-to-user information that goes with it
 * @param priority whether it rings a station that is forwarded or not to be disturbed
 * @param destRoute number of the trunk group to an outside number, empty for the switch's choice
 * @param kind which kind of call
 * @param split the skill of a direct agent or supervisor assist call
 * @param consult what a consultation may be used for
 */
public record CallOptions(
        UserToUser userToUser,
        boolean priority,
        String destRoute,
        Kind kind,
        String split,
        Consult consult) {
    /** Kinds of call. */
    public enum Kind {
        /** Any call. */
        ORDINARY,
        /** A call of a skill for one agent of it. */
        DIRECT_AGENT,
        /** An agent's call for help. */
        SUPERVISOR_ASSIST
    }

    /** What a consultation may be used for, in the order of the private data's ConsultOptions. */
    public enum Consult {
        UNRESTRICTED(ConsultMode.CONSULTATION), CONSULT_ONLY(ConsultMode.CONSULTATION),
        TRANSFER_ONLY(ConsultMode.TRANSFER), CONFERENCE_ONLY(ConsultMode.CONFERENCE);

        final ConsultMode mode;

        Consult(ConsultMode mode) {
            this.mode = mode;
        }
    }

    /** An ordinary call. */
    public static final CallOptions NONE = of(UserToUser.NONE);

    /** An ordinary call with user-to-user information. */
    public static CallOptions of(UserToUser userToUser) {
        return new CallOptions(userToUser, false, "", Kind.ORDINARY, "", Consult.UNRESTRICTED);
    }

    /** An ordinary priority call. */
    public static CallOptions ordinary(UserToUser userToUser, boolean priority, String destRoute) {
        return new CallOptions(userToUser, priority, destRoute, Kind.ORDINARY, "", Consult.UNRESTRICTED);
    }

    /** A call to one agent of a skill. */
    public static CallOptions directAgent(String split, boolean priority, UserToUser userToUser) {
        return new CallOptions(userToUser, priority, "", Kind.DIRECT_AGENT, split, Consult.UNRESTRICTED);
    }

    /** An agent's call for help. */
    public static CallOptions supervisorAssist(String split, UserToUser userToUser) {
        return new CallOptions(userToUser, false, "", Kind.SUPERVISOR_ASSIST, split, Consult.UNRESTRICTED);
    }

    /** The same call as a consultation that may be used for one thing only. */
    public CallOptions with(Consult newConsult) {
        return new CallOptions(userToUser, priority, destRoute, kind, split, newConsult);
    }
}
