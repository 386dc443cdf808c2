package io.strowger.simulator.model;

/**
 * A call from outside.
 *
 * @param ani the caller's number
 * @param destination the VDN, station or skill called
 * @param userToUser user-to-user information that came with it
 * @param digits digits the caller entered on the way, empty for none
 * @param lookahead where it waited before, when the vector of another switch has sent it
 */
public record IncomingCall(String ani, String destination, UserToUser userToUser, String digits,
        Lookahead lookahead) {
    /** Most characters of a caller's number. */
    public static final int MAX_ANI = 32;
    /** Most entered digits. */
    public static final int MAX_DIGITS = 24;

    public IncomingCall {
        if (ani.length() > MAX_ANI || digits.length() > MAX_DIGITS) {
            throw new IllegalArgumentException("number or digits too long: " + ani + ", " + digits);
        }
    }

    /** A call that no other switch has sent on. */
    public IncomingCall(String ani, String destination, UserToUser userToUser, String digits) {
        this(ani, destination, userToUser, digits, Lookahead.NONE);
    }

    /** A call with nothing but numbers. */
    public static IncomingCall of(String ani, String destination) {
        return new IncomingCall(ani, destination, UserToUser.NONE, "");
    }
}
