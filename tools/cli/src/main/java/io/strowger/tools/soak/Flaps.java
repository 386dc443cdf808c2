package io.strowger.tools.soak;

import io.strowger.core.input.Input;
import io.strowger.core.input.Input.PbxReplied;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.input.PbxReply;
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
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.TrafficProfile;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * A contact centre under load whose links are lost again and again, in virtual time: the engine, the TSAPI link sessions and the switch are the real ones, and
 * only network, clock and journal are replaced. No thread, no socket, no sleep: a run follows from its options alone.
 */
public final class Flaps {
    static final String SWITCH = "CM";
    private static final String SKILL = "support";
    private static final int RING_MILLIS = 5_000;
    /** After a link came back, how long a contact may stay unproved. */
    static final int LINK_RECOVERY_MILLIS = 15_000;
    private static final int DESKTOP_GRACE_MILLIS = 60_000;
    private static final int SELECT_WATCHDOG_MILLIS = 5_000;
    private static final int RENEW_MILLIS = 2_000;
    private static final int MESSAGES_PER_SECOND = 200;
    private static final int INSPECT_MILLIS = 2_000;
    /** Of traffic before the first flap and after the last. */
    private static final int CALM_SECONDS = 60;
    /** In which the last calls end and every doubt is settled. */
    private static final int SETTLE_SECONDS = 900;
    /** In which every agent gets a call at the end. */
    private static final int PROOF_SECONDS = 1_200;
    /** A link that came back while another stood only confirms for so long. */
    private static final long PROBATION_NANOS = 30 * VirtualTime.NANOS_PER_SECOND;
    private static final int SHORT_GAP_MILLIS = 6_000;
    private static final int LONG_GAP_MILLIS = 90_000;
    private static final int CLOSED_MAX_MILLIS = 20_000;
    private static final int STALL_MAX_MILLIS = 100_000;
    /** Two links to one switch may differ by 30 s; one that is further behind must be lost, which takes 40 s of silence. */
    private static final int LAG_MAX_MILLIS = 25_000;
    private static final int NOTICE_MAX_MILLIS = 4_000;
    private static final int RETRY_MILLIS = 50;
    private static final Map<String, String> OPTIONS = Map.of("backoff-min", "200", "backoff-max", "5000");

    /** How a link is lost. */
    public enum Kind {
        /** The connection breaks; some of what is under way arrives, as often as not a part of a frame. */
        CUT,
        /** The server ends the stream with a word. */
        DROPPED,
        /** Nothing arrives any more; it may go on before anybody has given up. */
        STALLED,
        /** Cut, and the name server refuses connections for a while. */
        NAME_SERVER_CLOSED,
        /** Cut, and the Tlink's port refuses connections for a while. */
        TLINK_CLOSED
    }

    private final FlapsOptions options;
    private final VirtualTime time = new VirtualTime();
    private final CallLedger ledger = new CallLedger();
    private final VirtualCore core;
    private final VirtualSwitch pbx;
    private final List<VirtualLink> links = new ArrayList<>();
    private final List<VirtualAgent> agents = new ArrayList<>();
    private final Inspection inspection;
    private final SplittableRandom chance;
    private final EnumMap<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final IntConsumer progress;
    private final Trace trace;
    private int done;

    private Flaps(FlapsOptions options, IntConsumer progress, Trace trace) {
        this.options = options;
        this.trace = trace;
        this.core = new VirtualCore(time, trace, this::output);
        this.progress = progress;
        this.chance = new SplittableRandom(options.seed());
        this.pbx = new VirtualSwitch(time, options, ledger);
        Site site = site(options);
        for (LinkSite link : site.switches().get(0).links()) {
            links.add(new VirtualLink(time, core, pbx,
                    new VirtualLink.Place(links.size(), context(site, link), chance.split(),
                            options.links() == 1 ? 0 : PROBATION_NANOS)));
        }
        for (int i = 0; i < options.agents(); i++) {
            agents.add(new VirtualAgent(time, core, pbx,
                    new VirtualAgent.Person(i, options.agents(), chance.split())));
        }
        this.inspection = new Inspection(core, pbx, links, agents);
        core.offer(new Input.EpochStarted(1, 0, VirtualCore.START_MILLIS));
        core.offer(new Input.ConfigurationApplied(1, "soak", site));
    }

