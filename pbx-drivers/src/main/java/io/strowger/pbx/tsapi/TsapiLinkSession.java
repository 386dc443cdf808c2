package io.strowger.pbx.tsapi;

import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AcsMessage;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiLimits;
import io.strowger.csta.tsapi.UnknownMessage;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkTrace;
import io.strowger.pbx.link.LinkEffect;
import io.strowger.pbx.link.LinkSession;
import io.strowger.pbx.tsapi.RequestDesk.Ask;
import io.strowger.pbx.tsapi.translate.CallDataTranslator;
import io.strowger.pbx.tsapi.translate.RequestTranslator;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TSAPI link without I/O, from the name query to the last answer. One thread at a time. What happens in which phase
 * stands in {@link PhaseTable}; this class is told what happened, gives it to the part that does it, and begins phases.
 *
 * <p>Requests are sent at most once and never again on another stream. When the stream is lost, the engine first gets
 * {@link io.strowger.core.input.Input.LinkChanged} DOWN, then {@link io.strowger.core.input.PbxReply.NotSent} for each
 * request that was still queued. Those that had been written get no reply: what became of them is unknown here, and the
 * next snapshot tells.
 */
public final class TsapiLinkSession implements LinkSession {
    /** Requests a second when the link's configuration does not say. */
    public static final int MESSAGES_PER_SECOND = 200;
    /** Pause after a refused login, in milliseconds: servers lock accounts that try too often. */
    static final long LOGIN_REFUSED_PAUSE_MILLIS = 60_000;
    /** A link that was up for so long counts as stable: the pauses begin anew with the shortest. In milliseconds. */
    static final long STABLE_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(TsapiLinkSession.class);

    private final LinkParts parts;
    private final PhaseKeeper phases;
    private final StreamOpening opening;
    private final Answers answers;
    private final Events events;
    private final Backoff backoff;

    private long retryAt = NO_DEADLINE;
    /** On the real clock: a link stops even when nothing takes its inputs any more. */
    private long drainUntil = NO_DEADLINE;
    private long upSince = NO_DEADLINE;

    /**
     * Makes a session that is idle.
     *
     * @throws IllegalArgumentException
     *             an option is unknown or out of range
     */
    public TsapiLinkSession(LinkContext context) {
        this.parts = new LinkParts(context, this::enter);
        this.phases = parts.phases;
        this.opening = new StreamOpening(parts);
        this.answers = new Answers(parts, opening);
        this.events = new Events(parts, answers);
        this.backoff = new Backoff(parts.options.liveness().backoffMin(), parts.options.liveness().backoffMax(),
                new SplittableRandom(context.environment().jitter()));
        parts.roster.set(context.devices());
        limit("login", context.credential().login(), TsapiLimits.LOGIN_ID);
        limit("password", context.credential().password(), PasswordEncode.LENGTH);
        limit("service", context.link().service(), TsapiLimits.SERVER_ID);
    }

    private static void limit(String what, String value, int most) {
        if (value.isEmpty() || value.length() > most) {
            throw new IllegalArgumentException(what + " has " + value.length() + " characters, allowed are 1 to "
                    + most);
        }
    }

    // ---- what the transport says

    @Override
    public void start(long nanos) {
        phases.fail(nanos, PhaseCause.START, LinkDownCause.NONE, "");
    }

    @Override
    public void stop(long nanos) {
        if (phases.phase() == Phase.IDLE) {
            parts.effects.add(new LinkEffect.Stopped());
        } else {
            phases.fail(nanos, PhaseCause.STOP, LinkDownCause.STOPPED, "");
        }
    }

    @Override
    public void onConnected(long nanos) {
        if (phases.accepts(PhaseCause.CONNECTED)) {
            opening.connected(nanos);
        }
    }

    @Override
    public void onConnectFailed(long nanos, LinkDownCause cause, String why) {
        opening.lost();
        phases.fail(nanos, PhaseCause.CONNECT_FAILED, cause, why);
    }

