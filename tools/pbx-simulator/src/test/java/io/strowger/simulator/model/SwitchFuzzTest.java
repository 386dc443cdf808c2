package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.strowger.simulator.model.AcdPlan.AnnouncementPlan;
import io.strowger.simulator.model.AcdPlan.PortPlan;
import io.strowger.simulator.model.AcdPlan.VectorPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.AgentSkill;
import io.strowger.simulator.model.SwitchPlan.Form;
import io.strowger.simulator.model.SwitchPlan.Handling;
import io.strowger.simulator.model.SwitchPlan.Method;
import io.strowger.simulator.model.SwitchPlan.NoAnswer;
import io.strowger.simulator.model.SwitchPlan.SkillOptions;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnOptions;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;

/** Whatever applications and people do, calls, stations and trunks tell the same story. */
class SwitchFuzzTest {
    private static final long START = 1_700_000_000_000L;
    private static final int STATIONS = 8;
    private static final int TRUNKS = 15;
    private static final int DEEDS = 4_000;
    private static final List<String> PORTS = List.of("5101", "5102");

    /** How often each kind of feature was used with success, with all seeds. */
    private static final TreeMap<String, Integer> PERFORMED = new TreeMap<>();

    @AfterAll
    static void shouldHaveUsedEveryFeature() {
        assertEquals(FeatureFuzz.KINDS, PERFORMED.size(), PERFORMED.toString());
    }

    /** An application that routes at random and remembers what its monitors said of calls. */
    private static final class Router implements Application {
        private final Switch theSwitch;
        private final SplittableRandom random;
        private final int link;
        private final FeatureFuzz features;
        private final List<RouteRequest> open = new ArrayList<>();

        Router(Switch theSwitch, SplittableRandom random, int link) {
            this.theSwitch = theSwitch;
            this.random = random;
            this.link = link;
            this.features = new FeatureFuzz(theSwitch, random, STATIONS);
        }

        @Override
        public int link() {
            return link;
        }

        void answerOne() {
            if (!open.isEmpty()) {
                RouteRequest request = open.remove(random.nextInt(open.size()));
                String[] destinations = {"5001", "5002", "5003", "1001", "6001", "6002", "4444", "8001", "91234",
                    "3001",
                    "8004", "6003"};
                String destination = destinations[random.nextInt(destinations.length)];
                if (random.nextInt(10) == 0) {
                    theSwitch.routing().decline(this, request.registrationId(), request.crossRefId());
                } else {
                    boolean direct = destination.startsWith("1") && random.nextBoolean();
                    theSwitch.routing().select(this,
                            new RouteSelect(request.registrationId(), request.crossRefId(), destination,
                                    random.nextBoolean(), null, direct ? "8001" : "",
                                    random.nextInt(3) == 0 ? new RouteSelect.Collect(2, 5) : null));
                }
            }
        }

        /** Calls that a monitor of a VDN has shown to enter and not to leave. */
        private final TreeMap<Integer, TreeSet<Integer>> seen = new TreeMap<>();

        @Override
        public void onEvent(int monitorId, SwitchEvent event, ConnectionState local) {
            if (!(event instanceof SwitchEvent.CallEvent) || local != ConnectionState.NONE) {
                mode(event);
                stationEvent(monitorId, event, local);
                return;
            }
            TreeSet<Integer> calls = seen.computeIfAbsent(monitorId, id -> new TreeSet<>());
            switch (event) {
                case SwitchEvent.Delivered e -> calls.add(e.connection().callId());
                case SwitchEvent.Diverted e -> assertTrue(calls.remove(e.connection().callId()), e.toString());
                case SwitchEvent.CallCleared e -> assertTrue(calls.remove(e.clearedCall().callId()), e.toString());
                case SwitchEvent.Transferred e -> merged(calls, e.merge());
                case SwitchEvent.Conferenced e -> merged(calls, e.merge());
                case SwitchEvent.CallEvent e -> assertEquals(20, e.facts().ucid().length());
                default -> throw new AssertionError(event.toString());
            }
        }

