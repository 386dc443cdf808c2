package io.strowger.tools.simulation;

import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.simulator.wire.Faults;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Makes things go wrong. Each fault ends by itself; {@link #end()} ends what lasts. */
final class Misfortune {
    private static final int NOTICE_MAX_MILLIS = 4_000;
    private static final int CLOSED_MAX_MILLIS = 20_000;
    private static final int STALL_MAX_MILLIS = 100_000;
    /** Two links to one switch may differ by 30 s; one that is further behind must be lost, which takes 40 s of silence. */
    private static final int LAG_MAX_MILLIS = 25_000;
    private static final int SWITCH_FAULT_MAX_MILLIS = 20_000;
    private static final int LATE_MAX_MILLIS = 3_000;
    private static final int VANISHED_MAX_MILLIS = 2 * Centre.DESKTOP_GRACE_MILLIS;
    private static final int SLOW_MAX_MILLIS = 40_000;
    private static final int RESTART_MAX_MILLIS = 15_000;
    private static final int FULL_MAX_MILLIS = 30_000;
    private static final int JUMP_MAX_MILLIS = 4_000_000;
    private static final int LIFTED_MAX_MILLIS = 8_000;
    /** Two rounds of comparison, each of the shortest time that the site gives it, and the second question. */
    private static final int COMPARED_MAX_MILLIS = 150_000;

    private final World world;
    private final SplittableRandom chance;

    Misfortune(World world) {
        this.world = world;
        this.chance = world.chance().split();
    }

    void strike(Fault fault) {
        world.tell("fault " + fault);
        switch (fault) {
            case LINK_CUT, LINK_DROPPED, LINK_STALLED, LINK_REFUSED -> link(fault);
            case CONFIRMATIONS_TWICE, CONFIRMATIONS_LATE, SELECTS_LATE, ROUTE_END_HELD, EVENTS_LATE,
                    DEFLECT_REFUSED ->
                pbx(fault);
            case DESKTOP_CUT, DESKTOP_VANISHED, DESKTOP_SLOW, DESKTOP_CRASHED -> desktop(fault);
            case EVENTS_LOST -> eventsLost();
            case SWITCH_RESTARTED -> world.pbx().restart(chance.nextInt(CLOSED_MAX_MILLIS));
            case HANDSET_LIFTED -> handset();
            case KILLED -> {
                VirtualServer.Stage[] stages = VirtualServer.Stage.values();
                killWithin(stages[chance.nextInt(stages.length)], chance.nextInt(RESTART_MAX_MILLIS));
            }
            case DISK_FULL -> {
                world.disk().setFull(true);
                int millis = chance.nextInt(FULL_MAX_MILLIS);
                world.time().afterMillis(millis, () -> world.disk().setFull(false));
                world.bringUp(millis / 2 + chance.nextInt(RESTART_MAX_MILLIS));
            }
            case CLOCK_JUMPED -> {
                world.clock().jump(chance.nextInt(2 * JUMP_MAX_MILLIS) - JUMP_MAX_MILLIS);
                world.restart("clock set", chance.nextInt(RESTART_MAX_MILLIS));
            }
        }
    }

    /** Kills the server at that stage of its next input, and starts it again so much later, should it be down by then. */
    void killWithin(VirtualServer.Stage stage, int restartMillis) {
        world.server().setFactsBehindMax(chance.nextInt(100));
        world.server().killAt(stage);
        world.bringUp(1_000 + restartMillis);
    }

    // ---- links

    private void link(Fault fault) {
        VirtualLink link = world.links().get(chance.nextInt(world.links().size()));
        if (!link.isConnected()) {
            return;
        }
        switch (fault) {
            case LINK_CUT -> link.cut(chance.nextInt(NOTICE_MAX_MILLIS));
            case LINK_DROPPED -> {
                link.willBeDropped();
                world.pbx().dropAll(link.number());
            }
            case LINK_STALLED -> link.stall(stallMillis());
            default -> {
                if (chance.nextBoolean()) {
                    link.closeNameServer(chance.nextInt(CLOSED_MAX_MILLIS));
                } else {
                    link.closeTlink(chance.nextInt(CLOSED_MAX_MILLIS));
                }
                link.cut(chance.nextInt(NOTICE_MAX_MILLIS));
            }
        }
    }

    private int stallMillis() {
        int millis = chance.nextInt(STALL_MAX_MILLIS);
        return world.links().size() == 1 || millis > STALL_MAX_MILLIS / 2 ? millis : millis % LAG_MAX_MILLIS;
    }

    // ---- what the switch's servers do

    private void pbx(Fault fault) {
        VirtualLink link = world.links().get(chance.nextInt(world.links().size()));
        int late = 1 + chance.nextInt(LATE_MAX_MILLIS);
        switch (fault) {
            case CONFIRMATIONS_TWICE -> during(link, on -> on.duplicateConfirmations(0.3),
                    off -> off.duplicateConfirmations(0));
            case CONFIRMATIONS_LATE -> late(link, on -> on.delayConfirmations(0, late),
                    off -> off.delayConfirmations(0, 0));
            case SELECTS_LATE -> late(link, on -> on.delayRouteSelects(late), off -> off.delayRouteSelects(0));
            case ROUTE_END_HELD -> late(link, on -> on.holdNextRouteEnd(late), off -> off.holdNextRouteEnd(0));
            case EVENTS_LATE -> {
                String station = Centre.station(chance.nextInt(world.centre().agents()));
                late(link, on -> on.delayEvents(station, late), off -> off.delayEvents(station, 0));
            }
            default -> during(link, on -> on.refuseDeflect(CSTAUniversalFailure.INVALID_OBJECT_STATE),
                    off -> off.refuseDeflect(null));
        }
    }

    /** What is lost must be found by comparison, and is held against the engine after the time that this takes. */
    private void eventsLost() {
        VirtualLink link = world.links().get(chance.nextInt(world.links().size()));
        double probability = 0.3 * chance.nextDouble();
        long now = world.time().now();
        int millis = chance.nextInt(SWITCH_FAULT_MAX_MILLIS);
        link.history().late(now, now + millis * VirtualTime.NANOS_PER_MILLI,
                COMPARED_MAX_MILLIS * VirtualTime.NANOS_PER_MILLI);
        set(link, on -> on.loseEvents(probability));
        world.time().afterMillis(millis, () -> set(link, off -> off.loseEvents(0)));
        world.time().afterMillis(millis + COMPARED_MAX_MILLIS, () -> link.history().recovered(world.time().now()));
    }

    /** What comes late is not held against the engine. */
    private void late(VirtualLink link, Consumer<Faults> on, Consumer<Faults> off) {
        long now = world.time().now();
        int millis = chance.nextInt(SWITCH_FAULT_MAX_MILLIS);
        link.history().late(now, now + millis * VirtualTime.NANOS_PER_MILLI,
                LATE_MAX_MILLIS * VirtualTime.NANOS_PER_MILLI);
        set(link, on);
        world.time().afterMillis(millis, () -> set(link, off));
        world.time().afterMillis(millis + LATE_MAX_MILLIS, () -> link.history().recovered(world.time().now()));
    }

    private void during(VirtualLink link, Consumer<Faults> on, Consumer<Faults> off) {
        set(link, on);
        world.time().afterMillis(chance.nextInt(SWITCH_FAULT_MAX_MILLIS), () -> set(link, off));
    }

    private void set(VirtualLink link, Consumer<Faults> change) {
        change.accept(world.pbx().faults(link.number()));
        world.pbx().settle();
    }

    // ---- desks

    private void desktop(Fault fault) {
        int which = chance.nextInt(world.agents().size() + 1);
        boolean ivr = which == world.agents().size();
        if (ivr && world.ivr() == null) {
            return;
        }
        VirtualDesktop desktop = ivr ? world.ivr().desktop() : world.agents().get(which).desktop();
        switch (fault) {
            case DESKTOP_CUT -> desktop.cut(chance.nextInt(NOTICE_MAX_MILLIS));
            case DESKTOP_VANISHED -> desktop.vanish(1 + chance.nextInt(VANISHED_MAX_MILLIS));
            case DESKTOP_SLOW -> desktop.readSlowly(chance.nextInt(SLOW_MAX_MILLIS));
            default -> desktop.crash();
        }
    }

    private void handset() {
        String station = Centre.station(chance.nextInt(world.centre().agents()));
        world.pbx().model().users().lifts(station);
        world.pbx().settle();
        world.time().afterMillis(chance.nextInt(LIFTED_MAX_MILLIS), () -> {
            world.pbx().model().users().hangsUp(station);
            world.pbx().settle();
        });
    }

    /** Everything is whole again, or will be in a moment. */
    void end() {
        for (VirtualLink link : world.links()) {
            set(link, Faults::clear);
        }
        world.disk().setFull(false);
        world.server().killAt(null);
        world.server().setFactsBehindMax(0);
        world.bringUp(1);
    }
}
