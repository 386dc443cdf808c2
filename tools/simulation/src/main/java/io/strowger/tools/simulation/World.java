package io.strowger.tools.simulation;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.core.engine.Applied;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.EngineState;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.simulator.model.People;
import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.TrafficProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * The one world of every run: a switch, its links, the server's process on its disk, desktops, an IVR, people, and the checkers that look on. Everything happens
 * on one thread at the times of one queue, and what happens follows from the centre, the seed and what the script does.
 */
final class World {
    /** A link that came back while another stood only confirms for so long. */
    private static final long PROBATION_NANOS = 30 * VirtualTime.NANOS_PER_SECOND;
    private static final Map<String, String> OPTIONS = Map.of("backoff-min", "200", "backoff-max", "5000");
    /** What stations did is held against periods and segments of so long ago at most, where days are forgotten. */
    private static final long BOOKED_NANOS = 2 * 86_400 * VirtualTime.NANOS_PER_SECOND;
    private static final int RESTART_AGAIN_MILLIS = 3_000;
    private static final People ENTER_DIGITS = new People(null, null, null, 0, Services.KEYS);
    private static final int PROBE_SECONDS = 20;
    private static final int ANSWER_STEPS = 50;
    private static final int ANSWER_STEP_MILLIS = 10;

    /**
     * What a world is made of.
     *
     * @param persona of the agent with that number
     * @param stopAtFirst whether the run ends at the first thing that is wrong
     * @param replaying does what the second engine has to do
     */
    record Plan(Centre centre, long seed, Function<Integer, Persona> persona, Fineness fineness, boolean stopAtFirst,
            Trace trace, Executor replaying) {
        /** One that does all on the run's own thread. */
        Plan(Centre centre, long seed, Function<Integer, Persona> persona, Fineness fineness, boolean stopAtFirst,
                Trace trace) {
            this(centre, seed, persona, fineness, stopAtFirst, trace, Runnable::run);
        }
    }

    /**
     * How closely a world is looked at.
     *
     * @param checkEvery the engine's state is looked through after so many inputs
     * @param inspectMillis engine and switch are compared after so long
     * @param snapshotEvery inputs between two snapshots of the server
     * @param piecesMax most pieces that one write arrives in
     */
    record Fineness(int checkEvery, int inspectMillis, int snapshotEvery, int piecesMax) {
        /** Everything, often. */
        static Fineness close(int checkEvery, int snapshotEvery) {
            return new Fineness(checkEvery, 2_000, snapshotEvery, Wire.PIECES_MAX);
        }
    }

    private final Plan plan;
    private final VirtualTime time = new VirtualTime();
    private final Problems problems;
    private final SplittableRandom chance;
    private final CallLedger ledger = new CallLedger();
    private final StationBook stationBook = new StationBook();
    private final VirtualDisk disk = new VirtualDisk();
    private final VirtualClock clock;
    private final VirtualSwitch pbx;
    private final VirtualServer server;
    private final VirtualGateway gateway;
    private final List<VirtualLink> links = new ArrayList<>();
    private final List<VirtualAgent> agents = new ArrayList<>();
    private final VirtualIvr ivr;
    private final CallLogReader callLog;
    private final ReplayCheck replay;
    private final EngineCheck engineCheck;
    private final NaiveRules naiveRules;
    private final NaiveRouter naiveRouter;
    private final Inspection inspection;
    private final CallAudit audit;
    private final TimeAudit times;
    private final CallbackAudit callbacks;
    private final Customers customers;

