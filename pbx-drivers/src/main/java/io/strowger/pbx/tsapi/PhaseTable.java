package io.strowger.pbx.tsapi;

import static io.strowger.pbx.tsapi.Phase.BACKOFF;
import static io.strowger.pbx.tsapi.Phase.CAPABILITIES;
import static io.strowger.pbx.tsapi.Phase.CLOSING;
import static io.strowger.pbx.tsapi.Phase.DEVICE_LIST;
import static io.strowger.pbx.tsapi.Phase.IDLE;
import static io.strowger.pbx.tsapi.Phase.KEY_EXCHANGE;
import static io.strowger.pbx.tsapi.Phase.MONITORING;
import static io.strowger.pbx.tsapi.Phase.NAME_QUERY;
import static io.strowger.pbx.tsapi.Phase.OPENING;
import static io.strowger.pbx.tsapi.Phase.UP;
import static io.strowger.pbx.tsapi.PhaseCause.BAD_BODY;
import static io.strowger.pbx.tsapi.PhaseCause.BAD_FRAME;
import static io.strowger.pbx.tsapi.PhaseCause.CAPABILITIES_ANSWERED;
import static io.strowger.pbx.tsapi.PhaseCause.CONNECTED;
import static io.strowger.pbx.tsapi.PhaseCause.CONNECT_FAILED;
import static io.strowger.pbx.tsapi.PhaseCause.CONNECT_OVERDUE;
import static io.strowger.pbx.tsapi.PhaseCause.CSTA_CONFIRMATION;
import static io.strowger.pbx.tsapi.PhaseCause.CSTA_EVENT;
import static io.strowger.pbx.tsapi.PhaseCause.DEVICES_ANSWERED;
import static io.strowger.pbx.tsapi.PhaseCause.DEVICES_CHANGED;
import static io.strowger.pbx.tsapi.PhaseCause.DEVICE_LIST_ANSWERED;
import static io.strowger.pbx.tsapi.PhaseCause.DEVICE_PAGE;
import static io.strowger.pbx.tsapi.PhaseCause.DISCONNECTED;
import static io.strowger.pbx.tsapi.PhaseCause.DRAINED;
import static io.strowger.pbx.tsapi.PhaseCause.HANDSHAKE_OVERDUE;
import static io.strowger.pbx.tsapi.PhaseCause.HEARTBEAT;
import static io.strowger.pbx.tsapi.PhaseCause.KEY_REPLY;
import static io.strowger.pbx.tsapi.PhaseCause.NAME_PAGE;
import static io.strowger.pbx.tsapi.PhaseCause.OVERFLOW;
import static io.strowger.pbx.tsapi.PhaseCause.REQUEST_OVERDUE;
import static io.strowger.pbx.tsapi.PhaseCause.RETRY_DUE;
import static io.strowger.pbx.tsapi.PhaseCause.SILENT;
import static io.strowger.pbx.tsapi.PhaseCause.START;
import static io.strowger.pbx.tsapi.PhaseCause.STOP;
import static io.strowger.pbx.tsapi.PhaseCause.STREAM_ABORTED;
import static io.strowger.pbx.tsapi.PhaseCause.STREAM_OPENED;
import static io.strowger.pbx.tsapi.PhaseCause.STREAM_REFUSED;
import static io.strowger.pbx.tsapi.PhaseCause.SUBMITTED;
import static io.strowger.pbx.tsapi.PhaseCause.SWITCH_LOST;
import static io.strowger.pbx.tsapi.PhaseCause.TLINK_FOUND;
import static io.strowger.pbx.tsapi.PhaseCause.TLINK_UNKNOWN;

import io.strowger.pbx.tsapi.PhaseVerdict.Anomaly;
import io.strowger.pbx.tsapi.PhaseVerdict.Move;
import io.strowger.pbx.tsapi.PhaseVerdict.Stay;

