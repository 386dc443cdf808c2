package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.Csta;

/** What this switch says it can do; a test holds it against what the services do. */
final class Capabilities {
    private static final String SWITCH_VERSION = "G3V18";
    private static final String SOFTWARE = "018x.00.0.890.0";
    private static final String ADMIN_SOFTWARE = "18";
    private static final String OFFER = "CM";
    private static final String SERVER = "SIM";
    private static final int HISTORY = 1;
    private static final int V8 = 8;
    private static final int V13 = 13;

    private Capabilities() {}

    /** Services and events, eight a line in the order of the message. */
    static Csta.GetApiCapsConf services(int version) {
        int agentModes = version >= V13 ? 1 : 0;
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
                1, 0, 1, 1, 1, 1, 1, agentModes,
                // ready, workNotReady, workReady, backInService, outOfService, private, routeRequest, reRoute
                agentModes, agentModes, 0, 1, 1, 1, 1, 0,
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

    /** The vendor's own services; what a version has no request for it cannot have. */
    static Att.V18GetApiCapsConf vendor(int version) {
        return new Att.V18GetApiCapsConf(SWITCH_VERSION, true, true, true, false, false, false, false, true, true,
                true, true, true, true, version >= V8, version >= V8, HISTORY, true, true, true, false, false, false,
                false, false, false, true, true, true, true, true, true, true, ADMIN_SOFTWARE, SOFTWARE, OFFER,
                SERVER);
    }
}
