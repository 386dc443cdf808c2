package io.strowger.core.model;

/**
 * What a monitor can be told to leave out, in the order of the filters of CSTA: calls, features, agents, maintenance, and what is private to the switch.
 * Constants are only appended.
 */
public enum MonitoredEvent {
    CALL_CLEARED, CONFERENCED, CONNECTION_CLEARED, DELIVERED, DIVERTED, ESTABLISHED, FAILED, HELD, NETWORK_REACHED,
    ORIGINATED, QUEUED, RETRIEVED, SERVICE_INITIATED, TRANSFERRED, CALL_INFORMATION, DO_NOT_DISTURB, FORWARDING,
    MESSAGE_WAITING, LOGGED_ON, LOGGED_OFF, NOT_READY, READY, WORK_NOT_READY, WORK_READY, BACK_IN_SERVICE,
    OUT_OF_SERVICE,
    /** All private events. */
    PRIVATE_STATUS,
    /** Of the private events those of entered digits. */
    ENTERED_DIGITS,
    /** Of the private events the advices of charge. */
    CHARGE_ADVICE
}
