package io.strowger.pbx.tsapi;

import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.LinkStep;
import io.strowger.pbx.tsapi.RequestDesk.Answered;
import io.strowger.pbx.tsapi.RequestDesk.Ask;
import io.strowger.pbx.tsapi.translate.CallDataTranslator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pairs what a server answers with the request that it answers, and gives it to whoever asked. One thread. */
final class Answers {
    /** How often a query that met congestion is asked again; after that it is answered as refused. */
    static final int QUERY_ATTEMPTS_MAX = 5;
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final LinkParts parts;
    private final StreamOpening opening;

    Answers(LinkParts parts, StreamOpening opening) {
        this.parts = parts;
        this.opening = opening;
    }

    /** What came as the answer to a request, and what it is to the engine. */
    private record Answer(TsapiMessage message, AttMessage item, PbxReply reply) {
        boolean isRefusal() {
            return reply instanceof PbxReply.Refused;
        }
    }

    /** A confirmation or universal failure of CSTA. */
    void confirmed(long nanos, int invokeId, CstaMessage message, PrivateData data) {
        if (!parts.phases.accepts(PhaseCause.CSTA_CONFIRMATION)) {
            return;
        }
        PbxReply reply = switch (parts.desk.purpose(invokeId)) {
            case null -> null;
            case Purpose.Engine engine -> parts.replies.reply(engine.command(), message, data);
            case Purpose.AgentPoll poll ->
                parts.replies.reply(new PbxCommand.QueryAgentState(poll.deviceId()), message, data);
            case Purpose own -> parts.replies.refusal(message);
        };
        if (reply == null) {
            // Another service's confirmation settles nothing: the right one or the time-out is still to come.
            parts.counters.anomalies++;
            LOG.debug("link={} confirmation of no such request: invokeID={} {}", parts.reports, invokeId, message);
            return;
        }
        answered(nanos, parts.desk.answered(invokeId, parts.reading.at(nanos)),
                new Answer(message, CallDataTranslator.item(data), reply));
    }

    /** A refusal by the server itself: of a request that its security database does not allow. */
    void refused(long nanos, Answered answered, Acs.UniversalFailureConf failure) {
        answered(nanos, answered, new Answer(failure, null, new PbxReply.Refused(Handshake.security(failure.error()))));
    }

    private void answered(long nanos, Answered answered, Answer answer) {
        parts.counters.repliesLate += answered.late() ? 1 : 0;
        parts.counters.requestsRefused += answer.isRefusal() ? 1 : 0;
        boolean congested = slowDown(nanos, answered.ask(), answer.message());
        switch (answered.purpose()) {
            case Purpose.Engine engine when engine.command() instanceof PbxCommand.QueryAgentLogin
                    && answer.item() instanceof Att.QueryAgentLoginConf list ->
                tell(parts.agentLogins.begin(list.privEventCrossRefID(), engine.requestId(), answered.late(),
                        parts.reading.at(nanos)));
            case Purpose.Engine engine -> engine(nanos, answered, answer, congested);
            case Purpose.Watch watch -> watch(nanos, watch.entry(), answered, answer);
            case Purpose.Capabilities c -> opening.capabilities(nanos, answer.message());
            case Purpose.DeviceList l -> opening.devices(nanos, answer.message());
            case Purpose.Probe p -> parts.systemStatus.heard(nanos, answer.message(), answer.item());
            case Purpose.SystemStatus s -> {
                parts.progress.answered(LinkStep.SYSTEM_STATUS, answer.isRefusal(), nanos);
                parts.systemStatus.heard(nanos, answer.message(), answer.item());
            }
            case Purpose.Clock c -> clock(nanos, answered, answer);
            case Purpose.AgentPoll poll -> agentState(nanos, poll.deviceId(), answer, congested);
            case Purpose.Unwatch u -> LOG.debug("link={} ended: {}", parts.reports, answer.message());
            case Purpose.Heartbeat h -> parts.counters.anomalies++;
        }
    }

    /** Sends more slowly when the answer says that the server has too much to do; whether it does. */
    private boolean slowDown(long nanos, Ask ask, TsapiMessage answer) {
        Failure failure = Failure.in(answer);
        if (failure == null || !failure.isCongestion(isQuery(ask))) {
            return false;
        }
        parts.desk.rate().congested(nanos, failure.text());
        return true;
    }

    private static boolean isQuery(Ask ask) {
        return ask.requestClass() == RequestClass.SNAPSHOT || ask.requestClass() == RequestClass.AGENT;
    }

    /** A query that met congestion is asked again, because it has changed nothing; what changes something is not. */
    private void engine(long nanos, Answered answered, Answer answer, boolean congested) {
        Ask ask = answered.ask();
        Purpose.Engine engine = (Purpose.Engine) ask.purpose();
        if (congested && isQuery(ask) && !answered.late() && engine.attempt() < QUERY_ATTEMPTS_MAX
                && parts.phases.isOpen() && parts.desk.offer(new Ask(engine.again(), ask.requestClass(), ask.message(),
                        ask.privateData(), ask.confirmed()), nanos)) {
            return;
        }
        if (engine.isSnapshot() && !answered.late()) {
            parts.progress.snapshotAnswered(answer.isRefusal(), nanos);
        }
        PbxReply reply = answer.reply();
        parts.callMonitors.confirmed(nanos, engine.command(), answer.message());
        parts.reports.replied(engine.requestId(), answered.late() ? new PbxReply.Late(reply) : reply);
    }

