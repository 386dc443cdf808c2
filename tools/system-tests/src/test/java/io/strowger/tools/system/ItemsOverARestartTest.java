package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.ConnectionState;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.output.ItemView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.ivr.IvrClient;
import io.strowger.ivr.IvrListener;
import io.strowger.ivr.IvrOutcome;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server's process is killed while an agent has chats in every state and one waits: after it has started again on its journal each is where it was, the agent goes
 * on with them, and none is offered twice. Over the protocol, in both reigns.
 */
@Timeout(180)
class ItemsOverARestartTest {
    private static final RecordCodec<Fact> FACT = RecordCodec.of(Fact.class);
    private static final String USER = "desk";
    private static final long WAIT_SECONDS = 60;

    @TempDir
    Path directory;
    private final Object changed = new Object();
    private final List<ItemView> toAgent = new ArrayList<>();
    private final List<ItemView> toDesk = new ArrayList<>();
    private final List<ConnectionState.Kind> connections = new ArrayList<>();
    private TopicState.AgentView view;
    private Rig rig;
    private ServerToKill server;

    @AfterEach
    void stop() throws InterruptedException {
        if (server != null) {
            server.close();
        }
        rig.simulator.close();
    }

    private static Site withChats(Site site) {
        List<SkillSite> skills = new ArrayList<>(site.skills());
        skills.add(new SkillSite("chats", NoAnswerMode.SERVER, 15_000, 0, 20_000).withMedium("chat"));
        return site.withSkills(skills)
                .withAgents(site.agents().stream()
                        .map(agent -> agent
                                .withSkills(List.of(new SkillLevel("support", 1), new SkillLevel("chats", 1))))
                        .toList())
                .withMedia(List.of(new MediumSite("chat", 40, 2, List.of(), 600_000, 3_600_000)));
    }

    private void change(Runnable what) {
        synchronized (changed) {
            what.run();
            changed.notifyAll();
        }
    }