        /** What a station's monitor last said of the mode of the agent there. */
        private final TreeMap<String, String> modes = new TreeMap<>();

        private void mode(SwitchEvent event) {
            switch (event) {
                case SwitchEvent.NotReady e -> modes.put(e.agentDevice().id(), "AUX " + e.facts());
                case SwitchEvent.Ready e -> modes.put(e.agentDevice().id(), "IN " + e.facts());
                case SwitchEvent.WorkNotReady e -> modes.put(e.agentDevice().id(), "ACW " + e.facts());
                default -> {
                }
            }
        }

        /** Calls in which a monitored station's connection was last said to be anything but NULL. */
        private final TreeMap<Integer, TreeSet<Integer>> atStation = new TreeMap<>();

        private void stationEvent(int monitorId, SwitchEvent event, ConnectionState local) {
            TreeSet<Integer> calls = atStation.computeIfAbsent(monitorId, id -> new TreeSet<>());
            int callId = switch (event) {
                case SwitchEvent.Delivered e -> e.connection().callId();
                case SwitchEvent.Established e -> e.connection().callId();
                case SwitchEvent.Queued e -> e.connection().callId();
                case SwitchEvent.Diverted e -> e.connection().callId();
                case SwitchEvent.Failed e -> e.connection().callId();
                case SwitchEvent.Held e -> e.connection().callId();
                case SwitchEvent.Retrieved e -> e.connection().callId();
                case SwitchEvent.ServiceInitiated e -> e.connection().callId();
                case SwitchEvent.Originated e -> e.connection().callId();
                case SwitchEvent.NetworkReached e -> e.connection().callId();
                case SwitchEvent.ConnectionCleared e -> e.connection().callId();
                case SwitchEvent.Transferred e -> oneOf(calls, e.merge());
                case SwitchEvent.Conferenced e -> oneOf(calls, e.merge());
                default -> 0;
            };
            if (local == ConnectionState.NULL) {
                calls.remove(callId);
            } else if (callId != 0) {
                calls.add(callId);
            }
        }

        private static int oneOf(TreeSet<Integer> calls, SwitchEvent.Merge merge) {
            calls.remove(merge.secondaryOldCall().callId());
            return merge.primaryOldCall().callId();
        }

        private static void merged(TreeSet<Integer> calls, SwitchEvent.Merge merge) {
            boolean known = calls.remove(merge.secondaryOldCall().callId())
                    | calls.contains(merge.primaryOldCall().callId());
            assertTrue(known, merge.toString());
            calls.add(merge.primaryOldCall().callId());
        }

        @Override
        public void onMonitorEnded(int monitorId, Cause cause) {}

        @Override
        public void onRouteRequest(RouteRequest request) {
            open.add(request);
        }

        @Override
        public void onRouteUsed(RouteUsed used) {}

        @Override
        public void onRouteEnd(int registrationId, int crossRefId, Failure cause) {
            open.removeIf(request -> request.crossRefId() == crossRefId);
        }

        @Override
        public void onRegistrationAborted(int registrationId) {
            open.removeIf(request -> request.registrationId() == registrationId);
        }
    }

    private static SwitchPlan plan() {
        List<StationPlan> stations = new ArrayList<>(IntStream.rangeClosed(1, STATIONS)
                .mapToObj(i -> new StationPlan("500" + i, "", 3, 1 + i % 2,
                        i % 2 == 0 ? AnswerMode.AUTO : AnswerMode.MANUAL))
                .toList());
        PORTS.forEach(port -> stations.add(StationPlan.of(port, AnswerMode.MANUAL)));
        List<AgentPlan> agents = IntStream.rangeClosed(1, STATIONS)
                .mapToObj(i -> new AgentPlan("100" + i, "", "",
                        List.of(new AgentSkill("8001", 1 + i % 3), new AgentSkill("8002", 1 + i % 2)),
                        i % 2 == 0 ? Handling.SKILL_LEVEL : Handling.GREATEST_NEED))
                .toList();
        return new SwitchPlan(stations, vdns(), skills(), agents, List.of(new TrunkGroupPlan("801", TRUNKS)),
                new SwitchPlan.Timers(4_000, 120_000, 40, 2_000), acd());
    }

