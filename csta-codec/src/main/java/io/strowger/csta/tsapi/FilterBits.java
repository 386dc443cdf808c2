package io.strowger.csta.tsapi;

/** The bits of the filters of {@link MonitorFilter}, of system status and of device classes. */
public final class FilterBits {
    /** Call filter: CallCleared. */
    public static final int CALL_CLEARED = 0x8000;
    /** Call filter: Conferenced. */
    public static final int CONFERENCED = 0x4000;
    /** Call filter: ConnectionCleared. */
    public static final int CONNECTION_CLEARED = 0x2000;
    /** Call filter: Delivered. */
    public static final int DELIVERED = 0x1000;
    /** Call filter: Diverted. */
    public static final int DIVERTED = 0x0800;
    /** Call filter: Established. */
    public static final int ESTABLISHED = 0x0400;
    /** Call filter: Failed. */
    public static final int FAILED = 0x0200;
    /** Call filter: Held. */
    public static final int HELD = 0x0100;
    /** Call filter: NetworkReached. */
    public static final int NETWORK_REACHED = 0x0080;
    /** Call filter: Originated. */
    public static final int ORIGINATED = 0x0040;
    /** Call filter: Queued. */
    public static final int QUEUED = 0x0020;
    /** Call filter: Retrieved. */
    public static final int RETRIEVED = 0x0010;
    /** Call filter: ServiceInitiated. */
    public static final int SERVICE_INITIATED = 0x0008;
    /** Call filter: Transferred. */
    public static final int TRANSFERRED = 0x0004;

    /** Feature filter: CallInformation. */
    public static final int CALL_INFORMATION = 0x80;
    /** Feature filter: DoNotDisturb. */
    public static final int DO_NOT_DISTURB = 0x40;
    /** Feature filter: Forwarding. */
    public static final int FORWARDING = 0x20;
    /** Feature filter: MessageWaiting. */
    public static final int MESSAGE_WAITING = 0x10;

    /** Agent filter: LoggedOn. */
    public static final int LOGGED_ON = 0x80;
    /** Agent filter: LoggedOff. */
    public static final int LOGGED_OFF = 0x40;
    /** Agent filter: NotReady. */
    public static final int NOT_READY = 0x20;
    /** Agent filter: Ready. */
    public static final int READY = 0x10;
    /** Agent filter: WorkNotReady. */
    public static final int WORK_NOT_READY = 0x08;
    /** Agent filter: WorkReady. */
    public static final int WORK_READY = 0x04;

    /** Maintenance filter: BackInService. */
    public static final int BACK_IN_SERVICE = 0x80;
    /** Maintenance filter: OutOfService. */
    public static final int OUT_OF_SERVICE = 0x40;

    /** System status filter: SS_INITIALIZING; each later status is the next lower bit. */
    public static final int INITIALIZING = 0x80;
    /** System status filter: SS_ENABLED. */
    public static final int ENABLED = 0x40;
    /** System status filter: SS_NORMAL. */
    public static final int NORMAL = 0x20;
    /** System status filter: SS_MESSAGES_LOST. */
    public static final int MESSAGES_LOST = 0x10;
    /** System status filter: SS_DISABLED. */
    public static final int DISABLED = 0x08;
    /** System status filter: SS_OVERLOAD_IMMINENT. */
    public static final int OVERLOAD_IMMINENT = 0x04;
    /** System status filter: SS_OVERLOAD_REACHED. */
    public static final int OVERLOAD_REACHED = 0x02;
    /** System status filter: SS_OVERLOAD_RELIEVED. */
    public static final int OVERLOAD_RELIEVED = 0x01;

    /** Device class: voice. */
    public static final int VOICE = 0x80;
    /** Device class: data. */
    public static final int DATA = 0x40;
    /** Device class: image. */
    public static final int IMAGE = 0x20;
    /** Device class: other. */
    public static final int OTHER = 0x10;

    /** Private filter: entered digits. */
    public static final int ENTERED_DIGITS = 0x80;
    /** Private filter: charge advice. */
    public static final int CHARGE_ADVICE = 0x40;

    private FilterBits() {}
}
