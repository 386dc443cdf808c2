package io.strowger.tools.simulation;

import io.strowger.core.input.Input;
import io.strowger.core.site.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A world that follows from a seed: the seed draws the centre, the traffic and the kinds of faults that there are, and then what goes wrong when. At the end everything
 * is whole again, and everything is compared. A run ends at the first thing that is wrong.
 */
public final class Sim {
    private static final int CALM_SECONDS = 20;
    /** In which the last calls end and every doubt is settled. */
    private static final int SETTLE_SECONDS = 400;
    private static final int GAP_MAX_MILLIS = 25_000;
    private static final int AGENTS_MAX = 10;
    private static final int CHECK_EVERY_INPUTS = 4;
    private static final int HUNDRED = 100;
    /** A technician says how the mood is for so long at most. */
    private static final int MOOD_MAX_MILLIS = 60_000;
    private static final long DAY_OF_25_HOURS = 1_792_890_000_000L;

    private final SimOptions options;
    private final World world;
    private static final int STEP_MAX_MILLIS = 15_000;
    private final SplittableRandom chance;
    private final List<Fault> possible = new ArrayList<>();
    private final EnumMap<Fault, Integer> happened = new EnumMap<>(Fault.class);
    private final Misfortune misfortune;
    private final double callsPerSecond;
    /** Of whoever changes the configuration; drawn apart, as the variety is. */
    private final SplittableRandom technician;

    private Sim(SimOptions options, Trace trace) {
        this.options = options;
        // Mixed first: what neighbouring seeds draw would be the same otherwise, only shifted.
        SplittableRandom draw = new SplittableRandom(~new SplittableRandom(options.seed()).nextLong());
        Centre centre = centre(draw);
        int deskPhones = draw.nextInt(HUNDRED);
        this.callsPerSecond = centre.agents() * (0.03 + 0.07 * draw.nextDouble());
        possible.addAll(options.faults());
        // Some kinds of faults only in each world: what all of them together hide, some of them show.
        while (possible.isEmpty()) {
            for (Fault fault : Fault.values()) {
                if (draw.nextBoolean()) {
                    possible.add(fault);
                }
            }
        }
        this.world = new World(new World.Plan(centre, options.seed(),
                agent -> agent * HUNDRED / centre.agents() < deskPhones / 2 ? Persona.DESK_PHONE : Persona.RESTLESS,
                World.Fineness.close(CHECK_EVERY_INPUTS, 100 + draw.nextInt(2_000)), true, trace));
        this.chance = world.chance();
        this.misfortune = new Misfortune(world);
        this.technician = new SplittableRandom(options.seed());
    }

    private Centre centre(SplittableRandom draw) {
        int agents = 2 + draw.nextInt(AGENTS_MAX - 1);
        int links = options.links() == 0 ? draw.nextInt(4) == 0 ? 2 : 1 : options.links();
        int ports = draw.nextBoolean() ? 2 + draw.nextInt(4) : 0;
        int callIds = 60 + draw.nextInt(400);
        int askAgain = 2 + draw.nextInt(8);
        int acw = draw.nextBoolean() ? 0 : 1_000 * draw.nextInt(10);
        long start = draw.nextInt(4) == 0 ? DAY_OF_25_HOURS - draw.nextInt(600_000) : Centre.START_MILLIS;
        int heartbeat = 2_000 + draw.nextInt(15_000);
        int switchAgents = draw.nextInt(3) == 0 ? 1 + draw.nextInt(agents) : 0;
        int step = draw.nextInt(3) == 0 ? 0 : 500 + draw.nextInt(STEP_MAX_MILLIS);
        return new Centre(agents, links, ports, callIds, askAgain, acw, heartbeat, start, switchAgents, step,
                Variety.draw(options.seed()), Services.draw(options.seed()));
    }

    /**
     * Runs to the end, or to the first thing that is wrong.
     *
     * @param trace shows a part of it
     */
    public static SimResult run(SimOptions options, Trace trace) {
        Sim sim = new Sim(options, trace);
        try {
            sim.play();
        } catch (Problems.Violation violation) {
            // It is among the problems.
        } catch (RuntimeException failed) {
            sim.world.problems().list().add("THE RUN FAILED: " + failed);
            throw failed;
        }
        return sim.result();
    }

    private void play() {
        world.tell("centre " + world.centre() + ", calls/s " + callsPerSecond + ", faults " + possible);
        world.server().setFactsBehindMax(chance.nextInt(60));
        world.runSeconds(CALM_SECONDS);
        world.comeIn();
        world.busyTraffic(callsPerSecond);
        long until = world.time().millis() + 60_000L * options.minutes();
        while (world.time().millis() < until) {
            world.runMillis(chance.nextInt(chance.nextBoolean() ? GAP_MAX_MILLIS / 5 : GAP_MAX_MILLIS));
            Fault fault = possible.get(chance.nextInt(possible.size()));
            happened.merge(fault, 1, Integer::sum);
            misfortune.strike(fault);
            if (changes() && technician.nextBoolean()) {
                world.configure(changed());
            }
            if (world.centre().services().hasRules() && technician.nextInt(3) == 0) {
                world.server().offer(new Input.VariableChanged("technician", RuleBook.VARIABLE,
                        technician.nextBoolean() ? RuleBook.BUSY : RuleBook.CALM, technician.nextInt(MOOD_MAX_MILLIS),
                        technician.nextInt(4) == 0));
            }
        }
        misfortune.end();
        world.runSeconds(CALM_SECONDS);
        if (changes()) {
            world.configure(world.centre().site());
        }
        world.settle(SETTLE_SECONDS);
    }

    private boolean changes() {
        return world.centre().variety().changes() || world.centre().services().hasRules();
    }

    /** What a technician makes of the first configuration. */
    private Site changed() {
        Site site = world.centre().site();
        Site with = world.centre().variety().changes() ? world.centre().variety().changed(site, technician) : site;
        return world.centre().services().hasRules() ? world.centre().services().changed(with, technician) : with;
    }

    private SimResult result() {
        return new SimResult(options.seed(), happened, world.audit().counts(),
                world.callLog().ends().ended(), world.work(),
                Map.copyOf(world.callLog().services().counts()), Map.copyOf(world.callLog().anomalies()),
                List.copyOf(world.problems().list()));
    }
}
