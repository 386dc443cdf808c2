package io.strowger.tools.system;

import io.strowger.agent.client.AgentClient;
import io.strowger.agent.client.AgentClientOptions;
import io.strowger.agent.client.AgentListener;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.server.Server;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.AesConfiguration;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.wire.LinkSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The whole house on loopback: a simulated switch, a server on a real journal, and agents as ordinary clients. Times are short: the vector asks again every
 * second, a call may ring for two.
 */
final class Rig implements AutoCloseable {
    static final String VDN = "6001";
    static final String PASSWORD = "agent-secret";
    static final int RING_MILLIS = 2_000;
    private static final long WAIT_SECONDS = 30;

    final Path directory;
    final SwitchSimulator simulator;
    final List<Fact> facts = new ArrayList<>();
    final List<Desktop> desktops = new ArrayList<>();
    private final Object changed = new Object();
    private final int agents;
    private final int links;
    /** Settings of the server beside the usual ones; put before it starts. */
    final Map<String, Object> more = new TreeMap<>();
    /** The Tlink that the server asks for. */
    String tlink = "AVAYA#CM#CSTA#AES1";
    /** The server's site, made of the usual one; put before it starts. */
    UnaryOperator<Site> siteChange = UnaryOperator.identity();
    Server server;

    Rig(Path directory, int agents) throws IOException {
        this(directory, agents, 1);
    }

    /** @param links AE Services servers AES1, AES2 and so on, with links aes1, aes2 to them */
    Rig(Path directory, int agents, int links) throws IOException {
        this(directory, agents, links, UnaryOperator.identity());
    }

    /** @param change what is administered otherwise in the switch */
    Rig(Path directory, int agents, int links, UnaryOperator<SwitchPlan> change) throws IOException {
        this.directory = directory;
        this.agents = agents;
        this.links = links;
        this.simulator = new SwitchSimulator(SwitchConfiguration.contactCentre(agents, AnswerMode.MANUAL)
                .withPlan(change.apply(plan(agents))).withServers(IntStream.rangeClosed(1, links)
                        .mapToObj(i -> AesConfiguration.of(LinkSettings.of("cti", "cti-secret").named("AES" + i)))
                        .toList()));
        simulator.start();
    }

    /** The rig with its server running, its link up and its agents logged on, not ready. */
    static Rig start(Path directory, int agents) throws IOException {
        return start(directory, agents, 1);
    }

    /** The same with several links to the one switch. */
    static Rig start(Path directory, int agents, int links) throws IOException {
        Rig rig = new Rig(directory, agents, links);
        rig.startServer();
        for (int i = 0; i < agents; i++) {
            rig.desktops.add(rig.new Desktop(i));
        }
        return rig;
    }