    @Override
    public void onDisconnected(long nanos, LinkDownCause cause, String why) {
        opening.lost();
        String where = parts.received.pending() == 0 ? "" : parts.received.pending() + " bytes into a frame";
        phases.fail(nanos, PhaseCause.DISCONNECTED, cause,
                why.isEmpty() || where.isEmpty() ? why + where : why + ", " + where);
    }

    @Override
    public void onOverflow(long nanos, String what) {
        phases.fail(nanos, PhaseCause.OVERFLOW, LinkDownCause.OVERFLOW, what);
    }

    @Override
    public void onReadingPaused(long nanos) {
        parts.reading.pause(nanos);
    }

    @Override
    public void onReadingResumed(long nanos) {
        parts.reading.resume(nanos);
    }

    @Override
    public void onBytes(long nanos, byte[] bytes, int offset, int length) {
        if (!opening.isConnected()) {
            parts.counters.anomalies++;
            return;
        }
        parts.counters.bytesReceived += length;
        parts.counters.lastReceivedNanos = nanos;
        ReceiveBuffer received = parts.received;
        received.append(bytes, offset, length);
        int stream = received.stream();
        while (stream == received.stream()) {
            switch (received.scan()) {
                case TsapiFrames.Scan.NeedMore more -> {
                    parts.sender.pump(nanos);
                    return;
                }
                case TsapiFrames.Scan.Fault fault -> phases.fail(nanos, PhaseCause.BAD_FRAME, LinkDownCause.BAD_FRAME,
                        "offset " + fault.offset() + ": " + fault.reason());
                case TsapiFrames.Scan.Frame whole -> takeFrame(nanos, whole.length());
            }
        }
        parts.sender.pump(nanos);
    }

    // ---- what the server says

    private void takeFrame(long nanos, int length) {
        ReceiveBuffer received = parts.received;
        parts.counters.framesReceived++;
        parts.supervision.heard(parts.reading.at(nanos));
        Decoded<TsapiFrame> decoded = TsapiCodec.decode(received.bytes(), received.start(), length);
        parts.output.received(received.bytes(), received.start(), length, decoded);
        Decoded<TsapiFrame> usable = decoded instanceof Decoded.Fault<TsapiFrame> fault
                ? withoutPrivateData(fault, length)
                : decoded;
        received.consume(length);
        switch (usable) {
            case Decoded.Fault<TsapiFrame> fault -> badBody(nanos, fault);
            case Decoded.Value<TsapiFrame> value -> handle(nanos, value.value());
        }
    }

    /** The message alone where only its private data cannot be read; else the fault. */
    private Decoded<TsapiFrame> withoutPrivateData(Decoded.Fault<TsapiFrame> fault, int length) {
        ReceiveBuffer received = parts.received;
        Decoded<TsapiFrame> message = TsapiCodec.decodeWithoutPrivateData(received.bytes(), received.start(), length);
        if (message instanceof Decoded.Fault<TsapiFrame>) {
            return fault;
        }
        parts.counters.badPrivateData++;
        // A server that writes one kind so writes it in every event: told at powers of two.
        if (Long.bitCount(parts.counters.badPrivateData) == 1) {
            LOG.warn(
                    "link={} phase={} private data cannot be read, the message is taken without, {} so far: offset {}: {}",
                    parts.reports, phases.phase(), parts.counters.badPrivateData, fault.offset(), fault.reason());
        }
        return message;
    }

    private void badBody(long nanos, Decoded.Fault<TsapiFrame> fault) {
        String detail = "offset " + fault.offset() + ": " + fault.reason();
        if (phases.accepts(PhaseCause.BAD_BODY)) {
            parts.counters.badBodies++;
            LOG.warn("link={} phase={} a message cannot be read: {}", parts.reports, phases.phase(), detail);
            phases.move(nanos, PhaseCause.BAD_BODY, LinkDownCause.BAD_FRAME, detail);
        }
    }

