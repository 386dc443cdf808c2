package io.strowger.server.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.strowger.pbx.netty.FileStamp;
import io.strowger.server.tls.TlsSettings.Algorithms;
import io.strowger.server.tls.TlsSettings.UserField;
import io.strowger.server.tls.TlsSettings.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of a listener. Its files are read when this is made and again when {@link #refresh()} finds them changed; connections that stand go on with what they
 * began with, and files that cannot be used leave what was read before in use. Any thread.
 */
public final class ListenerTls {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.tls");
    private static final int SAN_EMAIL = 1;
    private static final int SAN_DNS_NAME = 2;
    private static final int SAN_URI = 6;

    private final TlsSettings settings;
    private volatile Read read;

    /** What was read, and how the files were just before. */
    private record Read(Function<ByteBufAllocator, SslHandler> handlers, List<FileStamp> stamps) {}

    /** Reads the files; throws IOException when they cannot be used. */
    public ListenerTls(TlsSettings settings) throws IOException {
        this.settings = settings;
        this.read = read();
    }

    /** A handler for a new connection. */
    public SslHandler newHandler(ByteBufAllocator allocator) {
        return read.handlers().apply(allocator);
    }

    /** Reads the files again when they have changed; true when what is in use has changed. */
    public synchronized boolean refresh() {
        if (read.stamps().equals(stamps())) {
            return false;
        }
        try {
            read = read();
            LOG.info("the certificate of the agents' listener was read anew, its files have changed certificate={}",
                    settings.certificate());
            return true;
        } catch (IOException unusable) {
            // Told once: until the files change again.
            read = new Read(read.handlers(), stamps());
            LOG.warn("ALARM the certificate of the agents' listener has changed and cannot be used, what was read "
                    + "before stays in use: {}", unusable.getMessage());
            return false;
        }
    }

    private List<FileStamp> stamps() {
        return Stream.of(settings.certificate(), settings.key(), settings.clients().authorities()).map(FileStamp::of)
                .toList();
    }

    /** The stamps are older than what is read, so that a change in between is seen the next time. */
    private Read read() throws IOException {
        List<FileStamp> stamps = stamps();
        try {
            return new Read(settings.algorithms() == Algorithms.SM ? sm() : standard(), stamps);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new IOException("certificate " + settings.certificate() + " or key " + settings.key()
                    + " cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private Function<ByteBufAllocator, SslHandler> standard() throws SSLException {
        SslContextBuilder builder = SslContextBuilder.forServer(settings.certificate().toFile(),
                settings.key().toFile());
        if (settings.versionMin() == Version.TLS_1_3) {
            builder.protocols("TLSv1.3");
        } else {
            builder.protocols("TLSv1.3", "TLSv1.2");
        }
        if (settings.clients().isAsked()) {
            builder.trustManager(settings.clients().authorities().toFile())
                    .clientAuth(settings.clients().required() ? ClientAuth.REQUIRE : ClientAuth.OPTIONAL);
        }
        SslContext context = builder.build();
        return context::newHandler;
    }

    private Function<ByteBufAllocator, SslHandler> sm() throws IOException {
        Path authorities = settings.clients().authorities();
        SmTls context = SmTls.server(settings.certificate(), settings.key(), authorities);
        return allocator -> {
            SSLEngine engine = context.engine(null, 0);
            if (authorities != null && settings.clients().required()) {
                engine.setNeedClientAuth(true);
            } else if (authorities != null) {
                engine.setWantClientAuth(true);
            }
            return new SslHandler(engine);
        };
    }

    /** Whether the client of a session has proved with its certificate to be a user. */
    public boolean isUser(SSLSession session, String userId) {
        if (!settings.clients().isAsked()) {
            return false;
        }
        try {
            Certificate own = session.getPeerCertificates()[0];
            return own instanceof X509Certificate certificate
                    && users(certificate, settings.clients().user()).contains(userId);
        } catch (SSLPeerUnverifiedException none) {
            return false;
        }
    }

    /** The users that a certificate names. */
    static List<String> users(X509Certificate certificate, UserField field) {
        try {
            return switch (field) {
                case COMMON_NAME -> commonNames(certificate);
                case EMAIL -> alternatives(certificate, SAN_EMAIL);
                case DNS_NAME -> alternatives(certificate, SAN_DNS_NAME);
                case URI -> alternatives(certificate, SAN_URI);
            };
        } catch (InvalidNameException | CertificateParsingException unreadable) {
            LOG.info("a client's certificate cannot be read: {}", unreadable.getMessage());
            return List.of();
        }
    }

    private static List<String> commonNames(X509Certificate certificate) throws InvalidNameException {
        List<String> names = new ArrayList<>();
        for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
            if (part.getType().equalsIgnoreCase("CN")) {
                names.add(String.valueOf(part.getValue()));
            }
        }
        return names;
    }

    private static List<String> alternatives(X509Certificate certificate, int kind)
            throws CertificateParsingException {
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        return all == null
                ? List.of()
                : all.stream().filter(name -> name.get(0).equals(kind)).map(name -> String.valueOf(name.get(1)))
                        .toList();
    }
}
