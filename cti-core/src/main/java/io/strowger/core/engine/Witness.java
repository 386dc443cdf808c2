package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Asked;
import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.ChosenAs;
import io.strowger.core.fact.RouteWitness.Contacts;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.fact.RouteWitness.Occasion;
import io.strowger.core.fact.RouteWitness.Other;
import io.strowger.core.model.WorkMode;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.Media;
import io.strowger.core.route.Membership;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.SkillPolicy.AgentSelection;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records what a choice was made from: the ready agents in the order of the policy, then others who are logged on, and the contacts that the agent leaves waiting. */
final class Witness {
    private final Decision d;
    private final Contact contact;
    private final RoutedContact routed;
    private final Occasion occasion;
    private String ringing = "";

    private Witness(Decision d, Contact contact, RoutedContact routed, Occasion occasion) {
        this.d = d;
        this.contact = contact;
        this.routed = routed;
        this.occasion = occasion;
    }

    static Witness of(Decision d, Contact contact, RoutedContact routed, Occasion occasion) {
        return new Witness(d, contact, routed, occasion);
    }

    /** Of a contact that rings too long at an agent. */
    static Witness ofNoAnswer(Decision d, Contact contact, String ringing) {
        Witness witness = new Witness(d, contact, d.state.indexes().contacts().routed(contact), Occasion.NOT_ANSWERED);
        witness.ringing = ringing;
        return witness;
    }

    void tell(RoutedAgent chosen) {
        Demand demand = contact.demand();
        RoutedSkill skill = routed.skillFor(chosen);
        Need met = routed.needMetBy(chosen);
        boolean direct = routed.named().direct() != null;
        boolean preferred = routed.named().preferred().contains(chosen);
        ChosenAs as = direct ? ChosenAs.DIRECT : preferred ? ChosenAs.PREFERRED : ChosenAs.SKILLED;
        List<Candidate> candidates = new ArrayList<>(RouteWitness.CANDIDATES_MAX);
        int count = 0;
        if (as != ChosenAs.SKILLED || met == null) {
            candidates.add(candidate(chosen, met == null ? null : chosen.in(met.skill())));
            count = 1;
        }
        if (skill != null) {
            ready(candidates, skill, met, chosen, as);
            others(candidates, skill);
            count = Math.max(candidates.size(), d.state.indexes().staff().staff(skill.name()).loggedOn());
        }
        long queued = demand.queuedNanos() == 0 ? d.now : demand.queuedNanos();
        Asked asked = new Asked(demand.asked().plan() == null ? "" : demand.asked().plan().name(),
                demand.asked().steps(), demand.asked().exclusive(), demand.priority(), as,
                skill == null ? 0 : skill.overload());
        d.fact(new Fact.RouteDecided(new RouteWitness(contact.id(), contact.serial(),
                skill == null ? "" : skill.name(), skill == null ? "" : skill.policy().name(),
                d.draft.configurationVersion(), Decision.millis(d.now - queued),
                skill == null ? 0 : skill.queue().size(), chosen.agentId(), "", count, candidates, asked,
                new Contacts(occasion, chosen.selection(), occasion == Occasion.AGENT_READY
                        ? waiting(chosen)
                        : List.of(), routed.isPreferredAt(chosen)))));
    }

    private void ready(List<Candidate> candidates, RoutedSkill skill, Need met, RoutedAgent chosen, ChosenAs as) {
        int worst = met == null ? SkillNeed.LEVEL_WORST : met.worstLevel();
        boolean isBehind = false;
        // Nothing but their place is said of those behind the chosen one, where the place decided: to look at each of them would cost more than to choose.
        boolean placeDecides = as == ChosenAs.SKILLED && met != null && !met.isLocal() && skill.medium() == Media.VOICE;
        Membership next = skill.next(null, worst);
        while (next != null && candidates.size() < RouteWitness.CANDIDATES_MAX) {
            if (isBehind && placeDecides) {
                candidates.add(behind(next));
            } else if (as == ChosenAs.SKILLED || next.agent() != chosen) {
                candidates.add(candidate(next.agent(), next));
            }
            isBehind |= next.agent() == chosen;
            next = skill.next(next, worst);
        }
    }

