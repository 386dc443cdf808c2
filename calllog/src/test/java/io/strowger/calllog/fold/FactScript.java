package io.strowger.calllog.fold;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.WorkMode;
import io.strowger.core.port.JournalledFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Facts as the engine writes them, told by the second. VDN 6001, stations 5001 and 5002, agents 1001 and 1002, switch
 * S.
 */
public final class FactScript {

    public record Step(JournalledFact place, Fact fact) {}

    public static final String SWITCH = "S";
    public static final String VDN = "6001";
    public static final String ANI = "+49301234567";
    public static final String SKILL = "sales";

    public final List<Step> steps = new ArrayList<>();
    private long sequence;
    private long timeMillis;

    public FactScript(String start) {
        timeMillis = Instant.parse(start).toEpochMilli();
    }

    public static ContactId contact(int number) {
        return new ContactId(1, number);
    }

    public static CallKey call(int id) {
        return new CallKey(SWITCH, id, 1);
    }

    public static String serial(int number) {
        return "20260105-%05d".formatted(number);
    }

    public static long millis(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    public long now() {
        return timeMillis;
    }

    public long sequence() {
        return sequence;
    }

    public FactScript after(long millis) {
        timeMillis += millis;
        return this;
    }

    public FactScript at(String instant) {
        timeMillis = Instant.parse(instant).toEpochMilli();
        return this;
    }

    /** An input and the facts that were made of it. */
    public FactScript input(Fact... facts) {
        sequence++;
        for (int index = 0; index < facts.length; index++) {
            steps.add(new Step(new JournalledFact(sequence, index, timeMillis * 1_000_000 + 999_999, 1, Bytes.EMPTY),
                    facts[index]));
        }
        return this;
    }

    public static Fact counted(VdnCounter counter, int number) {
        return new Fact.VdnCounted(SWITCH, VDN, counter, contact(number));
    }

    public FactScript arrives(int number) {
        return input(
                new Fact.ContactStarted(contact(number), serial(number), call(number), VDN, ANI, "0800", "u" + number),
                counted(VdnCounter.IN, number));
    }

    public FactScript asks(int number) {
        return input(counted(VdnCounter.TO_AGENT, number), new Fact.ContactQueued(contact(number), SKILL, 2));
    }

    public FactScript rings(int number, int segment, String agentId, String station, long queueMillis) {
        Fact ring = new Fact.SegmentStarted(contact(number), segment, call(number), agentId, SWITCH, station, SKILL,
                queueMillis);
        return segment == 1
                ? input(counted(VdnCounter.RUNG_CALLS, number), counted(VdnCounter.RINGS, number), ring)
                : input(counted(VdnCounter.RINGS, number), ring);
    }

    public FactScript answers(int number, int segment, String agentId, long ringMillis) {
        return input(counted(VdnCounter.CONNECTED, number), counted(VdnCounter.ANSWERED_BY_AGENT, number),
                new Fact.SegmentAnswered(contact(number), segment, agentId, ringMillis));
    }

    public static Fact segmentEnded(int number, int segment, String agentId, SegmentDisposition disposition,
            long... times) {
        return new Fact.SegmentEnded(contact(number), segment, agentId, disposition, times[0], times[1], times[2]);
    }

    public Fact callEnded(int number) {
        return new Fact.CallEnded(call(number), contact(number), "NONE", timeMillis, timeMillis);
    }

    public Fact ended(int number, ContactDisposition disposition, long queueMillis) {
        return new Fact.ContactEnded(contact(number), disposition, queueMillis, timeMillis, timeMillis);
    }

    public static Fact state(String agentId, AgentState from, AgentState to, WorkMode mode, int reason, long previous) {
        return new Fact.AgentStateChanged(agentId, from, to, mode, reason, previous, "because " + to);
    }

    public <R> List<R> fold(Fold<R> fold) {
        return fold(fold, steps);
    }

    public static <R> List<R> fold(Fold<R> fold, List<Step> steps) {
        List<R> rows = new ArrayList<>();
        for (Step step : steps) {
            rows.addAll(fold.accept(step.place(), step.fact()));
        }
        return rows;
    }
}
