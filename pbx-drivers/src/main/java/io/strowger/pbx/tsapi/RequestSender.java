package io.strowger.pbx.tsapi;

import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.RequestClass;
import io.strowger.csta.EncodeException;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.pbx.tsapi.RequestDesk.Ask;

/** Sends requests as fast as the link allows, and keeps enough of the link's own at hand. One thread. */
final class RequestSender {
    private final LinkParts parts;
    private long lastPump;

    RequestSender(LinkParts parts) {
        this.parts = parts;
    }

    /** Asks for more monitors when the window has room, then sends what the rate limit allows. */
    void pump(long nanos) {
        lastPump = nanos;
        if (!parts.phases.isOpenOrClosing()) {
            return;
        }
        if (parts.phases.isOpen()) {
            parts.reports.congested(parts.desk.rate().isReduced(nanos), parts.desk.rate().reason());
        }
        boolean sent;
        do {
            askMore(nanos);
            sent = false;
            for (Ask ask = parts.desk.nextToSend(nanos); ask != null; ask = parts.desk.nextToSend(nanos)) {
                direct(nanos, ask);
                sent = true;
            }
        } while (sent);
        if (parts.phases.phase() == Phase.CLOSING && !parts.desk.owesEngine() && !parts.agentLogins.owes()) {
            parts.phases.move(nanos, PhaseCause.DRAINED, LinkDownCause.STOPPED, "");
        }
    }

    /** When it was last seen what may be sent. */
    long lastPump() {
        return lastPump;
    }

    /** Asks for monitors and agents' states, as far as there is room. */
    private void askMore(long nanos) {
        Phase phase = parts.phases.phase();
        if (phase != Phase.MONITORING && phase != Phase.UP) {
            return;
        }
        parts.watching.askMore(nanos, parts.desk.queued(RequestClass.MONITOR), parts.terms.version(),
                parts.terms.vendor());
        parts.watching.count(parts.progress, nanos);
        while (mayPoll()) {
            String station = parts.polls.next(nanos);
            if (station == null) {
                return;
            }
            Ask poll = new Ask(new Purpose.AgentPoll(station), RequestClass.AGENT, new Csta.QueryAgentState(station),
                    PrivateData.ABSENT, true);
            if (!parts.desk.offer(poll, nanos)) {
                parts.polls.unanswered(station, nanos);
            }
        }
    }

    /** Polls are made one by one, so that it is the link's rate that holds them back, and only while it is up. */
    boolean mayPoll() {
        return parts.phases.phase() == Phase.UP && parts.desk.queued(RequestClass.AGENT) == 0;
    }

    /** Queues a request of the link itself. */
    void own(long nanos, Purpose purpose, TsapiMessage message, PrivateData privateData) {
        Ask ask = new Ask(purpose, RequestClass.MONITOR, message, privateData, true);
        if (!parts.desk.offer(ask, nanos)) {
            parts.counters.requestsNotSent++;
            if (purpose instanceof Purpose.Watch watch) {
                parts.roster.rests(watch.entry(), nanos, Roster.REST_ENDED_MIN_MILLIS, null);
            } else {
                direct(nanos, ask);
            }
        }
    }

    /** Sends a request now. */
    void direct(long nanos, Ask ask) {
        long heard = parts.reading.at(nanos);
        int invokeId = parts.desk.sent(ask, heard);
        try {
            parts.output.send(new TsapiFrame(invokeId, 0, ask.message(), ask.privateData()));
        } catch (EncodeException impossible) {
            parts.desk.answered(invokeId, heard);
            unsendable(nanos, ask.purpose(), impossible);
        }
    }

    private void unsendable(long nanos, Purpose purpose, EncodeException impossible) {
        switch (purpose) {
            case Purpose.Engine engine -> {
                if (engine.isSnapshot()) {
                    parts.progress.snapshotAnswered(true, nanos);
                }
                parts.reports.notPossible(engine.requestId(), new PbxReply.NotPossible(
                        NotPossibleReason.ARGUMENT_OUT_OF_RANGE, impossible.getMessage()));
            }
            case Purpose.Watch watch -> parts.watching.refused(nanos, watch.entry(), new UniversalFailure(
                    UniversalFailure.INVALID_CSTA_DEVICE_IDENTIFIER, impossible.getMessage()));
            case Purpose.AgentPoll poll -> parts.polls.refused(poll.deviceId());
            default -> throw impossible;
        }
    }
}
