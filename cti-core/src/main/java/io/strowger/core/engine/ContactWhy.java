package io.strowger.core.engine;

import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Asked;
import io.strowger.core.state.Contact.Demand;
import io.strowger.core.state.Contact.HandleState;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Skill;
import io.strowger.core.state.TieTrunks;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Why a contact still waits: answered from the state alone, in one look.
 *
 * @param waitMillis time waited
 * @param plan its name, empty = made for one contact, or none
 * @param steps of the plan that were looked at
 * @param nextMillis in how long the next step is looked at, or others than preferred agents are asked; -1 = nothing follows
 * @param obstacles what keeps it from being offered to anybody at all, one sentence each; empty when nothing does
 * @param skills whom it asks for, in order
 */
public record ContactWhy(ContactId contact, String serial, ContactState state, long waitMillis, int priority,
        String plan, int steps, long nextMillis, List<String> obstacles, List<Asks> skills) {
    /** Agents named for a skill. */
    public static final int AGENTS_MAX = 20;

    /**
     * A skill that it asks for.
     *
     * @param waiting contacts that wait for the skill
     * @param ahead those of them with at least this priority that came before it
     * @param agents who have it, the reason of each why he does not take it now; at most {@link #AGENTS_MAX}
     * @param counts of all that have it, by reason
     */
    public record Asks(String skill, int worstLevel, int waiting, int ahead, List<Passed> agents,
            TreeMap<String, Integer> counts) {}

    /** Why an agent does not take it. */
    public record Passed(String agentId, int level, String reason) {}

    /** The answer for one contact, or null when there is none of that id. Any thread. */
    public static ContactWhy of(EngineView view, ContactId id) {
        Contact contact = view.contacts().get(id);
        return contact == null ? null : new Look(view, contact).answer();
    }

    private static final class Look {
        private final EngineView view;
        private final Contact contact;
        private final Demand demand;
        private final Asked asked;
        private final long now;

        Look(EngineView view, Contact contact) {
            this.view = view;
            this.contact = contact;
            this.demand = contact.demand();
            this.asked = demand.asked();
            this.now = view.reign().timeNanos();
        }

        ContactWhy answer() {
            long waited = demand.queuedNanos() == 0 ? 0 : Decision.millis(now - demand.queuedNanos());
            List<Asks> skills = new ArrayList<>();
            if (contact.isWaiting()) {
                for (SkillNeed need : needs()) {
                    skills.add(asks(need));
                }
            }
            return new ContactWhy(contact.id(), contact.serial(), contact.state(), waited, demand.priority(),
                    asked.plan() == null ? "" : asked.plan().name(), asked.steps(), next(waited), obstacles(), skills);
        }

        private List<SkillNeed> needs() {
            return asked.needs().isEmpty()
                    ? demand.skills().stream().map(name -> new SkillNeed(name, SkillNeed.LEVEL_WORST)).toList()
                    : asked.needs();
        }

        private long next(long waited) {
            Step step = asked.next();
            long next = step == null ? Long.MAX_VALUE : step.afterMillis();
            if (asked.exclusive()) {
                next = Math.min(next, asked.plan().preferredMillis());
            }
            return !contact.isWaiting() || next == Long.MAX_VALUE ? -1 : Math.max(0, next - waited);
        }

        private List<String> obstacles() {
            List<String> list = new ArrayList<>();
            if (!contact.isWaiting()) {
                list.add("it does not wait: it is " + contact.state()
                        + (contact.service().agentId().isEmpty() ? "" : " with agent " + contact.service().agentId()));
                return list;
            }
            HandleState handle = contact.handle().state();
            boolean isCalled = !contact.handle().isToBeCalled() && !contact.handle().isItem();
            if (isCalled && handle != HandleState.OUTSTANDING && handle != HandleState.RENEWING) {
                list.add("the switch does not ask where to send its call, so that it can be sent nowhere; a switch that"
                        + " has it in a queue of its own distributes it itself");
            }
            if (view.truth().quarantines().map().containsKey("contact " + contact.id())) {
                list.add("an input about it could not be decided, and the switch is being asked what is true");
            }
            RoutePlan plan = asked.plan();
            if (plan != null && !plan.directAgent().isEmpty()) {
                list.add("it asks for agent " + plan.directAgent() + " alone: " + own(plan.directAgent()));
            } else if (asked.exclusive()) {
                plan.preferred().forEach(preferred -> list.add("it is offered to preferred agents only yet; agent "
                        + preferred.agentId() + ": " + own(preferred.agentId())));
            }
            return list;
        }

        private String own(String agentId) {
            AgentWhy why = AgentWhy.of(view, agentId);
            if (why == null) {
                return "he is not configured";
            }
            if (!why.offerable()) {
                return why.reasons().get(0);
            }
            return demand.tried().contains(agentId) ? sentence(Exclusion.ALREADY_TRIED) : "he can take a contact now";
        }

        private Asks asks(SkillNeed need) {
            int waiting = 0;
            int ahead = 0;
            for (Contact other : view.contacts().values()) {
                if (other.isWaiting() && other.demand().skills().contains(need.skill())) {
                    waiting++;
                    boolean first = other.demand().queuedNanos() < demand.queuedNanos();
                    ahead += other != contact && first && other.demand().priority() <= demand.priority() ? 1 : 0;
                }
            }
            List<Passed> agents = new ArrayList<>();
            TreeMap<String, Integer> counts = new TreeMap<>();
            Skill row = view.skills().get(need.skill());
            int overload = row == null ? 0 : row.choice().overload();
            view.site().members(need.skill()).forEach((agentId, level) -> {
                String reason = reason(agentId, need, overload);
                counts.merge(reason, 1, Integer::sum);
                if (agents.size() < AGENTS_MAX) {
                    agents.add(new Passed(agentId, level, reason));
                }
            });
            return new Asks(need.skill(), need.worstLevel(), waiting, ahead, List.copyOf(agents), counts);
        }

        private String reason(String agentId, SkillNeed need, int overload) {
            Agent agent = view.agents().get(agentId);
            if (agent == null || !agent.isLoggedOn()) {
                return "is not logged on";
            }
            for (SkillLevel has : view.site().skillsOf(agentId)) {
                if (has.skill().equals(need.skill()) && has.level() > need.worstLevel()) {
                    return sentence(Exclusion.LEVEL);
                }
                if (has.skill().equals(need.skill()) && has.reserve() > overload) {
                    return sentence(Exclusion.RESERVE);
                }
                if (has.skill().equals(need.skill()) && isAutoReserve(agent, has) && overload < Terms.RESERVE_AUTO) {
                    return sentence(Exclusion.AUTO_RESERVE);
                }
            }
            if (contact.handle().isItem()) {
                return ofItem(agent, need);
            }
            if (isElsewhere(agent, need)) {
                return sentence(Exclusion.OTHER_LOCATION);
            }
            DeviceKey station = agent.station();
            if (station != null && !contact.handle().isToBeCalled()
                    && !station.switchName().equals(contact.switchName()) && view.site()
                            .path(TieTrunks.key(contact.switchName(), station.switchName())) == null) {
                return sentence(Exclusion.OTHER_SWITCH);
            }
            return demand.tried().contains(agentId) ? sentence(Exclusion.ALREADY_TRIED) : kept(agentId);
        }

        private boolean isAutoReserve(Agent agent, SkillLevel has) {
            AgentSite site = view.site().agent(agent.agentId());
            if (site == null) {
                return false;
            }
            Terms terms = new Terms(has.level(), 0, has.weight(), has.percent(),
                    has.percent() > 0 && site.isAutoReserve(has.level()));
            return terms.reserve(has.skill(), agent.load()) > 0;
        }

        private String ofItem(Agent agent, SkillNeed need) {
            SkillSite skill = view.site().skill(need.skill());
            Exclusion exclusion = skill == null
                    ? Exclusion.NONE
                    : Eligibility.ofItem(view.site(), agent, skill.medium(), demand.weight());
            if (exclusion == Exclusion.NONE) {
                return demand.tried().contains(agent.agentId())
                        ? sentence(Exclusion.ALREADY_TRIED)
                        : "could take it: it is being matched";
            }
            return exclusion == Exclusion.CAPACITY ? sentence(exclusion) : kept(agent.agentId());
        }

        /** Whether agents at the contact's location are asked alone yet, and he is not there. */
        private boolean isElsewhere(Agent agent, SkillNeed need) {
            SkillSite skill = view.site().skill(need.skill());
            VdnSite vdn = view.site().vdn(new DeviceKey(contact.origin().switchName(), contact.origin().vdn()));
            if (skill == null || skill.policy().location() == null || vdn == null || vdn.location().isEmpty()
                    || skill.policy().location().onlyMillis() <= demand.asked().localMillis()) {
                return false;
            }
            DeviceSite device = agent.station() == null ? null : view.site().device(agent.station());
            return device == null || !vdn.location().equals(device.location());
        }

        private String kept(String agentId) {
            AgentWhy why = AgentWhy.of(view, agentId);
            return why.offerable()
                    ? "could take it: it is being matched"
                    : why.state().name() + ": " + why.reasons().get(0);
        }

        private static String sentence(Exclusion exclusion) {
            return switch (exclusion) {
                case LEVEL -> "has a worse level than it asks for yet";
                case RESERVE -> "is a reserve, and the skill is not overloaded enough";
                case OTHER_SWITCH -> "is at another switch than its call, and no path is configured from here to there";
                case CAPACITY -> "has no room for it beside what he has";
                case AUTO_RESERVE -> "has given the skill more than its part of his time, and it is not overloaded";
                case OTHER_LOCATION ->
                    "is at another location than the caller, for whom those there are asked alone yet";
                case ALREADY_TRIED -> "did not answer it, or could not be reached, before";
                default -> exclusion.name();
            };
        }
    }
}
