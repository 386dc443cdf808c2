package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.model.EventCause;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.Push;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import io.strowger.core.testkit.EngineChecks;
import io.strowger.core.testkit.FactLedger;
import io.strowger.core.state.Timer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An engine with a stepped clock, and a switch's words spoken by hand. Every input is kept, so that a scenario can be replayed; invariants are checked after
 * each.
 */
final class World {
    static final String CM = "CM";
    static final String LINK = "aes1";
    static final String SECOND = "aes2";
    /** Backlogs are told at the latest after so long, well within what the engine allows for a lag. */
    private static final long LAG_MILLIS = 1_000;
    /** As a switch that has used the route of another link's dialogue. */
    static final int REDIRECTED = 22;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);
    private static final long START = 1_795_000_000_000_000_000L;

    final List<JournalledInput> inputs = new ArrayList<>();
    final List<Fact> facts = new ArrayList<>();
    final List<List<Fact>> factsByInput = new ArrayList<>();
    final List<Output> outputs = new ArrayList<>();
    /** A row was spoilt on purpose. */
    boolean unchecked;
    private final FactLedger ledger = new FactLedger();
    final Engine engine = new Engine(new EngineState());
    long now = START;
    long epoch = 1;
    private long requestIds;
    private int crossRefs;
    private long connections = 1000;
    private final Interleaving interleaving;
    private final TreeMap<String, ArrayDeque<Input>> backlogs = new TreeMap<>();
    private final Random random = new Random(7);
    private long upSince;
    private int words;

    private World(Interleaving interleaving) {
        this.interleaving = interleaving;
        links().forEach(link -> backlogs.put(link, new ArrayDeque<>()));
    }

    private List<String> links() {
        return interleaving == Interleaving.ONE_LINK ? List.of(LINK) : List.of(LINK, SECOND);
    }

    /** A started engine with VDN 6001, skill support, the given stations and agents 1001, 1002, ... with level as given, link up. */
    static World with(int... levels) {
        return with(new SkillSite("support", NoAnswerMode.SERVER, 15_000, 0, 20_000), levels);
    }

    static World with(SkillSite skill, int... levels) {
        return with(Interleaving.ONE_LINK, skill, levels);
    }

    static World with(Interleaving interleaving, SkillSite skill, int... levels) {
        return of(interleaving, links -> site(links, skill, levels));
    }

    /** A started engine with a site of the test's own, made for the names of the links; links up. */
    static World of(Interleaving interleaving, Function<List<String>, Site> site) {
        World world = new World(interleaving);
        world.apply(new Input.EpochStarted(1, 0, START / 1_000_000));
        world.apply(new Input.ConfigurationApplied(1, "test", site.apply(world.links())));
        world.linkUp();
        world.answerSnapshots(new PbxReply.DeviceSnapshot(List.of()), "");
        if (interleaving != Interleaving.ONE_LINK) {
            world.advance(OwedEvents.LAG_MILLIS);
        }
        return world;
    }

    static Site site(List<String> links, SkillSite skill, int... levels) {
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < levels.length; i++) {
            devices.add(new DeviceSite(CM, station(i), DeviceKind.STATION));
            agents.add(new AgentSite(agent(i), "Agent " + i, "",
                    List.of(new SkillLevel(skill.name(), levels[i]))));
        }
        devices.add(new DeviceSite(CM, "5901", DeviceKind.VOICE_PORT));
        return new Site(List.of(new SwitchSite(CM, links.stream().map(World::linkSite).toList(), NumberPlan.NONE)),
                devices,
                List.of(new VdnSite(CM, "6001", "Support", skill.name(), 5),
                        new VdnSite(CM, "6002", "Overflow", skill.name(), 5)),
                List.of(skill), agents,
                SiteSettings.DEFAULT.withReconcile(ReconcileSite.NEVER));
    }

    static LinkSite linkSite(String name) {
        return new LinkSite(name, "tsapi", "127.0.0.1", 450, "AVAYA#CM#CSTA#" + name, "ctiuser", 0);
    }

    static String station(int i) {
        return String.valueOf(5001 + i);
    }

    static String agent(int i) {
        return String.valueOf(1001 + i);
    }

    // --- inputs

    /** How much later something may happen because a link lags, in milliseconds. */
    long lag() {
        return interleaving == Interleaving.ONE_LINK ? 0 : LAG_MILLIS;
    }

    Applied apply(Input input) {
        if (input instanceof Input.EpochStarted) {
            backlogs.values().forEach(ArrayDeque::clear);
        }
        JournalledInput in = new JournalledInput(engine.sequence() + 1, epoch, now, 0, Bytes.of(INPUT.encode(input)));
        inputs.add(in);
        Applied applied = engine.apply(in);
        facts.addAll(applied.facts());
        factsByInput.add(applied.facts());
        outputs.addAll(applied.outputs());
        if (!unchecked) {
            EngineChecks.hold(engine.state());
        }
        applied.facts().forEach(ledger::add);
        return applied;
    }

    void advance(long millis) {
        if (backlogs.values().stream().anyMatch(backlog -> !backlog.isEmpty())) {
            long some = Math.min(millis, LAG_MILLIS);
            pass(some);
            links().forEach(this::catchUp);
            pass(millis - some);
        } else {
            pass(millis);
        }
    }

    private void pass(long millis) {
        long until = now + millis * 1_000_000;
        while (engine.nextDeadlineNanos() <= until) {
            now = Math.max(now, engine.nextDeadlineNanos());
            apply(new Input.TimeAdvanced());
        }
        now = until;
    }

    void linkUp() {
        links().forEach(this::linkUp);
    }

    void linkUp(String link) {
        apply(new Input.LinkChanged(CM, link, LinkState.RESYNCHRONISING, LinkDownCause.NONE, ""));
        engine.state().site().site().devices().forEach(device -> apply(
                new Input.MonitorStarted(CM, link, device.deviceId(), MonitorKind.DEVICE)));
        apply(new Input.MonitorStarted(CM, link, "6001", MonitorKind.CALLS_VIA_DEVICE));
        apply(new Input.RouteRegistered(CM, link, "6001"));
        apply(new Input.LinkChanged(CM, link, LinkState.UP, LinkDownCause.NONE, ""));
        upSince = now;
    }

    /** Every link is lost, and what it had not told yet with it. */
    void linkLost() {
        links().forEach(this::linkLost);
    }

    void linkLost(String link) {
        backlogs.get(link).clear();
        apply(new Input.LinkChanged(CM, link, LinkState.DOWN, LinkDownCause.SILENT, ""));
    }

    /** The switch says something, on each link in the words for it; null = nothing there. */
    void says(Function<String, Input> word) {
        for (String link : links()) {
            Input input = word.apply(link);
            if (input != null) {
                backlogs.get(link).add(input);
            }
        }
        boolean trusted = now - upSince >= OwedEvents.LAG_MILLIS * 1_000_000;
        boolean second = trusted && interleaving.isSecondAhead(words++, random);
        String behind = second ? LINK : SECOND;
        catchUp(second ? SECOND : LINK);
        if (backlogs.containsKey(behind)) {
            ArrayDeque<Input> backlog = backlogs.get(behind);
            for (int left = interleaving.lag(backlog.size(), random); backlog.size() > left;) {
                apply(backlog.poll());
            }
        }
    }

    /** The link tells everything that it has not told yet. */
    void catchUp(String link) {
        ArrayDeque<Input> backlog = backlogs.get(link);
        while (!backlog.isEmpty()) {
            apply(backlog.poll());
        }
    }

    /** Answers the outstanding device snapshots: a station that is not named has no calls. */
    void answerSnapshots(PbxReply.DeviceSnapshot snapshot, String station) {
        for (Output.PbxRequest request : pending(PbxCommand.SnapshotDevice.class)) {
            String device = ((PbxCommand.SnapshotDevice) request.command()).deviceId();
            reply(request, device.equals(station) ? snapshot : new PbxReply.DeviceSnapshot(List.of()));
        }
    }

    List<Output.PbxRequest> pending(Class<? extends PbxCommand> type) {
        return outputs.stream().filter(Output.PbxRequest.class::isInstance).map(Output.PbxRequest.class::cast)
                .filter(request -> type.isInstance(request.command()))
                .filter(request -> engine.state().requests().get(request.requestId()) != null).toList();
    }

    void reply(Output.PbxRequest request, PbxReply reply) {
        String link = request.link().isEmpty() ? LINK : request.link();
        catchUp(link);
        apply(new Input.PbxReplied(CM, link, request.requestId(), reply));
    }

    static UniversalFailure failure(int code) {
        return new UniversalFailure(code, "FAILURE_" + code);
    }

    // --- agents

    String session(int i) {
        return "session-" + agent(i);
    }

    void login(int i) {
        apply(new Input.SessionOpened(session(i), agent(i), SessionRole.AGENT, Bytes.EMPTY, 1, ++connections));
        request(i, new Command.LogOn(CM, station(i)));
    }

    /** Logs an agent in who may supervise. */
    void supervisor(int i) {
        apply(new Input.SessionOpened(session(i), agent(i), SessionRole.SUPERVISOR, Bytes.EMPTY, 1, ++connections));
        request(i, new Command.LogOn(CM, station(i)));
    }

    /** The next version of the configuration. */
    void configure(UnaryOperator<Site> change) {
        apply(new Input.ConfigurationApplied(engine.state().reign().configurationVersion() + 1, "test",
                change.apply(engine.state().site().site())));
    }

    /** The outcome of a request, null while it is under way; more than one is an error. */
    Push.RequestOutcome outcome(int i, long id) {
        List<Push> all = pushes(i).stream()
                .filter(push -> push instanceof Push.RequestOutcome outcome && outcome.requestId() == id).toList();
        if (all.size() > 1) {
            throw new AssertionError("several outcomes: " + all);
        }
        return all.isEmpty() ? null : (Push.RequestOutcome) all.get(0);
    }

    void ready(int i) {
        login(i);
        request(i, new Command.SetReady(false));
    }

    long request(int i, Command command) {
        long id = ++requestIds;
        apply(new Input.SessionRequested(session(i), id, command));
        return id;
    }

    Agent agentOf(int i) {
        return engine.state().agents().get(agent(i));
    }

    AgentState state(int i) {
        return agentOf(i).state();
    }

    List<Push> pushes(int i) {
        return outputs.stream().filter(Output.SessionPush.class::isInstance).map(Output.SessionPush.class::cast)
                .filter(push -> push.sessionId().equals(session(i))).map(Output.SessionPush::push).toList();
    }

    // --- the switch's words; VDN and station monitors both see what they see

    private void event(String monitored, MonitorKind kind, PbxEvent event) {
        says(link -> new Input.PbxEventReceived(CM, link, monitored, kind, event));
    }

    void vdn(PbxEvent event) {
        event("6001", MonitorKind.CALLS_VIA_DEVICE, event);
    }

    void stationEvent(String station, PbxEvent event) {
        event(station, MonitorKind.DEVICE, event);
    }

    static CallData data(int callId) {
        return new CallData("0000100" + callId + "1700000001", Bytes.EMPTY, "", "801", "3", "6001");
    }

    /** Of whichever call has that id. */
    static PbxReply ucid(PbxCommand.QueryUcid asked) {
        return new PbxReply.UcidReported(data(asked.call().callId()).ucid());
    }

    static Party caller() {
        return new Party("+493012345", "030123450");
    }

    void arrives(int callId) {
        vdn(new PbxEvent.Delivered(new ConnectionId(callId, "6001", false), Party.internal("6001"), caller(),
                Party.internal("6001"), Party.UNKNOWN, EventCause.NEW_CALL, data(callId)));
    }

    RouteDialogue asks(int callId) {
        return asksAt(callId, "6001");
    }

    /** A call asks at a VDN. */
    RouteDialogue asksAt(int callId, String vdn) {
        RouteDialogue dialogue = new RouteDialogue(1, ++crossRefs);
        says(link -> new Input.RouteRequested(CM, link, dialogue, Party.internal(vdn), caller(),
                new ConnectionId(callId, "T801#3", true), data(callId)));
        return dialogue;
    }

    RouteDialogue arrivesAndAsks(int callId) {
        arrives(callId);
        return asks(callId);
    }

    /** The route is used on the link that selected it; where another has the same dialogue open it ends there. */
    void used(RouteDialogue dialogue, String station) {
        String selecting = selecting(dialogue);
        says(link -> link.equals(selecting)
                ? new Input.RouteUsed(CM, link, dialogue, station)
                : new Input.RouteEnded(CM, link, dialogue, failure(REDIRECTED)));
        says(link -> link.equals(selecting) ? new Input.RouteEnded(CM, link, dialogue, failure(0)) : null);
    }

    private String selecting(RouteDialogue dialogue) {
        String selecting = LINK;
        for (Output output : outputs) {
            if (output instanceof Output.PbxRequest request
                    && request.command() instanceof PbxCommand.RouteSelect select
                    && select.dialogue().equals(dialogue)) {
                selecting = request.link();
            }
        }
        return selecting;
    }

    void cancelled(RouteDialogue dialogue) {
        ended(dialogue, failure(0));
    }

    void ended(RouteDialogue dialogue, UniversalFailure failure) {
        says(link -> new Input.RouteEnded(CM, link, dialogue, failure));
    }

    /** A call from a trunk rings at a station, with what it brings. */
    void rings(int callId, String station, Bytes userToUser) {
        stationEvent(station, new PbxEvent.Delivered(new ConnectionId(callId, station, false), Party.internal(station),
                caller(), Party.internal(station), Party.UNKNOWN, EventCause.NEW_CALL,
                new CallData("0000100" + callId + "1700000001", userToUser, "", "801", "3", "")));
    }

    void rings(int callId, String station) {
        PbxEvent event = new PbxEvent.Delivered(new ConnectionId(callId, station, false), Party.internal(station),
                caller(), Party.internal("6001"), Party.internal("6001"), EventCause.NEW_CALL, data(callId));
        vdn(event);
        stationEvent(station, event);
    }

    void answers(int callId, String station) {
        PbxEvent event = new PbxEvent.Established(new ConnectionId(callId, station, false), Party.internal(station),
                caller(), Party.internal("6001"), Party.internal("6001"), EventCause.NONE, data(callId));
        vdn(event);
        stationEvent(station, event);
    }

    void diverted(int callId, String station, String to) {
        PbxEvent event = new PbxEvent.Diverted(new ConnectionId(callId, station, false), Party.internal(station),
                Party.internal(to), EventCause.REDIRECTED);
        vdn(event);
        stationEvent(station, event);
    }

    void callerClears(int callId, String station) {
        PbxEvent cleared = new PbxEvent.ConnectionCleared(new ConnectionId(callId, "T801#3", true), caller(),
                EventCause.NONE);
        vdn(cleared);
        if (!station.isEmpty()) {
            stationEvent(station, cleared);
        }
        vdn(new PbxEvent.CallCleared(new ConnectionId(callId, "", false), EventCause.NONE));
    }

    // --- what came of it

    <T extends PbxCommand> List<T> sent(Class<T> type) {
        return outputs.stream().filter(Output.PbxRequest.class::isInstance).map(Output.PbxRequest.class::cast)
                .map(Output.PbxRequest::command).filter(type::isInstance).map(type::cast).toList();
    }

    <T extends Fact> List<T> facts(Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** (in, connected, to agent, rung calls/rings, answered by agent) of VDN 6001. */
    String counters() {
        int[] counts = new int[Fact.VdnCounter.values().length];
        facts(Fact.VdnCounted.class).forEach(counted -> counts[counted.counter().ordinal()]++);
        return "(" + counts[0] + "," + counts[1] + "," + counts[2] + "," + counts[3] + "/" + counts[4] + ","
                + counts[5] + ")";
    }

    Optional<Contact> onlyContact() {
        return engine.state().contacts().rows().stream().findFirst();
    }

    DeviceKey device(int i) {
        return new DeviceKey(CM, station(i));
    }

    /** Whether it is set again whenever it was due, whatever happens. */
    static boolean isOfTheEngineItself(Timer timer) {
        return timer.key().kind() == Timer.Kind.INVARIANTS || timer.key().kind() == Timer.Kind.QUARTER_HOUR;
    }
}
