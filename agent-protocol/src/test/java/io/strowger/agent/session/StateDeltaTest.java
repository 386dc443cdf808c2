package io.strowger.agent.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.testkit.RecordText;
import io.strowger.core.codec.Bytes;
import io.strowger.core.input.SessionRole;
import io.strowger.core.output.TopicState;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What has changed of a topic, applied to what was there before, is what is there now; whatever the client missed. */
class StateDeltaTest {
    private static final long SEED = 7;

    private static TopicState state(String text) {
        return RecordText.parse(TopicState.class, text);
    }

    @Test
    void shouldHoldWhatHasChangedAndNameWhatIsGone() {
        StateDelta.Change change = StateDelta.between(
                state("SkillView{skill=sales, waiting=3, oldestSinceMillis=5, loggedOn=12, ready=1}"),
                state("SkillView{skill=sales, waiting=4, loggedOn=12, onCalls=9}"));
        assertEquals(state("SkillView{waiting=4, onCalls=9}"), change.changed());
        assertEquals(List.of(3, 5), change.cleared());
    }

    @Test
    void shouldReplaceListsAndNestedStatesAsAWhole() {
        TopicState before = state(
                "AgentView{agentId=1, calls=[CallView{call=CallKey{switchName=n, callId=1, generation=1}, "
                        + "data={a=1, b=2}}, CallView{call=CallKey{switchName=n, callId=2, generation=1}}]}");
        TopicState after = state(
                "AgentView{agentId=1, calls=[CallView{call=CallKey{switchName=n, callId=1, generation=1}, data={a=1}}]}");
        StateDelta.Change change = StateDelta.between(before, after);
        assertEquals(after, StateDelta.apply(before, change.changed(), change.cleared()));
        StateDelta.Change back = StateDelta.between(after, before);
        assertEquals(before, StateDelta.apply(after, back.changed(), back.cleared()));
    }

    @Test
    void shouldNotLeadFromOneKindOfStateToAnother() {
        assertNull(StateDelta.between(state("SkillView{skill=a}"), state("TeamView{team=a}")));
        assertNull(StateDelta.apply(state("SkillView{skill=a}"), state("TeamView{team=a}"), List.of()));
    }

    private static TopicState random(Random random) {
        return new TopicState.SkillView("sales", random.nextInt(3), random.nextInt(2) * 1_767_225_600_000L,
                random.nextInt(3), random.nextInt(3), random.nextInt(2), random.nextInt(2), 0, random.nextInt(2),
                random.nextInt(3) - 1, 0, 0, 0, random.nextInt(2), 0);
    }

    /** A server over a transport that is often full, and a client that takes changes: it ends with the newest, and has seen no state that never was. */
    @Test
    void shouldBringAClientToTheNewestStateWhateverWasLeftOut() {
        Random random = new Random(SEED);
        ServerConnection server = new ServerConnection(ServerSettings.DEFAULT, 0);
        ClientConnection client = new ClientConnection(new ClientSettings("1", "x", SessionRole.AGENT, false, "", "", 0,
                30_000, "", true));
        client.onConnected(0);
        exchange(server, client);
        server.onEstablished(new ServerConnection.Established("s", Bytes.fromHex("aa"), 1, false, SessionRole.AGENT),
                0);
        exchange(server, client);
        client.takeEvents();
        TopicFrame frame = TopicFrame.of("skill/sales", 1, random(random));
        List<TopicState> all = new java.util.ArrayList<>(List.of(frame.state()));
        long deltas = 0;
        for (int version = 2; version < 2_000; version++) {
            server.onTopic(frame, 0);
            if (random.nextInt(3) > 0) {
                byte[] bytes = server.takeOutput();
                deltas += Frames.server(bytes).stream().filter(ServerMessage.TopicDelta.class::isInstance).count();
                client.onBytes(bytes, 0, bytes.length, 0);
                for (ClientEvent event : client.takeEvents()) {
                    ClientEvent.TopicReceived received = (ClientEvent.TopicReceived) event;
                    assertEquals(all.get((int) received.version() - 1), received.state(), "seed " + SEED);
                    assertEquals(frame.version(), received.version());
                }
            }
            TopicState next = random(random);
            all.add(next);
            frame = frame.next(version, next);
        }
        assertTrue(deltas > 100, deltas + " changes were sent");
    }

    private static void exchange(ServerConnection server, ClientConnection client) {
        byte[] asked = client.takeOutput();
        server.onBytes(asked, 0, asked.length, 0);
        byte[] said = server.takeOutput();
        client.onBytes(said, 0, said.length, 0);
        byte[] then = client.takeOutput();
        server.onBytes(then, 0, then.length, 0);
    }

    @Test
    void shouldSendWholeStatesToWhoeverHasNotAsked() {
        ServerConnection server = new ServerConnection(ServerSettings.DEFAULT, 0);
        byte[] hello = Frames.of(new ClientMessage.Hello(1, 1, "", "", 0, List.of("other")));
        server.onBytes(hello, 0, hello.length, 0);
        ServerMessage.Welcome welcome = (ServerMessage.Welcome) Frames.server(server.takeOutput()).getFirst();
        assertEquals(List.of(), welcome.features());
    }
}
