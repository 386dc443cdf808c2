package io.strowger.server.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Checks chains with the provider's trust manager and the server's name by itself. The provider refuses every signature of SM2 below the top of a chain when it
 * is told of the connection: it looks for the algorithm's number in a list of names.
 */
final class SmTrust extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;

    private final X509TrustManager chains;

    SmTrust(X509TrustManager chains) {
        this.chains = chains;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        chains.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        chains.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        chains.checkServerTrusted(chain, authType);
        String host = engine.getPeerHost();
        if (host == null || !isFor(chain[0], host)) {
            throw new CertificateException("the server's certificate is not for " + host);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the name of the server is not known here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("sockets are not served");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("sockets are not served");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return chains.getAcceptedIssuers();
    }

    /** Alternative names only, as RFC 9525 has it; a wildcard stands for the whole first label. */
    static boolean isFor(X509Certificate certificate, String host) throws CertificateException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        if (names == null) {
            return false;
        }
        String wanted = host.toLowerCase(Locale.ROOT);
        for (List<?> name : names) {
            String given = String.valueOf(name.get(1)).toLowerCase(Locale.ROOT);
            if (name.get(0).equals(ADDRESS) && given.equals(wanted)) {
                return true;
            }
            boolean wildcard = given.startsWith("*.") && wanted.indexOf('.') > 0
                    && given.substring(1).equals(wanted.substring(wanted.indexOf('.')));
            if (name.get(0).equals(DNS_NAME) && (given.equals(wanted) || wildcard)) {
                return true;
            }
        }
        return false;
    }
}
