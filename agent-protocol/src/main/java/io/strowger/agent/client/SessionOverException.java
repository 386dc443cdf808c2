package io.strowger.agent.client;

/** A session did not come to be, or is over; the state says why. */
public final class SessionOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ConnectionState state;

    SessionOverException(ConnectionState state) {
        super((state.reason() == null ? "" : state.reason() + ": ") + state.text());
        this.state = state;
    }

    /** Why; null after serialization. */
    public ConnectionState state() {
        return state;
    }
}
