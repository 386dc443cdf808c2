package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Input;
import io.strowger.core.input.SessionRole;
import io.strowger.core.machine.WorkModeMachine;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.UserSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Outcome;
import io.strowger.core.state.PendingPush;
import io.strowger.core.state.Port;
import io.strowger.core.state.Session;
import io.strowger.core.state.SessionKey;
import io.strowger.core.state.Timer;
import java.util.ArrayList;
import java.util.List;

/** Sessions of clients: they outlive their connections, and a crash of the server. */
final class Sessions {
    /** Pushes kept for a client that does not acknowledge; one more ends the session. */
    static final int PENDING_PUSHES_MAX = 1_000;
    /** Outcomes remembered of a session; a request id so much older than the newest is refused. */
    static final int OUTCOMES_MAX = 256;

    private Sessions() {}

    static void opened(Decision d, Input.SessionOpened in) {
        RefusalReason refusal = refusal(d, in);
        if (refusal != RefusalReason.NONE) {
            d.output(new Output.SessionRefused(in.sessionId(), in.connection(), refusal));
            return;
        }
        Session former = former(d, in);
        if (former != null) {
            end(d, former, RefusalReason.SESSION_REPLACED);
        }
        Session session = new Session(in.sessionId(), in.userId(), in.role(), in.tokenHash(), in.connection(), 1, 0,
                0);
        d.draft.sessions.put(session);
        attached(d, session, 1, false);
        if (in.role().isAgent()) {
            Agent present = d.draft.agents.get(in.userId()).withSession(in.sessionId(), true);
            boolean missed = present.work().pending() == WorkMode.LOGGED_OUT
                    && present.work().pendingReasonCode() == ReasonCode.DESKTOP_LOST;
            d.draft.agents.put(missed ? present.withWork(present.work().withPending(null, 0)) : present);
            Agents.touched(d, in.userId());
        }
    }

    private static Session former(Decision d, Input.SessionOpened in) {
        String former = d.state.indexes().sessionOf(in.role(), in.userId());
        return former == null ? null : d.draft.sessions.get(former);
    }

    /**
     * The configuration may have changed since the user was authenticated, and somebody may have been first: a login that is no takeover ends no session but one whose
     * client is gone.
     */
    private static RefusalReason refusal(Decision d, Input.SessionOpened in) {
        Session former = former(d, in);
        if (former != null && former.isAttached() && !in.takeover() && !former.sessionId().equals(in.former())) {
            return RefusalReason.ALREADY_LOGGED_ON;
        }
        return refusalOfSite(d, in);
    }

    /** IVRs are none of the configuration's matter. */
    private static RefusalReason refusalOfSite(Decision d, Input.SessionOpened in) {
        if (in.role().isAgent()) {
            AgentSite configured = d.site().agent(in.userId());
            if (configured == null || d.draft.agents.get(in.userId()) == null) {
                return RefusalReason.CONFIGURATION_CHANGED;
            }
            return in.role() == SessionRole.AGENT || configured.isSupervisor()
                    ? RefusalReason.NONE
                    : RefusalReason.NOT_PERMITTED;
        }
        if (in.role().isUser()) {
            UserSite user = d.site().desk().user(in.userId());
            if (user == null) {
                return RefusalReason.CONFIGURATION_CHANGED;
            }
            return user.roles().contains(in.role()) ? RefusalReason.NONE : RefusalReason.NOT_PERMITTED;
        }
        return RefusalReason.NONE;
    }

    static void resumed(Decision d, Input.SessionResumed in) {
        Session session = d.draft.sessions.get(in.sessionId());
        if (session == null) {
            d.output(new Output.SessionRefused(in.sessionId(), in.connection(), RefusalReason.SESSION_UNKNOWN));
            return;
        }
        d.draft.sessions.put(session.withConnection(in.connection()));
        d.cancel(Timer.Kind.DESKTOP_GRACE, in.sessionId());
        acknowledge(d, in.sessionId(), in.lastSequence());
        Session attached = d.draft.sessions.get(in.sessionId());
        attached(d, attached, attached.acknowledged() + 1, true);
        for (PendingPush push : pushesOf(d, attached)) {
            d.output(new Output.SessionPush(in.sessionId(), push.key().number(), push.push()));
        }
        if (session.role().isAgent()) {
            d.draft.agents.put(d.draft.agents.get(session.userId()).withSession(in.sessionId(), true));
            Agents.touched(d, session.userId());
        }
        for (Port port : d.draft.ports.all()) {
            if (port.sessionId().equals(in.sessionId())) {
                d.follow(Step.Kind.PUBLISH_PORT, port.key());
            }
        }
    }

