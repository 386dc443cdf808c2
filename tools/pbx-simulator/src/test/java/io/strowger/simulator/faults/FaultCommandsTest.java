package io.strowger.simulator.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.SwitchServer;
import io.strowger.simulator.wire.TsapiSession;

class FaultCommandsTest {
    private static final long START = 1_700_000_000_000L;

    private final SwitchServer server = server();
    private final FaultCommands commands = new FaultCommands(server);

    private static SwitchServer server() {
        LinkSettings usual = LinkSettings.of("cti", "cti-secret");
        return new SwitchServer(
                new Switch(SwitchConfiguration.contactCentre(5, AnswerMode.AUTO).plan(), START),
                List.of(usual, usual.named("AES2")));
    }

    /** An open stream to a server. */
    private static TsapiSession open(SwitchServer server, int aes) {
        TsapiSession session = server.aes(aes).connect();
        Acs.AuthReplyTwo key = (Acs.AuthReplyTwo) ask(session, new Acs.KeyRequest("cti"), PrivateData.ABSENT).get(0);
        ask(session, new Acs.OpenStream(StreamType.ST_CSTA, server.aes(aes).settings().tlinkName(), "cti",
                PasswordEncode.encode(key.key(), "cti-secret"), "test", Level.of(1), "TS1:2", "1", ""),
                VersionNegotiation.offer(4, 18));
        return session;
    }

    private static List<TsapiMessage> ask(TsapiSession session, TsapiMessage message, PrivateData privateData) {
        byte[] bytes = TsapiCodec.encode(new TsapiFrame(1, 0, message, privateData));
        session.onBytes(bytes, 0, bytes.length, 0);
        return messages(session.takeOutput());
    }

    private static List<TsapiMessage> messages(byte[] bytes) {
        List<TsapiMessage> messages = new ArrayList<>();
        int at = 0;
        // What a fault has cut off is not there.
        while (TsapiFrames.scan(bytes, at, bytes.length - at) instanceof TsapiFrames.Scan.Frame frame) {
            messages.add(TsapiCodec.decode(bytes, at, frame.length()).orElseThrow().message());
            at += frame.length();
        }
        return messages;
    }

    private void advance(long millis) {
        server.advanceTo(server.theSwitch().now() + millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut AES1", "cut *", "cut-mid-frame aes2", "end-streams AES1 DRIVER_LINK_UNAVAILABLE",
        "end-streams AES1 65", "down AES1 10s", "restart * 1m", "lose-switch AES1 500ms", "restart-switch keep 1s",
        "restart-switch LOSE 1s", "tlinks AES1 off", "system-status AES1 SS_OVERLOAD_IMMINENT",
        "licences AES1 10 100 5ms", "silence AES1 10s", "silence AES1 on", "slow-reader AES1 off",
        "heartbeats AES1 off", "delay-output AES1 20ms", "delay-confirmations AES1 0ms 100ms",
        "duplicate-confirmations AES1 0.5", "delay-events AES1 5001 100ms", "lose-events AES1 1",
        "delay-selects AES1 1s", "hold-route-end AES1 1s", "skew AES1 -1h", "refuse AES1 MakeCall * csta:33",
        "refuse * * 5001 acs:TSERVER_DRIVER_CONGESTION 0.5", "refuse AES1 23 5001 csta:RESOURCE_BUSY",
        "refuse-logins AES1 117", "refuse-logins AES1 off", "accept AES1", "congest AES1 100", "congest AES1 off",
        "clear *", "log-in 5001 1001 auto_in", "unplug 5001", "unplug 5001 10s", "plug 5001", "call 9155551212 6001",
        "call 9155551212 6001 4711", "abort-routing 6001", "load 100", "load off",
        "after 10s cut AES1", "random 7 1s", "random off",
        "status", "help", "  HELP  "})
    void shouldDoWhatIsRight(String line) {
        assertEquals(Outcome.DONE, commands.execute(line).number(), () -> commands.execute(line).text());
    }

    @ParameterizedTest
    @CsvSource({"explode, 401", "cut, 402", "cut AES1 now, 402", "down AES1, 402", "status now, 402",
        "down AES1 10, 403", "down AES1 -1s, 403", "down AES1 soon, 403", "silence AES1 perhaps, 403",
        "lose-events AES1 1.5, 403", "lose-events AES1 often, 403", "refuse AES1 Explode * csta:33, 403",
        "refuse AES1 MakeCall * 33, 403", "refuse AES1 MakeCall * csta:9999, 403", "refuse AES1 * * csta:1 0, 403",
        "delay-confirmations AES1 2s 1s, 403", "delay-output AES1 1h, 403", "licences AES1 65 1 0ms, 403",
        "restart-switch perhaps 1s, 403", "system-status AES1 SS_FINE, 403", "random 7 1ms, 403",
        "cut AES9, 404", "lift 4444, 404", "log-in 5001 9999, 404", "abort-routing 5001, 404", "hang-up 5001, 405",
        "log-out 5001, 405", "call 1 4444, 405", "load, 402", "load much, 403", "load 100001, 403", "load -1, 403",
        "after 1s explode, 401", "after 1s, 401"})
    void shouldSayWhyNot(String line, int number) {
        Outcome outcome = commands.execute(line);
        assertEquals(number, outcome.number(), outcome.text());
        assertTrue(outcome.text().endsWith("."), outcome.text());
    }

