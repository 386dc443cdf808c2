package io.strowger.core.model;

/** How far a callback is; from DONE on it is over. Constants are only appended. */
public enum CallbackState {
    /** Its time has not come. */
    SCHEDULED,
    /** It stands in the queue. */
    WAITING,
    /** An agent is shown it before he calls. */
    OFFERED,
    /** He calls. */
    DIALLING,
    /** He talks with the customer. */
    TALKING,
    /** Nobody was reached; it is tried again. */
    PAUSED,
    /** The customer was reached. */
    DONE,
    /** Nobody was reached, and it is not tried again. */
    EXHAUSTED,
    /** Its time is over. */
    EXPIRED,
    /** Somebody cancelled it. */
    CANCELLED,
    /** The customer called again by himself. */
    CALLED_AGAIN;

    /** Whether nothing more comes of it. */
    public boolean isOver() {
        return compareTo(DONE) >= 0;
    }
}
