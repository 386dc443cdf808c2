package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxReply;
import io.strowger.core.input.SessionRole;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKind;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.AutoReserve;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.SkillPolicy.LocationPreference;
import io.strowger.core.site.SkillSite.MemberLevel;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.NumberPlan;
import io.strowger.core.site.ReconcileSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.RoutingSettings;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteSettings;
import io.strowger.core.site.SkillPolicy;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Contacts of two plans at random, with an obedient switch: steps, preferred agents, no-answers, requests that are renewed, callers who give up, items of work beside
 * calls, agents who have had more than their share, locations, changes of attributes and of the configuration. After every input the invariants hold, so that nobody waits for an agent who could take him; a restored engine goes on alike.
 */
class RandomPlanTest {
    private static final int AGENTS = 6;
    private static final int STEPS = 600;
    private static final List<String> SKILLS = List.of("sales", "service", "backup", "computed");

    private final List<Line> lines = new ArrayList<>();
    private Random chance;
    private World world;
    private int calls = 100;

    /** A call as the switch has it. */
    private static final class Line {
        final int call;
        final String vdn;
        RouteDialogue dialogue;
        String station = "";
        boolean answered;

        Line(int call, String vdn) {
            this.call = call;
            this.vdn = vdn;
        }
    }

    private Site site(List<String> links) {
        List<DeviceSite> devices = new ArrayList<>();
        List<AgentSite> agents = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            devices.add(new DeviceSite(World.CM, World.station(i), DeviceKind.STATION)
                    .withLocation(chance.nextBoolean() ? "north" : "south"));
            agents.add(agent(i));
        }
        devices.add(new DeviceSite(World.CM, "5901", DeviceKind.VOICE_PORT));
        List<SkillSite> skills = new ArrayList<>();
        for (String name : SKILLS) {
            AgentSelection[] policies = AgentSelection.values();
            SkillSite skill = new SkillSite(name, NoAnswerMode.SERVER, 4_000, chance.nextInt(2) * 3_000, 20_000)
                    .withPolicy(new SkillPolicy(policies[chance.nextInt(policies.length)], 60_000, 90_000,
                            chance.nextBoolean() ? null : new LocationPreference(chance.nextInt(2) * 6_000)));
            skills.add(name.equals("computed")
                    ? skill.withMembers("french > 4 or level(sales) < 3")
                            .withMemberLevels(List.of(new MemberLevel("french > 7", 1), new MemberLevel("", 4)))
                    : skill);
        }
        skills.add(ItemDesk.skill("chats", "chat"));
        skills.add(ItemDesk.skill("mails", "mail"));
        ContactSelection[] selections = ContactSelection.values();
        return new Site(
                List.of(new SwitchSite(World.CM, links.stream().map(World::linkSite).toList(), NumberPlan.NONE)),
                devices,
                List.of(VdnSite.planned(World.CM, "6001", "A", "a").withLocation("north"),
                        VdnSite.planned(World.CM, "6002", "B", "b")),
                skills, agents, SiteSettings.DEFAULT.withReconcile(ReconcileSite.NEVER)
                        .withRouting(new RoutingSettings(selections[chance.nextInt(selections.length)], true)))
                .withPlans(List.of(plan("a"), plan("b"))).withMedia(ItemDesk.MEDIA);
    }

    private AgentSite agent(int i) {
        List<SkillLevel> levels = new ArrayList<>();
        for (String skill : SKILLS.subList(0, 3)) {
            if (chance.nextBoolean()) {
                levels.add(new SkillLevel(skill, 1 + chance.nextInt(6), Math.max(0, chance.nextInt(5) - 2),
                        1 + chance.nextInt(3), chance.nextInt(30)));
            }
        }
        for (String skill : List.of("chats", "mails")) {
            if (chance.nextInt(3) != 0) {
                levels.add(new SkillLevel(skill, 1 + chance.nextInt(3)));
            }
        }
        AutoReserve[] reserves = AutoReserve.values();
        return new AgentSite(World.agent(i), "", "", levels)
                .withAttributes(List.of(new Attribute("french", chance.nextInt(11))))
                .withAutoReserve(reserves[chance.nextInt(reserves.length)])
                .withRights(new Rights("", "", i == 0 ? List.of("*") : List.of()));
    }

    private RoutePlan plan(String name) {
        List<Step> steps = new ArrayList<>();
        int after = 0;
        for (int i = 0; i <= chance.nextInt(4); i++) {
            List<SkillNeed> needs = new ArrayList<>();
            SKILLS.forEach(skill -> {
                if (chance.nextInt(3) == 0) {
                    needs.add(new SkillNeed(skill, chance.nextBoolean() ? 16 : 3));
                }
            });
            if (needs.isEmpty()) {
                needs.add(new SkillNeed("sales", 16));
            }
            steps.add(new Step(after, i == 0 ? 0 : chance.nextInt(2) * 30_000, chance.nextInt(3) == 0, needs));
            after += chance.nextInt(10_000);
        }
        boolean prefers = chance.nextBoolean();
        return new RoutePlan(name, 1 + chance.nextInt(9), chance.nextInt(2) * 5_000, "",
                prefers ? List.of(new PreferredAgent(World.agent(chance.nextInt(AGENTS)), 5)) : List.of(),
                prefers ? chance.nextInt(2) * 3_000 : 0, steps, List.of());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nobodyWaitsInVainAndARestoredEngineGoesOnAlike(long seed) {
        chance = new Random(seed);
        world = World.of(Interleaving.ONE_LINK, this::site);
        world.supervisor(0);
        for (int i = 1; i < AGENTS; i++) {
            world.login(i);
        }
        world.apply(new Input.SessionOpened("desk", "desk", SessionRole.IVR, Bytes.EMPTY, 1, 77));
        int cut = 0;
        for (int step = 0; step < STEPS; step++) {
            happens();
            obey();
            cut = step == STEPS / 2 ? world.inputs.size() : cut;
        }
        assertEquals(List.of(), world.facts(Fact.AnomalyRecorded.class), "seed " + seed);
        assertTrue(world.facts(Fact.RouteDecided.class).size() > STEPS / 20, "seed " + seed);
        assertTrue(world.facts(Fact.PlanStepReached.class).size() > 10, "seed " + seed);
        assertTrue(world.facts(Fact.ItemChanged.class).size() > STEPS / 20, "seed " + seed);
        assertTrue(world.facts(Fact.AgentAttributesChanged.class).size() > 3, "seed " + seed);
        Engine engine = new Engine(new EngineState());
        world.inputs.subList(0, cut).forEach(engine::apply);
        Engine restored = Engine.restore(engine.snapshot());
        for (JournalledInput input : world.inputs.subList(cut, world.inputs.size())) {
            assertEquals(engine.apply(input).facts(), restored.apply(input).facts(), "seed " + seed);
        }
        assertEquals(world.engine.hash(), restored.hash(), "seed " + seed);
    }

    private void happens() {
        Line line = lines.isEmpty() ? null : lines.get(chance.nextInt(lines.size()));
        switch (chance.nextInt(13)) {
            case 9 -> world.apply(new Input.SessionRequested("desk", ++calls, new Command.SubmitItem(
                    chance.nextBoolean() ? "chats" : "mails", 1 + chance.nextInt(9), "r" + calls, "", "", Map.of(),
                    chance.nextInt(3) == 0 ? 40 + chance.nextInt(61) : 0)));
            case 10, 11 -> works(chance.nextInt(AGENTS));
            case 12 -> {
                int agent = chance.nextInt(AGENTS);
                switch (chance.nextInt(8)) {
                    case 0 -> world.request(agent, new Command.LogOff(0));
                    case 1, 2, 3 -> world.request(agent, new Command.LogOn(World.CM, World.station(agent)));
                    case 4, 5 -> world.request(0, new Command.SetAgentAttributes(World.agent(agent),
                            List.of(new Attribute("french", chance.nextInt(11))), ""));
                    case 6 -> world.request(0, new Command.ResetAgentAttributes(World.agent(agent), ""));
                    default -> world.engine.state().items().rows().stream().findFirst()
                            .ifPresent(item -> world.apply(new Input.SessionRequested("desk", ++calls,
                                    new Command.EndItem(item.id()))));
                }
            }
            case 0, 1 -> {
                Line arrives = new Line(++calls, chance.nextBoolean() ? "6001" : "6002");
                arrives.dialogue = world.asksAt(arrives.call, arrives.vdn);
                lines.add(arrives);
            }
            case 2, 3 -> world.request(chance.nextInt(AGENTS), new Command.SetReady(false));
            case 4 -> {
                if (chance.nextInt(3) == 0) {
                    world.request(chance.nextInt(AGENTS), new Command.SetNotReady(1));
                }
            }
            case 5 -> {
                if (line != null && !line.station.isEmpty() && !line.answered) {
                    line.answered = true;
                    world.answers(line.call, line.station);
                }
            }
            case 6 -> {
                List<Line> talking = lines.stream().filter(each -> each.answered).toList();
                if (!talking.isEmpty()) {
                    clears(talking.get(chance.nextInt(talking.size())));
                } else if (line != null && chance.nextInt(3) == 0) {
                    clears(line);
                }
            }
            case 7 -> renew(line);
            default -> {
                for (int seconds = chance.nextInt(6); seconds >= 0; seconds--) {
                    world.advance(1 + chance.nextInt(1_000));
                    obey();
                }
                if (chance.nextInt(20) == 0) {
                    world.configure(site -> new Site(site.switches(), site.devices(), site.vdns(), site.skills(),
                            site.agents().stream().map(before -> agent(Integer.parseInt(before.agentId()) - 1001))
                                    .toList(),
                            site.settings()).withPlans(site.plans()).withMedia(site.media()));
                }
            }
        }
    }

    /** Does something with one of his items, be it possible or not. */
    private void works(int agent) {
        List<Agent.Item> items = world.agentOf(agent).items();
        if (items.isEmpty()) {
            return;
        }
        ContactId id = items.get(chance.nextInt(items.size())).contact();
        world.request(agent, switch (chance.nextInt(8)) {
            case 0, 1, 2 -> new Command.AcceptItem(id);
            case 3 -> new Command.RejectItem(id);
            case 4 -> new Command.ParkItem(id);
            case 5 -> new Command.ResumeItem(id);
            case 6 -> new Command.TransferItem(id, chance.nextBoolean() ? "chats" : "mails", 5);
            default -> new Command.CompleteItem(id);
        });
    }

    private void clears(Line line) {
        world.callerClears(line.call, line.station);
        lines.remove(line);
    }

    /** The vector goes on and asks again. */
    private void renew(Line line) {
        if (line == null || line.dialogue == null || !line.station.isEmpty()
                || state(line) != ContactState.WAITING) {
            return;
        }
        world.cancelled(line.dialogue);
        world.advance(chance.nextInt(1_000));
        line.dialogue = world.asksAt(line.call, line.vdn);
    }

    private Contact contact(Line line) {
        return world.engine.state().contacts().rows().stream()
                .filter(contact -> contact.call().callId() == line.call).findFirst().orElse(null);
    }

    private ContactState state(Line line) {
        Contact contact = contact(line);
        return contact == null ? null : contact.state();
    }

    /** The switch does what it was asked for: routes, and deflects. */
    private void obey() {
        for (Line line : List.copyOf(lines)) {
            ContactState state = state(line);
            if (state == ContactState.SELECTED && line.dialogue != null) {
                String station = "5" + contact(line).service().agentId().substring(1);
                world.used(line.dialogue, station);
                line.dialogue = null;
                line.station = station;
                world.rings(line.call, station);
                if (chance.nextInt(3) != 0) {
                    line.answered = true;
                    world.answers(line.call, station);
                }
            }
        }
        for (Output.PbxRequest request : world.pending(PbxCommand.DeflectCall.class)) {
            PbxCommand.DeflectCall deflect = (PbxCommand.DeflectCall) request.command();
            lines.stream().filter(line -> line.call == deflect.connection().callId()).findFirst().ifPresent(line -> {
                world.reply(request, new PbxReply.Confirmed());
                world.diverted(line.call, line.station, deflect.calledDevice());
                line.answered = false;
                if (deflect.calledDevice().startsWith("5")) {
                    line.station = deflect.calledDevice();
                    world.rings(line.call, line.station);
                } else {
                    line.station = "";
                    line.dialogue = world.asksAt(line.call, line.vdn);
                }
            });
        }
    }
}