/**
 * The life of a TSAPI link: for every phase and every cause exactly one verdict. The class does not load when a cell
 * is missing or filled twice.
 */
public final class PhaseTable {
    private static final PhaseVerdict[][] TABLE = new PhaseVerdict[Phase.values().length][PhaseCause.values().length];

    static {
        idle();
        nameQuery();
        keyExchange();
        opening();
        capabilities();
        deviceList();
        monitoring();
        up();
        closing();
        backoff();
        for (Phase phase : Phase.values()) {
            for (PhaseCause cause : PhaseCause.values()) {
                if (verdict(phase, cause) == null) {
                    throw new IllegalStateException("no verdict for " + cause + " in " + phase);
                }
            }
        }
    }

    private PhaseTable() {}

    /** The verdict; never null. */
    public static PhaseVerdict verdict(Phase phase, PhaseCause cause) {
        return TABLE[phase.ordinal()][cause.ordinal()];
    }

    private record Row(Phase phase) {
        Row move(Phase to, PhaseCause... causes) {
            return fill(new Move(to), causes);
        }

        Row stay(String because, PhaseCause... causes) {
            return fill(new Stay(because), causes);
        }

        Row anomaly(String because, PhaseCause... causes) {
            return fill(new Anomaly(because), causes);
        }

        private Row fill(PhaseVerdict verdict, PhaseCause... causes) {
            for (PhaseCause cause : causes) {
                if (TABLE[phase.ordinal()][cause.ordinal()] != null) {
                    throw new IllegalStateException("two verdicts for " + cause + " in " + phase);
                }
                TABLE[phase.ordinal()][cause.ordinal()] = verdict;
            }
            return this;
        }
    }

    private static void idle() {
        new Row(IDLE).move(NAME_QUERY, START)
                .stay("already stopped", STOP)
                .stay("answered as not sent", SUBMITTED)
                .stay("kept for the next start", DEVICES_CHANGED)
                .anomaly("nothing is connected", CONNECTED, CONNECT_FAILED, CONNECT_OVERDUE, DISCONNECTED, OVERFLOW,
                        NAME_PAGE, TLINK_FOUND, TLINK_UNKNOWN, KEY_REPLY, STREAM_OPENED, STREAM_REFUSED,
                        STREAM_ABORTED, CAPABILITIES_ANSWERED, DEVICE_PAGE, DEVICE_LIST_ANSWERED, DEVICES_ANSWERED,
                        CSTA_EVENT, CSTA_CONFIRMATION, HEARTBEAT, BAD_FRAME, BAD_BODY, HANDSHAKE_OVERDUE,
                        REQUEST_OVERDUE, SILENT, RETRY_DUE, DRAINED, SWITCH_LOST);
    }

    private static void nameQuery() {
        new Row(NAME_QUERY).move(IDLE, STOP)
                .move(KEY_EXCHANGE, TLINK_FOUND)
                .move(BACKOFF, CONNECT_FAILED, CONNECT_OVERDUE, DISCONNECTED, OVERFLOW, TLINK_UNKNOWN, STREAM_REFUSED,
                        STREAM_ABORTED, BAD_FRAME, BAD_BODY, HANDSHAKE_OVERDUE)
                .stay("already started", START)
                .stay("the query is sent", CONNECTED)
                .stay("the next page is asked for", NAME_PAGE)
                .stay("answered as not sent", SUBMITTED)
                .stay("kept for the monitoring phase", DEVICES_CHANGED)
                .stay("shows that the server lives", HEARTBEAT)
                .anomaly("a name server says no such thing", KEY_REPLY, STREAM_OPENED, CAPABILITIES_ANSWERED,
                        DEVICE_PAGE, DEVICE_LIST_ANSWERED, DEVICES_ANSWERED, CSTA_EVENT, CSTA_CONFIRMATION,
                        SWITCH_LOST)
                .anomaly("no such timer runs", REQUEST_OVERDUE, SILENT, RETRY_DUE, DRAINED);
    }

