package io.strowger.pbx.tsapi;

/** What can happen to a TSAPI link. */
public enum PhaseCause {
    /** An operator or the server's start wants the link up. */
    START,
    /** An operator or the server's end wants it down. */
    STOP,
    /** The connection asked for stands. */
    CONNECTED,
    /** The connection asked for was refused. */
    CONNECT_FAILED,
    /** The connection asked for took too long. */
    CONNECT_OVERDUE,
    /** The connection is gone unasked. */
    DISCONNECTED,
    /** More waits inside than the limits allow. */
    OVERFLOW,
    /** A page of Tlinks, with more to come. */
    NAME_PAGE,
    /** The last page of Tlinks, and ours is among them. */
    TLINK_FOUND,
    /** The last page of Tlinks, and ours is not among them. */
    TLINK_UNKNOWN,
    /** A key for the password. */
    KEY_REPLY,
    /** The stream is confirmed. */
    STREAM_OPENED,
    /** An ACS request is refused. */
    STREAM_REFUSED,
    /** The server ends the stream. */
    STREAM_ABORTED,
    /** GetAPICaps is confirmed or refused. */
    CAPABILITIES_ANSWERED,
    /** A page of devices, with more to come. */
    DEVICE_PAGE,
    /** The last page of devices, or a refusal of any. */
    DEVICE_LIST_ANSWERED,
    /** No monitor or registration is without an answer. */
    DEVICES_ANSWERED,
    /** An event or a request of the switch. */
    CSTA_EVENT,
    /** A confirmation or refusal of a CSTA request. */
    CSTA_CONFIRMATION,
    /** The server's heartbeat. */
    HEARTBEAT,
    /** A request of the engine. */
    SUBMITTED,
    /** Other devices are to be watched. */
    DEVICES_CHANGED,
    /** Bytes that are no frame. */
    BAD_FRAME,
    /** A frame whose content cannot be read. */
    BAD_BODY,
    /** A step of the opening got no answer in time. */
    HANDSHAKE_OVERDUE,
    /** A request got no answer in time. */
    REQUEST_OVERDUE,
    /** Nothing was received for longer than a living server is silent. */
    SILENT,
    /** The time of the next attempt has come. */
    RETRY_DUE,
    /** Nothing is due any more, or the wait for it is over. */
    DRAINED,
    /** The server says that it has lost the switch. */
    SWITCH_LOST
}
