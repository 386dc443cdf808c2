package io.strowger.core.state;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.route.Place;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillSite;
import java.util.List;

/** Skills, teams and configured agents: who has which skill, where he is logged on, and what he does. Core thread only. */
public final class StaffIndex {
    private final LookUp<DeviceKey, String> agentAtStation = new LookUp<>();
    private final LookUp<String, SkillIndex> skills = new LookUp<>();
    /** Those of the configuration. */
    private final LookUp<String, AgentIndex> agents = new LookUp<>();
    /** Those of teams have agents only. */
    private final LookUp<String, SkillIndex> teams = new LookUp<>();
    /** Places are few, and each is one object. */
    private final LookUp<Place, Place> places = new LookUp<>();
    private final Boards boards;
    private SiteInForce site;

    StaffIndex(SiteInForce site, Boards boards) {
        this.site = site;
        this.boards = boards;
    }

    /** Agents of a skill who are logged on, each counted once as {@link io.strowger.core.model.AgentTime} says; ready by both axes, whatever else keeps him from a contact. */
    public record Staff(int ready, int ringing, int onCalls, int afterCallWork, int notReady, int other) {
        public static final Staff NONE = new Staff(0, 0, 0, 0, 0, 0);

        public int loggedOn() {
            return ready + ringing + onCalls + afterCallWork + notReady + other;
        }

        /** Those who take the skill's contacts, now or when their present one is done. */
        public int working() {
            return loggedOn() - notReady;
        }
    }

    /** The agent who is logged on at the station, or null. */
    public String agentAt(DeviceKey station) {
        return agentAtStation.get(station);
    }

    /** What the agents of the team do. */
    public Staff teamStaff(String team) {
        SkillIndex index = teams.get(team);
        return index == null ? Staff.NONE : index.staff();
    }

    /** What is derived of the skill. */
    public SkillIndex ofSkill(String name) {
        return skills.computeIfAbsent(name, SkillIndex::new);
    }

    /** The skill as the router has it. */
    public RoutedSkill skill(String name) {
        return ofSkill(name).routed();
    }

    /** What is derived of the agent; null when he is not configured. */
    public AgentIndex ofAgent(String agentId) {
        return agents.get(agentId);
    }

    /** The configured agent as the router has him, or null. */
    public RoutedAgent agent(String agentId) {
        return agents.get(agentId);
    }

    /** How many contacts wait for the skill. */
    public int waitingFor(String skill) {
        SkillIndex known = skills.get(skill);
        return known == null ? 0 : known.waiting();
    }

    /** What all agents of the skill do. */
    public Staff staff(String skill) {
        SkillIndex known = skills.get(skill);
        return known == null ? Staff.NONE : known.staff();
    }

    /** Since when the contact that has waited longest for the skill waits, whatever its priority; 0 when none waits. */
    public long longestWaiting(String skill) {
        SkillIndex known = skills.get(skill);
        return known == null ? 0 : known.longestNanos();
    }

    /** How many wait for the skill at this priority or before it. */
    public int ahead(String skill, int priority) {
        SkillIndex known = skills.get(skill);
        return known == null ? 0 : known.routed().queue().ahead(priority);
    }

    void agentChanged(Slot<String, Agent> slot, Agent before) {
        Agent after = slot.row;
        DeviceKey left = before == null ? null : before.station();
        DeviceKey entered = after == null ? null : after.station();
        if (left != null && !left.equals(entered)) {
            agentAtStation.remove(left, before.agentId());
        }
        if (entered != null && !entered.equals(left)) {
            agentAtStation.put(entered, after.agentId());
        }
        AgentIndex known = agents.get(slot.key);
        if (known == null) {
            return;
        }
        known.rowAt(slot);
        boolean sameLoad = before != null && after != null && before.load() == after.load();
        boolean sameReserves = sameLoad || before != null && after != null && !known.hasAutoReserve();
        if (sameReserves && before.isLoggedOn() && after.isLoggedOn()) {
            if (before.time() != after.time()) {
                known.moved(before.time(), after.time());
            }
        } else if (!sameLoad || before.time() != after.time()) {
            count(known, -1, before);
            if (!sameLoad && after != null) {
                known.reserves(after.load());
            }
            count(known, 1, after);
        }
        // Of what was offered before, the configuration of that time is not known any more; the router knows.
        long offered = after == null ? 0 : site.media().offered(after);
        boolean stays = known.isOffered(offered)
                && (offered == 0 || sameLoad && before.since().idleNanos() == after.since().idleNanos());
        if (!stays) {
            ready(known, offered, after);
        }
    }

