package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.strowger.simulator.model.AcdPlan.AnnouncementPlan;
import io.strowger.simulator.model.AcdPlan.PortPlan;
import io.strowger.simulator.model.AcdPlan.VectorPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.AgentSkill;
import io.strowger.simulator.model.SwitchPlan.Form;
import io.strowger.simulator.model.SwitchPlan.Handling;
import io.strowger.simulator.model.SwitchPlan.Method;
import io.strowger.simulator.model.SwitchPlan.NoAnswer;
import io.strowger.simulator.model.SwitchPlan.SkillOptions;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnOptions;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;

/**
 * A plan as transcripts carry it: lines that begin with {@code =} name devices, lines that begin with {@code |} are the
 * steps of the VDN or vector above them.
 */
final class PlanText {
    private final List<StationPlan> stations = new ArrayList<>();
    private final List<VdnPlan> vdns = new ArrayList<>();
    private final List<SkillPlan> skills = new ArrayList<>();
    private final List<AgentPlan> agents = new ArrayList<>();
    private final List<AnnouncementPlan> announcements = new ArrayList<>();
    private final List<VectorPlan> vectors = new ArrayList<>();
    private final List<PortPlan> ports = new ArrayList<>();
    private AcdSettings settings = AcdSettings.DEFAULT;
    private SwitchPlan.Timers timers = SwitchPlan.Timers.DEFAULT;

    private PlanText() {}

    /** The plan of a transcript, the small one when it has none. */
    static SwitchPlan read(List<String> lines) {
        PlanText text = new PlanText();
        List<String> plan = lines.stream().filter(line -> line.startsWith("=") || line.startsWith("|")).toList();
        if (plan.isEmpty()) {
            return Plans.small();
        }
        for (int i = 0; i < plan.size(); i++) {
            StringBuilder steps = new StringBuilder();
            for (int j = i + 1; j < plan.size() && plan.get(j).startsWith("|"); j++) {
                steps.append(plan.get(j).substring(1).strip()).append('\n');
            }
            if (plan.get(i).startsWith("=")) {
                text.device(Arrays.asList(plan.get(i).substring(1).strip().split("\\s+")), steps.toString());
            }
        }
        AcdPlan acd = new AcdPlan(text.announcements, text.vectors, text.ports, text.settings);
        return new SwitchPlan(text.stations, text.vdns, text.skills, text.agents,
                List.of(new TrunkGroupPlan("801", 9)), text.timers, acd);
    }

    private void device(List<String> words, String steps) {
        String number = words.size() > 1 ? words.get(1) : "";
        switch (words.get(0)) {
            case "stations" ->
                words.subList(1, words.size()).forEach(s -> stations.add(StationPlan.of(s, AnswerMode.MANUAL)));
            case "port" -> {
                stations.add(StationPlan.of(number, AnswerMode.MANUAL));
                ports.add(new PortPlan(number, millis(words, "answer"), millis(words, "play"), value(words, "digits"),
                        value(words, "transfer")));
            }
            case "announcement" ->
                announcements.add(new AnnouncementPlan(number, "", Integer.parseInt(value(words, "plays"))));
            case "agent" -> agents.add(new AgentPlan(number, "", value(words, "password"),
                    list(words, "skills").stream().map(PlanText::skill).toList(),
                    words.contains("greatest-need") ? Handling.GREATEST_NEED : Handling.SKILL_LEVEL));
            case "skill" -> skills.add(skill(number, words));
            case "vdn" -> vdns.add(new VdnPlan(number, "", VectorForm.read(steps).orThrow(),
                    new VdnOptions(list(words, "skills"), !words.contains("keeps"))));
            case "vector" ->
                vectors.add(new VectorPlan(Integer.parseInt(number), "", VectorForm.read(steps).orThrow()));
            case "aux-at-log-in" -> settings = settings.withAuxAtLogIn(true);
            case "shared-routing" -> settings = settings.withExclusiveRouting(false);
            case "vector-disconnect" -> timers = new SwitchPlan.Timers(10_000, Long.parseLong(number) * 1000, 16_383,
                    3_000);
            default -> throw new IllegalArgumentException(words.toString());
        }
    }

    private static SkillPlan skill(String number, List<String> words) {
        Method method = words.contains("expert") ? Method.EAD_MIA : Method.UCD_MIA;
        String limit = value(words, "limit");
        String reason = value(words, "reason");
        SkillOptions options = new SkillOptions(Integer.parseInt("0" + value(words, "number")),
                new Form(!words.contains("hunt"), method),
                limit.isEmpty() ? SkillOptions.MAX_QUEUE : Integer.parseInt(limit),
                new NoAnswer(value(words, "redirect"), Integer.parseInt("0" + reason)), millis(words, "timed"),
                list(words, "members"));
        return new SkillPlan(number, "", millis(words, "no-answer"), options);
    }

    private static AgentSkill skill(String text) {
        String[] parts = text.split(":");
        return new AgentSkill(parts[0], Integer.parseInt(parts[1]));
    }

    private static String value(List<String> words, String key) {
        int at = words.indexOf(key);
        return at < 0 ? "" : words.get(at + 1);
    }

    private static long millis(List<String> words, String key) {
        return Long.parseLong("0" + value(words, key)) * 1000;
    }

    private static List<String> list(List<String> words, String key) {
        String value = value(words, key);
        return value.isEmpty() ? List.of() : List.of(value.split(","));
    }
}
