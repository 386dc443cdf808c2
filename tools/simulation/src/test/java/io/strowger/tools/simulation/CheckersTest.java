package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.engine.Applied;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.input.Input;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.WorkMode;
import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.state.EngineState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The checkers must be able to object, or their silence means nothing. */
class CheckersTest {
    private static final ContactId ONE = new ContactId(1, 1);
    private static final String AGENT = Centre.agentId(1);
    private final VirtualTime time = new VirtualTime();
    private final Problems problems = new Problems(time, false);

    private static Applied applied(long sequence, long nanos, Fact... facts) {
        return new Applied(sequence, nanos, List.of(), List.of(facts), null);
    }

    private static Fact ready(String agent, AgentState to) {
        return new Fact.AgentStateChanged(agent, AgentState.NOT_READY, to, WorkMode.AUTO_IN, 0, 0, "");
    }

    private static Fact chosen(String agent) {
        return new Fact.RouteDecided(new RouteWitness(ONE, "1", Centre.SKILL, "EAD_MIA", 1, 0, 1, agent, "", 0,
                List.of()));
    }

    private NaiveRouter router() {
        return router(Centre.of(4, 1).site());
    }

    private NaiveRouter router(Site site) {
        return new NaiveRouter(site, new ContactPlans(site, problems), problems);
    }

    @Test
    void anAgentWhoIsNotReadyMayNotBeChosen() {
        NaiveRouter router = router();
        router.applied(applied(1, 1, ready(AGENT, AgentState.READY), chosen(AGENT)), new EngineState());
        assertEquals(List.of(), problems.list());
        router.applied(applied(2, 2, ready(AGENT, AgentState.NOT_READY), chosen(AGENT)), new EngineState());
        assertTrue(problems.list().get(0).contains("NOT READY"), problems.list().toString());
    }

    @Test
    void aReserveTakesNothingUntilTheSkillIsOverloaded() {
        String reserve = Centre.agentId(2);
        Variety reserves = new Variety(AgentSelection.EAD_MIA, true, false, false, false, false);
        NaiveRouter router = router(reserves.of(Centre.of(4, 1).site()));
        router.applied(applied(1, 1, ready(reserve, AgentState.READY),
                new Fact.SkillOverloadChanged(Centre.SKILL, 0, 2, 60_000), chosen(reserve)), new EngineState());
        assertEquals(List.of(), problems.list());
        router.applied(applied(2, 2, new Fact.SkillOverloadChanged(Centre.SKILL, 2, 0, 0), chosen(reserve)),
                new EngineState());
        assertTrue(problems.list().get(0).contains("NOT HIS TO TAKE"), problems.list().toString());
    }

    @Test
    void aBetterAgentMayNotBeLeftOutWithoutAReason() {
        String better = Centre.agentId(3);
        NaiveRouter router = router();
        router.applied(applied(1, 1, ready(better, AgentState.READY)), new EngineState());
        router.applied(applied(2, 2, ready(AGENT, AgentState.READY), chosen(AGENT)), new EngineState());
        assertEquals(1, problems.list().size(), "agent 1 has level 2, agent 3 level 1: " + problems.list());
        assertTrue(problems.list().get(0).contains("LEFT OUT"), problems.list().toString());
    }

    private static Fact queued(String... skills) {
        return new Fact.ContactQueued(ONE, skills[0], 3, List.of(skills));
    }

    @Test
    void aContactWaitsForWhatItsPlanHasComeTo() {
        NaiveRouter router = router();
        router.applied(applied(1, 1, queued("sales")), new EngineState());
        router.applied(applied(2, 2, queued("sales")), new EngineState());
        router.applied(applied(3, 3, new Fact.SegmentAnswered(ONE, 1, AGENT, 0)), new EngineState());
        router.applied(applied(4, 4, queued("sales")), new EngineState());
        assertEquals(List.of(), problems.list());
        router.applied(applied(5, 5, queued("sales", Centre.SKILL)), new EngineState());
        assertTrue(problems.list().get(0).contains("WAITS FOR SOMETHING ELSE"), problems.list().toString());
    }

