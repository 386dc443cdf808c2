package io.strowger.tools.simulation;

/** What can go wrong in a simulated world. */
public enum Fault {
    /** A link's connection breaks, mostly within a frame; its events are lost. */
    LINK_CUT,
    /** A link's server ends the stream with a word. */
    LINK_DROPPED,
    /** Nothing arrives on a link for a while. */
    LINK_STALLED,
    /** A link is cut, and name server or Tlink refuse for a while. */
    LINK_REFUSED,
    /** A link's server sends confirmations twice for a while. */
    CONFIRMATIONS_TWICE,
    /** A link's server sends confirmations late for a while, and in another order. */
    CONFIRMATIONS_LATE,
    /** A link's server acts on route selects late for a while. */
    SELECTS_LATE,
    /** The next cancelling RouteEnd is held back. */
    ROUTE_END_HELD,
    /** A station's events come late for a while. */
    EVENTS_LATE,
    /** Deflections are refused for a while. */
    DEFLECT_REFUSED,
    /** The network cuts off a desktop, or the IVR. */
    DESKTOP_CUT,
    /** A desktop's machine vanishes without a word and comes back, perhaps after its grace. */
    DESKTOP_VANISHED,
    /** A desktop's program reads nothing for a while. */
    DESKTOP_SLOW,
    /** A desktop's program starts anew, without its session. */
    DESKTOP_CRASHED,
    /** Somebody lifts his handset for no reason. */
    HANDSET_LIFTED,
    /** The server is killed at a random step, and starts again. */
    KILLED,
    /** The disk is full for a while. */
    DISK_FULL,
    /** The server's clock is set, and then the server killed, so that an epoch begins with it. */
    CLOCK_JUMPED,
    /** Some events of monitors are lost on a link that stands. */
    EVENTS_LOST,
    /** The switch restarts without its calls; its servers stand and are told of it. */
    SWITCH_RESTARTED
}
