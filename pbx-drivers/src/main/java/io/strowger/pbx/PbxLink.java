package io.strowger.pbx;

import io.strowger.core.output.Output;
import java.util.concurrent.CompletionStage;

/** A link to a switch. All methods may be called by any thread and none blocks. */
public interface PbxLink {
    /** Starts to connect, and to reconnect for as long as the link is not stopped. A second call does nothing. */
    void start();

    /**
     * Takes a request to send at most once. What becomes of it is said by exactly one
     * {@link io.strowger.core.input.Input.PbxReplied}, with three exceptions: a RouteSelect or RouteEnd is answered
     * only when it is refused or was not sent; a request that was written before the link was lost is not answered (the
     * {@link io.strowger.core.input.Input.LinkChanged} DOWN says so for all of them); and a reply after a time-out is a
     * second one, {@link io.strowger.core.input.PbxReply.Late}.
     *
     * @return false when the link's mailbox is full: nothing was taken, offer it again later or answer it as not sent
     */
    boolean submit(Output.PbxRequest request);

    /** Replaces the devices to monitor and register; the difference is set and ended without touching the rest. */
    void updateDevices(LinkDevices devices);

    /**
     * Takes no more requests, waits a bounded time for the answers still due, closes the stream and reports the link as
     * stopped.
     *
     * @return completes when the connection is closed
     */
    CompletionStage<Void> stop();

    /**
     * Shows the link's frames from now on, until {@link #endTrace}.
     *
     * @throws UnsupportedOperationException
     *             the driver has no frames to show
     */
    default void trace(LinkTrace trace) {
        throw new UnsupportedOperationException("this driver shows no frames");
    }

    /** Ends a trace; nothing when it has ended. */
    default void endTrace(LinkTrace trace) {
        // What cannot begin need not be ended.
    }

    /** What the link is doing now, as it stood after its last turn. */
    LinkStatus status();
}
