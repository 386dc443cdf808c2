package io.strowger.certificates;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Certificates and keys as files of one directory. Nothing that exists is overwritten unless that is allowed. */
public final class CertificateFiles {
    private static final String OWNER_ONLY = "rw-------";

    private final Path directory;
    private final boolean overwrite;

    /** Files in a directory, which is made when it is not there. */
    public CertificateFiles(Path directory, boolean overwrite) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.overwrite = overwrite;
    }

    /** Writes {@code NAME.pem} with chain and key, and {@code NAME.p12} with the same. */
    public List<Path> identity(String name, Identity identity, String password) throws IOException {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : identity.chain()) {
            pem.append(pem(certificate));
        }
        pem.append(pem(new JcaPKCS8Generator(identity.key(), null)));
        KeyStore store = store();
        try {
            store.setKeyEntry(name, identity.key(), password.toCharArray(),
                    identity.chain().toArray(X509Certificate[]::new));
        } catch (GeneralSecurityException impossible) {
            throw new IOException("the key cannot be stored: " + impossible.getMessage(), impossible);
        }
        return List.of(write(name + ".pem", pem.toString().getBytes(StandardCharsets.US_ASCII), true),
                write(name + ".p12", bytes(store, password), true));
    }

    /** Writes {@code NAME.pem} and {@code NAME.p12} with a certificate that is to be trusted. */
    public List<Path> trusted(String name, X509Certificate certificate, String password) throws IOException {
        KeyStore store = store();
        try {
            store.setCertificateEntry(name, certificate);
        } catch (GeneralSecurityException impossible) {
            throw new IOException("the certificate cannot be stored: " + impossible.getMessage(), impossible);
        }
        return List.of(write(name + ".pem", pem(certificate).getBytes(StandardCharsets.US_ASCII), false),
                write(name + ".p12", bytes(store, password), false));
    }

    /** Whether {@code NAME.pem} is there. */
    public boolean has(String name) {
        return Files.exists(directory.resolve(name + ".pem"));
    }

    /** Reads the chain and key of {@code NAME.pem}. */
    public Identity read(String name) throws IOException {
        Path file = directory.resolve(name + ".pem");
        List<X509Certificate> chain = new ArrayList<>();
        PrivateKey key = null;
        try (PEMParser parser = new PEMParser(new StringReader(Files.readString(file)))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                if (part instanceof X509CertificateHolder certificate) {
                    chain.add(new JcaX509CertificateConverter().getCertificate(certificate));
                } else if (part instanceof PrivateKeyInfo info) {
                    key = new JcaPEMKeyConverter().getPrivateKey(info);
                }
            }
        } catch (GeneralSecurityException unreadable) {
            throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
        }
        if (chain.isEmpty() || key == null) {
            throw new IOException(file + " does not hold both a certificate and its key");
        }
        return new Identity(key, chain);
    }

    private static String pem(Object part) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(part);
        }
        return text.toString();
    }

    private static KeyStore store() throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (GeneralSecurityException impossible) {
            throw new IOException("no PKCS #12: " + impossible.getMessage(), impossible);
        }
    }

    private static byte[] bytes(KeyStore store, String password) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            store.store(out, password.toCharArray());
        } catch (GeneralSecurityException impossible) {
            throw new IOException("the store cannot be written: " + impossible.getMessage(), impossible);
        }
        return out.toByteArray();
    }

    private Path write(String name, byte[] content, boolean secret) throws IOException {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            if (!overwrite) {
                throw new FileAlreadyExistsException(file + " is there already");
            }
            Files.delete(file);
        }
        boolean posix = Files.getFileStore(directory).supportsFileAttributeView("posix");
        if (secret && posix) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        } else {
            Files.createFile(file);
        }
        return Files.write(file, content, StandardOpenOption.WRITE);
    }
}
