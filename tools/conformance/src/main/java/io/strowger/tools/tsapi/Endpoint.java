package io.strowger.tools.tsapi;

import java.net.InetSocketAddress;

/**
 * Where a service listens.
 *
 * @param host
 *            name or address
 * @param port
 *            1 to 65535
 * @param secure
 *            TLS from the first byte
 */
public record Endpoint(String host, int port, boolean secure) {
    /** The usual port of the name server. */
    public static final int NAME_SERVER_PORT = 450;
    /** The usual port of the secure name server. */
    public static final int SECURE_NAME_SERVER_PORT = 453;
    private static final int PORT_MAX = 65_535;

    /** Checks the port. */
    public Endpoint {
        if (host.isEmpty() || port < 1 || port > PORT_MAX) {
            throw new IllegalArgumentException("not a host and a port from 1 to " + PORT_MAX + ": " + host + ":"
                    + port);
        }
    }

    /**
     * Reads {@code HOST}, {@code HOST:PORT}, {@code [V6]} or {@code [V6]:PORT}; the port tells whether TLS is spoken.
     *
     * @throws IllegalArgumentException
     *             it is neither
     */
    public static Endpoint nameServer(String text) {
        Endpoint read = of(text, NAME_SERVER_PORT, false);
        return read.at(read.port(), read.port() == SECURE_NAME_SERVER_PORT);
    }

    /**
     * Reads the same for another service, with the port that it has when none is said.
     *
     * @throws IllegalArgumentException
     *             it is neither
     */
    public static Endpoint of(String text, int usualPort, boolean secure) {
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', Math.max(bracket, 0));
        String host = colon < 0 ? text : text.substring(0, colon);
        if (bracket >= 0) {
            host = text.substring(text.indexOf('[') + 1, bracket);
        }
        int port = usualPort;
        if (colon >= 0) {
            try {
                port = Integer.parseInt(text.substring(colon + 1));
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException("no port in " + text, noNumber);
            }
        }
        return new Endpoint(host, port, secure);
    }

    /** Another port of the same host. */
    public Endpoint at(int otherPort, boolean otherSecure) {
        return new Endpoint(host, otherPort, otherSecure);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port + (secure ? " (TLS)" : "");
    }
}
