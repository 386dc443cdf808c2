package io.strowger.agent.transport;

/** The way on which a client's connection comes. A WebSocket counts as one whether TLS is under it or not. Constants are only appended. */
public enum ClientTransport {
    /** Frames on TCP. */
    TCP,
    /** Frames on TLS. */
    TLS,
    /** Frames in binary messages of a WebSocket. */
    WEBSOCKET,
    /** Messages as JSON in text messages of a WebSocket. */
    WEBSOCKET_JSON,
    /** A channel of a proxy. */
    PROXY,
    /** A request for a page, or one that was refused; it never has a session. */
    HTTP
}
