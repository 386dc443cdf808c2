package io.strowger.calllog.fold;

import static io.strowger.calllog.fold.FactScript.state;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.calllog.fold.AgentTraceRow.LoggedOff;
import io.strowger.calllog.fold.AgentTraceRow.LoggedOn;
import io.strowger.calllog.fold.AgentTraceRow.StateSpent;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentTraceFoldTest {

    private final FactScript script = new FactScript("2026-01-05T08:00:00.000Z");
    private final long eight = script.now();

    /** T3 seen from agent 1001: ready, rung, not ready with the reason of the call that was not answered. */
    @Test
    void shouldGiveTheTimesBetweenLogOnAndLogOff() {
        script.input(new Fact.AgentLoggedOn("1001", "S", "5001"),
                state("1001", AgentState.LOGGED_OUT, AgentState.NOT_READY, WorkMode.AUX, ReasonCode.LOGGED_ON, 99));
        script.after(1_000).input(
                state("1001", AgentState.NOT_READY, AgentState.READY, WorkMode.AUTO_IN, 0, 1_000));
        script.after(60_000)
                .input(state("1001", AgentState.READY, AgentState.ALERTING, WorkMode.AUTO_IN, 0, 60_000));
        script.after(15_000).input(state("1001", AgentState.ALERTING, AgentState.NOT_READY, WorkMode.AUX,
                ReasonCode.CALL_NOT_ANSWERED, 15_000));
        script.after(5_000).input(new Fact.AgentLoggedOff("1001", "S", "5001", 7, 81_000),
                state("1001", AgentState.NOT_READY, AgentState.LOGGED_OUT, WorkMode.LOGGED_OUT, 7, 5_000));
        assertEquals(List.of(new LoggedOn("1001", eight, "S", "5001"),
                spent("1001", eight, AgentState.NOT_READY, WorkMode.AUX, ReasonCode.LOGGED_ON, 1_000),
                spent("1001", eight + 1_000, AgentState.READY, WorkMode.AUTO_IN, 0, 60_000),
                spent("1001", eight + 61_000, AgentState.ALERTING, WorkMode.AUTO_IN, 0, 15_000),
                new LoggedOff("1001", eight + 81_000, "S", "5001", 7, 81_000),
                spent("1001", eight + 76_000, AgentState.NOT_READY, WorkMode.AUX, ReasonCode.CALL_NOT_ANSWERED, 5_000)),
                script.fold(new AgentTraceFold(ResumePoint.START)));
    }

    @Test
    void shouldGoOnWithAStateInWhichOnlyTheCallHasChanged() {
        script.input(state("1001", AgentState.READY, AgentState.TALKING, WorkMode.AUTO_IN, 0, 3_000));
        script.after(2_000).input(new Fact.AgentStateChanged("1001", AgentState.TALKING, AgentState.TALKING,
                WorkMode.AUTO_IN, 0, 2_000, "CONSULT", CallActivity.CONSULT,
                new Fact.AgentPeriod(WorkMode.AUTO_IN, 0, CallActivity.ACD_IN, 0, 2_000_000_000L)));
        script.after(5_000).input(state("1001", AgentState.TALKING, AgentState.READY, WorkMode.AUTO_IN, 0, 7_000));
        assertEquals(List.of(new StateSpent("1001", eight - 3_000, AgentState.READY, null, 0, 3_000, "", false),
                spent("1001", eight, AgentState.TALKING, WorkMode.AUTO_IN, 0, 7_000)),
                script.fold(new AgentTraceFold(ResumePoint.START)));
    }

    private static StateSpent spent(String agentId, long at, AgentState state, WorkMode mode, int reason, long millis) {
        return new StateSpent(agentId, at, state, mode, reason, millis, "because " + state, true);
    }

    @Test
    void shouldMarkAStateWhoseBeginningItHasNotSeen() {
        script.input(state("1001", AgentState.TALKING, AgentState.READY, WorkMode.AUTO_IN, 0, 3_000));
        assertEquals(
                List.of(new StateSpent("1001", eight - 3_000, AgentState.TALKING, null, 0, 3_000, "", false)),
                script.fold(new AgentTraceFold(ResumePoint.START)));
    }

    @Test
    void shouldGiveTheLastingStatesAsNotComplete() {
        AgentTraceFold fold = new AgentTraceFold(ResumePoint.START);
        script.input(state("1001", AgentState.LOGGED_OUT, AgentState.READY, WorkMode.AUTO_IN, 0, 0)).after(4_000)
                .input(state("1002", AgentState.LOGGED_OUT, AgentState.READY, WorkMode.MANUAL_IN, 0, 0)).fold(fold);
        assertEquals(List.of(
                new StateSpent("1001", eight, AgentState.READY, WorkMode.AUTO_IN, 0, 4_000, "because READY", false),
                new StateSpent("1002", eight + 4_000, AgentState.READY, WorkMode.MANUAL_IN, 0, 0, "because READY",
                        false)),
                fold.open());
        assertEquals(1, fold.resumePoint().fromSequence());
    }

    @Test
    void shouldHoldAgentsUpToTheLimitAndThenGiveTheOldest() {
        AgentTraceFold fold = new AgentTraceFold(ResumePoint.START);
        for (int agent = 1; agent <= FoldLimits.AGENTS_MAX; agent++) {
            script.input(state("a" + agent, AgentState.LOGGED_OUT, AgentState.READY, WorkMode.AUTO_IN, 0, 0));
        }
        assertEquals(List.of(), script.fold(fold));
        script.steps.clear();
        List<AgentTraceRow> rows = script
                .input(state("one more", AgentState.LOGGED_OUT, AgentState.READY, WorkMode.AUTO_IN, 0, 0)).fold(fold);
        assertEquals(List.of("a1"), rows.stream().map(AgentTraceRow::agentId).toList());
    }
}
