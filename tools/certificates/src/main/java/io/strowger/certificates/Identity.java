package io.strowger.certificates;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key and its certificate, with those of its issuers after it; the key is never printed.
 *
 * @param chain
 *            its own certificate first
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    /** Copies the list. */
    public Identity {
        chain = List.copyOf(chain);
    }

    /** The certificate that belongs to the key. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The subject only. */
    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + "]";
    }
}
