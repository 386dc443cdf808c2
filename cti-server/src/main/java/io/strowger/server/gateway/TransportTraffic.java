package io.strowger.server.gateway;

/**
 * What went over one way that clients take, since the start; connections and sessions as they are now. Octets are those of frames, without what TLS, WebSocket or JSON
 * make of them.
 */
public record TransportTraffic(long connections, long sessions, long framesReceived, long bytesReceived,
        long framesSent, long bytesSent) {
    static final TransportTraffic NONE = new TransportTraffic(0, 0, 0, 0, 0, 0);

    TransportTraffic plus(TransportTraffic more) {
        return new TransportTraffic(connections + more.connections, sessions + more.sessions,
                framesReceived + more.framesReceived, bytesReceived + more.bytesReceived,
                framesSent + more.framesSent, bytesSent + more.bytesSent);
    }
}
