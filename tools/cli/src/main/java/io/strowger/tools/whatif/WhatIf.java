package io.strowger.tools.whatif;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.tools.Misuse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Runs a recorded history through an engine with a configuration and a staff. */
final class WhatIf {
    /** Calls that have not ended when the history ends go on for so long. */
    private static final long TAIL_NANOS = 4 * 3_600 * VirtualCentre.SECOND;
    /** Of contacts of which nothing is known because nobody was ever answered. */
    private static final long RING_NANOS = 5 * VirtualCentre.SECOND;
    private static final long TALK_NANOS = 180 * VirtualCentre.SECOND;
    /** An after-call work of a skill's own length is the engine's and not the agent's. */
    private static final long ALIKE_NANOS = 200_000_000L;
    /** What rang until the caller gave up would have rung so much longer, at least. */
    private static final long LONGER_NANOS = VirtualCentre.SECOND;
    private static final String MORE = "whatif-";

    private final History history;
    private final NumberTables tables;
    private final long seed;

    WhatIf(History history, NumberTables tables, long seed) {
        this.history = history;
        this.tables = tables;
        this.seed = seed;
    }

    /** So many agents more or fewer who have a skill; {@code +3@support}. */
    record Staffing(int agents, String skill) {
        static Staffing parse(String text) {
            int at = text.indexOf('@');
            try {
                int agents = Integer.parseInt(at < 0 ? "" : text.substring(0, at));
                if (agents != 0 && Math.abs(agents) <= 10_000) {
                    return new Staffing(agents, text.substring(at + 1));
                }
            } catch (NumberFormatException notANumber) {
                // Said below.
            }
            throw new Misuse("--agents takes a number and a skill, as in +3@support or -2@sales, not " + text);
        }
    }

    /**
     * What a run came to.
     *
     * @param anomalies that the engine recorded
     */
    record Outcome(Figures figures, Site site, long anomalies) {}

    /** Runs the history. */
    Outcome run(Site rules, List<Staffing> staffing) {
        Site site = quiet(rules);
        List<Duty> duties = new ArrayList<>(history.duties());
        for (Staffing each : staffing) {
            site = staffed(site, duties, each);
        }
        VirtualCentre centre = new VirtualCentre(site, tables, history::lookUp,
                history.firstNanos() - VirtualCentre.SECOND);
        centre.begin();
        Site known = site;
        for (Duty duty : duties) {
            if (known.agents().stream().anyMatch(agent -> agent.agentId().equals(duty.agentId()))) {
                duty.changes().forEach(change -> centre.duty(duty.agentId(), change));
            }
        }
        history.variables((at, set) -> variable(centre, at, set));
        List<Arrival> arrivals = history.arrivals();
        Draws draws = new Draws(arrivals, seed);
        for (int i = 0; i < arrivals.size(); i++) {
            if (centre.isVdn(arrivals.get(i).switchName(), arrivals.get(i).vdn())) {
                centre.arrives(plan(arrivals.get(i), draws, i));
            }
        }
        centre.runUntil(history.lastNanos() + TAIL_NANOS);
        return new Outcome(centre.figures(), site, centre.anomalies());
    }

    private static void variable(VirtualCentre centre, long at, Fact.VariableSet set) {
        // What ended by itself ends by itself again.
        if (!set.by().isEmpty()) {
            long forMillis = set.untilMillis() == 0 ? 0 : Math.max(1, set.untilMillis() - at / 1_000_000);
            centre.at(at, () -> centre.apply(
                    new Input.VariableChanged(set.by(), set.name(), set.value(), forMillis, false)));
        }
    }

    private VirtualCall.Plan plan(Arrival arrival, Draws draws, int number) {
        Arrival handling = draws.handling(arrival, number);
        boolean known = handling.isAnswered();
        long wrap = known ? handling.wrapNanos() : 0;
        for (SkillSite skill : history.site().skills()) {
            if (Math.abs(skill.afterCallWorkMillis() * 1_000_000L - wrap) < ALIKE_NANOS) {
                wrap = 0;
            }
        }
        long ring = known ? handling.ringNanos() : RING_NANOS;
        if (!arrival.isAnswered()) {
            // Nobody answered while it rang for so long.
            ring = Math.max(ring, arrival.ringNanos() + LONGER_NANOS);
        }
        return new VirtualCall.Plan(arrival, ring,
                known ? handling.talkNanos() : TALK_NANOS, wrap, draws.patience(arrival, number));
    }

    /** Nothing is compared with switches that are not there. */
    private static Site quiet(Site site) {
        return new Site(site.switches(), site.devices(), site.vdns(), site.skills(), site.agents(),
                site.settings().withReconcile(ReconcileSite.NEVER), site.restrictions(), site.diallingClasses(),
                site.plans(), site.analysis(), site.multiSite(), site.service());
    }

    /** More agents are there from the first moment to the last; fewer are those of the highest ids. */
    private Site staffed(Site site, List<Duty> duties, Staffing staffing) {
        if (site.skills().stream().noneMatch(skill -> skill.name().equals(staffing.skill()))) {
            throw new Misuse("there is no skill " + staffing.skill());
        }
        List<AgentSite> agents = new ArrayList<>(site.agents());
        List<DeviceSite> devices = new ArrayList<>(site.devices());
        if (staffing.agents() < 0) {
            remove(agents, duties, staffing);
        }
        for (int i = 0; i < staffing.agents(); i++) {
            String id = MORE + staffing.skill() + "-" + (i + 1);
            String switchName = site.switches().get(0).name();
            agents.add(new AgentSite(id, id, "", List.of(new SkillLevel(staffing.skill(), 1))));
            devices.add(new DeviceSite(switchName, id, DeviceKind.STATION));
            duties.add(new Duty(id, List.of(
                    new Duty.Change(history.firstNanos(), Duty.Kind.LOG_ON, switchName, id, 0),
                    new Duty.Change(history.firstNanos(), Duty.Kind.READY_AUTO, "", "", 0),
                    new Duty.Change(history.lastNanos(), Duty.Kind.LOG_OFF, switchName, id, 0))));
        }
        return new Site(site.switches(), List.copyOf(devices), site.vdns(), site.skills(), List.copyOf(agents),
                site.settings(), site.restrictions(), site.diallingClasses(), site.plans(), site.analysis(),
                site.multiSite(), site.service());
    }

    private static void remove(List<AgentSite> agents, List<Duty> duties, Staffing staffing) {
        TreeSet<String> worked = new TreeSet<>();
        for (Duty duty : duties) {
            if (agents.stream().anyMatch(agent -> agent.agentId().equals(duty.agentId())
                    && agent.skills().stream().anyMatch(level -> level.skill().equals(staffing.skill())))) {
                worked.add(duty.agentId());
            }
        }
        for (int left = -staffing.agents(); left > 0; left--) {
            String last = worked.pollLast();
            if (last == null) {
                throw new Misuse("so many agents did not work for " + staffing.skill());
            }
            duties.removeIf(duty -> duty.agentId().equals(last));
        }
    }
}
