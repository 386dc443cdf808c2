package io.strowger.simulator.model;

import static io.strowger.simulator.model.SwitchPlan.require;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.AgentSkill;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;

/** Checks that the parts of a plan fit together. */
final class PlanCheck {
    private static final int MAX_EXTENSION = 16;

    private final List<StationPlan> stations;
    private final Set<String> stationNumbers = new HashSet<>();
    private final Set<String> skillNumbers = new HashSet<>();
    private final List<SkillPlan> skills;
    private final AcdPlan acd;
    private final Set<String> skillNames = new LinkedHashSet<>(SkillPlaces.LIST);
    private final Set<String> vdnNumbers = new LinkedHashSet<>();
    private final Set<String> announcements = new LinkedHashSet<>();
    private final Map<Integer, Integer> vectorSizes = new HashMap<>();

    PlanCheck(List<StationPlan> stations, List<SkillPlan> skills, AcdPlan acd) {
        this.stations = stations;
        stations.forEach(station -> stationNumbers.add(station.extension()));
        skills.forEach(skill -> skillNumbers.add(skill.extension()));
        this.skills = skills;
        this.acd = acd;
    }

    void check(List<VdnPlan> vdns, List<AgentPlan> agents) {
        require(Math.max(stations.size(), Math.max(vdns.size(), agents.size())) <= SwitchPlan.MAX_DEVICES,
                "more than " + SwitchPlan.MAX_DEVICES + " devices");
        numbers(vdns, agents);
        names(vdns, agents);
        skills.forEach(skill -> skillNames.add(skill.extension()));
        skills.forEach(this::number);
        vdns.forEach(vdn -> vdnNumbers.add(vdn.extension()));
        acd.announcements().forEach(announcement -> announcements.add(announcement.extension()));
        skills.forEach(this::skill);
        agents.forEach(this::agent);
        ports();
        for (AcdPlan.VectorPlan vector : acd.vectors()) {
            require(vectorSizes.put(vector.number(), vector.steps().size()) == null,
                    "vector " + vector.number() + " is there twice");
            require(!vector.steps().isEmpty() && vector.steps().size() <= SwitchPlan.MAX_VECTOR_STEPS,
                    "steps of vector " + vector.number() + ": " + vector.steps().size());
        }
        for (VdnPlan vdn : vdns) {
            vdn.options().skills().forEach(skill -> known(skill, "VDN " + vdn.extension()));
            vector("vector of " + vdn.extension(), vdn.vector());
        }
        acd.vectors().forEach(vector -> vector("vector " + vector.number(), vector.steps()));
    }

    private void numbers(List<VdnPlan> vdns, List<AgentPlan> agents) {
        List<String> numbers = new ArrayList<>();
        stations.forEach(station -> numbers.add(station.extension()));
        vdns.forEach(vdn -> numbers.add(vdn.extension()));
        skills.forEach(skill -> numbers.add(skill.extension()));
        agents.forEach(agent -> numbers.add(agent.id()));
        acd.announcements().forEach(announcement -> numbers.add(announcement.extension()));
        Set<String> used = new LinkedHashSet<>();
        for (String number : numbers) {
            require(!number.isEmpty() && number.length() <= MAX_EXTENSION
                    && number.chars().allMatch(c -> c >= '0' && c <= '9'), "not an extension: " + number);
            require(used.add(number), "number used twice: " + number);
        }
    }

    private void names(List<VdnPlan> vdns, List<AgentPlan> agents) {
        List<String> names = new ArrayList<>();
        stations.forEach(station -> names.add(station.name()));
        vdns.forEach(vdn -> names.add(vdn.name()));
        skills.forEach(skill -> names.add(skill.name()));
        agents.forEach(agent -> names.add(agent.name()));
        acd.announcements().forEach(announcement -> names.add(announcement.name()));
        acd.vectors().forEach(vector -> names.add(vector.name()));
        for (String name : names) {
            require(name.length() <= SwitchPlan.MAX_NAME, "name too long: " + name);
        }
    }

    private void number(SkillPlan skill) {
        int number = skill.options().number();
        require(number == 0 || skillNames.add(Integer.toString(number)),
                "hunt group " + skill.extension() + " has number " + number + ", which another one has");
    }

    private void known(String skill, String who) {
        require(skillNames.contains(skill) && !SkillPlaces.LIST.contains(skill),
                who + " names skill " + skill + ", which does not exist");
    }

