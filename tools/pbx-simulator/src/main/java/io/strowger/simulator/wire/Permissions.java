package io.strowger.simulator.wire;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTALevel;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.ConnectionIDDevice;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;

/**
 * What the security database allows a user: which devices he may control and ask about, monitor, monitor calls at, and
 * route calls of. Requests about other devices are refused by the server itself, before the switch hears of them.
 *
 * @param checked whether there is anything that the user may not do
 * @param control devices of call control, of feature and agent requests and of queries
 * @param deviceMonitors devices that may be monitored or asked about their calls
 * @param callMonitors devices whose calls may be monitored
 * @param routing devices that the user may be the router of
 * @param callsAtAll whether single calls may be monitored and asked about, whoever is in them
 */
public record Permissions(
        boolean checked,
        Set<String> control,
        Set<String> deviceMonitors,
        Set<String> callMonitors,
        Set<String> routing,
        boolean callsAtAll) {
    /** Most devices of one list. */
    public static final int MAX_DEVICES = 50_000;
    /** Everything is allowed. */
    public static final Permissions EVERYTHING = new Permissions(false, Set.of(), Set.of(), Set.of(), Set.of(), true);

    public Permissions {
        control = copy(control);
        deviceMonitors = copy(deviceMonitors);
        callMonitors = copy(callMonitors);
        routing = copy(routing);
    }

    /** The same list for everything, and no single calls. */
    public static Permissions of(Collection<String> devices) {
        Set<String> list = copy(devices);
        return new Permissions(true, list, list, list, list, false);
    }

    private static Set<String> copy(Collection<String> devices) {
        if (devices.size() > MAX_DEVICES) {
            throw new IllegalArgumentException("a device list of " + devices.size() + ", at most " + MAX_DEVICES);
        }
        return Collections.unmodifiableSet(new LinkedHashSet<>(devices));
    }

    /** What an application is told when it asks which devices it may use at a level; empty for an unknown level. */
    List<String> list(CSTALevel level) {
        if (level.equals(CSTALevel.CSTA_DEVICE_DEVICE_MONITOR)) {
            return List.copyOf(deviceMonitors);
        }
        if (level.equals(CSTALevel.CSTA_CALL_DEVICE_MONITOR)) {
            return List.copyOf(callMonitors);
        }
        if (level.equals(CSTALevel.CSTA_ROUTING)) {
            return List.copyOf(routing);
        }
        boolean controlled = level.equals(CSTALevel.CSTA_CALL_CONTROL) || level.equals(CSTALevel.CSTA_HOME_WORK_TOP);
        return controlled ? List.copyOf(control) : List.of();
    }

    /** Why a request is refused, null when it is not. */
    ACSUniversalFailure refusal(CstaMessage request, AttMessage own) {
        if (!checked) {
            return null;
        }
        return switch (request) {
            case Csta.MonitorDevice r -> deviceMonitor(r.deviceID());
            case Csta.SnapshotDevice r -> deviceMonitor(r.snapshotObject());
            case Csta.MonitorCallsViaDevice r -> missing(callMonitors, r.deviceID(),
                    ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_MONITOR_CALL_DEVICE_LIST,
                    ACSUniversalFailure.TSERVER_MONITOR_CALL_DEVICE_LIST_EMPTY);
            case Csta.MonitorCall r -> calls();
            case Csta.SnapshotCall r -> calls();
            case Csta.RouteRegisterReq r -> missing(routing, r.routingDevice(),
                    ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_ROUTE_LIST, ACSUniversalFailure.TSERVER_ROUTE_LIST_EMPTY);
            default -> control(controlled(request, own));
        };
    }

    private ACSUniversalFailure calls() {
        return callsAtAll ? null : ACSUniversalFailure.TSERVER_NO_CALL_CALL_MONITOR_PERMISSION;
    }

    private ACSUniversalFailure deviceMonitor(String device) {
        return missing(deviceMonitors, device, ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_MONITOR_DEVICE_LIST,
                ACSUniversalFailure.TSERVER_MONITOR_DEVICE_LIST_EMPTY);
    }

    private ACSUniversalFailure control(String device) {
        return device == null
                ? null
                : missing(control, device, ACSUniversalFailure.TSERVER_DEVICE_NOT_ON_CALL_CONTROL_LIST,
                        ACSUniversalFailure.TSERVER_CALL_CONTROL_LIST_EMPTY);
    }

    private static ACSUniversalFailure missing(Set<String> list, String device, ACSUniversalFailure failure,
            ACSUniversalFailure empty) {
        if (list.contains(device)) {
            return null;
        }
        return list.isEmpty() ? empty : failure;
    }

    /** The device that a request is about, empty for none. */
    static String subject(CstaMessage request, AttMessage own) {
        String device = switch (request) {
            case Csta.MonitorDevice r -> r.deviceID();
            case Csta.SnapshotDevice r -> r.snapshotObject();
            case Csta.MonitorCallsViaDevice r -> r.deviceID();
            case Csta.RouteRegisterReq r -> r.routingDevice();
            case Csta.QueryDeviceInfo r -> r.device();
            default -> controlled(request, own);
        };
        return device == null ? "" : device;
    }

    /** The device on whose behalf a request acts, null when it acts on none. */
    private static String controlled(CstaMessage request, AttMessage own) {
        return switch (request) {
            case Csta.AlternateCall r -> device(r.activeCall());
            case Csta.AnswerCall r -> device(r.alertingCall());
            case Csta.CallCompletion r -> device(r.call());
            case Csta.ClearCall r -> device(r.call());
            case Csta.ClearConnection r -> device(r.call());
            case Csta.ConferenceCall r -> device(r.heldCall());
            case Csta.ConsultationCall r -> device(r.activeCall());
            case Csta.DeflectCall r -> device(r.deflectCall());
            case Csta.PickupCall r -> r.calledDevice();
            case Csta.GroupPickupCall r -> r.pickupDevice();
            case Csta.HoldCall r -> device(r.activeCall());
            case Csta.MakeCall r -> r.callingDevice();
            case Csta.MakePredictiveCall r -> r.callingDevice();
            case Csta.ReconnectCall r -> device(r.activeCall());
            case Csta.RetrieveCall r -> device(r.heldCall());
            case Csta.TransferCall r -> device(r.heldCall());
            case Csta.SetAgentState r -> r.device();
            case Csta.QueryAgentState r -> r.device();
            case Csta.SetDnd r -> r.device();
            case Csta.SetMwi r -> r.device();
            case Csta.SetFwd r -> r.device();
            case Csta.QueryDnd r -> r.device();
            case Csta.QueryMwi r -> r.device();
            case Csta.QueryFwd r -> r.device();
            case Csta.QueryLastNumber r -> r.device();
            case Csta.EscapeSvc r when own instanceof Att.SingleStepConferenceCall join -> device(join.activeCall());
            case Csta.EscapeSvc r when own instanceof Att.SingleStepTransferCall move -> device(move.activeCall());
            default -> null;
        };
    }

    /** Trunks and other parties without a number stand on no list; the call's own device is what is checked. */
    private static String device(ConnectionID id) {
        return id.devIDType().equals(ConnectionIDDevice.DYNAMIC_ID) ? null : id.deviceID();
    }

    @Override
    public String toString() {
        return checked ? "control " + control.size() + " devices" : "everything";
    }
}