    private void handle(long nanos, TsapiFrame frame) {
        switch (frame.message()) {
            case AcsMessage acs -> handleAcs(nanos, frame, acs);
            case CstaMessage csta -> handleCsta(nanos, frame, csta);
            case UnknownMessage unknown -> parts.counters.eventsUnneeded++;
        }
    }

    private void handleAcs(long nanos, TsapiFrame frame, AcsMessage message) {
        switch (message) {
            case Acs.NameSrvReply reply -> opening.named(nanos, reply);
            case Acs.KeyReply reply -> opening.keyed(nanos,
                    Handshake.scramble(reply.objectID(), reply.key(), parts.context.credential()));
            case Acs.AuthReply reply -> opening.keyed(nanos,
                    Handshake.scramble(reply.objectID(), reply.key(), parts.context.credential()));
            case Acs.AuthReplyTwo reply ->
                opening.keyed(nanos, Handshake.encode(reply.key(), parts.context.credential()));
            case Acs.OpenStreamConf conf -> opening.opened(nanos, conf, frame.privateData());
            case Acs.UniversalFailureConf failure -> onAcsRefusal(nanos, frame.invokeID(), failure);
            case Acs.UniversalFailureEvent failure -> onAcsFailure(nanos, Failure.of(failure.error()));
            case Acs.ClientHeartbeatEvent beat -> {
                if (phases.accepts(PhaseCause.HEARTBEAT)) {
                    parts.supervision.heartbeat();
                }
            }
            case Acs.SetHeartbeatIntervalConf conf -> {
                parts.desk.answered(frame.invokeID(), parts.reading.at(nanos));
                parts.supervision.period(conf.heartbeatInterval());
            }
            default -> parts.counters.eventsUnneeded++;
        }
    }

    /** The server ends the stream; or, being congested, only says so. */
    private void onAcsFailure(long nanos, Failure failure) {
        if (failure.isCongestion(false) && phases.isOpen()) {
            parts.desk.rate().congested(nanos, failure.text());
            LOG.warn("link={} {}", parts.reports, failure.text());
            return;
        }
        LinkDownCause cause = failure.downCause() == LinkDownCause.DRIVER_UNAVAILABLE
                ? LinkDownCause.DRIVER_UNAVAILABLE
                : LinkDownCause.ABORTED_BY_PEER;
        phases.fail(nanos, PhaseCause.STREAM_ABORTED, cause, failure.text());
    }

    /** Of a step of the opening, or of a request that the server's security database does not allow. */
    private void onAcsRefusal(long nanos, int invokeId, Acs.UniversalFailureConf failure) {
        RequestDesk.Answered answered = parts.desk.answered(invokeId, parts.reading.at(nanos));
        if (answered == null || answered.purpose() instanceof Purpose.Heartbeat) {
            Failure known = Failure.of(failure.error());
            phases.fail(nanos, PhaseCause.STREAM_REFUSED, known.downCause(), known.text());
        } else if (phases.accepts(PhaseCause.CSTA_CONFIRMATION)) {
            answers.refused(nanos, answered, failure);
        }
    }

    private void handleCsta(long nanos, TsapiFrame frame, CstaMessage message) {
        AttMessage item = CallDataTranslator.item(frame.privateData());
        switch (message.eventClass()) {
            case EventClass.CSTACONFIRMATION ->
                answers.confirmed(nanos, frame.invokeID(), message, frame.privateData());
            case EventClass.CSTAUNSOLICITED -> events.monitored(nanos, frame.monitorCrossRefID(), message, item);
            default -> events.reported(nanos, frame.invokeID(), message, item);
        }
    }

    // ---- what the engine wants

