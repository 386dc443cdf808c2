package io.strowger.core.fact;

import io.strowger.core.codec.Tag;
import io.strowger.core.input.Input.LookUpOutcome;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.CallbackOutcome;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.ObservationMode;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.SystemStatus;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.RoutePlan.Treatment;
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

    /**
     * The contact asks for an agent and waits from now on.
     *
     * @param skill that it counts for, or the further one that the switch has put it in the queue of
     * @param skills all that it asks for now; empty in facts of earlier builds
     * @param objectiveMillis service objectives of these, in their order; empty in facts of earlier builds
     */
    @Tag(11)
    record ContactQueued(ContactId contact, String skill, int priority, List<String> skills,
            List<Long> objectiveMillis) implements Fact {
        /** A fact of an earlier build does not say. */
        public ContactQueued {
            skills = skills == null ? List.of() : skills;
            objectiveMillis = objectiveMillis == null ? List.of() : objectiveMillis;
        }

        /** Without objectives. */
        public ContactQueued(ContactId contact, String skill, int priority, List<String> skills) {
            this(contact, skill, priority, skills, List.of());
        }

        /** It asks for one skill. */
        public ContactQueued(ContactId contact, String skill, int priority) {
            this(contact, skill, priority, List.of());
        }
    }

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

    /** A call without a contact began: an ordinary call, or one that is made to call somebody back. */
    @Tag(20)
    record CallStarted(CallKey call, String calling, String called, String ucid) implements Fact {}

    @Tag(21)
    record CallAnswered(CallKey call, String answering) implements Fact {}

    /** The switch said when asked which call it is: one that was found by what its stations tell, which does not name it. */
    @Tag(150)
    record CallIdentified(CallKey call, String ucid) implements Fact {}

    /** Any call is over, with the earliest and latest moment where the end was not seen. */
    @Tag(22)
    record CallEnded(CallKey call, ContactId contact, String cause, long earliestEndMillis, long latestEndMillis)
            implements
                Fact {}

    /**
     * An agent changed on one of his axes. The periods of an agent follow each other without gap or overlap, so that those from a log-on to the next log-off
     * add up to the time he was logged on, exactly.
     *
     * @param inPreviousMillis since what is shown of him, his work mode or its reason last changed
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

    /** Somebody consults about a contact: a further call, with the same data on the screen. */
    @Tag(70)
    record ConsultationStarted(ContactId contact, CallKey parent, CallKey call, String switchName, String station)
            implements
                Fact {}

    /** The consultation is over, or part of the contact's call from now on. */
    @Tag(71)
    record ConsultationEnded(ContactId contact, CallKey parent, CallKey call, boolean joined, long millis)
            implements
                Fact {}

    /** What an agent noted of a contact that he spoke with. */
    @Tag(72)
    record WrappedUp(ContactId contact, int segment, String agentId, String code, String notes) implements Fact {}

    /** A supervisor is at an agent's call in this mode from now on. */
    @Tag(73)
    record ObservationStarted(CallKey call, ContactId contact, String supervisorId, String agentId,
            ObservationMode mode, boolean agentTold) implements Fact {}

    /** He is not any more, whatever ended it. */
    @Tag(74)
    record ObservationEnded(CallKey call, String supervisorId, String agentId, ObservationMode mode, String because)
            implements
                Fact {}

    /** A supervisor changed an agent's state, or will when the agent's call is over. */
    @Tag(75)
    record AgentForced(String supervisorId, String agentId, WorkMode workMode, int reasonCode, String text,
            boolean pending) implements Fact {}

    /** A supervisor told an agent something. */
    @Tag(76)
    record NoticeSent(String supervisorId, String agentId, String text) implements Fact {}

    /** A link's server asks for less, or not any more; meanwhile requests go by another link where one is up. */
    @Tag(90)
    record LinkCongestionNoted(String switchName, String link, boolean congested, String detail) implements Fact {}

    /**
     * One of several links stands still, or is in step again; meanwhile requests go by another one.
     *
     * @param millis how late it is with what it owes for longest
     */
    @Tag(210)
    record LinkBehindNoted(String switchName, String link, boolean behind, long millis) implements Fact {}

    /**
     * The rules decided what a contact asks for.
     *
     * @param rule name of the one whose condition held
     * @param reads what the rule read, with the values at that moment
     * @param inAnalysisMillis that it waited for outside data
     */
    @Tag(110)
    record ContactAnalysed(ContactId contact, long configurationVersion, String rule, String plan, String skill,
            int priority, Map<String, String> reads, long inAnalysisMillis) implements Fact {}

    /** A look-up for a contact came to its end; {@code outcome} null = the deadline passed. */
    @Tag(111)
    record LookUpEnded(ContactId contact, String lookUp, String key, LookUpOutcome outcome,
            Map<String, String> fields, long millis) implements Fact {}

    /**
     * Somebody set a variable, or its time is over.
     *
     * @param by who; empty = its time was over, or the configuration changed
     * @param untilMillis 0 = until it is reset
     */
    @Tag(112)
    record VariableSet(String name, String before, String value, String by, long untilMillis) implements Fact {}

    /**
     * A configuration is in force from now on.
     *
     * @param changes what is different, one line each, at most {@link io.strowger.core.site.SiteDifference#LINES_MAX}
     * @param timeZone of the site, which reports are made in; empty = UTC
     */
    @Tag(113)
    record ConfigurationChanged(long version, String appliedBy, String comment, long restores, List<String> changes,
            String timeZone) implements Fact {
        /** A fact of an earlier build does not say. */
        public ConfigurationChanged {
            timeZone = timeZone == null ? "" : timeZone;
        }
    }

    /** A configuration will be in force at that moment, unless something else comes in between. */
    @Tag(114)
    record ConfigurationPlanned(long version, String appliedBy, String comment, long effectiveMillis)
            implements
                Fact {}

    /** A configuration did not come into force, and why. */
    @Tag(115)
    record ConfigurationGivenUp(long version, String appliedBy, String because) implements Fact {}
    /** An agent was found for a contact in the skill that it began to wait for: how long it waited and how long that was expected to be. */
    @Tag(120)
    record ExpectedWaitMeasured(ContactId contact, String skill, int priority, long expectedMillis, long waitedMillis)
            implements
                Fact {}

    /** The contact is sent to an agent at another switch; it stays one contact. */
    @Tag(121)
    record ContactSentAcross(ContactId contact, CallKey call, String toSwitch, String number, String agentId)
            implements
                Fact {}

    /**
     * The contact has arrived at the other switch.
     *
     * @param call the call there, which it is in from now on
     * @param by how it was recognised
     * @param sameUcid both calls have the same universal id: evidence, not what it was recognised by
     * @param millis since it was sent
     */
    @Tag(122)
    record ContactCrossed(ContactId contact, CallKey from, CallKey call, RecognisedBy by, boolean sameUcid,
            long millis) implements Fact {}

    /** The contact did not get to the other switch and is back in its place. */
    @Tag(123)
    record CrossingFailed(ContactId contact, String path, String because) implements Fact {}

    /**
     * A treatment of its plan was applied to a contact that waited.
     *
     * @param treatment its number in the plan, from 1
     * @param skill that it waited for
     * @param waitedMillis since it began to wait; counts on where it goes on waiting
     * @param waiting others that waited for the skill
     * @param expectedMillis the expected wait; -1 when nobody worked for the skill
     */
    @Tag(124)
    record TreatmentApplied(ContactId contact, String plan, int treatment, Treatment what, String skill,
            long waitedMillis, int waiting, long expectedMillis) implements Fact {}

    /** A treatment was due and could not be applied; the next that holds is looked for. */
    @Tag(125)
    record TreatmentRefused(ContactId contact, String plan, int treatment, Treatment what, RefusalReason reason)
            implements
                Fact {}

    /**
     * A callback came to another state; the last one ends it.
     *
     * @param callback and the contact that stands in the queue for it
     * @param first the contact that it grew out of; null = none
     * @param attempts that reached nobody
     * @param last outcome of the last attempt
     * @param agentId who calls, empty = nobody
     * @param arranger the agent who arranged it, empty = the customer asked for it by himself
     */
    @Tag(126)
    record CallbackChanged(ContactId callback, ContactId first, String number, CallbackState state, int attempts,
            CallbackOutcome last, String agentId, String arranger) implements Fact {
        public CallbackChanged {
            arranger = arranger == null ? "" : arranger;
        }

        /** That a customer asked for by himself. */
        public CallbackChanged(ContactId callback, ContactId first, String number, CallbackState state, int attempts,
                CallbackOutcome last, String agentId) {
            this(callback, first, number, state, attempts, last, agentId, "");
        }
    }

    /** The agent hung up, and the customer goes to the VDN that asks him how he was served. */
    @Tag(127)
    record SentToSurvey(ContactId contact, CallKey call, String vdn) implements Fact {}

    /** How a contact that comes from another switch is known. Constants are only appended. */
    enum RecognisedBy {
        /** The token in its user-to-user information. */
        TOKEN,
        /** The number of the pool that it came by. */
        NUMBER
    }

    /** An agent's skills are these from now on; not overridden means that they are the configuration's again. */
    @Tag(130)
    record AgentSkillsChanged(String agentId, String supervisorId, List<AgentSite.SkillLevel> skills,
            boolean overridden, String text) implements Fact {}

    /** A supervisor gave a command for a team, or with an empty one for all within his scope. */
    @Tag(131)
    record TeamDirected(String supervisorId, String team, String what, String text, int agents, int done)
            implements
                Fact {}

    /** An agent told another something. */
    @Tag(132)
    record MessageSent(String fromAgentId, String toAgentId, String text) implements Fact {}

    /** An agent asked for help; so many supervisors were told. */
    @Tag(133)
    record HelpRequested(String agentId, ContactId contact, String text, int supervisors) implements Fact {}

    /** His request is over. */
    @Tag(134)
    record HelpEnded(String agentId, String supervisorId, String because) implements Fact {}

    /** An item of a board crossed its threshold, or is back. */
    @Tag(135)
    record ThresholdCrossed(TopicState.AlertView alert) implements Fact {}

    /**
     * A customer rated an agent's work.
     *
     * @param segment of the contact that the agent had; 0 when no agent had spoken with him
     */
    @Tag(136)
    record ContactRated(ContactId contact, String serial, int segment, String agentId, String question, int rating)
            implements
                Fact {}

    /** A contact begins that is an item of work of a medium; it has no call. */
    @Tag(165)
    record ItemSubmitted(ContactId contact, String medium, String reference, String submittedBy) implements Fact {}

    /** An item came to another state; the agent is empty where nobody has it. */
    @Tag(166)
    record ItemChanged(ContactId contact, String agentId, ItemState state) implements Fact {}

    /** An agent's attributes are these from now on; not overridden means that they are the configuration's again. */
    @Tag(167)
    record AgentAttributesChanged(String agentId, String supervisorId, List<AgentSite.Attribute> attributes,
            boolean overridden, String text) implements Fact {}

    /**
     * An agent answered a contact that had waited for a skill, or its caller gave the wait up; what boards make their service level of. Who is called back has not waited
     * for an answer.
     *
     * @param answered false = the caller gave up
     * @param waitedMillis since it began to wait, the ringing at the agent included
     * @param objectiveMillis service objective of the skill at that time
     */
    @Tag(220)
    record WaitEnded(ContactId contact, String skill, boolean answered, long waitedMillis, long objectiveMillis)
            implements
                Fact {}

    /** An agent who is logged on works for these skills from now on. */
    @Tag(221)
    record AgentServes(String agentId, List<String> skills) implements Fact {}

    /**
     * An agent placed a call.
     *
     * @param contact that it is made for, or about; null = none
     */
    @Tag(222)
    record AgentCalled(String agentId, CallKey call, String called, ContactId contact) implements Fact {}

    /** The contact waits for no agent any more: its IVR has withdrawn the request. */
    @Tag(223)
    record RequestWithdrawn(ContactId contact) implements Fact {}

    /** Something that reports count happened in an agent's part of a contact while he talked with the customer. */
    @Tag(260)
    record SegmentMarked(ContactId contact, int segment, String agentId, SegmentMark mark) implements Fact {}

    /** A quarter of an hour of engine time is over, so that intervals of reports close although nothing else happens. */
    @Tag(261)
    record QuarterHourPassed() implements Fact {}

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

    /** What is counted of a segment besides its disposition. Constants are only appended. */
    enum SegmentMark {
        /** The agent transferred the customer's call. */
        TRANSFERRED,
        /** The agent made a conference of the customer's call and another; each time. */
        CONFERENCED,
        /** The customer gave up while the agent held his call. */
        ABANDONED_ON_HOLD,
        /** The contact was over so soon after the answer that nobody can have talked. */
        PHANTOM_ABANDON
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
        UNKNOWN,
        /** A callback that ended without the customer. */
        NOT_REACHED
    }

    /**
     * What is believed of a connection was not what the switch said of it, and is so now.
     *
     * @param believed NULL where no connection was known
     * @param said NULL where the switch has none
     */
    @Tag(80)
    record ConnectionRepaired(CallKey call, String deviceId, LocalConnectionState believed, LocalConnectionState said,
            RepairCause cause) implements Fact {}

    /** An entity of which an input could not be decided is served no more, or again. */
    @Tag(81)
    record Quarantined(String entity, long inputSequence, int attempt, boolean over) implements Fact {}

    /** Why a connection was repaired. Constants are only appended. */
    enum RepairCause {
        AFTER_OUTAGE("The switch could not be asked for a while, and this happened meanwhile."),
        RECONCILED(
                "Two descriptions of the device by the switch agreed, with no event in between, and differed from what was believed."),
        DOUBTED("The device was asked after because something about it had been doubtful."),
        NOT_MONITORED("The device is not monitored, so that no event tells of it.");

        private final String sentence;

        RepairCause(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /**
     * Reserves of a skill join or leave.
     *
     * @param from level before, 0 = none take part
     * @param expectedWaitMillis of a newcomer with those who took part before; -1 = nobody works for it
     */
    @Tag(100)
    record SkillOverloadChanged(String skill, int from, int to, long expectedWaitMillis) implements Fact {}

    /**
     * A further step of a waiting contact's plan was looked at.
     *
     * @param step counted from 1
     * @param begun false = passed over, because the expected wait was not long enough
     * @param expectedWaitMillis of what it asked for before; -1 = nobody works for it
     * @param skills that it asks for from now on
     * @param objectiveMillis service objectives of these, in their order; empty in facts of earlier builds
     */
    @Tag(101)
    record PlanStepReached(ContactId contact, String plan, int step, boolean begun, long expectedWaitMillis,
            List<String> skills, List<Long> objectiveMillis) implements Fact {
        /** A fact of an earlier build does not say. */
        public PlanStepReached {
            objectiveMillis = objectiveMillis == null ? List.of() : objectiveMillis;
        }

        /** Without objectives. */
        public PlanStepReached(ContactId contact, String plan, int step, boolean begun, long expectedWaitMillis,
                List<String> skills) {
            this(contact, plan, step, begun, expectedWaitMillis, skills, List.of());
        }
    }

    /**
     * A contact that waits already was asked for again, and waits for another skill or with another priority since; its place in time stays.
     *
     * @param by {@code vdn}, {@code ivr} or {@code item}
     * @param plan that it has now, empty = made for it
     */
    @Tag(200)
    record ContactAskedAgain(ContactId contact, String by, String plan, String fromSkill, int fromPriority,
            String toSkill, int toPriority) implements Fact {}

    /** Something came that should not have. Constants are only appended. */
    enum AnomalyKind {
        DECIDE_FAILED(
                "An input could not be decided; nothing of it was applied, and what it spoke of is learned anew from the switch.",
                "Report it with the journal: strowger replay JOURNAL --to SEQ fails the same way."),
        UNEXPECTED_EVENT("The switch told something that the state cannot explain; it was counted and changed nothing.",
                "One now and then follows from a lost event and is put right by itself; many of one device mean that its events are lost, see its truth score."),
        SNAPSHOT_DIFFERS(
                "What the switch said of a connection when asked differs from what was believed; the belief was repaired.",
                "An event was lost or came in another order than it happened; look at the truth score of the link and the device."),
        UNREADABLE_INPUT("An input in the journal cannot be read and was passed over.",
                "The journal is damaged or was written by a newer version; strowger replay JOURNAL names the place; start the version that wrote it."),
        WATCHDOG("Something that should have come did not, and the state was left by its watchdog.",
                "See the table of watchdogs for what was awaited; many of one kind mean that the switch or a link is too slow, or that a vector is not as it should be."),
        LIMIT("A limit was reached, and what lay beyond it was given up.",
                "See the table of limits; it stands far above ordinary use, so that something loops or floods."),
        INVARIANT("Two parts of the state contradict each other; what can be derived anew is.",
                "Report it with the journal: the state before is had with strowger replay JOURNAL --to SEQ --state ENTITY."),
        QUARANTINE_FAILED("What failed to be decided could not be learned anew either, and its rows were given up.",
                "Report it with the journal; calls that still live are found again by the next comparison with the switch."),
        PHANTOM_STATION_CALL("A call at our stations was ended by nobody for too long, and was cleared.",
                "Look for a station without a set or a handset beside its phone."),
        PHANTOM_TRUNK_CALL("A call between parties outside only was ended by nobody for too long, and was cleared.",
                "Its trunk does not tell when its party has gone: have disconnect supervision checked."),
        PHANTOM_SILENT_PARTY("A party that is not heard was left in a call for too long, and was cleared.",
                "Look at the recorder or the observer that joined; it did not leave by itself.");

        private final String sentence;
        private final String remedy;

        AnomalyKind(String sentence, String remedy) {
            this.sentence = sentence;
            this.remedy = remedy;
        }

        /** What happened. */
        public String sentence() {
            return sentence;
        }

        /** What a technician is to do. */
        public String remedy() {
            return remedy;
        }
    }
}
