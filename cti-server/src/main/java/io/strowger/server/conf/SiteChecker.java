package io.strowger.server.conf;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.port.Sequencer;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
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
    private final SiteReport report;
    private final DiallingChecker dialling;
    private final Set<String> switches = new TreeSet<>();
    private final Set<DeviceKey> splits = new TreeSet<>();
    private final Set<DeviceKey> monitoredSplits = new TreeSet<>();

    private SiteChecker(Site site, SiteReport report) {
        this.site = site;
        this.report = report;
        this.dialling = new DiallingChecker(site, report);
    }

    /** What is wrong with a site that came from no file; each place is the path of a value. */
    public static List<Problem> check(Site site) {
        Problems problems = new Problems();
        check(site, Function.identity(), problems);
        return problems.list();
    }

    static void check(Site site, Function<String, String> places, Problems problems) {
        SiteReport report = new SiteReport(places, problems);
        SiteChecker checker = new SiteChecker(site, report);
        checker.limits();
        checker.switches();
        checker.devices();
        checker.skills();
        RoutingChecker.check(site, places, problems);
        PeopleChecker.check(site, checker.dialling, report);
        DeskChecker.check(site, report);
        ScreenPopChecker.check(site, report);
        checker.dialling.classes();
        new AnalysisChecker(site, places, problems).check();
        MultiSiteChecker.check(site, report);
        ServiceChecker.check(site, report);
        checker.settings();
        checker.size();
    }

    /** The whole site is one input. Looked at last, when everything else is in order. */
    private void size() {
        if (!report.isEmpty()) {
            return;
        }
        int bytes = CODEC.encode(new Input.ConfigurationApplied(1, "", site)).length + ENVELOPE_BYTES_MAX;
        if (bytes > Sequencer.INPUT_BYTES_MAX) {
            report.add(ProblemKind.LIMIT, "site",
                    "the site takes " + bytes + " bytes, at most " + Sequencer.INPUT_BYTES_MAX);
        }
    }

    private void limits() {
        report.limit("switches", site.switches().size(), SWITCHES_MAX);
        report.limit("devices", site.devices().size() + site.vdns().size(), DEVICES_MAX);
        report.limit("vdns", site.vdns().size(), VDNS_MAX);
        report.limit("skills", site.skills().size(), SKILLS_MAX);
        report.limit("agents", site.agents().size(), AGENTS_MAX);
        report.limit("restrictions", site.restrictions().size(), RESTRICTIONS_MAX);
        report.limit("diallingClasses", site.diallingClasses().size(), DIALLING_CLASSES_MAX);
    }

    private void switches() {
        for (int i = 0; i < site.switches().size(); i++) {
            SwitchSite pbx = site.switches().get(i);
            String path = "switches[" + i + "]";
            report.unique(switches, pbx.name(), path, "switch");
            if (pbx.name().indexOf('/') >= 0) {
                report.add(ProblemKind.ILL_TYPED, path, "the switch name " + pbx.name() + " must not hold a slash");
            }
            report.limit(path + ".links", pbx.links().size(), LINKS_MAX);
            dialling.forms(pbx.dialling(), path);
            Set<String> names = new HashSet<>();
            for (int j = 0; j < pbx.links().size(); j++) {
                link(pbx.links().get(j), names, path + ".links[" + j + "]");
            }
        }
    }

    private void link(LinkSite link, Set<String> names, String path) {
        report.unique(names, link.name(), path, "link");
        if (link.port() < 1 || link.port() > 65_535) {
            report.add(ProblemKind.ILL_TYPED, path, "port " + link.port() + " of link " + link.name()
                    + " must lie between 1 and 65535");
        }
        if (link.messagesPerSecond() < 0 || link.messagesPerSecond() > LINK_RATE_MAX) {
            report.add(ProblemKind.ILL_TYPED, path, "messages-per-second must lie between 0 and " + LINK_RATE_MAX);
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
            dialling.restriction(device.restriction(), "devices[" + i + "]", "device " + device.deviceId());
        }
        for (int i = 0; i < site.vdns().size(); i++) {
            VdnSite vdn = site.vdns().get(i);
            device(new DeviceKey(vdn.switchName(), vdn.deviceId()), keys, "vdns[" + i + "]");
        }
    }

    private void device(DeviceKey key, Set<DeviceKey> keys, String path) {
        if (!switches.contains(key.switchName())) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path, "device " + key.deviceId() + " is on the switch "
                    + key.switchName() + ", which is not configured" + Names.proposal(key.switchName(), switches));
        }
        report.id(key.deviceId(), path, "device");
        if (!keys.add(key)) {
            report.add(ProblemKind.DUPLICATE, path, "device " + key + " is there already");
        }
    }

    private void skills() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < site.skills().size(); i++) {
            SkillSite skill = site.skills().get(i);
            String path = "skills[" + i + "]";
            report.unique(names, skill.name(), path, "skill");
            if (skill.noAnswer() == SkillSite.NoAnswerMode.SERVER && skill.ringMillis() < RING_MILLIS_MIN) {
                report.add(ProblemKind.ILL_TYPED, path, "ring-time of skill " + skill.name() + " must be at least "
                        + RING_MILLIS_MIN + " ms where the server acts on no answer");
            }
            if (skill.afterCallWorkMillis() < 0 || skill.serviceObjectiveMillis() < 0 || skill.ringMillis() < 0
                    || skill.guardMillis() < 0 || skill.afterCallWorkMaxMillis() < 0) {
                report.add(ProblemKind.ILL_TYPED, path, "a time of skill " + skill.name() + " is negative");
            }
            if (skill.isOfSwitch()) {
                skillOfSwitch(skill, path);
            } else if (skill.split() != null) {
                report.add(ProblemKind.ILL_TYPED, path, "skill " + skill.name()
                        + " has a split, which only distribution = SWITCH uses");
            }
        }
    }

    /** What a switch distributes it also times: the server would only contradict it. */
    private void skillOfSwitch(SkillSite skill, String path) {
        if (skill.noAnswer() != SkillSite.NoAnswerMode.SWITCH || skill.ringMillis() != 0
                || skill.afterCallWorkMillis() != 0 || skill.afterCallWorkMaxMillis() != 0
                || skill.guardMillis() != 0) {
            report.add(ProblemKind.ILL_TYPED, path,
                    "no-answer, ring-time, after-call-work, after-call-work-max and guard-time of skill "
                            + skill.name() + " are the switch's under distribution = SWITCH; leave them out");
        }
        SkillSite.Split split = skill.split();
        if (split == null) {
            report.add(ProblemKind.ILL_TYPED, path, "skill " + skill.name()
                    + " needs its split { switch, id } under distribution = SWITCH");
            return;
        }
        DeviceKey key = new DeviceKey(split.switchName(), split.deviceId());
        if (!splits.add(key)) {
            report.add(ProblemKind.DUPLICATE, path, "split " + key + " is another skill's already");
        }
        if (!monitoredSplits.contains(key)) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path, "split " + key + " of skill " + skill.name()
                    + " does not stand among the devices with kind SPLIT");
        }
    }

    private void settings() {
        SiteSettings settings = site.settings();
        if (settings.desktopGraceMillis() < 0 || settings.selectWatchdogMillis() < 1 || settings.renewMillis() < 1
                || settings.linkRecoveryMillis() < 1 || settings.guardMillis() < 0
                || settings.supervision().phantomMillis() < 0 || settings.reconcile().roundMillis() < 1) {
            report.add(ProblemKind.ILL_TYPED, "settings", "times of settings must be positive");
        }
        if (settings.phantomAbandonMillis() < 0
                || settings.phantomAbandonMillis() > SiteSettings.PHANTOM_ABANDON_MILLIS_MAX) {
            report.add(ProblemKind.ILL_TYPED, "settings", "phantom-abandon must lie between 0 and "
                    + SiteSettings.PHANTOM_ABANDON_MILLIS_MAX + " ms");
        }
        if (!settings.timeZone().isEmpty() && !ZoneId.getAvailableZoneIds().contains(settings.timeZone())) {
            report.add(ProblemKind.ILL_TYPED, "settings",
                    "time-zone " + settings.timeZone() + " is none; write a name as in Europe/Berlin");
        }
    }

}
