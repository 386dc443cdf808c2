package io.strowger.core.state;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.UrlTemplate;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.WebhookSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What desks show and choose from, what is opened on them, who is told of their contacts, and who works in which team. Immutable. */
public final class DeskInForce {
    private final Site site;
    private final LookUp<String, UserSite> users = new LookUp<>();
    private final LookUp<String, List<String>> wrapUps = new LookUp<>();
    private final LookUp<String, List<ThresholdSite>> thresholds = new LookUp<>();
    private final LookUp<String, UrlTemplate> screenPops = new LookUp<>();
    private final LookUp<String, List<WebhookSite>> webhooks = new LookUp<>();
    private final LookUp<String, List<String>> teams = new LookUp<>();
    private final List<AgentSite> supervisors = new ArrayList<>();
    private final List<String> teamNames = new ArrayList<>();

    DeskInForce(Site site) {
        this.site = site;
        site.desk().users().forEach(user -> users.put(user.userId(), user));
        site.desk().wrapUps().forEach(wrapUp -> wrapUps.put(wrapUp.skill(), wrapUp.codes()));
        for (ThresholdSite threshold : site.desk().thresholds()) {
            List<ThresholdSite> list = new ArrayList<>(thresholds(threshold.topic()));
            list.add(threshold);
            thresholds.put(threshold.topic(), List.copyOf(list));
        }
        for (ScreenPopSite pop : site.desk().screenPops()) {
            UrlTemplate template = parsedTemplate(pop.template());
            if (template != null) {
                screenPops.put(pop.target(), template);
            }
        }
        for (WebhookSite webhook : site.desk().webhooks()) {
            List<WebhookSite> list = new ArrayList<>(webhooks.getOrDefault(webhook.target(), List.of()));
            list.add(webhook);
            webhooks.put(webhook.target(), List.copyOf(list));
        }
        TreeMap<String, TreeSet<String>> members = new TreeMap<>();
        for (AgentSite agent : site.agents()) {
            if (!agent.team().isEmpty()) {
                members.computeIfAbsent(agent.team(), name -> new TreeSet<>()).add(agent.agentId());
            }
            if (agent.isSupervisor()) {
                supervisors.add(agent);
            }
        }
        members.forEach((team, ids) -> teams.put(team, List.copyOf(ids)));
        teamNames.addAll(members.keySet());
    }

    /** Null for what is no template. A configuration that was checked has none. */
    private static UrlTemplate parsedTemplate(String text) {
        try {
            return UrlTemplate.parse(text);
        } catch (UrlTemplate.Fault fault) {
            return null;
        }
    }

    /** The user who is no agent, or null. */
    public UserSite user(String userId) {
        return users.get(userId);
    }

    /** Agents who may be supervisors, in the order of the configuration. */
    public List<AgentSite> supervisors() {
        return Collections.unmodifiableList(supervisors);
    }

    /** Ids of the agents of a team; none for a team that is not configured. */
    public List<String> team(String name) {
        return teams.getOrDefault(name, List.of());
    }

    /** Names of all teams, in their order. */
    public List<String> teams() {
        return Collections.unmodifiableList(teamNames);
    }

    /** The only codes that contacts of the skill are given; empty = any. */
    public List<String> wrapUpCodes(String skill) {
        return wrapUps.getOrDefault(skill, List.of());
    }

    /** What desktops open for contacts of the VDN and the skill, or null. */
    public UrlTemplate screenPop(DeviceKey vdn, String skill) {
        if (site.desk().screenPops().isEmpty()) {
            return null;
        }
        UrlTemplate ofVdn = screenPops.get("vdn/" + vdn);
        UrlTemplate ofSkill = ofVdn == null ? screenPops.get("skill/" + skill) : ofVdn;
        return ofSkill == null ? screenPops.get(ScreenPopSite.SITE) : ofSkill;
    }

    /** Services that are told of contacts of the VDN and the skill. */
    public List<WebhookSite> webhooks(DeviceKey vdn, String skill) {
        if (site.desk().webhooks().isEmpty()) {
            return List.of();
        }
        List<WebhookSite> all = new ArrayList<>(webhooks.getOrDefault(ScreenPopSite.SITE, List.of()));
        all.addAll(webhooks.getOrDefault("skill/" + skill, List.of()));
        all.addAll(webhooks.getOrDefault("vdn/" + vdn, List.of()));
        return all;
    }

    /** Thresholds of a board. */
    public List<ThresholdSite> thresholds(String topic) {
        return thresholds.getOrDefault(topic, List.of());
    }

    /** Whether somebody wants to know when an item of the topic's board crosses a threshold. */
    boolean isWatched(String topic) {
        return !thresholds(topic).isEmpty();
    }
}
