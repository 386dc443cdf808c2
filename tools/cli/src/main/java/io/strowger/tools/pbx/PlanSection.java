package io.strowger.tools.pbx;

import io.strowger.simulator.model.AcdPlan;
import io.strowger.simulator.model.AcdPlan.AnnouncementPlan;
import io.strowger.simulator.model.AcdPlan.PortPlan;
import io.strowger.simulator.model.AcdPlan.VectorPlan;
import io.strowger.simulator.model.AcdSettings;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.AgentSkill;
import io.strowger.simulator.model.SwitchPlan.Form;
import io.strowger.simulator.model.SwitchPlan.Handling;
import io.strowger.simulator.model.SwitchPlan.Method;
import io.strowger.simulator.model.SwitchPlan.NoAnswer;
import io.strowger.simulator.model.SwitchPlan.SkillOptions;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.Timers;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnOptions;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.VectorForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What is administered in the switch, out of a settings file. */
final class PlanSection {
    private static final int EXTENSION_MAX = 999_999_999;

    private final SettingsSection root;
    private final SetupSection setup;
    private boolean right = true;

    /** What stations have beyond the plan goes to {@code setup}. */
    PlanSection(SettingsSection root, SetupSection setup) {
        this.root = root;
        this.setup = setup;
    }

    /** The plan; null when something is wrong with it. */
    SwitchPlan plan() {
        List<StationPlan> stations = new ArrayList<>();
        root.sections("stations").forEach(section -> stations(section, stations::add));
        List<AgentPlan> agents = new ArrayList<>();
        root.sections("agents").forEach(section -> agents(section, agents::add));
        List<SkillPlan> skills = all("hunt-groups", PlanSection::huntGroup);
        List<VdnPlan> vdns = all("vdns", PlanSection::vdn);
        List<TrunkGroupPlan> trunks = all("trunk-groups", PlanSection::trunkGroup);
        List<AnnouncementPlan> announcements = all("announcements", PlanSection::announcement);
        List<VectorPlan> vectors = all("vectors", PlanSection::vector);
        List<PortPlan> ports = all("voice-ports", PlanSection::voicePort);
        SettingsSection features = root.section("switch");
        Timers timers = timers(features);
        AcdSettings settings = acd(features);
        features.end();
        if (!right || timers == null || settings == null) {
            return null;
        }
        return PbxSettings.of(root, () -> new SwitchPlan(stations, vdns, skills, agents, trunks, timers,
                new AcdPlan(announcements, vectors, ports, settings)));
    }

    private <T> List<T> all(String key, Function<SettingsSection, T> reader) {
        List<T> all = new ArrayList<>();
        for (SettingsSection section : root.sections(key)) {
            T one = PbxSettings.of(section, () -> reader.apply(section));
            section.end();
            right &= one != null;
            all.add(one);
        }
        return all;
    }

    // --- stations and agents, alone or in a row

    private void stations(SettingsSection section, Consumer<StationPlan> stations) {
        int first = section.number("extension", 0, 1, EXTENSION_MAX);
        int count = section.number("count", 1, 1, SwitchPlan.MAX_DEVICES);
        String name = section.text("name", "Station");
        int appearances = section.number("appearances", StationPlan.DEFAULT_APPEARANCES, 1,
                StationPlan.MAX_APPEARANCES);
        int incoming = section.number("incoming-appearances", 1, 1, StationPlan.MAX_APPEARANCES);
        AnswerMode answer = section.constant("answer", AnswerMode.MANUAL);
        setup.stations(section, IntStream.range(first, first + count).mapToObj(Integer::toString).toList());
        section.end();
        for (int i = 0; i < count; i++) {
            String extension = Integer.toString(first + i);
            StationPlan station = PbxSettings.of(section,
                    () -> new StationPlan(extension, named(name, extension, count), appearances, incoming, answer));
            if (station == null) {
                right = false;
                return;
            }
            stations.accept(station);
        }
    }

    private void agents(SettingsSection section, Consumer<AgentPlan> agents) {
        int first = section.number("id", 0, 1, EXTENSION_MAX);
        int count = section.number("count", 1, 1, SwitchPlan.MAX_DEVICES);
        String name = section.text("name", "Agent");
        String password = section.text("password", "");
        List<String> skills = section.texts("skills", List.of());
        Handling handling = section.constant("handling", Handling.SKILL_LEVEL);
        section.end();
        for (int i = 0; i < count; i++) {
            String id = Integer.toString(first + i);
            AgentPlan agent = PbxSettings.of(section,
                    () -> new AgentPlan(id, named(name, id, count), password, levels(skills), handling));
            if (agent == null) {
                right = false;
                return;
            }
            agents.accept(agent);
        }
    }

