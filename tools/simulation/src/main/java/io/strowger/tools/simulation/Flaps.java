package io.strowger.tools.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** A contact centre under load whose links are lost again and again, and nothing else is lost. A run follows from its options alone. */
public final class Flaps {
    /** Of traffic before the first flap and after the last. */
    private static final int CALM_SECONDS = 60;
    /** In which the last calls end and every doubt is settled. */
    private static final int SETTLE_SECONDS = 900;
    /** In which every agent gets a call at the end. */
    private static final int PROOF_SECONDS = 1_200;
    private static final int SHORT_GAP_MILLIS = 6_000;
    private static final int LONG_GAP_MILLIS = 90_000;
    private static final int CLOSED_MAX_MILLIS = 20_000;
    private static final int STALL_MAX_MILLIS = 100_000;
    /** Two links to one switch may differ by 30 s; one that is further behind must be lost, which takes 40 s of silence. */
    private static final int LAG_MAX_MILLIS = 25_000;
    private static final int NOTICE_MAX_MILLIS = 4_000;
    private static final int RETRY_MILLIS = 50;
    private static final int CHECK_EVERY_INPUTS = 10;
    private static final int SNAPSHOT_EVERY_INPUTS = 20_000;

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
    private final World world;
    private final SplittableRandom chance;
    private final EnumMap<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final IntConsumer progress;
    private int done;

    private Flaps(FlapsOptions options, IntConsumer progress, Trace trace) {
        this.options = options;
        this.progress = progress;
        this.world = new World(new World.Plan(Centre.of(options.agents(), options.links()), options.seed(),
                agent -> Persona.RESTLESS, World.Fineness.close(CHECK_EVERY_INPUTS, SNAPSHOT_EVERY_INPUTS), false,
                trace));
        this.chance = world.chance();
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

    private void play() {
        world.runSeconds(CALM_SECONDS / 2);
        world.comeIn();
        world.busyTraffic(options.callsPerSecond());
        world.runSeconds(CALM_SECONDS);
        while (done < options.flaps()) {
            int most = chance.nextBoolean() ? SHORT_GAP_MILLIS : LONG_GAP_MILLIS;
            world.runMillis(chance.nextInt(most));
            flap();
        }
        world.runSeconds(CALM_SECONDS);
        world.settle(SETTLE_SECONDS);
        prove();
    }

    /** Every agent gets a call within a while, or is stuck in a way that no comparison has shown. */
    private void prove() {
        world.agents().forEach(VirtualAgent::becomeDiligent);
        world.busyTraffic(options.callsPerSecond());
        for (int second = 0; second < PROOF_SECONDS
                && world.agents().stream().anyMatch(agent -> agent.answeredCalls() == 0); second++) {
            world.runSeconds(1);
        }
        world.agents().stream().filter(agent -> agent.answeredCalls() == 0)
                .forEach(world.inspection()::neverServed);
        world.settle(SETTLE_SECONDS);
    }

    private void flap() {
        VirtualLink link = world.links().get(chance.nextInt(world.links().size()));
        while (!link.isConnected()) {
            world.runMillis(RETRY_MILLIS);
        }
        Kind kind = Kind.values()[weighted(chance.nextInt(100))];
        kinds.merge(kind, 1, Integer::sum);
        done++;
        world.tell("flap " + done + " of " + link.name() + ": " + kind);
        switch (kind) {
            case CUT -> link.cut(chance.nextInt(NOTICE_MAX_MILLIS));
            case DROPPED -> {
                link.willBeDropped();
                world.pbx().dropAll(link.number());
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
        return world.links().size() == 1 || millis > STALL_MAX_MILLIS / 2 ? millis : millis % LAG_MAX_MILLIS;
    }

    private static int weighted(int percent) {
        int[] shares = {55, 15, 10, 10, 10};
        int kind = 0;
        for (int rest = percent; rest >= shares[kind]; kind++) {
            rest -= shares[kind];
        }
        return kind;
    }

    private FlapsResult result() {
        return new FlapsResult(options, kinds, world.audit().counts(), world.inspection().counts(),
                new FlapsResult.Work(world.server().inputs(), world.callLog().count(), world.time().millis() / 1_000,
                        world.server().hash()),
                world.callLog().anomalies(), world.callLog().examples(), List.copyOf(world.problems().list()));
    }
}