    private void skill(SkillPlan skill) {
        String vdn = skill.options().noAnswer().vdn();
        require(vdn.isEmpty() || vdnNumbers.contains(vdn),
                "skill " + skill.extension() + " redirects to VDN " + vdn + ", which does not exist");
        for (String member : skill.options().members()) {
            require(stationNumbers.contains(member),
                    "skill " + skill.extension() + " has member " + member + ", which is no station");
        }
    }

    private void agent(AgentPlan agent) {
        Set<String> own = new LinkedHashSet<>();
        for (AgentSkill skill : agent.skills()) {
            require(skillNumbers.contains(skill.skill()),
                    "agent " + agent.id() + " has a skill that does not exist");
            require(own.add(skill.skill()), "agent " + agent.id() + " has skill " + skill.skill() + " twice");
        }
    }

    private void ports() {
        Set<String> ports = new LinkedHashSet<>();
        for (AcdPlan.PortPlan port : acd.ports()) {
            require(stationNumbers.contains(port.extension()), "voice port " + port.extension() + " is no station");
            require(ports.add(port.extension()), "voice port " + port.extension() + " is there twice");
        }
    }

    // --- vectors -----------------------------------------------------------------------------------------------------

    private void vector(String name, List<VectorStep> steps) {
        for (VectorStep step : steps) {
            switch (step) {
                case VectorStep.Goto s -> {
                    require(s.step() >= 1 && s.step() <= steps.size(), name + " goes to step " + s.step());
                    condition(name, s.condition());
                }
                case VectorStep.GotoVector s -> {
                    require(vectorSizes.containsKey(s.vector()), name + " goes to unknown vector " + s.vector());
                    require(s.step() >= 1 && s.step() <= vectorSizes.get(s.vector()),
                            name + " goes to step " + s.step() + " of vector " + s.vector());
                    condition(name, s.condition());
                }
                case VectorStep.QueueTo s -> skill(name, s.skill());
                case VectorStep.Check s -> {
                    skill(name, s.skill());
                    condition(name, s.condition());
                }
                case VectorStep.ConverseOn s -> skill(name, s.skill());
                case VectorStep.Messaging s -> skill(name, s.skill());
                case VectorStep.Wait s -> require(s.seconds() >= 0 && s.seconds() <= VectorStep.MAX_WAIT_SECONDS,
                        name + " waits " + s.seconds() + " s");
                case VectorStep.Announcement s -> require(s.seconds() > 0 || announcements.contains(s.extension()),
                        name + " plays unknown announcement " + s.extension());
                case VectorStep.Collect s -> {
                    require(s.digits() >= 1 && s.digits() <= VectorStep.MAX_COLLECTED,
                            name + " collects " + s.digits() + " digits");
                    announcement(name, s.announcement());
                }
                case VectorStep.Disconnect s -> announcement(name, s.announcement());
                case VectorStep.RouteTo s -> condition(name, s.condition());
                case VectorStep.AdjunctRouting s -> require(s.link() >= 0 && s.link() <= Application.MAX_LINK,
                        name + " asks on link " + s.link());
                case VectorStep.Busy s -> {
                }
                case VectorStep.Stop s -> {
                }
            }
        }
    }

    private void announcement(String name, String extension) {
        require(extension.isEmpty() || announcements.contains(extension),
                name + " plays unknown announcement " + extension);
    }

    private void skill(String name, String skill) {
        require(skillNames.contains(skill), name + " names skill " + skill + ", which does not exist");
    }

    private void condition(String name, VectorCondition condition) {
        switch (condition) {
            case VectorCondition.SkillIs c -> require(
                    c.skill().isEmpty()
                            ? c.measure() == VectorCondition.Measure.EXPECTED_WAIT
                            : skillNames.contains(c.skill()),
                    name + " asks about skill " + c.skill() + ", which does not exist");
            case VectorCondition.CountedCalls c -> require(vdnNumbers.contains(c.vdn()),
                    name + " counts calls to VDN " + c.vdn() + ", which does not exist");
            case VectorCondition.Unconditionally c -> {
            }
            case VectorCondition.FewerTimesThan c -> {
            }
            case VectorCondition.QueueFail c -> {
            }
            case VectorCondition.NumberIs c -> {
            }
            case VectorCondition.TimeOfDay c -> {
            }
        }
    }
}