    private static void count(AgentIndex known, int sign, Agent agent) {
        if (agent != null && agent.isLoggedOn()) {
            known.count(sign, agent.time());
        }
    }

    /** He can be offered contacts of these media, or none. */
    private void ready(AgentIndex known, long offered, Agent row) {
        if (offered != 0) {
            known.ready(offered, place(row.station()), row.since().idleNanos(), row.load());
        } else {
            known.leave();
        }
    }

    private Place place(DeviceKey station) {
        DeviceSite device = site.device(station);
        return places.computeIfAbsent(new Place(station.switchName(), device == null ? "" : device.location()),
                place -> place);
    }

    /** The configuration changed: who has which skill and who is ready is derived anew. */
    void siteChanged(SiteInForce before, SiteInForce now, Table<String, Agent> rows) {
        for (AgentSite agent : before.agents()) {
            agents.get(agent.agentId()).over();
        }
        agents.clear();
        teams.clear();
        places.clear();
        site = now;
        configureSkills(before, now);
        ContactSelection usual = now.site().settings().routing().contacts();
        for (AgentSite agent : now.agents()) {
            agents.put(agent.agentId(), index(agent, now.skillsOf(agent.agentId()), usual));
        }
        for (Agent agent : rows.rows()) {
            AgentIndex known = agents.get(agent.agentId());
            if (known != null) {
                known.rowAt(rows.slot(agent.agentId()));
                ready(known, now.media().offered(agent), agent);
                known.reserves(agent.load());
                count(known, 1, agent);
            }
        }
    }

    private void configureSkills(SiteInForce before, SiteInForce now) {
        before.site().skills().forEach(skill -> ofSkill(skill.name()).configured(null, false));
        for (SkillSite skill : now.site().skills()) {
            SkillIndex own = ofSkill(skill.name());
            own.configured(skill, now.desk().isWatched(own.topic()));
            own.routed().serves(now.media().number(skill.medium()), skill.policy().location() != null);
        }
    }

    private AgentIndex index(AgentSite site, List<SkillLevel> levels, ContactSelection usual) {
        AgentIndex agent = new AgentIndex(site, site.selection() == null ? usual : site.selection(),
                site.team().isEmpty() ? null : teams.computeIfAbsent(site.team(), SkillIndex::new));
        levels.forEach(level -> agent.has(ofSkill(level.skill()), level));
        return agent;
    }

    /** What is kept of a skill changed: how its agents are chosen may have. */
    void skillChanged(Slot<String, Skill> slot, Skill before) {
        Skill after = slot.row;
        if (before == null || after == null) {
            ofSkill(slot.key).rowAt(slot);
        }
        if (after == null) {
            boards.forget(ofSkill(slot.key));
        } else if (before == null || before.pace() != after.pace()) {
            ofSkill(slot.key).advancing(after.pace().advancedNanos() != 0);
        }
        Skill.Choice now = after == null ? Skill.Choice.NOTHING : after.choice();
        if (before == null || !before.choice().equals(now)) {
            RoutedSkill skill = skill(slot.key);
            skill.overloaded(now.overload());
            ofSkill(slot.key).overloaded(now.overload() != 0);
            skill.turn(now.turn());
        }
    }
}
