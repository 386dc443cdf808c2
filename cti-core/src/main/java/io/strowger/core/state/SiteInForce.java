package io.strowger.core.state;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.analysis.Rules;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.MultiSite;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The configuration in force, with the look-ups that decisions need. Immutable. */
public final class SiteInForce {
    private final Site site;
    private final LookUp<String, AgentSite> agents = new LookUp<>();
    private final LookUp<String, SkillSite> skills = new LookUp<>();
    private final LookUp<DeviceKey, VdnSite> vdns = new LookUp<>();
    private final LookUp<DeviceKey, DeviceSite> devices = new LookUp<>();
    private final LookUp<String, List<String>> links = new LookUp<>();
    private final LookUp<DeviceKey, SkillSite> skillOfSplit = new LookUp<>();
    private final LookUp<String, String> agentOfLogin = new LookUp<>();
    private final LookUp<String, List<String>> agentsOfSwitch = new LookUp<>();
    private final LookUp<String, SwitchSite> switches = new LookUp<>();
    private final LookUp<String, RestrictionClass> restrictions = new LookUp<>();
    private final LookUp<String, RoutePlan> plans = new LookUp<>();
    private final LookUp<DeviceKey, RoutePlan> planOfVdn = new LookUp<>();
    private final LookUp<String, MultiSite.TiePath> paths = new LookUp<>();
    private final LookUp<String, MultiSite.ArrivalPool> pools = new LookUp<>();
    private final LookUp<String, ServiceSite.Survey> surveys = new LookUp<>();
    private final LookUp<String, SkillOverride> overridden = new LookUp<>();
    private final LookUp<String, AttributeOverride> attributed = new LookUp<>();
    private final List<AgentSite> agentsInForce = new ArrayList<>();

    private final Rules rules;
    private final MediaInForce media;
    private final DeskInForce desk;
    private final Memberships memberships;

    /**
     * Throws {@link NumberTables.MissingTableException} where a number table is not there.
     *
     * @param overrides skills that stand in front of those of the configuration
     * @param attributes of agents, likewise
     */
    SiteInForce(Site site, NumberTables tables, Iterable<SkillOverride> overrides,
            Iterable<AttributeOverride> attributes) {
        this.site = site;
        rules = new Rules(site, tables);
        overrides.forEach(override -> overridden.put(override.agentId(), override));
        attributes.forEach(override -> attributed.put(override.agentId(), override));
        for (AgentSite agent : site.agents()) {
            SkillOverride override = overridden.get(agent.agentId());
            AgentSite skilled = override == null ? agent : agent.withSkills(override.skills());
            AttributeOverride given = attributed.get(agent.agentId());
            agentsInForce.add(given == null ? skilled : skilled.withAttributes(given.attributes()));
        }
        media = new MediaInForce(site, agentsInForce);
        desk = new DeskInForce(site);
        site.switches().forEach(pbx -> links.put(pbx.name(), pbx.links().stream().map(LinkSite::name).toList()));
        site.switches().forEach(pbx -> switches.put(pbx.name(), pbx));
        site.restrictions().forEach(restriction -> restrictions.put(restriction.name(), restriction));
        site.skills().forEach(skill -> skills.put(skill.name(), skill));
        site.vdns().forEach(vdn -> vdns.put(new DeviceKey(vdn.switchName(), vdn.deviceId()), vdn));
        site.devices().forEach(device -> devices.put(new DeviceKey(device.switchName(), device.deviceId()), device));
        for (AgentSite agent : agentsInForce) {
            agents.put(agent.agentId(), agent);
        }
        memberships = new Memberships(site, agentsInForce, skills);
        plans();
        site.multiSite().paths().forEach(path -> paths.put(TieTrunks.key(path.from(), path.to()), path));
        site.service().surveys().forEach(survey -> surveys.put(survey.skill() + '/' + survey.switchName(), survey));
        site.multiSite().pools().forEach(pool -> pools.put(pool.switchName(), pool));
        distributedBySwitches();
    }

    /** What the contacts of the skills are that a plan asks for; null when they are not all of one medium, or there are none. */
    public String mediumOf(RoutePlan plan) {
        String medium = null;
        for (RoutePlan.Step step : plan.steps()) {
            for (RoutePlan.SkillNeed need : step.skills()) {
                SkillSite skill = skills.get(need.skill());
                String own = skill == null ? MediumSite.VOICE : skill.medium();
                if (medium != null && !medium.equals(own)) {
                    return null;
                }
                medium = own;
            }
        }
        return medium;
    }

    private void plans() {
        site.plans().forEach(plan -> plans.put(plan.name(), plan));
        for (VdnSite vdn : site.vdns()) {
            RoutePlan named = vdn.plan().isEmpty() ? null : plans.get(vdn.plan());
            planOfVdn.put(new DeviceKey(vdn.switchName(), vdn.deviceId()),
                    named == null ? RoutePlan.of(vdn.skill(), vdn.priority()) : named);
        }
    }