    private static SwitchPlan plan(int agents) {
        List<StationPlan> stations = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            stations.add(StationPlan.of(station(i), AnswerMode.MANUAL));
        }
        return new SwitchPlan(stations, List.of(VdnPlan.adjunctRouted(VDN, 1, 1_000, "8001")),
                List.of(new SkillPlan("8001", "Fallback", 0)), List.of(), List.of(new TrunkGroupPlan("801", 100)),
                SwitchPlan.Timers.DEFAULT);
    }

    static String station(int i) {
        return String.valueOf(5001 + i);
    }

    static String agentId(int i) {
        return String.valueOf(1001 + i);
    }

    Site site() {
        String hash = new PasswordHasher().hash(PASSWORD, new PasswordHash.Cost(64, 1, 1));
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> list = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            devices.add(new DeviceSite("CM", station(i), DeviceKind.STATION));
            list.add(new AgentSite(agentId(i), "Agent " + i, hash, List.of(new SkillLevel("support", i + 1))));
        }
        List<LinkSite> sites = new ArrayList<>();
        sites.add(new LinkSite("aes1", "tsapi", "127.0.0.1", simulator.nameServerPort(), tlink, "aes1", 1_000));
        for (int i = 1; i < links; i++) {
            sites.add(new LinkSite("aes" + (i + 1), "tsapi", "127.0.0.1", simulator.ports(i).nameServer(),
                    "AVAYA#CM#CSTA#AES" + (i + 1), "aes1", 1_000));
        }
        return new Site(List.of(new SwitchSite("CM", sites, NumberPlan.NONE)), devices,
                List.of(new VdnSite("CM", VDN, "Support", "support", 5)),
                List.of(new SkillSite("support", NoAnswerMode.SERVER, RING_MILLIS, 0, 20_000)), list,
                new SiteSettings(5_000, 3_000, 2_000, 5_000));
    }

    ServerSettings settings() {
        Map<String, Object> values = new TreeMap<>();
        values.put("data.directory", directory.resolve("data").toString());
        values.put("data.free-space-min", "64 MiB");
        values.put("agents.port", 0);
        values.put("http.port", 0);
        values.put("agents.heartbeat", "2s");
        values.put("links.backoff-min", "100ms");
        values.put("links.backoff-max", "500ms");
        values.put("server.drain", "1s");
        values.put("credentials.aes1.login", "cti");
        values.put("credentials.aes1.password", "cti-secret");
        values.putAll(more);
        return ServerSettings.of(directory, values);
    }

    void startServer() throws IOException {
        startServerWithoutLink();
        awaitLinksUp();
    }

    void awaitLinksUp() {
        await("every link to be up", () -> server.view().links().values().stream()
                .filter(link -> link.state() == LinkState.UP).count() == links);
    }

    void startServerWithoutLink() throws IOException {
        server = Server.start(settings(), siteChange.apply(site()));
        server.onFact((place, fact) -> {
            synchronized (changed) {
                facts.add(fact);
                changed.notifyAll();
            }
        });
    }

    void awaitLink(LinkState state) {
        await("the link to be " + state, () -> server.view().links().values().stream()
                .anyMatch(link -> link.state() == state));
    }

    /** Waits until it holds; looks again whenever a fact came, and a few times a second. */
    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
        synchronized (changed) {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("waited in vain for " + what + "; last facts: "
                            + facts.subList(Math.max(0, facts.size() - 20), facts.size()));
                }
                try {
                    changed.wait(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError(e);
                }
            }
        }
    }

    /** Lets the house work until something new is known, at most so long. */
    void awaitNews(long millisMax) {
        synchronized (changed) {
            try {
                changed.wait(millisMax);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    <T extends Fact> List<T> facts(Class<T> type) {
        synchronized (changed) {
            return facts.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    void awaitFacts(Class<? extends Fact> type, int count) {
        await(count + " x " + type.getSimpleName(), () -> facts(type).size() >= count);
    }

    /** (in, connected, to agent, rung calls/rings, answered by agent) of the VDN. */
    String counters() {
        int[] counts = new int[Fact.VdnCounter.values().length];
        facts(Fact.VdnCounted.class).forEach(counted -> counts[counted.counter().ordinal()]++);
        return "(" + counts[0] + "," + counts[1] + "," + counts[2] + "," + counts[3] + "/" + counts[4] + ","
                + counts[5] + ")";
    }

    @Override
    public void close() {
        desktops.forEach(Desktop::close);
        if (server != null) {
            server.close();
        }
        simulator.close();
    }

    /** An agent's desktop. */
    final class Desktop implements AgentListener, AutoCloseable {
        private final List<CallView> offers = new ArrayList<>();
        private final List<CallKey> ended = new ArrayList<>();
        private final List<Push.StateForced> forced = new ArrayList<>();
        private TopicState.AgentView view;
        final int number;
        final AgentClient client;

        Desktop(int number) {
            this.number = number;
            this.client = AgentClient.connect(AgentClientOptions.builder("127.0.0.1", server.agentPort())
                    .user(agentId(number), PASSWORD).switchName("CM").heartbeatMillis(2_000)
                    .reconnectMillis(50, 200).build(), this);
            client.established().orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
            must(client.logOn(station(number)));
        }

        void must(java.util.concurrent.CompletableFuture<Push.RequestOutcome> request) {
            Push.RequestOutcome outcome = request.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS).join();
            if (outcome.reason() != RefusalReason.NONE) {
                throw new AssertionError("refused: " + outcome);
            }
        }

        void ready() {
            must(client.ready());
        }

        CallView awaitOffer(int count) {
            await("offer " + count + " at agent " + agentId(number), () -> offers().size() >= count);
            return offers().get(count - 1);
        }

        void awaitState(AgentState state) {
            await("agent " + agentId(number) + " to be " + state, () -> state() == state);
        }

        AgentState state() {
            return server.view().agents().get(agentId(number)).state();
        }

        List<CallView> offers() {
            synchronized (changed) {
                return List.copyOf(offers);
            }
        }

        List<Push.StateForced> forced() {
            synchronized (changed) {
                return List.copyOf(forced);
            }
        }

        TopicState.AgentView view() {
            synchronized (changed) {
                return view;
            }
        }

        @Override
        public void onCallOffered(CallView call) {
            synchronized (changed) {
                offers.add(call);
                changed.notifyAll();
            }
        }

        @Override
        public void onCallEnded(CallKey call, String cause) {
            synchronized (changed) {
                ended.add(call);
                changed.notifyAll();
            }
        }

        @Override
        public void onForced(Push.StateForced state) {
            synchronized (changed) {
                forced.add(state);
                changed.notifyAll();
            }
        }

        @Override
        public void onAgentState(TopicState.AgentView state) {
            synchronized (changed) {
                view = state;
                changed.notifyAll();
            }
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
