package io.strowger.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.frame.Framing;
import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ServerConnectionTest {
    private static final CallKey CALL = new CallKey("north", 1, 1);

    private static byte[] conversation() {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        bytes.writeBytes(Frames.of(new ClientMessage.Hello(1, 1, "desk", "1", 0, List.of("a"))));
        bytes.writeBytes(Frames.of(new ClientMessage.Login("1001", "secret", SessionRole.AGENT, false)));
        bytes.writeBytes(Frames.of(new ClientMessage.Heartbeat(5)));
        bytes.writeBytes(Frames.of(new ClientMessage.Request(1, new Command.AnswerCall(CALL))));
        bytes.writeBytes(Frames.of(new ClientMessage.Logout()));
        return bytes.toByteArray();
    }

    private static List<String> play(ServerConnection connection, byte[]... pieces) {
        List<String> seen = new ArrayList<>();
        for (byte[] piece : pieces) {
            connection.onBytes(piece, 0, piece.length, 0);
            for (ServerEvent event : connection.takeEvents()) {
                seen.add(event.toString());
            }
            Frames.server(connection.takeOutput()).forEach(message -> seen.add(message.toString()));
        }
        return seen;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    @Test
    void shouldUnderstandTheSameWhereverTheBytesAreCut() {
        byte[] all = conversation();
        List<String> whole = sorted(play(new ServerConnection(ServerSettings.DEFAULT, 0), all));
        assertTrue(whole.size() >= 5, whole.toString());
        for (int cut = 0; cut <= all.length; cut++) {
            List<String> seen = play(new ServerConnection(ServerSettings.DEFAULT, 0), part(all, 0, cut),
                    part(all, cut, all.length));
            assertEquals(whole, sorted(seen), "cut at " + cut);
        }
    }

    /** Events and messages interleave differently when bytes come in pieces. */
    private static List<String> sorted(List<String> seen) {
        return seen.stream().sorted().toList();
    }

    @Test
    void shouldAnswerRubbishWithItsReasonAndNeverThrow() {
        long seed = Long.getLong("strowger.test.seed", 1);
        Random random = new Random(seed);
        byte[] good = conversation();
        int closed = 0;
        for (int run = 0; run < 20_000; run++) {
            byte[] bytes = good.clone();
            for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            ServerConnection connection = new ServerConnection(ServerSettings.DEFAULT, 0);
            try {
                play(connection, bytes);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + " run " + run + ": " + Bytes.of(bytes), e);
            }
            closed += connection.isClosing() ? 1 : 0;
        }
        assertTrue(closed > 5_000, "only " + closed + " were noticed");
    }

    private static ServerConnection attached(ServerSettings settings) {
        ServerConnection connection = new ServerConnection(settings, 0);
        byte[] hello = Frames.of(new ClientMessage.Hello(1, 1, "desk", "1", 0, List.of()));
        connection.onBytes(hello, 0, hello.length, 0);
        byte[] login = Frames.of(new ClientMessage.Login("1001", "secret", SessionRole.AGENT, false));
        connection.onBytes(login, 0, login.length, 0);
        connection.onEstablished(
                new ServerConnection.Established("s1", Bytes.fromHex("0102"), 1, false, SessionRole.AGENT), 0);
        connection.takeEvents();
        connection.takeOutput();
        assertEquals(ServerState.ATTACHED, connection.state());
        return connection;
    }

    @Test
    void shouldEndTheConnectionWhenAPushIsLargerThanAFrame() {
        ServerConnection connection = attached(ServerSettings.DEFAULT);
        int cause = 20_000;
        int overhead = Frames.of(new ServerMessage.Pushed(1, new Push.CallEnded(CALL, "x".repeat(cause)))).length
                - Framing.LENGTH_BYTES - cause;
        String largest = "x".repeat(Framing.SERVER_FRAME_BYTES_MAX - overhead);
        connection.onPush(1, new Push.CallEnded(CALL, largest), 0);
        assertEquals(1, Frames.server(connection.takeOutput()).size());
        connection.onPush(2, new Push.CallEnded(CALL, largest + "x"), 0);
        ServerMessage.Closing closing = assertInstanceOf(ServerMessage.Closing.class,
                Frames.server(connection.takeOutput()).getFirst());
        assertEquals(RefusalReason.FRAME_TOO_LARGE.code(), closing.code());
    }

    @Test
    void shouldTakeTheLargestMessageOfAClient() {
        ServerConnection connection = attached(ServerSettings.DEFAULT);
        int overhead = Frames
                .of(new ClientMessage.Request(1, new Command.MakeCall("x".repeat(20_000), Bytes.EMPTY))).length
                - Framing.LENGTH_BYTES - 20_000;
        String largest = "x".repeat(Framing.CLIENT_FRAME_BYTES_MAX - overhead);
        byte[] bytes = Frames.of(new ClientMessage.Request(1, new Command.MakeCall(largest, Bytes.EMPTY)));
        assertEquals(Framing.CLIENT_FRAME_BYTES_MAX + Framing.LENGTH_BYTES, bytes.length);
        connection.onBytes(bytes, 0, bytes.length, 0);
        assertInstanceOf(ServerEvent.RequestReceived.class, connection.takeEvents().getFirst());
        byte[] larger = Frames.of(new ClientMessage.Request(2, new Command.MakeCall(largest + "x", Bytes.EMPTY)));
        connection.onBytes(larger, 0, larger.length, 0);
        ServerEvent.ConnectionFailed failed = assertInstanceOf(ServerEvent.ConnectionFailed.class,
                connection.takeEvents().getFirst());
        assertEquals(RefusalReason.FRAME_TOO_LARGE, failed.reason());
        assertEquals(true, connection.isClosing());
    }

    @Test
    void shouldKeepSecretsOutOfText() {
        String all = new ClientMessage.Login("1001", "PASSWORD", SessionRole.AGENT, true).toString()
                + new ClientMessage.Resume("s1", Bytes.fromHex("aabbccdd"), 1)
                + new ServerMessage.SessionEstablished("s1", Bytes.fromHex("aabbccdd"), 1, false, 1, null)
                + new ServerEvent.LoginWanted("1001", "PASSWORD", SessionRole.AGENT, true)
                + new ServerEvent.ResumeWanted("s1", Bytes.fromHex("aabbccdd"), 1)
                + new ServerConnection.Established("s1", Bytes.fromHex("aabbccdd"), 1, false, SessionRole.AGENT)
                + new ClientSettings("1001", "PASSWORD", SessionRole.AGENT, true, "c", "1", 0, 1);
        assertTrue(!all.contains("PASSWORD") && !all.contains("aabbccdd"), all);
    }

    @Test
    void shouldEncodeATopicOnceForAllAndLeaveOutWhatWaitsTooLong() {
        ServerConnection connection = attached(ServerSettings.DEFAULT);
        connection.onWritable(false, 0);
        for (int version = 1; version <= 1_000; version++) {
            connection.onTopic(TopicFrame.of("skill/a", version,
                    new io.strowger.core.output.TopicState.SkillView("a", version, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                            0)),
                    0);
        }
        assertEquals(0, connection.takeOutput().length);
        assertTrue(connection.waitingBytes() < 100, "waiting " + connection.waitingBytes());
        connection.onWritable(true, 0);
        List<ServerMessage> messages = Frames.server(connection.takeOutput());
        assertEquals(1, messages.size());
        assertEquals(1_000, assertInstanceOf(ServerMessage.Topic.class, messages.getFirst()).version());
    }
}
