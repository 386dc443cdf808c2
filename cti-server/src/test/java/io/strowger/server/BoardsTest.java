package io.strowger.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.ConnectionState;
import io.strowger.agent.client.OfferedCalls;
import io.strowger.agent.client.RefusedException;
import io.strowger.agent.client.SessionClient;
import io.strowger.agent.client.SessionListener;
import io.strowger.agent.message.ClientMessage.LogStream;
import io.strowger.agent.message.ClientMessage.SearchFilter;
import io.strowger.agent.message.ServerMessage;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.AgentView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.DeskSite.ReasonSite;
import io.strowger.core.site.DeskSite.ReasonUse;
import io.strowger.core.site.DeskSite.WrapUpSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.UserSite;
import io.strowger.server.conf.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What sessions of every role may read and look up, over real sockets. Agents 1001 and 1002 are of team blue, 1003 of team red and supervisor of blue. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BoardsTest {
    private static final long SECONDS = 30;
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    private Path directory;
    private final Map<String, Object> values = new HashMap<>(Map.of("agents.port", 0, "http.port", 0,
            "data.directory", "data", "server.drain", "2s", "authentication.argon2.memory-kib", 64,
            "data.free-space-min", "64 MiB", "links.backoff-min", "30s", "links.backoff-max", "30s",
            "credentials.aes1.login", "ctiuser", "credentials.aes1.password", "ctipassword"));
    private Server server;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Files.writeString(directory.resolve("secret"), SECRET);
        values.put("authentication.tokens.secret-file", "secret");
        server = Server.start(ServerSettings.of(directory, values), site());
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        server.close();
    }

    private static Site site() {
        Site plain = TestSites.site(3);
        List<AgentSite> agents = new ArrayList<>();
        for (AgentSite agent : plain.agents()) {
            boolean boss = agent.agentId().equals("1003");
            agents.add(agent.withRights(new Rights("", "", List.of(), boss ? "red" : "blue",
                    boss ? List.of("blue") : List.of(), List.of()))
                    .withAttributes(List.of(new Attribute("german", 2))));
        }
        List<SkillSite> skills = new ArrayList<>(plain.skills());
        skills.add(new SkillSite("sales", SkillSite.NoAnswerMode.SERVER, 15_000, 0, 20_000));
        return new Site(plain.switches(), plain.devices(), plain.vdns(), skills, agents, plain.settings())
                .withDesk(new DeskSite(List.of(
                        new UserSite("wall", TestSites.HASH, List.of(SessionRole.WALLBOARD),
                                new Scope(List.of(), List.of("red"), List.of("support"))),
                        new UserSite("reports", TestSites.HASH, List.of(SessionRole.REPORTER), null),
                        new UserSite("tech", TestSites.HASH, List.of(SessionRole.TECHNICIAN), null)), List.of(),
                        List.of(new WrapUpSite("support", List.of("solved", "call again"))))
                        .withReasons(List.of(new ReasonSite(ReasonUse.NOT_READY, 1, "Lunch"))));
    }

    /** What a client heard. */
    private static final class Heard implements SessionListener {
        private final BlockingQueue<ServerMessage> answers = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> topics = new LinkedBlockingQueue<>();
        private final BlockingQueue<TopicState> states = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> rows = new LinkedBlockingQueue<>();

        @Override
        public void onLogRow(ServerMessage.LogRow row) {
            rows.add(row.row());
        }

        @Override
        public void onTopicEnded(String topic) {
            ended.add(topic);
        }

        /** Waits until it was shown. */
        void shows(String topic) throws InterruptedException {
            for (String next = topics.poll(SECONDS, TimeUnit.SECONDS); !topic.equals(next); next = topics
                    .poll(SECONDS, TimeUnit.SECONDS)) {
                assertNotNull(next, topic + " was not shown");
            }
        }

        @Override
        public void onSubscribed(ServerMessage.Subscribed answer) {
            answers.add(answer);
        }

        @Override
        public void onQueryRefused(ServerMessage.Refused refused) {
            answers.add(refused);
        }

        @Override
        public void onTopic(String topic, long version, TopicState state) {
            topics.add(topic);
            states.add(state);
        }

        List<String> next(int count) throws InterruptedException {
            List<String> list = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                list.add(topics.poll(SECONDS, TimeUnit.SECONDS));
            }
            return list.stream().sorted().toList();
        }

        ServerMessage.Subscribed subscribed() throws InterruptedException {
            return assertInstanceOf(ServerMessage.Subscribed.class, answers.poll(SECONDS, TimeUnit.SECONDS));
        }
    }

    private SessionClient login(String user, SessionRole role, Heard heard) throws Exception {
        SessionClient client = SessionClient.connect(AgentClientOptions.builder("127.0.0.1", server.agentPort())
                .user(user, TestSites.PASSWORD).reconnectMillis(1, 20).build().withRole(role), heard);
        open.add(client);
        client.established().get(SECONDS, TimeUnit.SECONDS);
        return client;
    }

    @Test
    void aWallboardReadsWhatIsWithinItsScopeAndNothingElse() throws Exception {
        Heard heard = new Heard();
        SessionClient wall = login("wall", SessionRole.WALLBOARD, heard);
        wall.subscribe(List.of("skill/*", "team/*", "agent/1001", "truth/*", "vdn/CM/6001"));
        ServerMessage.Subscribed answer = heard.subscribed();
        // An agent with the skill is within a scope that has the skill.
        assertEquals(List.of("truth/*"), answer.refused());
        assertEquals(4, answer.topics());
        assertTrue(answer.position() > 0);
        assertEquals(List.of("agent/1001", "skill/support", "team/red", "vdn/CM/6001"), heard.next(4));
    }

    @Test
    void anAgentReadsHimselfHisTeamAndHisSkills() throws Exception {
        Heard heard = new Heard();
        SessionClient agent = login("1001", SessionRole.AGENT, heard);
        assertEquals(List.of("agent/1001"), heard.next(1));
        agent.subscribe(List.of("*"));
        assertEquals(List.of(), heard.subscribed().refused());
        assertEquals(List.of("agent/1001", "queue/support", "skill/support", "team/blue", "vdn/CM/6001"),
                heard.next(5));
        agent.subscribe(List.of("agent/1002", "team/red"));
        ServerMessage.Subscribed refused = heard.subscribed();
        assertEquals(List.of("agent/1002", "team/red"), refused.refused());
        assertEquals(0, refused.topics());
    }

    @Test
    void aSupervisorSeesTheDesktopsOfHisTeamComeAndGoUntilHeUnsubscribes() throws Exception {
        Heard heard = new Heard();
        SessionClient boss = login("1003", SessionRole.SUPERVISOR, heard);
        assertEquals(List.of("agent/1003"), heard.next(1));
        boss.subscribe(List.of("agent/*"));
        assertEquals(3, heard.subscribed().topics());
        assertEquals(List.of("agent/1001", "agent/1002", "agent/1003"), heard.next(3));
        heard.states.clear();
        SessionClient desk = login("1001", SessionRole.AGENT, new Heard());
        assertTrue(view(heard, state -> state.agentId().equals("1001")).desktopPresent());
        desk.close();
        view(heard, state -> state.agentId().equals("1001") && !state.desktopPresent());
        boss.unsubscribe(List.of("agent/*"));
        boss.subscribe(List.of("team/blue"));
        heard.subscribed();
        heard.topics.clear();
        login("1002", SessionRole.AGENT, new Heard());
        boss.subscribe(List.of("agent/1003"));
        assertEquals(1, heard.subscribed().topics());
        assertFalse(heard.topics.contains("agent/1002"), heard.topics.toString());
    }

    @Test
    void anAgentsBoardsFollowHisSkillsWithoutBeingAskedForAgain() throws Exception {
        Heard heard = new Heard();
        SessionClient agent = login("1001", SessionRole.AGENT, heard);
        agent.subscribe(List.of("skill/*"));
        heard.subscribed();
        heard.shows("skill/support");
        SessionClient boss = login("1003", SessionRole.SUPERVISOR, new Heard());
        give(boss, new SkillLevel("sales", 1));
        assertEquals("skill/support", heard.ended.poll(SECONDS, TimeUnit.SECONDS));
        heard.shows("skill/sales");
        agent.subscribe(List.of("skill/support"));
        assertEquals(List.of("skill/support"), heard.subscribed().refused());
        assertEquals(RefusalReason.NONE, boss.request(new Command.ResetAgentSkills("1001", ""))
                .get(SECONDS, TimeUnit.SECONDS).reason());
        assertEquals("skill/sales", heard.ended.poll(SECONDS, TimeUnit.SECONDS));
        heard.shows("skill/support");
        give(boss);
        assertEquals("skill/support", heard.ended.poll(SECONDS, TimeUnit.SECONDS), "no skill at all");
        agent.subscribe(List.of("skill/support", "skill/sales"));
        assertEquals(0, heard.subscribed().topics());
    }

    private static void give(SessionClient boss, SkillLevel... skills) throws Exception {
        assertEquals(RefusalReason.NONE, boss.request(new Command.SetAgentSkills("1001", List.of(skills), "campaign"))
                .get(SECONDS, TimeUnit.SECONDS).reason());
    }

    /** Whoever reads more than his own boards may ask for his own alone. */
    @Test
    void aSupervisorReadsTheBoardsOfHisOwnSkillsByOnePattern() throws Exception {
        Heard heard = new Heard();
        SessionClient boss = login("1003", SessionRole.SUPERVISOR, heard);
        assertEquals(List.of("agent/1003"), heard.next(1));
        boss.subscribe(List.of("my/skill"));
        assertEquals(1, heard.subscribed().topics());
        assertEquals(List.of("skill/support"), heard.next(1));
        boss.unsubscribe(List.of("my/skill"));
        SessionClient wall = login("wall", SessionRole.WALLBOARD, heard);
        wall.subscribe(List.of("my/skill"));
        assertEquals(List.of("my/skill"), heard.subscribed().refused());
    }

    private static AgentView view(Heard heard, Predicate<AgentView> wanted) throws InterruptedException {
        while (true) {
            TopicState state = heard.states.poll(SECONDS, TimeUnit.SECONDS);
            assertNotNull(state, "no such state came");
            if (state instanceof AgentView view && wanted.test(view)) {
                return view;
            }
        }
    }

    @Test
    void subscriptionsOutliveTheConnection() throws Exception {
        Heard heard = new Heard();
        SessionClient tech = login("tech", SessionRole.TECHNICIAN, heard);
        tech.subscribe(List.of("agent/1001", "team/blue"));
        assertEquals(2, heard.subscribed().topics());
        heard.next(2);
        tech.dropTransport();
        assertEquals(2, heard.subscribed().topics());
        assertEquals(List.of("agent/1001", "team/blue"), heard.next(2));
    }

    @Test
    void patternsEndAtTheirLimit() throws Exception {
        Heard heard = new Heard();
        SessionClient tech = login("tech", SessionRole.TECHNICIAN, heard);
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 256; i++) {
            many.add("truth/CM/x" + i);
        }
        tech.subscribe(many);
        assertEquals(0, heard.subscribed().topics());
        tech.subscribe(List.of("agent/1001"));
        ServerMessage.Refused refused = assertInstanceOf(ServerMessage.Refused.class,
                heard.answers.poll(SECONDS, TimeUnit.SECONDS));
        assertEquals(RefusalReason.TOO_MANY_SUBSCRIPTIONS.code(), refused.code());
    }

    @Test
    void aRoleThatIsNotTheUsersIsRefusedAndSoIsACommandOfAnother() throws Exception {
        SessionClient wrong = SessionClient.connect(AgentClientOptions.builder("127.0.0.1", server.agentPort())
                .user("wall", TestSites.PASSWORD).build().withRole(SessionRole.TECHNICIAN), new Heard());
        open.add(wrong);
        assertEquals(RefusalReason.BAD_CREDENTIALS, wrong.over().get(SECONDS, TimeUnit.SECONDS).reason());
        SessionClient wall = login("wall", SessionRole.WALLBOARD, new Heard());
        assertEquals(RefusalReason.NOT_PERMITTED,
                wall.request(new Command.SetReady(false)).get(SECONDS, TimeUnit.SECONDS).reason());
        assertEquals(RefusalReason.NOT_PERMITTED.code(), assertInstanceOf(ServerMessage.Refused.class,
                wall.search("", SearchFilter.ALL, 0, 10).get(SECONDS, TimeUnit.SECONDS)).code());
    }

    @Test
    void theDirectoryIsSearchedPageByPage() throws Exception {
        SessionClient agent = login("1001", SessionRole.AGENT, new Heard());
        ServerMessage.Found first = found(agent.search("AGENT", SearchFilter.ALL, 0, 2));
        assertEquals(3, first.total());
        assertEquals(List.of("1001", "1002"), first.entries().stream().map(entry -> entry.agentId()).toList());
        ServerMessage.Found rest = found(agent.search("AGENT", SearchFilter.ALL, 2, 2));
        assertEquals(List.of("1003"), rest.entries().stream().map(entry -> entry.agentId()).toList());
        assertEquals("red", rest.entries().getFirst().team());
        assertEquals(0, found(agent.search("", SearchFilter.FREE, 0, 10)).total());
        assertEquals(1, found(agent.search("", SearchFilter.SUPERVISORS, 0, 10)).total());
        assertEquals(1, found(agent.search("1002", SearchFilter.ALL, 0, 10)).total());
        assertEquals(0, found(agent.search("", SearchFilter.TRANSFERABLE, 0, 10)).total());
    }

    /** What an agent is said to be is for him and for who directs him. */
    @Test
    void theDirectoryShowsAttributesToWhomTheyConcern() throws Exception {
        List<Attribute> configured = List.of(new Attribute("german", 2));
        SessionClient agent = login("1001", SessionRole.AGENT, new Heard());
        assertEquals(List.of(configured, List.of(), List.of()), attributes(agent));
        SessionClient boss = login("1003", SessionRole.SUPERVISOR, new Heard());
        assertEquals(List.of(configured, configured, configured), attributes(boss));
        List<Attribute> given = List.of(new Attribute("german", 7));
        assertEquals(RefusalReason.NONE, boss.request(new Command.SetAgentAttributes("1002", given, "learnt"))
                .get(SECONDS, TimeUnit.SECONDS).reason());
        assertEquals(List.of(configured, given, configured), attributes(boss));
        assertEquals(List.of(false, true, false), found(boss.search("", SearchFilter.ALL, 0, 10)).entries().stream()
                .map(entry -> entry.attributesOverridden()).toList());
        SessionClient tech = login("tech", SessionRole.TECHNICIAN, new Heard());
        assertEquals(List.of(configured, given, configured), attributes(tech));
    }

    private static List<List<Attribute>> attributes(SessionClient client) throws Exception {
        return found(client.search("", SearchFilter.ALL, 0, 10)).entries().stream()
                .map(entry -> entry.attributes()).toList();
    }

    @Test
    void aDeskIsToldWhatItShows() throws Exception {
        SessionClient boss = login("1003", SessionRole.SUPERVISOR, new Heard());
        ServerMessage.Desk desk = assertInstanceOf(ServerMessage.Desk.class,
                boss.readDesk().get(SECONDS, TimeUnit.SECONDS));
        assertEquals("1003", desk.userId());
        assertEquals("red", desk.team());
        assertTrue(desk.supervisor());
        assertEquals(new ServerMessage.ReasonName(ReasonUse.NOT_READY, 1, "Lunch"), desk.reasons().getFirst());
        assertTrue(desk.reasons().contains(
                new ServerMessage.ReasonName(ReasonUse.NOT_READY, ReasonCode.FORCED, "set by a supervisor")));
        assertEquals(List.of("solved", "call again"), assertInstanceOf(ServerMessage.WrapUpCodes.class,
                boss.readWrapUpCodes("support").get(SECONDS, TimeUnit.SECONDS)).codes());
        try (AgentClient agent = AgentClient.login(
                AgentClientOptions.builder("127.0.0.1", server.agentPort()).user("1001", TestSites.PASSWORD).build(),
                new OfferedCalls(), Duration.ofSeconds(SECONDS))) {
            assertEquals("blue", agent.awaitAnswer(agent.readDesk()).team());
            assertEquals(List.of("solved", "call again"),
                    agent.awaitAnswer(agent.readWrapUpCodes("support")).codes());
            assertEquals(List.of(), agent.awaitAnswer(agent.readWrapUpCodes("no such skill")).codes());
            assertEquals(1, agent.awaitAnswer(agent.search("1002", SearchFilter.ALL, 0, 10)).total());
            assertEquals(RefusalReason.BAD_ARGUMENT, assertThrows(RefusedException.class,
                    () -> agent.awaitAnswer(agent.search("", SearchFilter.ALL, 0, 0))).reason());
        }
        SessionClient wall = login("wall", SessionRole.WALLBOARD, new Heard());
        assertEquals("", assertInstanceOf(ServerMessage.Desk.class, wall.readDesk().get(SECONDS, TimeUnit.SECONDS))
                .name());
        SessionClient reports = login("reports", SessionRole.REPORTER, new Heard());
        assertEquals(RefusalReason.NOT_PERMITTED.code(), assertInstanceOf(ServerMessage.Refused.class,
                reports.readDesk().get(SECONDS, TimeUnit.SECONDS)).code());
    }

    private static ServerMessage.Found found(CompletableFuture<ServerMessage> answer) throws Exception {
        return assertInstanceOf(ServerMessage.Found.class, answer.get(SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void aTokenOpensTheSessionAndAWrongOneDoesNot() throws Exception {
        try (AgentClient client = AgentClient.connect(options(token(SECRET)), new AgentListener() {
        })) {
            client.established().get(SECONDS, TimeUnit.SECONDS);
        }
        try (AgentClient client = AgentClient.connect(options(token(SECRET.replace('0', '1'))), new AgentListener() {
        })) {
            ConnectionState over = client.over().get(SECONDS, TimeUnit.SECONDS);
            assertEquals(RefusalReason.TOKEN_REFUSED, over.reason());
        }
    }

    private AgentClientOptions options(String token) {
        return AgentClientOptions.builder("127.0.0.1", server.agentPort()).userWithToken("1001", token).build();
    }

    private static String token(String secret) throws Exception {
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder().subject("1001")
                .audience("strowger").expirationTime(new Date(System.currentTimeMillis() + 60_000)).build());
        jwt.sign(new MACSigner(secret));
        return jwt.serialize();
    }

    @Test
    void aSupervisorDirectsATeamAndHearsOfEach() throws Exception {
        BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
        SessionClient desk = login("1001", SessionRole.AGENT, new Heard());
        assertTrue(desk.established().isDone());
        SessionClient boss = SessionClient.connect(AgentClientOptions.builder("127.0.0.1", server.agentPort())
                .user("1003", TestSites.PASSWORD).build().withRole(SessionRole.SUPERVISOR), new SessionListener() {
                    @Override
                    public void onPush(Push push) {
                        pushes.add(push);
                    }
                });
        open.add(boss);
        boss.established().get(SECONDS, TimeUnit.SECONDS);
        Push.RequestOutcome outcome = boss.request(new Command.BroadcastNotice("blue", "fire drill at noon"))
                .get(SECONDS, TimeUnit.SECONDS);
        assertEquals(RefusalReason.NONE, outcome.reason());
        assertEquals("1 of 1", outcome.detail());
        Push.TeamOutcome each = assertInstanceOf(Push.TeamOutcome.class, pushes.poll(SECONDS, TimeUnit.SECONDS));
        assertEquals(List.of(new Push.AgentOutcome("1001", RefusalReason.NONE, "")), each.agents());
        assertEquals(RefusalReason.TEAM_UNKNOWN, boss.request(new Command.BroadcastNotice("green", "x"))
                .get(SECONDS, TimeUnit.SECONDS).reason());
    }

    @Test
    void onlyAReporterReadsTheLog() throws Exception {
        Heard heard = new Heard();
        SessionClient reporter = login("reports", SessionRole.REPORTER, heard);
        long query = reporter.readLog(LogStream.AGENTS, "", 10).get(SECONDS, TimeUnit.SECONDS);
        assertTrue(query > 0);
        reporter.acknowledgeLog(query, 0);
        reporter.readLog(LogStream.CALLS, "nonsense", 10);
        assertEquals(RefusalReason.BAD_ARGUMENT.code(), assertInstanceOf(ServerMessage.Refused.class,
                heard.answers.poll(SECONDS, TimeUnit.SECONDS)).code());
        Heard other = new Heard();
        SessionClient agent = login("1001", SessionRole.AGENT, other);
        agent.readLog(LogStream.CALLS, "", 10);
        assertEquals(RefusalReason.NOT_PERMITTED.code(), assertInstanceOf(ServerMessage.Refused.class,
                other.answers.poll(SECONDS, TimeUnit.SECONDS)).code());
    }

    @Test
    void aTechnicianReadsWhatWasDoneByWhomAndNothingOfCalls() throws Exception {
        SessionClient boss = login("1003", SessionRole.SUPERVISOR, new Heard());
        boss.request(new Command.SetAgentAttributes("1002", List.of(new Attribute("german", 7)), "learnt"))
                .get(SECONDS, TimeUnit.SECONDS);
        Heard heard = new Heard();
        SessionClient tech = login("tech", SessionRole.TECHNICIAN, heard);
        tech.readLog(LogStream.ADMINISTRATION, "", 100);
        String row = heard.rows.poll(SECONDS, TimeUnit.SECONDS);
        while (row != null && !row.contains("AgentAttributesChanged")) {
            row = heard.rows.poll(SECONDS, TimeUnit.SECONDS);
        }
        assertNotNull(row);
        assertTrue(row.contains("\"by\":\"1003\"") && row.contains("\"of\":\"agent 1002\"")
                && row.contains("learnt"), row);
        tech.readLog(LogStream.CALLS, "", 10);
        assertEquals(RefusalReason.NOT_PERMITTED.code(), assertInstanceOf(ServerMessage.Refused.class,
                heard.answers.poll(SECONDS, TimeUnit.SECONDS)).code());
        Heard other = new Heard();
        login("reports", SessionRole.REPORTER, other).readLog(LogStream.ADMINISTRATION, "", 10);
        assertEquals(RefusalReason.NOT_PERMITTED.code(), assertInstanceOf(ServerMessage.Refused.class,
                other.answers.poll(SECONDS, TimeUnit.SECONDS)).code());
    }
}
