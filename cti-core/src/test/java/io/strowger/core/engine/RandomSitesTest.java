package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.EventCause;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.state.TieTrunks;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two switches that do what switches do, in any order: calls cross or fail, arrive late or never, callers give up anywhere, links are lost. Invariants are checked
 * after every input (by {@link World}); in the end nothing is left and every contact ended once.
 */
class RandomSitesTest {
    private static final int STEPS = 1_500;

    /** A call at the other switch: where it is on its way to, and the caller's call at the first. */
    private static final class Leg {
        final int origin;
        final String number;
        final Bytes userToUser;
        int callId;
        boolean answered;
        String station = "";

        Leg(int origin, String number, Bytes userToUser) {
            this.origin = origin;
            this.number = number;
            this.userToUser = userToUser;
        }
    }

    private TwoSites sites;
    private World world;
    private Random random;
    private int seen;
    private int lastCall = 100;
    private final TreeMap<Integer, RouteDialogue> parked = new TreeMap<>();
    private final TreeMap<RouteDialogue, Integer> callOf = new TreeMap<>(
            java.util.Comparator.comparingInt(RouteDialogue::crossRefId)
                    .thenComparingInt(RouteDialogue::registrationId));
    private final TreeSet<Integer> atTrunk = new TreeSet<>();
    private final List<Leg> onTheWay = new ArrayList<>();
    private final List<Leg> there = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingIsLostAndNothingIsLeft(long seed) {
        random = new Random(seed);
        sites = seed % 2 == 0
                ? TwoSites.with(TwoSites.toStation())
                : TwoSites.with(TwoSites.toPool());
        world = sites.world;
        sites.ready("2001", TwoSites.NY, "8001");
        sites.ready("2002", TwoSites.NY, "8002");
        for (int i = 0; i < STEPS; i++) {
            step();
            selects();
        }
        new ArrayList<>(parked.keySet()).forEach(this::givesUp);
        new ArrayList<>(atTrunk).forEach(this::givesUp);
        new ArrayList<>(there).forEach(this::over);
        world.advance(700_000);
        String told = "seed " + seed;
        assertTrue(world.facts(Fact.ContactCrossed.class).size() > 5, told);
        assertTrue(world.facts(Fact.CrossingFailed.class).size() > 0, told);
        assertEquals(0, world.engine.state().crossings().size(), told);
        TieTrunks trunks = world.engine.state().tieTrunks().get("CM/NY");
        assertEquals(0, trunks.inUse(), told);
        assertEquals(0, world.engine.state().contacts().size(), told + " " + world.engine.state().contacts().rows());
        assertEquals(world.facts(Fact.ContactStarted.class).size(), world.facts(Fact.ContactEnded.class).size(), told);
        assertEquals(0, world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(fact -> fact.kind() == Fact.AnomalyKind.DECIDE_FAILED).count(), told);
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0, 1 -> {
                if (parked.size() < 4) {
                    int callId = ++lastCall;
                    RouteDialogue dialogue = world.arrivesAndAsks(callId);
                    parked.put(callId, dialogue);
                    callOf.put(dialogue, callId);
                }
            }
            case 2 -> pick(new ArrayList<>(parked.keySet()), callId -> {
                world.cancelled(parked.get(callId));
                RouteDialogue dialogue = world.asks(callId);
                parked.put(callId, dialogue);
                callOf.put(dialogue, callId);
            });
            case 3 -> pick(new ArrayList<>(parked.keySet()), this::givesUp);
            case 4, 5, 6 -> pick(onTheWay, this::arrives);
            case 7 -> pick(onTheWay, leg -> {
                // Lost between the switches: the caller hears busy tone and goes.
                onTheWay.remove(leg);
                givesUp(leg.origin);
            });
            case 8 -> pick(there, leg -> {
                if (!leg.station.isEmpty() && !leg.answered) {
                    leg.answered = true;
                    sites.answers(leg.callId, leg.station);
                }
            });
            case 9 -> pick(there, this::over);
            case 10 -> world.advance(random.nextInt(20_000));
            default -> {
                if (random.nextInt(10) == 0) {
                    sites.request("2001", new Command.SetNotReady(1));
                    sites.request("2001", new Command.SetReady(false));
                }
            }
        }
    }

    private static <T> void nothing(T ignored) {}

    private <T> void pick(List<T> list, java.util.function.Consumer<T> what) {
        (list.isEmpty() ? (java.util.function.Consumer<T>) RandomSitesTest::nothing : what)
                .accept(list.isEmpty() ? null : list.get(random.nextInt(list.size())));
    }

    /** What the engine asked of the switches since the last look. */
    private void selects() {
        for (; seen < world.outputs.size(); seen++) {
            if (world.outputs.get(seen) instanceof Output.PbxRequest request
                    && request.command() instanceof PbxCommand.RouteSelect select) {
                if (request.switchName().equals(World.CM)) {
                    sent(select);
                } else {
                    distributed(select);
                }
            }
        }
    }

    private void sent(PbxCommand.RouteSelect select) {
        Integer callId = callOf.get(select.dialogue());
        if (callId == null || !select.dialogue().equals(parked.get(callId))) {
            return;
        }
        if (random.nextInt(6) == 0) {
            world.ended(select.dialogue(), World.failure(33));
            RouteDialogue dialogue = world.asks(callId);
            parked.put(callId, dialogue);
            callOf.put(dialogue, callId);
            return;
        }
        parked.remove(callId);
        atTrunk.add(callId);
        boolean toStation = select.routeSelected().startsWith("888");
        String number = toStation ? "8" + select.routeSelected().substring(3) : select.routeSelected().substring(2);
        Leg leg = new Leg(callId, number, select.userToUser());
        onTheWay.add(leg);
        if (random.nextBoolean()) {
            arrives(leg);
        }
        world.used(select.dialogue(), select.routeSelected());
    }

    private void arrives(Leg leg) {
        onTheWay.remove(leg);
        leg.callId = ++lastCall;
        there.add(leg);
        if (leg.number.startsWith("80")) {
            leg.station = leg.number;
            sites.rings(leg.callId, leg.number, leg.userToUser);
        } else {
            sites.arrives(leg.callId, leg.number, Bytes.EMPTY, World.caller());
            sites.asks(leg.callId, leg.number, Bytes.EMPTY, World.caller());
        }
    }

    /** A select at the other switch: of the call whose VDN asked last. */
    private void distributed(PbxCommand.RouteSelect select) {
        for (Leg leg : there) {
            if (leg.station.isEmpty() && select.routeSelected().startsWith("80")) {
                leg.station = select.routeSelected();
                world.apply(new Input.RouteUsed(TwoSites.NY, TwoSites.NY_LINK, select.dialogue(), leg.station));
                world.apply(new Input.RouteEnded(TwoSites.NY, TwoSites.NY_LINK, select.dialogue(), World.failure(0)));
                sites.rings(leg.callId, leg.station, Bytes.EMPTY);
                return;
            }
        }
    }

    /** The caller hangs up: his call ends, and with it what it has become. */
    private void givesUp(int callId) {
        parked.remove(callId);
        atTrunk.remove(callId);
        onTheWay.removeIf(leg -> leg.origin == callId);
        world.callerClears(callId, "");
        there.stream().filter(leg -> leg.origin == callId).toList().forEach(this::over);
    }

    private void over(Leg leg) {
        there.remove(leg);
        if (leg.station.isEmpty()) {
            world.apply(new Input.PbxEventReceived(TwoSites.NY, TwoSites.NY_LINK, leg.number,
                    io.strowger.core.model.MonitorKind.CALLS_VIA_DEVICE,
                    new PbxEvent.CallCleared(new ConnectionId(leg.callId, "", false), EventCause.NONE)));
        } else {
            sites.callerClears(leg.callId, leg.station);
            sites.clears(leg.callId, leg.station);
        }
        if (atTrunk.remove(leg.origin)) {
            world.callerClears(leg.origin, "");
        }
    }
}