    private static void keyExchange() {
        new Row(KEY_EXCHANGE).move(IDLE, STOP)
                .move(OPENING, KEY_REPLY)
                .move(BACKOFF, CONNECT_FAILED, CONNECT_OVERDUE, DISCONNECTED, OVERFLOW, STREAM_REFUSED,
                        STREAM_ABORTED, BAD_FRAME, BAD_BODY, HANDSHAKE_OVERDUE)
                .stay("already started", START)
                .stay("the key is asked for", CONNECTED)
                .stay("answered as not sent", SUBMITTED)
                .stay("kept for the monitoring phase", DEVICES_CHANGED)
                .stay("shows that the server lives", HEARTBEAT)
                .anomaly("not asked for", NAME_PAGE, TLINK_FOUND, TLINK_UNKNOWN, STREAM_OPENED, CAPABILITIES_ANSWERED,
                        DEVICE_PAGE, DEVICE_LIST_ANSWERED, DEVICES_ANSWERED, CSTA_EVENT, CSTA_CONFIRMATION,
                        SWITCH_LOST)
                .anomaly("no such timer runs", REQUEST_OVERDUE, SILENT, RETRY_DUE, DRAINED);
    }

    private static void opening() {
        new Row(OPENING).move(IDLE, STOP)
                .move(CAPABILITIES, STREAM_OPENED)
                .move(BACKOFF, DISCONNECTED, OVERFLOW, STREAM_REFUSED, STREAM_ABORTED, BAD_FRAME, BAD_BODY,
                        HANDSHAKE_OVERDUE)
                .stay("already started", START)
                .stay("answered as not sent", SUBMITTED)
                .stay("kept for the monitoring phase", DEVICES_CHANGED)
                .stay("shows that the server lives", HEARTBEAT)
                .anomaly("already connected", CONNECTED, CONNECT_FAILED, CONNECT_OVERDUE)
                .anomaly("not asked for", NAME_PAGE, TLINK_FOUND, TLINK_UNKNOWN, KEY_REPLY, CAPABILITIES_ANSWERED,
                        DEVICE_PAGE, DEVICE_LIST_ANSWERED, DEVICES_ANSWERED, CSTA_EVENT, CSTA_CONFIRMATION,
                        SWITCH_LOST)
                .anomaly("no such timer runs", REQUEST_OVERDUE, SILENT, RETRY_DUE, DRAINED);
    }

    private static void capabilities() {
        open(CAPABILITIES).move(DEVICE_LIST, CAPABILITIES_ANSWERED)
                .move(BACKOFF, HANDSHAKE_OVERDUE)
                .stay("kept for the monitoring phase", DEVICES_CHANGED)
                .anomaly("not asked for", DEVICE_PAGE, DEVICE_LIST_ANSWERED, DEVICES_ANSWERED);
    }

    private static void deviceList() {
        open(DEVICE_LIST).move(MONITORING, DEVICE_LIST_ANSWERED)
                .move(BACKOFF, HANDSHAKE_OVERDUE)
                .stay("the next page is asked for", DEVICE_PAGE)
                .stay("kept for the monitoring phase", DEVICES_CHANGED)
                .anomaly("not asked for", CAPABILITIES_ANSWERED, DEVICES_ANSWERED);
    }

    private static void monitoring() {
        open(MONITORING).move(UP, DEVICES_ANSWERED)
                .stay("the difference is asked for or ended", DEVICES_CHANGED)
                .anomaly("not asked for", CAPABILITIES_ANSWERED, DEVICE_PAGE, DEVICE_LIST_ANSWERED)
                .anomaly("no such timer runs", HANDSHAKE_OVERDUE);
    }

    private static void up() {
        open(UP).stay("a monitor or registration asked for again was answered; the link was up already",
                DEVICES_ANSWERED)
                .stay("the difference is asked for or ended", DEVICES_CHANGED)
                .anomaly("not asked for", CAPABILITIES_ANSWERED, DEVICE_PAGE, DEVICE_LIST_ANSWERED)
                .anomaly("no such timer runs", HANDSHAKE_OVERDUE);
    }