    @Test
    void aContactEndsOnce() {
        ContactEnds ends = new ContactEnds(problems);
        ends.accept(new Fact.ContactStarted(ONE, "1", new CallKey("CM", 1, 1), "6001", "", "", ""));
        ends.quiet();
        assertEquals(1, problems.list().size());
        ends.accept(new Fact.ContactEnded(ONE, Fact.ContactDisposition.ANSWERED, 0, 0, 0));
        assertEquals(1, problems.list().size());
        ends.accept(new Fact.ContactEnded(ONE, Fact.ContactDisposition.ANSWERED, 0, 0, 0));
        assertEquals(2, problems.list().size());
        ends.accept(new Fact.ContactStarted(ONE, "1", new CallKey("CM", 1, 1), "6001", "", "", ""));
        assertEquals(3, problems.list().size());
    }

    @Test
    void aRunStopsAtTheFirstThingThatIsWrong() {
        Problems first = new Problems(time, true);
        assertThrows(Problems.Violation.class, () -> first.add("this"));
        assertEquals(List.of("at 0.000 s: this"), first.list());
    }

    @Test
    void aFullDiskTakesNothing() {
        VirtualDisk disk = new VirtualDisk();
        disk.appendInput(new JournalledInput(1, 1, 1, 1, Bytes.EMPTY));
        disk.setFull(true);
        assertThrows(JournalException.class, () -> disk.appendInput(new JournalledInput(2, 1, 1, 1, Bytes.EMPTY)));
        assertThrows(JournalException.class, () -> disk.appendFact(new JournalledFact(1, 0, 1, 1, Bytes.EMPTY)));
        assertThrows(JournalException.class, () -> disk.saveSnapshot(1, new byte[0]));
        disk.setFull(false);
        disk.appendInput(new JournalledInput(2, 1, 1, 1, Bytes.EMPTY));
        assertEquals(2, disk.lastInput().orElseThrow().sequence());
        disk.forgetThrough(1);
        assertEquals(2, disk.inputs(2).next().sequence());
        assertThrows(IllegalArgumentException.class, () -> disk.inputs(1));
    }

    @Test
    void aFactThatTheSecondEngineDoesNotMakeIsFound() {
        VirtualDisk disk = new VirtualDisk();
        ReplayCheck replay = new ReplayCheck(disk, problems, Runnable::run);
        byte[] input = RecordCodec.of(Input.class).encode(new Input.TimeAdvanced());
        disk.appendInput(new JournalledInput(1, 1, 1, 1, Bytes.of(input)));
        replay.follow(0);
        assertEquals(List.of(), problems.list());
        replay.settle();
        assertTrue(problems.list().get(0).contains("REPLAY ENDS DIFFERENTLY"), problems.list().toString());
    }

    @Test
    void engineTimeNeverGoesBackWhenTheClockDoes() {
        VirtualClock clock = new VirtualClock(time, 1_000);
        clock.begin(0);
        time.passTo(VirtualTime.NANOS_PER_SECOND);
        long before = clock.engineNanos();
        assertEquals(2_000 * VirtualTime.NANOS_PER_MILLI, before);
        clock.jump(-3_600_000);
        assertEquals(before, clock.engineNanos());
        clock.begin(before);
        assertEquals(before, clock.engineNanos());
        time.passTo(2 * VirtualTime.NANOS_PER_SECOND);
        assertEquals(before + VirtualTime.NANOS_PER_SECOND, clock.engineNanos());
        assertEquals(500 * VirtualTime.NANOS_PER_MILLI, clock.virtualOfMillis(1_500));
        assertEquals(1_500 * VirtualTime.NANOS_PER_MILLI, clock.virtualOfMillis(2_500));
    }
}