    World(Plan plan) {
        this.plan = plan;
        this.problems = new Problems(time, plan.stopAtFirst());
        this.chance = new SplittableRandom(plan.seed());
        Centre centre = plan.centre();
        this.clock = new VirtualClock(time, centre.startMillis());
        this.pbx = new VirtualSwitch(time, centre, new VirtualSwitch.Books(ledger, stationBook),
                plan.fineness().piecesMax());
        Site site = centre.site();
        this.engineCheck = new EngineCheck(problems, plan.fineness().checkEvery());
        ContactPlans plans = new ContactPlans(site, problems);
        this.naiveRules = new NaiveRules(site, plans, problems);
        this.naiveRouter = new NaiveRouter(site, plans, problems);
        this.server = new VirtualServer(new VirtualServer.Surroundings(time, clock, disk, plan.trace(), problems,
                plan.fineness().snapshotEvery(), this::applied), centre);
        this.gateway = new VirtualGateway(time, server, chance.split(),
                new VirtualGateway.Pace(centre.heartbeatMillis(), plan.fineness().piecesMax()));
        for (LinkSite link : site.switches().get(0).links()) {
            SplittableRandom seeds = chance.split();
            links.add(new VirtualLink(time, server, pbx, new VirtualLink.Place(links.size(), link,
                    () -> context(site, link, seeds.nextLong()), chance.split(),
                    centre.links() == 1 ? 0 : PROBATION_NANOS,
                    LinkDevices.of(site, Centre.SWITCH).routeVdns().size())));
        }
        server.connect(links, gateway, new OutsideData(time, server, chance.split()));
        for (int i = 0; i < centre.agents(); i++) {
            agents.add(new VirtualAgent(time, pbx,
                    new VirtualAgent.Person(i, centre, plan.persona().apply(i), chance.split()), place()));
        }
        this.ivr = centre.ivrPorts() == 0 ? null : new VirtualIvr(time, centre, chance.split(), place());
        this.customers = new Customers(time, pbx, chance.split());
        List<LinkHistory> histories = links.stream().map(VirtualLink::history).toList();
        this.times = new TimeAudit(histories, stationBook, clock::virtualOfMillis, problems);
        this.callbacks = new CallbackAudit(centre.services(), problems);
        this.callLog = new CallLogReader(disk, times, callbacks, problems);
        this.replay = new ReplayCheck(disk, problems, plan.replaying());
        this.audit = new CallAudit(histories, centre.startMillis(), clock::virtualOfMillis, problems);
        this.inspection = new Inspection(this);
        server.start();
        if (ivr != null) {
            ivr.desktop().comeUp();
        }
        time.afterMillis(plan.fineness().inspectMillis(), this::inspect);
        if (centre.services().callsBack()) {
            customers.begin();
        }
    }

    private VirtualDesktop.Place place() {
        return new VirtualDesktop.Place(time, gateway, problems, chance.split(), plan.centre().heartbeatMillis());
    }

