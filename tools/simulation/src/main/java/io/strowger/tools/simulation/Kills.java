package io.strowger.tools.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntConsumer;

/**
 * The server's process is killed at random points under load, again and again. Each time the restarted engine is held against the one that was not killed, and what
 * it believes against the switch once it could ask; at the end every contact must have ended once and every call must have its row.
 */
public final class Kills {
    private static final int CALM_SECONDS = 60;
    private static final int SETTLE_SECONDS = 400;
    private static final int GAP_MAX_MILLIS = 8_000;
    private static final int DOWN_MAX_MILLIS = 5_000;
    /** One kill in so many comes between two inputs, at any moment. */
    private static final int BETWEEN_ONE_IN = 5;
    /** In which engine and switch must agree at some moment after a restart, and steps to look. */
    private static final int AGREE_MAX_MILLIS = 60_000;
    private static final int LOOK_MILLIS = 100;
    private static final int CHECK_EVERY_INPUTS = 5;
    private static final int SNAPSHOT_EVERY_INPUTS = 500;
    private static final int IVR_PORTS = 3;

    /**
     * What a run has shown.
     *
     * @param stages kills by the step that they hit; those between inputs are in none
     * @param agreedMillisMax longest time from a start of the process until engine and switch agreed
     * @param problems what is wrong; empty when all is well
     */
    public record Result(KillsOptions options, Map<String, Integer> stages, long agreedMillisMax, long agreedMillisMean,
            CallCounts calls, SimResult.Work work, long contacts, List<String> problems) {
        /** Whether nothing is wrong. */
        public boolean isWell() {
            return problems.isEmpty();
        }
    }

    private final KillsOptions options;
    private final World world;
    private final SplittableRandom chance;
    private final Misfortune misfortune;
    private final EnumMap<VirtualServer.Stage, Integer> stages = new EnumMap<>(VirtualServer.Stage.class);
    private long agreedMillisMax;
    private long agreedMillisSum;

    private Kills(KillsOptions options, Trace trace) {
        this.options = options;
        Centre centre = new Centre(options.agents(), 1, IVR_PORTS, 500, 4, 2_000, 10_000, Centre.START_MILLIS);
        this.world = new World(new World.Plan(centre, options.seed(), agent -> Persona.RESTLESS,
                World.Fineness.close(CHECK_EVERY_INPUTS, SNAPSHOT_EVERY_INPUTS), true, trace));
        this.chance = world.chance();
        this.misfortune = new Misfortune(world);
    }

    /**
     * Runs to the end, or to the first thing that is wrong.
     *
     * @param progress told the number of kills so far
     */
    public static Result run(KillsOptions options, IntConsumer progress, Trace trace) {
        Kills kills = new Kills(options, trace);
        try {
            kills.play(progress);
        } catch (Problems.Violation violation) {
            // It is among the problems.
        }
        return kills.result();
    }

    private void play(IntConsumer progress) {
        world.runSeconds(CALM_SECONDS / 2);
        world.comeIn();
        world.busyTraffic(options.callsPerSecond());
        world.runSeconds(CALM_SECONDS);
        for (int kill = 1; kill <= options.kills(); kill++) {
            world.runMillis(chance.nextInt(GAP_MAX_MILLIS));
            kill(kill);
            agree();
            progress.accept(kill);
        }
        world.server().setFactsBehindMax(0);
        world.runSeconds(CALM_SECONDS);
        world.settle(SETTLE_SECONDS);
    }

    private void kill(int number) {
        if (chance.nextInt(BETWEEN_ONE_IN) == 0) {
            world.restart("between inputs", chance.nextInt(DOWN_MAX_MILLIS));
        } else {
            VirtualServer.Stage[] all = VirtualServer.Stage.values();
            VirtualServer.Stage stage = all[chance.nextInt(all.length)];
            stages.merge(stage, 1, Integer::sum);
            misfortune.killWithin(stage, chance.nextInt(DOWN_MAX_MILLIS));
        }
        while (world.server().restarts() < number) {
            world.runMillis(LOOK_MILLIS);
            if (!world.server().isUp() && world.server().restarts() < number) {
                world.problems().add("THE SERVER IS DOWN AND WAS NOT KILLED");
            }
        }
        while (!world.server().isUp()) {
            world.runMillis(LOOK_MILLIS);
            world.bringUp(DOWN_MAX_MILLIS);
        }
    }

    private void agree() {
        long from = world.time().millis();
        while (!world.links().get(0).isWhole() || !world.inspection().agrees()) {
            if (world.time().millis() - from > AGREE_MAX_MILLIS) {
                world.problems().add("NO AGREEMENT with the switch: " + world.inspection().disagreement());
                return;
            }
            world.runMillis(LOOK_MILLIS);
        }
        long took = world.time().millis() - from;
        agreedMillisMax = Math.max(agreedMillisMax, took);
        agreedMillisSum += took;
    }

    private Result result() {
        Map<String, Integer> byName = new TreeMap<>();
        stages.forEach((stage, count) -> byName.put(stage.name(), count));
        return new Result(options, byName, agreedMillisMax, agreedMillisSum / options.kills(), world.audit().counts(),
                world.work(), world.callLog().ends().ended(), List.copyOf(world.problems().list()));
    }
}
