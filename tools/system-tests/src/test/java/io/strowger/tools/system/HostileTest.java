package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.session.ProtocolLimits;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.codec.RecordWriter;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.RefusalReason;
import io.strowger.pbx.LinkStatus;
import io.strowger.server.http.Health;
import io.strowger.simulator.model.CallHandle;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Switches and clients that do not do as they should: each gets its number, the server goes on and everybody else notices nothing. */
@Timeout(120)
class HostileTest {
    private static final RecordCodec<ClientMessage> OUT = RecordCodec.of(ClientMessage.class);
    private static final RecordCodec<ServerMessage> IN = RecordCodec.of(ServerMessage.class);

    @TempDir
    Path directory;
    private Rig rig;

    @AfterEach
    void close() {
        if (rig != null) {
            rig.close();
        }
    }

    /** The link, or null while the server has not made it yet. */
    private LinkStatus link() {
        return rig.server.links().stream().findFirst().orElse(null);
    }

    private void awaitDown(LinkDownCause cause, int number) {
        rig.await("the link to be down with " + cause,
                () -> link() != null && link().state() == LinkState.DOWN && link().cause() == cause);
        assertEquals(number, cause.code());
        rig.await("health to say so", () -> rig.server.health().links().get(0).causeNumber() == number);
        Health health = rig.server.health();
        assertEquals(Health.Status.DEGRADED, health.status());
        assertEquals(cause.remedy(), health.links().get(0).remedy());
        rig.await("the engine to know", () -> rig.server.view().links().values().stream()
                .anyMatch(known -> known.state() == LinkState.DOWN && known.cause() == cause));
    }

    /** A desktop can log in to a server whose link is down, and is told why it cannot work. */
    private void verifyAgentsAreToldThatTheLinkIsDown() {
        AssertionError refused = null;
        try {
            rig.desktops.add(rig.new Desktop(0));
        } catch (AssertionError e) {
            refused = e;
        }
        assertTrue(refused != null && refused.getMessage().contains(RefusalReason.LINK_DOWN.name()),
                String.valueOf(refused));
    }

    private void verifyACallGoesThrough(Rig.Desktop desktop) {
        int before = desktop.offers().size();
        desktop.ready();
        CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
        CallView offer = desktop.awaitOffer(before + 1);
        desktop.must(desktop.client.answer(offer.call()));
        desktop.awaitState(AgentState.TALKING);
        assertTrue(rig.simulator.hangUp(call));
        desktop.awaitState(AgentState.READY);
        rig.await("the end of the contact", () -> rig.server.view().contacts().isEmpty());
    }

    // --- the switch

    @Test
    void aWrongPasswordOfTheLinkIsNumberFour() throws IOException {
        rig = new Rig(directory, 1);
        rig.more.put("credentials.aes1.password", "not-the-secret");
        rig.startServerWithoutLink();
        awaitDown(LinkDownCause.LOGIN_REFUSED, 4);
        verifyAgentsAreToldThatTheLinkIsDown();
    }

    @Test
    void anUnknownTlinkIsNumberThree() throws IOException {
        rig = new Rig(directory, 1);
        rig.tlink = "AVAYA#CM#CSTA#ELSEWHERE";
        rig.startServerWithoutLink();
        awaitDown(LinkDownCause.TLINK_UNKNOWN, 3);
        assertTrue(link().detail().contains("AVAYA#CM#CSTA#AES1"), "the detail lists what is offered: " + link());
        verifyAgentsAreToldThatTheLinkIsDown();
    }

    @Test
    void aSilentSwitchIsNumberNineAndIsFoundAgain() throws IOException {
        rig = new Rig(directory, 1);
        rig.more.put("links.probe-idle", "2s");
        rig.more.put("links.handshake-timeout", "3s");
        rig.startServer();
        rig.desktops.add(rig.new Desktop(0));
        Rig.Desktop desktop = rig.desktops.get(0);
        desktop.ready();
        CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
        desktop.must(desktop.client.answer(desktop.awaitOffer(1).call()));
        rig.simulator.faults(faults -> faults.goSilent(true));
        awaitDown(LinkDownCause.SILENT, 9);
        assertEquals(AgentState.TALKING, desktop.state(), "what was believed is believed until the switch is asked");
        rig.simulator.faults(faults -> faults.goSilent(false));
        rig.awaitLink(LinkState.UP);
        assertTrue(rig.simulator.hangUp(call));
        rig.awaitFacts(Fact.ContactEnded.class, 1);
        desktop.awaitState(AgentState.READY);
        verifyACallGoesThrough(desktop);
    }

    // --- clients

