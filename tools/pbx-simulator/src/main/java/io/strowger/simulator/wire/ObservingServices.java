package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttDeviceType;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.ServiceObserveConnState;
import io.strowger.simulator.model.Observation;
import io.strowger.simulator.model.ServiceObserving;

/** Escape requests of service observers. */
final class ObservingServices {
    private final ServiceObserving observing;

    ObservingServices(ServiceObserving observing) {
        this.observing = observing;
    }

    /** The reply to a request on observing, null when it is none. */
    Reply handle(AttMessage request) {
        return switch (request) {
            case Att.ServiceObserveActivate r ->
                Reply.of(observing.activate(wanted(r), r.nextCall()), EscapeServices.DONE);
            case Att.ServiceObserveDeactivate r ->
                Reply.of(observing.deactivate(r.observerDevice()), EscapeServices.DONE);
            case Att.ServiceObserveSetConnectionMode r -> Reply.of(
                    observing.setMode(r.observerDevice(), Observation.Mode.of(r.observerConnStatus().value())),
                    EscapeServices.DONE);
            case Att.QueryServiceObserveInfo r -> Reply.of(observing.query(r.observerDevice()),
                    observation -> EscapeServices.confirm(new Att.QueryServiceObserveInfoConf(observation.observee(),
                            observation.agentId(), type(observation), status(observation), observation.location(),
                            observation.activeCallId())));
            default -> null;
        };
    }

    private static Observation wanted(Att.ServiceObserveActivate request) {
        return new Observation(request.observerDevice(), request.observeeDevice(), "", false,
                Observation.Mode.of(request.observerConnStatus().value()), request.observeeLocation(), 0);
    }

    /** What the monitors of an observer's station are told. */
    static Att.ServiceObserveState state(Observation observation) {
        return new Att.ServiceObserveState(observation.observee(), observation.agentId(), type(observation),
                status(observation), observation.location());
    }

    private static AttDeviceType type(Observation observation) {
        return observation.observeeIsAgent() ? AttDeviceType.ATT_DT_LOGICAL_AGENT : AttDeviceType.ATT_DT_STATION;
    }

    private static ServiceObserveConnState status(Observation observation) {
        return ServiceObserveConnState.of(observation.mode().value());
    }
}