    /**
     * Runs to the end.
     *
     * @param progress told the number of flaps so far
     * @param trace shows a part of it
     */
    public static FlapsResult run(FlapsOptions options, IntConsumer progress, Trace trace) {
        Flaps flaps = new Flaps(options, progress, trace);
        flaps.play();
        return flaps.result();
    }

    private static Site site(FlapsOptions options) {
        List<LinkSite> links = new ArrayList<>();
        for (int i = 0; i < options.links(); i++) {
            links.add(new LinkSite("aes" + (i + 1), "tsapi", "aes" + (i + 1), VirtualSwitch.NAME_SERVER_PORT,
                    VirtualSwitch.service(i), "cti", MESSAGES_PER_SECOND));
        }
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < options.agents(); i++) {
            devices.add(new DeviceSite(SWITCH, VirtualSwitch.station(i), DeviceKind.STATION));
            agents.add(new AgentSite(VirtualAgent.agentId(i), "Agent " + i, "", List.of(new SkillLevel(SKILL, 1))));
        }
        return new Site(List.of(new SwitchSite(SWITCH, links, NumberPlan.NONE)), devices,
                List.of(new VdnSite(SWITCH, VirtualSwitch.VDN, "Support", SKILL, 5)),
                List.of(new SkillSite(SKILL, NoAnswerMode.SERVER, RING_MILLIS, 0, 20_000)), agents,
                new SiteSettings(DESKTOP_GRACE_MILLIS, SELECT_WATCHDOG_MILLIS, RENEW_MILLIS, LINK_RECOVERY_MILLIS));
    }

    private LinkContext context(Site site, LinkSite link) {
        return new LinkContext(site.switches().get(0), link,
                new Credential(VirtualSwitch.LOGIN, VirtualSwitch.PASSWORD), LinkDevices.of(site, SWITCH),
                new LinkContext.Environment(Unused.SINK, time::now, chance.nextLong(), OPTIONS));
    }

    /** A session says by its effects what it offers; the sink is the transport's. */
    private static final class Unused {
        static final InputSink SINK = new InputSink() {
            @Override
            public Offer offer(Input input) {
                throw new IllegalStateException("a session offers nothing itself");
            }

            @Override
            public void onRoom(Runnable listener) {
                throw new IllegalStateException("a session offers nothing itself");
            }
        };
    }

    // ---- what the engine wants done

    private void output(Output output) {
        switch (output) {
            case Output.PbxRequest request -> submit(request);
            case Output.SessionPush push -> agents.stream().filter(agent -> agent.session().equals(push.sessionId()))
                    .forEach(agent -> agent.pushed(push));
            case Output.TopicUpdated(String topic, long version, TopicState.AgentView view) -> agents.stream()
                    .filter(agent -> agent.agentId().equals(view.agentId())).forEach(agent -> agent.shown(view));
            default -> {
                // Nobody in a run looks at it.
            }
        }
    }

    /** As the server's manager of links does. */
    private void submit(Output.PbxRequest request) {
        VirtualLink target = links.stream()
                .filter(link -> request.link().isEmpty()
                        ? link.state() == LinkState.UP
                        : link.name().equals(request.link()))
                .findFirst().orElse(null);
        if (target == null) {
            core.offer(new PbxReplied(request.switchName(), request.link(), request.requestId(),
                    new PbxReply.NotSent("no link of the switch is up")));
        } else {
            target.submit(request);
        }
    }

    // ---- the run

    private void play() {
        links.forEach(VirtualLink::start);
        runSeconds(CALM_SECONDS / 2);
        agents.forEach(VirtualAgent::comeIn);
        time.afterMillis(INSPECT_MILLIS, this::inspect);
        traffic();
        runSeconds(CALM_SECONDS);
        while (done < options.flaps()) {
            int most = chance.nextBoolean() ? SHORT_GAP_MILLIS : LONG_GAP_MILLIS;
            runMillis(chance.nextInt(most));
            flap();
        }
        runSeconds(CALM_SECONDS);
        pbx.stopTraffic();
        agents.forEach(VirtualAgent::becomeDiligent);
        runSeconds(SETTLE_SECONDS);
        inspection.quiet(time.now());
        prove();
    }

    private void traffic() {
        pbx.startTraffic(new TrafficProfile(options.callsPerSecond(), chance.nextLong(),
                List.of(VirtualSwitch.VDN), Spread.seconds(5, 60), Spread.seconds(2, 9), Spread.seconds(3, 25), 0.4,
                0.15));
    }

    /** Every agent gets a call within a while, or is stuck in a way that no comparison has shown. */
    private void prove() {
        agents.forEach(VirtualAgent::becomeDiligent);
        traffic();
        for (int second = 0; second < PROOF_SECONDS
                && agents.stream().anyMatch(agent -> agent.answeredCalls() == 0); second++) {
            runSeconds(1);
        }
        agents.stream().filter(agent -> agent.answeredCalls() == 0).forEach(inspection::neverServed);
        pbx.stopTraffic();
        runSeconds(SETTLE_SECONDS);
        inspection.quiet(time.now());
    }

    private void inspect() {
        inspection.look(time.now());
        time.afterMillis(INSPECT_MILLIS, this::inspect);
    }

    private void flap() {
        VirtualLink link = links.get(chance.nextInt(links.size()));
        while (!link.isConnected()) {
            runMillis(RETRY_MILLIS);
        }
        Kind kind = Kind.values()[weighted(chance.nextInt(100))];
        kinds.merge(kind, 1, Integer::sum);
        done++;
        trace.at(time.now(), () -> "flap " + done + " of " + link.name() + ": " + kind);
        switch (kind) {
            case CUT -> link.cut(chance.nextInt(NOTICE_MAX_MILLIS));
            case DROPPED -> {
                link.willBeDropped();
                pbx.dropAll(link.number());
            }
            case STALLED -> link.stall(stallMillis());
            case NAME_SERVER_CLOSED -> {
                link.closeNameServer(chance.nextInt(CLOSED_MAX_MILLIS));
                link.cut(0);
            }
            case TLINK_CLOSED -> {
                link.closeTlink(chance.nextInt(CLOSED_MAX_MILLIS));
                link.cut(chance.nextInt(NOTICE_MAX_MILLIS));
            }
        }
        progress.accept(done);
    }

    private int stallMillis() {
        int millis = chance.nextInt(STALL_MAX_MILLIS);
        return links.size() == 1 || millis > STALL_MAX_MILLIS / 2 ? millis : millis % LAG_MAX_MILLIS;
    }

    private static int weighted(int percent) {
        int[] shares = {55, 15, 10, 10, 10};
        int kind = 0;
        for (int rest = percent; rest >= shares[kind]; kind++) {
            rest -= shares[kind];
        }
        return kind;
    }

    private void runSeconds(int seconds) {
        runMillis(1_000 * seconds);
    }

    /** Goes from one thing that is due to the next. */
    private void runMillis(int millis) {
        long until = time.now() + millis * VirtualTime.NANOS_PER_MILLI;
        while (true) {
            long next = Math.min(Math.min(time.next(), pbx.nextDeadline()), core.nextDeadline());
            for (VirtualLink link : links) {
                next = Math.min(next, link.nextDeadline());
            }
            if (next > until) {
                time.passTo(until);
                return;
            }
            time.passTo(next);
            step();
        }
    }

    private void step() {
        while (time.runOne()) {
            // Everything that is due, in its order.
        }
        if (pbx.nextDeadline() <= time.now()) {
            pbx.onTime();
        }
        for (VirtualLink link : links) {
            if (link.nextDeadline() <= time.now()) {
                link.onTime();
            }
        }
        if (core.nextDeadline() <= time.now()) {
            core.onTime();
        }
    }

    private FlapsResult result() {
        CallAudit audit = new CallAudit(ledger.entries(), links.stream().map(VirtualLink::history).toList());
        audit.check(core.takeRecords(), core.open());
        List<String> problems = new ArrayList<>(inspection.problems());
        problems.addAll(audit.problems());
        return new FlapsResult(options, kinds, audit.counts(), inspection.counts(),
                new FlapsResult.Work(core.inputs(), core.facts(), time.millis() / 1_000, core.hash()),
                core.anomalies(), core.examples(), problems);
    }
}
