package io.strowger.tools.simulation;

import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.TrafficProfile;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/**
 * Day after day of a contact centre, by the clock of Berlin with its days of 23 and 25 hours: agents come in before eight, calls arrive until six with a peak before and
 * one after noon, at night the books are compared. A link is lost once a day, a desktop every hour, the server is killed once a week.
 */
public final class Days {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int OPENS = 8;
    /** Of a day's calls, in each hour from the opening on. */
    private static final int[] SHARES = {8, 12, 14, 11, 8, 9, 12, 11, 9, 6};
    private static final int COMES_IN_MILLIS_MAX = 1_500_000;
    private static final int AFTER_CALL_WORK_MILLIS = 30_000;
    private static final int ASK_AGAIN_SECONDS = 10;
    private static final int CALL_IDS = 16_000;
    private static final int HEARTBEAT_MILLIS = 60_000;
    private static final int IVR_PORTS = 20;
    private static final int CHECK_EVERY_INPUTS = 1_000;
    private static final int INSPECT_MILLIS = 20_000;
    private static final int SNAPSHOT_EVERY_INPUTS = 20_000;
    private static final int MILLIS_PER_HOUR = 3_600_000;
    private static final int MILLIS_PER_SECOND = 1_000;
    private static final int WEEK = 7;
    private static final int HUNDRED = 100;

    /**
     * What a run has shown.
     *
     * @param problems what is wrong; empty when all is well
     */
    public record Result(DaysOptions options, CallCounts calls, SimResult.Work work, List<String> problems) {
        /** Whether nothing is wrong. */
        public boolean isWell() {
            return problems.isEmpty();
        }
    }

    private final DaysOptions options;
    private final World world;
    private final SplittableRandom chance;
    private final Misfortune misfortune;

    private Days(DaysOptions options, Trace trace, Executor replaying) {
        this.options = options;
        Centre centre = new Centre(options.agents(), 1, IVR_PORTS, CALL_IDS, ASK_AGAIN_SECONDS, AFTER_CALL_WORK_MILLIS,
                HEARTBEAT_MILLIS, FIRST.atStartOfDay(ZONE).toInstant().toEpochMilli());
        this.world = new World(new World.Plan(centre, options.seed(), agent -> Persona.STEADY, new World.Fineness(
                CHECK_EVERY_INPUTS, INSPECT_MILLIS, SNAPSHOT_EVERY_INPUTS, 1), true, trace, replaying));
        this.chance = world.chance();
        this.misfortune = new Misfortune(world);
    }

    /**
     * Runs to the end, or to the first thing that is wrong.
     *
     * @param progress told the number of days so far
     */
    public static Result run(DaysOptions options, IntConsumer progress, Trace trace) {
        // A day is replayed while the next one passes; what that shows is known at the next night.
        try (ExecutorService replaying = Executors.newSingleThreadExecutor()) {
            Days days = new Days(options, trace, replaying);
            try {
                for (int day = 0; day < options.days(); day++) {
                    days.day(day);
                    progress.accept(day + 1);
                }
                days.world.replay().settle();
            } catch (Problems.Violation violation) {
                // It is among the problems.
            }
            return days.result();
        }
    }

    private Result result() {
        return new Result(options, world.audit().counts(), world.work(), List.copyOf(world.problems().list()));
    }

    private void day(int number) {
        LocalDate date = FIRST.plusDays(number);
        until(date, OPENS - 1);
        for (VirtualAgent agent : world.agents()) {
            world.time().afterMillis(chance.nextInt(COMES_IN_MILLIS_MAX), agent::comeIn);
        }
        int lossHour = OPENS + chance.nextInt(SHARES.length);
        int killHour = number % WEEK == WEEK - 1 ? OPENS + chance.nextInt(SHARES.length) : -1;
        for (int hour = 0; hour < SHARES.length; hour++) {
            until(date, OPENS + hour);
            traffic(SHARES[hour]);
            world.runMillis(chance.nextInt(MILLIS_PER_HOUR / 2));
            misfortune.strike(Fault.DESKTOP_CUT);
            if (OPENS + hour == lossHour) {
                misfortune.strike(chance.nextBoolean() ? Fault.LINK_CUT : Fault.LINK_STALLED);
            }
            if (OPENS + hour == killHour) {
                misfortune.strike(Fault.KILLED);
            }
        }
        until(date, OPENS + SHARES.length);
        world.pbx().stopTraffic();
        world.agents().forEach(VirtualAgent::goHome);
        until(date, OPENS + SHARES.length + 2);
        misfortune.end();
        world.probe();
        world.inspection().quiet();
        world.checkBooks();
        world.forgetTheDay();
    }

    /** Lets time pass until an hour of the day by the clock on the wall. */
    private void until(LocalDate date, int hour) {
        long at = date.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant().toEpochMilli();
        world.runMillis(at - world.clock().wallMillis());
    }

    private void traffic(int share) {
        double rate = (double) options.agents() * options.callsPerAgent() * share / HUNDRED
                / (MILLIS_PER_HOUR / MILLIS_PER_SECOND);
        world.pbx().startTraffic(new TrafficProfile(rate, chance.nextLong(), world.centre().destinations(),
                Spread.seconds(60, 300), Spread.seconds(2, 8), Spread.seconds(120, 420), 0.5, 0.02));
    }
}