    private Candidate behind(Membership membership) {
        long idle = Decision.millis(d.now - membership.agent().idleNanos());
        Exclusion exclusion = contact.demand().tried().contains(membership.agent().agentId())
                ? Exclusion.ALREADY_TRIED
                : Exclusion.NONE;
        return new Candidate(membership.agent().agentId(), membership.terms().level(), idle, exclusion, "",
                score(membership), membership.reserve());
    }

    /** Members who are logged on and could not be asked. */
    private void others(List<Candidate> candidates, RoutedSkill skill) {
        int looked = 0;
        for (Map.Entry<String, Integer> member : d.site().members(skill.name()).entrySet()) {
            if (candidates.size() == RouteWitness.CANDIDATES_MAX || looked++ == RouteWitness.MEMBERS_MAX) {
                return;
            }
            RoutedAgent agent = d.state.indexes().staff().agent(member.getKey());
            Agent row = agent == null ? null : Agents.row(d, agent);
            if (row != null && row.isLoggedOn() && !contains(candidates, member.getKey())) {
                candidates.add(candidate(agent, agent.in(skill)));
            }
        }
    }

    private static boolean contains(List<Candidate> candidates, String agentId) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).agentId().equals(agentId)) {
                return true;
            }
        }
        return false;
    }

    /** @param membership in the skill that it is about; null = he does not have it */
    private Candidate candidate(RoutedAgent agent, Membership membership) {
        Agent row = Agents.row(d, agent);
        long idle = row.isReady() ? Decision.millis(d.now - row.since().idleNanos()) : 0;
        String detail = row.work().mode() == WorkMode.AUX ? "reason " + row.work().reasonCode() : "";
        Terms terms = membership == null ? null : membership.terms();
        return new Candidate(agent.agentId(), terms == null ? 0 : terms.level(), idle, exclusion(agent, row, terms),
                detail, membership == null || !agent.isReady() ? 0 : score(membership),
                membership == null ? 0 : membership.reserve());
    }

    private Exclusion exclusion(RoutedAgent agent, Agent row, Terms terms) {
        if (agent.agentId().equals(ringing)) {
            return Exclusion.ALREADY_TRIED;
        }
        Exclusion exclusion = Eligibility.exclusion(d, contact, row);
        if (exclusion != Exclusion.NONE) {
            return exclusion;
        }
        boolean named = routed.named().direct() == agent || routed.named().preferred().contains(agent);
        if (named) {
            return Exclusion.NONE;
        }
        if (routed.named().direct() != null || routed.isExclusive()) {
            return Exclusion.NOT_NAMED;
        }
        return terms == null ? Exclusion.NONE : byTerms(agent, terms);
    }

    private Exclusion byTerms(RoutedAgent agent, Terms terms) {
        if (routed.needMetBy(agent) != null) {
            return Exclusion.NONE;
        }
        for (Need need : routed.needs()) {
            Membership in = agent.in(need.skill());
            if (in == null || in.terms().level() > need.worstLevel()) {
                continue;
            }
            if (in.reserve() > need.skill().overload()) {
                return in.reserve() > in.terms().reserve() ? Exclusion.AUTO_RESERVE : Exclusion.RESERVE;
            }
            return Exclusion.OTHER_LOCATION;
        }
        return Exclusion.LEVEL;
    }

    private long score(Membership membership) {
        AgentSelection policy = membership.skill().policy();
        boolean ofTime = policy == AgentSelection.EAD_LOA || policy == AgentSelection.UCD_LOA
                || policy == AgentSelection.WEIGHTED;
        return ofTime ? AgentLoad.at(membership.key(), d.now) : membership.key();
    }

    private List<Other> waiting(RoutedAgent chosen) {
        List<RoutedContact> besides = new ArrayList<>(List.of(routed));
        List<Other> others = new ArrayList<>();
        while (others.size() < RouteWitness.CONTACTS_MAX) {
            RoutedContact other = d.router.contactFor(chosen, d.now, besides);
            if (other == null) {
                break;
            }
            besides.add(other);
            others.add(new Other(other.id(), other.urgency().priority(), Decision.millis(d.now - other.queuedNanos()),
                    other.isPreferredAt(chosen)));
        }
        return others;
    }
}
