package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ContactId;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Help;
import io.strowger.core.state.Session;
import java.util.ArrayList;
import java.util.List;

/** What people at desks tell each other: messages, and requests for help. */
final class Desks {
    private Desks() {}

    static Answer message(Decision d, Agent from, Command.SendMessage c) {
        if (c.text().isEmpty() || c.text().length() > Supervision.TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT,
                    "1 to " + Supervision.TEXT_CHARACTERS_MAX + " characters");
        }
        if (d.site().agent(c.agentId()) == null) {
            return Answer.of(RefusalReason.AGENT_UNKNOWN);
        }
        Agent to = d.draft.agents.get(c.agentId());
        if (to == null || to.sessionId().isEmpty()) {
            return Answer.of(RefusalReason.DESKTOP_GONE);
        }
        d.fact(new Fact.MessageSent(from.agentId(), c.agentId(), c.text()));
        d.push(to.sessionId(), new Push.MessageReceived(from.agentId(), name(d, from.agentId()), c.text(),
                d.nowMillis()));
        return Answer.DONE;
    }

    private static String name(Decision d, String agentId) {
        AgentSite site = d.site().agent(agentId);
        return site == null ? "" : site.name();
    }

    // --- help

    static Answer requestHelp(Decision d, Agent agent, Command.RequestHelp c) {
        if (c.text().length() > Supervision.TEXT_CHARACTERS_MAX) {
            return Answer.of(RefusalReason.BAD_ARGUMENT,
                    "at most " + Supervision.TEXT_CHARACTERS_MAX + " characters");
        }
        if (!agent.isLoggedOn()) {
            return Answer.of(RefusalReason.NOT_LOGGED_ON);
        }
        Call call = c.call() == null ? null : d.draft.calls.get(c.call());
        boolean his = call != null && call.key().switchName().equals(agent.station().switchName())
                && call.isAt(agent.station().deviceId());
        if (c.call() != null && !his) {
            return new Answer(RefusalReason.CALL_UNKNOWN, "", c.call());
        }
        List<String> supervisors = supervisors(d, agent.agentId());
        if (supervisors.isEmpty()) {
            return Answer.of(RefusalReason.NO_SUPERVISOR);
        }
        d.draft.helps.put(new Help(agent.agentId(), c.text(), c.call(), d.now));
        Agents.touched(d, agent.agentId());
        CallView view = call == null ? null : Topics.callView(d, call, agent.station().deviceId());
        Contact contact = call == null ? null : ContactData.about(d, call);
        ContactId contactId = contact == null ? null : contact.id();
        d.fact(new Fact.HelpRequested(agent.agentId(), contactId, c.text(), supervisors.size()));
        Push push = new Push.HelpRequested(agent.agentId(), name(d, agent.agentId()), c.text(), view, d.nowMillis());
        supervisors.forEach(session -> d.push(session, push));
        return Answer.of(RefusalReason.NONE, "told to " + supervisors.size());
    }

    /** Sessions of the supervisors within whose scope the agent is, and whose desktop is connected. */
    private static List<String> supervisors(Decision d, String agentId) {
        AgentSite site = d.site().agent(agentId);
        List<String> sessions = new ArrayList<>();
        for (AgentSite supervisor : site == null ? List.<AgentSite>of() : d.site().desk().supervisors()) {
            String id = d.state.indexes().sessionOf(SessionRole.SUPERVISOR, supervisor.agentId());
            Session session = id == null ? null : d.draft.sessions.get(id);
            if (session != null && session.role() == SessionRole.SUPERVISOR && session.isAttached()
                    && !supervisor.agentId().equals(agentId) && Restriction.covers(d, supervisor.scope(), site)) {
                sessions.add(id);
            }
        }
        return sessions;
    }

    static Answer answerHelp(Decision d, Agent supervisor, Command.AnswerHelp c) {
        RefusalReason refusal = Restriction.directs(d, supervisor, c.agentId());
        if (refusal != RefusalReason.NONE) {
            return Answer.of(refusal);
        }
        if (d.draft.helps.get(c.agentId()) == null) {
            return Answer.of(RefusalReason.HELP_UNKNOWN);
        }
        end(d, c.agentId(), supervisor.agentId(), "answered");
        return Answer.DONE;
    }

    static Answer cancelHelp(Decision d, Agent agent) {
        if (d.draft.helps.get(agent.agentId()) == null) {
            return Answer.of(RefusalReason.HELP_UNKNOWN);
        }
        end(d, agent.agentId(), "", "withdrawn");
        return Answer.DONE;
    }

    /** The agent cannot be helped any more, if he asked for it. */
    static void over(Decision d, String agentId, String because) {
        if (d.draft.helps.get(agentId) != null) {
            end(d, agentId, "", because);
        }
    }

    private static void end(Decision d, String agentId, String supervisorId, String because) {
        d.draft.helps.remove(agentId);
        Agents.touched(d, agentId);
        d.fact(new Fact.HelpEnded(agentId, supervisorId, because));
        Push push = new Push.HelpEnded(agentId, supervisorId);
        Agent agent = d.draft.agents.get(agentId);
        if (agent != null) {
            d.push(agent.sessionId(), push);
        }
        supervisors(d, agentId).forEach(session -> d.push(session, push));
    }
}
