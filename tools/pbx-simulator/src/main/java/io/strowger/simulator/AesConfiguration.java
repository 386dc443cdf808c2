package io.strowger.simulator;

import io.strowger.simulator.wire.LinkSettings;

/**
 * One AE Services server in front of the switch, and where it listens.
 *
 * @param link how it behaves
 * @param ports where it listens
 * @param tls its certificate; null for a server without TLS
 */
public record AesConfiguration(LinkSettings link, Ports ports, TlsSettings tls) {
    /** A port that is not listened at. */
    public static final int NONE = -1;
    /** The highest port. */
    public static final int MAX_PORT = 65_535;

    /**
     * Ports of one server: {@link #NONE} for not listening, 0 for any free one.
     *
     * @param nameServer name server without TLS; the usual one is 450
     * @param tlink Tlink without TLS
     * @param secureNameServer name server with TLS from the first octet; the usual one is 453
     * @param secureTlink Tlink with TLS
     */
    public record Ports(int nameServer, int tlink, int secureNameServer, int secureTlink) {
        /** Free ports without TLS. */
        public static final Ports PLAIN = new Ports(0, 0, NONE, NONE);

        public Ports {
            for (int port : new int[]{nameServer, tlink, secureNameServer, secureTlink}) {
                if (port < NONE || port > MAX_PORT) {
                    throw new IllegalArgumentException("port: " + port);
                }
            }
        }

        boolean secure() {
            return secureNameServer != NONE || secureTlink != NONE;
        }
    }

    public AesConfiguration {
        if (ports.secure() && tls == null) {
            throw new IllegalArgumentException("a port with TLS of " + link.serverName() + " needs a certificate");
        }
    }

    /** A server without TLS at free ports. */
    public static AesConfiguration of(LinkSettings link) {
        return new AesConfiguration(link, Ports.PLAIN, null);
    }

    /** The same with other ports. */
    public AesConfiguration withPorts(Ports newPorts) {
        return new AesConfiguration(link, newPorts, tls);
    }

    /** The same with another link. */
    public AesConfiguration withLink(LinkSettings newLink) {
        return new AesConfiguration(newLink, ports, tls);
    }
}
