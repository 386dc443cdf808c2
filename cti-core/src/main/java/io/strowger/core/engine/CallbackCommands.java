package io.strowger.core.engine;

import io.strowger.core.input.Command;
import io.strowger.core.model.CallbackState;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Callback;
import io.strowger.core.state.Callback.Wish;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Worked;

/** What IVRs and agents ask for about callbacks. */
final class CallbackCommands {
    /** Text for whoever calls. */
    static final int TEXT_CHARACTERS_MAX = 500;

    private CallbackCommands() {}

    /** An IVR's caller wants to be called back. */
    static RefusalReason request(Decision d, Contact contact, Command.RequestCallback c) {
        String number = c.number().isEmpty() ? contact.origin().ani() : c.number();
        boolean own = c.skill().isEmpty();
        if (own && !contact.isWaiting()) {
            return RefusalReason.NOT_WAITING;
        }
        RefusalReason refusal = own ? RefusalReason.NONE : IvrCommands.asks(d, c.skill(), c.priority());
        if (refusal != RefusalReason.NONE) {
            return refusal;
        }
        RoutePlan plan = own ? contact.demand().asked().plan() : RoutePlan.of(c.skill(), c.priority());
        long place = c.notBeforeMillis() > 0 ? 0 : contact.isWaiting() ? contact.demand().queuedNanos() : d.now;
        Wish wish = Callbacks.wish(d, contact.switchName(), number, plan, place)
                .between(nanos(c.notBeforeMillis()), nanos(c.notAfterMillis()));
        return Callbacks.instead(d, contact, wish);
    }

    private static long nanos(long millis) {
        return millis <= 0 || millis > Long.MAX_VALUE / Decision.NANOS_PER_MILLI
                ? Math.min(0, millis)
                : millis * Decision.NANOS_PER_MILLI;
    }

    /** The outcome's detail is what the callback is cancelled by. */
    static Answer schedule(Decision d, Requester by, Command.ScheduleCallback c) {
        RefusalReason refusal = by.absent(d);
        if (refusal == RefusalReason.NONE) {
            refusal = IvrCommands.asks(d, c.skill(), c.priority());
        }
        if (refusal == RefusalReason.NONE && c.text().length() > TEXT_CHARACTERS_MAX) {
            refusal = RefusalReason.BAD_ARGUMENT;
        }
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        Wish wish = Callbacks
                .wish(d, by.station().switchName(), c.number(), RoutePlan.of(c.skill(), c.priority()), 0)
                .between(nanos(c.notBeforeMillis()), nanos(c.notAfterMillis()))
                .arrangedBy(by.agent().agentId(), c.text());
        refusal = Callbacks.refusal(d, wish);
        return refusal == RefusalReason.NONE
                ? Answer.of(refusal, Callbacks.start(d, c.contact(), wish).toString())
                : Answer.of(refusal);
    }

    static RefusalReason cancel(Decision d, Agent agent, Command.CancelCallback c) {
        Callback callback = known(d, c.callback());
        if (callback == null) {
            return RefusalReason.CALLBACK_UNKNOWN;
        }
        if (!concerns(d, agent, callback)) {
            return RefusalReason.CALLBACK_NOT_YOURS;
        }
        if (!callback.isOpen()) {
            return RefusalReason.CALLBACK_TOO_LATE;
        }
        Callbacks.finish(d, callback, CallbackState.CANCELLED);
        return RefusalReason.NONE;
    }

    /** Whether he arranged it, or it is for a skill of his or within his scope, or grew out of the contact that he spoke with last. */
    private static boolean concerns(Decision d, Agent agent, Callback callback) {
        if (agent == null) {
            return false;
        }
        if (agent.agentId().equals(callback.wish().arranger())) {
            return true;
        }
        String skill = Callbacks.skill(callback);
        if (d.site().skillsOf(agent.agentId()).stream().anyMatch(has -> has.skill().equals(skill))) {
            return true;
        }
        AgentSite site = d.site().agent(agent.agentId());
        Worked worked = d.draft.worked.get(agent.agentId());
        return site != null && site.scope().hasSkill(skill)
                || worked != null && worked.contact().equals(callback.first());
    }

    static RefusalReason dial(Decision d, Requester by, Command.DialCallback c) {
        Callback callback = known(d, c.callback());
        RefusalReason refusal = isOffered(by, callback);
        if (refusal == RefusalReason.NONE) {
            Callbacks.dial(d, callback);
        }
        return refusal;
    }

    static RefusalReason reject(Decision d, Requester by, Command.RejectCallback c) {
        Callback callback = known(d, c.callback());
        RefusalReason refusal = isOffered(by, callback);
        if (refusal == RefusalReason.NONE) {
            d.draft.contacts.put(RouteDialogues.selectFailed(d, d.draft.contacts.get(callback.id()),
                    "the agent does not call"));
        }
        return refusal;
    }

    private static Callback known(Decision d, ContactId id) {
        return id == null ? null : d.draft.callbacks.get(id);
    }

    private static RefusalReason isOffered(Requester by, Callback callback) {
        if (callback == null) {
            return RefusalReason.CALLBACK_UNKNOWN;
        }
        return callback.state() == CallbackState.OFFERED && by.agent() != null
                && by.agent().agentId().equals(callback.progress().agentId())
                        ? RefusalReason.NONE
                        : RefusalReason.CALLBACK_NOT_YOURS;
    }
}
