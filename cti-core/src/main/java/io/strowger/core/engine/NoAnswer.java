package io.strowger.core.engine;

import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.EventCause;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;

/** A contact that rings too long and leaves its agent for elsewhere. */
final class NoAnswer {
    /** A call rings at least so long, whatever the variable that times it says. */
    private static final int RING_MILLIS_MIN = 1_000;

    private NoAnswer() {}

    static void startNoAnswerTimer(Decision d, Contact contact) {
        SkillSite skill = d.site().skill(contact.demand().skill());
        if (skill != null && !skill.isOfSwitch() && skill.noAnswer() == SkillSite.NoAnswerMode.SERVER
                && skill.ringMillis() > 0) {
            d.timer(Timer.Kind.NO_ANSWER, contact.id().toString(),
                    Math.max(RING_MILLIS_MIN, Variables.millis(d, skill.ringVariable(), skill.ringMillis())));
        }
    }

    static void noAnswerDue(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        Contacts.move(d, contact, Cause.NO_ANSWER_DUE).ifPresent(moved -> {
            String ringing = contact.service().agentId();
            RoutedAgent next = Routing.other(d, contact, ringing);
            if (next != null && Sites.isElsewhere(d, contact, next.agentId())) {
                // A ringing call is deflected within its switch; the vector that it goes back to can send it on.
                next = null;
            }
            String destination = contact.vdn();
            Contact deflecting = moved.withDemand(contact.demand().withPriority(Contacts.PRIORITY_TOP));
            if (next != null) {
                Witness.ofNoAnswer(d, deflecting, ringing).tell(next);
                deflecting = deflecting.withService(contact.service().withNextAgent(next.agentId()));
                destination = d.draft.agents.get(next.agentId()).station().deviceId();
                Agents.reserve(d, next.agentId(), deflecting);
                Routing.remember(d, contact, next);
            }
            d.draft.contacts.put(deflecting);
            ConnectionId connection = new ConnectionId(contact.call().callId(),
                    d.draft.agents.get(ringing).station().deviceId(), false);
            d.request(contact.switchName(), "", RequestClass.CALL_CONTROL,
                    new PbxCommand.DeflectCall(connection, destination), new Purpose.Deflect(id));
            d.timer(Timer.Kind.DEFLECTION, id.toString(), Recovery.DEFLECTION_MILLIS);
        });
    }

    /** The switch refused to deflect, or did not say: it rings on, unless something else has happened meanwhile. */
    static void deflectFailed(Decision d, Contact contact) {
        Contacts.move(d, contact, Cause.DEFLECT_FAILED).ifPresent(moved -> {
            Segments.releaseNext(d, contact);
            Contact ringing = moved.withService(contact.service().withNextAgent(""));
            d.draft.contacts.put(ringing);
            startNoAnswerTimer(d, ringing);
        });
    }

    static void diverted(Decision d, Call call, DeviceKey device, EventCause cause) {
        Contact contact = d.draft.contacts.get(call.contact());
        Agent agent = Agents.at(d, device);
        if (contact == null || agent == null || !agent.agentId().equals(contact.service().agentId())) {
            return;
        }
        Contacts.move(d, contact, Cause.DIVERTED).ifPresent(moved -> {
            d.cancel(Timer.Kind.NO_ANSWER, contact.id().toString());
            boolean deflected = contact.state() == ContactState.DEFLECTING;
            boolean unanswered = deflected || cause == EventCause.CALL_NOT_ANSWERED
                    || cause == EventCause.CALL_FORWARD_NO_ANSWER;
            Segments.endSegment(d, contact, unanswered ? SegmentDisposition.NO_ANSWER : SegmentDisposition.REDIRECTED);
            if (deflected) {
                Agents.notAnswered(d, agent.agentId());
                onItsWay(d, moved, contact);
            } else {
                d.draft.contacts.put(moved.withService(contact.service().vacated()));
                d.timer(Timer.Kind.CALL_DOUBT, call.key().toString(), Calls.DOUBT_MILLIS);
                if (unanswered) {
                    SwitchAgents.ringTakenBack(d, d.draft.agents.get(agent.agentId()));
                }
                Contacts.waitsAgain(d, call);
            }
        });
    }

    /** A deflected call has left its agent: on to the next one, or back to its vector with its old place at top priority. */
    private static void onItsWay(Decision d, Contact deflected, Contact before) {
        // One that an agent had and passed on does not wait yet: it does from now on.
        Contact selected = deflected.withDemand(deflected.demand().back().waitingSince(d.now));
        Plans.schedule(d, selected);
        String next = before.service().nextAgentId();
        if (!next.isEmpty()) {
            d.draft.contacts
                    .put(Routing.chosenFor(d, selected, next).withService(before.service().vacated().withAgent(next)));
            d.timer(Timer.Kind.ARRIVAL, before.id().toString(), d.site().site().settings().selectWatchdogMillis());
            return;
        }
        Contacts.move(d, selected, Cause.SELECT_FAILED).ifPresent(waiting -> {
            Contacts.queued(d, waiting, waiting.demand().skill());
            Skills.touched(d, before);
            RouteDialogues.waitsAgain(d, waiting.withService(before.service().vacated()));
        });
    }
}
