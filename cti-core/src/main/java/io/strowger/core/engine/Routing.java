package io.strowger.core.engine;

import io.strowger.core.fact.RouteWitness.Occasion;
import io.strowger.core.model.ContactId;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.route.Router;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Skill;

/**
 * Brings waiting contacts and agents together, one pair a decision. A contact looks for its agent, an agent for his contact; either way the agent is given what he
 * would choose, and what he would choose goes to whom it would choose, so that nobody is passed over however many became ready at once.
 */
final class Routing {
    private Routing() {}

    /** A contact begins to wait, or more agents may take it than before. */
    static void matchContact(Decision d, ContactId id) {
        RoutedContact contact = d.state.indexes().contacts().waiting(id);
        RoutedAgent agent = contact == null || !contact.isReachable() ? null : d.router.agentFor(contact);
        if (agent == null) {
            return;
        }
        if (!giveFirst(d, contact, agent, Occasion.CONTACT_WAITS)) {
            d.follow(Step.Kind.MATCH_CONTACT, id);
        }
    }

    /** Gives the agent the contact, or that which he would rather take its own agent; whether it was this one. */
    private static boolean giveFirst(Decision d, RoutedContact contact, RoutedAgent agent, Occasion occasion) {
        RoutedContact first = d.router.contactFor(agent, d.now);
        if (first == null || first.equals(contact)) {
            give(d, contact, agent, occasion);
            return true;
        }
        giveAgreed(d, first, agent);
        return false;
    }

    /**
     * The contact that an agent would take goes to whom it would choose, if that one would take it; else it is the turn of what he would take, and so on until both
     * choose each other. Where that leads round, an agent has what he would take.
     *
     * @return who was given one
     */
    private static RoutedAgent giveAgreed(Decision d, RoutedContact first, RoutedAgent chooser) {
        RoutedContact contact = first;
        RoutedAgent agent = d.router.agentFor(contact);
        RoutedContact his = agent == chooser ? contact : d.router.contactFor(agent, d.now);
        for (int i = 0; i < Router.AGREEMENTS_MAX && !his.equals(contact); i++) {
            contact = his;
            agent = d.router.agentFor(contact);
            his = d.router.contactFor(agent, d.now);
        }
        give(d, his, agent, Occasion.AGENT_READY);
        return agent;
    }

    /** An agent can take a contact again. */
    static void matchAgent(Decision d, String agentId) {
        RoutedAgent agent = d.state.indexes().staff().agent(agentId);
        RoutedContact contact = agent == null ? null : d.router.contactFor(agent, d.now);
        if (contact == null) {
            return;
        }
        if (giveAgreed(d, contact, agent) != agent) {
            d.follow(Step.Kind.MATCH_AGENT, agentId);
        }
    }

    /** Gives the first contact of a skill that can be served its agent; follows itself as long as something could be done. */
    static void match(Decision d, String name) {
        RoutedSkill skill = d.state.indexes().staff().skill(name);
        if (skill.ready() == 0 || skill.queue().size() == 0) {
            return;
        }
        int inVain = 0;
        for (RoutedContact contact : skill.queue().inOrder(d.now)) {
            boolean alike = isLikeAll(d, contact);
            if (!contact.isReachable() || alike && contact.needs().get(0).worstLevel() <= inVain) {
                continue;
            }
            RoutedAgent agent = d.router.agentFor(contact);
            if (agent != null) {
                giveFirst(d, contact, agent, Occasion.SKILL);
                d.follow(Step.Kind.MATCH, name);
                return;
            }
            inVain = alike ? Math.max(inVain, contact.needs().get(0).worstLevel()) : inVain;
        }
    }

    /** With one switch, one skill and nobody excluded for this contact alone, what fits no agent for it fits none for its like. */
    static boolean isLikeAll(Decision d, RoutedContact contact) {
        if (contact.needs().size() != 1 || contact.origin().weight() != 0 || contact.needs().get(0).isLocal()
                || !contact.isOpen()
                || !contact.named().preferred().isEmpty()
                || d.site().site().switches().size() > 1) {
            return false;
        }
        Contact row = d.draft.contacts.get(contact.id());
        return row != null && row.demand().tried().isEmpty() && !Quarantines.holds(d, row);
    }

    /** Another agent than the one where it rings, or null. */
    static RoutedAgent other(Decision d, Contact contact, String ringing) {
        return new Router(Eligibility.besides(d, ringing)).agentFor(d.state.indexes().contacts().routed(contact));
    }

    /** The contact counts for the skill that this agent has it for. */
    static Contact chosenFor(Decision d, Contact contact, String agentId) {
        RoutedAgent agent = d.state.indexes().staff().agent(agentId);
        RoutedSkill skill = agent == null ? null : d.state.indexes().contacts().routed(contact).skillFor(agent);
        return skill == null ? contact : contact.withDemand(contact.demand().chosenFor(skill.name()));
    }

    private static void give(Decision d, RoutedContact contact, RoutedAgent agent, Occasion occasion) {
        Contact row = d.draft.contacts.get(contact.id());
        Witness.of(d, row, contact, occasion).tell(agent);
        Skills.touched(d, row);
        RoutedSkill skill = contact.skillFor(agent);
        Contact chosen = skill == null ? row : row.withDemand(row.demand().chosenFor(skill.name()));
        RouteDialogues.agentChosen(d, chosen, agent.agentId());
        remember(d, row, agent);
    }

    /** What the policy of the skill goes by the next time. */
    static void remember(Decision d, Contact contact, RoutedAgent agent) {
        Need need = d.state.indexes().contacts().routed(contact).needMetBy(agent);
        if (need != null) {
            remember(d, need.skill(), agent.agentId());
        }
    }

    private static void remember(Decision d, RoutedSkill skill, String agentId) {
        if (skill.policy() == AgentSelection.ROUND_ROBIN) {
            Skill row = d.draft.skills.get(skill.name());
            if (row != null) {
                d.draft.skills.put(row.withChoice(new Skill.Choice(row.choice().overload(), agentId)));
            }
        } else if (skill.policy() == AgentSelection.WEIGHTED) {
            Agent row = d.draft.agents.get(agentId);
            d.draft.agents.put(row.withLoad(row.load().given(skill.name(), d.now)));
        }
    }
}
