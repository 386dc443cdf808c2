package io.strowger.calllog.fold;

/** When something is booked; a report must say which one it shows. */
public enum Booking {
    /** In the interval in which it happens. */
    EVENT,
    /** In the interval in which its contact ends, as Avaya CMS books call items. */
    CALL_END
}
