package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;

/** What this switch says it can do; a test holds it against what the services do. */
final class Capabilities {
    private static final String SWITCH_VERSION = "G3V18";
    private static final String SOFTWARE = "018x.00.0.890.0";
    private static final String ADMIN_SOFTWARE = "18";
    private static final String OFFER = "CM";
    private static final String SERVER = "SIM";
    private static final int HISTORY = 1;
    private static final int V5 = 5;
    private static final int V7 = 7;
    private static final int V8 = 8;
    private static final int V11 = 11;
    private static final int V14 = 14;
    private static final int V18 = 18;

    private Capabilities() {}

    /** Services and events, eight a line in the order of the message. */
    static Csta.GetApiCapsConf services() {
        return new Csta.GetApiCapsConf(
                // alternateCall, answerCall, callCompletion, clearCall, clearConnection, conferenceCall,
                // consultationCall,
                // deflectCall
                1, 1, 1, 1, 1, 1, 1, 1,
                // pickupCall, groupPickupCall, holdCall, makeCall, makePredictiveCall, queryMwi, queryDnd, queryFwd
                1, 1, 1, 1, 1, 1, 1, 1,
                // queryAgentState, queryLastNumber, queryDeviceInfo, reconnectCall, retrieveCall, setMwi, setDnd,
                // setFwd
                1, 1, 1, 1, 1, 1, 1, 1,
                // setAgentState, transferCall, eventReport, callCleared, conferenced, connectionCleared, delivered,
                // diverted
                1, 1, 1, 1, 1, 1, 1, 1,
                // established, failed, held, networkReached, originated, queued, retrieved, serviceInitiated
                1, 1, 1, 1, 1, 1, 1, 1,
                // transferred, callInformation, doNotDisturb, forwarding, messageWaiting, loggedOn, loggedOff, notReady
                1, 0, 1, 1, 1, 1, 1, 0,
                // ready, workNotReady, workReady, backInService, outOfService, private, routeRequest, reRoute
                0, 0, 0, 1, 1, 1, 1, 0,
                // routeSelect, routeUsed, routeEnd, monitorDevice, monitorCall, monitorCallsViaDevice,
                // changeMonitorFilter,
                // monitorStop
                1, 1, 1, 1, 1, 1, 1, 1,
                // monitorEnded, snapshotDevice, snapshotCall, escapeService, privateStatus, escapeServiceEvent,
                // escapeServiceConf, sendPrivate
                1, 1, 1, 1, 1, 0, 0, 0,
                // sysStatReq, sysStatStart, sysStatStop, changeSysStatFilter, sysStatReqEvent, sysStatReqConf,
                // sysStatEvent
                1, 1, 1, 1, 0, 0, 1);
    }

    /** The vendor's own services, in the form of a version; members of later forms are left out. */
    static AttMessage vendor(int version) {
        if (version < V5) {
            return new Att.V4GetApiCapsConf(SWITCH_VERSION, true, false, true, false, false, false, false, false,
                    false);
        }
        if (version < V7) {
            return new Att.V6GetApiCapsConf(SWITCH_VERSION, true, false, true, false, false, false, false, true, true,
                    true, true, true, true, false, false);
        }
        if (version < V11) {
            return new Att.GetApiCapsConf(SWITCH_VERSION, true, false, true, false, false, false, false, true, true,
                    true, true, true, true, version >= V8, version >= V8, HISTORY, ADMIN_SOFTWARE, SOFTWARE, OFFER,
                    SERVER);
        }
        if (version < V14) {
            return new Att.V11GetApiCapsConf(SWITCH_VERSION, true, false, true, false, false, false, false, true,
                    true, true, true, true, true, true, true, HISTORY, true, true, true, ADMIN_SOFTWARE, SOFTWARE,
                    OFFER, SERVER);
        }
        if (version < V18) {
            return new Att.V14GetApiCapsConf(SWITCH_VERSION, true, false, true, false, false, false, false, true,
                    true, true, true, true, true, true, true, HISTORY, true, true, true, false, false, false, false,
                    false, false, ADMIN_SOFTWARE, SOFTWARE, OFFER, SERVER);
        }
        return new Att.V18GetApiCapsConf(SWITCH_VERSION, true, false, true, false, false, false, false, true, true,
                true, true, true, true, true, true, HISTORY, true, true, true, false, false, false, false, false,
                false, true, true, true, true, true, true, true, ADMIN_SOFTWARE, SOFTWARE, OFFER, SERVER);
    }
}
