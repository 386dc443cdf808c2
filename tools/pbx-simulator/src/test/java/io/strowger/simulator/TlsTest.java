package io.strowger.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSNameAddr;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.simulator.AesConfiguration.Ports;
import io.strowger.simulator.model.AnswerMode;

/** Servers with TLS: name server, Tlink, client certificates, and certificates from files. */
@Timeout(60)
class TlsTest {
    private static final Ports SECURE = new Ports(AesConfiguration.NONE, AesConfiguration.NONE, 0, 0);

    @TempDir
    private Path directory;

    private static SwitchSimulator started(Ports ports, TlsSettings tls) throws IOException {
        SwitchConfiguration usual = SwitchConfiguration.contactCentre(1, AnswerMode.MANUAL);
        SwitchSimulator simulator = new SwitchSimulator(
                usual.withServers(List.of(new AesConfiguration(usual.link(), ports, tls))));
        simulator.start();
        return simulator;
    }

    private static TsapiMessage ask(Socket socket, int invokeId, TsapiMessage message) throws IOException {
        socket.getOutputStream().write(TsapiCodec.encode(new TsapiFrame(invokeId, 0, message, PrivateData.ABSENT)));
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] head = new byte[4];
        in.readFully(head);
        int length = (head[0] & 0xff) | (head[1] & 0xff) << 8;
        byte[] frame = Arrays.copyOf(head, 4 + length);
        in.readFully(frame, 4, length);
        return TsapiCodec.decode(frame, 0, frame.length).orElseThrow().message();
    }

    private static Socket connect(SSLContext client, int port) throws IOException {
        return client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    private static List<String> tlinks(Socket names) throws IOException {
        Acs.NameSrvReply reply = (Acs.NameSrvReply) ask(names, 1, new Acs.NameSrvRequest(StreamType.ST_CSTA));
        return reply.list().stream().map(ACSNameAddr::serverName).toList();
    }

    private static TsapiMessage open(Socket socket, String tlink) throws IOException {
        Acs.AuthReplyTwo key = (Acs.AuthReplyTwo) ask(socket, 1, new Acs.KeyRequest("cti"));
        Octets hidden = PasswordEncode.encode(key.key(), "cti-secret");
        return ask(socket, 2, new Acs.OpenStream(StreamType.ST_CSTA, tlink, "cti", hidden, "test", Level.of(1),
                "TS1:2", "1", ""));
    }

    @Test
    void shouldSpeakTlsFromTheFirstOctet() throws IOException, GeneralSecurityException {
        TestCertificates certificates = TestCertificates.make(directory, "server");
        SSLContext client = TestCertificates.client(certificates, null);
        try (SwitchSimulator simulator = started(new Ports(0, 0, 0, 0),
                TlsSettings.of(certificates.key(), certificates.chain(), List.of()))) {
            Ports ports = simulator.ports(0);
            try (Socket names = connect(client, ports.secureNameServer())) {
                assertEquals(List.of("AVAYA#CM#CSTA#AES1", "AVAYA#CM#CSTA-S#AES1"), tlinks(names));
            }
            try (Socket link = connect(client, ports.secureTlink())) {
                assertInstanceOf(Acs.OpenStreamConf.class, open(link, "AVAYA#CM#CSTA-S#AES1"));
            }
            try (Socket link = connect(client, ports.secureTlink())) {
                assertEquals(new Acs.UniversalFailureConf(ACSUniversalFailure.TSERVER_BAD_SERVERID),
                        open(link, "AVAYA#CM#CSTA#AES1"));
            }
            try (Socket link = new Socket(InetAddress.getLoopbackAddress(), ports.tlink())) {
                assertInstanceOf(Acs.OpenStreamConf.class, open(link, "AVAYA#CM#CSTA#AES1"));
            }
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), ports.secureTlink())) {
                assertThrows(Exception.class, () -> ask(plain, 1, new Acs.KeyRequest("cti")), "not without TLS");
            }
        }
    }

    @Test
    void shouldTakeOnlyClientsWithACertificateWhenTheyAreWanted() throws IOException, GeneralSecurityException {
        TestCertificates server = TestCertificates.make(directory, "server");
        TestCertificates known = TestCertificates.make(directory, "known");
        TestCertificates stranger = TestCertificates.make(directory, "stranger");
        TlsSettings tls = TlsSettings.of(server.key(), server.chain(), known.chain());
        assertTrue(tls.clientCertificates());
        try (SwitchSimulator simulator = started(SECURE, tls)) {
            int port = simulator.ports(0).secureNameServer();
            try (Socket names = connect(TestCertificates.client(server, known), port)) {
                assertEquals(List.of("AVAYA#CM#CSTA-S#AES1"), tlinks(names));
            }
            for (TestCertificates other : new TestCertificates[]{null, stranger}) {
                try (Socket names = connect(TestCertificates.client(server, other), port)) {
                    assertThrows(IOException.class, () -> tlinks(names));
                }
            }
        }
    }

    @Test
    void shouldTakeCertificatesFromFiles() throws IOException, GeneralSecurityException {
        TestCertificates server = TestCertificates.make(directory, "server");
        Path certificate = server.certificateFile(directory);
        Path key = server.keyFile(directory);
        try (SwitchSimulator simulator = started(SECURE, TlsSettings.ofFiles(certificate, key, null));
                Socket names = connect(TestCertificates.client(server, null), simulator.ports(0).secureNameServer())) {
            assertEquals(List.of("AVAYA#CM#CSTA-S#AES1"), tlinks(names));
        }
        assertTrue(TlsSettings.ofFiles(certificate, key, certificate).clientCertificates());
        Path nonsense = Files.writeString(directory.resolve("nonsense.pem"), "nonsense");
        assertThrows(IOException.class, () -> TlsSettings.ofFiles(certificate, nonsense, null));
        assertThrows(IOException.class, () -> TlsSettings.ofFiles(nonsense, key, null));
        assertThrows(IOException.class, () -> TlsSettings.ofFiles(directory.resolve("missing.pem"), key, null));
    }

    @Test
    void shouldNotListenWithTlsWithoutACertificate() {
        SwitchConfiguration usual = SwitchConfiguration.contactCentre(1, AnswerMode.MANUAL);
        assertThrows(IllegalArgumentException.class, () -> new AesConfiguration(usual.link(), SECURE, null));
        assertThrows(IllegalArgumentException.class, () -> new Ports(65_536, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new Ports(0, -2, 0, 0));
        assertEquals(65_535, new Ports(65_535, 0, 0, 0).nameServer());
    }
}
