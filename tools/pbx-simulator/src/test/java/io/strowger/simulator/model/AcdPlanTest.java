package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.strowger.simulator.model.SwitchPlan.AgentSkill;
import io.strowger.simulator.model.SwitchPlan.SkillOptions;

/** A plan that does not fit together is refused with the reason; limits hold at their edge. */
class AcdPlanTest {
    private static SwitchPlan plan(String more) {
        return PlanText.read(Arrays.asList(("= stations 5001\n= skill 8001 number 1\n" + more).split("\n")));
    }

    private static String refusal(Executable executable) {
        return assertThrows(IllegalArgumentException.class, executable).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            = vdn 6001~| queue-to skill 2 pri m            ; vector of 6001 names skill 2, which does not exist
            = vdn 6001~| announcement 3001                 ; vector of 6001 plays unknown announcement 3001
            = vdn 6001~| collect 2 digits after announcement 3001 ; vector of 6001 plays unknown announcement 3001
            = vdn 6001~| disconnect after announcement 3001 ; vector of 6001 plays unknown announcement 3001
            = vdn 6001~| goto vector 7 if unconditionally  ; vector of 6001 goes to unknown vector 7
            = vdn 6001~| goto step 1 if counted-calls to vdn 6002 > 1 ; vector of 6001 counts calls to VDN 6002, which does not exist
            = vdn 6001~| goto step 1 if staffed-agents in skill 9 = 0 ; vector of 6001 asks about skill 9, which does not exist
            = vdn 6001~| goto vector 7 @step 3 if queue-fail~= vector 7~| busy ; vector of 6001 goes to step 3 of vector 7
            = vector 7~| busy~= vector 7~| busy            ; vector 7 is there twice
            = vdn 6001 skills 8002~| busy                  ; VDN 6001 names skill 8002, which does not exist
            = skill 8002 number 1                          ; hunt group 8002 has number 1, which another one has
            = skill 8002 redirect 6001                     ; skill 8002 redirects to VDN 6001, which does not exist
            = skill 8002 members 5002                      ; skill 8002 has member 5002, which is no station
            = agent 1001 skills 8002:1                     ; agent 1001 has a skill that does not exist
            = agent 1001 skills 8001:1,8001:2              ; agent 1001 has skill 8001 twice
            = announcement 5001 plays 4                    ; number used twice: 5001
            """)
    void shouldRefuseWhatDoesNotFitTogether(String more, String reason) {
        assertEquals(reason, refusal(() -> plan(more.replace('~', '\n'))));
    }

    @Test
    void shouldKeepItsLimits() {
        assertDoesNotThrow(() -> new AgentSkill("8001", AgentSkill.MAX_LEVEL));
        assertEquals("level of skill 8001: 17", refusal(() -> new AgentSkill("8001", AgentSkill.MAX_LEVEL + 1)));
        assertEquals("level of skill 8001: 0", refusal(() -> new AgentSkill("8001", 0)));
        List<String> skills = Collections.nCopies(SwitchPlan.AgentPlan.MAX_SKILLS, "8001");
        assertDoesNotThrow(() -> new SwitchPlan.AgentPlan("1001", "", "", skills));
        List<String> tooMany = Collections.nCopies(SwitchPlan.AgentPlan.MAX_SKILLS + 1, "8001");
        assertEquals("agent 1001 has 121 skills", refusal(() -> new SwitchPlan.AgentPlan("1001", "", "", tooMany)));
        assertDoesNotThrow(() -> SkillOptions.DEFAULT.limited(SkillOptions.MAX_QUEUE).numbered(8_000));
        assertEquals("waiting calls of a skill: 10001",
                refusal(() -> SkillOptions.DEFAULT.limited(SkillOptions.MAX_QUEUE + 1)));
        assertEquals("number of a hunt group: 8001",
                refusal(() -> SkillOptions.DEFAULT.numbered(SkillOptions.MAX_NUMBER + 1)));
        assertDoesNotThrow(() -> new SwitchPlan.VdnOptions(List.of("1", "2", "3"), true));
        assertTrue(
                refusal(() -> new SwitchPlan.VdnOptions(List.of("1", "2", "3", "4"), true)).contains("at most three"));
        assertDoesNotThrow(() -> new AcdPlan.VectorPlan(AcdPlan.MAX_VECTOR, "", List.of(new VectorStep.Busy())));
        assertEquals("number of a vector: 2001",
                refusal(() -> new AcdPlan.VectorPlan(AcdPlan.MAX_VECTOR + 1, "", List.of())));
        assertDoesNotThrow(() -> new AcdPlan.AnnouncementPlan("3001", "", AcdPlan.MAX_ANNOUNCEMENT_SECONDS));
        assertEquals("announcement 3001 plays 601 s",
                refusal(() -> new AcdPlan.AnnouncementPlan("3001", "", AcdPlan.MAX_ANNOUNCEMENT_SECONDS + 1)));
        assertDoesNotThrow(() -> AcdSettings.DEFAULT.withUtcOffset(-AcdSettings.MAX_UTC_OFFSET));
        assertEquals("minutes from UTC: 841",
                refusal(() -> AcdSettings.DEFAULT.withUtcOffset(AcdSettings.MAX_UTC_OFFSET + 1)));
        assertDoesNotThrow(() -> new AcdPlan.PortPlan("5101", 0, 0, "1".repeat(IncomingCall.MAX_DIGITS), ""));
        assertThrows(IllegalArgumentException.class,
                () -> new AcdPlan.PortPlan("5101", 0, 0, "1".repeat(IncomingCall.MAX_DIGITS + 1), ""));
        assertEquals("agents who do everything at once",
                refusal(() -> new People(Spread.fixed(0), Spread.fixed(0), Spread.fixed(1), 0, List.of())));
        assertDoesNotThrow(() -> new People(Spread.fixed(0), Spread.fixed(1), Spread.fixed(1), 1, List.of()));
        assertDoesNotThrow(() -> new RouteSelect.Collect(24, 63));
        assertThrows(IllegalArgumentException.class, () -> new RouteSelect.Collect(25, 63));
        assertThrows(IllegalArgumentException.class, () -> new RouteSelect.Collect(24, 64));
    }
}