    private void distributedBySwitches() {
        TreeMap<String, TreeSet<String>> bySwitch = new TreeMap<>();
        for (SkillSite skill : site.skills()) {
            if (!skill.isOfSwitch() || skill.split() == null) {
                continue;
            }
            skillOfSplit.put(new DeviceKey(skill.split().switchName(), skill.split().deviceId()), skill);
            for (String agentId : members(skill.name()).keySet()) {
                bySwitch.computeIfAbsent(skill.split().switchName(), name -> new TreeSet<>()).add(agentId);
                agentOfLogin.put(agents.get(agentId).loginId(), agentId);
            }
        }
        bySwitch.forEach((name, ids) -> agentsOfSwitch.put(name, List.copyOf(ids)));
    }

    /** The rules by which contacts are analysed. */
    public Rules rules() {
        return rules;
    }

    /** What contacts are, and how many an agent can have. */
    public MediaInForce media() {
        return media;
    }

    /** What desks show and choose from, and who works in which team. */
    public DeskInForce desk() {
        return desk;
    }

    public Site site() {
        return site;
    }

    /** The configured agents, with the skills that they have now. */
    public List<AgentSite> agents() {
        return Collections.unmodifiableList(agentsInForce);
    }

    /** Whether a supervisor gave the agent skills in place of those of the configuration. */
    public boolean isOverridden(String agentId) {
        return overridden.get(agentId) != null;
    }

    /** The same of his attributes. */
    public boolean isAttributed(String agentId) {
        return attributed.get(agentId) != null;
    }

    /** The agent with the skills that he has now, or null. */
    public AgentSite agent(String agentId) {
        return agents.get(agentId);
    }

    /** The skill, or null. */
    public SkillSite skill(String name) {
        return skills.get(name);
    }

    /** The VDN, or null. */
    public VdnSite vdn(DeviceKey key) {
        return vdns.get(key);
    }

    /** The plan of that name, or null. */
    public RoutePlan plan(String name) {
        return plans.get(name);
    }

    /** What contacts of the VDN are given; null when it is not configured. */
    public RoutePlan planOf(DeviceKey vdn) {
        return planOfVdn.get(vdn);
    }

    /** Whether the time of the agent is shared out between skills. */
    public boolean isShared(String agentId) {
        return memberships.isShared(agentId);
    }

    /** All skills of an agent, given and computed; none when he is not configured. */
    public List<SkillLevel> skillsOf(String agentId) {
        return memberships.skillsOf(agentId);
    }

    /** The device, or null; VDNs are not devices here. */
    public DeviceSite device(DeviceKey key) {
        return devices.get(key);
    }

    /** The skill whose calls a switch distributes at this hunt group, or null. */
    public SkillSite skillOfSplit(DeviceKey split) {
        return skillOfSplit.get(split);
    }

    /** The agent whose calls a switch distributes and who has this login there, or null. */
    public AgentSite agentOfLogin(String loginId) {
        String agentId = agentOfLogin.get(loginId);
        return agentId == null ? null : agents.get(agentId);
    }

    /** Agents whose work mode is that of a switch, because it distributes calls of one of their skills. */
    public boolean isOfSwitch(String agentId) {
        AgentSite agent = agents.get(agentId);
        return agent != null && agentId.equals(agentOfLogin.get(agent.loginId()));
    }

    /** Those of one switch, by agent id. */
    public List<String> agentsOfSwitch(String switchName) {
        return agentsOfSwitch.getOrDefault(switchName, List.of());
    }

    /** Where customers of a skill are asked at a switch how they were served, or null. */
    public ServiceSite.Survey survey(String skill, String switchName) {
        return surveys.get(skill + '/' + switchName);
    }

    /** The way from a switch to another by the key of {@link TieTrunks}, or null. */
    public MultiSite.TiePath path(String key) {
        return paths.get(key);
    }

    /** The numbers that contacts from other switches arrive at, or null. */
    public MultiSite.ArrivalPool pool(String switchName) {
        return pools.get(switchName);
    }

    /** The rate of requests configured for the link; 0 where none is, or the link is not configured. */
    public int linkRate(String switchName, String link) {
        for (SwitchSite pbx : site.switches()) {
            if (pbx.name().equals(switchName)) {
                for (LinkSite each : pbx.links()) {
                    if (each.name().equals(link)) {
                        return each.messagesPerSecond();
                    }
                }
            }
        }
        return 0;
    }

    /** How the switch writes numbers. */
    public NumberPlan numberPlan(String switchName) {
        SwitchSite pbx = switches.get(switchName);
        return pbx == null ? NumberPlan.NONE : pbx.numberPlan();
    }

    /** How the switch is dialled for features. */
    public DiallingForms dialling(String switchName) {
        SwitchSite pbx = switches.get(switchName);
        return pbx == null ? DiallingForms.NONE : pbx.dialling();
    }

    /** The class of restriction; {@link RestrictionClass#NONE} where there is none of that name. */
    public RestrictionClass restriction(String name) {
        return restrictions.getOrDefault(name, RestrictionClass.NONE);
    }

    /** What kind of number somebody dials at a switch. */
    public NumberClass numberClass(String switchName, String dialled) {
        DeviceKey key = new DeviceKey(switchName, dialled);
        return NumberClass.of(site.diallingClasses(), numberPlan(switchName), dialled,
                devices.get(key) != null || vdns.get(key) != null);
    }

    /** Names of the switch's links, the preferred one first. */
    public List<String> links(String switchName) {
        return links.getOrDefault(switchName, List.of());
    }

    /** Agents who have the skill, with their level, by agent id. */
    public NavigableMap<String, Integer> members(String skill) {
        return memberships.members(skill);
    }
}
