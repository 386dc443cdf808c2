package io.strowger.server.gateway;

import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.TopicState;
import io.strowger.core.output.TopicState.AgentView;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.SiteInForce;

/**
 * What one session may read, by its role and scope under one configuration. Immutable.
 *
 * @param scope whom it may look at besides himself
 */
record Reader(SessionRole role, String userId, Scope scope, SiteInForce site) {
    static Reader of(SessionRole role, String userId, SiteInForce site) {
        AgentSite agent = role.isAgent() ? site.agent(userId) : null;
        UserSite user = role.isUser() ? site.user(userId) : null;
        Scope scope = switch (role) {
            case SUPERVISOR -> agent == null ? Scope.NONE : agent.scope();
            case TECHNICIAN -> Scope.ALL;
            case AGENT, IVR -> Scope.NONE;
            case REPORTER, PROXY, WALLBOARD -> user == null ? Scope.NONE : user.scope();
        };
        return new Reader(role, userId, scope, site);
    }

    /** Whether any topic that the pattern stands for may be read by the role. */
    boolean mayWant(String pattern) {
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
            case OTHER -> scope.isEverything();
        };
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
        return agent != null && scope.covers(area(agent, state), agent.team(), agent.skills());
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
        return scope.hasSkill(skill) || isAgent() && own() != null
                && own().skills().stream().anyMatch(has -> has.skill().equals(skill));
    }

    private boolean readsVdn(String key) {
        int slash = key.indexOf('/');
        VdnSite vdn = slash < 0
                ? null
                : site.vdn(new DeviceKey(key.substring(0, slash), key.substring(slash + 1)));
        return vdn != null && readsSkill(vdn.skill());
    }
}
