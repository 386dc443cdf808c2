package io.strowger.core.machine;

/** The route registration of a VDN. */
public final class VdnMachine {
    /** What can happen. Constants are only appended. */
    public enum Cause {
        /** The switch accepted the route registration. */
        REGISTERED,
        /** The registration was refused or aborted. */
        STOPPED,
        /** The link, or the server, was lost. */
        LINK_LOST,
        /** A RouteRequest came. */
        REQUESTED
    }

    public static final StateTable<VdnState, Cause> TABLE = StateTable.of("VDN", VdnState.class, Cause.class)
            .move(VdnState.UNREGISTERED, Cause.REGISTERED, VdnState.REGISTERED,
                    "the server routes the calls of this VDN")
            .stay(VdnState.UNREGISTERED, Cause.STOPPED, "a refused registration leaves the VDN to its vector")
            .stay(VdnState.UNREGISTERED, Cause.LINK_LOST, "not registered before the loss either")
            .move(VdnState.UNREGISTERED, Cause.REQUESTED, VdnState.REGISTERED,
                    "a request proves that the registration stands")
            .stay(VdnState.REGISTERED, Cause.REGISTERED, "a second link registered too")
            .move(VdnState.REGISTERED, Cause.STOPPED, VdnState.UNREGISTERED,
                    "callers take the default steps of the vector until it stands again")
            .move(VdnState.REGISTERED, Cause.LINK_LOST, VdnState.UNREGISTERED, "registrations end with their link")
            .stay(VdnState.REGISTERED, Cause.REQUESTED, "requests are what a registration is for")
            .build();

    private VdnMachine() {}
}
