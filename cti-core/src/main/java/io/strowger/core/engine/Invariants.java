package io.strowger.core.engine;

import io.strowger.core.engine.Violation.Rule;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ItemState;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Timer;
import io.strowger.core.state.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What must hold after every input. Held against everything in tests, and against a few rows at a time while the server runs. Core thread only. */
public final class Invariants {
    private final Decision d;
    private final List<Violation> found = new ArrayList<>();

    Invariants(Decision d) {
        this.d = d;
    }

    /** Everything that does not hold. */
    public static List<Violation> check(EngineState state) {
        Decision look = new Decision(state);
        look.begin();
        Invariants check = new Invariants(look);
        TreeMap<String, String> served = new TreeMap<>();
        state.agents().rows().forEach(check::agent);
        for (Contact contact : state.contacts().rows()) {
            check.contact(contact);
            String agentId = contact.service().agentId();
            boolean one = !agentId.isEmpty() && !contact.handle().isItem();
            String other = one ? served.put(agentId, contact.id().toString()) : null;
            if (other != null) {
                check.broken(Rule.ONE_RESERVATION, "agent " + agentId,
                        "serves contact " + other + " and contact " + contact.id());
            }
        }
        state.calls().rows().forEach(check::call);
        state.site().site().skills().forEach(skill -> check.skill(skill.name()));
        return check.found;
    }

    List<Violation> found() {
        return found;
    }

    private void broken(Rule rule, String entity, String detail) {
        found.add(new Violation(rule, entity, detail));
    }

    void agent(Agent agent) {
        String entity = "agent " + agent.agentId();
        if (agent.contact() != null) {
            Contact contact = d.state.contacts().get(agent.contact());
            if (contact == null || !agent.agentId().equals(contact.service().agentId())
                    && !agent.agentId().equals(contact.service().nextAgentId())) {
                broken(Rule.ONE_RESERVATION, entity, "belongs to contact " + agent.contact() + ", which "
                        + (contact == null ? "is over" : "does not know him"));
            }
        }
        if (agent.station() != null && agent.activity() == CallActivity.NONE
                && !CallActivities.callsAt(d, agent.station()).isEmpty()) {
            broken(Rule.ACTIVITY_OBSERVED, entity, "seems idle and has calls");
        }
        for (Agent.Item item : agent.items()) {
            Contact contact = d.state.contacts().get(item.contact());
            if (contact == null || !agent.agentId().equals(contact.service().agentId())) {
                broken(Rule.ONE_RESERVATION, entity, "has the item " + item.contact() + ", which "
                        + (contact == null ? "is over" : "does not know him"));
            }
        }
        if (!agent.isLoggedOn()
                && (agent.station() != null || agent.contact() != null || !agent.items().isEmpty())) {
            broken(Rule.NOTHING_WHILE_LOGGED_OUT, entity, "station " + agent.station() + ", contact "
                    + agent.contact());
        }
        Agent.Since since = agent.since();
        if (agent.isLoggedOn() && (since.loggedOnNanos() == 0 || since.stateNanos() < since.loggedOnNanos())
                || since.stateNanos() > d.now) {
            broken(Rule.TIMES_IN_ORDER, entity, since.toString());
        }
    }

    void contact(Contact contact) {
        String entity = "contact " + contact.id();
        Call call = d.state.calls().get(contact.call());
        if (contact.handle().isItem()) {
            item(contact);
            return;
        }
        if (!contact.handle().isToBeCalled() && (call == null || call.hasEnded())) {
            broken(Rule.CONTACT_IN_LIVE_CALL, entity, "is in call " + contact.call() + ", which is over");
        }
        boolean needsAgent = contact.state() == ContactState.SELECTED || contact.state() == ContactState.RINGING
                || contact.state() == ContactState.DEFLECTING || contact.state() == ContactState.TALKING;
        if (needsAgent == contact.service().agentId().isEmpty()) {
            broken(Rule.SERVED_BY_SOMEBODY, entity,
                    "is " + contact.state() + " with agent '" + contact.service().agentId() + "'");
        }
        Agent agent = needsAgent ? d.state.agents().get(contact.service().agentId()) : null;
        if (agent != null && agent.station() != null && call != null
                && call.isSilentAt(agent.station().deviceId())) {
            broken(Rule.SERVED_BY_SOMEBODY, entity, "is with " + agent.agentId() + ", who only listens");
        }
        if (Links.isUp(d, contact.switchName()) && !Watchdogs.isWatched(d, contact)) {
            broken(Rule.WATCHED, entity, contact.state() + ", handle " + contact.handle().state());
        }
    }

