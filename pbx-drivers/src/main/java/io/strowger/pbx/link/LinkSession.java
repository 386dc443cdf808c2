package io.strowger.pbx.link;

import io.strowger.core.model.LinkDownCause;
import io.strowger.core.output.Output;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkTrace;

/**
 * A link's protocol without I/O: it is told what happened and when, and says through {@link #poll()} what to do. One
 * thread at a time; time never goes back.
 */
public interface LinkSession {
    /** No deadline at all. */
    long NO_DEADLINE = Long.MAX_VALUE;

    /** The link is wanted up. */
    void start(long nanos);

    /** The link is wanted down; ends with {@link LinkEffect.Stopped}. */
    void stop(long nanos);

    /** The connection asked for stands. */
    void onConnected(long nanos);

    /**
     * The connection asked for cannot be had.
     *
     * @param cause
     *            {@link LinkDownCause#CONNECT_FAILED}, or how it could not be made secure
     */
    void onConnectFailed(long nanos, LinkDownCause cause, String why);

    /** Bytes arrived; they are copied. */
    void onBytes(long nanos, byte[] bytes, int offset, int length);

    /**
     * The connection is gone without having been asked to.
     *
     * @param cause
     *            {@link LinkDownCause#CLOSED_BY_PEER} when the peer closed it in good order
     * @param why
     *            may be empty
     */
    void onDisconnected(long nanos, LinkDownCause cause, String why);

    /** More waits to be written or offered than the transport may hold; the session gives the connection up. */
    void onOverflow(long nanos, String what);

    /** The transport stops reading, so silence and missing answers prove nothing until it reads again. */
    void onReadingPaused(long nanos);

    /** The transport reads again. */
    void onReadingResumed(long nanos);

    /** {@link #nextDeadline()} has come, or any other time. */
    void onTime(long nanos);

    /** A request of the engine. */
    void submit(long nanos, Output.PbxRequest request);

    /** Other devices from now on. */
    void updateDevices(long nanos, LinkDevices devices);

    /** Frames are to be shown, or not any more. */
    void trace(LinkTrace trace, boolean on);

    /** When {@link #onTime} must be called next, or {@link #NO_DEADLINE}. */
    long nextDeadline();

    /** The next thing to do, or null. */
    LinkEffect poll();

    /** As it stands now. */
    LinkStatus status();
}
