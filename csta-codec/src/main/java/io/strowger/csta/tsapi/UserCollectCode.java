package io.strowger.csta.tsapi;

/** Digits that the switch shall collect from the caller while it routes. */
public record UserCollectCode(CollectCodeType type, int digitsToBeCollected, int timeout, ConnectionID collectParty,
        SpecificEvent specificEvent) {
    /** Nothing is to be collected. */
    public static final UserCollectCode NONE = new UserCollectCode(CollectCodeType.UC_NONE, 0, 0, ConnectionID.NONE,
            SpecificEvent.of(0));
}
