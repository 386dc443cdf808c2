package io.strowger.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.ConnectionID;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TlinkAddress;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.simulator.SwitchConfiguration.ClockMode;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.model.WorkMode;

@Timeout(60)
class SwitchSimulatorTest {
    /** A blocking application. */
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private int invokeId;

        Client(SwitchSimulator simulator, int port) throws IOException {
            InetAddress host = simulator.nameServer().getAddress();
            socket = new Socket(host.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : host, port);
            in = new DataInputStream(socket.getInputStream());
        }

        /** Asks the name server, connects to the Tlink it names and opens the stream. */
        static Client open(SwitchSimulator simulator) throws IOException {
            return open(simulator, 0);
        }

        static Client open(SwitchSimulator simulator, int aes) throws IOException {
            int port;
            try (Client names = new Client(simulator, simulator.ports(aes).nameServer())) {
                names.send(new Acs.NameSrvRequest(StreamType.ST_CSTA), PrivateData.ABSENT);
                Octets address = ((Acs.NameSrvReply) names.read()).list().get(0).serverAddr();
                port = (address.at(2) & 0xff) << 8 | address.at(3) & 0xff;
            }
            Client client = new Client(simulator, port);
            client.send(new Acs.KeyRequest("cti"), PrivateData.ABSENT);
            Octets hidden = PasswordEncode.encode(((Acs.AuthReplyTwo) client.read()).key(), "cti-secret");
            client.send(
                    new Acs.OpenStream(StreamType.ST_CSTA, "AVAYA#CM#CSTA#AES" + (aes + 1), "cti", hidden, "test",
                            Level.of(1),
                            "TS1:2", "1", ""),
                    VersionNegotiation.offer(4, 8));
            assertInstanceOf(Acs.OpenStreamConf.class, client.read());
            return client;
        }

        void send(TsapiMessage message, PrivateData privateData) throws IOException {
            socket.getOutputStream().write(TsapiCodec.encode(new TsapiFrame(++invokeId, 0, message, privateData)));
        }

        TsapiMessage read() throws IOException {
            byte[] head = new byte[4];
            in.readFully(head);
            int length = (head[0] & 0xff) | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
            byte[] frame = java.util.Arrays.copyOf(head, 4 + length);
            in.readFully(frame, 4, length);
            return TsapiCodec.decode(frame, 0, frame.length).orElseThrow().message();
        }

