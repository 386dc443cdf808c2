package io.strowger.simulator.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Application;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.SwitchEvent;

/** The monitors of one stream with their filters and licences. */
final class MonitorServices {
    /** No private event is suppressed. */
    private static final int NOTHING = 0;

    private record Monitor(String device, MonitorFilter filter, int privateFilter) {}

    private final AesServer aes;
    private final Application application;
    private final Map<Integer, Monitor> monitors = new HashMap<>();

    MonitorServices(AesServer aes, Application application) {
        this.aes = aes;
        this.application = application;
    }

    /** The device that a request would need a licence for, null for none. */
    static String licensed(CstaMessage request) {
        return switch (request) {
            case Csta.MonitorDevice r -> r.deviceID();
            case Csta.MonitorCallsViaDevice r -> r.deviceID();
            default -> null;
        };
    }

    /** The reply to a request on monitors, null when it is none. */
    Reply handle(CstaMessage request, AttMessage own) {
        return switch (request) {
            case Csta.MonitorDevice r -> start(request, r.deviceID(), r.monitorFilter(), own);
            case Csta.MonitorCallsViaDevice r -> start(request, r.deviceID(), r.monitorFilter(), own);
            case Csta.MonitorCall r -> start(request, "", r.monitorFilter(), own);
            case Csta.ChangeMonitorFilter r -> changeFilter(r, own);
            case Csta.MonitorStop r -> {
                Answer<Answer.Nothing> answer = aes.theSwitch().monitoring().stop(application, r.monitorCrossRefID());
                forget(r.monitorCrossRefID());
                yield Reply.of(answer, new Csta.MonitorStopConf());
            }
            default -> null;
        };
    }

    private Reply start(CstaMessage request, String device, MonitorFilter filter, AttMessage own) {
        CSTAUniversalFailure ordered = aes.faults().monitorRefusal(device);
        if (ordered != null) {
            return Reply.of(new Csta.UniversalFailureConf(ordered));
        }
        if (!device.isEmpty() && !aes.licences().available(device)) {
            return Reply.of(
                    new Csta.UniversalFailureConf(CSTAUniversalFailure.GENERIC_SUBSCRIBED_RESOURCE_AVAILABILITY));
        }
        Answer<Integer> answer = switch (request) {
            case Csta.MonitorDevice r -> aes.theSwitch().monitoring().ofDevice(application, device);
            case Csta.MonitorCallsViaDevice r -> aes.theSwitch().monitoring().ofCallsVia(application, device,
                    own instanceof Att.MonitorCallsViaDevice form && form.flowPredictiveCallEvents());
            case Csta.MonitorCall r ->
                aes.theSwitch().monitoring().ofCall(application, Translation.connection(r.call()));
            default -> throw new IllegalArgumentException(request.toString());
        };
        int privateFilter = privateFilter(own);
        if (answer instanceof Answer.Done<Integer> done) {
            monitors.put(done.value(), new Monitor(device, filter, privateFilter));
            aes.licences().take(device);
        }
        return Reply.of(answer, id -> new Reply(new Csta.MonitorConf(id, filter), confirmed(request, privateFilter,
                own != null)));
    }

    private static int privateFilter(AttMessage own) {
        return switch (own) {
            case Att.MonitorFilter f -> f.privateFilter();
            case Att.MonitorCallsViaDevice f -> f.privateFilter();
            case Att.V18MonitorFilter f -> f.privateFilter();
            case Att.V4MonitorFilter f -> f.privateFilter();
            case null, default -> NOTHING;
        };
    }

    /** A call's monitor is confirmed with who is in the call; a private filter with the one in force. */
    private AttMessage confirmed(CstaMessage request, int privateFilter, boolean asked) {
        if (request instanceof Csta.MonitorCall call
                && aes.theSwitch()
                        .queries()
                        .snapshotCall(Translation.connection(call.call())) instanceof Answer.Done<List<Party>> in) {
            return new Att.MonitorCallConf(privateFilter, CallServices.snapshot(in.value()));
        }
        return asked ? new Att.MonitorConf(privateFilter) : null;
    }

    private Reply changeFilter(Csta.ChangeMonitorFilter request, AttMessage own) {
        Monitor old = monitors.get(request.monitorCrossRefID());
        if (old == null) {
            return Reply.refuse(Failure.INVALID_CROSS_REF_ID);
        }
        int privateFilter = own == null ? old.privateFilter : privateFilter(own);
        monitors.put(request.monitorCrossRefID(), new Monitor(old.device, request.monitorFilter(), privateFilter));
        return Reply.of(new Csta.ChangeMonitorFilterConf(request.monitorFilter()));
    }

    /** Whether an event of a monitor is to be sent. */
    boolean passes(int monitorId, SwitchEvent event) {
        Monitor monitor = monitors.get(monitorId);
        boolean unasked = event instanceof SwitchEvent.ChargeAdvice
                && !aes.theSwitch().charging().advises(application);
        return monitor != null && !unasked && Events.passes(monitor.filter, monitor.privateFilter, event);
    }

    /** The monitored device, empty for a call's monitor. */
    String device(int monitorId) {
        Monitor monitor = monitors.get(monitorId);
        return monitor == null ? "" : monitor.device;
    }

    /** A monitor is over. */
    void forget(int monitorId) {
        Monitor monitor = monitors.remove(monitorId);
        if (monitor != null) {
            aes.licences().giveBack(monitor.device);
        }
    }

    /** The monitors there are, in the order of their numbers. */
    List<Integer> ids() {
        return monitors.keySet().stream().sorted().toList();
    }

    /** The stream is over. */
    void forgetAll() {
        List.copyOf(monitors.keySet()).forEach(this::forget);
    }
}
