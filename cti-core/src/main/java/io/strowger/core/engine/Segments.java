package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.SegmentMark;
import io.strowger.core.fact.Fact.VdnCounter;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Demand;
import io.strowger.core.state.Contact.Service;
import io.strowger.core.state.Timer;
import java.util.Optional;

/** The part of a contact that one agent has: it begins when it rings at him, is answered, and ends when either leaves. */
final class Segments {
    private Segments() {}

    /** Takes its agents away from a contact that goes back to a queue. */
    static Contact vacate(Decision d, Contact moved, Contact before, SegmentDisposition disposition) {
        SegmentDisposition how = before.state() == ContactState.TALKING ? SegmentDisposition.ANSWERED : disposition;
        endSegment(d, before, how);
        releaseNext(d, before);
        return vacated(moved, before);
    }

    /** Nobody serves it any more; when an agent has talked with the customer, a further wait begins anew. */
    private static Contact vacated(Contact moved, Contact before) {
        Demand demand = before.state() == ContactState.TALKING
                ? before.demand().served(before.service().startedNanos())
                : moved.demand();
        return moved.withService(before.service().vacated()).withDemand(demand);
    }

    /** @return whether he is a further party, who sees the contact and has no segment of it */
    static boolean alertedAtAgent(Decision d, Call call, Agent agent) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null) {
            return false;
        }
        if (contact.state() == ContactState.RINGING && leftUnseen(d, call, contact, agent)) {
            agentLeft(d, call, d.draft.agents.get(contact.service().agentId()));
        }
        Contact before = d.draft.contacts.get(call.contact());
        if (talksAlready(d, call, before) || !isFreeFor(d, agent, before.id())) {
            return !serves(d, call, agent);
        }
        Contacts.move(d, before, Cause.ALERTED_AT_AGENT).ifPresent(moved -> {
            segmentBegins(d, moved, before, call, agent);
            rang(d, before.id());
        });
        return false;
    }

    /** Whether the contact of the call is the agent's. */
    static boolean serves(Decision d, Call call, Agent agent) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        return contact != null && agent.agentId().equals(contact.service().agentId());
    }

    /** An agent talks with the customer, so that whoever rings or answers is a further party. */
    private static boolean talksAlready(Decision d, Call call, Contact contact) {
        Agent serving = d.draft.agents.get(contact.service().agentId());
        if (contact.state() != ContactState.TALKING || serving == null || serving.station() == null) {
            return false;
        }
        LocalConnectionState state = call.stateAt(serving.station().deviceId());
        return state == LocalConnectionState.CONNECT || state == LocalConnectionState.HOLD;
    }

    /** The contact is with an agent without having rung at him: a transfer or a conference brought him to the customer. */
    static void takenOver(Decision d, Call call, Agent agent) {
        Contact before = d.draft.contacts.get(call.contact());
        if (before == null || !isFreeFor(d, agent, before.id())) {
            return;
        }
        Contacts.move(d, before, Cause.ALERTED_AT_AGENT)
                .ifPresent(moved -> segmentBegins(d, moved, before, call, agent));
        answeredByAgent(d, call, agent);
    }

    /** The agent left; another one who talks with the customer goes on with the contact. */
    static void passOn(Decision d, Call call) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null || contact.state() != ContactState.ARRIVED) {
            return;
        }
        for (Call.Connection connection : call.connections()) {
            Agent agent = Agents.at(d, new DeviceKey(call.key().switchName(), connection.deviceId()));
            if (agent != null && connection.isTalking() && !connection.caller()) {
                takenOver(d, call, agent);
                return;
            }
        }
    }

    /**
     * Whether the agent can take a contact that has come to his station. What is only on its way to him gives way to what is there; what he has at his ear
     * does not.
     */
    private static boolean isFreeFor(Decision d, Agent agent, ContactId id) {
        Contact other = agent.contact() == null || agent.contact().equals(id)
                ? null
                : d.draft.contacts.get(agent.contact());
        if (other == null) {
            return true;
        }
        if (other.state() == ContactState.SELECTED) {
            d.draft.contacts.put(RouteDialogues.selectFailed(d, other, "another call came first"));
            return true;
        }
        if (other.state() == ContactState.DEFLECTING && agent.agentId().equals(other.service().nextAgentId())) {
            releaseNext(d, other);
            d.draft.contacts.put(other.withService(other.service().withNextAgent("")));
            return true;
        }
        return false;
    }

    /** It rings at another agent now and no longer at the one who has it. */
    private static boolean leftUnseen(Decision d, Call call, Contact contact, Agent agent) {
        Agent serving = d.draft.agents.get(contact.service().agentId());
        return serving != null && !serving.agentId().equals(agent.agentId()) && (serving.station() == null
                || call.stateAt(serving.station().deviceId()) != LocalConnectionState.ALERTING);
    }

    /** A segment begins: whoever had or awaited the contact before is freed, the agent where it rings takes it. */
    private static void segmentBegins(Decision d, Contact moved, Contact before, Call call, Agent agent) {
        if (before.state() == ContactState.DEFLECTING) {
            endSegment(d, before, SegmentDisposition.NO_ANSWER);
            releaseUnless(d, before.service().nextAgentId(), before.id(), agent.agentId());
            Agents.notAnswered(d, before.service().agentId());
        } else if (before.state() == ContactState.TALKING) {
            endSegment(d, before, SegmentDisposition.ANSWERED);
        } else {
            releaseUnless(d, before.service().agentId(), before.id(), agent.agentId());
        }
        Demand demand = before.state() == ContactState.TALKING
                ? before.demand().served(before.service().startedNanos())
                : before.demand();
        long queueMillis = demand.queuedNanos() == 0 ? 0 : Decision.millis(d.now - demand.queuedNanos());
        Contact ringing = RouteDialogues.handle(d, moved, moved.handle().over()).withDemand(demand)
                .withService(before.service().withAgent(agent.agentId()).ringing(d.now));
        d.draft.contacts.put(ringing);
        d.cancel(Timer.Kind.ARRIVAL, before.id().toString());
        d.cancel(Timer.Kind.RENEWAL, before.id().toString());
        Agents.reserve(d, agent.agentId(), ringing);
        d.fact(new Fact.SegmentStarted(before.id(), ringing.service().segment(), call.key(), agent.agentId(),
                call.key().switchName(), agent.station().deviceId(), demand.skill(), queueMillis));
        ScreenPops.offered(d, call, agent);
        if (before.isWaiting() || before.state() == ContactState.SELECTED) {
            Skills.advanced(d, demand.skill(), before.isWaiting());
            ExpectedWait.ended(d, ringing);
        }
        Skills.touched(d, ringing);
    }

    private static void rang(Decision d, ContactId id) {
        Contact ringing = d.draft.contacts.get(id);
        if (ringing.service().segment() == 1) {
            Contacts.count(d, ringing, VdnCounter.RUNG_CALLS);
        }
        Contacts.count(d, ringing, VdnCounter.RINGS);
        NoAnswer.startNoAnswerTimer(d, ringing);
    }

    static void releaseUnless(Decision d, String agentId, ContactId id, String exceptAgentId) {
        if (!agentId.isEmpty() && !agentId.equals(exceptAgentId)) {
            Agents.contactLeft(d, agentId, id);
        }
    }

    static void releaseNext(Decision d, Contact contact) {
        releaseUnless(d, contact.service().nextAgentId(), contact.id(), "");
    }

    static void answeredByAgent(Decision d, Call call, Agent agent) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null) {
            return;
        }
        boolean serves = agent.agentId().equals(contact.service().agentId())
                && (contact.state() == ContactState.RINGING || contact.state() == ContactState.DEFLECTING);
        if (!serves && contact.state() != ContactState.TALKING && contact.state() != ContactState.ENDED) {
            // The ringing was not seen; the segment begins and is answered at once.
            if (!contact.service().agentId().isEmpty() && contact.state() != ContactState.SELECTED) {
                agentLeft(d, call, d.draft.agents.get(contact.service().agentId()));
            }
            alertedAtAgent(d, call, agent);
            contact = d.draft.contacts.get(call.contact());
        }
        Contact before = contact;
        if (!agent.agentId().equals(before.service().agentId())) {
            answeredElsewhere(d, call);
            return;
        }
        Contacts.move(d, before, Cause.ANSWERED_BY_AGENT).ifPresent(moved -> {
            releaseNext(d, before);
            d.cancel(Timer.Kind.NO_ANSWER, before.id().toString());
            if (!before.service().connected()) {
                Contacts.count(d, before, VdnCounter.CONNECTED);
            }
            if (!before.service().handled()) {
                Contacts.count(d, before, VdnCounter.ANSWERED_BY_AGENT);
            }
            d.fact(new Fact.SegmentAnswered(before.id(), before.service().segment(), agent.agentId(),
                    Decision.millis(d.now - before.service().startedNanos())));
            d.draft.contacts.put(moved.withService(before.service().answered(d.now)));
            // Who was in the call before it became his may have it on hold.
            heldOrRetrieved(d, call, agent.station());
            ScreenPops.answered(d, call, agent);
            Demand demand = before.demand();
            if (demand.queuedNanos() != 0 && !d.draft.callbacks.contains(before.id())) {
                // Who is called back did not wait for an answer.
                Skills.answered(d, before);
            }
            Agents.answered(d, agent.agentId());
            LastAgents.answered(d, before, agent.agentId());
        });
    }

    static void answeredElsewhere(Decision d, Call call) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null || !contact.course().crossing().isEmpty()) {
            // On its way to another switch the far end answers first, which is nobody.
            return;
        }
        if (!contact.service().connected()) {
            Contacts.count(d, contact, VdnCounter.CONNECTED);
            contact = contact.withService(contact.service().withConnected());
        }
        Contact before = contact;
        Optional<Contact> moved = Contacts.move(d, before, Cause.ANSWERED_ELSEWHERE);
        d.draft.contacts.put(moved.map(m -> vacate(d, m, before, SegmentDisposition.REDIRECTED)).orElse(before));
    }

    static void heldOrRetrieved(Decision d, Call call, DeviceKey device) {
        Contact contact = d.draft.contacts.get(call.contact());
        Agent agent = Agents.at(d, device);
        if (contact == null || agent == null || !agent.agentId().equals(contact.service().agentId())) {
            return;
        }
        Service service = contact.service();
        boolean held = call.stateAt(device.deviceId()) == LocalConnectionState.HOLD;
        if (held && service.heldSinceNanos() == 0) {
            d.draft.contacts.put(contact.withService(service.held(d.now)));
        } else if (!held && service.heldSinceNanos() != 0) {
            d.draft.contacts.put(contact.withService(service.retrieved(d.now)));
        }
    }

    static void agentLeft(Decision d, Call call, Agent agent) {
        Contact contact = d.draft.contacts.get(call.contact());
        if (contact == null || !agent.agentId().equals(contact.service().agentId())) {
            return;
        }
        Contacts.move(d, contact, Cause.AGENT_LEFT).ifPresent(moved -> {
            boolean answered = contact.state() == ContactState.TALKING;
            endSegment(d, contact, answered ? SegmentDisposition.ANSWERED : SegmentDisposition.REDIRECTED);
            releaseNext(d, contact);
            d.draft.contacts.put(vacated(moved, contact));
        });
    }

    /** The customer is leaving the call, before its end or the contact's is decided. */
    static void callerLeaves(Decision d, Call call) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact != null && contact.call().equals(call.key()) && contact.service().heldSinceNanos() != 0) {
            mark(d, contact, SegmentMark.ABANDONED_ON_HOLD);
        }
    }

    /** The contact is over, with an agent who talks with the customer. */
    static void talkOver(Decision d, Contact contact) {
        long limit = d.site().site().settings().phantomAbandonMillis();
        if (Decision.millis(d.now - contact.service().answeredNanos()) < limit) {
            mark(d, contact, SegmentMark.PHANTOM_ABANDON);
        }
    }

    /** Two calls have become one by the device of whoever talks with the customer. */
    static void joinedBy(Decision d, Contact contact, Agent agent, SegmentMark how) {
        if (agent.agentId().equals(contact.service().agentId())) {
            mark(d, contact, how);
        }
    }

    private static void mark(Decision d, Contact contact, SegmentMark mark) {
        if (contact.state() == ContactState.TALKING) {
            d.fact(new Fact.SegmentMarked(contact.id(), contact.service().segment(), contact.service().agentId(),
                    mark));
        }
    }

    /** The agent is not logged on any more, without having been free: what he had, or was to have, goes on without him. */
    static void agentGone(Decision d, Agent agent) {
        Contact contact = agent.contact() == null ? null : d.draft.contacts.get(agent.contact());
        if (contact == null) {
            return;
        }
        if (contact.state() == ContactState.SELECTED) {
            RouteDialogues.strandedAfterLoss(d, contact);
        } else if (agent.agentId().equals(contact.service().nextAgentId())) {
            releaseNext(d, contact);
            d.draft.contacts.put(contact.withService(contact.service().withNextAgent("")));
        } else {
            agentLeft(d, d.draft.calls.get(contact.call()), agent);
        }
    }

    /** Ends the running segment, if there is one, and frees its agent. */
    static void endSegment(Decision d, Contact contact, SegmentDisposition disposition) {
        Service service = contact.service();
        boolean running = contact.state() == ContactState.RINGING || contact.state() == ContactState.DEFLECTING
                || contact.state() == ContactState.TALKING;
        if (!running || service.agentId().isEmpty()) {
            return;
        }
        boolean answered = service.answeredNanos() != 0;
        long ring = (answered ? service.answeredNanos() : d.now) - service.startedNanos();
        long held = answered ? service.heldUntil(d.now) : 0;
        long talk = answered ? d.now - service.answeredNanos() - held : 0;
        Fact.SegmentEnded ended = new Fact.SegmentEnded(contact.id(), service.segment(), service.agentId(),
                disposition, Decision.millis(ring), Decision.millis(talk), Decision.millis(held));
        d.fact(ended);
        ScreenPops.ended(d, contact, ended);
        d.cancel(Timer.Kind.NO_ANSWER, contact.id().toString());
        if (!answered) {
            Agents.contactLeft(d, service.agentId(), contact.id());
            return;
        }
        SkillSite skill = d.site().skill(contact.demand().skill());
        ContactData.worked(d, service.agentId(), contact);
        Agents.worked(d, service.agentId(), contact.demand().skill(), Decision.millis(d.now - service.startedNanos()));
        Skills.handled(d, contact.demand().skill(), Decision.millis(d.now - service.startedNanos())
                + (skill == null ? 0 : skill.afterCallWorkMillis()));
        Agents.served(d, service.agentId(), contact.id(), skill);
    }
}