    private void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        synchronized (changed) {
            while (!condition.getAsBoolean()) {
                assertTrue(System.nanoTime() < deadline, () -> "waited in vain for " + what + "; to the agent: "
                        + toAgent + "; to the desk: " + toDesk + "; he: " + view + "\n" + server.log());
                changed.wait(50);
            }
        }
    }

    private static <T> T done(CompletableFuture<T> future) {
        return future.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static void must(CompletableFuture<Push.RequestOutcome> request) {
        assertEquals(RefusalReason.NONE, done(request).reason());
    }

    private ContactId submit(IvrClient desk, String reference) {
        IvrClient.ItemAnswer answer = done(
                desk.submitItem(new Command.SubmitItem("chats", 5, reference, "ada", "hello", Map.of())));
        assertTrue(answer.outcome().isDone(), answer.toString());
        return answer.contact();
    }

    /** What the agent's own topic says he has. */
    private Map<ContactId, ItemState> has() {
        return view == null
                ? Map.of()
                : view.items().stream().collect(Collectors.toMap(ItemView::contact, ItemView::state));
    }

    private long offered(ContactId contact) {
        return toAgent.stream().filter(item -> item.contact().equals(contact) && item.state() == ItemState.OFFERED)
                .count();
    }

    private final class Desktop implements AgentListener {
        @Override
        public void onItem(ItemView item) {
            change(() -> toAgent.add(item));
        }

        @Override
        public void onAgentState(TopicState.AgentView state) {
            change(() -> view = state);
        }

        @Override
        public void onConnection(ConnectionState state) {
            change(() -> connections.add(state.kind()));
        }
    }

    private final class Desk implements IvrListener {
        @Override
        public void onItem(ItemView item) {
            change(() -> toDesk.add(item));
        }
    }

    private AgentClientOptions options(String user, boolean isAgent) {
        AgentClientOptions.Builder builder = AgentClientOptions.builder("127.0.0.1", server.agentPort)
                .user(user, Rig.PASSWORD).heartbeatMillis(2_000).reconnectMillis(50, 300);
        return (isAgent ? builder.switchName("CM") : builder).build();
    }

    @Test
    void everyItemIsWhereItWas() throws Exception {
        rig = new Rig(directory, 1);
        rig.siteChange = ItemsOverARestartTest::withChats;
        server = new ServerToKill(rig, "ivr { users = [ { user = \"" + USER + "\", password-hash = \""
                + new PasswordHasher().hash(Rig.PASSWORD, new PasswordHash.Cost(64, 1, 1)) + "\" } ] }\n", "");
        server.start();
        await("the server to listen", server::isListening);
        try (AgentClient agent = AgentClient.connect(options(Rig.agentId(0), true), new Desktop());
                IvrClient desk = IvrClient.connect(options(USER, false), new Desk())) {
            done(agent.established());
            done(desk.established());
            logOn(agent);
            must(agent.ready());
            ContactId parked = submit(desk, "parked");
            await("the first to be offered", () -> offered(parked) == 1);
            must(agent.acceptItem(parked));
            must(agent.parkItem(parked));
            ContactId accepted = submit(desk, "accepted");
            await("the second to be offered", () -> offered(accepted) == 1);
            must(agent.acceptItem(accepted));
            ContactId open = submit(desk, "open");
            await("the third to be offered", () -> offered(open) == 1);
            ContactId waiting = submit(desk, "waiting");
            Map<ContactId, ItemState> before = Map.of(parked, ItemState.PARKED, accepted, ItemState.ACCEPTED, open,
                    ItemState.OFFERED);
            await("his topic to have them", () -> has().equals(before));

            server.kill();
            change(() -> view = null);
            server.start();
            await("the server to listen", server::isListening);
            await("him to resume", () -> connections.contains(ConnectionState.Kind.RESUMED));
            await("his topic to have them still", () -> has().equals(before));
            assertEquals(RefusalReason.ITEM_EXISTS, again(desk));
            assertEquals(0, offered(waiting), "he has as many as he may");

            must(agent.acceptItem(open));
            must(agent.completeItem(accepted));
            await("the one that waited to be offered", () -> offered(waiting) == 1);
            must(agent.acceptItem(waiting));
            must(agent.completeItem(open));
            must(agent.resumeItem(parked));
            must(agent.completeItem(parked));
            must(agent.completeItem(waiting));
            await("whoever brought them to hear of every end", () -> toDesk.stream()
                    .filter(item -> item.state() == ItemState.ENDED).map(ItemView::contact).distinct().count() == 4);
            await("his topic to be empty", () -> has().isEmpty() && view != null);
            for (ContactId contact : List.of(parked, accepted, open, waiting)) {
                assertEquals(1, offered(contact), "told him once");
            }
        }
        server.stop();
        verify();
    }

    /** The link may not be up yet, then again. */
    private void logOn(AgentClient agent) throws InterruptedException {
        RefusalReason reason = RefusalReason.LINK_DOWN;
        for (int tries = 0; tries < 400 && reason != RefusalReason.NONE; tries++) {
            reason = done(agent.logOn(Rig.station(0))).reason();
            synchronized (changed) {
                changed.wait(reason == RefusalReason.NONE ? 1 : 100);
            }
        }
        assertEquals(RefusalReason.NONE, reason);
    }

    /** An item that is open is not taken a second time. */
    private static RefusalReason again(IvrClient desk) {
        IvrOutcome outcome = done(
                desk.submitItem(new Command.SubmitItem("chats", 5, "waiting", "ada", "hello", Map.of())))
                .outcome();
        return outcome instanceof IvrOutcome.Refused refused ? refused.reason() : RefusalReason.NONE;
    }

    /** The journal of both reigns replays to its own facts; every item began, was offered and accepted, and ended once. */
    private void verify() {
        Replay.verify(server.journal());
        TreeMap<String, Integer> counts = new TreeMap<>();
        try (Reader<JournalledFact> facts = ReadOnlyJournal.of(server.journal()).facts(1)) {
            for (JournalledFact fact = facts.next(); fact != null; fact = facts.next()) {
                byte[] bytes = fact.payload().toByteArray();
                if (FACT.decode(bytes, 0, bytes.length) instanceof Decoded.Value<Fact> value) {
                    count(counts, value.value());
                }
            }
        }
        assertEquals(
                new TreeMap<>(Map.of("submitted", 4, "chosen", 4, "OFFERED", 4, "PARKED", 1, "ACCEPTED", 5, "ENDED",
                        4)),
                counts, "accepted once more is what was parked");
    }

    private static void count(Map<String, Integer> counts, Fact fact) {
        switch (fact) {
            case Fact.ItemSubmitted submitted -> counts.merge("submitted", 1, Integer::sum);
            case Fact.RouteDecided decided -> counts.merge("chosen", 1, Integer::sum);
            case Fact.ItemChanged change -> counts.merge(change.state().name(), 1, Integer::sum);
            default -> {
                // Of something else.
            }
        }
    }
}