        TsapiMessage ask(TsapiMessage message) throws IOException {
            send(message, PrivateData.ABSENT);
            return read();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static SwitchConfiguration manual() {
        return SwitchConfiguration.contactCentre(2, AnswerMode.MANUAL).withClock(ClockMode.MANUAL);
    }

    @Test
    void shouldTellTheAddressAtWhichItIsReached() throws IOException {
        SwitchConfiguration usual = manual();
        SwitchConfiguration everywhere = new SwitchConfiguration(usual.plan(), usual.servers(),
                InetAddress.getByName("0.0.0.0"), usual.controlPort(), usual.clock());
        try (SwitchSimulator simulator = new SwitchSimulator(everywhere)) {
            simulator.start();
            try (Client names = new Client(simulator, simulator.ports(0).nameServer())) {
                names.send(new Acs.NameSrvRequest(StreamType.ST_CSTA), PrivateData.ABSENT);
                Octets told = ((Acs.NameSrvReply) names.read()).list().get(0).serverAddr();
                InetSocketAddress address = TlinkAddress.decode(told).orElseThrow();
                assertEquals(names.socket.getInetAddress(), address.getAddress());
                assertEquals(simulator.ports(0).tlink(), address.getPort());
            }
        }
    }

    @Test
    void shouldRouteACallOverSockets() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(manual())) {
            simulator.start();
            try (Client client = Client.open(simulator)) {
                int registration = ((Csta.RouteRegisterReqConf) client.ask(new Csta.RouteRegisterReq("6001")))
                        .registerReqID();
                CallHandle call = simulator.newCall("9155551212", "6001");
                Csta.RouteRequestExt request = (Csta.RouteRequestExt) client.read();
                assertEquals(call.callId(), request.routedCall().callID());
                client.send(
                        new Csta.RouteSelectInvRequest(registration, request.routingCrossRefID(), "5001", -2,
                                Octets.EMPTY, false),
                        PrivateData.ABSENT);
                assertInstanceOf(Csta.RouteEnd.class, client.read());
                assertInstanceOf(Csta.AnswerCallConf.class,
                        client.ask(new Csta.AnswerCall(ConnectionID.of(call.callId(), "5001"))));
                assertEquals(1, simulator.latency().nanos().length);
                assertTrue(simulator.latency().nanos()[0] > 0);
                assertTrue(simulator.hangUp(call));
                assertEquals(new SwitchStatistics(1, 1, 0, 0, 0, 0, 1), simulator.statistics());
            }
        }
    }

    @Test
    void shouldKeepCallsWhenTheApplicationDiesAndAskItsSuccessor() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(manual())) {
            simulator.start();
            CallHandle parked;
            try (Client first = Client.open(simulator)) {
                first.ask(new Csta.RouteRegisterReq("6001"));
                parked = simulator.newCall("9155551212", "6001");
                assertEquals(1, ((Csta.RouteRequestExt) first.read()).routingCrossRefID());
            }
            Client second = Client.open(simulator);
            TsapiMessage registered = second.ask(new Csta.RouteRegisterReq("6001"));
            while (!(registered instanceof Csta.RouteRegisterReqConf)) {
                // The first link's end may still be on its way to the switch.
                registered = second.ask(new Csta.RouteRegisterReq("6001"));
            }
            Csta.SnapshotCallConf snapshot = (Csta.SnapshotCallConf) second
                    .ask(new Csta.SnapshotCall(ConnectionID.of(parked.callId(), "")));
            assertEquals("T801#1", snapshot.snapshotData().get(0).callIdentifier().deviceID());
            simulator.advance(Duration.ofSeconds(10));
            Csta.RouteRequestExt again = (Csta.RouteRequestExt) second.read();
            assertEquals(parked.callId(), again.routedCall().callID());
            assertNotEquals(1, again.routingCrossRefID());
            assertEquals(List.of("6001"), simulator.liveCalls().stream().map(LiveCall::vdn).toList());
            simulator.linkDown();
            assertThrows(EOFException.class, second::read);
            assertEquals(1, simulator.liveCalls().size());
            int port = simulator.tlinkPort();
            simulator.linkUp();
            assertEquals(port, simulator.tlinkPort());
            Client.open(simulator).close();
            second.close();
        }
    }

    @Test
    void shouldLetSimulatedPeopleCallAndAnswerByTheClock() throws IOException {
        SwitchConfiguration configuration = SwitchConfiguration.contactCentre(20, AnswerMode.AUTO)
                .withClock(ClockMode.MANUAL);
        try (SwitchSimulator simulator = new SwitchSimulator(configuration)) {
            for (int i = 0; i < 20; i++) {
                assertEquals(Answer.done(false),
                        simulator.logIn(Integer.toString(5001 + i), Integer.toString(1001 + i), WorkMode.AUTO_IN));
            }
            simulator.startTraffic(TrafficProfile.ordinary(2, 11, "6001"));
            simulator.advance(Duration.ofMinutes(10));
            simulator.stopTraffic();
            simulator.advance(Duration.ofMinutes(40));
            SwitchStatistics end = simulator.statistics();
            assertTrue(end.offered() > 1000, end.toString());
            assertEquals(0, end.inProgress());
            assertEquals(end.offered(), end.answered() + end.abandoned() + end.busy());
            simulator.stations().forEach(station -> assertEquals(List.of(), station.connections()));
        }
    }

    private static SwitchConfiguration twoServers() {
        SwitchConfiguration one = manual();
        return one.withServers(List.of(one.servers().get(0), AesConfiguration.of(one.link().named("AES2"))));
    }

    @Test
    void shouldListenForEachServerByItself() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(twoServers())) {
            simulator.start();
            try (Client one = Client.open(simulator, 0); Client two = Client.open(simulator, 1)) {
                one.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
                two.ask(new Csta.MonitorDevice("5001", MonitorFilter.NONE));
                simulator.newCall("9155551212", "5001");
                assertEquals(one.read(), two.read(), "both see the call");
                simulator.fault("cut AES1");
                assertThrows(EOFException.class, one::read);
                simulator.answer("5001");
                assertInstanceOf(Csta.Established.class, two.read());
            }
        }
    }

    @Test
    void shouldRefuseTwoServersOfOneName() {
        SwitchConfiguration one = manual();
        assertThrows(IllegalArgumentException.class,
                () -> one.withServers(List.of(one.servers().get(0), AesConfiguration.of(one.link().named("aes1")))));
        assertThrows(IllegalArgumentException.class, () -> one.withServers(List.of()));
        assertThrows(IllegalArgumentException.class, () -> one.withControlPort(AesConfiguration.MAX_PORT + 1));
    }

    @Test
    void shouldLeaveItsSocketsUnreadWhenTold() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(manual())) {
            simulator.start();
            try (Client client = Client.open(simulator)) {
                simulator.fault("slow-reader AES1 on");
                long before = simulator.messages(0).receivedCount();
                client.send(new Csta.ReqSysStat(), PrivateData.ABSENT);
                simulator.advance(Duration.ofSeconds(1));
                assertEquals(before, simulator.messages(0).receivedCount());
                simulator.fault("slow-reader AES1 off");
                assertInstanceOf(Csta.SysStatReqConf.class, client.read());
            }
        }
    }

    @Test
    void shouldRefuseToMoveAClockThatRuns() {
        try (SwitchSimulator simulator = new SwitchSimulator(SwitchConfiguration.contactCentre(1, AnswerMode.MANUAL))) {
            assertThrows(IllegalStateException.class, () -> simulator.advance(Duration.ofSeconds(1)));
        }
    }

    @Test
    void shouldRunByTheRealClock() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(
                SwitchConfiguration.contactCentre(20, AnswerMode.MANUAL))) {
            simulator.start();
            try (Client client = Client.open(simulator)) {
                client.ask(new Csta.RouteRegisterReq("6001"));
                simulator.startTraffic(TrafficProfile.ordinary(100, 3, "6001"));
                for (int i = 1; i <= 10; i++) {
                    // Nothing but the simulator's own timers brings these.
                    assertEquals(i, ((Csta.RouteRequestExt) client.read()).routingCrossRefID());
                }
                simulator.stopTraffic();
            }
        }
    }

    @Test
    void shouldSayWhyAStreamEnds() throws IOException {
        try (SwitchSimulator simulator = new SwitchSimulator(manual())) {
            simulator.start();
            try (Client client = Client.open(simulator)) {
                client.ask(new Csta.SysStatStart(0));
                simulator.reportSystemStatus(SystemStatus.SS_DISABLED);
                assertEquals(new Csta.SysStat(SystemStatus.SS_DISABLED), client.read());
                simulator.endStreams(ACSUniversalFailure.DRIVER_LINK_UNAVAILABLE);
                assertEquals(new Acs.UniversalFailureEvent(ACSUniversalFailure.DRIVER_LINK_UNAVAILABLE), client.read());
                assertThrows(EOFException.class, client::read);
                assertEquals(0, simulator.connections());
            }
        }
    }

    @Test
    void shouldLimitTheAgentsOfAContactCentre() {
        assertEquals(999,
                SwitchConfiguration.contactCentre(SwitchConfiguration.MAX_CONTACT_CENTRE_AGENTS, AnswerMode.AUTO).plan()
                        .stations().size());
        assertThrows(IllegalArgumentException.class,
                () -> SwitchConfiguration.contactCentre(SwitchConfiguration.MAX_CONTACT_CENTRE_AGENTS + 1,
                        AnswerMode.AUTO));
    }
}
