package io.strowger.server.conf;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.port.Sequencer;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.Scope;
import io.strowger.core.site.DeskSite.ReasonSite;
import io.strowger.core.site.DeskSite.WrapUpSite;
import io.strowger.core.site.DeskSite.ThresholdSite;
import io.strowger.core.site.DeskSite.BoardItem;
import io.strowger.core.input.Roles.TopicKind;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.DialPattern;
import io.strowger.core.site.DiallingClass;
import io.strowger.core.site.DiallingForms;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.NumberClass;
import io.strowger.core.site.RestrictionClass;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.server.security.PasswordHash;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Checks a whole site before it becomes an input: the engine is never given one with a contradiction. Stateless, any
 * thread.
 */
public final class SiteChecker {
    /** Switches of a site. */
    public static final int SWITCHES_MAX = 64;
    /** Links of a switch. */
    public static final int LINKS_MAX = 16;
    /** Devices and VDNs of a site together. */
    public static final int DEVICES_MAX = 100_000;
    /** VDNs of a site. */
    public static final int VDNS_MAX = 20_000;
    /** Skills of a site. */
    public static final int SKILLS_MAX = 20_000;
    /** Agents of a site. */
    public static final int AGENTS_MAX = 50_000;
    /** Skills of an agent. */
    public static final int AGENT_SKILLS_MAX = 120;
    /** The level of the most expert. */
    public static final int LEVEL_MIN = 1;
    /** The level of the least expert. */
    public static final int LEVEL_MAX = 16;
    /** Lowest priority; 1 is the highest. */
    public static final int PRIORITY_MAX = 99;
    /** Requests a second of a link. */
    public static final int LINK_RATE_MAX = 10_000;
    /** Classes of restriction of a site. */
    public static final int RESTRICTIONS_MAX = 1_000;
    /** Dialling classes of a site. */
    public static final int DIALLING_CLASSES_MAX = 100;
    /** Patterns of a dialling class. */
    public static final int PATTERNS_MAX = 1_000;
    /** Areas of a supervisor, and names in a list of a class of restriction. */
    public static final int NAMES_MAX = 1_000;
    /** Users who are no agents. */
    public static final int USERS_MAX = 10_000;
    /** Thresholds of boards. */
    public static final int THRESHOLDS_MAX = 10_000;
    /** Highest value of a threshold: contacts, agents or seconds. */
    public static final int THRESHOLD_MAX = 1_000_000;
    /** Highest threshold of a part of a hundred. */
    public static final int PERCENT_MAX = 100;
    /** Most contacts that a rate may wait for. */
    public static final int CONTACTS_MIN_MAX = 10_000;
    /** Wrap-up codes of a skill. */
    public static final int CODES_MAX = 1_000;
    /** Characters of a wrap-up code, and of the name of a reason code. */
    public static final int CODE_CHARS_MAX = 64;
    /** Characters of a dialling form. */
    public static final int FORM_CHARS_MAX = 64;
    /** Characters of an id. */
    public static final int ID_CHARS_MAX = 64;
    /** Rules of a site. */
    public static final int RULES_MAX = 2_000;
    /** Nodes of the expressions of all rules together: the steps of one analysis. */
    public static final int RULE_NODES_MAX = 50_000;
    /** Calendars of a site. */
    public static final int CALENDARS_MAX = 100;
    /** Hours, and holidays, of a calendar. */
    public static final int CALENDAR_ENTRIES_MAX = 1_000;
    /** Variables of a site. */
    public static final int VARIABLES_MAX = 1_000;
    /** Number tables of a site. */
    public static final int NUMBER_TABLES_MAX = 32;
    /** Profiles of callers of a site. */
    public static final int CALLERS_MAX = 10_000;
    /** Look-ups of a site. */
    public static final int LOOK_UPS_MAX = 8;
    /** Fields of a look-up. */
    public static final int FIELDS_MAX = 32;
    /** Shortest and longest time that a contact waits for an answer. */
    public static final Duration DEADLINE_MIN = Duration.ofMillis(50);
    public static final Duration DEADLINE_MAX = Duration.ofSeconds(10);
    /** Longest time that a variable is set for without being told one. */
    public static final Duration EXPIRY_MAX = Duration.ofDays(30);
    /** Longest time that can be set. */
    public static final Duration DURATION_MAX = Duration.ofHours(24);
    /**
     * Shortest ring time of a skill in which the server acts, in milliseconds; below it calls would not ring at all.
     */
    public static final int RING_MILLIS_MIN = 1_000;

