package io.strowger.calllog.fold;

import io.strowger.calllog.fold.CallRecord.OrdinaryCall;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One record for each contact, when it is over and its agents are through with their after-call work, in which they say what became of it, and one for each ordinary
 * call. A call that a contact began with has no
 * record of its own.
 *
 * <p>Facts of one input may come in any order among themselves: a record whose end came first waits for the next input.
 */
public final class CallRecordFold extends FactFold<CallRecord> {

    private final OpenThings<ContactId, OpenContact> contacts = new OpenThings<>(FoldLimits.OPEN_CONTACTS_MAX);
    private final OpenThings<CallKey, OrdinaryCall> calls = new OpenThings<>(FoldLimits.OPEN_CALLS_MAX);
    /** Calls that a contact began with and that have not ended; the contact may end first. */
    private final OpenThings<CallKey, CallKey> contactCalls = new OpenThings<>(FoldLimits.OPEN_CALLS_MAX);
    /** Ended within the present input, and something of them is missing that may still come. */
    private final Set<Object> ending = new LinkedHashSet<>();

    private final WrapUps wrapUps = new WrapUps();

    /** A fold that goes on from a resume point, or {@link ResumePoint#START}. */
    public CallRecordFold(ResumePoint start) {
        super(start);
    }

    @Override
    void beginInput(List<CallRecord> rows) {
        contacts.beginInput();
        calls.beginInput();
        contactCalls.beginInput();
        wrapUps.beginInput();
        for (Object key : ending) {
            if (!(key instanceof ContactId id)) {
                rows.add(calls.remove((CallKey) key));
            } else if (contacts.get(id).hasOpenSegment() || !wrapUps.isAwaited(id)) {
                rows.add(contacts.remove(id).toRecord());
            }
        }
        ending.clear();
    }

