package io.strowger.pbx.tsapi.translate;

import io.strowger.core.model.Endpoint;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.RegisteredEndpointInfo;

/** Phones that are or were registered for an extension. */
final class Endpoints {
    private Endpoints() {}

    static Endpoint of(RegisteredEndpointInfo e) {
        return new Endpoint(e.instanceID(), e.endpointAddress(), e.switchEndIpAddress(), e.macAddress(), e.productID(),
                e.networkRegion(), WordTables.MEDIA_MODES.word(e.mediaMode()),
                WordTables.DEPENDENCY_MODES.word(e.dependencyMode()), e.unicodeScript(), e.stationType(),
                WordTables.SIGNALING_PROTOCOLS.word(e.signalingProtocol()));
    }

    static Endpoint of(Att.EndpointUnregistered e) {
        return new Endpoint(e.instanceID(), e.endpointAddress(), e.switchEndIpAddress(), "", "", 0, null,
                WordTables.DEPENDENCY_MODES.word(e.dependencyMode()), 0, e.stationType(),
                WordTables.SIGNALING_PROTOCOLS.word(e.signalingProtocol()));
    }
}