    private static String named(String name, String number, int count) {
        return count == 1 ? name : name + " " + number;
    }

    /** Skills written 8001 or 8001:2, the number after the colon being the level; 1 without. */
    private static List<AgentSkill> levels(List<String> skills) {
        List<AgentSkill> levels = new ArrayList<>();
        for (String skill : skills) {
            String[] parts = skill.split(":", 2);
            int level = parts.length == 1 || !parts[1].matches("\\d{1,3}") ? 1 : Integer.parseInt(parts[1]);
            if (parts.length == 2 && !parts[1].matches("\\d{1,3}")) {
                throw new IllegalArgumentException("not a skill with its level, as in 8001:2: " + skill);
            }
            levels.add(new AgentSkill(parts[0], level));
        }
        levels.sort(Comparator.comparingInt(AgentSkill::level));
        return levels;
    }

    // --- everything else

    private static SkillPlan huntGroup(SettingsSection section) {
        String extension = section.required("extension");
        String name = section.text("name", "Group " + extension);
        long noAnswer = millis(section, "no-answer", 0);
        NoAnswer redirected = new NoAnswer(section.text("no-answer-vdn", ""),
                section.number("no-answer-reason", 0, 0, AgentChange.MAX_REASON_CODE));
        Form form = new Form(section.flag("vector-controlled", true), section.constant("method", Method.UCD_MIA));
        SkillOptions options = new SkillOptions(section.number("number", 0, 0, SkillOptions.MAX_NUMBER), form,
                section.number("queue-limit", SkillOptions.MAX_QUEUE, 0, SkillOptions.MAX_QUEUE), redirected,
                millis(section, "timed-acw", 0), section.texts("members", List.of()));
        return new SkillPlan(extension, name, noAnswer, options);
    }

    private static VdnPlan vdn(SettingsSection section) {
        String extension = section.required("extension");
        String name = section.text("name", "VDN " + extension);
        String vector = section.required("vector");
        VdnOptions options = new VdnOptions(section.texts("skills", List.of()), section.flag("override", true));
        return new VdnPlan(extension, name, VectorForm.read(vector).orThrow(), options);
    }

    private static VectorPlan vector(SettingsSection section) {
        int number = section.number("number", 0, 1, AcdPlan.MAX_VECTOR);
        String name = section.text("name", "Vector " + number);
        return new VectorPlan(number, name, VectorForm.read(section.required("steps")).orThrow());
    }

    private static TrunkGroupPlan trunkGroup(SettingsSection section) {
        return new TrunkGroupPlan(section.required("group"),
                section.number("members", 1, 1, TrunkGroupPlan.MAX_MEMBERS));
    }

    private static AnnouncementPlan announcement(SettingsSection section) {
        String extension = section.required("extension");
        return new AnnouncementPlan(extension, section.text("name", "Announcement " + extension),
                (int) (millis(section, "length", 0) / Duration.ofSeconds(1).toMillis()));
    }

    private static PortPlan voicePort(SettingsSection section) {
        return new PortPlan(section.required("extension"), millis(section, "answer", 1_000),
                millis(section, "play", 10_000), section.text("digits", ""), section.text("transfer-to", ""));
    }

    private static Timers timers(SettingsSection section) {
        long busy = millis(section, "busy-tone", Timers.DEFAULT.busyToneMillis());
        long vector = millis(section, "vector-disconnect", Timers.DEFAULT.vectorDisconnectMillis());
        int callIds = section.number("call-ids", Timers.DEFAULT.callIdLimit(), 1, Timers.MAX_CALL_ID);
        long outside = millis(section, "outside-answer", Timers.DEFAULT.externalAnswerMillis());
        return PbxSettings.of(section, () -> new Timers(busy, vector, callIds, outside));
    }

    private static AcdSettings acd(SettingsSection section) {
        AcdSettings usual = AcdSettings.DEFAULT;
        boolean aux = section.flag("aux-at-log-in", usual.auxAtLogIn());
        boolean ucids = section.flag("ucids", usual.ucids());
        boolean exclusive = section.flag("exclusive-routing", usual.exclusiveRouting());
        long unplugged = millis(section, "unplugged-log-out", usual.unpluggedMillis());
        long digits = millis(section, "digit-timeout", usual.digitTimeoutMillis());
        int offset = section.number("utc-offset-minutes", usual.utcOffsetMinutes(), -AcdSettings.MAX_UTC_OFFSET,
                AcdSettings.MAX_UTC_OFFSET);
        return PbxSettings.of(section,
                () -> new AcdSettings(aux, ucids, exclusive, unplugged, digits, offset));
    }

    private static long millis(SettingsSection section, String key, long fallback) {
        return section.millis(key, fallback, PbxSettings.TIME_MAX);
    }
}
