package io.strowger.calllog.fold;

import static io.strowger.calllog.fold.FactScript.ANI;
import static io.strowger.calllog.fold.FactScript.SKILL;
import static io.strowger.calllog.fold.FactScript.SWITCH;
import static io.strowger.calllog.fold.FactScript.VDN;
import static io.strowger.calllog.fold.FactScript.call;
import static io.strowger.calllog.fold.FactScript.contact;
import static io.strowger.calllog.fold.FactScript.segmentEnded;
import static io.strowger.calllog.fold.FactScript.state;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.OrdinaryCall;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.WorkMode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallRecordFoldTest {

    private static final String TEN = "2026-01-05T10:00:00.000Z";

    private final FactScript script = new FactScript(TEN);
    private final long ten = FactScript.millis(TEN);

    private static ContactRecord contactRecord(int number, long[] times, ContactDisposition disposition, long ended,
            List<SegmentRecord> segments) {
        return new ContactRecord(contact(number), FactScript.serial(number), call(number), VDN, ANI, "0800",
                "u" + number, SKILL, 2, times[0], times[1], times[2], times[3], disposition, ended, ended, Map.of(),
                segments, segments.size(), true, null, List.of());
    }

    @Test
    void shouldTieACallbackToTheContactThatItGrewOutOf() {
        script.arrives(2).input(new Fact.CallbackChanged(contact(2), contact(1), ANI, CallbackState.WAITING, 0,
                CallbackOutcome.NONE, "")).after(1_000)
                .input(script.callEnded(2), new Fact.ContactEnded(contact(2), ContactDisposition.NOT_REACHED, 0,
                        ten + 1_000, ten + 1_000));
        ContactRecord record = (ContactRecord) script.fold(new CallRecordFold(ResumePoint.START)).get(0);
        assertEquals(contact(1), record.callbackOf());
        assertEquals(ContactDisposition.NOT_REACHED, record.disposition());
    }

    @Test
    void shouldSayOfAnItemWhatItIs() {
        script.arrives(2).input(new Fact.ItemSubmitted(contact(2), "chat", "chat-17", "desk")).after(1_000)
                .input(new Fact.ContactEnded(contact(2), ContactDisposition.ANSWERED, 0, ten + 1_000, ten + 1_000));
        ContactRecord record = (ContactRecord) script.fold(new CallRecordFold(ResumePoint.START)).get(0);
        assertEquals("chat", record.medium());
        assertEquals("chat-17", record.reference());
    }

    /** T1: routed, answered, the caller clears. */
    @Test
    void shouldGiveOneRecordWithOneSegmentForAnAnsweredCall() {
        script.arrives(1).after(200).asks(1).after(300).rings(1, 1, "1001", "5001", 300).after(5_000)
                .answers(1, 1, "1001", 5_000).after(60_000)
                .input(script.callEnded(1),
                        segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 5_000, 52_000, 8_000),
                        script.ended(1, ContactDisposition.ANSWERED, 300))
                .input(new Fact.StateHashed(1));
        SegmentRecord segment = new SegmentRecord(1, call(1), "1001", SWITCH, "5001", SKILL, ten + 500, ten + 5_500,
                ten + 65_500, SegmentDisposition.ANSWERED, 300, 5_000, 52_000, 8_000);
        assertEquals(
                List.of(contactRecord(1, new long[]{ten, ten + 200, ten + 5_500, 300}, ContactDisposition.ANSWERED,
                        ten + 65_500, List.of(segment))),
                script.fold(new CallRecordFold(ResumePoint.START)));
    }

    /** T3: 1001 does not answer for 15 s, 1002 does. */
    @Test
    void shouldGiveASegmentForEachRing() {
        script.arrives(1).asks(1).rings(1, 1, "1001", "5001", 0).after(15_000)
                .input(segmentEnded(1, 1, "1001", SegmentDisposition.NO_ANSWER, 15_000, 0, 0))
                .rings(1, 2, "1002", "5002", 0).after(2_000).answers(1, 2, "1002", 2_000).after(30_000)
                .input(script.callEnded(1), segmentEnded(1, 2, "1002", SegmentDisposition.ANSWERED, 2_000, 30_000, 0),
                        script.ended(1, ContactDisposition.ANSWERED, 0))
                .input(new Fact.StateHashed(1));
        SegmentRecord first = new SegmentRecord(1, call(1), "1001", SWITCH, "5001", SKILL, ten, 0, ten + 15_000,
                SegmentDisposition.NO_ANSWER, 0, 15_000, 0, 0);
        SegmentRecord second = new SegmentRecord(2, call(1), "1002", SWITCH, "5002", SKILL, ten + 15_000, ten + 17_000,
                ten + 47_000, SegmentDisposition.ANSWERED, 0, 2_000, 30_000, 0);
        assertEquals(
                List.of(contactRecord(1, new long[]{ten, ten, ten + 17_000, 0}, ContactDisposition.ANSWERED,
                        ten + 47_000, List.of(first, second))),
                script.fold(new CallRecordFold(ResumePoint.START)));
    }

    /** T4: abandoned while parked, and while ringing. */
    @Test
    void shouldTellAbandonedInQueueFromAbandonedInRing() {
        script.arrives(1).asks(1).after(8_000).input(script.callEnded(1),
                script.ended(1, ContactDisposition.ABANDONED, 8_000));
        script.arrives(2).asks(2).rings(2, 1, "1001", "5001", 0).after(4_000).input(script.callEnded(2),
                segmentEnded(2, 1, "1001", SegmentDisposition.ABANDONED, 4_000, 0, 0),
                script.ended(2, ContactDisposition.ABANDONED, 0));
        SegmentRecord ring = new SegmentRecord(1, call(2), "1001", SWITCH, "5001", SKILL, ten + 8_000, 0, ten + 12_000,
                SegmentDisposition.ABANDONED, 0, 4_000, 0, 0);
        assertEquals(
                List.of(contactRecord(1, new long[]{ten, ten, 0, 8_000}, ContactDisposition.ABANDONED, ten + 8_000,
                        List.of()),
                        contactRecord(2, new long[]{ten + 8_000, ten + 8_000, 0, 0}, ContactDisposition.ABANDONED,
                                ten + 12_000, List.of(ring))),
                script.fold(new CallRecordFold(ResumePoint.START)));
    }

    /** T9: ended while the link was down. */
    @Test
    void shouldKeepTheEarliestAndTheLatestEnd() {
        script.arrives(1).after(60_000).input(
                new Fact.ContactEnded(contact(1), ContactDisposition.UNKNOWN, 0, script.now() - 60_000, script.now()));
        ContactRecord record = (ContactRecord) script.fold(new CallRecordFold(ResumePoint.START)).get(0);
        assertEquals(ten, record.earliestEndMillis());
        assertEquals(ten + 60_000, record.latestEndMillis());
        assertEquals(ContactDisposition.UNKNOWN, record.disposition());
    }

    @Test
    void shouldGiveOneRecordForAnOrdinaryCall() {
        script.input(new Fact.CallStarted(call(7), "5001", "5002", "u7")).after(3_000)
                .input(new Fact.CallAnswered(call(7), "5002")).after(10_000)
                .input(new Fact.CallEnded(call(7), null, "TRANSFER", script.now(), script.now()));
        assertEquals(
                List.of(new OrdinaryCall(call(7), "5001", "5002", "u7", ten, "5002", ten + 3_000, null, "TRANSFER",
                        ten + 13_000, ten + 13_000, true)),
                script.fold(new CallRecordFold(ResumePoint.START)));
    }

    @Test
    void shouldNameACallThatWasFoundByTheUniversalIdThatTheSwitchSaid() {
        script.input(new Fact.CallStarted(call(7), "", "", ""), new Fact.CallIdentified(call(8), "u8")).after(10)
                .input(new Fact.CallIdentified(call(7), "u7")).after(10_000)
                .input(new Fact.CallEnded(call(7), null, "NONE", script.now(), script.now()));
        assertEquals(List.of(new OrdinaryCall(call(7), "", "", "u7", ten, "", 0, null, "NONE", ten + 10_010,
                ten + 10_010, true)), script.fold(new CallRecordFold(ResumePoint.START)));
    }

    @Test
    void shouldGiveNoRecordOfItsOwnToACallThatOutlivesItsContact() {
        script.arrives(1).asks(1).after(1_000).input(script.ended(1, ContactDisposition.ABANDONED, 1_000)).after(50)
                .input(new Fact.CallEnded(call(1), null, "NONE", script.now(), script.now()));
        assertEquals(1, script.fold(new CallRecordFold(ResumePoint.START)).size());
    }

    /** The engine announces a call at the end of an input, behind what became of it there. */
    @Test
    void shouldNotCareForTheOrderWithinAnInput() {
        script.input(new Fact.CallAnswered(call(7), "5002"), new Fact.CallStarted(call(7), "5001", "5002", ""))
                .input(new Fact.CallEnded(call(8), null, "", script.now(), script.now()),
                        new Fact.CallStarted(call(8), "5003", "5004", ""))
                .input(new Fact.CallEnded(call(7), null, "", script.now(), script.now()));
        List<CallRecord> rows = script.fold(new CallRecordFold(ResumePoint.START));
        assertEquals(
                List.of(new OrdinaryCall(call(8), "5003", "5004", "", ten, "", 0, null, "NONE", ten, ten, true),
                        new OrdinaryCall(call(7), "5001", "5002", "", ten, "5002", ten, null, "NONE", ten, ten, true)),
                rows);
    }

    @Test
    void shouldWaitWithAContactForItsLastSegment() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        script.arrives(1).rings(1, 1, "1001", "5001", 0).input(script.ended(1, ContactDisposition.ABANDONED, 0),
                segmentEnded(1, 1, "1001", SegmentDisposition.ABANDONED, 5, 0, 0)).arrives(2)
                .rings(2, 1, "1001", "5001", 0).input(script.ended(2, ContactDisposition.UNKNOWN, 0)).arrives(3);
        List<CallRecord> rows = script.fold(fold);
        assertEquals(2, rows.size());
        assertEquals(SegmentDisposition.ABANDONED, ((ContactRecord) rows.get(0)).segments().get(0).disposition());
        assertNull(((ContactRecord) rows.get(1)).segments().get(0).disposition());
        assertEquals(1, fold.open().size());
    }

    /** A call that a station began and that then entered a VDN is one row, not two. */
    @Test
    void shouldGiveNoSecondRecordForTheCallOfAContact() {
        script.input(new Fact.CallStarted(call(1), "5003", VDN, "")).arrives(1).input(script.callEnded(1),
                script.ended(1, ContactDisposition.ABANDONED, 0));
        List<CallRecord> rows = script.fold(new CallRecordFold(ResumePoint.START));
        assertEquals(1, rows.size());
        assertTrue(rows.get(0) instanceof ContactRecord);
    }

    /** A consult call is an ordinary one until a transfer joins it to the contact. */
    @Test
    void shouldNameTheContactThatAnOrdinaryCallCameToBelongTo() {
        script.arrives(1).input(new Fact.CallStarted(call(9), "5001", "5002", "")).input(script.callEnded(1),
                new Fact.CallEnded(call(9), contact(1), "TRANSFER", script.now(), script.now()));
        List<CallRecord> rows = script.fold(new CallRecordFold(ResumePoint.START));
        assertEquals(1, rows.size());
        assertEquals(contact(1), ((OrdinaryCall) rows.get(0)).contact());
    }

    @Test
    void shouldKeepTheDataThatWereLastAttached() {
        script.arrives(1).input(new Fact.DataAttached(contact(1), Map.of("customer", "17")))
                .input(new Fact.DataAttached(contact(1), Map.of("customer", "18", "tier", "gold")))
                .input(script.ended(1, ContactDisposition.ABANDONED, 0));
        ContactRecord record = (ContactRecord) script.fold(new CallRecordFold(ResumePoint.START)).get(0);
        assertEquals(Map.of("customer", "18", "tier", "gold"), record.data());
    }

    /** Reading begins in the middle: what began before is given, and said to be in part. */
    @Test
    void shouldMarkWhatBeganBeforeTheFirstFact() {
        script.arrives(1).asks(1).rings(1, 1, "1001", "5001", 0).answers(1, 1, "1001", 0).input(script.callEnded(1),
                segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 1, 2, 3),
                script.ended(1, ContactDisposition.ANSWERED, 0)).input(new Fact.StateHashed(1));
        List<CallRecord> rows = FactScript.fold(new CallRecordFold(ResumePoint.from(4)),
                script.steps.stream().filter(step -> step.place().inputSequence() >= 4).toList());
        ContactRecord record = (ContactRecord) rows.get(0);
        assertEquals(1, rows.size());
        assertFalse(record.complete());
        assertEquals("1001", record.segments().get(0).agentId());
        assertEquals(SegmentDisposition.ANSWERED, record.segments().get(0).disposition());
    }

    @Test
    void shouldGiveWhatIsOpenWithoutEndingIt() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        script.arrives(1).input(new Fact.CallStarted(call(7), "5001", "5002", ""));
        assertEquals(List.of(), script.fold(fold));
        assertEquals(2, fold.open().size());
        assertTrue(fold.open().stream().noneMatch(CallRecord::complete));
        script.steps.clear();
        script.input(script.ended(1, ContactDisposition.ABANDONED, 0));
        assertTrue(script.fold(fold).get(0).complete());
    }

    @Test
    void shouldIgnoreFactsThatItHasHad() {
        script.arrives(1).input(script.ended(1, ContactDisposition.ABANDONED, 0));
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        assertEquals(1, script.fold(fold).size());
        assertEquals(0, script.fold(fold).size());
    }

    @Test
    void shouldHoldOpenContactsUpToTheLimitAndThenGiveTheOldest() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        for (int number = 1; number <= FoldLimits.OPEN_CONTACTS_MAX; number++) {
            script.arrives(number);
        }
        assertEquals(List.of(), script.fold(fold));
        script.steps.clear();
        List<CallRecord> rows = script.arrives(FoldLimits.OPEN_CONTACTS_MAX + 1).fold(fold);
        assertEquals(1, rows.size());
        assertEquals(contact(1), ((ContactRecord) rows.get(0)).contact());
        assertFalse(rows.get(0).complete());
        script.steps.clear();
        script.input(new Fact.StateHashed(1)).fold(fold);
        assertEquals(2, fold.resumePoint().fromSequence());
    }

    @Test
    void shouldHoldOrdinaryCallsUpToTheLimitAndThenGiveTheOldest() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        for (int id = 1; id <= FoldLimits.OPEN_CALLS_MAX; id++) {
            script.input(new Fact.CallStarted(call(id), "a", "b", ""));
        }
        assertEquals(List.of(), script.fold(fold));
        script.steps.clear();
        List<CallRecord> rows = script.input(new Fact.CallStarted(call(0), "a", "b", "")).fold(fold);
        assertEquals(1, rows.size());
        assertEquals(call(1), ((OrdinaryCall) rows.get(0)).call());
    }

    @Test
    void shouldKeepSegmentsUpToTheLimitAndCountFurtherOnes() {
        for (int extra = 0; extra <= 1; extra++) {
            FactScript many = new FactScript(TEN).arrives(1);
            int count = FoldLimits.SEGMENTS_MAX + extra;
            for (int segment = 1; segment <= count; segment++) {
                many.rings(1, segment, "1001", "5001", 0)
                        .input(segmentEnded(1, segment, "1001", SegmentDisposition.NO_ANSWER, 1, 0, 0));
            }
            many.input(many.ended(1, ContactDisposition.ABANDONED, 0));
            ContactRecord record = (ContactRecord) many.fold(new CallRecordFold(ResumePoint.START)).get(0);
            assertEquals(FoldLimits.SEGMENTS_MAX, record.segments().size());
            assertEquals(count, record.segmentCount());
            assertEquals(extra == 0, record.complete());
        }
    }

    @Test
    void shouldAskForFactsFromTheOldestOpenThingOn() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        assertEquals(ResumePoint.START, fold.resumePoint());
        script.arrives(1).arrives(2).input(script.callEnded(1), script.ended(1, ContactDisposition.ABANDONED, 0))
                .input(new Fact.StateHashed(1)).fold(fold);
        JournalledFact last = script.steps.get(script.steps.size() - 1).place();
        assertEquals(new ResumePoint(2, last.inputSequence(), last.index()), fold.resumePoint());
    }

    private FactScript talked(int number, int segment, String agentId) {
        return script.rings(number, segment, agentId, "5001", 0).answers(number, segment, agentId, 0).after(1_000);
    }

    private static Fact wrapsUp(int number, int segment, String agentId, String code) {
        return new Fact.WrappedUp(contact(number), segment, agentId, code, "as told");
    }

    private ContactRecord only(List<CallRecord> rows) {
        assertEquals(1, rows.size(), rows.toString());
        return (ContactRecord) rows.get(0);
    }

    /** The last code counts, given while he talks or in the after-call work behind it. */
    @Test
    void shouldWaitWithAContactForTheWrapUpCodeOfItsAgent() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        script.arrives(1).asks(1);
        talked(1, 1, "1001").input(wrapsUp(1, 1, "1001", "sold"))
                .input(segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 0, 1_000, 0),
                        script.ended(1, ContactDisposition.ANSWERED, 0),
                        state("1001", AgentState.TALKING, AgentState.AFTER_CALL_WORK, WorkMode.AUTO_IN, 0, 1_000))
                .after(10_000).input(wrapsUp(1, 1, "1001", "complaint"));
        assertEquals(List.of(), script.fold(fold));
        assertEquals(1, fold.open().size());
        script.steps.clear();
        script.input(state("1001", AgentState.AFTER_CALL_WORK, AgentState.READY, WorkMode.AUTO_IN, 0, 10_000));
        ContactRecord record = only(script.fold(fold));
        assertEquals(List.of("complaint", "complaint", "as told"),
                List.of(record.wrapUp(), record.segments().get(0).wrapUp(), record.segments().get(0).notes()));
        assertTrue(record.complete());
        script.steps.clear();
        script.input(wrapsUp(1, 1, "1001", "late"));
        assertEquals(List.of(), script.fold(fold), "the record is written; the agent trace has it");
        assertEquals(List.of(), fold.open());
    }

    /** Both agents of a transfer say something; the record waits for the second one only as long as he works on it. */
    @Test
    void shouldKeepTheWrapUpCodeOfEachAgent() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        script.arrives(1).asks(1);
        talked(1, 1, "1001").input(segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 0, 1_000, 0),
                state("1001", AgentState.TALKING, AgentState.AFTER_CALL_WORK, WorkMode.AUTO_IN, 0, 1_000));
        talked(1, 2, "1002").input(wrapsUp(1, 1, "1001", "passed on"))
                .input(state("1001", AgentState.AFTER_CALL_WORK, AgentState.READY, WorkMode.AUTO_IN, 0, 1))
                .input(state("1002", AgentState.TALKING, AgentState.AFTER_CALL_WORK, WorkMode.AUTO_IN, 0, 1_000),
                        segmentEnded(1, 2, "1002", SegmentDisposition.ANSWERED, 0, 1_000, 0),
                        script.ended(1, ContactDisposition.ANSWERED, 0))
                .input(wrapsUp(1, 2, "1002", "solved"));
        assertEquals(List.of(), script.fold(fold));
        script.steps.clear();
        script.arrives(2).asks(2).rings(2, 1, "1002", "5002", 0);
        ContactRecord record = only(script.fold(fold));
        assertEquals("solved", record.wrapUp());
        assertEquals(List.of("passed on", "solved"), record.segments().stream().map(SegmentRecord::wrapUp).toList());
    }

    /** Who goes on without after-call work is waited for no longer than the input lasts. */
    @Test
    void shouldNotWaitForAnAgentWhoHasNoAfterCallWork() {
        CallRecordFold fold = new CallRecordFold(ResumePoint.START);
        script.arrives(1).asks(1);
        talked(1, 1, "1001").input(segmentEnded(1, 1, "1001", SegmentDisposition.ANSWERED, 0, 1_000, 0),
                script.ended(1, ContactDisposition.ANSWERED, 0),
                state("1001", AgentState.TALKING, AgentState.READY, WorkMode.AUTO_IN, 0, 1_000));
        assertEquals("", only(script.fold(fold)).wrapUp(), "at once");
    }
}
