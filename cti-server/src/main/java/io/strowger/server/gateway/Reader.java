package io.strowger.server.gateway;

import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.AgentView;
import io.strowger.core.output.TopicState.CallbackView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.Scope;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.VariableSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.SiteInForce;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one session may read, by its role and scope under one configuration. Immutable.
 *
 * @param scope whom it may look at besides himself
 */
record Reader(SessionRole role, String userId, Scope scope, SiteInForce site) {
    static Reader of(SessionRole role, String userId, SiteInForce site) {
        AgentSite agent = role.isAgent() ? site.agent(userId) : null;
        UserSite user = role.isUser() ? site.desk().user(userId) : null;
        Scope scope = switch (role) {
            case SUPERVISOR -> agent == null ? Scope.NONE : agent.scope();
            case TECHNICIAN -> Scope.ALL;
            case AGENT, IVR -> Scope.NONE;
            case REPORTER, PROXY, WALLBOARD -> user == null ? Scope.NONE : user.scope();
        };
        return new Reader(role, userId, scope, site);
    }

    /** The pattern of the boards of one's own skills, also of a supervisor's who may read more. */
    static final String MY_SKILLS = "my/skill";

    /** Whether the topic is the board of a skill that the session's own agent has now. */
    boolean isOfMySkills(String topic) {
        return isAgent() && TopicKind.of(topic) == TopicKind.SKILL && site.skillsOf(userId).stream()
                .anyMatch(has -> topic.substring("skill/".length()).equals(has.skill()));
    }

    /** Whether what may be read depends on the skills of one of these agents. */
    boolean isConcernedBy(Set<String> agents) {
        return !scope.skills().isEmpty() || isAgent() && agents.contains(userId);
    }

    /** Whether any topic that the pattern stands for may be read by the role. */
    boolean mayWant(String pattern) {
        if (pattern.equals(MY_SKILLS)) {
            return isAgent();
        }
        return pattern.equals("*") || TopicKind.of(pattern).isReadBy(role);
    }

    /**
     * Whether the topic may be read.
     *
     * @param state its newest, null when nothing is known of it
     */
    boolean reads(String topic, TopicState state) {
        TopicKind kind = TopicKind.of(topic);
        if (!kind.isReadBy(role)) {
            return false;
        }
        String name = topic.substring(topic.indexOf('/') + 1);
        return switch (kind) {
            case AGENT -> readsAgent(name, state);
            case TEAM -> scope.hasTeam(name) || isAgent() && own() != null && own().team().equals(name);
            case SKILL -> readsSkill(name);
            case VDN -> readsVdn(name);
            case ALERT -> name.lastIndexOf('/') > 0 && reads(name.substring(0, name.lastIndexOf('/')), null);
            case TRUTH -> true;
            case PORT -> false;
            case QUEUE -> readsSkill(name);
            case CALLBACK -> readsCallback(state);
            case VARIABLE -> readsVariable(name);
            case PATH, OTHER -> scope.isEverything();
        };
    }

    /** Names of topics among which are all that may be read besides callbacks, which nobody can name before they are there; null when any topic may be. */
    List<String> candidates() {
        if (role == SessionRole.TECHNICIAN || !scope.areas().isEmpty() || scope.teams().contains(Scope.EVERY)
                || scope.skills().contains(Scope.EVERY)) {
            return null;
        }
        Set<String> names = new LinkedHashSet<>();
        Set<String> skills = new LinkedHashSet<>(scope.skills());
        Set<String> teams = new LinkedHashSet<>(scope.teams());
        if (isAgent() && own() != null) {
            names.add("agent/" + userId);
            site.skillsOf(userId).forEach(has -> skills.add(has.skill()));
            if (!own().team().isEmpty()) {
                teams.add(own().team());
            }
        }
        scope.teams().forEach(team -> site.desk().team(team).forEach(agent -> names.add("agent/" + agent)));
        scope.skills().forEach(skill -> site.members(skill).keySet().forEach(agent -> names.add("agent/" + agent)));
        teams.forEach(team -> names.add("team/" + team));
        skills.forEach(skill -> names.addAll(List.of("skill/" + skill, "queue/" + skill)));
        for (VariableSite variable : site.site().analysis().variables()) {
            if (TopicKind.VARIABLE.isReadBy(role) && readsVariable(variable.name())) {
                names.add("variable/" + variable.name());
            }
        }
        for (VdnSite vdn : site.site().vdns()) {
            DeviceKey key = new DeviceKey(vdn.switchName(), vdn.deviceId());
            if (skillsOf(key).stream().anyMatch(skills::contains)) {
                names.add("vdn/" + key);
            }
        }
        site.site().desk().thresholds().stream()
                .filter(threshold -> names.contains(threshold.topic()))
                .forEach(threshold -> names.add("alert/" + threshold.topic() + "/" + threshold.item()));
        return List.copyOf(names);
    }

    private boolean isAgent() {
        return role.isAgent();
    }

    private AgentSite own() {
        return site.agent(userId);
    }

    private boolean readsAgent(String agentId, TopicState state) {
        if (isAgent() && agentId.equals(userId)) {
            return true;
        }
        AgentSite agent = site.agent(agentId);
        return agent != null && scope.covers(area(agent, state), agent.team(), site.skillsOf(agentId));
    }

    /** The agent's own area, or that of the station where he was last shown. */
    private String area(AgentSite agent, TopicState state) {
        if (!agent.area().isEmpty() || !(state instanceof AgentView view) || view.station().isEmpty()) {
            return agent.area();
        }
        DeviceSite station = site.device(new DeviceKey(view.switchName(), view.station()));
        return station == null ? "" : station.area();
    }

    private boolean readsSkill(String skill) {
        return scope.hasSkill(skill)
                || isAgent() && site.skillsOf(userId).stream().anyMatch(has -> has.skill().equals(skill));
    }

    private boolean readsCallback(TopicState state) {
        if (!(state instanceof CallbackView callback)) {
            return scope.isEverything();
        }
        return isAgent() && (callback.agentId().equals(userId) || callback.arranger().equals(userId))
                || scope.hasSkill(callback.skill());
    }

    private boolean readsVariable(String name) {
        VariableSite variable = site.rules().variable(name);
        return scope.isEverything() || variable != null && (variable.setBy().isEmpty()
                || variable.setBy().stream().anyMatch(scope.areas()::contains));
    }

    /** The skills that the VDN's contacts may come to ask for. */
    private List<String> skillsOf(DeviceKey vdn) {
        RoutePlan plan = site.planOf(vdn);
        return plan == null
                ? List.of()
                : plan.steps().stream().flatMap(step -> step.skills().stream()).map(SkillNeed::skill).distinct()
                        .toList();
    }

    private boolean readsVdn(String key) {
        int slash = key.indexOf('/');
        return slash > 0
                && skillsOf(new DeviceKey(key.substring(0, slash), key.substring(slash + 1))).stream()
                        .anyMatch(this::readsSkill);
    }
}
