package io.strowger.core.engine;

import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineState;
import io.strowger.core.state.Indexes;
import java.util.TreeMap;

/**
 * What must hold after every input. Looks through the whole state, for tests and simulations; confined to the core thread.
 */
public final class Invariants {
    private Invariants() {}

    /** Throws an AssertionError that says what does not hold. */
    public static void check(EngineState state) {
        Decision d = new Decision(state);
        for (Agent agent : state.agents().rows()) {
            checkAgent(state, d, agent);
        }
        TreeMap<String, String> served = new TreeMap<>();
        for (Contact contact : state.contacts().rows()) {
            checkContact(state, contact);
            String agentId = contact.service().agentId();
            if (!agentId.isEmpty() && served.put(agentId, contact.id().toString()) != null) {
                throw new AssertionError("agent " + agentId + " serves two contacts");
            }
        }
        state.site().site().skills().forEach(skill -> checkWorkConservation(state, d, skill.name()));
    }

    private static void checkAgent(EngineState state, Decision d, Agent agent) {
        if (agent.contact() != null) {
            Contact contact = state.contacts().get(agent.contact());
            if (contact == null || !agent.agentId().equals(contact.service().agentId())
                    && !agent.agentId().equals(contact.service().nextAgentId())) {
                throw new AssertionError("agent " + agent.agentId() + " belongs to a contact that does not know him");
            }
        }
        if (agent.station() != null && agent.activity() == CallActivity.NONE
                && !Agents.callsAt(d, agent.station()).isEmpty()) {
            throw new AssertionError("agent " + agent.agentId() + " seems idle and has calls");
        }
        if (!agent.isLoggedOn() && (agent.station() != null || agent.contact() != null)) {
            throw new AssertionError("agent " + agent.agentId() + " is logged out and owns something");
        }
    }

    private static void checkContact(EngineState state, Contact contact) {
        if (state.calls().get(contact.call()) == null || state.calls().get(contact.call()).hasEnded()) {
            throw new AssertionError("contact " + contact.id() + " is in a call that is over");
        }
        boolean needsAgent = contact.state() == ContactState.SELECTED || contact.state() == ContactState.RINGING
                || contact.state() == ContactState.DEFLECTING || contact.state() == ContactState.TALKING;
        if (needsAgent == contact.service().agentId().isEmpty()) {
            throw new AssertionError("contact " + contact.id() + " is " + contact.state() + " with agent '"
                    + contact.service().agentId() + "'");
        }
    }

    /** No reachable contact waits while an agent who may take it is ready. */
    private static void checkWorkConservation(EngineState state, Decision d, String skill) {
        for (Indexes.Waiting waiting : state.indexes().waiting(skill)) {
            Contact contact = state.contacts().get(waiting.contact());
            if (contact.handle().state() != Contact.HandleState.OUTSTANDING) {
                continue;
            }
            for (Indexes.Ready ready : state.indexes().ready(skill)) {
                if (Routing.exclusion(d, contact, state.agents().get(ready.agentId())) == Exclusion.NONE) {
                    throw new AssertionError(
                            "contact " + contact.id() + " waits while agent " + ready.agentId() + " is ready");
                }
            }
        }
    }
}