    /** Sends the bytes and returns the number in the server's farewell; 0 when it went without one. */
    private int farewell(byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", rig.server.agentPort())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
            try {
                socket.getOutputStream().write(bytes);
            } catch (IOException closed) {
                // The server has closed already; what it said can still be read.
                assertTrue(socket.isConnected());
            }
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int length = in.readInt();
                assertTrue(length <= Framing.SERVER_FRAME_BYTES_MAX, "no frame: " + length);
                byte[] message = new byte[length];
                in.readFully(message);
                if (IN.decode(message, 0,
                        message.length) instanceof Decoded.Value<ServerMessage>(ServerMessage.Closing closing)) {
                    return closing.code();
                }
            }
        } catch (java.io.EOFException | java.net.SocketException e) {
            return 0;
        }
    }

    /** Sends a request and returns the status line of the answer, empty without one. */
    private String http(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", rig.server.agentPort())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            return line == null ? "" : line;
        }
    }

    private static byte[] frames(List<ClientMessage> messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (ClientMessage message : messages) {
            RecordWriter out = new RecordWriter();
            Framing.append(out, OUT, message, Framing.CLIENT_FRAME_BYTES_MAX);
            bytes.writeBytes(out.toByteArray());
        }
        return bytes.toByteArray();
    }

    private static byte[] frame(int length, byte[] body) {
        return ByteBuffer.allocate(Integer.BYTES + body.length).putInt(length).put(body).array();
    }

    @Test
    void clientsThatMisbehaveGetTheirNumberAndNobodyElseNotices() throws IOException {
        rig = Rig.start(directory, 1);
        Rig.Desktop desktop = rig.desktops.get(0);
        desktop.ready();
        CallHandle call = rig.simulator.newCall("915551212", Rig.VDN);
        desktop.must(desktop.client.answer(desktop.awaitOffer(1).call()));
        int anomalies = rig.facts(Fact.AnomalyRecorded.class).size();
        // A capital letter is the beginning of HTTP, and is answered in it.
        assertTrue(http("BREW /coffee HTTP/1.1\r\n\r\n").matches("HTTP/1\\.1 4\\d\\d .*"));
        assertTrue(http("GET\0/ \r\n\r\n").matches("HTTP/1\\.1 4\\d\\d .*"));
        assertEquals(RefusalReason.BAD_FRAME.code(), farewell(frame(0, new byte[0])));
        assertEquals(RefusalReason.BAD_FRAME.code(), farewell(frame(4, new byte[]{-1, -1, -1, -1})));
        assertEquals(RefusalReason.FRAME_TOO_LARGE.code(),
                farewell(frame(Framing.CLIENT_FRAME_BYTES_MAX + 1, new byte[16])));
        ClientMessage hello = new ClientMessage.Hello(ProtocolLimits.VERSION_MIN, ProtocolLimits.VERSION_MAX, "raw",
                "", 0, List.of());
        ClientMessage[] flood = new ClientMessage[2_000];
        java.util.Arrays.setAll(flood, i -> i == 0 ? hello : new ClientMessage.Heartbeat(i));
        assertEquals(RefusalReason.RATE_EXCEEDED.code(), farewell(frames(List.of(flood))));
        assertEquals(RefusalReason.BAD_CREDENTIALS.code(), refusal(frames(
                List.of(hello, new ClientMessage.Login("1001", "guessed", SessionRole.AGENT, false)))));
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] rubbish = new byte[1 + random.nextInt(400)];
            random.nextBytes(rubbish);
            // A length that is plausible may leave the server waiting for the rest, so the first byte says otherwise.
            rubbish[0] = (byte) (rubbish[0] | 0x80);
            if (rubbish.length >= Integer.BYTES) {
                assertEquals(RefusalReason.BAD_FRAME.code(), farewell(rubbish), "seed 7, attempt " + i);
            }
        }
        assertEquals(AgentState.TALKING, desktop.state());
        assertEquals(Health.Status.UP, rig.server.health().status());
        assertEquals(anomalies, rig.facts(Fact.AnomalyRecorded.class).size());
        assertTrue(rig.simulator.hangUp(call));
        desktop.awaitState(AgentState.READY);
        verifyACallGoesThrough(desktop);
        assertEquals("(2,2,2,2/2,2)", rig.counters());
    }

    private int refusal(byte[] bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", rig.server.agentPort())) {
            socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(30));
            socket.getOutputStream().write(bytes);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int length = in.readInt();
                assertTrue(length <= Framing.SERVER_FRAME_BYTES_MAX, "no frame: " + length);
                byte[] message = new byte[length];
                in.readFully(message);
                if (IN.decode(message, 0,
                        message.length) instanceof Decoded.Value<ServerMessage>(ServerMessage.Refused refused)) {
                    return refused.code();
                }
            }
        }
    }
}
