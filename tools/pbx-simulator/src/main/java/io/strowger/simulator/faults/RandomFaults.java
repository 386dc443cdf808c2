package io.strowger.simulator.faults;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.wire.SwitchServer;

/**
 * Faults by seed: at times drawn around a mean, a command drawn from a list with a server, a station or an agent drawn
 * from the switch's plan. Every fault that lasts ends by itself. The same seed brings the same faults at the same times.
 */
final class RandomFaults {
    /** Shortest mean time between two faults. */
    static final long MIN_MEAN_MILLIS = 10;
    /** Longest mean time between two faults. */
    static final long MAX_MEAN_MILLIS = 86_400_000;

    private final SwitchServer server;
    private final FaultCommands commands;
    /** Each gives the command, or several separated by semicolons. */
    private final List<Function<SplittableRandom, String>> kinds = List.of(
            random -> "cut " + aes(random),
            random -> "cut-mid-frame " + aes(random),
            random -> "end-streams " + aes(random) + " 65",
            random -> "down " + aes(random) + " " + time(random, 5_000),
            random -> "lose-switch " + aes(random) + " " + time(random, 5_000),
            random -> "silence " + aes(random) + " " + time(random, 60_000),
            random -> "slow-reader " + aes(random) + " " + time(random, 10_000),
            random -> lasting(random, "delay-output " + aes(random), time(random, 500), "0ms", 5_000),
            random -> lasting(random, "delay-confirmations " + aes(random), "0ms " + time(random, 1_000), "0ms 0ms",
                    5_000),
            random -> lasting(random, "duplicate-confirmations " + aes(random), "0.5", "0", 5_000),
            random -> lasting(random, "delay-events " + aes(random) + " " + station(random), time(random, 2_000),
                    "0ms", 10_000),
            random -> lasting(random, "heartbeats " + aes(random), "off", "on", 120_000),
            random -> lasting(random, "congest " + aes(random), Integer.toString(random.nextInt(1, 50)), "off",
                    10_000),
            random -> refusals(aes(random), time(random, 10_000)),
            random -> "hold-route-end " + aes(random) + " " + time(random, 1_000),
            random -> "lift " + station(random),
            random -> "hang-up " + station(random),
            random -> "log-in " + station(random) + " " + agent(random) + " auto_in",
            random -> "aux " + station(random) + " " + random.nextInt(10),
            random -> "unplug " + station(random) + " " + time(random, 10_000));
    private SplittableRandom random;
    private long mean;
    private long run;
    private long count;

    RandomFaults(SwitchServer server, FaultCommands commands) {
        this.server = server;
        this.commands = commands;
    }

    void start(long seed, long meanMillis) {
        if (meanMillis < MIN_MEAN_MILLIS || meanMillis > MAX_MEAN_MILLIS) {
            throw new IllegalArgumentException("a mean of " + meanMillis + " ms; allowed are " + MIN_MEAN_MILLIS
                    + " to " + MAX_MEAN_MILLIS);
        }
        random = new SplittableRandom(seed);
        mean = meanMillis;
        count = 0;
        schedule(++run);
    }

    void stop() {
        run++;
        random = null;
    }

    boolean running() {
        return random != null;
    }

    long count() {
        return count;
    }

    private void schedule(long ofRun) {
        long gap = Math.max(1, (long) (-StrictMath.log(1 - random.nextDouble()) * mean));
        server.after(gap, () -> {
            if (run == ofRun) {
                happen();
                schedule(ofRun);
            }
        });
    }

    /** What cannot happen now, such as lifting a handset that rings nowhere, does not. */
    private void happen() {
        count++;
        for (String command : kinds.get(random.nextInt(kinds.size())).apply(random).split(";")) {
            commands.execute(command);
        }
    }

    private String aes(SplittableRandom from) {
        return server.aes(from.nextInt(server.servers().size())).name();
    }

    private String station(SplittableRandom from) {
        List<SwitchPlan.StationPlan> stations = server.theSwitch().plan().stations();
        return stations.isEmpty() ? "0" : stations.get(from.nextInt(stations.size())).extension();
    }

    private String agent(SplittableRandom from) {
        List<SwitchPlan.AgentPlan> agents = server.theSwitch().plan().agents();
        return agents.isEmpty() ? "0" : agents.get(from.nextInt(agents.size())).id();
    }

    private static String time(SplittableRandom from, int maxMillis) {
        return from.nextInt(1, maxMillis + 1) + "ms";
    }

    private static String lasting(SplittableRandom from, String command, String on, String off, int maxMillis) {
        return command + " " + on + ";after " + time(from, maxMillis) + " " + command + " " + off;
    }

    private static String refusals(String aes, String time) {
        return "refuse " + aes + " * * csta:31 0.2;after " + time + " accept " + aes;
    }
}
