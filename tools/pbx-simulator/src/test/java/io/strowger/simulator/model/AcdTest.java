package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillOptions;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;

/** What transcripts cannot show: limits, settings and simulated agents. */
class AcdTest {
    private static final long START = 1_700_000_000_000L;

    private static SwitchPlan plan(String text) {
        return PlanText.read(Arrays.asList(text.split("\n")));
    }

    @Test
    void shouldGiveNoUniversalCallIdsWhenNoneAreAdministered() {
        SwitchPlan plan = plan("= stations 5001 5002");
        SwitchPlan without = plan.withAcd(AcdPlan.NONE.with(AcdSettings.DEFAULT.withUcids(false)));
        assertEquals(20, new Switch(plan, START).outside().offer(IncomingCall.of("1", "5001")).ucid().length());
        assertEquals("", new Switch(without, START).outside().offer(IncomingCall.of("1", "5001")).ucid());
    }

    @Test
    void shouldRefuseTheCallAfterTheLastThatAQueueHolds() {
        Switch theSwitch = new Switch(plan("= skill 8001 hunt limit 2"), START);
        for (int i = 0; i < 3; i++) {
            theSwitch.outside().offer(IncomingCall.of("1", "8001"));
        }
        assertEquals(List.of(List.of("8001"), List.of("8001"), List.of()),
                theSwitch.liveCalls().stream().map(LiveCall::queues).toList());
    }

    @Test
    void shouldKeepOnlySoManyDigitsEnteredAhead() {
        Switch theSwitch = new Switch(plan("""
                = stations 5001
                = vdn 6001
                | wait-time 5 secs hearing music
                | collect 16 digits after announcement none
                | collect 16 digits after announcement none
                | route-to number 5001 with cov n if digits = 67890123
                | stop"""), START);
        CallHandle call = theSwitch.outside().offer(IncomingCall.of("1", "6001"));
        theSwitch.outside().callerEnters(call, "012345678901234567");
        theSwitch.outside().callerEnters(call, "8901234567890");
        theSwitch.advanceTo(START + 15_000);
        // Sixteen of the twenty-four are the first step's, eight the second's, seven were not kept.
        assertEquals(1, theSwitch.stations().get(0).connections().size());
        assertThrows(IllegalArgumentException.class, () -> theSwitch.outside().callerEnters(call, "12x"));
    }

    @Test
    void shouldDoAsItsLocalTimeSays() {
        String text = """
                = stations 5001
                = vdn 6001
                | goto step 3 if time-of-day is wed 00:00 to wed 01:00
                | stop
                | route-to number 5001 with cov n if unconditionally""";
        // 22:13 on a Tuesday in Greenwich.
        Switch greenwich = new Switch(plan(text), START);
        greenwich.outside().offer(IncomingCall.of("1", "6001"));
        assertEquals(List.of(), greenwich.liveCalls());
        SwitchPlan plan = plan(text);
        Switch athens = new Switch(plan.withAcd(plan.acd().with(AcdSettings.DEFAULT.withUtcOffset(120))), START);
        athens.outside().offer(IncomingCall.of("1", "6001"));
        assertEquals(1, athens.liveCalls().size());
    }

    @Test
    void shouldReadAnAgentsStateAtHisStationAndByHisLoginId() {
        Switch theSwitch = new Switch(plan("= stations 5001\n= skill 8001\n= agent 1001 skills 8001:1"), START);
        theSwitch.users().dials("5001", "*401001");
        assertEquals(theSwitch.queryAgentState("5001"), theSwitch.queryAgentState("1001"));
        assertEquals("1001", ((Answer.Done<AgentView>) theSwitch.queryAgentState("1001")).value().agentId());
        assertInstanceOf(Answer.Refused.class, theSwitch.queryAgentState("1999"));
    }

    @Test
    void shouldTellACallThatTheSwitchMadeFromOneThatCame() {
        Switch theSwitch = new Switch(plan("""
                = stations 5001
                = skill 8001
                = agent 1001 skills 8001:1
                = vdn 6001
                | queue-to skill 8001 pri m
                | stop"""), START);
        theSwitch.users().dials("5001", "*401001");
        theSwitch.users().dials("5001", "*42");
        theSwitch.predictiveCalls().make(new PredictiveCall("6001", "9155551212", PredictiveCall.Allocation.ESTABLISHED,
                4, PredictiveCall.AnswerTreat.NONE, CallOptions.NONE));
        theSwitch.advanceTo(START + 60_000);
        theSwitch.users().answers("5001");
        assertEquals(CallActivity.ACD_OUT, theSwitch.stations().get(0).agent().activity());
    }

    // --- simulated agents --------------------------------------------------------------------------------------------

    private static Switch staffed(long seed) {
        List<StationPlan> stations = IntStream.rangeClosed(5001, 5010)
                .mapToObj(number -> StationPlan.of(Integer.toString(number), AnswerMode.AUTO)).toList();
        List<AgentPlan> agents = IntStream.rangeClosed(1001, 1010)
                .mapToObj(number -> new AgentPlan(Integer.toString(number), "", "", List.of("8001", "8002"))).toList();
        List<VectorStep> vector = VectorForm.read("""
                collect 1 digits after announcement none
                goto step 4 if digits = 1
                queue-to skill 8002 pri l
                queue-to skill 8001 pri m
                stop""").orThrow();
        Switch theSwitch = new Switch(new SwitchPlan(stations, List.of(new VdnPlan("6001", "", vector)),
                List.of(new SkillPlan("8001", "", 8_000), new SkillPlan("8002", "", 8_000, SkillOptions.DEFAULT)),
                agents, List.of(new TrunkGroupPlan("801", 60)), SwitchPlan.Timers.DEFAULT), START);
        theSwitch.startTraffic(new TrafficProfile(0.15, seed, List.of("6001"), Spread.seconds(30, 120),
                Spread.seconds(1, 5), Spread.seconds(5, 30), 0.5, 0.1).with(People.ordinary()));
        return theSwitch;
    }

    @Test
    void shouldLogSimulatedAgentsInAndLetThemDoWhatAgentsDo() {
        Switch theSwitch = staffed(3);
        List<WorkMode> modes = new ArrayList<>();
        boolean lifted = false;
        for (int second = 1; second <= 3_600; second++) {
            theSwitch.advanceTo(START + second * 1_000L);
            for (StationView station : theSwitch.stations()) {
                modes.add(station.agent().workMode());
                lifted |= station.agent().activity() == CallActivity.OFF_HOOK;
            }
        }
        assertTrue(modes.containsAll(List.of(WorkMode.values())), "seed 3");
        assertTrue(lifted, "seed 3: a handset lifted at the wrong moment");
        SwitchStatistics statistics = theSwitch.statistics();
        assertTrue(statistics.answered() > statistics.offered() / 2, statistics.toString());
        theSwitch.stopTraffic();
        theSwitch.advanceTo(START + 7_200_000);
        assertEquals(0, theSwitch.statistics().inProgress(), "seed 3");
    }

    @Test
    void shouldDoTheSameForTheSameSeed() {
        Switch one = staffed(5);
        Switch two = staffed(5);
        Switch other = staffed(6);
        for (int second = 1; second <= 600; second++) {
            one.advanceTo(START + second * 1_000L);
            two.advanceTo(START + second * 1_000L);
            other.advanceTo(START + second * 1_000L);
            assertEquals(one.liveCalls(), two.liveCalls());
            assertEquals(one.stations(), two.stations());
        }
        assertNotEquals(one.statistics(), other.statistics());
    }
}