    @Override
    public void submit(long nanos, Output.PbxRequest request) {
        if (!phases.accepts(PhaseCause.SUBMITTED)) {
            return;
        }
        if (!phases.isOpen()) {
            parts.reports.notSent(request.requestId(), "the link is down: " + phases.phase().sentence());
            return;
        }
        if (request.command() instanceof PbxCommand.MonitorCall && parts.callMonitors.isFull()) {
            parts.reports.notSent(request.requestId(), CallMonitors.MAX + " monitors of calls stand");
            return;
        }
        switch (parts.terms.requests().request(request.command())) {
            case RequestTranslator.Impossible impossible ->
                parts.reports.notPossible(request.requestId(), impossible.reply());
            case RequestTranslator.Request wire -> {
                Purpose.Engine purpose = new Purpose.Engine(request.requestId(), request.command());
                Ask ask = new Ask(purpose, request.requestClass(), wire.message(), wire.privateData(),
                        RequestTranslator.isConfirmed(request.command()));
                if (!parts.desk.offer(ask, nanos)) {
                    parts.reports.notSent(request.requestId(),
                            "the queue is full: " + RequestQueue.QUEUE_MAX + " requests wait");
                } else if (purpose.isSnapshot()) {
                    parts.progress.snapshotAsked(nanos);
                }
            }
        }
        parts.sender.pump(nanos);
    }

    @Override
    public void updateDevices(long nanos, LinkDevices devices) {
        if (!phases.accepts(PhaseCause.DEVICES_CHANGED)) {
            return;
        }
        parts.watching.replace(nanos, devices, phases.isOpen());
        parts.watched(nanos);
        parts.sender.pump(nanos);
    }

    // ---- time

    @Override
    public void onTime(long nanos) {
        long heard = parts.reading.at(nanos);
        if (phases.phase() == Phase.BACKOFF && nanos >= retryAt) {
            phases.move(nanos, PhaseCause.RETRY_DUE);
        }
        if (phases.phase() == Phase.CLOSING && nanos >= drainUntil) {
            phases.move(nanos, PhaseCause.DRAINED, LinkDownCause.STOPPED, "");
        }
        if (!parts.reading.isPaused()) {
            if (phases.takeOverdue(heard)) {
                opening.overdue(nanos);
            }
            answers.giveUp(nanos, heard);
            supervise(nanos, heard);
        }
        for (Purpose.Engine never : parts.desk.expired(nanos)) {
            parts.reports.notSent(never.requestId(),
                    "it waited in the queue for longer than it would for its answer");
        }
        if (phases.isOpen()) {
            parts.roster.wake(nanos);
            parts.watched(nanos);
            if (nanos >= parts.clock.nextAt()) {
                opening.checkClock(nanos);
            }
        }
        parts.sender.pump(nanos);
    }

    private void supervise(long nanos, long heard) {
        if (!phases.isOpenOrClosing()) {
            return;
        }
        if (heard >= parts.supervision.silentAt()) {
            phases.fail(nanos, PhaseCause.SILENT, LinkDownCause.SILENT,
                    "nothing received for " + parts.supervision.silentSeconds(heard) + " s");
        } else if (phases.isOpen() && heard >= parts.supervision.probeAt()) {
            parts.supervision.probed(heard);
            parts.sender.direct(nanos, new Ask(new Purpose.Probe(), RequestClass.MONITOR, new Csta.ReqSysStat(),
                    PrivateData.ABSENT, true));
        }
    }

    @Override
    public long nextDeadline() {
        boolean open = phases.isOpen();
        boolean answering = phases.isOpenOrClosing();
        long next = switch (phases.phase()) {
            case BACKOFF -> retryAt;
            case CLOSING -> drainUntil;
            default -> NO_DEADLINE;
        };
        if (!parts.reading.isPaused()) {
            long heard = Math.min(Math.min(phases.deadline(), parts.desk.nextOverdue()),
                    parts.agentLogins.nextOverdue());
            if (answering) {
                heard = Math.min(heard, parts.supervision.silentAt());
                heard = open ? Math.min(heard, parts.supervision.probeAt()) : heard;
            }
            next = Math.min(next, parts.reading.real(heard));
        }
        long lastPump = parts.sender.lastPump();
        if (answering) {
            next = Math.min(next, parts.desk.nextExpiry());
            next = Math.min(next, parts.desk.nextSend(lastPump));
        }
        if (!open) {
            return next;
        }
        next = Math.min(next, Math.min(parts.roster.nextWake(), parts.clock.nextAt()));
        next = Math.min(next, parts.desk.rate().nextRecovery());
        return parts.sender.mayPoll() ? Math.min(next, parts.polls.nextDue(lastPump)) : next;
    }

