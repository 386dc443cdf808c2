package io.strowger.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates. Immutable; any thread. */
public final class CertificateAuthority {
    private static final int KEY_BITS = 2_048;
    private static final int SERIAL_BITS = 127;
    private static final String SIGNATURE = "SHA256withRSA";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Identity identity;

    /** With a key and a certificate that exist already. */
    public CertificateAuthority(Identity identity) {
        this.identity = identity;
    }

    /** A new authority, which signs itself. */
    public static CertificateAuthority create(String name, Validity validity) {
        KeyPair keys = keys();
        X500Name subject = name(name);
        try {
            X509v3CertificateBuilder builder = builder(subject, subject, validity, keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new CertificateAuthority(new Identity(keys.getPrivate(), List.of(sign(builder, keys))));
        } catch (CertIOException impossible) {
            throw new IllegalStateException("the certificate cannot be made: " + impossible.getMessage(), impossible);
        }
    }

    /** The authority's own key and certificate. */
    public Identity identity() {
        return identity;
    }

    /** The authority's certificate. */
    public X509Certificate certificate() {
        return identity.certificate();
    }

    /** A new key with a certificate signed by this authority. */
    public Identity issue(CertificateRequest request) {
        KeyPair keys = keys();
        X500Name issuer = X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
        try {
            X509v3CertificateBuilder builder = builder(name(request.name()), issuer, request.validity(), keys);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            usage(builder, request.usage());
            if (!request.hosts().isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(
                        request.hosts().stream().map(CertificateAuthority::host).toArray(GeneralName[]::new)));
            }
            X509Certificate signed = sign(builder, new KeyPair(certificate().getPublicKey(), identity.key()));
            return new Identity(keys.getPrivate(), List.of(signed, certificate()));
        } catch (CertIOException impossible) {
            throw new IllegalStateException("the certificate cannot be made: " + impossible.getMessage(), impossible);
        }
    }

    private static void usage(X509v3CertificateBuilder builder, CertificateRequest.Usage usage)
            throws CertIOException {
        switch (usage) {
            case SERVER -> {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(
                        KeyUsage.digitalSignature | KeyUsage.nonRepudiation | KeyUsage.keyEncipherment));
                builder.addExtension(Extension.extendedKeyUsage, false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            }
            case CLIENT -> {
                builder.addExtension(Extension.keyUsage, true,
                        new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
                builder.addExtension(Extension.extendedKeyUsage, false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
            }
            case PLAIN_SERVER -> {
                // None: that is the point of it.
            }
        }
    }

    private static GeneralName host(String host) {
        boolean address = IPV4.matcher(host).matches() || host.contains(":");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS, RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no RSA keys: " + impossible.getMessage(), impossible);
        }
    }

    private static X509v3CertificateBuilder builder(X500Name subject, X500Name issuer, Validity validity,
            KeyPair keys) throws CertIOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer,
                new BigInteger(SERIAL_BITS, RANDOM).setBit(0), Date.from(validity.from()),
                Date.from(validity.until()), subject, keys.getPublic());
        try {
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("no key identifier: " + impossible.getMessage(), impossible);
        }
        return builder;
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer) {
        try {
            return new JcaX509CertificateConverter().getCertificate(
                    builder.build(new JcaContentSignerBuilder(SIGNATURE).build(issuer.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException impossible) {
            throw new IllegalStateException("the certificate cannot be signed: " + impossible.getMessage(),
                    impossible);
        }
    }
}
