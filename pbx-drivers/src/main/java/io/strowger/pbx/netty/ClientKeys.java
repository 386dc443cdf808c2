package io.strowger.pbx.netty;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509KeyManager;

/** The client's certificate for one connection; remembers whether the server asked for one. */
final class ClientKeys extends X509ExtendedKeyManager {
    private final X509KeyManager keys;
    private volatile boolean asked;
    private volatile boolean given;

    /**
     * @param keys
     *            null = there are none
     */
    ClientKeys(X509KeyManager keys) {
        this.keys = keys;
    }

    /** Whether the server asked for a certificate. */
    boolean wereAsked() {
        return asked;
    }

    /** Whether one was given. */
    boolean wereGiven() {
        return given;
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        asked = true;
        String alias = keys == null ? null : keys.chooseClientAlias(keyTypes, issuers, null);
        given = given || alias != null;
        return alias;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return chooseEngineClientAlias(keyTypes, issuers, null);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys == null ? null : keys.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return keys == null ? null : keys.getPrivateKey(alias);
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return keys == null ? null : keys.getClientAliases(keyType, issuers);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
