package io.strowger.pbx.netty;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.strowger.core.model.LinkDownCause;
import java.nio.channels.ClosedChannelException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS by the Java runtime: TLS 1.2 and 1.3, the server's certificate checked, ours given when it is asked for. The
 * stores are read when this is made, and anew before a connection when their files have changed. A file that cannot be
 * used then is reported, and what was read last stays in use.
 */
public final class TlsClient implements ChannelSecurity {
    private static final Logger LOG = LoggerFactory.getLogger(TlsClient.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
    /** What servers say, each in its own version, to a client whose certificate is missing or not accepted. */
    private static final Set<String> CLIENT_ALERTS = Set.of("certificate_required", "bad_certificate",
            "certificate_unknown", "unknown_ca", "certificate_expired", "certificate_revoked",
            "unsupported_certificate", "access_denied", "handshake_failure", "no_certificate");

    private final TlsSettings settings;
    private volatile Stores stores;

    /**
     * What was read from the files.
     *
     * @param keys
     *            null = there are none
     * @param read
     *            how the files were then
     */
    private record Stores(X509ExtendedTrustManager trust, X509KeyManager keys, List<FileStamp> read) {}

    /**
     * Reads the stores.
     *
     * @throws IllegalArgumentException
     *             a store cannot be used; the message says why
     */
    public TlsClient(TlsSettings settings) {
        this.settings = settings;
        this.stores = read();
        if (!settings.verifyHostName()) {
            LOG.warn("ALARM host names in certificates of switches' servers are NOT checked: whoever has any"
                    + " certificate of a trusted authority can pose as the server and read the password. Set"
                    + " links.tls.verify-host-name = true");
        }
    }

    /** The stamps are older than what is read, so that a change in between is seen the next time. */
    private Stores read() {
        List<FileStamp> stamps = stamps();
        try {
            KeyStore trusted = settings.trustStore() == null
                    ? null
                    : TlsStores.trust(settings.trustStore(), settings.trustPassword());
            return new Stores(new ServerCheck(trustOf(trusted), settings.strictKeyUsage()),
                    settings.keyStore() == null ? null : keysOf(settings), stamps);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalArgumentException("TLS cannot be set up: " + unusable.getMessage(), unusable);
        }
    }

    private List<FileStamp> stamps() {
        return List.of(FileStamp.of(settings.trustStore()), FileStamp.of(settings.keyStore()));
    }

    @Override
    public synchronized void refresh() {
        if (stores.read().equals(stamps())) {
            return;
        }
        try {
            stores = read();
            LOG.info("the certificates of {} were read anew, their files have changed", settings);
        } catch (IllegalArgumentException unusable) {
            LOG.warn("ALARM the certificates of links have changed and cannot be used, those before stay in use: {}",
                    unusable.getMessage());
        }
    }

    private static X509ExtendedTrustManager trustOf(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trusted);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("the Java runtime has no checks for certificates"));
    }

    private static X509KeyManager keysOf(TlsSettings settings) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(TlsStores.key(settings.keyStore(), settings.keyPassword()),
                settings.keyPassword().toCharArray());
        return Arrays.stream(factory.getKeyManagers())
                .filter(X509KeyManager.class::isInstance)
                .map(X509KeyManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("the Java runtime has no keys of this kind"));
    }

    @Override
    public Secured secure(ByteBufAllocator allocator, String host, int port) {
        Stores now = stores;
        ClientKeys own = new ClientKeys(now.keys());
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[]{own}, new TrustManager[]{now.trust()}, null);
            SSLEngine engine = context.createSSLEngine(host, port);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setProtocols(PROTOCOLS);
            if (settings.verifyHostName()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            engine.setSSLParameters(parameters);
            SslHandler handler = new SslHandler(engine);
            handler.setHandshakeTimeout(settings.handshakeMillis(), TimeUnit.MILLISECONDS);
            return new Connection(handler, own);
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("TLS cannot be set up: " + unusable.getMessage(), unusable);
        }
    }

    private final class Connection implements Secured {
        private final SslHandler handler;
        private final ClientKeys own;

        Connection(SslHandler handler, ClientKeys own) {
            this.handler = handler;
            this.own = own;
        }

        @Override
        public SslHandler handler() {
            return handler;
        }

        @Override
        public Refusal refusal(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                Refusal found = one(cause);
                if (found != null) {
                    return found;
                }
            }
            if (handler.handshakeFuture().isSuccess() && !wantsCertificate(failure)) {
                return null;
            }
            return failure instanceof SSLException
                    ? new Refusal(LinkDownCause.TLS_FAILED, String.valueOf(failure.getMessage()))
                    : null;
        }

        private Refusal one(Throwable cause) {
            String text = String.valueOf(cause.getMessage());
            return switch (cause) {
                case TlsRefusal refused -> new Refusal(refused.reason(), text);
                case SslHandshakeTimeoutException late -> new Refusal(LinkDownCause.TLS_HANDSHAKE_TIMEOUT,
                        "no handshake within " + settings.handshakeMillis() + " ms");
                case NotSslRecordException plain -> new Refusal(LinkDownCause.TLS_NOT_SPOKEN,
                        "the first bytes of the server are no TLS record");
                case ClosedChannelException closed -> closedEarly();
                case SSLException alert when wantsCertificate(alert) -> certificate(text);
                default -> null;
            };
        }

        /** Closed in the middle of the handshake, which a server without TLS does, or one that misses a certificate. */
        private Refusal closedEarly() {
            if (handler.handshakeFuture().isSuccess()) {
                return own.wereAsked() && !own.wereGiven() ? certificate("the connection was closed") : null;
            }
            return own.wereAsked() && !own.wereGiven()
                    ? certificate("the connection was closed")
                    : new Refusal(LinkDownCause.TLS_NOT_SPOKEN, "the server closed the connection in the handshake");
        }

        private boolean wantsCertificate(Throwable failure) {
            String text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
            return own.wereAsked() && text.contains("received fatal alert")
                    && CLIENT_ALERTS.stream().anyMatch(text::contains);
        }

        private Refusal certificate(String text) {
            return new Refusal(LinkDownCause.TLS_CLIENT_CERTIFICATE, own.wereGiven()
                    ? "the server does not accept our certificate: " + text
                    : "the server asked for a certificate and there is none to give: " + text);
        }
    }
}