    @Test
    void shouldLimitTheLine() {
        String most = "after 1s cut " + " ".repeat(FaultCommands.MAX_LINE - 17) + "AES1";
        assertEquals(FaultCommands.MAX_LINE, most.length());
        assertEquals(Outcome.DONE, commands.execute(most).number());
        assertEquals(Problem.LINE_TOO_LONG.number(), commands.execute(most + " ").number());
    }

    @Test
    void shouldHaveAWordOfHelpForEachCommand() {
        List<String> usages = commands.usages();
        for (String line : usages) {
            assertTrue(line.matches("[a-z-]+( [^ ].*)?  -  .{10,}"), line);
            assertTrue(commands.knows(line), line);
        }
        assertTrue(usages.size() > 30, usages.toString());
    }

    @Test
    void shouldEndByItselfWhatLastsATime() {
        commands.execute("down AES1 10s");
        advance(9_999);
        assertFalse(server.aes(0).listening());
        assertTrue(server.aes(1).listening());
        advance(1);
        assertTrue(server.aes(0).listening());
        TsapiSession session = open(server, 0);
        commands.execute("silence AES1 10s");
        assertEquals(List.of(), ask(session, new Csta.ReqSysStat(), PrivateData.ABSENT));
        advance(10_000);
        assertEquals(1, messages(session.takeOutput()).size());
        commands.execute("after 5s cut AES1");
        advance(4_999);
        assertFalse(session.closed());
        advance(1);
        assertTrue(session.closed());
    }

    @Test
    void shouldBringThePhoneBackInTime() {
        commands.execute("unplug 5001 3s");
        assertFalse(server.theSwitch().stations().get(0).inService());
        advance(3_000);
        assertTrue(server.theSwitch().stations().get(0).inService());
    }

    @Test
    void shouldLiftWhatRings() {
        server.theSwitch().outside().offer(IncomingCall.of("1", "5001"));
        assertEquals(Outcome.DONE, commands.execute("lift 5001").number());
        assertEquals(Outcome.DONE, commands.execute("hang-up 5001").number());
        assertEquals(0, server.theSwitch().liveCalls().size());
    }

    @Test
    void shouldBringTheSameFaultsForTheSameSeed() {
        String first = run(11);
        assertEquals(first, run(11), "seed 11");
        assertFalse(first.equals(run(12)), "seeds 11 and 12");
    }

    /** Everything that two streams saw during two minutes of traffic and faults, opened again when they were cut. */
    private static String run(long seed) {
        SwitchServer server = server();
        FaultCommands commands = new FaultCommands(server);
        commands.execute("random " + seed + " 200ms");
        server.startTraffic(TrafficProfile.ordinary(5, seed, "6001"));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        TsapiSession[] sessions = new TsapiSession[2];
        for (int step = 0; step < 1_200; step++) {
            for (int i = 0; i < sessions.length; i++) {
                if (sessions[i] == null || sessions[i].closed()) {
                    sessions[i] = connect(server, i);
                }
            }
            server.advanceTo(server.theSwitch().now() + 100);
            for (TsapiSession session : sessions) {
                all.writeBytes(session.takeOutput());
            }
        }
        assertTrue(commands.execute("status").text().contains("random faults on"), "still going");
        return HexFormat.of().formatHex(all.toByteArray());
    }

    private static TsapiSession connect(SwitchServer server, int aes) {
        if (!server.aes(aes).listening()) {
            return server.aes(aes).connect();
        }
        TsapiSession session = server.aes(aes).connect();
        List<TsapiMessage> key = ask(session, new Acs.KeyRequest("cti"), PrivateData.ABSENT);
        if (session.closed() || key.isEmpty() || !(key.get(0) instanceof Acs.AuthReplyTwo reply)) {
            return session;
        }
        ask(session, new Acs.OpenStream(StreamType.ST_CSTA, server.aes(aes).settings().tlinkName(), "cti",
                PasswordEncode.encode(reply.key(), "cti-secret"), "test", Level.of(1), "TS1:2", "1", ""),
                VersionNegotiation.offer(4, 18));
        for (int i = 0; i < 5 && !session.closed(); i++) {
            ask(session, new Csta.MonitorDevice(Integer.toString(5001 + i), MonitorFilter.NONE), PrivateData.ABSENT);
        }
        return session;
    }
}
