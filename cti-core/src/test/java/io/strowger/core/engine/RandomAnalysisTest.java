package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.machine.ContactState;
import io.strowger.core.output.Output;
import io.strowger.core.site.AnalysisSite;
import io.strowger.core.site.LookUpSite;
import io.strowger.core.site.RuleSite;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Outside data that answers in time, late, twice or never, while vectors ask again, callers leave, rules change and the server restarts: invariants hold after each
 * input, nobody stays in analysis beyond his deadline, and a replay comes to the same.
 */
class RandomAnalysisTest {
    private static final int STEPS = 400;
    private static final int DEADLINE = 700;

    private World world;
    private Random random;
    private final TreeMap<Integer, RouteDialogue> calls = new TreeMap<>();
    private int lastCall = 100;

    private static LookUpSite lookUp(String name, int deadline, boolean profile) {
        return new LookUpSite(name, "number", List.of(new LookUpSite.Field("vip", "0")), deadline, profile,
                new LookUpSite.Source("c.csv", "number", "", ""));
    }

    private AnalysisSite analysis() {
        List<RuleSite> rules = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            rules.add(new RuleSite("vip", "caller.vip >= " + random.nextInt(3), "", new RuleSite.Changes(
                    1 + random.nextInt(9), 0, "", List.of(), "", List.of(), false, -1, Map.of("x", "number"))));
        }
        if (random.nextBoolean()) {
            rules.add(new RuleSite("slow", "lookup.slow.vip == '2'", ""));
        }
        rules.add(new RuleSite("default", "", ""));
        return AnalysisSite.NONE.withRules(rules)
                .withLookUps(List.of(lookUp("crm", DEADLINE, true), lookUp("slow", 2 * DEADLINE, false)));
    }

    private void answerOne() {
        List<Output.LookUpWanted> wanted = world.outputs.stream().filter(Output.LookUpWanted.class::isInstance)
                .map(Output.LookUpWanted.class::cast).toList();
        if (!wanted.isEmpty()) {
            Output.LookUpWanted one = wanted.get(random.nextInt(2) == 0
                    ? wanted.size() - 1
                    : random.nextInt(wanted.size()));
            LookUpOutcome outcome = LookUpOutcome.values()[random.nextInt(LookUpOutcome.values().length)];
            world.apply(new Input.LookUpAnswered(one.contact(), one.lookUp(), one.key(), outcome,
                    Map.of("vip", "" + random.nextInt(4))));
        }
    }

    private int anyCall() {
        List<Integer> all = new ArrayList<>(calls.keySet());
        return all.isEmpty() ? 0 : all.get(random.nextInt(all.size()));
    }

    private void step() {
        int call = anyCall();
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                lastCall++;
                calls.put(lastCall, world.arrivesAndAsks(lastCall));
            }
            case 3, 4 -> answerOne();
            case 5 -> {
                if (call != 0) {
                    world.cancelled(calls.get(call));
                    calls.put(call, world.asks(call));
                }
            }
            case 6 -> {
                if (call != 0) {
                    calls.remove(call);
                    world.callerClears(call, "");
                }
            }
            case 7 -> world.configure(site -> site.withAnalysis(analysis()));
            case 8 -> {
                if (random.nextInt(6) == 0) {
                    world.epoch++;
                    world.apply(new Input.EpochStarted(world.epoch, world.now / 1_000_000, world.now / 1_000_000));
                    world.linkUp();
                    calls.clear();
                }
            }
            default -> world.advance(random.nextInt(DEADLINE));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nobodyStaysInAnalysis(long seed) {
        random = new Random(seed);
        world = World.with(1, 2);
        world.configure(site -> site.withAnalysis(analysis()));
        world.login(0);
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        world.advance(2 * DEADLINE);
        for (Contact contact : world.engine.state().contacts().rows()) {
            assertFalse(contact.inquiry().isPending(), "seed " + seed + ": " + contact);
            assertTrue(contact.state() == ContactState.WAITING || contact.state() == ContactState.ARRIVED,
                    "seed " + seed + ": " + contact);
        }
        assertTrue(world.facts(Fact.ContactAnalysed.class).size() > 50, "seed " + seed);
        assertTrue(world.facts(Fact.LookUpEnded.class).size() > 20, "seed " + seed);
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class).stream()
                .filter(anomaly -> anomaly.kind() == Fact.AnomalyKind.DECIDE_FAILED
                        || anomaly.kind() == Fact.AnomalyKind.INVARIANT)
                .toList(), "seed " + seed);
        world.request(0, new Command.SetNotReady(1));
        Engine again = new Engine(new EngineState());
        world.inputs.forEach(again::apply);
        assertEquals(world.engine.hash(), again.hash(), "seed " + seed);
        assertEquals(world.engine.hash(), Engine.restore(world.engine.snapshot()).hash(), "seed " + seed);
    }
}