    /** What is the same in every phase with an open stream. */
    private static Row open(Phase phase) {
        return new Row(phase).move(CLOSING, STOP)
                .move(BACKOFF, DISCONNECTED, OVERFLOW, STREAM_ABORTED, BAD_FRAME, SILENT, SWITCH_LOST)
                .stay("already started", START)
                .stay("given to the engine, or counted when it has no use for it", CSTA_EVENT)
                .stay("paired with its request", CSTA_CONFIRMATION)
                .stay("starts or restarts the supervision", HEARTBEAT)
                .stay("queued for sending", SUBMITTED)
                .stay("left out and counted; the stream itself is in step", BAD_BODY)
                .stay("answered as timed out and remembered for a late confirmation", REQUEST_OVERDUE)
                .stay("refuses a wish of ours that the link can do without", STREAM_REFUSED)
                .anomaly("already connected", CONNECTED, CONNECT_FAILED, CONNECT_OVERDUE)
                .anomaly("the stream is open already", NAME_PAGE, TLINK_FOUND, TLINK_UNKNOWN, KEY_REPLY, STREAM_OPENED)
                .anomaly("no such timer runs", RETRY_DUE, DRAINED);
    }

    private static void closing() {
        new Row(CLOSING).move(IDLE, DRAINED, DISCONNECTED, OVERFLOW, STREAM_ABORTED, BAD_FRAME, SILENT, SWITCH_LOST)
                .stay("already stopping", STOP)
                .stay("given to the engine, or counted when it has no use for it", CSTA_EVENT)
                .stay("paired with its request", CSTA_CONFIRMATION)
                .stay("restarts the supervision", HEARTBEAT)
                .stay("answered as not sent", SUBMITTED)
                .stay("kept for the next start", DEVICES_CHANGED)
                .stay("left out and counted; the stream itself is in step", BAD_BODY)
                .stay("answered as timed out", REQUEST_OVERDUE)
                .stay("an answer that nobody waits for any more", CAPABILITIES_ANSWERED, DEVICE_PAGE,
                        DEVICE_LIST_ANSWERED, DEVICES_ANSWERED, STREAM_REFUSED, HANDSHAKE_OVERDUE)
                .anomaly("it is being stopped; start it when it has stopped", START)
                .anomaly("already connected", CONNECTED, CONNECT_FAILED, CONNECT_OVERDUE)
                .anomaly("the stream is open already", NAME_PAGE, TLINK_FOUND, TLINK_UNKNOWN, KEY_REPLY, STREAM_OPENED)
                .anomaly("no such timer runs", RETRY_DUE);
    }

    private static void backoff() {
        new Row(BACKOFF).move(IDLE, STOP)
                .move(NAME_QUERY, RETRY_DUE)
                .stay("already started", START)
                .stay("answered as not sent", SUBMITTED)
                .stay("kept for the monitoring phase", DEVICES_CHANGED)
                .anomaly("nothing is connected", CONNECTED, CONNECT_FAILED, CONNECT_OVERDUE, DISCONNECTED, OVERFLOW,
                        NAME_PAGE, TLINK_FOUND, TLINK_UNKNOWN, KEY_REPLY, STREAM_OPENED, STREAM_REFUSED,
                        STREAM_ABORTED, CAPABILITIES_ANSWERED, DEVICE_PAGE, DEVICE_LIST_ANSWERED, DEVICES_ANSWERED,
                        CSTA_EVENT, CSTA_CONFIRMATION, HEARTBEAT, BAD_FRAME, BAD_BODY, SWITCH_LOST)
                .anomaly("no such timer runs", HANDSHAKE_OVERDUE, REQUEST_OVERDUE, SILENT, DRAINED);
    }
}
