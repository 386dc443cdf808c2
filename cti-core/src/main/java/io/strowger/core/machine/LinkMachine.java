package io.strowger.core.machine;

import io.strowger.core.model.LinkState;

/** A link as the engine believes it. */
public final class LinkMachine {
    /** What can happen. Constants are only appended. */
    public enum Cause {
        /** The driver has a stream and sets monitors and registrations. */
        OPENED,
        /** Monitors and registrations stand. */
        SYNCHRONISED,
        /** The driver lost the stream or could not open one. */
        LOST,
        /** The server itself started anew. */
        EPOCH_STARTED
    }

    public static final StateTable<LinkState, Cause> TABLE = StateTable.of("Link", LinkState.class, Cause.class)
            .move(LinkState.DOWN, Cause.OPENED, LinkState.RESYNCHRONISING, "the stream is open")
            .anomaly(LinkState.DOWN, Cause.SYNCHRONISED, "a link cannot be up that was never opened")
            .stay(LinkState.DOWN, Cause.LOST, "another attempt failed")
            .stay(LinkState.DOWN, Cause.EPOCH_STARTED, "a new reign begins with the link down anyway")
            .stay(LinkState.RESYNCHRONISING, Cause.OPENED,
                    "the driver repeats itself while it works through its devices")
            .move(LinkState.RESYNCHRONISING, Cause.SYNCHRONISED, LinkState.UP, "monitors and registrations stand")
            .move(LinkState.RESYNCHRONISING, Cause.LOST, LinkState.DOWN, "lost before it was up")
            .move(LinkState.RESYNCHRONISING, Cause.EPOCH_STARTED, LinkState.DOWN,
                    "the stream died with the former process")
            .move(LinkState.UP, Cause.OPENED, LinkState.RESYNCHRONISING,
                    "the driver began anew without a loss in between")
            .stay(LinkState.UP, Cause.SYNCHRONISED, "a changed configuration has been followed")
            .move(LinkState.UP, Cause.LOST, LinkState.DOWN, "lost")
            .move(LinkState.UP, Cause.EPOCH_STARTED, LinkState.DOWN,
                    "the stream and its monitors died with the former process")
            .build();

    private LinkMachine() {}
}
