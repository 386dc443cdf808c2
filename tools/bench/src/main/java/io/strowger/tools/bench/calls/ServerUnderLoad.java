package io.strowger.tools.bench.calls;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.runtime.Statistics;
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
import io.strowger.tools.bench.link.ServerSide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** The server, as it is shipped, with its journal; what it makes of contacts is counted from its facts. */
final class ServerUnderLoad implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    /** Guards nothing. */
    private static final PasswordHash.Cost COST = new PasswordHash.Cost(64, 1, 1);
    /** One server of a switch takes 2,000 messages a second; here one stands for the dozen that so many calls need. */
    private static final int REQUESTS_PER_SECOND = 10_000;
    private static final int RING_MILLIS = 15_000;
    private static final int OBJECTIVE_MILLIS = 20_000;

    private final Server server;
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong otherwise = new AtomicLong();

    /** Contacts, of the facts that are in the journal. */
    record Contacts(long started, long answered, long otherwise) {}

    ServerUnderLoad(LoadShape shape, int nameServerPort, Path data) throws IOException {
        server = Server.start(settings(shape, data), site(shape, nameServerPort));
        server.onFact(this::count);
    }

    private void count(JournalledFact place, Fact fact) {
        switch (fact) {
            case Fact.ContactStarted one -> started.incrementAndGet();
            case Fact.ContactEnded one when one.disposition() == ContactDisposition.ANSWERED ->
                answered.incrementAndGet();
            case Fact.ContactEnded one -> otherwise.incrementAndGet();
            default -> {
                // Not of a contact's life.
            }
        }
    }

    private static ServerSettings settings(LoadShape shape, Path data) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("server.name", "strowger-bench");
        values.put("server.drain", "0s");
        values.put("data.directory", data.toString());
        values.put("data.free-space-min", "64 MiB");
        values.put("agents.host", LOOPBACK);
        values.put("agents.port", 0);
        values.put("agents.sessions-max", 2 * shape.agents());
        values.put("agents.connections-max", 2 * shape.agents());
        values.put("agents.connections-per-address-max", 2 * shape.agents());
        values.put("agents.connects-per-address.per-second", 2 * shape.agents());
        values.put("agents.connects-per-address.burst", 2 * shape.agents());
        values.put("authentication.queue-max", Math.min(10_000, 2 * shape.agents()));
        values.put("authentication.argon2.memory-kib", COST.memoryKib());
        values.put("authentication.argon2.passes", COST.passes());
        values.put("authentication.argon2.lanes", COST.lanes());
        values.put("http.host", LOOPBACK);
        values.put("http.port", 0);
        values.put("credentials",
                Map.of(LoadShape.LINK, Map.of("login", ServerSide.LOGIN, "password", ServerSide.PASSWORD)));
        return ServerSettings.of(data, values);
    }

    private static Site site(LoadShape shape, int nameServerPort) {
        LinkSite link = new LinkSite(LoadShape.LINK, "tsapi", LOOPBACK, nameServerPort, ServerSide.SERVICE,
                LoadShape.LINK, REQUESTS_PER_SECOND);
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> people = new ArrayList<>();
        String hash = new PasswordHasher().hash(LoadShape.AGENT_PASSWORD, COST);
        SplittableRandom chance = new SplittableRandom(shape.seed());
        for (int agent = 0; agent < shape.agents(); agent++) {
            devices.add(new DeviceSite(LoadShape.SWITCH, ServerSide.station(agent), DeviceKind.STATION));
            people.add(new AgentSite(LoadShape.agentId(agent), "", hash, skills(shape, chance)));
        }
        List<SkillSite> skills = new ArrayList<>();
        List<VdnSite> vdns = new ArrayList<>();
        for (int skill = 0; skill < shape.skills(); skill++) {
            skills.add(new SkillSite(LoadShape.skill(skill), NoAnswerMode.SERVER, RING_MILLIS, 0, OBJECTIVE_MILLIS));
            vdns.add(new VdnSite(LoadShape.SWITCH, LoadShape.vdn(skill), "", LoadShape.skill(skill), 5));
        }
        return new Site(List.of(new SwitchSite(LoadShape.SWITCH, List.of(link), NumberPlan.NONE)), devices, vdns,
                skills, people, SiteSettings.DEFAULT);
    }

    private static List<SkillLevel> skills(LoadShape shape, SplittableRandom chance) {
        Map<String, Integer> levels = new TreeMap<>();
        int count = 1 + chance.nextInt(Math.min(LoadShape.SKILLS_MAX, shape.skills()));
        while (levels.size() < count) {
            levels.put(LoadShape.skill(chance.nextInt(shape.skills())), 1 + chance.nextInt(16));
        }
        return levels.entrySet().stream().map(one -> new SkillLevel(one.getKey(), one.getValue())).toList();
    }

    int agentPort() {
        return server.agentPort();
    }

    boolean isLinkUp() {
        return !server.links().isEmpty() && server.links().stream().allMatch(link -> link.state() == LinkState.UP);
    }

    long ready() {
        return server.view().agents().values().stream().filter(agent -> agent.state() == AgentState.READY).count();
    }

    Statistics statistics() {
        return server.statistics();
    }

    Contacts contacts() {
        return new Contacts(started.get(), answered.get(), otherwise.get());
    }

    Histogram decisionNanos() {
        return server.decisionTimes().copy();
    }

    @Override
    public void close() {
        server.close();
    }
}
