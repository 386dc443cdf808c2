package io.strowger.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.machine.ContactState;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.Attribute;
import io.strowger.core.site.AgentSite.Rights;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.SkillSite.MemberLevel;
import io.strowger.core.site.SkillSite.NoAnswerMode;
import io.strowger.core.site.VdnSite;
import io.strowger.core.site.Site;
import io.strowger.core.state.EngineState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attributes that a supervisor changes: who has a computed skill, and at which level, follows at once. */
class LiveAttributesTest {
    private static final int BOSS = 1;
    private final World world = World.with(1, 1);

    @BeforeEach
    void aComputedSkill() {
        world.configure(site -> {
            List<SkillSite> skills = new ArrayList<>(site.skills());
            skills.add(new SkillSite("french", NoAnswerMode.SERVER, 15_000, 0, 20_000).withMembers("fr >= 3")
                    .withMemberLevels(List.of(new MemberLevel("fr >= 9", 1), new MemberLevel("fr >= 6", 4))));
            return new Site(site.switches(), site.devices(),
                    List.of(site.vdns().get(0), new VdnSite(World.CM, "6002", "French", "french", 5)), skills,
                    List.of(site.agents().get(0), boss(site.agents().get(1))), site.settings());
        });
        world.supervisor(BOSS);
        world.ready(0);
    }

    private static AgentSite boss(AgentSite agent) {
        return agent.withRights(new Rights("", "", List.of("*")));
    }

    private Push.RequestOutcome sets(Attribute... attributes) {
        return world.outcome(BOSS,
                world.request(BOSS, new Command.SetAgentAttributes("1001", List.of(attributes), "by ear")));
    }

    private List<SkillLevel> skills() {
        return world.engine.state().site().skillsOf("1001");
    }

    @Test
    void membershipAndLevelFollowAndWhoWaitsIsServed() {
        world.asksAt(7, "6002");
        assertEquals(ContactState.WAITING, world.onlyContact().orElseThrow().state());
        assertEquals(RefusalReason.NONE, sets(new Attribute("fr", 7)).reason());
        assertEquals(List.of(new SkillLevel("support", 1), new SkillLevel("french", 4)), skills());
        assertEquals("1001", world.onlyContact().orElseThrow().service().agentId());
        Push.AttributesChanged told = (Push.AttributesChanged) world.pushes(0).stream()
                .filter(Push.AttributesChanged.class::isInstance).toList().getLast();
        assertEquals("by ear", told.text());
        assertTrue(told.overridden());
        Fact.AgentAttributesChanged fact = world.facts(Fact.AgentAttributesChanged.class).getLast();
        assertEquals("1002", fact.supervisorId());
        assertEquals(List.of(new Attribute("fr", 7)), fact.attributes());
    }

    @Test
    void theFirstRuleThatHoldsGivesTheLevelAndWhoMeetsNoneHasTheWorst() {
        sets(new Attribute("fr", 10));
        assertEquals(new SkillLevel("french", 1), skills().getLast());
        sets(new Attribute("fr", 3));
        assertEquals(new SkillLevel("french", 16), skills().getLast());
        sets(new Attribute("fr", 2));
        assertEquals(List.of(new SkillLevel("support", 1)), skills());
    }

    @Test
    void theConfigurationsAreBackWhenTheyAreTakenBack() {
        sets(new Attribute("fr", 7));
        EngineState restored = EngineState.restore(world.engine.state().snapshot());
        assertEquals(skills(), restored.site().skillsOf("1001"));
        assertEquals(RefusalReason.NONE, world.outcome(BOSS,
                world.request(BOSS, new Command.ResetAgentAttributes("1001", ""))).reason());
        assertEquals(List.of(new SkillLevel("support", 1)), skills());
        assertEquals(false, world.facts(Fact.AgentAttributesChanged.class).getLast().overridden());
        // Once more changes nothing and is no fact.
        world.request(BOSS, new Command.ResetAgentAttributes("1001", ""));
        assertEquals(2, world.facts(Fact.AgentAttributesChanged.class).size());
    }

    @Test
    void whatALaterConfigurationDoesNotKnowIsForgotten() {
        sets(new Attribute("fr", 7));
        world.configure(site -> new Site(site.switches(), site.devices(), List.of(site.vdns().get(0)),
                List.of(site.skills().get(0)), site.agents(), site.settings()));
        assertEquals(List.of(), LiveAttributes.overridden(look(), "1001"));
    }

    private Decision look() {
        Decision look = new Decision(world.engine.state());
        look.begin();
        return look;
    }

    @Test
    void whatCannotBeIsRefused() {
        assertEquals(RefusalReason.ATTRIBUTE_UNKNOWN, sets(new Attribute("de", 7)).reason());
        assertEquals("de", sets(new Attribute("de", 7)).detail());
        assertEquals(RefusalReason.BAD_ARGUMENT, sets(new Attribute("fr", 11)).reason());
        assertEquals(RefusalReason.BAD_ARGUMENT, sets(new Attribute("fr", 1), new Attribute("fr", 2)).reason());
        Attribute[] tooMany = new Attribute[AgentSite.ATTRIBUTES_MAX + 1];
        java.util.Arrays.fill(tooMany, new Attribute("fr", 1));
        assertEquals("at most 64 attributes", sets(tooMany).detail());
        assertEquals(RefusalReason.NOT_PERMITTED, world.outcome(0,
                world.request(0, new Command.SetAgentAttributes("1001", List.of(), ""))).reason());
        assertEquals(RefusalReason.BAD_ARGUMENT, world.outcome(BOSS, world.request(BOSS,
                new Command.SetAgentAttributes("1001", List.of(), "t".repeat(Supervision.TEXT_CHARACTERS_MAX + 1))))
                .reason());
    }
}
