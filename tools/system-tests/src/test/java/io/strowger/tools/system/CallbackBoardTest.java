package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.SessionClient;
import io.strowger.agent.client.SessionListener;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.CallbackState;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.CallbackView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SwitchSite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A callback is on the board of whoever supervises its skill, of the agent who arranged it, and of the agent who is to call, as long as he is, and on nobody else's; when
 * it is over its topic ends.
 * 1002 supervises the skill support, 1003 the skill sales.
 */
@Timeout(120)
class CallbackBoardTest {
    private static final long WAIT_SECONDS = 30;

    @TempDir
    Path directory;

    private static Site site(Site site) {
        SwitchSite pbx = site.switches().get(0);
        List<SkillSite> skills = new ArrayList<>(site.skills());
        skills.add(new SkillSite("sales", SkillSite.NoAnswerMode.SERVER, Rig.RING_MILLIS, 0, 20_000));
        List<AgentSite> agents = List.of(site.agents().get(0), boss(site.agents().get(1), "support"),
                boss(site.agents().get(2), "sales"));
        return new Site(
                List.of(new SwitchSite(pbx.name(), pbx.links(), new NumberPlan("9", "00", "0", "49", "30", 4))),
                site.devices(), site.vdns(), skills, agents, site.settings(),
                List.of(new RestrictionClass("callbacks", List.of("local"), true, false, true, List.of())), List.of())
                .withService(ServiceSite.DEFAULT.withCallbacks(
                        new CallbackSite("callbacks", List.of(), 3, 1_000, 1_000, 10_000, 600_000, 600_000)));
    }

    private static AgentSite boss(AgentSite agent, String skill) {
        return agent.withSkills(List.of()).withRights(new Rights("", "", List.of(), "", List.of(), List.of(skill)));
    }

    /** A session that reads callbacks, and nothing else that is told here. */
    private static final class Board implements SessionListener, AutoCloseable {
        private final LinkedBlockingQueue<CallbackView> shown = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
        private final LinkedBlockingQueue<Integer> subscribed = new LinkedBlockingQueue<>();
        private final SessionClient client;

        Board(Rig rig, String user, SessionRole role) throws Exception {
            client = SessionClient.connect(AgentClientOptions.builder("127.0.0.1", rig.server.agentPort())
                    .user(user, Rig.PASSWORD).build().withRole(role), this);
            client.established().get(WAIT_SECONDS, TimeUnit.SECONDS);
            client.subscribe(List.of("callback/*"));
        }

        @Override
        public void onTopic(String topic, long version, TopicState state) {
            if (state instanceof CallbackView view) {
                shown.add(view);
            }
        }

        @Override
        public void onSubscribed(ServerMessage.Subscribed answer) {
            subscribed.add(answer.topics());
        }

        @Override
        public void onTopicEnded(String topic) {
            ended.add(topic);
        }

        CallbackView awaits(CallbackState state) throws InterruptedException {
            while (true) {
                CallbackView view = shown.poll(WAIT_SECONDS, TimeUnit.SECONDS);
                assertNotNull(view, "no callback that is " + state);
                if (view.state() == state) {
                    return view;
                }
            }
        }

        void does(Command command) throws Exception {
            assertEquals(RefusalReason.NONE, client.request(command).get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** Without a contact, for a skill that is not his: on the board of who arranged it, who alone besides its supervisor takes it back. */
    @Test
    void whoArrangedItSeesItAndTakesItBack() throws Exception {
        Rig rig = new Rig(directory, 3);
        rig.siteChange = CallbackBoardTest::site;
        try (rig) {
            rig.startServer();
            try (Board arranger = new Board(rig, "1001", SessionRole.AGENT);
                    Board other = new Board(rig, "1002", SessionRole.SUPERVISOR);
                    Board mine = new Board(rig, "1003", SessionRole.SUPERVISOR)) {
                arranger.does(new Command.LogOn("CM", Rig.station(0)));
                arranger.does(new Command.ScheduleCallback(null, "9030123456", "sales", 5, 0, 0, "about the order"));
                CallbackView waiting = arranger.awaits(CallbackState.WAITING);
                assertEquals(List.of("1001", "sales", ""),
                        List.of(waiting.arranger(), waiting.skill(), waiting.agentId()));
                assertEquals(waiting, mine.awaits(CallbackState.WAITING));
                assertEquals(RefusalReason.CALLBACK_NOT_YOURS,
                        other.client.request(new Command.CancelCallback(waiting.callback()))
                                .get(WAIT_SECONDS, TimeUnit.SECONDS).reason());
                arranger.does(new Command.CancelCallback(waiting.callback()));
                assertEquals("1001", arranger.awaits(CallbackState.CANCELLED).arranger());
                mine.awaits(CallbackState.CANCELLED);
                assertEquals("callback/" + waiting.callback(), arranger.ended.poll(WAIT_SECONDS, TimeUnit.SECONDS));
                assertTrue(other.shown.isEmpty() && other.ended.isEmpty(), "another's skill");
            }
        }
    }

    @Test
    void whoIsToCallAndWhoSupervisesTheSkillSeeIt() throws Exception {
        Rig rig = new Rig(directory, 3);
        rig.siteChange = CallbackBoardTest::site;
        try (rig) {
            rig.startServer();
            try (Board agent = new Board(rig, "1001", SessionRole.AGENT);
                    Board mine = new Board(rig, "1002", SessionRole.SUPERVISOR);
                    Board other = new Board(rig, "1003", SessionRole.SUPERVISOR)) {
                agent.does(new Command.LogOn("CM", Rig.station(0)));
                other.does(new Command.LogOn("CM", Rig.station(2)));
                other.does(new Command.ScheduleCallback(null, "9030123456", "support", 5, 0, 0, "about the order"));
                CallbackView waiting = mine.awaits(CallbackState.WAITING);
                assertEquals("+4930123456", waiting.number());
                assertTrue(agent.shown.isEmpty(), "nobody is to call yet");
                agent.does(new Command.SetReady(false));
                assertEquals("1001", agent.awaits(CallbackState.OFFERED).agentId());
                mine.awaits(CallbackState.OFFERED);
                agent.does(new Command.RejectCallback(waiting.callback()));
                assertEquals("callback/" + waiting.callback(), agent.ended.poll(WAIT_SECONDS, TimeUnit.SECONDS));
                mine.awaits(CallbackState.WAITING);
                mine.does(new Command.CancelCallback(waiting.callback()));
                mine.awaits(CallbackState.CANCELLED);
                assertEquals("callback/" + waiting.callback(), mine.ended.poll(WAIT_SECONDS, TimeUnit.SECONDS));
                other.awaits(CallbackState.CANCELLED);
                mine.subscribed.clear();
                mine.client.unsubscribe(List.of("callback/*"));
                mine.client.subscribe(List.of("callback/*"));
                assertEquals(0, mine.subscribed.poll(WAIT_SECONDS, TimeUnit.SECONDS), "it is over");
            }
        }
    }
}
