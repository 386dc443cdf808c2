package io.strowger.core.state;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.analysis.Rules;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.ItemState;
import io.strowger.core.route.Media;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.MemberExpression;
import io.strowger.core.site.MultiSite;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.ScreenPopSite;
import io.strowger.core.site.ServiceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.UrlTemplate;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.site.WebhookSite;
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
    private final LookUp<String, TreeMap<String, Integer>> members = new LookUp<>();
    private final LookUp<String, List<String>> links = new LookUp<>();
    private final LookUp<DeviceKey, SkillSite> skillOfSplit = new LookUp<>();
    private final LookUp<String, String> agentOfLogin = new LookUp<>();
    private final LookUp<String, List<String>> agentsOfSwitch = new LookUp<>();
    private final LookUp<String, SwitchSite> switches = new LookUp<>();
    private final LookUp<String, RestrictionClass> restrictions = new LookUp<>();
    private final LookUp<String, List<SkillLevel>> skillsOfAgent = new LookUp<>();
    /** Agents whose time is shared out. */
    private final LookUp<String, String> shared = new LookUp<>();
    private final LookUp<String, RoutePlan> plans = new LookUp<>();
    private final LookUp<DeviceKey, RoutePlan> planOfVdn = new LookUp<>();
    private final LookUp<String, MultiSite.TiePath> paths = new LookUp<>();
    private final LookUp<String, MultiSite.ArrivalPool> pools = new LookUp<>();
    private final LookUp<String, ServiceSite.Survey> surveys = new LookUp<>();
    private final LookUp<String, UserSite> users = new LookUp<>();
    private final LookUp<String, List<String>> wrapUps = new LookUp<>();
    private final LookUp<String, List<ThresholdSite>> thresholds = new LookUp<>();
    private final LookUp<String, UrlTemplate> screenPops = new LookUp<>();
    private final LookUp<String, List<WebhookSite>> webhooks = new LookUp<>();
    private final LookUp<String, List<String>> teams = new LookUp<>();
    private final LookUp<String, SkillOverride> overridden = new LookUp<>();
    private final LookUp<String, AttributeOverride> attributed = new LookUp<>();
    private final LookUp<String, Integer> mediumNumbers = new LookUp<>();
    private final List<String> mediumNames = new ArrayList<>();
    private final LookUp<String, int[]> capacities = new LookUp<>();
    private final List<AgentSite> agentsInForce = new ArrayList<>();
    private final List<AgentSite> supervisors = new ArrayList<>();
    private final List<String> teamNames = new ArrayList<>();

    private final Rules rules;
    private Media media = Media.ONLY_CALLS;

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
        media();
        desk();
        site.switches().forEach(pbx -> links.put(pbx.name(), pbx.links().stream().map(LinkSite::name).toList()));
        site.switches().forEach(pbx -> switches.put(pbx.name(), pbx));
        site.restrictions().forEach(restriction -> restrictions.put(restriction.name(), restriction));
        site.skills().forEach(skill -> skills.put(skill.name(), skill));
        site.vdns().forEach(vdn -> vdns.put(new DeviceKey(vdn.switchName(), vdn.deviceId()), vdn));
        site.devices().forEach(device -> devices.put(new DeviceKey(device.switchName(), device.deviceId()), device));
        for (AgentSite agent : agentsInForce) {
            agents.put(agent.agentId(), agent);
        }
        memberships();
        plans();
        site.multiSite().paths().forEach(path -> paths.put(TieTrunks.key(path.from(), path.to()), path));
        site.service().surveys().forEach(survey -> surveys.put(survey.skill() + '/' + survey.switchName(), survey));
        site.multiSite().pools().forEach(pool -> pools.put(pool.switchName(), pool));
        distributedBySwitches();
    }

    private void media() {
        if (site.media().isEmpty()) {
            return;
        }
        List<MediumSite> all = new ArrayList<>();
        all.add(site.media().stream().filter(MediumSite::isVoice).findFirst().orElse(MediumSite.CALLS));
        site.media().stream().filter(medium -> !medium.isVoice()).forEach(all::add);
        for (MediumSite medium : all) {
            mediumNumbers.put(medium.name(), all.indexOf(medium));
            mediumNames.add(medium.name());
        }
        List<Media.Medium> list = new ArrayList<>();
        for (MediumSite medium : all) {
            long by = 0;
            for (String name : medium.interruptedBy()) {
                by |= 1L << mediumNumber(name);
            }
            list.add(new Media.Medium(medium.weight(), by));
        }
        media = new Media(list);
        for (AgentSite agent : agentsInForce) {
            int[] atMost = all.stream().mapToInt(MediumSite::atMost).toArray();
            agent.capacity().forEach(own -> atMost[mediumNumber(own.medium())] = own.atMost());
            // A station takes one call.
            atMost[Media.VOICE] = Math.min(1, atMost[Media.VOICE]);
            capacities.put(agent.agentId(), atMost);
        }
    }

    /** Media that the agent can be offered a contact of, a bit for each: as far as his work mode, his desktop and what he has are concerned. */
    public long offered(Agent agent) {
        if (!agent.isOpen()) {
            return 0;
        }
        int[] atMost = capacities.get(agent.agentId());
        if (atMost == null) {
            return agent.isOfferable() ? 1L << Media.VOICE : 0;
        }
        return free(agent, atMost);
    }

    /** Whether he could take up again an item that he has parked. */
    public boolean canResume(Agent agent, Agent.Item item) {
        int[] atMost = capacities.get(agent.agentId());
        int[] has = has(agent);
        int medium = mediumNumber(item.medium());
        return atMost == null || (media.free(atMost, has, weights(agent, has)) & 1L << medium) != 0
                && item.weight() <= media.room(medium, has, weights(agent, has));
    }

    private long free(Agent agent, int[] atMost) {
        int[] has = has(agent);
        long free = media.free(atMost, has, weights(agent, has));
        return agent.items().size() < Agent.ITEMS_MAX ? free : free & 1L << Media.VOICE;
    }

    /** Whether what the agent has leaves room for a further contact of the medium. */
    public boolean hasRoom(Agent agent, String medium) {
        int[] atMost = capacities.get(agent.agentId());
        return atMost == null
                ? medium.equals(MediumSite.VOICE)
                : (free(agent, atMost) & 1L << mediumNumber(medium)) != 0;
    }

    /** The same for a contact of a weight of its own, 0 = that of its medium. */
    public boolean hasRoom(Agent agent, String medium, int weight) {
        if (!hasRoom(agent, medium)) {
            return false;
        }
        int[] has = has(agent);
        return weight == 0 || weight <= media.room(mediumNumber(medium), has, weights(agent, has));
    }

    /** How many contacts of each medium he has that are not parked. */
    private int[] has(Agent agent) {
        int[] has = new int[media.count()];
        has[Media.VOICE] = agent.isBusy() ? 1 : 0;
        for (Agent.Item item : agent.items()) {
            Integer number = mediumNumbers.get(item.medium());
            if (item.state() != ItemState.PARKED && number != null) {
                has[number]++;
            }
        }
        return has;
    }

    /** What that weighs; null where he has no items, so that all weigh what their medium says. */
    private int[] weights(Agent agent, int[] has) {
        if (agent.items().isEmpty()) {
            return null;
        }
        int[] weights = new int[media.count()];
        weights[Media.VOICE] = has[Media.VOICE] * media.weight(Media.VOICE);
        for (Agent.Item item : agent.items()) {
            Integer number = mediumNumbers.get(item.medium());
            if (item.state() != ItemState.PARKED && number != null) {
                weights[number] += Math.max(item.weight(), media.weight(number));
            }
        }
        return weights;
    }

    /** Number of a medium; that of calls for one that is not configured. */
    public int mediumNumber(String name) {
        return mediumNumbers.getOrDefault(name, Media.VOICE);
    }

    /** How much of an agent a contact of the medium takes. */
    public int weightOf(String medium) {
        return media.weight(mediumNumber(medium));
    }

    /** Name of the medium of that number. */
    public String mediumName(int number) {
        return mediumNames.get(number);
    }

    /** The medium of that name, or null. */
    public MediumSite medium(String name) {
        for (MediumSite medium : site.media()) {
            if (medium.name().equals(name)) {
                return medium;
            }
        }
        return null;
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

    /** Skills that agents were given, and those that are computed of what they are. */
    private void memberships() {
        List<SkillSite> computed = site.skills().stream().filter(skill -> !skill.members().isEmpty()).toList();
        List<MemberExpression> expressions = computed.stream().map(skill -> parsed(skill.members())).toList();
        List<ComputedLevels> levels = computed.stream().map(ComputedLevels::new).toList();
        for (AgentSite agent : agentsInForce) {
            List<SkillLevel> all = new ArrayList<>(agent.skills());
            for (int i = 0; i < computed.size(); i++) {
                String name = computed.get(i).name();
                if (expressions.get(i) != null && agent.skills().stream().noneMatch(own -> own.skill().equals(name))
                        && expressions.get(i).holds(agent)) {
                    all.add(new SkillLevel(name, levels.get(i).of(agent)));
                }
            }
            skillsOfAgent.put(agent.agentId(), List.copyOf(all));
            if (all.stream().anyMatch(level -> isOfShares(agent, level))) {
                shared.put(agent.agentId(), agent.agentId());
            }
            for (SkillLevel skill : all) {
                members.computeIfAbsent(skill.skill(), name -> new TreeMap<>()).put(agent.agentId(), skill.level());
            }
        }
    }

    /** The rules that say which level an agent has in a computed skill. */
    private static final class ComputedLevels {
        private final List<SkillSite.MemberLevel> rules;
        private final List<MemberExpression> conditions = new ArrayList<>();

        ComputedLevels(SkillSite skill) {
            rules = skill.memberLevels();
            rules.forEach(rule -> conditions.add(rule.when().isEmpty() ? null : parsed(rule.when())));
        }

        int of(AgentSite agent) {
            for (int i = 0; i < rules.size(); i++) {
                MemberExpression condition = conditions.get(i);
                if (rules.get(i).when().isEmpty() || condition != null && condition.holds(agent)) {
                    return rules.get(i).level();
                }
            }
            return rules.isEmpty() ? 1 : Terms.LEVEL_MAX;
        }
    }

    private boolean isOfShares(AgentSite agent, SkillLevel level) {
        SkillSite skill = skills.get(level.skill());
        return skill != null && (skill.policy().agents() == AgentSelection.PERCENT_ALLOCATION
                || level.percent() > 0 && agent.isAutoReserve(level.level()));
    }

    /** Null for what is no expression: nobody has the skill then. A configuration that was checked has none. */
    private static MemberExpression parsed(String members) {
        try {
            return MemberExpression.parse(members);
        } catch (MemberExpression.Fault fault) {
            return null;
        }
    }

    private void plans() {
        site.plans().forEach(plan -> plans.put(plan.name(), plan));
        for (VdnSite vdn : site.vdns()) {
            RoutePlan named = vdn.plan().isEmpty() ? null : plans.get(vdn.plan());
            planOfVdn.put(new DeviceKey(vdn.switchName(), vdn.deviceId()),
                    named == null ? RoutePlan.of(vdn.skill(), vdn.priority()) : named);
        }
    }

    private void desk() {
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
        return shared.get(agentId) != null;
    }

    /** All skills of an agent, given and computed; none when he is not configured. */
    public List<SkillLevel> skillsOf(String agentId) {
        return skillsOfAgent.getOrDefault(agentId, List.of());
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
        TreeMap<String, Integer> map = members.get(skill);
        return map == null ? Collections.emptyNavigableMap() : Collections.unmodifiableNavigableMap(map);
    }
}
