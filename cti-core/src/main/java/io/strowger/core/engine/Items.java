package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.input.SessionRole;
import io.strowger.core.machine.ContactMachine.Cause;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import io.strowger.core.output.ItemView;
import io.strowger.core.output.Push;
import io.strowger.core.site.MediumSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Demand;
import io.strowger.core.state.Inquiry;
import io.strowger.core.state.Timer;
import io.strowger.core.state.WorkItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Work that is no call: an item is a contact without a connection. It waits in the queues of its skills as calls do, is offered to an agent who has room for its
 * medium, and is with him from his acceptance until it is completed, transferred or parked for too long.
 */
final class Items {
    /** Items that have not ended. */
    static final int ITEMS_MAX = 100_000;
    /** Whoever did not take an item may be offered it again after so long. */
    static final long AGAIN_MILLIS = 60_000;

    private Items() {}

    // --- the beginning

    /** What is known of an item that begins, checked. */
    record Submitted(WorkItem item, String from, Map<String, String> data, Inquiry.Ask asked, int weight) {}

    static void begin(Decision d, Submitted what) {
        Contact contact = Contacts.beginItem(d, what.item().id(), what.from());
        contact = contact.withDemand(contact.demand().withWeight(what.weight()));
        d.draft.contacts.put(contact);
        d.draft.items.put(what.item());
        d.fact(new Fact.ItemSubmitted(contact.id(), what.item().medium(), what.item().reference(),
                what.item().submittedBy()));
        if (!what.data().isEmpty()) {
            ContactData.attach(d, contact, what.data());
        }
        Analysis.begin(d, d.draft.contacts.get(contact.id()), what.asked());
    }

    /** The plan, where its skills are of the medium of the contact; else what is asked for without rules. */
    static RoutePlan fitting(Decision d, Contact contact, RoutePlan plan, RoutePlan asked) {
        return mediumOf(d, contact).equals(d.site().mediumOf(plan)) ? plan : asked;
    }

    /** Of a call, the medium of calls. */
    static String mediumOf(Decision d, Contact contact) {
        WorkItem item = contact.handle().isItem() ? d.draft.items.get(contact.id()) : null;
        return item == null ? MediumSite.VOICE : item.medium();
    }

    // --- with an agent

    /** It is the turn of an agent, who has room for it: it is shown to him. */
    static void agentChosen(Decision d, Contact selected, String agentId) {
        Contacts.move(d, selected, Cause.ALERTED_AT_AGENT).ifPresent(moved -> {
            Agent agent = d.draft.agents.get(agentId);
            Demand demand = moved.demand();
            Contact offered = moved.withService(moved.service().withAgent(agentId).ringing(d.now));
            d.draft.contacts.put(offered);
            d.fact(new Fact.SegmentStarted(offered.id(), offered.service().segment(), offered.call(), agentId,
                    agent.station().switchName(), agent.station().deviceId(), demand.skill(),
                    Decision.millis(d.now - demand.queuedNanos())));
            List<Agent.Item> items = new ArrayList<>(agent.items());
            items.add(new Agent.Item(offered.id(), mediumOf(d, offered), ItemState.OFFERED,
                    offered.demand().weight()));
            hold(d, agent, items);
            MediumSite medium = d.site().media().medium(mediumOf(d, offered));
            d.timer(Timer.Kind.ITEM, offered.id().toString(),
                    medium == null ? MediumSite.OFFER_MILLIS : medium.offerMillis());
            Skills.advanced(d, demand.skill(), true);
            ExpectedWait.ended(d, offered);
            Skills.touched(d, offered);
            is(d, offered, ItemState.OFFERED);
        });
    }

    static void accept(Decision d, Contact before) {
        Contacts.move(d, before, Cause.ANSWERED_BY_AGENT).ifPresent(moved -> {
            String agentId = before.service().agentId();
            d.cancel(Timer.Kind.ITEM, before.id().toString());
            d.fact(new Fact.SegmentAnswered(before.id(), before.service().segment(), agentId,
                    Decision.millis(d.now - before.service().startedNanos())));
            Contact accepted = moved.withService(before.service().answered(d.now));
            d.draft.contacts.put(accepted);
            Agents.answered(d, agentId);
            changes(d, accepted, ItemState.ACCEPTED);
        });
    }

