package io.strowger.pbx.link;

import io.strowger.core.input.Input;

/** One thing that a session wants done. Effects are carried out in the order in which they are polled. */
public sealed interface LinkEffect {
    /**
     * Open a TCP connection; answered by connected or connect-failed. There is never more than one.
     *
     * @param secure
     *            TLS from the first byte
     */
    record Connect(String host, int port, boolean secure, long timeoutMillis) implements LinkEffect {}

    /** Write these bytes; the array belongs to the transport from now on. */
    record Send(byte[] bytes) implements LinkEffect {}

    /** Write what is still to be written and close; nothing of this connection is told to the session any more. */
    record Disconnect() implements LinkEffect {}

    /** Offer this input, after all those before it. */
    record Offer(Input input) implements LinkEffect {}

    /** The session is stopped for good and will ask for nothing more. */
    record Stopped() implements LinkEffect {}
}
