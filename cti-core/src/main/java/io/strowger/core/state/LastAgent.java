package io.strowger.core.state;

/**
 * Who spoke last with the caller of a number.
 *
 * @param place of the row among all, the eldest has the smallest
 */
public record LastAgent(String number, String agentId, long place) {
    /** The number that has a place. */
    public record Place(long place, String number) {}
}