    private LinkContext context(Site site, LinkSite link, long jitter) {
        return new LinkContext(site.switches().get(0), link,
                new Credential(VirtualSwitch.LOGIN, VirtualSwitch.PASSWORD), LinkDevices.of(site, Centre.SWITCH),
                new LinkContext.Environment(Unused.SINK, time::now, jitter, OPTIONS));
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

    private void applied(Applied applied, EngineState state) {
        engineCheck.applied(applied, state);
        naiveRules.applied(applied, state);
        naiveRouter.applied(applied, state);
        for (Fact fact : applied.facts()) {
            if (fact instanceof Fact.CallbackChanged changed) {
                customers.happened(changed);
            }
        }
    }

    // ---- the parties

    Centre centre() {
        return plan.centre();
    }

    VirtualTime time() {
        return time;
    }

    VirtualClock clock() {
        return clock;
    }

    VirtualDisk disk() {
        return disk;
    }

    VirtualSwitch pbx() {
        return pbx;
    }

    VirtualServer server() {
        return server;
    }

    List<VirtualLink> links() {
        return links;
    }

    List<VirtualAgent> agents() {
        return agents;
    }

    /** Null when there is none. */
    VirtualIvr ivr() {
        return ivr;
    }

    SplittableRandom chance() {
        return chance;
    }

    Problems problems() {
        return problems;
    }

    Inspection inspection() {
        return inspection;
    }

    CallAudit audit() {
        return audit;
    }

    CallLogReader callLog() {
        return callLog;
    }

    ReplayCheck replay() {
        return replay;
    }

    /** How much was done. */
    SimResult.Work work() {
        return new SimResult.Work(server.inputs(), callLog.count(), time.millis() / 1_000, server.restarts(),
                replay.marks(), naiveRouter.choices(), server.hash(), times.compared(),
                callLog.ends().items());
    }

    Trace trace() {
        return plan.trace();
    }

    /** A technician applies a configuration, if there is a server that takes it. */
    void configure(Site site) {
        tell("configuration " + site.agents() + ", " + site.skills());
        server.configure(site);
    }

    void tell(String what) {
        plan.trace().at(time.now(), () -> what);
    }

    // ---- time

    void runSeconds(int seconds) {
        runMillis(1_000L * seconds);
    }

    /** Goes from one thing that is due to the next. */
    void runMillis(long millis) {
        long until = time.now() + millis * VirtualTime.NANOS_PER_MILLI;
        while (true) {
            long next = Math.min(Math.min(time.next(), pbx.nextDeadline()), server.nextDeadline());
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
        if (server.nextDeadline() <= time.now()) {
            server.onTime();
        }
    }

    private void inspect() {
        inspection.look(time.now());
        callLog.follow();
        time.afterMillis(plan.fineness().inspectMillis(), this::inspect);
    }

    // ---- what scripts have in common

    void comeIn() {
        agents.forEach(VirtualAgent::comeIn);
    }

    /** People call as on a busy day, sometimes let it ring, hang up first or second. */
    void busyTraffic(double callsPerSecond) {
        pbx.startTraffic(new TrafficProfile(callsPerSecond, chance.nextLong(), plan.centre().destinations(),
                Spread.seconds(5, 60), Spread.seconds(2, 9), Spread.seconds(3, 25), 0.4, 0.15)
                .with(plan.centre().services().prompts() ? ENTER_DIGITS : People.NONE));
    }

    /** Kills the server if it lives and starts it again after a while, again and again until it starts. */
    void restart(String why, long afterMillis) {
        server.kill(why);
        bringUp(afterMillis);
    }

    /** Starts the server after a while if it is not there then. */
    void bringUp(long afterMillis) {
        time.afterMillis(afterMillis, () -> {
            if (!server.isUp() && !server.start()) {
                bringUp(RESTART_AGAIN_MILLIS);
            }
        });
    }

    /** No more calls, everybody wants calls and nothing else: the last calls end and every doubt is settled. */
    void settle(int seconds) {
        pbx.stopTraffic();
        if (ivr != null) {
            ivr.stopMails();
        }
        customers.becomePatient();
        agents.forEach(VirtualAgent::becomeDiligent);
        runSeconds(seconds - PROBE_SECONDS);
        probe();
        checkQuiet();
    }

    /** Makes a call that everybody sees: those that came and went within one deed before it are known by its serial. */
    void probe() {
        pbx.model().users().lifts(Centre.station(0));
        pbx.settle();
        runSeconds(PROBE_SECONDS / 2);
        pbx.model().users().hangsUp(Centre.station(0));
        pbx.settle();
        runSeconds(PROBE_SECONDS / 2);
    }

    /** Nothing may be left, and the books must agree. */
    void checkQuiet() {
        // Comparison never ends; what it has just asked gets its answer.
        for (int i = 0; i < ANSWER_STEPS && server.state().requests().size() > 0; i++) {
            runMillis(ANSWER_STEP_MILLIS);
        }
        inspection.quiet();
        checkBooks();
        replay.settle();
        callLog.ends().quiet();
        callbacks.quiet();
        for (VirtualAgent agent : agents) {
            if (agent.desktop().outstanding() > 0) {
                problems.add("NO OUTCOME for " + agent.desktop().outstanding() + " requests of " + agent.agentId());
            }
        }
    }

    /** The call log against the switch's own account, and the second engine against the journal, which may last; no call may live. */
    void checkBooks() {
        server.setFactsBehindMax(0);
        callLog.follow();
        List<CallRecord> records = callLog.takeRecords();
        List<CallLedger.Entry> entries = ledger.takeEntries();
        audit.check(entries, records, callLog.open());
        callbacks.check(entries, records);
        times.check(records);
        callLog.intervals().check(server.state());
        replay.follow(server.hash());
    }

    /** What has been compared needs no room any more. */
    void forgetTheDay() {
        disk.forgetThrough(disk.latestSnapshot().map(stored -> stored.sequence()).orElse(0L));
        stationBook.forgetBefore(time.now() - BOOKED_NANOS);
        callLog.ends().forget();
    }
}