    /** It is with the agent who has it and with nobody else, and something ends every state but waiting and being worked on. */
    private void item(Contact contact) {
        String entity = "contact " + contact.id();
        WorkItem item = d.state.items().get(contact.id());
        boolean held = contact.state() == ContactState.RINGING || contact.state() == ContactState.TALKING;
        Agent agent = held ? d.state.agents().get(contact.service().agentId()) : null;
        Agent.Item has = agent == null ? null : agent.item(contact.id());
        ItemState is = item == null ? null : item.state();
        if (item == null || held != (has != null) || held == contact.service().agentId().isEmpty()
                || has != null && has.state() != is || !held && is != ItemState.WAITING
                || held && (contact.state() == ContactState.RINGING) != (is == ItemState.OFFERED)) {
            broken(Rule.SERVED_BY_SOMEBODY, entity, "is " + contact.state() + ", as an item "
                    + is + ", with agent '" + contact.service().agentId() + "', who has it as " + has);
        }
        boolean timed = is == ItemState.OFFERED || is == ItemState.PARKED
                || contact.isWaiting() && !contact.demand().tried().isEmpty();
        if (timed && !has(Timer.Kind.ITEM, contact.id().toString())) {
            broken(Rule.WATCHED, entity, "is an item " + is + ", and no time ends it");
        }
    }

    void call(Call call) {
        String entity = "call " + call.key();
        if (call.hasEnded()) {
            if (!call.connections().isEmpty()) {
                broken(Rule.NO_ORPHAN_CONNECTION, entity, "is over and has " + call.connections());
            }
            if (!has(Timer.Kind.CALL_FORGOTTEN, call.key().toString())) {
                broken(Rule.WATCHED, entity, "is over and never forgotten");
            }
        } else if (Links.isUp(d, call.key().switchName()) && !isWatched(call)) {
            broken(Rule.WATCHED, entity, "nothing asks after it");
        }
    }

    private boolean isWatched(Call call) {
        String key = call.key().toString();
        return has(Timer.Kind.CALL_DOUBT, key) || has(Timer.Kind.CALL_RECOVERY, key) || has(Timer.Kind.CALL_TURN, key)
                || isAsked(call);
    }

    private boolean isAsked(Call call) {
        for (PendingRequest request : d.state.requests().rows()) {
            if (request.purpose() instanceof Purpose.CallSnapshot asked && asked.call().equals(call.key())
                    || request.purpose() instanceof Purpose.CallIdentity open && open.call().equals(call.key())) {
                return true;
            }
        }
        return false;
    }

    private boolean has(Timer.Kind kind, String entity) {
        return d.state.timers().get(new Timer.Key(kind, entity)) != null;
    }

    /** No reachable contact waits while an agent is ready who may take it as the policy in force is. */
    void skill(String skill) {
        int inVain = 0;
        for (RoutedContact waiting : d.state.indexes().staff().skill(skill).queue().inOrder(d.now)) {
            Contact contact = d.state.contacts().get(waiting.id());
            boolean alike = Routing.isLikeAll(d, waiting);
            boolean isOpen = contact.handle().state() == Contact.HandleState.OUTSTANDING
                    || contact.handle().isItem();
            if (!isOpen || Quarantines.holds(d, "contact " + contact.id())
                    || alike && waiting.needs().get(0).worstLevel() <= inVain) {
                continue;
            }
            RoutedAgent agent = d.router.agentFor(waiting);
            if (agent != null) {
                broken(Rule.WORK_CONSERVED, "contact " + contact.id(),
                        "waits while agent " + agent.agentId() + " is ready");
                return;
            }
            inVain = alike ? Math.max(inVain, waiting.needs().get(0).worstLevel()) : inVain;
        }
    }
}
