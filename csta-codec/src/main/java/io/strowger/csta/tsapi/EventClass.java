package io.strowger.csta.tsapi;

/** The event classes of the frame header. */
public final class EventClass {
    /** ACS request, client to server. */
    public static final int ACSREQUEST = 0;
    /** ACS event, server to client. */
    public static final int ACSUNSOLICITED = 1;
    /** ACS confirmation, server to client. */
    public static final int ACSCONFIRMATION = 2;
    /** CSTA request; routing, escape and status requests also go server to client. */
    public static final int CSTAREQUEST = 3;
    /** Event of a monitor; the header carries the monitor cross reference. */
    public static final int CSTAUNSOLICITED = 4;
    /** CSTA confirmation, server to client. */
    public static final int CSTACONFIRMATION = 5;
    /** Event outside monitors, server to client. */
    public static final int CSTAEVENTREPORT = 6;

    private static final String[] NAMES = {"ACSREQUEST", "ACSUNSOLICITED", "ACSCONFIRMATION", "CSTAREQUEST",
        "CSTAUNSOLICITED", "CSTACONFIRMATION", "CSTAEVENTREPORT"};

    private EventClass() {}

    /** The name, or the decimal number of an unknown class. */
    public static String name(int eventClass) {
        return eventClass >= 0 && eventClass < NAMES.length ? NAMES[eventClass] : Integer.toString(eventClass);
    }

    /** Whether the class chooses the ACS table. */
    public static boolean isAcs(int eventClass) {
        return eventClass >= ACSREQUEST && eventClass <= ACSCONFIRMATION;
    }

    /** Whether the class chooses the CSTA table. */
    public static boolean isCsta(int eventClass) {
        return eventClass >= CSTAREQUEST && eventClass <= CSTAEVENTREPORT;
    }
}