    private static final RecordCodec<Input> CODEC = RecordCodec.of(Input.class);
    /** Room for a longer version number and the name of who applied the configuration. */
    private static final int ENVELOPE_BYTES_MAX = 1_024;

    private final Site site;
    private final Function<String, String> places;
    private final Problems problems;
    private final Set<String> switches = new TreeSet<>();
    private final Set<String> skills = new TreeSet<>();
    private final Set<String> skillsOfSwitches = new TreeSet<>();
    private final Set<DeviceKey> splits = new TreeSet<>();
    private final Set<DeviceKey> monitoredSplits = new TreeSet<>();
    private final Set<String> logins = new TreeSet<>();
    private final Set<String> restrictions = new TreeSet<>();
    private final Set<String> diallingClasses = new TreeSet<>(NumberClass.BUILT_IN);

    private SiteChecker(Site site, Function<String, String> places, Problems problems) {
        this.site = site;
        this.places = places;
        this.problems = problems;
    }

    /** What is wrong with a site that came from no file; each place is the path of a value. */
    public static List<Problem> check(Site site) {
        Problems problems = new Problems();
        check(site, Function.identity(), problems);
        return problems.list();
    }

    static void check(Site site, Function<String, String> places, Problems problems) {
        SiteChecker checker = new SiteChecker(site, places, problems);
        for (SkillSite skill : site.skills()) {
            checker.skills.add(skill.name());
            if (skill.isOfSwitch()) {
                checker.skillsOfSwitches.add(skill.name());
            }
        }
        site.restrictions().forEach(restriction -> checker.restrictions.add(restriction.name()));
        site.diallingClasses().forEach(dialling -> checker.diallingClasses.add(dialling.name()));
        checker.limits();
        checker.switches();
        checker.devices();
        checker.skills();
        RoutingChecker.check(site, places, problems);
        checker.agents();
        checker.users();
        checker.thresholds();
        checker.wrapUps();
        ScreenPopChecker.check(site, checker::add);
        checker.reasons();
        checker.restrictions();
        checker.diallingClasses();
        new AnalysisChecker(site, places, problems).check();
        MultiSiteChecker.check(site, checker::add);
        ServiceChecker.check(site, checker::add);
        checker.settings();
        checker.size();
    }

    /** The whole site is one input. Looked at last, when everything else is in order. */
    private void size() {
        if (!problems.isEmpty()) {
            return;
        }
        int bytes = CODEC.encode(new Input.ConfigurationApplied(1, "", site)).length + ENVELOPE_BYTES_MAX;
        if (bytes > Sequencer.INPUT_BYTES_MAX) {
            add(ProblemKind.LIMIT, "site", "the site takes " + bytes + " bytes, at most " + Sequencer.INPUT_BYTES_MAX);
        }
    }

    private void add(ProblemKind kind, String path, String text) {
        problems.add(kind, places.apply(path), text);
    }

    private void limits() {
        limit("switches", site.switches().size(), SWITCHES_MAX);
        limit("devices", site.devices().size() + site.vdns().size(), DEVICES_MAX);
        limit("vdns", site.vdns().size(), VDNS_MAX);
        limit("skills", site.skills().size(), SKILLS_MAX);
        limit("agents", site.agents().size(), AGENTS_MAX);
        limit("restrictions", site.restrictions().size(), RESTRICTIONS_MAX);
        limit("diallingClasses", site.diallingClasses().size(), DIALLING_CLASSES_MAX);
    }

    private void limit(String what, int size, int max) {
        if (size > max) {
            add(ProblemKind.LIMIT, what, size + " " + what + ", at most " + max);
        }
    }

    private void switches() {
        for (int i = 0; i < site.switches().size(); i++) {
            SwitchSite pbx = site.switches().get(i);
            String path = "switches[" + i + "]";
            unique(switches, pbx.name(), path, "switch");
            if (pbx.name().indexOf('/') >= 0) {
                add(ProblemKind.ILL_TYPED, path, "the switch name " + pbx.name() + " must not hold a slash");
            }
            limit(path + ".links", pbx.links().size(), LINKS_MAX);
            forms(pbx.dialling(), path);
            Set<String> names = new HashSet<>();
            for (int j = 0; j < pbx.links().size(); j++) {
                link(pbx.links().get(j), names, path + ".links[" + j + "]");
            }
        }
    }

