package io.strowger.simulator.model;

import java.util.List;

/**
 * What the switch knows about a call at the moment of an event, beyond the event's own members: the material of
 * private data.
 *
 * @param ucid universal call id
 * @param trunk the circuit of the outside party, null without one
 * @param split skill that distributed the call, empty without one
 * @param userToUser user-to-user information
 * @param digits digits the caller entered, empty for none
 * @param digitsVdn VDN at which they were entered
 * @param distributingVdn VDN the call came through last, empty for none
 * @param original the call this one was made from by consultation, transfer or conference, null for none
 * @param history the devices the call left, newest last
 * @param classification how it was answered, or why it was not
 * @param consultMode for what the station that acts holds one call and makes another
 * @param calling who called
 * @param lookahead where it waited before it came from another switch
 */
public record CallFacts(
        String ucid,
        TrunkMember trunk,
        String split,
        UserToUser userToUser,
        String digits,
        String digitsVdn,
        String distributingVdn,
        OriginalCall original,
        List<HistoryEntry> history,
        Classification classification,
        ConsultMode consultMode,
        Device calling,
        Lookahead lookahead) {
    /** Of a call that no other switch has sent on. */
    public CallFacts(String ucid, TrunkMember trunk, String split, UserToUser userToUser, String digits,
            String digitsVdn, String distributingVdn, OriginalCall original, List<HistoryEntry> history,
            Classification classification, ConsultMode consultMode, Device calling) {
        this(ucid, trunk, split, userToUser, digits, digitsVdn, distributingVdn, original, history, classification,
                consultMode, calling, Lookahead.NONE);
    }

    /** How a call came from an earlier one. */
    public enum Origin {
        CONSULTATION, CONFERENCED, TRANSFERRED
    }

    /** The call an application must look at to know the customer. */
    public record OriginalCall(Origin origin, Device callingDevice, Device calledDevice, CallFacts facts) {}

    /** A device the call left, why, and which connection that was. */
    public record HistoryEntry(String deviceId, Cause cause, ConnectionId connection) {}

    /** The same with other user-to-user information. */
    CallFacts with(UserToUser other) {
        return new CallFacts(ucid, trunk, split, other, digits, digitsVdn, distributingVdn, original, history,
                classification, consultMode, calling, lookahead);
    }

    /** The same with another purpose. */
    CallFacts with(ConsultMode mode) {
        return new CallFacts(ucid, trunk, split, userToUser, digits, digitsVdn, distributingVdn, original, history,
                classification, mode, calling, lookahead);
    }

    /** The same with another classification. */
    CallFacts with(Classification other) {
        return new CallFacts(ucid, trunk, split, userToUser, digits, digitsVdn, distributingVdn, original, history,
                other, consultMode, calling, lookahead);
    }
}