    @Override
    void fold(Fact fact, List<CallRecord> rows) {
        switch (fact) {
            case Fact.ContactStarted f -> {
                contact(f.contact(), rows).started(f, now());
                OrdinaryCall before = calls.remove(f.call());
                ending.remove(f.call());
                if (before == null || before.cause().isEmpty()) {
                    contactCalls.put(f.call(), f.call(), sequence());
                }
            }
            case Fact.ContactQueued f -> contact(f.contact(), rows).queued(f, now());
            case Fact.SegmentStarted f -> {
                contact(f.contact(), rows).segmentStarted(f, now());
                wrappedUp(wrapUps.over(f.agentId()), rows);
            }
            case Fact.SegmentAnswered f -> contact(f.contact(), rows).segmentAnswered(f, now());
            case Fact.SegmentEnded f -> {
                OpenContact contact = contact(f.contact(), rows);
                contact.segmentEnded(f, now());
                wrappedUp(wrapUps.ended(f), rows);
                settle(f.contact(), contact, rows);
            }
            case Fact.SegmentMarked f -> {
                OpenContact contact = contacts.get(f.contact());
                if (contact != null) {
                    contact.marked(f);
                }
            }
            case Fact.ContactEnded f -> {
                OpenContact contact = contact(f.contact(), rows);
                contact.ended(f);
                settle(f.contact(), contact, rows);
            }
            case Fact.DataAttached f -> {
                OpenContact contact = contacts.get(f.contact());
                if (contact != null) {
                    contact.data(f.data());
                }
            }
            case Fact.ContactRated f -> {
                OpenContact contact = contacts.get(f.contact());
                if (contact != null) {
                    contact.rated(f, now());
                }
            }
            case Fact.CallStarted f -> callStarted(f, rows);
            case Fact.CallAnswered f -> callAnswered(f, rows);
            case Fact.CallIdentified f -> callIdentified(f, rows);
            case Fact.CallEnded f -> callEnded(f, rows);
            case Fact.OutputIssued f -> {
            }
            case Fact.Transitioned f -> {
            }
            case Fact.AnomalyRecorded f -> {
            }
            case Fact.StateHashed f -> {
            }
            case Fact.QuarterHourPassed f -> {
            }
            case Fact.RouteDecided f -> {
            }
            case Fact.AgentStateChanged f -> wrappedUp(wrapUps.changed(f), rows);
            case Fact.AgentLoggedOn f -> {
            }
            case Fact.AgentLoggedOff f -> {
            }
            case Fact.VdnCounted f -> {
            }
            case Fact.PbxEventNoted f -> {
            }
            case Fact.SystemStatusNoted f -> {
            }
            case Fact.ConsultationStarted f -> {
            }
            case Fact.ConsultationEnded f -> {
            }
            case Fact.WrappedUp f -> {
                OpenContact contact = contacts.get(f.contact());
                if (contact != null) {
                    contact.wrappedUp(f);
                }
            }
            case Fact.ObservationStarted f -> {
            }
            case Fact.ObservationEnded f -> {
            }
            case Fact.AgentForced f -> {
            }
            case Fact.NoticeSent f -> {
            }
            case Fact.ConnectionRepaired f -> {
            }
            case Fact.Quarantined f -> {
            }
            case Fact.LinkBehindNoted f -> {
            }
            case Fact.LinkCongestionNoted f -> {
            }
            case Fact.ContactAnalysed f -> {
            }
            case Fact.LookUpEnded f -> {
            }
            case Fact.VariableSet f -> {
            }
            case Fact.ConfigurationChanged f -> {
            }
            case Fact.ConfigurationPlanned f -> {
            }
            case Fact.ConfigurationGivenUp f -> {
            }
            case Fact.SkillOverloadChanged f -> {
            }
            case Fact.PlanStepReached f -> {
            }
            case Fact.ExpectedWaitMeasured f -> {
            }
            case Fact.ContactSentAcross f -> {
            }
            case Fact.ContactCrossed f -> contactCalls.put(f.call(), f.call(), sequence());
            case Fact.CrossingFailed f -> {
            }
            case Fact.TreatmentApplied f -> {
            }
            case Fact.TreatmentRefused f -> {
            }
            case Fact.SentToSurvey f -> {
            }
            case Fact.CallbackChanged f -> {
                OpenContact contact = contacts.get(f.callback());
                if (contact != null) {
                    contact.calledBack(f.first());
                }
            }
            case Fact.AgentSkillsChanged f -> {
            }
            case Fact.ItemSubmitted f -> {
                OpenContact contact = contacts.get(f.contact());
                if (contact != null) {
                    contact.isItem(f);
                }
            }
            case Fact.ItemChanged f -> {
            }
            case Fact.AgentAttributesChanged f -> {
            }
            case Fact.WaitEnded f -> {
            }
            case Fact.RequestWithdrawn f -> {
            }
            case Fact.AgentServes f -> {
            }
            case Fact.AgentCalled f -> {
            }
            case Fact.TeamDirected f -> {
            }
            case Fact.MessageSent f -> {
            }
            case Fact.HelpRequested f -> {
            }
            case Fact.HelpEnded f -> {
            }
            case Fact.ThresholdCrossed f -> {
            }
            case Fact.ContactAskedAgain f -> {
            }
        }
    }

    private OpenContact contact(ContactId id, List<CallRecord> rows) {
        OpenContact contact = contacts.get(id);
        if (contact == null) {
            contact = new OpenContact(id);
            OpenContact pushedOut = contacts.put(id, contact, sequence());
            if (pushedOut != null) {
                ending.remove(pushedOut.id());
                rows.add(pushedOut.toRecord());
            }
        }
        return contact;
    }

    /** An agent is through with the contact, or null. */
    private void wrappedUp(ContactId id, List<CallRecord> rows) {
        OpenContact contact = id == null ? null : contacts.get(id);
        if (contact != null) {
            settle(id, contact, rows);
        }
    }

