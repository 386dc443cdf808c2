package io.strowger.certificates;

import java.util.List;

/**
 * What a certificate is wanted for.
 *
 * @param name
 *            common name
 * @param hosts
 *            names and addresses of the host; none for a client
 */
public record CertificateRequest(String name, List<String> hosts, Usage usage, Validity validity) {
    /** Copies the list. */
    public CertificateRequest {
        hosts = List.copyOf(hosts);
    }

    /** What it may be used for. */
    public enum Usage {
        /** A server, with every key usage that clients ask for. */
        SERVER,
        /** A server without key usages, which strict clients refuse. */
        PLAIN_SERVER,
        /** A client. */
        CLIENT
    }
}
