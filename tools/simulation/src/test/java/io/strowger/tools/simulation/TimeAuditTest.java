package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AgentPeriod;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.input.Input;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.WorkMode;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker of times finds what is wrong, and nothing else. A station is off the hook from the 10th to the 20th second. */
class TimeAuditTest {
    private static final long SECOND = VirtualTime.NANOS_PER_SECOND;
    private static final String AGENT = "1001";

    private final Problems problems = new Problems(new VirtualTime(), false);
    private final StationBook book = new StationBook();
    private final LinkHistory link = new LinkHistory(0, 0);
    private TimeAudit audit;

    @BeforeEach
    void aDayAtTheTelephone() {
        link.told(new Input.LinkChanged("CM", "L", LinkState.UP, LinkDownCause.NONE, ""), 0);
        Switch pbx = new Switch(new SwitchPlan(List.of(StationPlan.of("5001", AnswerMode.MANUAL)), List.of(), List.of(),
                List.of(), List.of(), SwitchPlan.Timers.DEFAULT), 0);
        book.look(pbx.liveCalls(), 0);
        pbx.users().lifts("5001");
        book.look(pbx.liveCalls(), 10 * SECOND);
        pbx.users().hangsUp("5001");
        book.look(pbx.liveCalls(), 20 * SECOND);
        audit = new TimeAudit(List.of(link), book, millis -> millis * VirtualTime.NANOS_PER_MILLI, problems);
        audit.accept(new Fact.AgentLoggedOn(AGENT, "CM", "5001"));
    }

    private void period(CallActivity activity, long from, long until) {
        audit.accept(new Fact.AgentStateChanged(AGENT, AgentState.READY, AgentState.READY, WorkMode.AUTO_IN, 0, 0, "",
                activity, new AgentPeriod(WorkMode.AUTO_IN, 0, activity, from * SECOND, until * SECOND)));
    }

    private void check(int wrong, CallRecord... records) {
        audit.check(List.of(records));
        assertEquals(wrong, problems.list().size(), problems.list().toString());
    }

    @Test
    void whatTheStationDidIsRight() {
        period(CallActivity.NONE, 5, 10);
        period(CallActivity.EXTENSION_OUT, 10, 21);
        period(CallActivity.NONE, 21, 30);
        check(0);
        assertEquals(3, audit.compared());
    }

    @Test
    void anotherActivityForLongerThanEventsAreLateIsWrong() {
        period(CallActivity.NONE, 5, 14);
        check(1);
        assertTrue(problems.list().get(0).contains("4000 ms"), problems.list().toString());
    }

    @Test
    void whatNobodyCouldSeeIsNotHeldAgainstIt() {
        link.broken(6 * SECOND);
        period(CallActivity.NONE, 5, 14);
        check(0);
        assertEquals(0, audit.compared());
    }

    @Test
    void aGapIsWrong() {
        period(CallActivity.NONE, 5, 8);
        period(CallActivity.NONE, 9, 10);
        check(1);
    }

    @Test
    void timesThatDoNotAddUpToTheTimeLoggedOnAreWrong() {
        audit.accept(new Fact.AgentLoggedOff(AGENT, "CM", "5001", 0, 0, 4 * SECOND));
        period(CallActivity.NONE, 5, 8);
        check(1);
    }

    private static ContactRecord contact(long ringMillis, long talkMillis) {
        CallKey call = new CallKey("CM", 1, 1);
        SegmentRecord segment = new SegmentRecord(1, call, AGENT, "CM", "5001", "support", 10_000, 10_000, 20_000,
                SegmentDisposition.ANSWERED, 0, ringMillis, talkMillis, 0);
        return new ContactRecord(new ContactId(1, 1), "1", call, "6001", "", "", "", "support", 5, 10_000, 10_000,
                10_000, 0, ContactDisposition.ANSWERED, 20_000, 20_000, Map.of(), List.of(segment), 1, true, null,
                List.of());
    }

    @Test
    void aSegmentThatRangWhenTheStationDidNotIsWrong() {
        check(0, contact(0, 0));
        check(1, contact(4_000, 0));
    }

    @Test
    void aSegmentThatTalkedWhenTheStationDidNotIsWrong() {
        check(1, contact(0, 10_000));
    }
}