    private void watch(long nanos, Roster.Entry entry, Answered answered, Answer answer) {
        if (!answered.late()) {
            parts.window.answered(answered.sentAt(), parts.reading.at(nanos));
        }
        parts.watching.answered(nanos, entry, answer.message(), answer.reply());
        if (entry.standing() == Roster.Standing.STANDING) {
            parts.polls.monitored(entry, nanos);
        }
        parts.watched(nanos);
    }

    private void clock(long nanos, Answered answered, Answer answer) {
        boolean told = answer.item() instanceof Att.QueryTodConf tod
                && parts.clock.answered(tod, parts.reading.at(nanos) - answered.sentAt());
        parts.progress.answered(LinkStep.CLOCK, !told, nanos);
        if (!told) {
            LOG.info("link={} the switch does not tell its time: {} {}", parts.reports, answer.message(),
                    answer.item());
        }
    }

    private void agentState(long nanos, String deviceId, Answer answer, boolean congested) {
        Roster.Entry entry = parts.polls.entry(deviceId);
        if (entry == null) {
            return;
        }
        if (answer.reply() instanceof PbxReply.AgentStateReported state) {
            PbxEvent event = parts.polls.answered(deviceId, state, nanos);
            if (event != null) {
                parts.reports.event(entry, event, null);
            }
        } else if (congested || !answer.isRefusal()) {
            parts.polls.unanswered(deviceId, nanos);
        } else {
            parts.polls.refused(deviceId);
        }
    }

    // ---- lists that come in parts

    /** A part of a list of logged on agents. */
    void agentLogins(long nanos, AttMessage item) {
        switch (item) {
            case Att.QueryAgentLoginResp part when parts.agentLogins.knows(part.privEventCrossRefID()) ->
                tell(parts.agentLogins.part(part.privEventCrossRefID(), part.devices(), parts.reading.at(nanos)));
            case Att.V15QueryAgentLoginResp part when parts.agentLogins.knows(part.privEventCrossRefID()) ->
                tell(parts.agentLogins.part(part.privEventCrossRefID(), part.devices(), parts.reading.at(nanos)));
            case null, default -> parts.counters.eventsUnneeded++;
        }
    }

    private void tell(AgentLoginLists.Finished finished) {
        if (finished != null) {
            parts.reports.replied(finished.requestId(), finished.reply());
        }
    }

    // ---- answers that do not come

    /** Gives up what has waited for its answer for too long. */
    void giveUp(long nanos, long heard) {
        for (Purpose overdue = parts.desk.overdue(heard); overdue != null; overdue = parts.desk.overdue(heard)) {
            overdue(nanos, overdue);
        }
        for (var list = parts.agentLogins.overdue(heard); list != null; list = parts.agentLogins.overdue(heard)) {
            parts.counters.requestsTimedOut++;
            tell(list);
        }
    }

    private void overdue(long nanos, Purpose purpose) {
        parts.counters.requestsTimedOut++;
        switch (purpose) {
            case Purpose.Watch watch -> parts.watching.refused(nanos, watch.entry(), Handshake.NO_ANSWER);
            case Purpose.Capabilities c -> opening.unanswered(nanos, "GetAPICaps");
            case Purpose.DeviceList l -> opening.unanswered(nanos, "GetDeviceList");
            case Purpose.Engine engine -> {
                if (parts.phases.accepts(PhaseCause.REQUEST_OVERDUE)) {
                    if (engine.isSnapshot()) {
                        parts.progress.snapshotAnswered(true, nanos);
                    }
                    parts.reports.replied(engine.requestId(), new PbxReply.TimedOut());
                }
            }
            case Purpose.SystemStatus s -> {
                parts.phases.accepts(PhaseCause.REQUEST_OVERDUE);
                parts.progress.answered(LinkStep.SYSTEM_STATUS, true, nanos);
            }
            case Purpose.Clock c -> {
                parts.phases.accepts(PhaseCause.REQUEST_OVERDUE);
                parts.progress.answered(LinkStep.CLOCK, true, nanos);
            }
            case Purpose.AgentPoll poll -> {
                parts.phases.accepts(PhaseCause.REQUEST_OVERDUE);
                parts.polls.unanswered(poll.deviceId(), nanos);
            }
            case Purpose.Unwatch u -> parts.phases.accepts(PhaseCause.REQUEST_OVERDUE);
            case Purpose.Heartbeat h -> parts.phases.accepts(PhaseCause.REQUEST_OVERDUE);
            case Purpose.Probe p -> parts.phases.accepts(PhaseCause.REQUEST_OVERDUE);
        }
    }
}