    static void park(Decision d, Contact contact) {
        Contact parked = contact.withService(contact.service().held(d.now));
        d.draft.contacts.put(parked);
        MediumSite medium = d.site().media().medium(mediumOf(d, contact));
        d.timer(Timer.Kind.ITEM, contact.id().toString(),
                medium == null ? MediumSite.PARK_MILLIS : medium.parkMillis());
        changes(d, parked, ItemState.PARKED);
    }

    static void resume(Decision d, Contact contact) {
        Contact resumed = contact.withService(contact.service().retrieved(d.now));
        d.draft.contacts.put(resumed);
        d.cancel(Timer.Kind.ITEM, contact.id().toString());
        changes(d, resumed, ItemState.ACCEPTED);
    }

    private static void changes(Decision d, Contact contact, ItemState state) {
        Agent agent = d.draft.agents.get(contact.service().agentId());
        List<Agent.Item> items = new ArrayList<>(agent.items());
        items.replaceAll(
                item -> item.contact().equals(contact.id())
                        ? new Agent.Item(item.contact(), item.medium(), state, item.weight())
                        : item);
        hold(d, agent, items);
        is(d, contact, state);
    }

    /** He has these items from now on; the time in which he worked on some counts for his occupancy, where his calls did not take it. */
    private static void hold(Decision d, Agent agent, List<Agent.Item> items) {
        Agent now = agent.withItems(items, d.now);
        if (agent.workedNanos() != 0 && now.workedNanos() == 0 && isCounted(agent.state())) {
            now = now.withLoad(now.load().busy(Math.max(agent.workedNanos(), agent.since().stateNanos()), d.now));
        }
        d.draft.agents.put(now.withSince(now.since().idleSince(d.now)));
        Agents.touched(d, agent.agentId());
    }

    /** States of an agent in which his items, and nothing else, keep him busy. */
    static boolean isCounted(AgentState state) {
        return state == AgentState.READY || state == AgentState.RESERVED || state == AgentState.NOT_READY;
    }

    // --- back to the queue

    /**
     * Its agent has it no more, and another one is looked for. Where he had accepted it, its wait begins anew.
     *
     * @param plan what it asks for then; null = what it asked for
     */
    static void returned(Decision d, Contact contact, SegmentDisposition how, RoutePlan plan) {
        String agentId = contact.service().agentId();
        boolean answered = contact.state() == ContactState.TALKING;
        Contacts.move(d, contact, Cause.ITEM_RETURNED).ifPresent(moved -> {
            leaves(d, contact, answered ? SegmentDisposition.ANSWERED : how);
            Contact free = moved.withService(contact.service().vacated());
            Demand demand = contact.demand();
            boolean tried = how == SegmentDisposition.NO_ANSWER || how == SegmentDisposition.REDIRECTED && !answered;
            if (answered) {
                RoutePlan asked = plan == null ? demand.asked().plan() : plan;
                Contacts.waits(d, Treatments.anew(free)
                        .withDemand(demand.served(contact.service().startedNanos()).planned(asked, d.now)), false);
            } else {
                Contact back = free.withDemand(tried ? demand.back().withTried(agentId) : demand.back());
                d.draft.contacts.put(back);
                Skills.touched(d, back);
                d.follow(Step.Kind.MATCH_CONTACT, back.id());
            }
            Contact waiting = d.draft.contacts.get(contact.id());
            if (!waiting.demand().tried().isEmpty()) {
                d.timer(Timer.Kind.ITEM, contact.id().toString(), AGAIN_MILLIS);
            }
            is(d, waiting, ItemState.WAITING);
        });
    }

    /** Its segment ends, and its agent has room again. */
    private static void leaves(Decision d, Contact contact, SegmentDisposition how) {
        d.cancel(Timer.Kind.ITEM, contact.id().toString());
        Segments.endSegment(d, contact, how);
        dropped(d, contact.service().agentId(), contact.id());
    }

    private static void dropped(Decision d, String agentId, ContactId id) {
        Agent agent = agentId.isEmpty() ? null : d.draft.agents.get(agentId);
        if (agent != null && agent.item(id) != null) {
            List<Agent.Item> items = new ArrayList<>(agent.items());
            items.removeIf(item -> item.contact().equals(id));
            hold(d, agent, items);
        }
    }

