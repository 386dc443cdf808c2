package io.strowger.server.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** SM2 certificates for tests: an authority, a server and the user 1001. */
public final class SmFiles {
    private static final Provider BC = new BouncyCastleProvider();

    private final Path directory;
    private String host = "127.0.0.1";

    private SmFiles(Path directory) {
        this.directory = directory;
    }

    /** Files in a directory. */
    public static SmFiles in(Path directory) {
        return new SmFiles(directory);
    }

    /** The server's address, 127.0.0.1 otherwise. */
    public SmFiles host(String newHost) {
        host = newHost;
        return this;
    }

    /** Writes {@code sm-ca.pem}, {@code sm.pem}, {@code sm.key}, {@code sm-1001.pem} and {@code sm-1001.key}. */
    public void write() throws IOException {
        try {
            KeyPair authority = keys();
            JcaX509v3CertificateBuilder own = builder("Authority", authority);
            own.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            own.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            pem("sm-ca.pem", sign(own, authority));
            KeyPair server = keys();
            JcaX509v3CertificateBuilder forServer = builder("server", server);
            forServer.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            forServer.addExtension(Extension.subjectAlternativeName, false,
                    new GeneralNames(new GeneralName(GeneralName.iPAddress, host)));
            pem("sm.pem", sign(forServer, authority));
            pem("sm.key", new JcaPKCS8Generator(server.getPrivate(), null));
            KeyPair user = keys();
            JcaX509v3CertificateBuilder forUser = builder("1001", user);
            forUser.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            pem("sm-1001.pem", sign(forUser, authority));
            pem("sm-1001.key", new JcaPKCS8Generator(user.getPrivate(), null));
        } catch (GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder builder(String name, KeyPair keys) {
        Instant now = Instant.now();
        return new JcaX509v3CertificateBuilder(new X500Name("CN=Authority"), new BigInteger(64, new Random()),
                Date.from(now.minus(Duration.ofDays(1))), Date.from(now.plus(Duration.ofDays(1))),
                new X500Name("CN=" + name), keys.getPublic());
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair authority)
            throws OperatorCreationException, GeneralSecurityException {
        return new JcaX509CertificateConverter().setProvider(BC).getCertificate(
                builder.build(new JcaContentSignerBuilder("SM3withSM2").setProvider(BC).build(authority.getPrivate())));
    }

    private void pem(String name, Object content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        Files.writeString(directory.resolve(name), text.toString());
    }
}
