package io.strowger.core.machine;

/** The journey of a customer. */
public final class ContactMachine {
    /** What can happen. Constants are only appended. */
    public enum Cause {
        /** The vector asks where the call shall go. */
        ROUTE_REQUESTED,
        /** An IVR asks for an agent. */
        AGENT_REQUESTED,
        /** An IVR withdrew its request. */
        REQUEST_WITHDRAWN,
        /** An agent was chosen and reserved. */
        AGENT_CHOSEN,
        /** The switch did not use the select, or the agent never got the call. */
        SELECT_FAILED,
        /** The call rings at the agent. */
        ALERTED_AT_AGENT,
        /** The agent answered. */
        ANSWERED_BY_AGENT,
        /** Somebody else answered: a port, or a station without agent. */
        ANSWERED_ELSEWHERE,
        /** It has rung too long and the server acts. */
        NO_ANSWER_DUE,
        /** The switch refused to send the ringing call elsewhere. */
        DEFLECT_FAILED,
        /** The ringing call left the agent for elsewhere. */
        DIVERTED,
        /** The agent left, the caller stays. */
        AGENT_LEFT,
        /** The call is over. */
        CALL_ENDED,
        /** The switch put the call in the queue of a hunt group that it distributes itself. */
        QUEUED_BY_SWITCH,
        /** A treatment of its plan sends it elsewhere. */
        SENT_ELSEWHERE,
        /** An item of work goes from its agent back to the queue. */
        ITEM_RETURNED
    }