    // ---- phases

    /** What a phase begins with. */
    private void enter(long nanos, Phase to, LinkDownCause down, String detail) {
        switch (to) {
            case IDLE -> {
                down(LinkDownCause.STOPPED, detail);
                parts.effects.add(new LinkEffect.Stopped());
            }
            case BACKOFF -> {
                rest(nanos, down);
                down(down, detail);
            }
            case NAME_QUERY -> opening.queryNames(nanos);
            case KEY_EXCHANGE -> opening.connectTlink(nanos);
            case OPENING -> opening.untilAnswered(nanos);
            case CAPABILITIES -> {
                parts.supervision.begin(parts.reading.at(nanos));
                parts.reports.changed(LinkState.RESYNCHRONISING, LinkDownCause.NONE, parts.terms.text());
                opening.askCapabilities(nanos);
            }
            case DEVICE_LIST -> opening.askDevices(nanos);
            case MONITORING -> parts.watched(nanos);
            case UP -> {
                upSince = nanos;
                parts.reports.changed(LinkState.UP, LinkDownCause.NONE, parts.terms.text());
            }
            case CLOSING -> {
                drainUntil = nanos + parts.options.times().drain() * LinkParts.NANOS_PER_MILLI;
                parts.sender.pump(nanos);
            }
        }
    }

    private void rest(long nanos, LinkDownCause down) {
        if (upSince != NO_DEADLINE && nanos - upSince >= STABLE_MILLIS * LinkParts.NANOS_PER_MILLI) {
            backoff.reset();
        }
        upSince = NO_DEADLINE;
        long floor = down == LinkDownCause.LOGIN_REFUSED ? LOGIN_REFUSED_PAUSE_MILLIS : 0;
        retryAt = nanos + backoff.next(floor) * LinkParts.NANOS_PER_MILLI;
    }

    private void down(LinkDownCause cause, String detail) {
        if (opening.isConnected() && cause == LinkDownCause.STOPPED) {
            parts.output.send(TsapiFrame.of(parts.desk.invokeId(), new Acs.AbortStream()));
        }
        opening.disconnect();
        parts.agentLogins.clear();
        var never = parts.desk.clear();
        parts.roster.reset();
        parts.window.reset();
        parts.callMonitors.reset();
        parts.polls.reset();
        parts.clock.reset();
        parts.progress.reset();
        parts.terms.reset();
        parts.systemStatus.reset();
        parts.reports.changed(LinkState.DOWN, cause, detail);
        never.forEach(engine -> parts.reports.notSent(engine.requestId(), "the link was lost before it was sent"));
    }

    // ---- outside view

    @Override
    public void trace(LinkTrace trace, boolean on) {
        parts.output.trace(trace, on);
    }

    @Override
    public LinkEffect poll() {
        return parts.effects.poll();
    }

    /** What it is doing. */
    public Phase phase() {
        return phases.phase();
    }

    @Override
    public LinkStatus status() {
        return new LinkStatus(parts.context.pbx().name(), parts.context.link().name(), parts.reports.state(),
                phases.phase().name(), parts.reports.cause(), parts.reports.detail(), parts.terms.peer(),
                parts.counters.snapshot(parts.desk, parts.roster),
                new LinkStatus.Work(parts.desk.rate().status(parts.window.size()),
                        parts.desk.loads(parts.sender.lastPump()), parts.progress.steps(), parts.watching.refusals(),
                        parts.clock.status()));
    }
}
