package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Command.ForcedState;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.output.Push;
import io.strowger.core.output.Push.AgentOutcome;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState.TeamView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Boards;
import io.strowger.core.state.StaffIndex;
import io.strowger.core.state.Team;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** Boards of teams, and what a supervisor does to all of a team with one command. */
final class Teams {
    /** Agents whom one command may concern: their outcomes are one push. */
    static final int AGENTS_MAX = 2_000;

    private static final long SHOWN_NANOS = Boards.SHOWN_MILLIS * Decision.NANOS_PER_MILLI;

    private Teams() {}

    // --- boards

    /** Something of the team may have changed: it is shown at once, or, when it was so only now, a little later. */
    static void show(Decision d, String name) {
        Team team = name.isEmpty() ? null : d.draft.teams.get(name);
        if (team == null || team.due()) {
            return;
        }
        if (isOver(d, team.nanos())) {
            d.follow(Step.Kind.PUBLISH_TEAM, name);
        } else {
            d.draft.teams.put(team.asDue());
            d.timerAt(Timer.Kind.TEAM_SHOWN, name, (d.now / SHOWN_NANOS + 1) * SHOWN_NANOS);
        }
    }

    /** Whether another piece of time has begun since. */
    private static boolean isOver(Decision d, long nanos) {
        return d.now / SHOWN_NANOS != nanos / SHOWN_NANOS;
    }

    /** Publishes what has changed since it was last shown. */
    static void publish(Decision d, String name) {
        Team team = d.draft.teams.get(name);
        if (team == null) {
            return;
        }
        StaffIndex.Staff staff = d.state.indexes().staff().teamStaff(name);
        TeamView view = new TeamView(name, staff.loggedOn(), staff.ready(), staff.onCalls(), staff.ringing(),
                staff.afterCallWork(), staff.notReady(), staff.other());
        if (!view.equals(team.view())) {
            d.publish("team/" + name, view);
        }
        d.draft.teams.put(team.shown(view, d.now));
        Thresholds.look(d, "team/" + name, Thresholds.Board.of(staff));
    }

    /** A reign or a configuration begins: everything is shown anew. */
    static void begin(Decision d, Site site) {
        TreeSet<String> configured = new TreeSet<>();
        site.agents().forEach(agent -> configured.add(agent.team()));
        configured.remove("");
        for (Team team : d.draft.teams.all()) {
            if (!configured.contains(team.name())) {
                d.draft.teams.remove(team.name());
            }
        }
        for (String name : configured) {
            d.draft.teams.put(Team.unseen(name));
            d.follow(Step.Kind.PUBLISH_TEAM, name);
        }
    }

    // --- commands for a team

    static Answer force(Decision d, Requester by, Command.ForceTeam c) {
        if (c.state() == null || c.reasonCode() < 0 || c.reasonCode() > ReasonCode.AGENT_MAX
                || c.state() == ForcedState.READY && c.reasonCode() != 0
                || c.text().length() > Supervision.TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT);
        }
        return each(d, by, new Direction(c.team(), "force " + c.state(), c.text()), agentId -> {
            Agent agent = d.draft.agents.get(agentId);
            return agent == null || !agent.isLoggedOn() || agentId.equals(by.agent().agentId())
                    ? null
                    : Supervision.force(d, by.agent(), agentId, c);
        });
    }

    static Answer broadcast(Decision d, Requester by, Command.BroadcastNotice c) {
        if (c.text().isEmpty() || c.text().length() > Supervision.TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT,
                    "1 to " + Supervision.TEXT_CHARACTERS_MAX + " characters");
        }
        return each(d, by, new Direction(c.team(), "notice", c.text()), agentId -> {
            Agent agent = d.draft.agents.get(agentId);
            boolean reachable = agent != null && !agent.sessionId().isEmpty()
                    && !agentId.equals(by.agent().agentId());
            if (reachable) {
                d.push(agent.sessionId(), new Push.Notice(by.agent().agentId(), c.text()));
            }
            return reachable ? Answer.DONE : null;
        });
    }

    static Answer skill(Decision d, Requester by, Command.SetTeamSkill c) {
        if (c.level() < 0 || c.level() > LiveSkills.LEVEL_MAX
                || c.text().length() > Supervision.TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT, "level 1 to " + LiveSkills.LEVEL_MAX + ", or 0 to take it");
        }
        if (d.site().skill(c.skill()) == null) {
            return Answer.of(RefusalReason.SKILL_UNKNOWN);
        }
        return each(d, by, new Direction(c.team(), "skill " + c.skill() + " at level " + c.level(), c.text()),
                agentId -> {
                    AgentSite now = d.site().agent(agentId);
                    List<AgentSite.SkillLevel> skills = new ArrayList<>(now.skills());
                    skills.removeIf(has -> has.skill().equals(c.skill()));
                    if (c.level() > 0) {
                        skills.add(new AgentSite.SkillLevel(c.skill(), c.level()));
                    }
                    return LiveSkills.set(d, by.agent(),
                            new Command.SetAgentSkills(agentId, List.copyOf(skills), c.text()));
                });
    }

    /** What is done to a team, in words. */
    private record Direction(String team, String what, String text) {}

    /** Does something to each agent of the team whom the supervisor may direct; null = it does not concern him. Each has his own outcome. */
    private static Answer each(Decision d, Requester by, Direction direction, Function<String, Answer> deed) {
        List<String> members = direction.team().isEmpty()
                ? d.site().agents().stream().map(AgentSite::agentId).toList()
                : d.site().desk().team(direction.team());
        if (members.isEmpty()) {
            return Answer.of(RefusalReason.TEAM_UNKNOWN);
        }
        List<AgentOutcome> outcomes = new ArrayList<>();
        int done = 0;
        for (String agentId : members) {
            RefusalReason refusal = Restriction.directs(d, by.agent(), agentId);
            if (refusal != RefusalReason.NONE) {
                if (!direction.team().isEmpty()) {
                    outcomes.add(new AgentOutcome(agentId, refusal, ""));
                }
                continue;
            }
            if (outcomes.size() >= AGENTS_MAX) {
                outcomes.add(new AgentOutcome(agentId, RefusalReason.BUSY, "one command is for at most " + AGENTS_MAX
                        + " agents; nothing was done to him and those after him"));
                break;
            }
            Answer answer = deed.apply(agentId);
            if (answer != null) {
                outcomes.add(new AgentOutcome(agentId, answer.reason(), answer.detail()));
                done += answer.reason() == RefusalReason.NONE ? 1 : 0;
            }
        }
        d.fact(new Fact.TeamDirected(by.agent().agentId(), direction.team(), direction.what(), direction.text(),
                outcomes.size(), done));
        d.push(by.key().sessionId(), new Push.TeamOutcome(by.key().number(), direction.team(), outcomes));
        return Answer.of(RefusalReason.NONE, done + " of " + outcomes.size());
    }
}