    public static final StateTable<ContactState, Cause> TABLE = StateTable
            .of("Contact", ContactState.class, Cause.class)
            .move(ContactState.ARRIVED, Cause.ROUTE_REQUESTED, ContactState.WAITING, "an agent is asked for")
            .move(ContactState.ARRIVED, Cause.AGENT_REQUESTED, ContactState.WAITING, "the IVR asks for an agent")
            .stay(ContactState.ARRIVED, Cause.REQUEST_WITHDRAWN, "nothing was asked for")
            .anomaly(ContactState.ARRIVED, Cause.AGENT_CHOSEN, "nobody asked for an agent")
            .anomaly(ContactState.ARRIVED, Cause.SELECT_FAILED, "no select is under way")
            .move(ContactState.ARRIVED, Cause.ALERTED_AT_AGENT, ContactState.RINGING,
                    "the switch chose an agent by itself")
            .move(ContactState.ARRIVED, Cause.ANSWERED_BY_AGENT, ContactState.TALKING,
                    "answered by an agent whose ringing was not seen")
            .stay(ContactState.ARRIVED, Cause.ANSWERED_ELSEWHERE, "a port or an announcement answered")
            .stay(ContactState.ARRIVED, Cause.NO_ANSWER_DUE, "it does not ring at an agent any more")
            .stay(ContactState.ARRIVED, Cause.DEFLECT_FAILED, "it has left the agent meanwhile")
            .stay(ContactState.ARRIVED, Cause.DIVERTED, "diverted from a device that does not serve it")
            .stay(ContactState.ARRIVED, Cause.AGENT_LEFT, "no agent serves it")
            .move(ContactState.ARRIVED, Cause.CALL_ENDED, ContactState.ENDED, "ended without an agent")
            .move(ContactState.ARRIVED, Cause.QUEUED_BY_SWITCH, ContactState.WAITING,
                    "the vector queued it at a split")
            .stay(ContactState.ARRIVED, Cause.SENT_ELSEWHERE, "it does not wait; nothing is to be treated")
            .stay(ContactState.ARRIVED, Cause.ITEM_RETURNED, "no agent has it")
            .stay(ContactState.WAITING, Cause.ROUTE_REQUESTED, "the vector asked again; the place is kept")
            .stay(ContactState.WAITING, Cause.AGENT_REQUESTED, "waiting already; skill and priority are taken over")
            .move(ContactState.WAITING, Cause.REQUEST_WITHDRAWN, ContactState.ARRIVED, "the IVR withdrew the request")
            .move(ContactState.WAITING, Cause.AGENT_CHOSEN, ContactState.SELECTED, "an agent is reserved")
            .stay(ContactState.WAITING, Cause.SELECT_FAILED, "its agent was taken from it before")
            .move(ContactState.WAITING, Cause.ALERTED_AT_AGENT, ContactState.RINGING,
                    "the switch chose an agent from its own queue")
            .move(ContactState.WAITING, Cause.ANSWERED_BY_AGENT, ContactState.TALKING,
                    "an agent answered out of the queue")
            .stay(ContactState.WAITING, Cause.ANSWERED_ELSEWHERE, "an announcement or a port answered while it waits")
            .stay(ContactState.WAITING, Cause.NO_ANSWER_DUE, "it is back in the queue")
            .stay(ContactState.WAITING, Cause.DEFLECT_FAILED, "it came back to the queue another way")
            .stay(ContactState.WAITING, Cause.DIVERTED, "the diversion of an earlier attempt")
            .stay(ContactState.WAITING, Cause.AGENT_LEFT, "no agent serves it while it waits")
            .move(ContactState.WAITING, Cause.CALL_ENDED, ContactState.ENDED, "the caller gave up waiting")
            .stay(ContactState.WAITING, Cause.QUEUED_BY_SWITCH,
                    "queued at a split; in the queue of the switch from now on")
            .move(ContactState.WAITING, Cause.SENT_ELSEWHERE, ContactState.ARRIVED,
                    "a treatment sends it elsewhere")
            .stay(ContactState.WAITING, Cause.ITEM_RETURNED, "it is in its queue")
            .stay(ContactState.SELECTED, Cause.ROUTE_REQUESTED,
                    "the select was lost on the way; the same agent is selected again")
            .stay(ContactState.SELECTED, Cause.AGENT_REQUESTED, "an agent is on his way already")
            .stay(ContactState.SELECTED, Cause.REQUEST_WITHDRAWN, "too late, an agent is on his way")
            .anomaly(ContactState.SELECTED, Cause.AGENT_CHOSEN, "one reservation at a time")
            .move(ContactState.SELECTED, Cause.SELECT_FAILED, ContactState.WAITING, "back to its place in the queue")
            .move(ContactState.SELECTED, Cause.ALERTED_AT_AGENT, ContactState.RINGING,
                    "the call rings at the chosen agent")
            .move(ContactState.SELECTED, Cause.ANSWERED_BY_AGENT, ContactState.TALKING,
                    "answered before the ringing was seen")
            .stay(ContactState.SELECTED, Cause.ANSWERED_ELSEWHERE,
                    "an announcement answered while the agent is on his way")
            .stay(ContactState.SELECTED, Cause.NO_ANSWER_DUE, "it has not begun to ring")
            .stay(ContactState.SELECTED, Cause.DEFLECT_FAILED, "it is on its way already")
            .stay(ContactState.SELECTED, Cause.DIVERTED, "the diversion of an earlier attempt; the agent is on his way")
            .stay(ContactState.SELECTED, Cause.AGENT_LEFT, "the reserved agent had another call")
            .move(ContactState.SELECTED, Cause.CALL_ENDED, ContactState.ENDED,
                    "the caller gave up while the agent was on his way")
            .move(ContactState.SELECTED, Cause.QUEUED_BY_SWITCH, ContactState.WAITING,
                    "the vector went on without the agent and queued it at a split")
            .stay(ContactState.SELECTED, Cause.SENT_ELSEWHERE, "an agent is on his way; no treatment is needed")
            .move(ContactState.SELECTED, Cause.ITEM_RETURNED, ContactState.WAITING,
                    "the agent has gone before it was shown to him")
            .move(ContactState.RINGING, Cause.ROUTE_REQUESTED, ContactState.WAITING,
                    "the call came back to its vector unanswered")
            .stay(ContactState.RINGING, Cause.AGENT_REQUESTED, "rings at an agent already")
            .stay(ContactState.RINGING, Cause.REQUEST_WITHDRAWN, "too late, it rings at an agent")
            .anomaly(ContactState.RINGING, Cause.AGENT_CHOSEN, "it rings already")
            .stay(ContactState.RINGING, Cause.SELECT_FAILED, "it has arrived at the agent after all")
            .stay(ContactState.RINGING, Cause.ALERTED_AT_AGENT, "told by another monitor, or already known")
            .move(ContactState.RINGING, Cause.ANSWERED_BY_AGENT, ContactState.TALKING, "the agent answered")
            .move(ContactState.RINGING, Cause.ANSWERED_ELSEWHERE, ContactState.ARRIVED,
                    "somebody without agent picked the call up")
            .move(ContactState.RINGING, Cause.NO_ANSWER_DUE, ContactState.DEFLECTING,
                    "rang too long; it is sent to the next agent")
            .stay(ContactState.RINGING, Cause.DEFLECT_FAILED, "it rings at the next agent already")
            .move(ContactState.RINGING, Cause.DIVERTED, ContactState.ARRIVED,
                    "the switch or the user sent it elsewhere")
            .move(ContactState.RINGING, Cause.AGENT_LEFT, ContactState.ARRIVED, "the agent cleared it while it rang")
            .move(ContactState.RINGING, Cause.CALL_ENDED, ContactState.ENDED, "the caller gave up while it rang")
            .stay(ContactState.RINGING, Cause.QUEUED_BY_SWITCH,
                    "a copy of the queueing before, or the one after this ring is told early")
            .stay(ContactState.RINGING, Cause.SENT_ELSEWHERE, "it rings; no treatment is needed")
            .move(ContactState.RINGING, Cause.ITEM_RETURNED, ContactState.WAITING,
                    "the item was refused, or not answered in time")
            .move(ContactState.DEFLECTING, Cause.ROUTE_REQUESTED, ContactState.WAITING,
                    "the deflected call is back in its vector")
            .stay(ContactState.DEFLECTING, Cause.AGENT_REQUESTED, "on its way to the next agent already")
            .stay(ContactState.DEFLECTING, Cause.REQUEST_WITHDRAWN, "too late, it is on its way to the next agent")
            .anomaly(ContactState.DEFLECTING, Cause.AGENT_CHOSEN, "the deflect names its agent itself")
            .stay(ContactState.DEFLECTING, Cause.SELECT_FAILED, "it has left the first agent meanwhile")
            .move(ContactState.DEFLECTING, Cause.ALERTED_AT_AGENT, ContactState.RINGING,
                    "the call rings at the next agent")
            .move(ContactState.DEFLECTING, Cause.ANSWERED_BY_AGENT, ContactState.TALKING,
                    "the agent answered before the deflect took effect")
            .move(ContactState.DEFLECTING, Cause.ANSWERED_ELSEWHERE, ContactState.ARRIVED,
                    "somebody without agent picked the deflected call up")
            .stay(ContactState.DEFLECTING, Cause.NO_ANSWER_DUE, "it is being sent on already")
            .move(ContactState.DEFLECTING, Cause.DEFLECT_FAILED, ContactState.RINGING,
                    "the switch refused; it rings on")
            .move(ContactState.DEFLECTING, Cause.DIVERTED, ContactState.SELECTED,
                    "it left the first agent and is on its way")
            .move(ContactState.DEFLECTING, Cause.AGENT_LEFT, ContactState.ARRIVED,
                    "the agent cleared it while it was sent on")
            .move(ContactState.DEFLECTING, Cause.CALL_ENDED, ContactState.ENDED,
                    "the caller gave up while it was sent on")
            .stay(ContactState.DEFLECTING, Cause.QUEUED_BY_SWITCH, "queued before its diversion is told")
            .stay(ContactState.DEFLECTING, Cause.SENT_ELSEWHERE, "it is being sent on; no treatment is needed")
            .anomaly(ContactState.DEFLECTING, Cause.ITEM_RETURNED, "an item is in no switch that could send it on")
            .move(ContactState.TALKING, Cause.ROUTE_REQUESTED, ContactState.WAITING,
                    "the caller was sent back to a vector")
            .move(ContactState.TALKING, Cause.AGENT_REQUESTED, ContactState.WAITING,
                    "the port that answered asks for an agent")
            .stay(ContactState.TALKING, Cause.REQUEST_WITHDRAWN, "too late, an agent has it")
            .anomaly(ContactState.TALKING, Cause.AGENT_CHOSEN, "it is answered already")
            .stay(ContactState.TALKING, Cause.SELECT_FAILED, "it has been answered after all")
            .move(ContactState.TALKING, Cause.ALERTED_AT_AGENT, ContactState.RINGING,
                    "the call was sent on to another agent")
            .stay(ContactState.TALKING, Cause.ANSWERED_BY_AGENT, "told by another monitor, or a second agent joined")
            .stay(ContactState.TALKING, Cause.ANSWERED_ELSEWHERE, "a further party joined")
            .stay(ContactState.TALKING, Cause.NO_ANSWER_DUE, "answered in time")
            .stay(ContactState.TALKING, Cause.DEFLECT_FAILED, "the answer won the race")
            .stay(ContactState.TALKING, Cause.DIVERTED, "a device beside the agent was diverted from")
            .move(ContactState.TALKING, Cause.AGENT_LEFT, ContactState.ARRIVED,
                    "the agent left; the caller is still there")
            .move(ContactState.TALKING, Cause.CALL_ENDED, ContactState.ENDED, "the conversation is over")
            .stay(ContactState.TALKING, Cause.QUEUED_BY_SWITCH, "a late copy of the queueing; an agent has it")
            .stay(ContactState.TALKING, Cause.SENT_ELSEWHERE,
                    "an agent talks with the customer; no treatment is needed")
            .move(ContactState.TALKING, Cause.ITEM_RETURNED, ContactState.WAITING,
                    "the agent gave the item back, or has gone")
            .anomaly(ContactState.ENDED, Cause.ROUTE_REQUESTED, "an ended contact cannot ask")
            .anomaly(ContactState.ENDED, Cause.AGENT_REQUESTED, "an ended contact cannot ask for an agent")
            .anomaly(ContactState.ENDED, Cause.REQUEST_WITHDRAWN, "an ended contact has nothing to withdraw")
            .anomaly(ContactState.ENDED, Cause.AGENT_CHOSEN, "an ended contact needs no agent")
            .stay(ContactState.ENDED, Cause.SELECT_FAILED, "it ended before the select came through")
            .anomaly(ContactState.ENDED, Cause.ALERTED_AT_AGENT, "an ended contact cannot ring")
            .anomaly(ContactState.ENDED, Cause.ANSWERED_BY_AGENT, "an ended contact cannot be answered")
            .anomaly(ContactState.ENDED, Cause.ANSWERED_ELSEWHERE, "an ended contact cannot be answered anywhere")
            .stay(ContactState.ENDED, Cause.NO_ANSWER_DUE, "ended while it rang")
            .stay(ContactState.ENDED, Cause.DEFLECT_FAILED, "the caller won the race")
            .stay(ContactState.ENDED, Cause.DIVERTED, "the diversion of an ended call")
            .stay(ContactState.ENDED, Cause.AGENT_LEFT, "the agent left with the caller")
            .stay(ContactState.ENDED, Cause.CALL_ENDED, "a contact ends once")
            .anomaly(ContactState.ENDED, Cause.QUEUED_BY_SWITCH, "an ended contact cannot be queued")
            .anomaly(ContactState.ENDED, Cause.SENT_ELSEWHERE, "an ended contact needs no treatment")
            .anomaly(ContactState.ENDED, Cause.ITEM_RETURNED, "an ended item cannot go back")
            .build();

    private ContactMachine() {}
}
