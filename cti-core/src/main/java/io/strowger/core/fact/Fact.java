package io.strowger.core.fact;

import io.strowger.core.codec.Tag;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.SystemStatus;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import java.util.List;
import java.util.Map;

/**
 * One thing that the engine made of an input. Facts are kept with (input sequence, index, engine time, engine version); a new build never rewrites them.
 */
public sealed interface Fact {
    /** An output was issued. Topics are left out: they show the state, which is hashed, and are the most of all outputs. */
    @Tag(1)
    record OutputIssued(Output output) implements Fact {}

    /** A state machine moved, or was told something and stayed. */
    @Tag(2)
    record Transitioned(String machine, String entity, String from, String cause, String to, String because)
            implements
                Fact {}

    /** Something came that should not have; it was counted and the entity is being resynchronised where that helps. */
    @Tag(3)
    record AnomalyRecorded(AnomalyKind kind, String entity, String detail) implements Fact {}

    /** Hash of the whole state after this input; replay is held against it. */
    @Tag(4)
    record StateHashed(long hash) implements Fact {}

    @Tag(10)
    record ContactStarted(ContactId contact, String serial, CallKey call, String vdn, String ani, String dnis,
            String ucid) implements Fact {}

    /** The contact asks for an agent and waits from now on. */
    @Tag(11)
    record ContactQueued(ContactId contact, String skill, int priority) implements Fact {}

    /** A choice was made; the witness says everything that it was made from. */
    @Tag(12)
    record RouteDecided(RouteWitness witness) implements Fact {}

    /** The contact rings at an agent: a segment begins. Segments of a contact count from 1. */
    @Tag(13)
    record SegmentStarted(ContactId contact, int segment, CallKey call, String agentId, String switchName,
            String station, String skill, long queueMillis) implements Fact {}

    @Tag(14)
    record SegmentAnswered(ContactId contact, int segment, String agentId, long ringMillis) implements Fact {}

    @Tag(15)
    record SegmentEnded(ContactId contact, int segment, String agentId, SegmentDisposition disposition, long ringMillis,
            long talkMillis, long holdMillis) implements Fact {}

    /**
     * The contact is over, exactly once.
     *
     * @param earliestEndMillis engine time before which it cannot have ended; equal to latestEndMillis when the end was seen
     */
    @Tag(16)
    record ContactEnded(ContactId contact, ContactDisposition disposition, long queueMillis, long earliestEndMillis,
            long latestEndMillis) implements Fact {}

    /** Data was attached to the contact; all that it has now. */
    @Tag(17)
    record DataAttached(ContactId contact, Map<String, String> data) implements Fact {}

    /** A call without a contact began: an ordinary call. */
    @Tag(20)
    record CallStarted(CallKey call, String calling, String called, String ucid) implements Fact {}

    @Tag(21)
    record CallAnswered(CallKey call, String answering) implements Fact {}

    /** Any call is over, with the earliest and latest moment where the end was not seen. */
    @Tag(22)
    record CallEnded(CallKey call, ContactId contact, String cause, long earliestEndMillis, long latestEndMillis)
            implements
                Fact {}

    /**
     * An agent changed on one of his axes. The periods of an agent follow each other without gap or overlap, so that those from a log-on to the next log-off
     * add up to the time he was logged on, exactly.
     *
     * @param because why; the last of several reasons
     * @param activity the call activity from now on
     * @param previous what ended with this change; null in facts of earlier builds
     */
    @Tag(30)
    record AgentStateChanged(String agentId, AgentState from, AgentState to, WorkMode workMode, int reasonCode,
            long inPreviousMillis, String because, CallActivity activity, AgentPeriod previous) implements Fact {
        /** As earlier builds told it. */
        public AgentStateChanged(String agentId, AgentState from, AgentState to, WorkMode workMode, int reasonCode,
                long inPreviousMillis, String because) {
            this(agentId, from, to, workMode, reasonCode, inPreviousMillis, because, null, null);
        }
    }

    @Tag(31)
    record AgentLoggedOn(String agentId, String switchName, String station) implements Fact {}

    /**
     * @param loggedOnMillis how long he was logged on
     * @param loggedOnNanos engine time of the log-on; 0 in facts of earlier builds
     */
    @Tag(32)
    record AgentLoggedOff(String agentId, String switchName, String station, int reasonCode, long loggedOnMillis,
            long loggedOnNanos) implements Fact {
        /** As earlier builds told it. */
        public AgentLoggedOff(String agentId, String switchName, String station, int reasonCode, long loggedOnMillis) {
            this(agentId, switchName, station, reasonCode, loggedOnMillis, 0);
        }
    }

    /** An interval counter of a VDN, booked when its event happens. */
    @Tag(40)
    record VdnCounted(String switchName, String vdn, VdnCounter counter, ContactId contact) implements Fact {}

    /** A switch told something of a device, call or agent that no state here depends on; as it came. */
    @Tag(50)
    record PbxEventNoted(String switchName, String link, String monitoredDevice, PbxEvent event) implements Fact {}

    /** A switch told the state of its CTI side; as it came. */
    @Tag(51)
    record SystemStatusNoted(String switchName, String link, SystemStatus status, List<SwitchLink> links)
            implements
                Fact {}

    /** What an agent was between two changes, on both axes, in engine time. */
    record AgentPeriod(WorkMode workMode, int reasonCode, CallActivity activity, long beganNanos, long endedNanos) {}

    /** Constants are only appended. */
    enum VdnCounter {
        /** A call entered. */
        IN,
        /** First answer by anyone, agent or IVR port. */
        CONNECTED,
        /** An agent was asked for. */
        TO_AGENT,
        /** First ring of a contact at any agent. */
        RUNG_CALLS,
        /** Every ring. */
        RINGS,
        ANSWERED_BY_AGENT
    }

    /** Constants are only appended. */
    enum SegmentDisposition {
        /** Answered, and over. */
        ANSWERED,
        /** Rang too long and went elsewhere. */
        NO_ANSWER,
        /** The caller gave up while it rang. */
        ABANDONED,
        /** The agent or the switch sent the ringing call elsewhere. */
        REDIRECTED,
        /** Its end was not seen. */
        UNKNOWN
    }

    /** Constants are only appended. */
    enum ContactDisposition {
        /** An agent spoke with the customer. */
        ANSWERED,
        /** The caller gave up before any agent answered. */
        ABANDONED,
        /** The switch took the call to its fallback or elsewhere. */
        OUTFLOW,
        /** Ended while nobody was looking; earliest and latest end say when. */
        UNKNOWN
    }

    /** Constants are only appended. */
    enum AnomalyKind {
        /** decide failed; nothing of the input was applied. */
        DECIDE_FAILED,
        /** An event that the state cannot explain. */
        UNEXPECTED_EVENT,
        /** The switch's snapshot and our state differ. */
        SNAPSHOT_DIFFERS,
        /** An input that cannot be read. */
        UNREADABLE_INPUT,
        /** A watchdog fired: something that should have come did not. */
        WATCHDOG,
        /** A limit was reached. */
        LIMIT
    }
}
