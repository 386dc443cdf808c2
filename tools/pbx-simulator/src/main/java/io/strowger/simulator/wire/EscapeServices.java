package io.strowger.simulator.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttDeviceType;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.Unicode;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Application;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.PredictiveCalls;
import io.strowger.simulator.model.Switch;

/** Requests that only the private data describes. */
final class EscapeServices {
    /** What confirms a request whose confirmation has no private data. */
    static final Csta.EscapeSvcConf DONE = new Csta.EscapeSvcConf();
    /** The time of day counts years from here. */
    private static final int YEAR_BASE = 1900;

    private final Switch theSwitch;
    private final Application application;
    private final int version;
    private final CallEscapeServices calls;
    private final ObservingServices observing;

    EscapeServices(Switch theSwitch, Application application, int version) {
        this.theSwitch = theSwitch;
        this.application = application;
        this.version = version;
        this.calls = new CallEscapeServices(theSwitch);
        this.observing = new ObservingServices(theSwitch.serviceObserving());
    }

    /** The reply to an escape request; {@link Att.QueryAgentLogin} is the session's, because events follow it. */
    Reply handle(AttMessage request) {
        if (request == null) {
            return Reply.refuse(Failure.MISTYPED_ARGUMENT_REJECTION);
        }
        if (request.attType().version() > version) {
            return Reply.refuse(Failure.INVALID_FEATURE);
        }
        Reply reply = calls.handle(request);
        reply = reply == null ? observing.handle(request) : reply;
        reply = reply == null ? query(request) : reply;
        return reply == null ? Reply.refuse(Failure.INVALID_FEATURE) : reply;
    }

    private Reply query(AttMessage request) {
        return switch (request) {
            case Att.QueryTod r -> confirm(timeOfDay());
            case Att.QueryAcdSplit r -> Reply.of(theSwitch.queries().querySkill(r.device()),
                    skill -> confirm(new Att.V17QueryAcdSplitConf(skill.availableAgents(), skill.callsInQueue(),
                            skill.agentsLoggedIn())));
            case Att.QueryTg r -> Reply.of(theSwitch.queries().queryTrunkGroup(r.device()),
                    group -> confirm(new Att.QueryTgConf(group.idleTrunks(), group.usedTrunks())));
            case Att.QueryCallClassifier r -> confirm(classifier());
            case Att.QueryStationStatus r -> stationStatus(r.device());
            case Att.V10QueryStationStatus r -> stationStatus(r.device());
            case Att.QueryDeviceName r -> deviceName(r.device());
            case Att.QueryEndpointRegistrationInfo r -> endpoints(r.device());
            case Att.SetAdviceOfCharge r -> {
                theSwitch.charging().setAdvice(application, r.featureFlag());
                yield confirm(new Att.SetAdviceOfChargeConf());
            }
            case Att.MonitorStopOnCall r -> confirm(
                    theSwitch.monitoring().stopOnCall(application, r.monitorCrossRefID(),
                            Translation.connection(r.call())),
                    new Att.MonitorStopOnCallConf());
            default -> null;
        };
    }

    static Reply confirm(AttMessage privateData) {
        return new Reply(DONE, privateData);
    }

    /** A confirmation, or the refusal. */
    static <T> Reply confirm(Answer<T> answer, AttMessage privateData) {
        return Reply.of(answer, done -> confirm(privateData));
    }

    private Att.QueryTodConf timeOfDay() {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochMilli(theSwitch.now()), ZoneOffset.UTC);
        return new Att.QueryTodConf(time.getYear() - YEAR_BASE, time.getMonthValue(), time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(), time.getSecond());
    }

    private AttMessage classifier() {
        int used = theSwitch.predictiveCalls().portsInUse();
        return new Att.V17QueryCallClassifierConf(PredictiveCalls.CLASSIFIER_PORTS - used, used);
    }

    private Reply stationStatus(String device) {
        return Reply.of(theSwitch.station(device), station -> confirm(new Att.V10QueryStationStatusConf(
                !station.connections().isEmpty(), Endpoints.state(station.inService()))));
    }

    private Reply endpoints(String device) {
        return Reply.of(theSwitch.endpoints().query(device), endpoints -> Reply.of(theSwitch.station(device),
                station -> confirm(new Att.QueryEndpointRegistrationInfoConf(device,
                        Endpoints.state(station.inService()), endpoints.stream().map(Endpoints::info).toList()))));
    }

    private Reply deviceName(String number) {
        Device device = theSwitch.queries().queryDevice(number);
        AttDeviceType type = theSwitch.queries().isAgent(number)
                ? AttDeviceType.ATT_DT_LOGICAL_AGENT
                : switch (device.kind()) {
                    case STATION -> AttDeviceType.ATT_DT_STATION;
                    case VDN -> AttDeviceType.ATT_DT_VDN;
                    case SKILL -> AttDeviceType.ATT_DT_ACD_SPLIT;
                    case ANNOUNCEMENT -> AttDeviceType.ATT_DT_ANNOUNCEMENT;
                    case TRUNK, EXTERNAL, UNKNOWN -> null;
                };
        if (type == null) {
            return Reply.refuse(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        String name = theSwitch.queries().nameOf(number);
        return confirm(new Att.QueryDeviceNameConf(type, number, name, Unicode.of(name)));
    }
}
