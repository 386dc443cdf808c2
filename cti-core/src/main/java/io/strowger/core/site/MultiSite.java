package io.strowger.core.site;

import java.util.List;

/**
 * How contacts get from one switch to another, so that one queue serves agents at several.
 *
 * @param paths at most one for each ordered pair of switches, at most {@link #PATHS_MAX}
 * @param pools at most one a switch
 * @param arrivalMillis from the route to the arrival at the other switch; then the contact is back in its place
 * @param tokenKey what tokens in user-to-user information are signed with, so that no caller can make one; at least {@link #KEY_CHARACTERS_MIN} characters where
 * a path carries tokens
 */
public record MultiSite(List<TiePath> paths, List<ArrivalPool> pools, int arrivalMillis, String tokenKey) {
    public static final MultiSite NONE = new MultiSite(List.of(), List.of(), 10_000, "");
    /** Paths of a site. */
    public static final int PATHS_MAX = 1_000;
    /** Characters of the key. */
    public static final int KEY_CHARACTERS_MIN = 16;
    /** Octets of user-to-user information that a token needs at least. */
    public static final int TOKEN_OCTETS = 32;
    /** Octets of user-to-user information that any path may carry. */
    public static final int USER_TO_USER_OCTETS_MAX = 96;

    /**
     * The way from a switch to another.
     *
     * @param deleteDigits so many digits at the front of a number of the other switch are not dialled
     * @param accessPrefix digits that are dialled before the rest of it
     * @param cost of a call; the cheapest way counts, and none at all is cheaper than any
     * @param capacity calls that may be on their way or stand at the same time
     * @param arrival where contacts arrive
     * @param userToUserOctets of user-to-user information that the trunks carry; 0 = none, so that arrivals are known by their number
     * @param returnVdn VDN of the other switch that a contact goes to which is not answered there; with {@link Arrival#POOL} it may be empty = the number that
     * it came by
     * @param trunkGroup whether its trunks are free is asked of this trunk group; null = not asked
     */
    public record TiePath(String from, String to, int deleteDigits, String accessPrefix, int cost, int capacity,
            Arrival arrival,
            int userToUserOctets, String returnVdn, TrunkGroup trunkGroup) {
        /** Calls of one path. */
        public static final int CAPACITY_MAX = 10_000;
        /** Highest cost. */
        public static final int COST_MAX = 1_000;

        /** A number of the other switch as it is dialled at this one. */
        public String dialled(String number) {
            return accessPrefix + number.substring(Math.min(deleteDigits, number.length()));
        }

        public boolean carriesTokens() {
            return userToUserOctets >= TOKEN_OCTETS;
        }
    }

    /** @param pollMillis between two questions */
    public record TrunkGroup(String accessCode, int pollMillis) {}

    /** Where contacts arrive at the other switch. Constants are only appended. */
    public enum Arrival {
        /** At the agent's station; they are known by their token. */
        STATION,
        /** At a number of the switch's pool, a VDN that asks the server where to go on. */
        POOL
    }

    /**
     * Numbers of a switch that contacts from others arrive at, each for one contact at a time.
     *
     * @param numbers each a VDN of the switch; at most {@link #NUMBERS_MAX}
     * @param quarantineMillis for so long a number rests after use, and is waited for after the term of arrival
     */
    public record ArrivalPool(String switchName, List<String> numbers, int quarantineMillis) {
        /** Numbers of a pool. */
        public static final int NUMBERS_MAX = 1_000;
    }
}