    private static void attached(Decision d, Session session, long firstSequence, boolean resumed) {
        d.output(new Output.SessionAttached(session.sessionId(), session.connection(), session.userId(),
                session.role(), session.tokenHash(), firstSequence, resumed));
    }

    static void detached(Decision d, Input.SessionDetached in) {
        Session session = d.draft.sessions.get(in.sessionId());
        if (session != null && session.connection() == in.connection()) {
            detach(d, session);
        }
    }

    /** The client is not there: its agent is not offered calls from now on, and is logged off when the grace is over. */
    static void detach(Decision d, Session session) {
        d.draft.sessions.put(session.withConnection(0));
        d.timer(Timer.Kind.DESKTOP_GRACE, session.sessionId(), d.site().site().settings().desktopGraceMillis());
        presence(d, session, false);
    }

    private static void presence(Decision d, Session session, boolean present) {
        Agent agent = session.role().isAgent() ? d.draft.agents.get(session.userId()) : null;
        if (agent != null && agent.sessionId().equals(session.sessionId())) {
            d.draft.agents.put(agent.withSession(session.sessionId(), present));
            Agents.touched(d, agent.agentId());
            AgentStateRequests.desktopGone(d, d.draft.agents.get(agent.agentId()));
        }
    }

    static void graceDue(Decision d, String sessionId) {
        Session session = d.draft.sessions.get(sessionId);
        if (session != null && !session.isAttached()) {
            logOffAgent(d, session, WorkModeMachine.Cause.DESKTOP_LOST, ReasonCode.DESKTOP_LOST);
            end(d, session, RefusalReason.CLIENT_VANISHED);
        }
    }

    static void closed(Decision d, Input.SessionClosed in) {
        Session session = d.draft.sessions.get(in.sessionId());
        if (session != null) {
            logOffAgent(d, session, WorkModeMachine.Cause.LOG_OFF, ReasonCode.NONE);
            end(d, session, RefusalReason.CLIENT_CLOSED);
        }
    }

    private static void logOffAgent(Decision d, Session session, WorkModeMachine.Cause cause, int reasonCode) {
        Agent agent = d.draft.agents.get(session.userId());
        if (agent != null && agent.sessionId().equals(session.sessionId()) && agent.isLoggedOn()) {
            d.draft.agents.put(agent.withSession(agent.sessionId(), false));
            Agents.logOff(d, d.draft.agents.get(agent.agentId()), cause, reasonCode);
        }
    }

    /** Ends a session and forgets everything of it; the agent keeps his state, without a desktop. */
    static void end(Decision d, Session ending, RefusalReason reason) {
        // What was pushed to it in this very decision goes with it.
        Session session = d.draft.sessions.get(ending.sessionId());
        d.draft.sessions.remove(session.sessionId());
        d.cancel(Timer.Kind.DESKTOP_GRACE, session.sessionId());
        for (long number = session.acknowledged() + 1; number < session.nextSequence(); number++) {
            d.draft.pushes.remove(new SessionKey(session.sessionId(), number));
        }
        for (Outcome outcome : d.draft.outcomes.committed().rowsFrom(new SessionKey(session.sessionId(), 0))) {
            if (!outcome.key().sessionId().equals(session.sessionId())) {
                break;
            }
            d.draft.outcomes.remove(outcome.key());
        }
        for (Outcome outcome : d.draft.outcomes.put()) {
            if (outcome.key().sessionId().equals(session.sessionId())) {
                d.draft.outcomes.remove(outcome.key());
            }
        }
        for (Port port : d.draft.ports.all()) {
            if (port.sessionId().equals(session.sessionId())) {
                d.draft.ports.remove(port.key());
            }
        }
        Agent agent = d.draft.agents.get(session.userId());
        if (agent != null && agent.sessionId().equals(session.sessionId())) {
            d.draft.agents.put(agent.withSession("", false));
            Agents.touched(d, agent.agentId());
        }
        d.output(new Output.SessionEnded(session.sessionId(), reason));
    }

    static void acknowledged(Decision d, Input.PushAcknowledged in) {
        if (d.draft.sessions.contains(in.sessionId())) {
            acknowledge(d, in.sessionId(), in.sequence());
        }
    }

