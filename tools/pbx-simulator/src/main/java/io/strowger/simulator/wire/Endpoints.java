package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.EndpointDependencyMode;
import io.strowger.csta.tsapi.EndpointMediaMode;
import io.strowger.csta.tsapi.EndpointSignalingProtocol;
import io.strowger.csta.tsapi.EndpointUnregisteredReason;
import io.strowger.csta.tsapi.RegisteredEndpointInfo;
import io.strowger.csta.tsapi.ServiceState;
import io.strowger.simulator.model.Endpoint;
import io.strowger.simulator.model.SwitchEvent;

/** Registered telephones in the words of the wire. */
final class Endpoints {
    private static final String SWITCH_ADDRESS = "192.0.2.254";
    private static final String MAC_ADDRESS = "02:00:00:00:00:%02x";
    private static final String PRODUCT = "IP_Phone";
    private static final String STATION_TYPE = "9641";
    private static final int NETWORK_REGION = 1;
    /** Latin script. */
    private static final int UNICODE_SCRIPT = 1;

    private Endpoints() {}

    static ServiceState state(boolean inService) {
        return inService ? ServiceState.IN_SERVICE : ServiceState.OUT_OF_SERVICE;
    }

    static RegisteredEndpointInfo info(Endpoint endpoint) {
        return new RegisteredEndpointInfo(endpoint.instanceId(), endpoint.address(), SWITCH_ADDRESS,
                MAC_ADDRESS.formatted(endpoint.instanceId()), PRODUCT, NETWORK_REGION, EndpointMediaMode.MM_NONE,
                EndpointDependencyMode.of(endpoint.dependency().value()), UNICODE_SCRIPT, STATION_TYPE,
                EndpointSignalingProtocol.of(endpoint.signaling().value()));
    }

    static Att.EndpointUnregistered unregistered(SwitchEvent.EndpointUnregistered event) {
        Endpoint endpoint = event.endpoint();
        return new Att.EndpointUnregistered(event.device(), state(event.inService()), endpoint.instanceId(),
                endpoint.address(), SWITCH_ADDRESS, EndpointDependencyMode.of(endpoint.dependency().value()),
                STATION_TYPE, EndpointSignalingProtocol.of(endpoint.signaling().value()),
                EndpointUnregisteredReason.of(event.reason().value()), 0);
    }
}
