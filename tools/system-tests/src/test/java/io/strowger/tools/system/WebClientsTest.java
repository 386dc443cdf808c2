package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.Command;
import io.strowger.core.model.AgentState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.CallbackSite;
import io.strowger.core.site.DeskSite;
import io.strowger.core.site.DeskSite.BoardItem;
import io.strowger.core.site.DeskSite.ReasonSite;
import io.strowger.core.site.DeskSite.ReasonUse;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.DeskSite.WrapUpSite;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SupervisionSettings;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VariableType;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.LiveCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TypeScript client and the softphone on it, against a server with a simulated switch. They are run by Node, and skipped where it is not. */
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebClientsTest {
    private static final Path SOURCES = Path.of("..", "..", "cti-server", "src", "main", "web");
    private static final Path SERVED = Path.of("..", "..", "cti-server", "src", "main", "resources", "web");

    /** Desktops are photographed while they are cut off. */
    private static final int GRACE_MILLIS = 120_000;
    private static final Map<String, String> NAMES = Map.of(Rig.agentId(0), "Ada Moore", Rig.agentId(1), "Ben Okafor",
            Rig.agentId(2), "Carla Stein");

    /** Whether the client and its tests have been compiled; they stay what they are while tests run. */
    private static boolean compiled;

    @TempDir
    Path directory;
    private final AtomicBoolean over = new AtomicBoolean();
    /** A customer, the first agent and the third have been seen in one call at the switch. */
    private final AtomicBoolean brokenIn = new AtomicBoolean();
    private Rig rig;
    private Thread house;

    @AfterEach
    void close() throws InterruptedException {
        over.set(true);
        if (house != null) {
            house.join();
        }
        if (rig != null) {
            rig.close();
        }
    }

    private Map<String, String> environment() {
        return Map.of("STROWGER_URL", "ws://127.0.0.1:" + rig.server.agentPort() + "/agent", "STROWGER_PASSWORD",
                Rig.PASSWORD, "STROWGER_SCREENSHOTS",
                Path.of("target", "screenshots").toAbsolutePath().toString(), "NO_COLOR", "1");
    }

    private void start() throws IOException {
        rig = new Rig(directory, 3);
        rig.more.put("authentication.failures-per-user", 100);
        rig.more.put("ivr.users", List.of(Map.of("user", "desk", "password-hash",
                new PasswordHasher().hash(Rig.PASSWORD, new PasswordHash.Cost(64, 1, 1)))));
        rig.siteChange = WebClientsTest::patient;
        rig.startServer();
    }

    /** Calls ring for as long as a busy machine may need; the third agent supervises the others. */
    private static Site patient(Site site) {
        SkillSite skill = site.skills().get(0);
        List<AgentSite> agents = site.agents().stream()
                .map(agent -> new AgentSite(agent.agentId(), NAMES.get(agent.agentId()), agent.passwordHash(),
                        Stream.concat(agent.skills().stream(), Stream.of(new SkillLevel("chats", 1))).toList())
                        .withRights(
                                new AgentSite.Rights("", "",
                                        agent.agentId().equals(Rig.agentId(2))
                                                ? List.of(AgentSite.EVERY_AREA)
                                                : List.of())
                                        .withTeam("blue"))
                        .withAttributes(List.of(new Attribute("german", 2), new Attribute("french", 0))))
                .toList();
        DeskSite desk = new DeskSite(List.of(),
                List.of(new ThresholdSite("skill/support", BoardItem.INAUX, true, 1, 1)),
                List.of(new WrapUpSite("support", List.of("sold", "call again", "wrong number"))))
                .withReasons(List.of(new ReasonSite(ReasonUse.NOT_READY, 1, "Lunch"),
                        new ReasonSite(ReasonUse.NOT_READY, 2, "Training"),
                        new ReasonSite(ReasonUse.LOG_OFF, 1, "End of shift")));
        SwitchSite pbx = site.switches().get(0);
        CallbackSite callbacks = new CallbackSite("callbacks", List.of(), 3, 1_000, 1_000, 10_000, GRACE_MILLIS,
                7_200_000);
        return new Site(
                List.of(new SwitchSite(pbx.name(), pbx.links(), new NumberPlan("9", "00", "0", "49", "30", 4))),
                site.devices(), site.vdns(),
                List.of(new SkillSite(skill.name(), skill.noAnswer(), 60_000, 0, 20_000),
                        new SkillSite("chats", skill.noAnswer(), 60_000, 0, 20_000).withMedium("chat")),
                agents,
                new SiteSettings(GRACE_MILLIS, 3_000, 2_000, 5_000)
                        .withSupervision(new SupervisionSettings(true, true, 0)),
                List.of(new RestrictionClass("callbacks", List.of("local"), true, false, true, List.of())), List.of())
                .withService(ServiceSite.DEFAULT.withCallbacks(callbacks)).withDesk(desk)
                .withMedia(List.of(new MediumSite("chat", 40, 2, List.of(), 60_000, 60_000)))
                .withAnalysis(AnalysisSite.NONE.withVariables(
                        List.of(new VariableSite("storm", VariableType.FLAG, "false", List.of(), 0))));
    }

    /** Whenever the first agent is ready a customer calls; the second takes what comes to him, notes an order, and sends it back. */
    private void live() {
        Rig.Desktop colleague = rig.new Desktop(1);
        rig.desktops.add(colleague);
        house = new Thread(() -> {
            int taken = 0;
            boolean called = false;
            while (!over.get()) {
                boolean ready = rig.server.view().agents().get(Rig.agentId(0)).state() == AgentState.READY;
                if (ready && !called && rig.server.view().calls().isEmpty()) {
                    rig.simulator.newCall("915551212", Rig.VDN);
                    called = true;
                }
                called &= ready;
                brokenIn.compareAndSet(false, rig.simulator.liveCalls().stream().anyMatch(WebClientsTest::isOfThree));
                if (colleague.offers().size() > taken) {
                    taken++;
                    take(colleague, colleague.offers().get(taken - 1));
                }
                rig.awaitNews(20);
            }
        }, "the rest of the house");
        house.start();
    }

    private static boolean isOfThree(LiveCall call) {
        List<String> devices = call.parties().stream().filter(party -> party.state() == ConnectionState.CONNECT)
                .map(party -> party.device().id()).toList();
        return devices.size() == 3 && devices.containsAll(List.of(Rig.station(0), Rig.station(2)));
    }

    /** Answers a consultation, waits until it is a transferred call of the customer's, and sends that back. */
    private void take(Rig.Desktop colleague, CallView offer) {
        if (colleague.outcome(new Command.AnswerCall(offer.call())).reason() != RefusalReason.NONE) {
            // The caller has gone already.
            return;
        }
        rig.await("the transfer", () -> over.get() || colleague.view() != null && colleague.view().calls().stream()
                .anyMatch(call -> call.parent() == null && call.contact() != null));
        rig.await("the first agent to have no call", () -> over.get()
                || rig.server.view().agents().get(Rig.agentId(0)).state() == AgentState.READY);
        if (!over.get()) {
            CallView call = colleague.view().calls().get(0);
            colleague.done(new Command.AttachCallData(call.call(), Map.of("Order", "4711", "Customer", "Ada Moore")));
            colleague.done(new Command.BlindTransferCall(call.call(), Rig.station(0)));
        }
    }

    private static void passes(Programs.Result result) {
        result.good();
        assertTrue(result.output().contains("fail 0"), result.output());
    }

    private Programs.Result test(String files) throws IOException {
        String node = Programs.node();
        if (!compiled) {
            Programs.run(Programs.TYPESCRIPT, Map.of(), node, "node_modules/typescript/bin/tsc", "-p", "tsconfig.json")
                    .good();
            compiled = true;
        }
        return Programs.run(Programs.TYPESCRIPT, environment(), node, "--test", "--test-force-exit",
                "--test-reporter=tap", files);
    }

    @Test
    void theTypeScriptClientKeepsToTheProtocol() throws IOException {
        start();
        live();
        for (String file : new String[]{"session", "commands", "server"}) {
            Programs.Result result = test("build/test/" + file + ".test.js");
            passes(result);
            assertTrue(result.output().contains("skipped 0"), result.output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"softphone", "supervisor", "items"})
    void peopleWorkAtTheSoftphone(String who) throws IOException {
        Programs.find("chromium", "chromium-browser", "google-chrome");
        start();
        live();
        Programs.Result result = test("build/test/browser/" + who + ".test.js");
        passes(result);
        assertTrue(result.output().contains("skipped 0"), result.output());
        assertEquals(who.equals("supervisor"), brokenIn.get(), "parties of one call at the switch");
    }

    /** Packed, installed without a registry, typed, and used by somebody who has nothing else of it. */
    @Test
    void thePackageIsWhatSomebodyInstalls() throws IOException {
        String node = Programs.node();
        String npm = Programs.find("npm");
        start();
        Programs.run(Programs.TYPESCRIPT, Map.of(), npm, "pack", "--silent", "--pack-destination",
                directory.toAbsolutePath().toString()).good();
        Path home = Files.createDirectories(directory.resolve("vendor"));
        Files.writeString(home.resolve("package.json"),
                "{ \"name\": \"vendor\", \"type\": \"module\", \"private\": true }");
        Programs.run(home, Map.of(), npm, "install", "--offline", "--no-audit", "--no-fund",
                directory.resolve("strowger-client-0.1.0.tgz").toAbsolutePath().toString()).good();
        Path tools = Programs.TYPESCRIPT.resolve("node_modules").toAbsolutePath().normalize();
        Files.writeString(home.resolve("use.ts"),
                """
                        import type { ServerMessageDesk } from "@strowger/client";
                        import { AgentClient, IvrClient, Refused, Session, SessionOver } from "@strowger/client";
                        declare const process: { env: Record<string, string> };
                        const webSocket = (await import(process.env.WS as string)).WebSocket;
                        const agent = new AgentClient({
                          url: process.env.STROWGER_URL ?? "",
                          userId: "1001",
                          password: process.env.STROWGER_PASSWORD ?? "",
                          switchName: "CM",
                          webSocket: (url, subprotocol) => new webSocket(url, subprotocol),
                        });
                        await agent.connect();
                        const desk: ServerMessageDesk = await agent.session.readDesk();
                        const refused = await agent.ready().catch((error: unknown) => error);
                        await agent.logout();
                        console.log(desk.name, refused instanceof Refused && refused.reason, typeof IvrClient, typeof Session, typeof SessionOver);
                        """);
        Programs.run(home, Map.of(), node, tools.resolve("typescript/bin/tsc").toString(), "--strict", "--target",
                "es2022", "--module", "nodenext", "--lib", "es2022,dom", "use.ts").good();
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("WS", tools.resolve("ws/wrapper.mjs").toString());
        assertEquals("Ada Moore NOT_LOGGED_ON function function function",
                Programs.run(home, environment, node, "use.js").good().output().strip());
    }

    /** Whatever an agent or a supervisor may ask for, the page has something for it. */
    @Test
    void theSoftphoneAsksForEverything() throws IOException {
        StringBuilder page = new StringBuilder();
        try (Stream<Path> sources = Files.list(SOURCES)) {
            for (Path source : sources.filter(path -> path.toString().endsWith(".ts")).sorted().toList()) {
                page.append(Files.readString(source));
            }
        }
        List<String> commands = Pattern.compile("(?m)^  (\\w+)\\([^\\n]*\\): Promise<Outcome> \\{$")
                .matcher(Files.readString(Programs.TYPESCRIPT.resolve("src/commands.ts"))).results()
                .map(match -> match.group(1)).toList();
        assertTrue(commands.size() > 50, commands.toString());
        assertEquals(List.of(), commands.stream().filter(command -> page.indexOf("agent." + command + "(") < 0)
                .toList());
        for (String feature : List.of("CAMP_ON", "CALL_BACK", "INTRUDE")) {
            assertTrue(page.indexOf("CALL_COMPLETION_FEATURE_" + feature) > 0, feature);
        }
    }

    @Test
    void theServedSoftphoneIsWhatItsSourcesMake() throws IOException {
        String node = Programs.node();
        Programs.run(Programs.TYPESCRIPT, Map.of(), node, "node_modules/typescript/bin/tsc", "-p",
                "../../cti-server/src/main/web").good();
        Path made = directory.resolve("softphone.js");
        Programs.run(Programs.TYPESCRIPT, Map.of(), "node_modules/.bin/esbuild",
                "../../cti-server/src/main/web/softphone.ts", "--bundle", "--format=esm", "--target=es2022",
                "--charset=utf8", "--legal-comments=none", "--alias:@strowger/client=./src/index.ts",
                "--outfile=" + made).good();
        if (Boolean.getBoolean("proto.write")) {
            Files.copy(made, SERVED.resolve("softphone.js"), StandardCopyOption.REPLACE_EXISTING);
        }
        assertEquals(Files.readString(made), Files.readString(SERVED.resolve("softphone.js")),
                "cti-server/src/main/resources/web/softphone.js is not what its sources make: run npm run softphone in "
                        + "agent-protocol/typescript, or this test with -Dproto.write=true");
    }
}