    private void settle(ContactId id, OpenContact contact, List<CallRecord> rows) {
        if (!contact.isEnded()) {
            return;
        }
        if (contact.hasOpenSegment() || wrapUps.isAwaited(id)) {
            ending.add(id);
        } else {
            ending.remove(id);
            contacts.remove(id);
            rows.add(contact.toRecord());
        }
    }

    private void callStarted(Fact.CallStarted f, List<CallRecord> rows) {
        OrdinaryCall before = calls.get(f.call());
        OrdinaryCall known = before == null ? unseen(f.call()) : before;
        boolean over = !known.cause().isEmpty();
        OrdinaryCall call = new OrdinaryCall(f.call(), f.calling(), f.called(), f.ucid(), now(), known.answering(),
                known.answeredMillis(), known.contact(), known.cause(), known.earliestEndMillis(),
                known.latestEndMillis(), true);
        if (over) {
            ending.remove(f.call());
            calls.remove(f.call());
            rows.add(call);
        } else {
            keep(call, rows);
        }
    }

    private void callAnswered(Fact.CallAnswered f, List<CallRecord> rows) {
        OrdinaryCall before = calls.get(f.call());
        OrdinaryCall known = before == null ? unseen(f.call()) : before;
        OrdinaryCall call = new OrdinaryCall(known.call(), known.calling(), known.called(), known.ucid(),
                known.startedMillis(), f.answering(), now(), known.contact(), known.cause(), 0, 0, known.complete());
        keep(call, rows);
    }

    private void callIdentified(Fact.CallIdentified f, List<CallRecord> rows) {
        OrdinaryCall known = calls.get(f.call());
        if (known != null) {
            keep(new OrdinaryCall(known.call(), known.calling(), known.called(), f.ucid(), known.startedMillis(),
                    known.answering(), known.answeredMillis(), known.contact(), known.cause(),
                    known.earliestEndMillis(), known.latestEndMillis(), known.complete()), rows);
        }
    }

    private void callEnded(Fact.CallEnded f, List<CallRecord> rows) {
        OrdinaryCall before = calls.get(f.call());
        boolean ofContact = contactCalls.remove(f.call()) != null || f.contact() != null;
        if (before == null && ofContact) {
            return;
        }
        OrdinaryCall known = before == null ? unseen(f.call()) : before;
        String cause = f.cause().isEmpty() ? "NONE" : f.cause();
        OrdinaryCall call = new OrdinaryCall(known.call(), known.calling(), known.called(), known.ucid(),
                known.startedMillis(), known.answering(), known.answeredMillis(), f.contact(), cause,
                f.earliestEndMillis(), f.latestEndMillis(), known.complete());
        if (call.complete()) {
            calls.remove(f.call());
            rows.add(call);
        } else {
            keep(call, rows);
            ending.add(f.call());
        }
    }

    /** Replaces without changing its place among the oldest. */
    private void keep(OrdinaryCall call, List<CallRecord> rows) {
        OrdinaryCall pushedOut = calls.replace(call.call(), call, sequence());
        if (pushedOut != null) {
            ending.remove(pushedOut.call());
            rows.add(open(pushedOut));
        }
    }

    private static OrdinaryCall unseen(CallKey call) {
        return new OrdinaryCall(call, "", "", "", 0, "", 0, null, "", 0, 0, false);
    }

    private static OrdinaryCall open(OrdinaryCall call) {
        return new OrdinaryCall(call.call(), call.calling(), call.called(), call.ucid(), call.startedMillis(),
                call.answering(), call.answeredMillis(), call.contact(), call.cause(), call.earliestEndMillis(),
                call.latestEndMillis(), false);
    }

    @Override
    public List<CallRecord> open() {
        List<CallRecord> rows = new ArrayList<>();
        contacts.values().forEach(contact -> rows.add(contact.toRecord()));
        calls.values().forEach(call -> rows.add(open(call)));
        return rows;
    }

    @Override
    long oldestOpen(long otherwise) {
        return Math.min(contactCalls.oldest(otherwise),
                Math.min(contacts.oldest(otherwise), calls.oldest(otherwise)));
    }
}