    private void forms(DiallingForms forms, String path) {
        form(forms.accountCode(), path, "account-code", List.of("{code}", "{number}"));
        form(forms.authorisationCode(), path, "authorisation-code", List.of("{code}", "{number}"));
        form(forms.park(), path, "park", List.of());
        form(forms.unpark(), path, "unpark", List.of("{station}"));
    }

    private void form(String form, String path, String key, List<String> needed) {
        String digits = DiallingForms.fill(form, "", "", "");
        if (form.length() > FORM_CHARS_MAX || !digits.chars().allMatch(DialPattern::isDialable)) {
            add(ProblemKind.ILL_TYPED, path, "dialling." + key + " has at most " + FORM_CHARS_MAX
                    + " characters: digits, +, *, # and the places {number}, {code}, {station}");
        }
        for (String place : needed) {
            if (!form.isEmpty() && !form.contains(place)) {
                add(ProblemKind.ILL_TYPED, path, "dialling." + key + " has no place " + place);
            }
        }
    }

    private void restrictions() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < site.restrictions().size(); i++) {
            RestrictionClass restriction = site.restrictions().get(i);
            String path = "restrictions[" + i + "]";
            unique(names, restriction.name(), path, "class of restriction");
            limit(path + ".dials", restriction.dials().size(), NAMES_MAX);
            limit(path + ".observes", restriction.observes().size(), NAMES_MAX);
            for (String dialling : restriction.dials()) {
                known(diallingClasses, dialling, path, "class of restriction " + restriction.name() + " dials "
                        + dialling);
            }
            for (String other : restriction.observes()) {
                known(restrictions, other, path, "class of restriction " + restriction.name() + " observes " + other);
            }
        }
    }

    private void known(Set<String> names, String name, String path, String text) {
        if (!names.contains(name)) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, text + ", which is not configured"
                    + Names.proposal(name, names));
        }
    }

    private void restriction(String name, String path, String whose) {
        if (!name.isEmpty()) {
            known(restrictions, name, path, whose + " has the class of restriction " + name);
        }
    }

    private void diallingClasses() {
        Set<String> names = new HashSet<>(NumberClass.BUILT_IN);
        for (int i = 0; i < site.diallingClasses().size(); i++) {
            DiallingClass dialling = site.diallingClasses().get(i);
            String path = "diallingClasses[" + i + "]";
            unique(names, dialling.name(), path, "dialling class");
            limit(path + ".patterns", dialling.patterns().size(), PATTERNS_MAX);
            for (String pattern : dialling.patterns()) {
                if (!DialPattern.isValid(pattern)) {
                    add(ProblemKind.ILL_TYPED, path, "pattern " + pattern + " of dialling class " + dialling.name()
                            + " must be digits, +, *, #, X for one digit, and a full stop at the end for the rest");
                }
            }
        }
    }

    private void link(LinkSite link, Set<String> names, String path) {
        unique(names, link.name(), path, "link");
        if (link.port() < 1 || link.port() > 65_535) {
            add(ProblemKind.ILL_TYPED, path, "port " + link.port() + " of link " + link.name()
                    + " must lie between 1 and 65535");
        }
        if (link.messagesPerSecond() < 0 || link.messagesPerSecond() > LINK_RATE_MAX) {
            add(ProblemKind.ILL_TYPED, path, "messages-per-second must lie between 0 and " + LINK_RATE_MAX);
        }
    }

    private void devices() {
        Set<DeviceKey> keys = new HashSet<>();
        for (int i = 0; i < site.devices().size(); i++) {
            DeviceSite device = site.devices().get(i);
            DeviceKey key = new DeviceKey(device.switchName(), device.deviceId());
            device(key, keys, "devices[" + i + "]");
            if (device.kind() == DeviceKind.SPLIT) {
                monitoredSplits.add(key);
            }
            restriction(device.restriction(), "devices[" + i + "]", "device " + device.deviceId());
        }
        for (int i = 0; i < site.vdns().size(); i++) {
            VdnSite vdn = site.vdns().get(i);
            device(new DeviceKey(vdn.switchName(), vdn.deviceId()), keys, "vdns[" + i + "]");
        }
    }

    private void device(DeviceKey key, Set<DeviceKey> keys, String path) {
        if (!switches.contains(key.switchName())) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, "device " + key.deviceId() + " is on the switch "
                    + key.switchName() + ", which is not configured" + Names.proposal(key.switchName(), switches));
        }
        id(key.deviceId(), path, "device");
        if (!keys.add(key)) {
            add(ProblemKind.DUPLICATE, path, "device " + key + " is there already");
        }
    }

    private void skills() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < site.skills().size(); i++) {
            SkillSite skill = site.skills().get(i);
            String path = "skills[" + i + "]";
            unique(names, skill.name(), path, "skill");
            if (skill.noAnswer() == SkillSite.NoAnswerMode.SERVER && skill.ringMillis() < RING_MILLIS_MIN) {
                add(ProblemKind.ILL_TYPED, path, "ring-time of skill " + skill.name() + " must be at least "
                        + RING_MILLIS_MIN + " ms where the server acts on no answer");
            }
            if (skill.afterCallWorkMillis() < 0 || skill.serviceObjectiveMillis() < 0 || skill.ringMillis() < 0
                    || skill.guardMillis() < 0 || skill.afterCallWorkMaxMillis() < 0) {
                add(ProblemKind.ILL_TYPED, path, "a time of skill " + skill.name() + " is negative");
            }
            if (skill.isOfSwitch()) {
                skillOfSwitch(skill, path);
            } else if (skill.split() != null) {
                add(ProblemKind.ILL_TYPED, path, "skill " + skill.name()
                        + " has a split, which only distribution = SWITCH uses");
            }
        }
    }

    /** What a switch distributes it also times: the server would only contradict it. */
    private void skillOfSwitch(SkillSite skill, String path) {
        if (skill.noAnswer() != SkillSite.NoAnswerMode.SWITCH || skill.ringMillis() != 0
                || skill.afterCallWorkMillis() != 0 || skill.afterCallWorkMaxMillis() != 0
                || skill.guardMillis() != 0) {
            add(ProblemKind.ILL_TYPED, path,
                    "no-answer, ring-time, after-call-work, after-call-work-max and guard-time of skill "
                            + skill.name() + " are the switch's under distribution = SWITCH; leave them out");
        }
        SkillSite.Split split = skill.split();
        if (split == null) {
            add(ProblemKind.ILL_TYPED, path, "skill " + skill.name()
                    + " needs its split { switch, id } under distribution = SWITCH");
            return;
        }
        DeviceKey key = new DeviceKey(split.switchName(), split.deviceId());
        if (!splits.add(key)) {
            add(ProblemKind.DUPLICATE, path, "split " + key + " is another skill's already");
        }
        if (!monitoredSplits.contains(key)) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, "split " + key + " of skill " + skill.name()
                    + " does not stand among the devices with kind SPLIT");
        }
    }

    private void agents() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < site.agents().size(); i++) {
            AgentSite agent = site.agents().get(i);
            String path = "agents[" + i + "]";
            unique(ids, agent.agentId(), path, "agent");
            hash(agent.passwordHash(), path, "agent " + agent.agentId());
            limit(path + ".skills", agent.skills().size(), AGENT_SKILLS_MAX);
            agentSkills(agent, path);
            id(agent.loginId(), path, "switch login");
            boolean ofSwitch = agent.skills().stream().anyMatch(skill -> skillsOfSwitches.contains(skill.skill()));
            if (ofSwitch && !logins.add(agent.loginId())) {
                add(ProblemKind.DUPLICATE, path, "switch-login " + agent.loginId() + " of agent " + agent.agentId()
                        + " is another agent's already");
            }
            restriction(agent.restriction(), path, "agent " + agent.agentId());
            scope(agent.scope(), path, "agent " + agent.agentId());
            if (agent.team().equals(Scope.EVERY)) {
                add(ProblemKind.ILL_TYPED, path, "the team of agent " + agent.agentId() + " must not be "
                        + Scope.EVERY + ", which stands for all");
            }
            if (agent.area().equals(AgentSite.EVERY_AREA)) {
                add(ProblemKind.ILL_TYPED, path, "the area of agent " + agent.agentId() + " must not be "
                        + AgentSite.EVERY_AREA + ", which stands for all");
            }
        }
    }

    /** Without one he comes with a token or a certificate only. */
    private void hash(String hash, String path, String whose) {
        if (!hash.isEmpty()) {
            PasswordHash.problem(hash).ifPresent(
                    problem -> add(ProblemKind.ILL_TYPED, path, "password-hash of " + whose + ": " + problem));
        }
    }

    private void scope(Scope scope, String path, String whose) {
        limit(path + ".areas", scope.areas().size(), NAMES_MAX);
        limit(path + ".teams", scope.teams().size(), NAMES_MAX);
        limit(path + ".skills", scope.skills().size(), NAMES_MAX);
        for (String skill : scope.skills()) {
            if (!skill.equals(Scope.EVERY) && !skills.contains(skill)) {
                add(ProblemKind.UNKNOWN_REFERENCE, path, "the scope of " + whose + " has the skill " + skill
                        + ", which is not configured" + Names.proposal(skill, skills));
            }
        }
    }

    private void users() {
        limit("users", site.desk().users().size(), USERS_MAX);
        Set<String> ids = new HashSet<>();
        site.agents().forEach(agent -> ids.add(agent.agentId()));
        for (int i = 0; i < site.desk().users().size(); i++) {
            UserSite user = site.desk().users().get(i);
            String path = "users[" + i + "]";
            unique(ids, user.userId(), path, "agent or user");
            hash(user.passwordHash(), path, "user " + user.userId());
            scope(user.scope(), path, "user " + user.userId());
            if (user.roles().isEmpty()) {
                add(ProblemKind.ILL_TYPED, path, "user " + user.userId() + " has no role");
            }
        }
    }

    private void thresholds() {
        limit("thresholds", site.desk().thresholds().size(), THRESHOLDS_MAX);
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < site.desk().thresholds().size(); i++) {
            ThresholdSite threshold = site.desk().thresholds().get(i);
            String path = "thresholds[" + i + "]";
            if (!taken.add(threshold.topic() + " " + threshold.item())) {
                add(ProblemKind.DUPLICATE, path, threshold.item() + " of " + threshold.topic()
                        + " has a threshold already");
            }
            if (threshold.above() ? threshold.back() > threshold.limit() : threshold.back() < threshold.limit()) {
                add(ProblemKind.CONTRADICTION, path, "back must not lie beyond the threshold itself");
            }
            if (threshold.item().isPercentage() && Math.max(threshold.limit(), threshold.back()) > PERCENT_MAX) {
                add(ProblemKind.ILL_TYPED, path, threshold.item() + " is a part of a hundred");
            }
            if (threshold.contactsMin() != 1 && !threshold.item().isOfContacts()) {
                add(ProblemKind.CONTRADICTION, path, "contacts-min is for SERVICELEVEL and ABANDONRATE; leave it out");
            }
            board(threshold, path);
        }
    }

    private void board(ThresholdSite threshold, String path) {
        String topic = threshold.topic();
        String name = topic.substring(topic.indexOf('/') + 1);
        BoardItem item = threshold.item();
        boolean known = switch (TopicKind.of(topic)) {
            case SKILL -> skills.contains(name);
            case VDN -> item.isOfQueue() && site.vdns().stream()
                    .anyMatch(vdn -> name.equals(vdn.switchName() + "/" + vdn.deviceId()));
            case TEAM -> !item.isOfQueue() && !item.isOfContacts()
                    && site.agents().stream().anyMatch(agent -> agent.team().equals(name));
            default -> false;
        };
        if (!known) {
            add(ProblemKind.UNKNOWN_REFERENCE, path, "there is no board " + topic + " with the item " + item
                    + ": skill/NAME has all, vdn/SWITCH/ID those of the queue, team/NAME those of the agents");
        }
    }

    private void wrapUps() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < site.desk().wrapUps().size(); i++) {
            WrapUpSite wrapUp = site.desk().wrapUps().get(i);
            String path = "wrapUps[" + i + "]";
            if (!skills.contains(wrapUp.skill())) {
                add(ProblemKind.UNKNOWN_REFERENCE, path, "wrap-up codes of the skill " + wrapUp.skill()
                        + ", which is not configured" + Names.proposal(wrapUp.skill(), skills));
            }
            if (!taken.add(wrapUp.skill())) {
                add(ProblemKind.DUPLICATE, path, "the skill " + wrapUp.skill() + " has wrap-up codes already");
            }
            limit(path + ".codes", wrapUp.codes().size(), CODES_MAX);
            if (wrapUp.codes().stream().anyMatch(code -> code.isEmpty() || code.length() > CODE_CHARS_MAX)) {
                add(ProblemKind.ILL_TYPED, path, "a wrap-up code has 1 to " + CODE_CHARS_MAX + " characters");
            }
        }
    }

    private void reasons() {
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < site.desk().reasons().size(); i++) {
            ReasonSite reason = site.desk().reasons().get(i);
            String path = "reasons[" + i + "]";
            if (!taken.add(reason.use() + " " + reason.code())) {
                add(ProblemKind.DUPLICATE, path, "the reason code " + reason.code() + " for " + reason.use()
                        + " has a name already");
            }
            if (reason.code() < 0 || reason.code() > ReasonCode.AGENT_MAX) {
                add(ProblemKind.ILL_TYPED, path, "a reason code lies between 0 and " + ReasonCode.AGENT_MAX);
            }
            if (reason.name().isBlank() || reason.name().length() > CODE_CHARS_MAX) {
                add(ProblemKind.ILL_TYPED, path, "the name of a reason code has 1 to " + CODE_CHARS_MAX
                        + " characters");
            }
        }
    }

    private void agentSkills(AgentSite agent, String path) {
        Set<String> own = new HashSet<>();
        for (int j = 0; j < agent.skills().size(); j++) {
            AgentSite.SkillLevel skill = agent.skills().get(j);
            String at = path + ".skills[" + j + "]";
            if (!own.add(skill.skill())) {
                add(ProblemKind.DUPLICATE, at, "agent " + agent.agentId() + " has the skill " + skill.skill()
                        + " already");
            }
            if (!skills.contains(skill.skill())) {
                add(ProblemKind.UNKNOWN_REFERENCE, at, "agent " + agent.agentId() + " has the skill " + skill.skill()
                        + ", which is not configured" + Names.proposal(skill.skill(), skills));
            }
            if (skill.level() < LEVEL_MIN || skill.level() > LEVEL_MAX) {
                add(ProblemKind.ILL_TYPED, at, "level must lie between " + LEVEL_MIN + " and " + LEVEL_MAX);
            }
        }
    }

    private void settings() {
        SiteSettings settings = site.settings();
        if (settings.desktopGraceMillis() < 0 || settings.selectWatchdogMillis() < 1 || settings.renewMillis() < 1
                || settings.linkRecoveryMillis() < 1 || settings.guardMillis() < 0
                || settings.supervision().phantomMillis() < 0 || settings.reconcile().roundMillis() < 1) {
            add(ProblemKind.ILL_TYPED, "settings", "times of settings must be positive");
        }
        if (settings.phantomAbandonMillis() < 0
                || settings.phantomAbandonMillis() > SiteSettings.PHANTOM_ABANDON_MILLIS_MAX) {
            add(ProblemKind.ILL_TYPED, "settings", "phantom-abandon must lie between 0 and "
                    + SiteSettings.PHANTOM_ABANDON_MILLIS_MAX + " ms");
        }
        if (!settings.timeZone().isEmpty() && !ZoneId.getAvailableZoneIds().contains(settings.timeZone())) {
            add(ProblemKind.ILL_TYPED, "settings",
                    "time-zone " + settings.timeZone() + " is none; write a name as in Europe/Berlin");
        }
    }

    private void unique(Set<String> taken, String id, String path, String what) {
        id(id, path, what);
        if (!taken.add(id)) {
            add(ProblemKind.DUPLICATE, path, what + " " + id + " is there already");
        }
    }

    /** Absent ids were reported where they are missing. */
    private void id(String id, String path, String what) {
        if (id.length() > ID_CHARS_MAX || !id.equals(id.strip())) {
            add(ProblemKind.ILL_TYPED, path, "the id of a " + what + " has at most " + ID_CHARS_MAX
                    + " characters and no blanks at its ends");
        }
    }
}