    private static List<SkillPlan> skills() {
        SkillOptions expert = SkillOptions.DEFAULT.numbered(1).formed(Form.of(Method.EAD_MIA)).timed(3_000);
        SkillOptions ports = SkillOptions.DEFAULT.numbered(3).staffedBy(PORTS);
        SkillOptions hunt = SkillOptions.DEFAULT.formed(new Form(false, Method.UCD_MIA)).limited(2)
                .redirecting(new NoAnswer("6003", 7)).staffedBy(List.of("5007", "5008"));
        return List.of(new SkillPlan("8001", "", 6_000, expert), new SkillPlan("8002", "", 0),
                new SkillPlan("8003", "", 4_000, ports), new SkillPlan("8004", "", 5_000, hunt));
    }

    private static List<VdnPlan> vdns() {
        return List.of(VdnPlan.adjunctRouted("6001", 5, 3, "8001"), vdn("6002", """
                announcement 3001
                goto step 5 if staffed-agents in skill 1 = 0
                queue-to skill 8001 pri h
                queue-to skill 8002 pri l
                wait-time 20 secs hearing music
                check skill 2nd pri t if calls-queued < 3
                converse-on skill 3 pri m passing ani and qpos
                collect 2 digits after announcement 3001
                route-to number 6003 with cov n if digit = 4+
                goto vector 7 if counted-calls to vdn 6002 > 4
                route-to number 6001 with cov y if unconditionally
                """), vdn("6003", """
                adjunct routing link 1
                adjunct routing link 2
                wait-time 6 secs hearing music
                goto step 1 if branches < 2
                messaging skill 3 for extension 5001
                converse-on skill 3 pri h passing none and none
                goto step 8 if expected-wait for skill 1 pri l > 20
                queue-to skill 1st pri m
                disconnect after announcement 3001
                """));
    }

    private static VdnPlan vdn(String number, String form) {
        return new VdnPlan(number, "", VectorForm.read(form).orThrow(),
                new VdnOptions(List.of("8001", "8002"), number.equals("6002")));
    }

