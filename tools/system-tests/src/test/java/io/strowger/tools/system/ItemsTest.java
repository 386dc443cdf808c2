package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.output.ItemView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.ivr.IvrClient;
import io.strowger.ivr.IvrListener;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A chat is handed in over the protocol, keeps a call away while an agent has it, and is logged; the call comes when it is done with. On the wire. */
@Timeout(120)
class ItemsTest {
    private static final String USER = "desk";
    private static final long WAIT_SECONDS = 30;

    @TempDir
    Path directory;

    private static Site withChats(Site site) {
        List<SkillSite> skills = new ArrayList<>(site.skills());
        skills.add(new SkillSite("chats", NoAnswerMode.SERVER, 15_000, 0, 20_000).withMedium("chat"));
        List<AgentSite> agents = new ArrayList<>();
        for (AgentSite agent : site.agents()) {
            List<SkillLevel> levels = new ArrayList<>(agent.skills());
            levels.add(new SkillLevel("chats", 1));
            agents.add(agent.withSkills(levels));
        }
        return site.withSkills(skills).withAgents(agents)
                .withMedia(List.of(new MediumSite("chat", 40, 2, List.of(), 30_000, 60_000)));
    }

    @Test
    void aChatAndACallGoByTheSameAgent() throws IOException, InterruptedException {
        Rig rig = new Rig(directory, 1, 1);
        rig.siteChange = ItemsTest::withChats;
        rig.more.put("ivr.users", List.of(Map.of("user", USER, "password-hash",
                new PasswordHasher().hash(Rig.PASSWORD, new PasswordHash.Cost(64, 1, 1)))));
        LinkedBlockingQueue<ItemView> told = new LinkedBlockingQueue<>();
        try (rig) {
            rig.startServer();
            Rig.Desktop agent = rig.new Desktop(0);
            rig.desktops.add(agent);
            agent.ready();
            try (IvrClient desk = IvrClient.connect(AgentClientOptions.builder("127.0.0.1", rig.server.agentPort())
                    .user(USER, Rig.PASSWORD).heartbeatMillis(2_000).reconnectMillis(50, 200).build(),
                    new IvrListener() {
                        @Override
                        public void onItem(ItemView item) {
                            told.add(item);
                        }
                    })) {
                desk.established().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
                IvrClient.ItemAnswer answer = desk
                        .submitItem(new Command.SubmitItem("chats", 5, "chat-1", "ada", "hello", Map.of("case", "7")))
                        .orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
                assertTrue(answer.outcome().isDone(), answer.toString());
                ContactId chat = answer.contact();
                assertEquals(ItemState.OFFERED, told.poll(WAIT_SECONDS, TimeUnit.SECONDS).state());
                agent.must(agent.client.acceptItem(chat));
                assertEquals(ItemState.ACCEPTED, told.poll(WAIT_SECONDS, TimeUnit.SECONDS).state());
                rig.simulator.newCall("030123456", Rig.VDN);
                rig.awaitFacts(Fact.ContactQueued.class, 2);
                assertEquals(1, rig.facts(Fact.RouteDecided.class).size());
                agent.must(agent.client.completeItem(chat));
                assertEquals(ItemState.ENDED, told.poll(WAIT_SECONDS, TimeUnit.SECONDS).state());
            }
            rig.awaitFacts(Fact.SegmentStarted.class, 2);
            rig.simulator.answer(Rig.station(0));
            rig.awaitFacts(Fact.SegmentAnswered.class, 2);
            assertEquals("chat", rig.facts(Fact.ItemSubmitted.class).get(0).medium());
            assertEquals(List.of("chats", "support"),
                    rig.facts(Fact.SegmentStarted.class).stream().map(Fact.SegmentStarted::skill).toList());
            rig.simulator.hangUp(Rig.station(0));
            rig.awaitFacts(Fact.ContactEnded.class, 2);
            assertEquals(List.of(), rig.facts(Fact.AnomalyRecorded.class));
            Path journal = rig.server.journalDirectory();
            rig.close();
            Replay.verify(journal);
        }
    }
}
