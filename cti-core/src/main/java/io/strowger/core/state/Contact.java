package io.strowger.core.state;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.machine.ContactState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.RoutePlan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One customer's journey.
 *
 * @param call the call it is in now
 * @param data attached by IVRs, agents and rules
 * @param inquiry what is being found out of it before it waits
 */
public record Contact(ContactId id, String serial, ContactState state, CallKey call, Origin origin,
        Map<String, String> data, Demand demand, Handle handle, Service service, Inquiry inquiry,
        Course course) {

    /** A snapshot of an earlier build knows no analysis and no course. */
    public Contact {
        inquiry = inquiry == null ? Inquiry.NONE : inquiry;
        course = course == null ? Course.NONE : course;
    }

    /** A contact that is not analysed. */
    public Contact(ContactId id, String serial, ContactState state, CallKey call, Origin origin,
            Map<String, String> data, Demand demand, Handle handle, Service service) {
        this(id, serial, state, call, origin, data, demand, handle, service, Inquiry.NONE, Course.NONE);
    }

    /**
     * Where it came from.
     *
     * @param vdn the VDN it entered by, empty when it came another way
     * @param startedNanos engine time
     * @param furtherVdns other VDNs that it has entered since, each once
     */
    public record Origin(String switchName, String vdn, String ani, String dnis, String ucid, Bytes userToUser,
            String collectedDigits, long startedNanos, List<String> furtherVdns) {
        /** Further VDNs that are remembered; entering more is not counted. */
        public static final int FURTHER_VDNS_MAX = 32;

        /** Whether entering the VDN is new; the same event comes once for each monitor. */
        public boolean isNew(String entered) {
            return !entered.equals(vdn) && !furtherVdns.contains(entered) && furtherVdns.size() < FURTHER_VDNS_MAX;
        }

        public Origin entered(String further) {
            List<String> list = new ArrayList<>(furtherVdns);
            list.add(further);
            return new Origin(switchName, vdn, ani, dnis, ucid, userToUser, collectedDigits, startedNanos,
                    List.copyOf(list));
        }

        /** What is told later fills what was not known; it replaces nothing. */
        public Origin completed(Origin later) {
            return new Origin(switchName, vdn, ani.isEmpty() ? later.ani : ani, dnis.isEmpty() ? later.dnis : dnis,
                    ucid.isEmpty() ? later.ucid : ucid, userToUser.isEmpty() ? later.userToUser : userToUser,
                    collectedDigits.isEmpty() ? later.collectedDigits : collectedDigits, startedNanos, furtherVdns);
        }
    }

    /**
     * What it waits for.
     *
     * @param skill that it counts for: the first that it asks for, and once an agent is chosen the one that he was chosen for; empty while none was asked for
     * @param priority 0 is before all others, then 1 and so on
     * @param queuedNanos since when it waits, kept over steps, re-requests and no-answers; 0 = does not wait, or no longer since an agent had it
     * @param tried agents who let it ring or could not be reached
     * @param waitedNanos time of earlier waits, each up to the ring that an agent answered
     * @param also further skills in whose queues the switch has it
     * @param asked whom it asks for, as its plan says; {@link Asked#NOBODY} in a queue of the switch
     * @param weight how much of an agent it takes, where that is more than its medium says; 0 = as it says
     */
    public record Demand(String skill, int priority, long queuedNanos, List<String> tried, long waitedNanos,
            List<String> also, Asked asked, int weight) {
        public static final Demand NONE = new Demand("", 0, 0, List.of(), 0, List.of(), Asked.NOBODY);
        /** Skills of one contact beside the first, where the switch queues it: at three splits at most. */
        public static final int ALSO_MAX = 2;

        /** A journal of an earlier build has no plans. */
        public Demand {
            asked = asked == null ? Asked.NOBODY : asked;
        }

        /** Of a contact that weighs what its medium says. */
        public Demand(String skill, int priority, long queuedNanos, List<String> tried, long waitedNanos,
                List<String> also, Asked asked) {
            this(skill, priority, queuedNanos, tried, waitedNanos, also, asked, 0);
        }

        public Demand withWeight(int value) {
            return new Demand(skill, priority, queuedNanos, tried, waitedNanos, also, asked, value);
        }

        public Demand withPriority(int value) {
            return new Demand(skill, value, queuedNanos, tried, waitedNanos, also, asked, weight);
        }

        /** What is asked for and how urgently, from the beginning of the plan on; the time it has waited stays, or begins at the given moment. */
        public Demand planned(RoutePlan plan, long nanos) {
            Asked first = Asked.first(plan);
            return new Demand(first.skill(), plan.priority(), queuedNanos == 0 ? nanos : queuedNanos, tried,
                    waitedNanos, List.of(), first, weight);
        }

        public Demand withAsked(Asked value) {
            return new Demand(skill, priority, queuedNanos, tried, waitedNanos, also, value, weight);
        }

        /** An agent was chosen for this skill. */
        public Demand chosenFor(String value) {
            return new Demand(value, priority, queuedNanos, tried, waitedNanos, also, asked, weight);
        }

        /** It is back in its place: it counts for what it asks for first. */
        public Demand back() {
            return asked.needs().isEmpty() ? this : chosenFor(asked.skill());
        }

        /** An agent has had it since the given moment: a wait that comes after is a new one. */
        public Demand served(long ringNanos) {
            return queuedNanos == 0
                    ? withoutTried()
                    : new Demand(skill, priority, 0, List.of(), waitedNanos + ringNanos - queuedNanos, List.of(),
                            asked, weight);
        }

        /** It waits since then, unless it waits already. */
        public Demand waitingSince(long nanos) {
            return queuedNanos == 0
                    ? new Demand(skill, priority, nanos, tried, waitedNanos, also, asked, weight)
                    : this;
        }

        /** It waits since then for what the other demand did, and has waited what it has waited before. */
        public Demand continuedAs(Demand other, long sinceNanos) {
            return new Demand(other.skill, other.priority, sinceNanos, other.tried, waitedNanos, other.also,
                    other.asked, weight);
        }

        public Demand withTried(String agentId) {
            if (tried.contains(agentId)) {
                return this;
            }
            List<String> list = new ArrayList<>(tried);
            list.add(agentId);
            return new Demand(skill, priority, queuedNanos, List.copyOf(list), waitedNanos, also, asked, weight);
        }

        public Demand withoutTried() {
            return new Demand(skill, priority, queuedNanos, List.of(), waitedNanos, also, asked, weight);
        }

        /** In the queue of the switch for this skill since then, unless it waits already; nothing else is asked for any more. */
        public Demand queuedBySwitch(String value, int newPriority, long nanos) {
            return new Demand(value, newPriority, queuedNanos == 0 ? nanos : queuedNanos, tried, waitedNanos,
                    List.of(), Asked.NOBODY, weight);
        }

        /** In a further queue of the switch. */
        public Demand alsoFor(String further) {
            List<String> list = new ArrayList<>(also);
            list.add(further);
            return new Demand(skill, priority, queuedNanos, tried, waitedNanos, List.copyOf(list), asked, weight);
        }

        /** Whether nobody was asked for yet. */
        public boolean isNone() {
            return skill.isEmpty() && asked.plan() == null;
        }

        /** Skills that it is in the queues of while it waits. */
        public List<String> skills() {
            List<String> list = new ArrayList<>(asked.needs().size() + also.size() + 1);
            asked.needs().forEach(need -> list.add(need.skill()));
            if (list.isEmpty() && !skill.isEmpty()) {
                list.add(skill);
            }
            list.addAll(also);
            return list;
        }
    }

    /**
     * How far the plan of a contact has come.
     *
     * @param plan null = it has none
     * @param steps of the plan that were looked at, those passed over among them
     * @param exclusive only preferred agents may take it yet
     * @param needs whom it asks for now, in order, each skill once
     * @param localMillis so long it had waited when it was last looked whether agents elsewhere than at its location are asked
     */
    public record Asked(RoutePlan plan, int steps, boolean exclusive, List<SkillNeed> needs, int localMillis) {
        public static final Asked NOBODY = new Asked(null, 0, false, List.of(), 0);

        /** At the beginning of a plan. */
        static Asked first(RoutePlan plan) {
            boolean any = !plan.steps().isEmpty();
            return new Asked(plan, any ? 1 : 0, plan.preferredMillis() > 0 && !plan.preferred().isEmpty(),
                    any ? together(List.of(), plan.steps().get(0).skills()) : List.of(), 0);
        }

        /** The skill that it counts for while it waits; empty when none is asked for. */
        public String skill() {
            return needs.isEmpty() ? "" : needs.get(0).skill();
        }

        /** The step that comes next, or null. */
        public Step next() {
            return plan == null || steps >= plan.steps().size() ? null : plan.steps().get(steps);
        }

        /** The next step is passed over. */
        public Asked passedOver() {
            return new Asked(plan, steps + 1, exclusive, needs, localMillis);
        }

        /** Others than the preferred agents may take it. */
        public Asked toAll() {
            return new Asked(plan, steps, false, needs, localMillis);
        }

        /** It has waited for so long at its location. */
        public Asked localFor(int millis) {
            return new Asked(plan, steps, exclusive, needs, millis);
        }

        /** The next step begins. A skill that was asked for already is asked for at the worse of both levels, in its place. */
        public Asked begun() {
            return new Asked(plan, steps + 1, exclusive,
                    together(next().instead() ? List.of() : needs, next().skills()), localMillis);
        }

        private static List<SkillNeed> together(List<SkillNeed> before, List<SkillNeed> further) {
            List<SkillNeed> list = new ArrayList<>(before);
            for (SkillNeed added : further) {
                int at = 0;
                while (at < list.size() && !list.get(at).skill().equals(added.skill())) {
                    at++;
                }
                if (at == list.size()) {
                    list.add(added);
                } else if (list.get(at).worstLevel() < added.worstLevel()) {
                    list.set(at, added);
                }
            }
            return List.copyOf(list);
        }
    }

    /**
     * The hold that we have on a parked call: its outstanding RouteRequest.
     *
     * @param link the link that the request came on
     * @param dialogue null when there is none
     * @param routeUsed the switch has said that it used our route
     * @param requestId of the select under way, 0 = none
     * @param others dialogues of the same call that other links have open, at most one a link, the eldest first
     */
    public record Handle(HandleState state, String link, RouteDialogue dialogue, boolean routeUsed, long requestId,
            List<OpenDialogue> others) {
        public static final Handle NONE = new Handle(HandleState.NONE, "", null, false, 0, List.of());
        public static final Handle TO_BE_CALLED = new Handle(HandleState.TO_BE_CALLED, "", null, false, 0, List.of());

        public static final Handle ITEM = new Handle(HandleState.ITEM, "", null, false, 0, List.of());

        /** Whether it is an item of work, which has no call. */
        public boolean isItem() {
            return state == HandleState.ITEM;
        }

        /** Whether the customer is called back, instead of being in a call. */
        public boolean isToBeCalled() {
            return state == HandleState.TO_BE_CALLED;
        }

        /** The dialogue on which the call is asked for now; those of other links stay open. */
        public Handle outstanding(OpenDialogue open) {
            return new Handle(HandleState.OUTSTANDING, open.link(), open.dialogue(), false, 0,
                    without(open.link()).others);
        }

        public Handle selectSent(long id) {
            return new Handle(HandleState.SELECT_SENT, link, dialogue, false, id, others);
        }

        public Handle withRouteUsed() {
            return new Handle(state, link, dialogue, true, requestId, others);
        }

        /** The dialogue is over; on which link it was is remembered, because those of other links are over too and their ends may come late. */
        public Handle over() {
            return isToBeCalled() ? this : new Handle(HandleState.NONE, link, null, false, 0, others);
        }

        /** The dialogue is void with its link. */
        public Handle lost() {
            return isToBeCalled() ? this : new Handle(HandleState.NONE, "", null, false, 0, others);
        }

        /** The dialogue was cancelled and none is open; the vector asks again. */
        public Handle renewing() {
            return isToBeCalled() ? this : new Handle(HandleState.RENEWING, "", null, false, 0, others);
        }

        /** The same handle for a request that is not waited for any more. */
        public Handle unrequested() {
            return new Handle(state, link, dialogue, routeUsed, 0, others);
        }

        /** Goes on with the eldest dialogue of another link. */
        public Handle promoted() {
            return outstanding(others.get(0));
        }

        public Handle with(OpenDialogue open) {
            List<OpenDialogue> list = new ArrayList<>(without(open.link()).others);
            list.add(open);
            return new Handle(state, this.link, dialogue, routeUsed, requestId, List.copyOf(list));
        }

        /** Without what another link has open. */
        public Handle without(String otherLink) {
            return others.isEmpty()
                    ? this
                    : new Handle(state, link, dialogue, routeUsed, requestId,
                            others.stream().filter(open -> !open.link().equals(otherLink)).toList());
        }

        public boolean isAt(String otherLink, RouteDialogue otherDialogue) {
            return link.equals(otherLink) && otherDialogue.equals(dialogue);
        }
    }

    /**
     * A route dialogue that the switch has open on a link.
     *
     * @param vdn the current route of its request
     */
    public record OpenDialogue(String link, RouteDialogue dialogue, String vdn) {}

    /** Constants are only appended. */
    public enum HandleState {
        NONE,
        /** The switch waits for our answer. */
        OUTSTANDING,
        /** Answered; what became of it is not known yet. */
        SELECT_SENT,
        /** The request was cancelled by the vector; the next one is due. */
        RENEWING,
        /** Nothing holds it in the switch: the customer is called back. */
        TO_BE_CALLED,
        /** It is an item of work, which is in no switch. */
        ITEM
    }

    /**
     * Who serves it.
     *
     * @param agentId reserved, ringing or talking; empty = nobody
     * @param nextAgentId the agent that a deflected call is on its way to; empty = back to its VDN, or not deflecting
     * @param segment number of the present or last segment, from 1; 0 = never rang
     * @param startedNanos when the segment began to ring
     * @param answeredNanos when it was answered, 0 = not
     * @param heldNanos time on hold within the segment, closed holds only
     * @param heldSinceNanos 0 = not held now
     * @param connected somebody has answered at some time, agent or port
     * @param handled an agent has answered at some time
     */
    public record Service(String agentId, String nextAgentId, int segment, long startedNanos, long answeredNanos,
            long heldNanos, long heldSinceNanos, boolean connected, boolean handled) {
        public static final Service NONE = new Service("", "", 0, 0, 0, 0, 0, false, false);

        public Service withAgent(String value) {
            return new Service(value, "", segment, startedNanos, answeredNanos, heldNanos, heldSinceNanos, connected,
                    handled);
        }

        public Service withNextAgent(String value) {
            return new Service(agentId, value, segment, startedNanos, answeredNanos, heldNanos, heldSinceNanos,
                    connected, handled);
        }

        public Service ringing(long nanos) {
            return new Service(agentId, "", segment + 1, nanos, 0, 0, 0, connected, handled);
        }

        public Service answered(long nanos) {
            return new Service(agentId, "", segment, startedNanos, nanos, 0, 0, true, true);
        }

        public Service held(long nanos) {
            return new Service(agentId, nextAgentId, segment, startedNanos, answeredNanos, heldNanos, nanos, connected,
                    handled);
        }

        public Service retrieved(long nanos) {
            return new Service(agentId, nextAgentId, segment, startedNanos, answeredNanos, heldUntil(nanos), 0,
                    connected, handled);
        }

        /** Time on hold, an open hold counted up to the given moment. */
        public long heldUntil(long nanos) {
            return heldSinceNanos == 0 ? heldNanos : heldNanos + nanos - heldSinceNanos;
        }

        /** Nobody serves it any more; the segment's number stays for the next. */
        public Service vacated() {
            return new Service("", "", segment, 0, 0, 0, 0, connected, handled);
        }

        public Service withConnected() {
            return new Service(agentId, nextAgentId, segment, startedNanos, answeredNanos, heldNanos, heldSinceNanos,
                    true, handled);
        }
    }

    /**
     * What has been promised to it and done with it while it waited.
     *
     * @param expectedSkill the skill that it began to wait for with the estimate, empty = there is none, or it has been held against the truth
     * @param expectedMillis the wait that was expected then
     * @param crossing token of the crossing to another switch that is under way, empty = none
     * @param sent how often it was sent to another switch
     * @param crossings how often it arrived at one
     * @param vdn the VDN of the present switch that it came by or can go back to, where it has crossed; empty = that of its origin
     * @param treated what its plan's treatments have done
     */
    public record Course(String expectedSkill, long expectedMillis, String crossing, int sent, int crossings,
            String vdn, Treated treated) {
        public static final Course NONE = new Course("", 0, "", 0, 0, "", Treated.NONE);

        public Course expecting(String skill, long millis) {
            return new Course(skill, millis, crossing, sent, crossings, vdn, treated);
        }

        public Course crossingAs(String token) {
            return new Course(expectedSkill, expectedMillis, token, sent + 1, crossings, vdn, treated);
        }

        /** Not on its way any more. */
        public Course stopped() {
            return new Course(expectedSkill, expectedMillis, "", sent, crossings, vdn, treated);
        }

        /** At another switch. */
        public Course arrivedBy(String entryVdn) {
            return new Course(expectedSkill, expectedMillis, "", sent, crossings + 1, entryVdn, treated);
        }

        public Course withTreated(Treated value) {
            return new Course(expectedSkill, expectedMillis, crossing, sent, crossings, vdn, value);
        }
    }

    /**
     * What treatments have done.
     *
     * @param applied how many there were
     * @param isLookedAt those of the present plan that are looked at when it begins to wait have been
     * @param due number of the treatment that waits until the vector asks, or took it away, from 0; -1 = none
     * @param awayNanos when it was sent elsewhere, 0 = it was not, or waits again
     * @param refused a bit for each treatment of the present plan that the switch refused
     */
    public record Treated(int applied, boolean isLookedAt, int due, long awayNanos, int refused) {
        public static final Treated NONE = new Treated(0, false, -1, 0, 0);

        public Treated lookedAt() {
            return new Treated(applied, true, -1, awayNanos, refused);
        }

        public Treated dueIs(int treatment) {
            return new Treated(applied, isLookedAt, treatment, awayNanos, refused);
        }

        /** One more; what comes after is looked at anew. */
        public Treated once() {
            return new Treated(applied + 1, false, -1, 0, 0);
        }

        /** One more, and it is sent elsewhere. */
        public Treated away(int treatment, long nanos) {
            return new Treated(applied + 1, true, treatment, nanos, refused);
        }

        /** The switch did not take it there: that treatment is never tried again. */
        public Treated notTaken() {
            return new Treated(applied, false, -1, 0, due < 0 ? refused : refused | 1 << due);
        }

        /** The select crossed the end of its dialogue: the same treatment is due when the vector asks again, and does not count until then. */
        public Treated crossed() {
            return new Treated(applied - 1, true, due, 0, refused);
        }

        public boolean isRefused(int treatment) {
            return (refused & 1 << treatment) != 0;
        }

        /** It waits again, with a plan that was not looked at. */
        public Treated back() {
            return new Treated(applied, false, -1, 0, 0);
        }

        public boolean isAway() {
            return awayNanos != 0;
        }
    }

    /** The switch that it is at now. */
    public String switchName() {
        return call.switchName();
    }

    /** The VDN of that switch that it came by, or goes back to. */
    public String vdn() {
        return course.vdn().isEmpty() ? origin.vdn() : course.vdn();
    }

    public Contact withState(ContactState value) {
        return new Contact(id, serial, value, call, origin, data, demand, handle, service, inquiry, course);
    }

    public Contact withCall(CallKey value) {
        return new Contact(id, serial, state, value, origin, data, demand, handle, service, inquiry, course);
    }

    public Contact withOrigin(Origin value) {
        return new Contact(id, serial, state, call, value, data, demand, handle, service, inquiry, course);
    }

    public Contact withData(Map<String, String> value) {
        return new Contact(id, serial, state, call, origin, value, demand, handle, service, inquiry, course);
    }

    public Contact withDemand(Demand value) {
        return new Contact(id, serial, state, call, origin, data, value, handle, service, inquiry, course);
    }

    public Contact withHandle(Handle value) {
        return new Contact(id, serial, state, call, origin, data, demand, value, service, inquiry, course);
    }

    public Contact withService(Service value) {
        return new Contact(id, serial, state, call, origin, data, demand, handle, value, inquiry, course);
    }

    public Contact withInquiry(Inquiry value) {
        return new Contact(id, serial, state, call, origin, data, demand, handle, service, value, course);
    }

    public Contact withCourse(Course value) {
        return new Contact(id, serial, state, call, origin, data, demand, handle, service, inquiry, value);
    }

    /** Whether it stands in a skill's queue. */
    public boolean isWaiting() {
        return state == ContactState.WAITING;
    }
}