    private static AcdPlan acd() {
        return new AcdPlan(List.of(new AnnouncementPlan("3001", "", 3)),
                List.of(new VectorPlan(7, "",
                        VectorForm.read("route-to number 8004 with cov n if unconditionally\nbusy").orThrow())),
                List.of(new PortPlan("5101", 500, 4_000, "4", ""), new PortPlan("5102", 0, 2_000, "17", "6002")),
                new AcdSettings(false, true, true, 20_000, 4_000, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 29})
    void shouldNeverContradictItself(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Switch theSwitch = new Switch(plan(), START);
        theSwitch.startTraffic(
                new TrafficProfile(0.7, seed, List.of("6001", "6002", "6003", "5001", "8002", "8004", "3001"),
                        Spread.seconds(5, 60),
                        Spread.seconds(1, 8), Spread.seconds(1, 30), 0.5, 0.2)
                        .with(new People(Spread.seconds(1, 20), Spread.seconds(5, 60), Spread.seconds(1, 10), 0.3,
                                List.of("4", "47", "1#", "*3", "12345"))));
        Router router = new Router(theSwitch, random, 1);
        attach(theSwitch, router);
        Router second = new Router(theSwitch, random, 2);
        theSwitch.attach(second);
        theSwitch.routing().register(second, "6003");
        TreeMap<Long, String> marks = new TreeMap<>();
        for (int deed = 0; deed < DEEDS; deed++) {
            String what = "seed " + seed + " deed " + deed;
            try {
                act(theSwitch, random, List.of(router, second));
                theSwitch.deliver();
            } catch (RuntimeException e) {
                throw new AssertionError(what, e);
            }
            check(theSwitch, what);
            checkTold(theSwitch, List.of(router, second), what);
            router.features.check(router.atStation, what);
            checkMark(theSwitch, marks, what);
        }
        theSwitch.stopTraffic();
        theSwitch.advanceTo(theSwitch.now() + 3_600_000);
        for (StationView station : theSwitch.stations()) {
            theSwitch.users().setInService(station.extension(), false);
        }
        theSwitch.advanceTo(theSwitch.now() + 3_600_000);
        // Outside people whom stations called and connected to each other or to a queue talk as long as they like.
        for (LiveCall call : theSwitch.liveCalls()) {
            assertTrue(call.parties().stream().allMatch(party -> party.device().kind() == Device.Kind.TRUNK),
                    "seed " + seed + call);
            theSwitch.clearCall(call.parties().get(0).connection());
        }
        router.features.performed.forEach((deed, times) -> PERFORMED.merge(deed, times, Integer::sum));
        SwitchStatistics end = theSwitch.statistics();
        assertEquals(List.of(), theSwitch.liveCalls(), "seed " + seed);
        theSwitch.deliver();
        router.seen.forEach((monitor, calls) -> assertEquals(Set.of(), calls,
                "seed " + seed + ": told to enter and never to leave"));
        router.atStation
                .forEach((monitor, calls) -> assertEquals(Set.of(), calls, "seed " + seed + ": a stuck station"));
        assertEquals(0, end.inProgress(), "seed " + seed);
        assertEquals(end.offered(), end.answered() + end.abandoned() + end.busy(), "seed " + seed);
        assertTrue(end.answered() > 5, end.toString());
    }

    private static void attach(Switch theSwitch, Router router) {
        theSwitch.attach(router);
        router.open.clear();
        router.seen.clear();
        router.atStation.clear();
        router.modes.clear();
        theSwitch.routing().register(router, "6001");
        theSwitch.monitoring().ofCallsVia(router, "6001");
        theSwitch.monitoring().ofCallsVia(router, "6002");
        theSwitch.monitoring().ofCallsVia(router, "6003");
        theSwitch.monitoring().ofCallsVia(router, "8004");
        router.features.monitor(router);
    }

    private static void act(Switch theSwitch, SplittableRandom random, List<Router> routers) {
        String station = "500" + (1 + random.nextInt(STATIONS));
        List<Party> connections = theSwitch.stations().get(station.charAt(3) - '1').connections();
        ConnectionId first = connections.isEmpty() ? ConnectionId.NONE : connections.get(0).connection();
        ConnectionId last = connections.isEmpty()
                ? ConnectionId.NONE
                : connections.get(connections.size() - 1).connection();
        String other = random.nextInt(4) == 0 ? "6002" : "500" + (1 + random.nextInt(STATIONS));
        switch (random.nextInt(34)) {
            case 0 -> theSwitch.makeCall(station, random.nextInt(5) == 0 ? "91555" : other, CallOptions.NONE);
            case 1, 2 -> theSwitch.answerCall(last);
            case 3 -> theSwitch.holdCall(last);
            case 4 -> theSwitch.retrieveCall(first);
            case 5 -> theSwitch.clearConnection(last);
            case 6 -> theSwitch.consultationCall(last, other, CallOptions.NONE);
            case 7, 8 -> theSwitch.transferCall(first, last);
            case 9 -> theSwitch.conferenceCall(first, last);
            case 10 -> theSwitch.deflectCall(last, other);
            case 11 -> theSwitch.alternateCall(last, first);
            case 12 -> theSwitch.reconnectCall(last, first);
            case 13 ->
                theSwitch.singleStepConference(new SingleStepConference(last,
                        "500" + (1 + random.nextInt(STATIONS)), random.nextBoolean(), random.nextBoolean()));
            case 14 -> theSwitch.setAgentState(new AgentChange(station, AgentChange.Mode.values()[random.nextInt(6)],
                    "100" + station.charAt(3), "", WorkMode.values()[random.nextInt(5)], random.nextInt(5),
                    random.nextBoolean()));
            case 15 -> rarely(theSwitch, random, routers.get(0), station);
            case 16, 17 -> routers.get(random.nextInt(2)).answerOne();
            case 18, 19 -> atTheTelephone(theSwitch, random, station);
            case 20, 21 -> keys(theSwitch, random);
            case 22, 23, 24, 25, 26 -> routers.get(0).features.act(station);
            default -> theSwitch.advanceTo(theSwitch.now() + random.nextInt(1_500));
        }
    }

    private static void atTheTelephone(Switch theSwitch, SplittableRandom random, String station) {
        String agent = "100" + (1 + random.nextInt(STATIONS));
        switch (random.nextInt(5)) {
            case 0 -> theSwitch.users().lifts(station);
            case 1 -> theSwitch.users().hangsUp(station);
            case 2 -> theSwitch.users().dials(station, random.nextBoolean() ? "8004" : "6003");
            default -> {
                FeatureCode code = FeatureCode.values()[random.nextInt(FeatureCode.values().length)];
                boolean named = code == FeatureCode.LOG_IN || code == FeatureCode.REMOTE_LOG_OUT;
                theSwitch.users().dials(station, code.digits() + (named ? agent : random.nextInt(10)));
            }
        }
    }

    private static void keys(Switch theSwitch, SplittableRandom random) {
        List<LiveCall> calls = theSwitch.liveCalls();
        if (!calls.isEmpty()) {
            String[] keys = {"4", "1#", "*", "99", "123456789012345678901234"};
            theSwitch.outside().callerEnters(calls.get(random.nextInt(calls.size())).handle(),
                    keys[random.nextInt(keys.length)]);
        }
    }

    private static void rarely(Switch theSwitch, SplittableRandom random, Router router, String station) {
        switch (random.nextInt(15)) {
            case 12 -> theSwitch.users().setPlugged(station, false);
            case 13 -> theSwitch.users().setPlugged(station, true);
            case 14 -> theSwitch.users().setInService(PORTS.get(random.nextInt(2)), random.nextInt(4) > 0);
            case 0 -> theSwitch.users().setInService(station, false);
            case 1, 2, 3 -> theSwitch.users().setInService(station, true);
            case 4 -> {
                theSwitch.detach(router);
                attach(theSwitch, router);
            }
            case 5 -> theSwitch.routing().abort("6001");
            case 6 -> theSwitch.routing().register(router, "6001");
            case 7 -> theSwitch.stationFeatures().setForwarding(station, ForwardingType.IMMEDIATE,
                    random.nextBoolean(), "5002");
            default -> {
                List<LiveCall> calls = theSwitch.liveCalls();
                if (!calls.isEmpty()) {
                    theSwitch.clearCall(calls.get(random.nextInt(calls.size())).parties().get(0).connection());
                }
            }
        }
    }

    private static void check(Switch theSwitch, String what) {
        TreeMap<String, ConnectionState> inCalls = new TreeMap<>();
        int trunks = 0;
        for (LiveCall call : theSwitch.liveCalls()) {
            assertTrue(!call.parties().isEmpty(), what + ": a ghost " + call);
            assertTrue(call.parties().size() <= CallControl.MAX_PARTIES, what + ": a crowd " + call);
            assertEquals(call.parties().size(), call.parties().stream().map(Party::connection).distinct().count(),
                    what + ": somebody is there twice " + call);
            for (Party party : call.parties()) {
                assertEquals(call.handle().callId(), party.connection().callId(), what);
                if (party.device().kind() == Device.Kind.STATION) {
                    inCalls.put(party.connection().toString(), party.state());
                } else if (party.device().kind() == Device.Kind.TRUNK) {
                    trunks++;
                }
            }
        }
        TreeMap<String, ConnectionState> atStations = new TreeMap<>();
        for (StationView station : theSwitch.stations()) {
            long talking = station.connections().stream().filter(party -> party.state() == ConnectionState.CONNECT)
                    .count();
            assertTrue(talking <= 1, what + ": talks twice " + station);
            assertTrue(station.connections().size() <= 3, what + ": more calls than appearances " + station);
            assertTrue(station.inService() || station.connections().isEmpty(),
                    what + ": calls at a dead station " + station);
            station.connections().forEach(party -> atStations.put(party.connection().toString(), party.state()));
        }
        assertEquals(inCalls, atStations, what);
        assertEquals(Answer.done(new TrunkGroupView(TRUNKS - trunks, trunks)),
                theSwitch.queries().queryTrunkGroup("801"), what);
        SwitchStatistics s = theSwitch.statistics();
        assertEquals(s.offered(), s.inProgress() + s.ended(), what);
    }

    /** Who goes by the mark of the calls misses nothing and sees nothing twice. */
    private static void checkMark(Switch theSwitch, TreeMap<Long, String> marks, String what) {
        StringBuilder text = new StringBuilder();
        for (LiveCall call : theSwitch.liveCalls()) {
            text.append(call.handle()).append(call.callingDevice()).append(call.vdn()).append(call.parties());
        }
        long mark = theSwitch.callsMark();
        assertEquals(mark, theSwitch.callsMark(), what);
        String before = marks.put(mark, text.toString());
        assertTrue(before == null || before.contentEquals(text), what + ": one mark of " + before + " and " + text);
    }

    /** What applications were told is what there is. */
    private static void checkTold(Switch theSwitch, List<Router> routers, String what) {
        assertEquals(theSwitch.outstandingRouteRequests(), routers.stream().mapToInt(r -> r.open.size()).sum(),
                what + ": open questions");
        TreeMap<String, String> agents = new TreeMap<>();
        for (StationView station : theSwitch.stations()) {
            AgentView agent = station.agent();
            String told = routers.get(0).modes.get(station.extension());
            if (agent.agentId().isEmpty()) {
                routers.get(0).modes.remove(station.extension());
            } else {
                assertEquals(null, agents.put(agent.agentId(), station.extension()), what + ": logged in twice");
                assertTrue(agent.pendingWorkMode() == WorkMode.NONE || agent.onCall(), what + ": pends " + agent);
                assertTrue(told == null || told.equals(mode(agent)), what + ": was told " + told + " and is " + agent);
            }
        }
        List<LiveCall> calls = theSwitch.liveCalls();
        for (String skill : List.of("8001", "8002", "8003", "8004")) {
            SkillView view = ((Answer.Done<SkillView>) theSwitch.queries().querySkill(skill)).value();
            assertTrue(view.availableAgents() == 0 || view.callsInQueue() == 0,
                    what + ": a call waits and somebody is free in " + skill + " " + view);
            long waiting = calls.stream().filter(call -> call.queues().contains(skill)).count();
            assertTrue(view.callsInQueue() <= waiting, what + ": a ghost waits in " + skill);
        }
        for (LiveCall call : calls) {
            assertTrue(call.queues().size() <= Distribution.MAX_SKILLS_OF_CALL + 1, what + ": " + call);
        }
    }

    private static String mode(AgentView agent) {
        String mode = switch (agent.workMode()) {
            case AUX_WORK -> "AUX ";
            case AUTO_IN, MANUAL_IN -> "IN ";
            case AFTER_CALL_WORK -> "ACW ";
            case NONE -> "";
        };
        return mode + new SwitchEvent.ModeFacts(agent.reasonCode(), agent.pendingWorkMode(), agent.pendingReasonCode());
    }
}