    /** The agent logs off: whatever he had goes on without him. */
    static void agentGone(Decision d, String agentId) {
        for (Agent.Item item : d.draft.agents.get(agentId).items()) {
            Contact contact = d.draft.contacts.get(item.contact());
            if (contact == null) {
                dropped(d, agentId, item.contact());
            } else {
                returned(d, contact, SegmentDisposition.UNKNOWN, null);
            }
        }
    }

    /** An offer was left without an answer, a parked item lay for too long, or whoever did not take a waiting one may be asked again. */
    static void due(Decision d, ContactId id) {
        Contact contact = d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        switch (contact.state()) {
            case RINGING -> {
                String agentId = contact.service().agentId();
                returned(d, contact, SegmentDisposition.NO_ANSWER, null);
                if (!d.draft.agents.get(agentId).isBusy()) {
                    Agents.notAnswered(d, agentId);
                }
            }
            case TALKING -> returned(d, contact, SegmentDisposition.ANSWERED, null);
            case WAITING -> {
                d.draft.contacts.put(contact.withDemand(contact.demand().withoutTried()));
                d.follow(Step.Kind.MATCH_CONTACT, id);
            }
            case ARRIVED, SELECTED, DEFLECTING, ENDED -> {
                // Nothing is due.
            }
        }
    }

    // --- the end

    /** The contact is over. */
    static void contactOver(Decision d, Contact contact) {
        WorkItem item = d.draft.items.get(contact.id());
        if (item == null) {
            return;
        }
        d.cancel(Timer.Kind.ITEM, contact.id().toString());
        dropped(d, contact.service().agentId(), contact.id());
        is(d, contact, ItemState.ENDED);
        d.draft.items.remove(contact.id());
    }

    static void end(Decision d, Contact contact) {
        Contacts.over(d, Analysis.withdrawn(d, contact), ContactDisposition.ABANDONED, d.now);
    }

    /** Rows of a contact that is given up. */
    static void forget(Decision d, ContactId id) {
        if (d.draft.items.contains(id)) {
            d.cancel(Timer.Kind.ITEM, id.toString());
            d.draft.items.remove(id);
            for (Agent agent : d.draft.agents.all()) {
                dropped(d, agent.agentId(), id);
            }
        }
    }

    // --- what is told

    /** It is in that state from now on: recorded, and told to its agent and to whoever brought it. */
    private static void is(Decision d, Contact contact, ItemState state) {
        WorkItem item = d.draft.items.get(contact.id());
        if (item == null) {
            return;
        }
        WorkItem now = item.in(state, d.now);
        d.draft.items.put(now);
        String agentId = contact.service().agentId();
        d.fact(new Fact.ItemChanged(contact.id(), agentId, state));
        Agent agent = agentId.isEmpty() ? null : d.draft.agents.get(agentId);
        if (agent != null && (state == ItemState.OFFERED || state == ItemState.ENDED)) {
            d.push(agent.sessionId(), new Push.ItemChanged(view(d, contact, now)));
        }
        String session = d.state.indexes().sessionOf(SessionRole.IVR, item.submittedBy());
        if (session != null) {
            d.push(session, new Push.ItemChanged(view(d, contact.withData(Map.of()), now)));
        }
    }

    /** Those of an agent, for his topic. */
    static List<ItemView> views(Decision d, Agent agent) {
        if (agent.items().isEmpty()) {
            return List.of();
        }
        List<ItemView> views = new ArrayList<>();
        for (Agent.Item item : agent.items()) {
            Contact contact = d.draft.contacts.get(item.contact());
            WorkItem row = d.draft.items.get(item.contact());
            if (contact != null && row != null) {
                views.add(view(d, contact, row));
            }
        }
        return List.copyOf(views);
    }

    private static ItemView view(Decision d, Contact contact, WorkItem item) {
        Demand demand = contact.demand();
        long until = contact.service().startedNanos() == 0 ? d.now : contact.service().startedNanos();
        long waited = demand.queuedNanos() == 0 ? 0 : Decision.millis(until - demand.queuedNanos());
        return new ItemView(contact.id(), contact.serial(), item.medium(), item.reference(), contact.origin().ani(),
                item.text(), demand.skill(), item.state(), contact.service().agentId(), waited, contact.data());
    }
}
