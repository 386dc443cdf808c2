package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.SDBLevel;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.simulator.model.Application;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.Switch;

/** The services of one open stream at the switch that there is now, and who may ask for them. */
final class SessionServices {
    private static final int DEVICE_LIST = 20;
    private static final int LAST_INDEX = -1;

    private final AesServer aes;
    private final StreamTerms terms;
    private final StatusServices status;
    private final CallServices calls;
    private final DeviceServices devices;
    private final EscapeServices escapes;
    private final MonitorServices monitors;
    private final RoutingServices routing;

    /**
     * Of a stream.
     *
     * @param status outlives the link to the switch
     */
    SessionServices(AesServer aes, Application application, StreamTerms terms, StatusServices status) {
        Switch theSwitch = aes.theSwitch();
        this.aes = aes;
        this.terms = terms;
        this.status = status;
        this.calls = new CallServices(theSwitch, terms.version());
        this.devices = new DeviceServices(theSwitch, terms.version());
        this.escapes = new EscapeServices(theSwitch, application, terms.version());
        this.monitors = new MonitorServices(aes, application);
        this.routing = new RoutingServices(theSwitch, application, terms);
    }

    MonitorServices monitors() {
        return monitors;
    }

    RoutingServices routing() {
        return routing;
    }

    /** What a request gets that never comes to the switch, null when it does. */
    TsapiMessage refusal(CstaMessage request, AttMessage own) {
        if (aes.congested()) {
            return new Acs.UniversalFailureConf(ACSUniversalFailure.TSERVER_DRIVER_CONGESTION);
        }
        TsapiMessage ordered = aes.faults().refusal(request, Permissions.subject(request, own));
        if (ordered != null) {
            return ordered;
        }
        if (!aes.linked() && !StatusServices.serves(request)) {
            return new Csta.UniversalFailureConf(Translation.failure(Failure.RESOURCE_OUT_OF_SERVICE));
        }
        ACSUniversalFailure forbidden = terms.user().permissions().refusal(request, own);
        return forbidden == null ? null : new Acs.UniversalFailureConf(forbidden);
    }

    /** The reply to a request; {@link io.strowger.csta.tsapi.Att.QueryAgentLogin} is the session's, because events follow it. */
    Reply reply(CstaMessage request, AttMessage own) {
        Reply reply = switch (request) {
            case Csta.EscapeSvc r -> escapes.handle(own);
            case Csta.GetDeviceList r when terms.user().permissions().checked() -> deviceList(r);
            case Csta.QueryCallMonitor r ->
                Reply.of(new Csta.QueryCallMonitorConf(terms.user().permissions().callsAtAll()));
            default -> monitors.handle(request, own);
        };
        reply = reply == null ? routing.handle(request, own) : reply;
        reply = reply == null ? status.handle(request, own) : reply;
        reply = reply == null ? calls.handle(request, own) : reply;
        reply = reply == null ? devices.handle(request, own) : reply;
        return reply == null ? Reply.refuse(Failure.UNRECOGNIZED_OPERATION_REJECTION) : reply;
    }

    private Reply deviceList(Csta.GetDeviceList request) {
        List<String> all = terms.user().permissions().list(request.level());
        int from = Math.max(0, request.index());
        if (from > all.size()) {
            return Reply.refuse(Failure.VALUE_OUT_OF_RANGE);
        }
        int to = Math.min(from + DEVICE_LIST, all.size());
        return Reply.of(new Csta.GetDeviceListConf(SDBLevel.ACS_AND_CSTA_CHECKING, request.level(),
                to == all.size() ? LAST_INDEX : to, all.subList(from, to)));
    }
}
