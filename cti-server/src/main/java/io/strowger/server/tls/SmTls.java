package io.strowger.server.tls;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.BCX509ExtendedKeyManager;
import org.bouncycastle.jsse.BCX509Key;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/**
 * TLS 1.3 with SM2 signatures over curveSM2, SM3 and SM4 (RFC 8998), by Bouncy Castle's provider. The providers are used by name and never installed, so that
 * nothing else in the process changes. TLCP, the separate protocol of GB/T 38636 with two certificates a server, is not spoken: the provider does not have it.
 */
public final class SmTls {
    /** The suites of RFC 8998. */
    static final String[] SUITES = {"TLS_SM4_GCM_SM3", "TLS_SM4_CCM_SM3"};
    private static final String[] GROUPS = {"curveSM2"};
    private static final String[] SIGNATURES = {"sm2sig_sm3"};
    private static final String[] PROTOCOLS = {"TLSv1.3"};
    /** What the provider calls the kind of key that sm2sig_sm3 wants. */
    private static final String KEY_TYPE = "EC/sm2p256v1";
    private static final String ALIAS = "sm2";
    /** Held, because a logger that nobody holds forgets its level: the provider tells of every connection at INFO. */
    private static final Logger PROVIDER_LOG = Logger.getLogger("org.bouncycastle.jsse");
    private static final Provider CRYPTOGRAPHY = new BouncyCastleProvider();
    private static final Provider TLS = new BouncyCastleJsseProvider(CRYPTOGRAPHY);

    static {
        PROVIDER_LOG.setLevel(Level.WARNING);
    }

    private final SSLContext context;

    private SmTls(KeyManager[] keys, TrustManager[] trust) throws GeneralSecurityException {
        context = SSLContext.getInstance("TLS", TLS);
        context.init(keys, trust, null);
    }

    /**
     * A server's side.
     *
     * @param authorities of clients' certificates, null = clients are not asked
     */
    public static SmTls server(Path certificate, Path key, Path authorities) throws IOException {
        try {
            return new SmTls(new KeyManager[]{keys(certificate, key)},
                    authorities == null ? null : trust(authorities));
        } catch (GeneralSecurityException unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
    }

    /**
     * A client's side.
     *
     * @param authorities of servers' certificates
     * @param certificate of the client, with its key; null = it has none
     */
    public static SmTls client(Path authorities, Path certificate, Path key) throws IOException {
        try {
            return new SmTls(certificate == null ? null : new KeyManager[]{keys(certificate, key)},
                    trust(authorities));
        } catch (GeneralSecurityException unusable) {
            throw new IOException(unusable.getMessage(), unusable);
        }
    }

    /** An engine that speaks nothing else: a client's, which checks that the server's certificate is for this host, or with null a server's. */
    public SSLEngine engine(String host, int port) {
        SSLEngine engine = host == null ? context.createSSLEngine() : context.createSSLEngine(host, port);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setCipherSuites(SUITES);
        parameters.setNamedGroups(GROUPS);
        parameters.setSignatureSchemes(SIGNATURES);
        engine.setSSLParameters(parameters);
        engine.setUseClientMode(host != null);
        return engine;
    }

    private static KeyManager keys(Path certificate, Path key) throws GeneralSecurityException, IOException {
        List<X509Certificate> chain = PemFiles.certificates(certificate, CRYPTOGRAPHY);
        return new OneKey(chain.toArray(X509Certificate[]::new), PemFiles.key(key, "EC", CRYPTOGRAPHY));
    }

    private static TrustManager[] trust(Path authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12", CRYPTOGRAPHY);
        store.load(null, null);
        int number = 0;
        for (X509Certificate authority : PemFiles.certificates(authorities, CRYPTOGRAPHY)) {
            store.setCertificateEntry("authority-" + number++, authority);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", TLS);
        factory.init(store);
        return new TrustManager[]{new SmTrust((X509TrustManager) factory.getTrustManagers()[0])};
    }

    /** The provider's own key managers do not find keys on curveSM2; this one has a single key and gives it. */
    private static final class OneKey extends BCX509ExtendedKeyManager {
        private final X509Certificate[] chain;
        private final PrivateKey key;

        OneKey(X509Certificate[] chain, PrivateKey key) {
            this.chain = chain;
            this.key = key;
        }

        private static String alias(String... keyTypes) {
            return List.of(keyTypes).contains(KEY_TYPE) ? ALIAS : null;
        }

        @Override
        public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
            return alias(keyType);
        }

        @Override
        public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
            return alias(keyTypes);
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return alias(keyType);
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            return alias(keyTypes);
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return new String[]{ALIAS};
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return new String[]{ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.clone();
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        protected BCX509Key getKeyBC(String keyType, String alias) {
            return alias == null ? null : new Key(keyType, key, chain);
        }

        @Override
        protected BCX509Key validateKeyBC(boolean forServer, String keyType, String alias, SSLEngine engine) {
            return getKeyBC(keyType, alias);
        }

        @Override
        protected BCX509Key validateKeyBC(boolean forServer, String keyType, String alias, Socket socket) {
            return getKeyBC(keyType, alias);
        }
    }

    /** A key as the provider wants it. */
    private static final class Key implements BCX509Key {
        private final String type;
        private final PrivateKey key;
        private final X509Certificate[] chain;

        Key(String type, PrivateKey key, X509Certificate[] chain) {
            this.type = type;
            this.key = key;
            this.chain = chain;
        }

        @Override
        public X509Certificate[] getCertificateChain() {
            return chain.clone();
        }

        @Override
        public String getKeyType() {
            return type;
        }

        @Override
        public PrivateKey getPrivateKey() {
            return key;
        }
    }
}
