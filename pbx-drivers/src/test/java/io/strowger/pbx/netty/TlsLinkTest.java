package io.strowger.pbx.netty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.certificates.CertificateAuthority;
import io.strowger.certificates.CertificateFiles;
import io.strowger.certificates.CertificateRequest;
import io.strowger.certificates.CertificateRequest.Usage;
import io.strowger.certificates.Identity;
import io.strowger.certificates.Validity;
import io.strowger.core.input.Input;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.SwitchSite;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.tsapi.FrameText;
import io.strowger.pbx.tsapi.TsapiDriver;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.nio.file.StandardCopyOption;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Secure links over real sockets to servers with certificates made here, good ones and all kinds of bad ones. */
@Timeout(60)
class TlsLinkTest {
    private static final long WAIT_SECONDS = 30;
    private static final Instant NOW = Instant.now();
    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Test CA",
            Validity.days(NOW, 2));
    private static final CertificateAuthority STRANGER = CertificateAuthority.create("Stranger CA",
            Validity.days(NOW, 2));

    private final TsapiDriver driver = new TsapiDriver();
    private final LinkedBlockingQueue<Input> taken = new LinkedBlockingQueue<>();
    private final Map<String, String> options = new HashMap<>();
    private final Queue<Socket> streams = new ConcurrentLinkedQueue<>();
    private ServerSocket server;

    @TempDir
    private Path directory;

    @BeforeEach
    void trustTheAuthority() throws IOException {
        new CertificateFiles(directory, false).trusted("ca", AUTHORITY.certificate(), "secret");
        options.put("tls-trust-store", directory.resolve("ca.pem").toString());
        options.put("name-server-tls", "always");
        options.put("heartbeat-seconds", "0");
    }

    @AfterEach
    void close() throws IOException {
        driver.close();
        if (server != null) {
            server.close();
        }
    }

    private static Identity server(CertificateAuthority authority, Usage usage, Validity validity, String... hosts) {
        return authority.issue(new CertificateRequest(hosts[0], List.of(hosts), usage, validity));
    }

    private static Identity good() {
        return server(AUTHORITY, Usage.SERVER, Validity.days(NOW, 1), "127.0.0.1", "localhost");
    }

    /** A secure server; with a trusted client authority it insists on certificates of that. */
    private SSLServerSocket listen(Identity identity, X509Certificate clientAuthority, String... protocols) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("server", identity.key(), new char[0], identity.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, new char[0]);
            TrustManagerFactory trusted = null;
            if (clientAuthority != null) {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setCertificateEntry("ca", clientAuthority);
                trusted = TrustManagerFactory.getInstance("PKIX");
                trusted.init(store);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted == null ? null : trusted.getTrustManagers(), null);
            SSLServerSocket socket = (SSLServerSocket) context.getServerSocketFactory()
                    .createServerSocket(0, 4, InetAddress.getLoopbackAddress());
            socket.setNeedClientAuth(clientAuthority != null);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            server = socket;
            return socket;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void start(String host, int port, String service) {
        InputSink sink = new InputSink() {
            @Override
            public Offer offer(Input input) {
                taken.add(input);
                return Offer.TAKEN;
            }

            @Override
            public void onRoom(Runnable listener) {
                listener.run();
            }
        };
        LinkSite site = new LinkSite("AES1", "tsapi", host, port, service, "c", 0);
        driver.create(new LinkContext(new SwitchSite("CM", List.of(site), NumberPlan.NONE), site,
                new Credential("u", "p"), LinkDevices.NONE,
                new LinkContext.Environment(sink, LinkContext.NanoClock.SYSTEM, 1, options))).start();
    }

    private Input.LinkChanged next() throws InterruptedException {
        Input input = taken.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        assertNotNull(input, "the link says nothing");
        return (Input.LinkChanged) input;
    }

    private void refused(LinkDownCause cause, String detail) throws InterruptedException {
        Input.LinkChanged down = next();
        assertEquals(LinkState.DOWN, down.state());
        assertEquals(cause, down.cause(), down.detail());
        assertTrue(down.detail().contains(detail), down.detail());
    }

    /** Serves name queries and streams until the socket is closed. */
    private void serve() {
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    streams.add(socket);
                    Thread.ofVirtual().start(() -> converse(socket));
                } catch (IOException over) {
                    // The test is over.
                }
            }
        });
    }

    private void converse(Socket socket) {
        try (socket) {
            answer(socket);
        } catch (IOException over) {
            // The client went, as it should, or did not like us.
        }
    }

    private void answer(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        for (byte[] length = in.readNBytes(4); length.length == 4; length = in.readNBytes(4)) {
            byte[] frame = new byte[4 + (length[0] & 0xff | (length[1] & 0xff) << 8)];
            System.arraycopy(length, 0, frame, 0, 4);
            in.readFully(frame, 4, frame.length - 4);
            String answer = switch (TsapiCodec.decode(frame, 0, frame.length).orElseThrow().message().getClass()
                    .getSimpleName()) {
                case "NameSrvRequest" -> {
                    int port = server.getLocalPort();
                    yield "invokeID=1 Acs.NameSrvReply{list=[{serverName=\"AVAYA#CM#CSTA-S#AES1\", serverAddr=#0200"
                            + String.format("%04x", port) + "7f0000010000000000000000}]}";
                }
                case "KeyRequest" -> "invokeID=1 Acs.AuthReplyTwo{key=#1122334455667788}";
                case "OpenStream" -> "invokeID=2 Acs.OpenStreamConf{apiVer=\"ST2\"} private=\"ECS\" #003800";
                default -> null;
            };
            if (answer != null) {
                socket.getOutputStream().write(TsapiCodec.encode(FrameText.frame(answer)));
            }
        }
    }

    private void opens() throws InterruptedException {
        assertEquals(LinkState.RESYNCHRONISING, next().state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AVAYA#CM#CSTA-S#AES1", "avaya#cm#csta-s#aes1"})
    void shouldOpenASecureTlinkThroughASecureNameServer(String service) throws InterruptedException {
        listen(good(), null);
        serve();
        start("127.0.0.1", server.getLocalPort(), service);
        opens();
    }

    @Test
    void shouldTakePkcs12AndTheHostsName() throws InterruptedException {
        options.put("tls-trust-store", directory.resolve("ca.p12").toString());
        options.put("tls-trust-store-password", "secret");
        options.put("tls-strict-key-usage", "true");
        listen(good(), null, "TLSv1.2");
        serve();
        start("localhost", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        opens();
    }

    @Test
    void shouldRefuseACertificateOfAStranger() throws InterruptedException {
        listen(server(STRANGER, Usage.SERVER, Validity.days(NOW, 1), "127.0.0.1"), null);
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_UNTRUSTED, "issued by CN=Stranger CA");
    }

    /** The link that could not trust its server can after the file has changed, and an unusable file takes nothing away. */
    @Test
    void shouldReadItsStoresAnewBeforeAConnectionWhenTheyHaveChanged() throws InterruptedException, IOException {
        Path other = Files.createDirectory(directory.resolve("other"));
        new CertificateFiles(other, false).trusted("ca", STRANGER.certificate(), "secret");
        options.put("backoff-min", "20");
        options.put("backoff-max", "20");
        listen(server(STRANGER, Usage.SERVER, Validity.days(NOW, 1), "127.0.0.1"), null);
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_UNTRUSTED, "issued by CN=Stranger CA");
        Files.copy(other.resolve("ca.pem"), directory.resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
        opensAfterRefusals();
        Files.writeString(directory.resolve("ca.pem"), "half a fi");
        streams.forEach(TlsLinkTest::close);
        assertEquals(LinkState.DOWN, next().state());
        opensAfterRefusals();
    }

    /** An attempt may have begun before the file was changed. */
    private void opensAfterRefusals() throws InterruptedException {
        Input.LinkChanged now = next();
        while (now.state() == LinkState.DOWN) {
            assertEquals(LinkDownCause.TLS_UNTRUSTED, now.cause(), now.detail());
            now = next();
        }
        assertEquals(LinkState.RESYNCHRONISING, now.state());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void shouldRefuseAnExpiredCertificate() throws InterruptedException {
        listen(server(AUTHORITY, Usage.SERVER, Validity.days(NOW.minusSeconds(3 * 86_400), 1), "127.0.0.1"), null);
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_EXPIRED, "valid ");
    }

    @Test
    void shouldRefuseTheCertificateOfAnotherHostUnlessToldOtherwise() throws InterruptedException {
        listen(server(AUTHORITY, Usage.SERVER, Validity.days(NOW, 1), "elsewhere.example.com"), null);
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_WRONG_NAME, "CN=elsewhere.example.com");
        taken.clear();
        options.put("tls-verify-host-name", "false");
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        opens();
    }

    /** Without the check of the name the chain is still checked. */
    @Test
    void shouldRefuseAStrangerEvenWithoutTheCheckOfTheName() throws InterruptedException {
        options.put("tls-verify-host-name", "false");
        listen(server(STRANGER, Usage.SERVER, Validity.days(NOW, 1), "127.0.0.1"), null);
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_UNTRUSTED, "Stranger");
    }

    @Test
    void shouldCheckKeyUsagesOnlyWhenAskedTo() throws InterruptedException {
        listen(server(AUTHORITY, Usage.PLAIN_SERVER, Validity.days(NOW, 1), "127.0.0.1"), null);
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        opens();
        taken.clear();
        options.put("tls-strict-key-usage", "true");
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_UNFIT, "[digitalSignature, nonRepudiation, keyEncipherment]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void shouldSayThatTheServerWantsACertificate(String protocol) throws InterruptedException {
        listen(good(), AUTHORITY.certificate(), protocol);
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_CLIENT_CERTIFICATE, "there is none to give");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client.pem", "client.p12"})
    void shouldGiveItsCertificateWhenAskedForIt(String file) throws InterruptedException, IOException {
        new CertificateFiles(directory, false).identity("client", AUTHORITY.issue(
                new CertificateRequest("link", List.of(), Usage.CLIENT, Validity.days(NOW, 1))), "secret");
        options.put("tls-key-store", directory.resolve(file).toString());
        options.put("tls-key-store-password", "secret");
        listen(good(), AUTHORITY.certificate());
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        opens();
    }

    @Test
    void shouldSayThatTheServerDoesNotAcceptItsCertificate() throws InterruptedException, IOException {
        new CertificateFiles(directory, false).identity("client", AUTHORITY.issue(new CertificateRequest("link",
                List.of(), Usage.CLIENT, Validity.days(NOW.minusSeconds(3 * 86_400), 1))), "secret");
        options.put("tls-key-store", directory.resolve("client.pem").toString());
        listen(good(), AUTHORITY.certificate());
        serve();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        refused(LinkDownCause.TLS_CLIENT_CERTIFICATE, "does not accept our certificate");
    }

    /** A server that would like a certificate, takes us without one and later hangs up, did not hang up because of it. */
    @Test
    void shouldNotBlameTheCertificateForALossLater() throws InterruptedException {
        SSLServerSocket wanting = listen(good(), AUTHORITY.certificate());
        wanting.setNeedClientAuth(false);
        wanting.setWantClientAuth(true);
        List<Socket> accepted = new CopyOnWriteArrayList<>();
        Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    accepted.add(socket);
                    Thread.ofVirtual().start(() -> converse(socket));
                } catch (IOException over) {
                    // The test is over.
                }
            }
        });
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        opens();
        accepted.forEach(socket -> {
            try {
                socket.close();
            } catch (IOException gone) {
                // As wanted.
            }
        });
        assertEquals(LinkDownCause.CLOSED_BY_PEER, next().cause());
    }

    private void listenPlain() throws IOException {
        server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    }

    @Test
    void shouldNotWaitForEverForTheHandshake() throws InterruptedException, IOException {
        options.put("tls-handshake-timeout", "200");
        listenPlain();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        Socket silent = server.accept();
        refused(LinkDownCause.TLS_HANDSHAKE_TIMEOUT, "no handshake within 200 ms");
        silent.close();
    }

    @Test
    void shouldSayThatAServerIsPlain() throws InterruptedException, IOException {
        listenPlain();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        try (Socket plain = server.accept(); OutputStream out = plain.getOutputStream()) {
            out.write("220 no TLS here, and not for a while\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
            refused(LinkDownCause.TLS_NOT_SPOKEN, "no TLS record");
        }
    }

    @Test
    void shouldSayThatAServerHangsUpInTheHandshake() throws InterruptedException, IOException {
        listenPlain();
        start("127.0.0.1", server.getLocalPort(), "AVAYA#CM#CSTA-S#AES1");
        server.accept().close();
        refused(LinkDownCause.TLS_NOT_SPOKEN, "closed the connection in the handshake");
    }

    @Test
    void shouldSayAtOnceThatAStoreCannotBeUsed() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "-----BEGIN NOTHING-----\n");
        options.put("tls-trust-store", empty.toString());
        var refusal = assertThrows(IllegalArgumentException.class,
                () -> start("127.0.0.1", 1, "AVAYA#CM#CSTA-S#AES1"));
        assertTrue(refusal.getMessage().contains("it holds no certificate"), refusal.getMessage());
        options.put("tls-trust-store", directory.resolve("ca.p12").toString());
        options.put("tls-trust-store-password", "wrong");
        assertThrows(IllegalArgumentException.class, () -> start("127.0.0.1", 1, "AVAYA#CM#CSTA-S#AES1"));
        options.put("tls-turst-store", "x");
        assertThrows(IllegalArgumentException.class, () -> start("127.0.0.1", 1, "T"));
    }
}
