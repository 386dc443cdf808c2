package io.strowger.pbx.netty;

import io.strowger.core.model.LinkDownCause;
import java.net.Socket;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks a server's certificate with the Java runtime's own checks, in an order that tells which of them failed: chain
 * and dates, then the host's name, then, if wanted, the key usages that some servers' own clients insist on.
 */
final class ServerCheck extends X509ExtendedTrustManager {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final String ANY_PURPOSE = "2.5.29.37.0";

    private final X509ExtendedTrustManager checks;
    private final boolean strictKeyUsage;

    /**
     * @param checks
     *            of the Java runtime; it checks the name when the engine asks it to
     */
    ServerCheck(X509ExtendedTrustManager checks, boolean strictKeyUsage) {
        this.checks = checks;
        this.strictKeyUsage = strictKeyUsage;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
        try {
            checks.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException refused) {
            // The chain has been found good: with no reason of the path's own it is the name.
            LinkDownCause cause = pathReason(refused) == null
                    ? LinkDownCause.TLS_WRONG_NAME
                    : LinkDownCause.TLS_UNTRUSTED;
            throw new TlsRefusal(cause, describe(chain[0]) + ": " + refused.getMessage(), refused);
        }
        if (strictKeyUsage) {
            checkUsage(chain[0]);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        try {
            checks.checkServerTrusted(chain, authType);
        } catch (CertificateException refused) {
            LinkDownCause cause = isOutOfDates(refused) ? LinkDownCause.TLS_EXPIRED : LinkDownCause.TLS_UNTRUSTED;
            throw new TlsRefusal(cause, describe(chain[0]) + ": " + refused.getMessage(), refused);
        }
    }

    private static boolean isOutOfDates(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return true;
            }
        }
        return false;
    }

    private static CertPathValidatorException.Reason pathReason(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException path) {
                return path.getReason();
            }
        }
        return null;
    }

    private static void checkUsage(X509Certificate certificate) throws CertificateException {
        boolean[] usage = certificate.getKeyUsage();
        List<String> missing = new ArrayList<>();
        want(usage, DIGITAL_SIGNATURE, "digitalSignature", missing);
        want(usage, NON_REPUDIATION, "nonRepudiation", missing);
        want(usage, KEY_ENCIPHERMENT, "keyEncipherment", missing);
        List<String> extended = certificate.getExtendedKeyUsage();
        if (extended != null && !extended.contains(SERVER_AUTHENTICATION) && !extended.contains(ANY_PURPOSE)) {
            missing.add("extendedKeyUsage serverAuth");
        }
        if (!missing.isEmpty()) {
            throw new TlsRefusal(LinkDownCause.TLS_UNFIT, describe(certificate) + " lacks " + missing, null);
        }
    }

    private static void want(boolean[] usage, int bit, String name, List<String> missing) {
        if (usage == null || !usage[bit]) {
            missing.add(name);
        }
    }

    private static String describe(X509Certificate certificate) {
        return "certificate of " + certificate.getSubjectX500Principal().getName() + ", issued by "
                + certificate.getIssuerX500Principal().getName() + ", valid " + certificate.getNotBefore().toInstant()
                + " to " + certificate.getNotAfter().toInstant();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return checks.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("links have no sockets of this kind");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("links are clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("links are clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("links are clients");
    }
}