    /** What was never sent cannot be acknowledged, what is acknowledged stays so. */
    private static void acknowledge(Decision d, String sessionId, long sequence) {
        Session session = d.draft.sessions.get(sessionId);
        long last = Math.min(sequence, session.nextSequence() - 1);
        for (long number = session.acknowledged() + 1; number <= last; number++) {
            d.draft.pushes.remove(new SessionKey(sessionId, number));
        }
        if (last > session.acknowledged()) {
            d.draft.sessions.put(session.withAcknowledged(last));
        }
    }

    /** A client that acknowledges nothing is ended, whether it was asked for or came by itself what it has not acknowledged. */
    static void settle(Decision d) {
        if (d.draft.sessions.changes() > 0) {
            for (Session session : d.draft.sessions.put()) {
                if (session.pending() > PENDING_PUSHES_MAX) {
                    endSlow(d, session);
                }
            }
        }
    }

    private static void endSlow(Decision d, Session session) {
        logOffAgent(d, session, WorkModeMachine.Cause.DESKTOP_LOST, ReasonCode.DESKTOP_LOST);
        end(d, session, RefusalReason.TOO_MANY_PENDING);
    }

    /** What the session has not acknowledged, in order. */
    private static List<PendingPush> pushesOf(Decision d, Session session) {
        List<PendingPush> pushes = new ArrayList<>();
        for (long number = session.acknowledged() + 1; number < session.nextSequence(); number++) {
            PendingPush push = d.draft.pushes.get(new SessionKey(session.sessionId(), number));
            if (push != null) {
                pushes.add(push);
            }
        }
        return pushes;
    }

    // --- requests

    static void requested(Decision d, Input.SessionRequested in) {
        Session session = d.draft.sessions.get(in.sessionId());
        if (session == null) {
            d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "session " + in.sessionId(), "request of a session that is gone");
            return;
        }
        SessionKey key = new SessionKey(in.sessionId(), in.requestId());
        Outcome known = d.draft.outcomes.get(key);
        if (known != null) {
            repeat(d, known);
            return;
        }
        if (session.pending() >= PENDING_PUSHES_MAX) {
            endSlow(d, session);
            return;
        }
        if (in.requestId() <= session.highestRequestId() - OUTCOMES_MAX) {
            d.push(in.sessionId(),
                    new Push.RequestOutcome(in.requestId(), RefusalReason.REQUEST_TOO_OLD, "", null));
            return;
        }
        long highest = Math.max(session.highestRequestId(), in.requestId());
        d.draft.sessions.put(session.withHighestRequestId(highest));
        forgetBefore(d, in.sessionId(), highest - OUTCOMES_MAX);
        d.draft.outcomes.put(new Outcome(key, null));
        if (in.command() == null) {
            outcome(d, key, RefusalReason.BAD_ARGUMENT, "the command is missing or unknown to this version", null);
        } else {
            Commands.execute(d, d.draft.sessions.get(in.sessionId()), key, in.command());
        }
    }

    /** A client that asks again has not seen the outcome: it gets the first one, unless that is still on its way to it. */
    private static void repeat(Decision d, Outcome known) {
        if (known.outcome() == null) {
            return;
        }
        for (PendingPush push : pushesOf(d, d.draft.sessions.get(known.key().sessionId()))) {
            if (known.outcome().equals(push.push())) {
                return;
            }
        }
        d.push(known.key().sessionId(), known.outcome());
    }

    /** What is forgotten while it is under way gets its one outcome now, because there is no row left for another. */
    private static void forgetBefore(Decision d, String sessionId, long requestId) {
        if (requestId < 0) {
            return;
        }
        for (Outcome outcome : d.draft.outcomes.committed().rowsFrom(new SessionKey(sessionId, 0))) {
            if (!outcome.key().sessionId().equals(sessionId) || outcome.key().number() > requestId) {
                return;
            }
            if (outcome.outcome() == null) {
                outcome(d, outcome.key(), RefusalReason.OUTCOME_UNKNOWN,
                        "more than " + OUTCOMES_MAX + " later requests came first", null);
            }
            d.draft.outcomes.remove(outcome.key());
        }
    }

    /** The one outcome of a request; a second one for the same request is dropped. */
    static void outcome(Decision d, SessionKey key, RefusalReason reason, String detail, CallKey call) {
        Outcome known = d.draft.outcomes.get(key);
        if (known == null || known.outcome() != null) {
            return;
        }
        Push.RequestOutcome outcome = new Push.RequestOutcome(key.number(), reason, detail, call);
        d.draft.outcomes.put(new Outcome(key, outcome));
        d.push(key.sessionId(), outcome);
    }
}
