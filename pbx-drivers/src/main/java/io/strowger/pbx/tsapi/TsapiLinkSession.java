package io.strowger.pbx.tsapi;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.NotPossibleReason;
import io.strowger.core.model.UniversalFailure;
import io.strowger.core.output.Output;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.csta.Decoded;
import io.strowger.csta.EncodeException;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AcsMessage;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTALevel;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiLimits;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.TsapiText;
import io.strowger.csta.tsapi.UnknownMessage;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkStep;
import io.strowger.pbx.LinkTrace;
import io.strowger.pbx.link.LinkEffect;
import io.strowger.pbx.link.LinkSession;
import io.strowger.pbx.tsapi.RequestDesk.Ask;
import io.strowger.pbx.tsapi.translate.CallDataTranslator;
import io.strowger.pbx.tsapi.translate.EventTranslator;
import io.strowger.pbx.tsapi.translate.NumberPlanNormaliser;
import io.strowger.pbx.tsapi.translate.ReplyTranslator;
import io.strowger.pbx.tsapi.translate.RequestTranslator;
import io.strowger.pbx.tsapi.translate.StreamFeatures;
import io.strowger.pbx.tsapi.translate.Texts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A TSAPI link without I/O, from the name query to the last answer. One thread at a time. What happens in which phase
 * stands in {@link PhaseTable}; this class does it.
 *
 * <p>Requests are sent at most once and never again on another stream. When the stream is lost, the engine first gets
 * {@link Input.LinkChanged} DOWN, then {@link PbxReply.NotSent} for each request that was still queued. Those that
 * had been written get no reply: what became of them is unknown here, and the next snapshot tells.
 */
public final class TsapiLinkSession implements LinkSession {
    /** Requests a second when the link's configuration does not say. */
    public static final int MESSAGES_PER_SECOND = 200;
    /** How often a query that met congestion is asked again; after that it is answered as refused. */
    static final int QUERY_ATTEMPTS_MAX = 5;
    /** From this version of private data on agent modes come as events. */
    static final int AGENT_EVENTS_VERSION = 13;
    /** Pause after a refused login, in milliseconds: servers lock accounts that try too often. */
    static final long LOGIN_REFUSED_PAUSE_MILLIS = 60_000;
    /** A link that was up for so long counts as stable: the pauses begin anew with the shortest. In milliseconds. */
    static final long STABLE_MILLIS = 10_000;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final Logger LOG = LoggerFactory.getLogger(TsapiLinkSession.class);

    private final LinkContext context;
    private final TsapiOptions options;
    private final NumberPlanNormaliser numbers;
    private final EventTranslator events;
    private final ReplyTranslator replies;
    private final RequestDesk desk;
    private final AgentLoginLists agentLogins;
    private final Roster roster = new Roster();
    private final Backoff backoff;
    private final ReadingClock reading = new ReadingClock();
    private final ReceiveBuffer received = new ReceiveBuffer();
    private final LinkCounters counters = new LinkCounters();
    private final ArrayDeque<LinkEffect> effects = new ArrayDeque<>();
    private final LinkReports reports;
    private final Supervision supervision;
    private final AnswerWindow window;
    private final Watching watching;
    private final LinkProgress progress = new LinkProgress();
    private final AgentPolls polls;
    private final ClockCheck clock;
    private final Map<LinkTrace, FrameTracer> traces = new LinkedHashMap<>();

    private Phase phase = Phase.IDLE;
    private LinkStatus.Peer peer = LinkStatus.Peer.UNKNOWN;
    private RequestTranslator requests;
    private String vendor = PrivateData.ECS;
    private TlinkSearch tlinks;
    private boolean connected;
    private boolean connectionWanted;
    /** Of the connection or the handshake; on the reading clock. */
    private long phaseDeadline = NO_DEADLINE;
    private long retryAt = NO_DEADLINE;
    /** On the real clock: a link stops even when nothing takes its inputs any more. */
    private long drainUntil = NO_DEADLINE;
    private long upSince = NO_DEADLINE;
    private int devicesListed;
    /** What the engine heard last of the server's status on this stream. */
    private Input statusTold;
    private long lastPump;

    /**
     * Makes a session that is idle.
     *
     * @throws IllegalArgumentException
     *             an option is unknown or out of range
     */
    public TsapiLinkSession(LinkContext context) {
        this.context = context;
        this.options = TsapiOptions.parse(context.environment().options());
        this.numbers = new NumberPlanNormaliser(context.pbx().numberPlan());
        Texts texts = new Texts(options.charset());
        this.events = new EventTranslator(context.pbx().name(), context.link().name(), numbers, texts);
        this.replies = new ReplyTranslator(numbers, texts);
        int perSecond = context.link().messagesPerSecond() > 0
                ? context.link().messagesPerSecond()
                : MESSAGES_PER_SECOND;
        this.desk = new RequestDesk(new LinkRate(perSecond), options);
        this.agentLogins = new AgentLoginLists(options.requestTimeout() * NANOS_PER_MILLI);
        RandomGenerator chance = new SplittableRandom(context.environment().jitter());
        this.backoff = new Backoff(options.backoffMin(), options.backoffMax(), chance);
        this.supervision = new Supervision(options);
        this.reports = new LinkReports(context.pbx().name(), context.link().name(), effects, counters);
        this.window = new AnswerWindow(perSecond, options.monitorWindow());
        this.watching = new Watching(roster, reports, counters, window, this::own);
        this.polls = new AgentPolls(options.polls(), perSecond);
        this.clock = new ClockCheck(context.environment().clock(), options.clock());
        roster.set(context.devices());
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

    // ---- what the transport and the server say

    @Override
    public void start(long nanos) {
        if (accepts(PhaseCause.START)) {
            move(nanos, PhaseCause.START, LinkDownCause.NONE, "");
        }
    }

    @Override
    public void stop(long nanos) {
        if (phase == Phase.IDLE) {
            effects.add(new LinkEffect.Stopped());
        } else if (accepts(PhaseCause.STOP)) {
            move(nanos, PhaseCause.STOP, LinkDownCause.STOPPED, "");
        }
    }

    @Override
    public void onConnected(long nanos) {
        if (!accepts(PhaseCause.CONNECTED)) {
            return;
        }
        connected = true;
        counters.connects++;
        phaseDeadline = reading.at(nanos) + options.handshakeTimeout() * NANOS_PER_MILLI;
        if (phase == Phase.NAME_QUERY) {
            send(TsapiFrame.of(desk.invokeId(), new Acs.NameSrvRequest(StreamType.ST_CSTA)));
        } else {
            send(new TsapiFrame(desk.invokeId(), 0, new Acs.KeyRequest(context.credential().login()),
                    Handshake.NT_TCP));
        }
    }

    @Override
    public void onConnectFailed(long nanos, LinkDownCause cause, String why) {
        connectionWanted = false;
        fail(nanos, PhaseCause.CONNECT_FAILED, cause, why);
    }

    @Override
    public void onDisconnected(long nanos, LinkDownCause cause, String why) {
        connected = false;
        connectionWanted = false;
        String where = received.pending() == 0 ? "" : received.pending() + " bytes into a frame";
        fail(nanos, PhaseCause.DISCONNECTED, cause,
                why.isEmpty() || where.isEmpty() ? why + where : why + ", " + where);
    }

    @Override
    public void onOverflow(long nanos, String what) {
        fail(nanos, PhaseCause.OVERFLOW, LinkDownCause.OVERFLOW, what);
    }

    @Override
    public void onReadingPaused(long nanos) {
        reading.pause(nanos);
    }

    @Override
    public void onReadingResumed(long nanos) {
        reading.resume(nanos);
    }

    @Override
    public void onBytes(long nanos, byte[] bytes, int offset, int length) {
        if (!connected) {
            counters.anomalies++;
            return;
        }
        counters.bytesReceived += length;
        counters.lastReceivedNanos = nanos;
        received.append(bytes, offset, length);
        int stream = received.stream();
        while (stream == received.stream()) {
            switch (received.scan()) {
                case TsapiFrames.Scan.NeedMore more -> {
                    pump(nanos);
                    return;
                }
                case TsapiFrames.Scan.Fault fault -> fail(nanos, PhaseCause.BAD_FRAME, LinkDownCause.BAD_FRAME,
                        "offset " + fault.offset() + ": " + fault.reason());
                case TsapiFrames.Scan.Frame whole -> takeFrame(nanos, whole.length());
            }
        }
        pump(nanos);
    }

    private void takeFrame(long nanos, int length) {
        counters.framesReceived++;
        supervision.heard(reading.at(nanos));
        Decoded<TsapiFrame> decoded = TsapiCodec.decode(received.bytes(), received.start(), length);
        show(false, received.bytes(), received.start(), length, decoded);
        received.consume(length);
        switch (decoded) {
            case Decoded.Fault<TsapiFrame> fault -> badBody(nanos, fault);
            case Decoded.Value<TsapiFrame> value -> {
                if (LOG.isTraceEnabled()) {
                    LOG.trace("link={} received {}", reports, TsapiText.print(value.value()));
                }
                handle(nanos, value.value());
            }
        }
    }

    private void badBody(long nanos, Decoded.Fault<TsapiFrame> fault) {
        String detail = "offset " + fault.offset() + ": " + fault.reason();
        if (accepts(PhaseCause.BAD_BODY)) {
            counters.badBodies++;
            LOG.warn("link={} phase={} a message cannot be read: {}", reports, phase, detail);
            move(nanos, PhaseCause.BAD_BODY, LinkDownCause.BAD_FRAME, detail);
        }
    }

    private void handle(long nanos, TsapiFrame frame) {
        switch (frame.message()) {
            case AcsMessage acs -> handleAcs(nanos, frame, acs);
            case CstaMessage csta -> handleCsta(nanos, frame, csta);
            case UnknownMessage unknown -> counters.eventsUnneeded++;
        }
    }

    private void handleAcs(long nanos, TsapiFrame frame, AcsMessage message) {
        switch (message) {
            case Acs.NameSrvReply reply -> onNameReply(nanos, reply);
            case Acs.KeyReply reply ->
                onKey(nanos, Handshake.scramble(reply.objectID(), reply.key(), context.credential()));
            case Acs.AuthReply reply ->
                onKey(nanos, Handshake.scramble(reply.objectID(), reply.key(), context.credential()));
            case Acs.AuthReplyTwo reply -> onKey(nanos, Handshake.encode(reply.key(), context.credential()));
            case Acs.OpenStreamConf conf -> onStreamOpened(nanos, conf, frame.privateData());
            case Acs.UniversalFailureConf failure -> onAcsRefusal(nanos, frame.invokeID(), failure);
            case Acs.UniversalFailureEvent failure -> onAcsFailure(nanos, Failure.of(failure.error()));
            case Acs.ClientHeartbeatEvent beat -> {
                if (accepts(PhaseCause.HEARTBEAT)) {
                    supervision.heartbeat();
                }
            }
            case Acs.SetHeartbeatIntervalConf conf -> {
                desk.answered(frame.invokeID(), reading.at(nanos));
                supervision.period(conf.heartbeatInterval());
            }
            default -> counters.eventsUnneeded++;
        }
    }

    /** The server ends the stream; or, being congested, only says so. */
    private void onAcsFailure(long nanos, Failure failure) {
        if (failure.isCongestion(false) && phase.isOpen()) {
            desk.rate().congested(nanos, failure.text());
            LOG.warn("link={} {}", reports, failure.text());
            return;
        }
        LinkDownCause cause = failure.downCause() == LinkDownCause.DRIVER_UNAVAILABLE
                ? LinkDownCause.DRIVER_UNAVAILABLE
                : LinkDownCause.ABORTED_BY_PEER;
        fail(nanos, PhaseCause.STREAM_ABORTED, cause, failure.text());
    }

    /** Of a step of the opening, or of a request that the server's security database does not allow. */
    private void onAcsRefusal(long nanos, int invokeId, Acs.UniversalFailureConf failure) {
        RequestDesk.Answered answered = desk.answered(invokeId, reading.at(nanos));
        if (answered == null || answered.purpose() instanceof Purpose.Heartbeat) {
            Failure known = Failure.of(failure.error());
            fail(nanos, PhaseCause.STREAM_REFUSED, known.downCause(), known.text());
        } else if (accepts(PhaseCause.CSTA_CONFIRMATION)) {
            onAnswer(nanos, answered, new Answer(failure, null,
                    new PbxReply.Refused(Handshake.security(failure.error()))));
        }
    }

    // ---- opening the stream

    private void onNameReply(long nanos, Acs.NameSrvReply reply) {
        if (phase != Phase.NAME_QUERY) {
            accepts(PhaseCause.NAME_PAGE);
            return;
        }
        tlinks.page(reply.list());
        if (reply.more() && tlinks.mayAskMore()) {
            if (accepts(PhaseCause.NAME_PAGE)) {
                phaseDeadline = reading.at(nanos) + options.handshakeTimeout() * NANOS_PER_MILLI;
                send(TsapiFrame.of(desk.invokeId(), new Acs.NameSrvRequest(StreamType.ST_CSTA)));
            }
        } else if (tlinks.found() == null) {
            fail(nanos, PhaseCause.TLINK_UNKNOWN, LinkDownCause.TLINK_UNKNOWN,
                    "wanted " + context.link().service() + ", offered " + tlinks.offered());
        } else if (accepts(PhaseCause.TLINK_FOUND)) {
            send(TsapiFrame.of(desk.invokeId(), new Acs.AbortStream()));
            disconnect();
            move(nanos, PhaseCause.TLINK_FOUND, LinkDownCause.NONE, "");
        }
    }

    private void onKey(long nanos, Handshake.Secret secret) {
        if (!accepts(PhaseCause.KEY_REPLY)) {
            return;
        }
        if (secret instanceof Handshake.Unusable unusable) {
            fail(nanos, PhaseCause.BAD_BODY, LinkDownCause.BAD_FRAME, unusable.why());
            return;
        }
        move(nanos, PhaseCause.KEY_REPLY, LinkDownCause.NONE, "");
        var cryptPass = ((Handshake.Hidden) secret).cryptPass();
        send(new TsapiFrame(desk.invokeId(), 0,
                new Acs.OpenStream(StreamType.ST_CSTA, tlinks.found().name(), context.credential().login(), cryptPass,
                        options.applicationName(), Level.ACS_LEVEL1, options.apiVersion(), options.libraryVersion(),
                        ""),
                Handshake.offer(options)));
    }

    private void onStreamOpened(long nanos, Acs.OpenStreamConf conf, PrivateData privateData) {
        if (!accepts(PhaseCause.STREAM_OPENED)) {
            return;
        }
        VersionNegotiation.Chosen agreed = Handshake.agreed(privateData);
        if (agreed.version() > options.privateVersionMax()) {
            fail(nanos, PhaseCause.STREAM_REFUSED, LinkDownCause.VERSION_REFUSED,
                    "the server chose private data version " + agreed.version() + ", offered were "
                            + options.privateVersionMin() + " to " + options.privateVersionMax());
            return;
        }
        vendor = agreed.vendor();
        peer = new LinkStatus.Peer(agreed.version(), conf.apiVer(), conf.libVer(), conf.tsrvVer(), conf.drvrVer(), "");
        requests = new RequestTranslator(numbers, new StreamFeatures(agreed.version(), vendor, conf.apiVer(),
                roster::crossReference, context.environment()::password));
        move(nanos, PhaseCause.STREAM_OPENED, LinkDownCause.NONE, "");
    }

    private void onCapabilities(long nanos, TsapiMessage answer) {
        if (!accepts(PhaseCause.CAPABILITIES_ANSWERED)) {
            return;
        }
        progress.answered(LinkStep.CAPABILITIES, !(answer instanceof Csta.GetApiCapsConf), nanos);
        move(nanos, PhaseCause.CAPABILITIES_ANSWERED, LinkDownCause.NONE, "");
        if (answer instanceof Csta.GetApiCapsConf caps) {
            useCapabilities(nanos, caps);
        }
    }

    /** Asks for the state of the links behind the server too, where that can be asked. */
    private PrivateData withLinks() {
        return PrivateVersions.form(Csta.SysStatStart.class, peer.privateDataVersion()).isPresent()
                ? new PrivateData.Avaya(vendor, new Att.SysStat(true))
                : PrivateData.ABSENT;
    }

    private void useCapabilities(long nanos, Csta.GetApiCapsConf caps) {
        if (caps.sysStatStart() == 1) {
            progress.asked(LinkStep.SYSTEM_STATUS, nanos);
            own(nanos, new Purpose.SystemStatus(), new Csta.SysStatStart(0), withLinks());
        }
        if (caps.sysStatReq() == 1) {
            progress.asked(LinkStep.SYSTEM_STATUS, nanos);
            own(nanos, new Purpose.SystemStatus(), new Csta.ReqSysStat(), PrivateData.ABSENT);
        }
        if (caps.escapeService() == 1 && peer.privateDataVersion() > 0) {
            checkClock(nanos);
        }
        polls.begin(caps.queryAgentState() == 1 && peer.privateDataVersion() < AGENT_EVENTS_VERSION);
    }

    private void checkClock(long nanos) {
        clock.asked(nanos);
        progress.asked(LinkStep.CLOCK, nanos);
        own(nanos, new Purpose.Clock(), new Csta.EscapeSvc(), new PrivateData.Avaya(vendor, new Att.QueryTod()));
    }

    private void onDeviceList(long nanos, TsapiMessage answer) {
        if (answer instanceof Csta.GetDeviceListConf page) {
            devicesListed += page.devList().size();
            progress.counting(LinkStep.DEVICE_LIST, devicesListed, false, nanos);
            if (page.index() != Handshake.LIST_END && devicesListed < Handshake.DEVICES_LISTED_MAX) {
                if (accepts(PhaseCause.DEVICE_PAGE)) {
                    own(nanos, new Purpose.DeviceList(),
                            new Csta.GetDeviceList(page.index(), CSTALevel.CSTA_HOME_WORK_TOP), PrivateData.ABSENT);
                }
                return;
            }
        }
        if (accepts(PhaseCause.DEVICE_LIST_ANSWERED)) {
            progress.counting(LinkStep.DEVICE_LIST, devicesListed, true, nanos);
            move(nanos, PhaseCause.DEVICE_LIST_ANSWERED, LinkDownCause.NONE, "");
        }
    }

    // ---- an open stream

    private void handleCsta(long nanos, TsapiFrame frame, CstaMessage message) {
        AttMessage item = CallDataTranslator.item(frame.privateData());
        switch (frame.message().eventClass()) {
            case EventClass.CSTACONFIRMATION -> onConfirmation(nanos, frame.invokeID(), message, item);
            case EventClass.CSTAUNSOLICITED -> onMonitorEvent(nanos, frame.monitorCrossRefID(), message, item);
            default -> onReport(nanos, message, item);
        }
    }

    private void onConfirmation(long nanos, int invokeId, CstaMessage message, AttMessage item) {
        if (!accepts(PhaseCause.CSTA_CONFIRMATION)) {
            return;
        }
        PbxReply reply = switch (desk.purpose(invokeId)) {
            case null -> null;
            case Purpose.Engine engine -> replies.reply(engine.command(), message, item);
            case Purpose.AgentPoll poll ->
                replies.reply(new PbxCommand.QueryAgentState(poll.deviceId()), message, item);
            case Purpose own -> replies.refusal(message);
        };
        if (reply == null) {
            // Another service's confirmation settles nothing: the right one or the time-out is still to come.
            counters.anomalies++;
            LOG.debug("link={} confirmation of no such request: invokeID={} {}", reports, invokeId, message);
            return;
        }
        onAnswer(nanos, desk.answered(invokeId, reading.at(nanos)), new Answer(message, item, reply));
    }

    /** What came as the answer to a request, and what it is to the engine. */
    private record Answer(TsapiMessage message, AttMessage item, PbxReply reply) {
        boolean isRefusal() {
            return reply instanceof PbxReply.Refused;
        }
    }

    private void onAnswer(long nanos, RequestDesk.Answered answered, Answer answer) {
        counters.repliesLate += answered.late() ? 1 : 0;
        counters.requestsRefused += answer.isRefusal() ? 1 : 0;
        boolean congested = slowDown(nanos, answered.ask(), answer.message());
        switch (answered.purpose()) {
            case Purpose.Engine engine when engine.command() instanceof PbxCommand.QueryAgentLogin
                    && answer.item() instanceof Att.QueryAgentLoginConf list ->
                tell(agentLogins.begin(list.privEventCrossRefID(), engine.requestId(), answered.late(),
                        reading.at(nanos)));
            case Purpose.Engine engine -> onEngineAnswer(nanos, answered, answer.reply(), congested);
            case Purpose.Watch watch -> onWatchAnswer(nanos, watch.entry(), answered, answer);
            case Purpose.Capabilities c -> onCapabilities(nanos, answer.message());
            case Purpose.DeviceList l -> onDeviceList(nanos, answer.message());
            case Purpose.Probe p -> {
                systemStatus(nanos, answer.message());
                tellStatus(answer.message(), answer.item());
            }
            case Purpose.SystemStatus s -> {
                progress.answered(LinkStep.SYSTEM_STATUS, answer.isRefusal(), nanos);
                systemStatus(nanos, answer.message());
                tellStatus(answer.message(), answer.item());
            }
            case Purpose.Clock c -> onClock(nanos, answered, answer);
            case Purpose.AgentPoll poll -> onAgentState(nanos, poll.deviceId(), answer, congested);
            case Purpose.Unwatch u -> LOG.debug("link={} ended: {}", reports, answer.message());
            case Purpose.Heartbeat h -> counters.anomalies++;
        }
    }

    private void tell(AgentLoginLists.Finished finished) {
        if (finished != null) {
            reports.replied(finished.requestId(), finished.reply());
        }
    }

    private void onAgentLogins(long nanos, AttMessage item) {
        switch (item) {
            case Att.QueryAgentLoginResp part when agentLogins.knows(part.privEventCrossRefID()) ->
                tell(agentLogins.part(part.privEventCrossRefID(), part.devices(), reading.at(nanos)));
            case Att.V15QueryAgentLoginResp part when agentLogins.knows(part.privEventCrossRefID()) ->
                tell(agentLogins.part(part.privEventCrossRefID(), part.devices(), reading.at(nanos)));
            case null, default -> counters.eventsUnneeded++;
        }
    }

    /** Sends more slowly when the answer says that the server has too much to do; whether it does. */
    private boolean slowDown(long nanos, Ask ask, TsapiMessage answer) {
        Failure failure = switch (answer) {
            case Csta.UniversalFailureConf f -> Failure.of(f.error());
            case Acs.UniversalFailureConf f -> Failure.of(f.error());
            default -> null;
        };
        if (failure == null || !failure.isCongestion(isQuery(ask))) {
            return false;
        }
        desk.rate().congested(nanos, failure.text());
        return true;
    }

    private static boolean isQuery(Ask ask) {
        return ask.requestClass() == RequestClass.SNAPSHOT || ask.requestClass() == RequestClass.AGENT;
    }

    /** A query that met congestion is asked again, because it has changed nothing; what changes something is not. */
    private void onEngineAnswer(long nanos, RequestDesk.Answered answered, PbxReply reply, boolean congested) {
        Ask ask = answered.ask();
        Purpose.Engine engine = (Purpose.Engine) ask.purpose();
        if (congested && isQuery(ask) && !answered.late() && engine.attempt() < QUERY_ATTEMPTS_MAX && phase.isOpen()
                && desk.offer(new Ask(engine.again(), ask.requestClass(), ask.message(), ask.privateData(),
                        ask.confirmed()), nanos)) {
            return;
        }
        if (engine.isSnapshot() && !answered.late()) {
            progress.snapshotAnswered(reply instanceof PbxReply.Refused, nanos);
        }
        reports.replied(engine.requestId(), answered.late() ? new PbxReply.Late(reply) : reply);
    }

    private void onWatchAnswer(long nanos, Roster.Entry entry, RequestDesk.Answered answered, Answer answer) {
        if (!answered.late()) {
            window.answered(answered.sentAt(), reading.at(nanos));
        }
        watching.answered(nanos, entry, answer.message(), answer.reply());
        if (entry.standing() == Roster.Standing.STANDING) {
            polls.monitored(entry, nanos);
        }
        watched(nanos);
    }

    private void onClock(long nanos, RequestDesk.Answered answered, Answer answer) {
        boolean told = answer.item() instanceof Att.QueryTodConf tod
                && clock.answered(tod, reading.at(nanos) - answered.sentAt());
        progress.answered(LinkStep.CLOCK, !told, nanos);
        if (!told) {
            LOG.info("link={} the switch does not tell its time: {} {}", reports, answer.message(), answer.item());
        }
    }

    private void onAgentState(long nanos, String deviceId, Answer answer, boolean congested) {
        Roster.Entry entry = polls.entry(deviceId);
        if (entry == null) {
            return;
        }
        if (answer.reply() instanceof PbxReply.AgentStateReported state) {
            PbxEvent event = polls.answered(deviceId, state, nanos);
            if (event != null) {
                reports.event(entry, event);
            }
        } else if (congested || !answer.isRefusal()) {
            polls.unanswered(deviceId, nanos);
        } else {
            polls.refused(deviceId);
        }
    }

    private void onMonitorEvent(long nanos, int crossRef, CstaMessage message, AttMessage item) {
        if (!accepts(PhaseCause.CSTA_EVENT)) {
            return;
        }
        Roster.Entry entry = roster.monitor(crossRef);
        if (message instanceof Csta.MonitorEnded) {
            if (entry != null) {
                polls.forget(entry);
            }
            watching.ended(nanos, entry);
        } else if (entry == null) {
            counters.eventsOfUnknownMonitor++;
        } else {
            PbxEvent event = events.event(message, item);
            if (event == null) {
                counters.eventsUnneeded++;
            } else {
                polls.observed(event, nanos);
                reports.event(entry, event);
            }
        }
    }

    private void onReport(long nanos, CstaMessage message, AttMessage item) {
        if (!accepts(PhaseCause.CSTA_EVENT)) {
            return;
        }
        switch (message) {
            case Csta.RouteRegisterAbort abort ->
                watching.ended(nanos, roster.registration(abort.routeRegisterReqID()));
            case Csta.SysStat status -> {
                systemStatus(nanos, status);
                tellStatus(status, item);
            }
            case Csta.Private list -> onAgentLogins(nanos, item);
            default -> {
                Input input = events.routing(message, item);
                if (input == null) {
                    counters.eventsUnneeded++;
                } else {
                    reports.offer(input);
                }
            }
        }
    }

    private void systemStatus(long nanos, TsapiMessage message) {
        SystemStatus status = switch (message) {
            case Csta.SysStat event -> event.state();
            case Csta.SysStatReqConf conf -> conf.systemStatus();
            default -> null;
        };
        if (status == null || status.name().equals(peer.systemStatus())) {
            return;
        }
        LOG.info("link={} system status {}", reports, status.name());
        peer = new LinkStatus.Peer(peer.privateDataVersion(), peer.apiVersion(), peer.libraryVersion(),
                peer.serverVersion(), peer.driverVersion(), status.name());
        if (status.equals(SystemStatus.SS_OVERLOAD_IMMINENT)) {
            desk.rate().congested(nanos, status.name());
        } else if (status.equals(SystemStatus.SS_OVERLOAD_REACHED)) {
            desk.rate().overloaded(nanos, status.name());
        } else {
            desk.rate().relieved(nanos);
        }
    }

    /** To the engine, when it is news on this stream. */
    private void tellStatus(TsapiMessage message, AttMessage item) {
        Input told = message instanceof CstaMessage csta ? events.systemStatus(csta, item) : null;
        if (told != null && !told.equals(statusTold)) {
            statusTold = told;
            reports.offer(told);
        }
    }

    // ---- what the server asks

    @Override
    public void submit(long nanos, Output.PbxRequest request) {
        if (!accepts(PhaseCause.SUBMITTED)) {
            return;
        }
        if (!phase.isOpen()) {
            reports.notSent(request.requestId(), "the link is down: " + phase.sentence());
            return;
        }
        switch (requests.request(request.command())) {
            case RequestTranslator.Impossible impossible ->
                reports.notPossible(request.requestId(), impossible.reply());
            case RequestTranslator.Request wire -> {
                Purpose.Engine purpose = new Purpose.Engine(request.requestId(), request.command());
                Ask ask = new Ask(purpose, request.requestClass(), wire.message(), wire.privateData(),
                        RequestTranslator.isConfirmed(request.command()));
                if (!desk.offer(ask, nanos)) {
                    reports.notSent(request.requestId(),
                            "the queue is full: " + RequestQueue.QUEUE_MAX + " requests wait");
                } else if (purpose.isSnapshot()) {
                    progress.snapshotAsked(nanos);
                }
            }
        }
        pump(nanos);
    }

    @Override
    public void updateDevices(long nanos, LinkDevices devices) {
        if (!accepts(PhaseCause.DEVICES_CHANGED)) {
            return;
        }
        watching.replace(nanos, devices, phase.isOpen());
        watched(nanos);
        pump(nanos);
    }

    // ---- time

    @Override
    public void onTime(long nanos) {
        long heard = reading.at(nanos);
        if (phase == Phase.BACKOFF && nanos >= retryAt) {
            move(nanos, PhaseCause.RETRY_DUE, LinkDownCause.NONE, "");
        }
        if (phase == Phase.CLOSING && nanos >= drainUntil) {
            move(nanos, PhaseCause.DRAINED, LinkDownCause.STOPPED, "");
        }
        if (!reading.isPaused()) {
            if (heard >= phaseDeadline) {
                phaseOverdue(nanos);
            }
            Purpose overdue = desk.overdue(heard);
            while (overdue != null) {
                onOverdue(nanos, overdue);
                overdue = desk.overdue(heard);
            }
            for (var list = agentLogins.overdue(heard); list != null; list = agentLogins.overdue(heard)) {
                counters.requestsTimedOut++;
                tell(list);
            }
            supervise(nanos, heard);
        }
        for (Purpose.Engine never : desk.expired(nanos)) {
            reports.notSent(never.requestId(), "it waited in the queue for longer than it would for its answer");
        }
        if (phase.isOpen()) {
            roster.wake(nanos);
            watched(nanos);
            if (nanos >= clock.nextAt()) {
                checkClock(nanos);
            }
        }
        pump(nanos);
    }

    private void phaseOverdue(long nanos) {
        phaseDeadline = NO_DEADLINE;
        if (!connected) {
            fail(nanos, PhaseCause.CONNECT_OVERDUE, LinkDownCause.CONNECT_FAILED,
                    "no connection after " + options.connectTimeout() + " ms");
        } else {
            fail(nanos, PhaseCause.HANDSHAKE_OVERDUE,
                    phase == Phase.NAME_QUERY ? LinkDownCause.NAME_SERVER_SILENT : LinkDownCause.HANDSHAKE_TIMEOUT,
                    phase.sentence() + ": no answer after " + options.handshakeTimeout() + " ms");
        }
    }

    private void onOverdue(long nanos, Purpose purpose) {
        counters.requestsTimedOut++;
        switch (purpose) {
            case Purpose.Engine engine -> {
                if (accepts(PhaseCause.REQUEST_OVERDUE)) {
                    if (engine.isSnapshot()) {
                        progress.snapshotAnswered(true, nanos);
                    }
                    reports.replied(engine.requestId(), new PbxReply.TimedOut());
                }
            }
            case Purpose.Watch watch -> watching.refused(nanos, watch.entry(), Handshake.NO_ANSWER);
            case Purpose.Capabilities c -> fail(nanos, PhaseCause.HANDSHAKE_OVERDUE, LinkDownCause.HANDSHAKE_TIMEOUT,
                    "GetAPICaps: no answer after " + options.requestTimeout() + " ms");
            case Purpose.DeviceList l -> fail(nanos, PhaseCause.HANDSHAKE_OVERDUE, LinkDownCause.HANDSHAKE_TIMEOUT,
                    "GetDeviceList: no answer after " + options.requestTimeout() + " ms");
            case Purpose.SystemStatus s -> {
                accepts(PhaseCause.REQUEST_OVERDUE);
                progress.answered(LinkStep.SYSTEM_STATUS, true, nanos);
            }
            case Purpose.Clock c -> {
                accepts(PhaseCause.REQUEST_OVERDUE);
                progress.answered(LinkStep.CLOCK, true, nanos);
            }
            case Purpose.AgentPoll poll -> {
                accepts(PhaseCause.REQUEST_OVERDUE);
                polls.unanswered(poll.deviceId(), nanos);
            }
            case Purpose.Unwatch u -> accepts(PhaseCause.REQUEST_OVERDUE);
            case Purpose.Heartbeat h -> accepts(PhaseCause.REQUEST_OVERDUE);
            case Purpose.Probe p -> accepts(PhaseCause.REQUEST_OVERDUE);
        }
    }

    private void supervise(long nanos, long heard) {
        if (!phase.isOpen() && phase != Phase.CLOSING) {
            return;
        }
        if (heard >= supervision.silentAt()) {
            fail(nanos, PhaseCause.SILENT, LinkDownCause.SILENT,
                    "nothing received for " + supervision.silentSeconds(heard) + " s");
        } else if (phase.isOpen() && heard >= supervision.probeAt()) {
            supervision.probed(heard);
            direct(nanos, new Ask(new Purpose.Probe(), RequestClass.MONITOR, new Csta.ReqSysStat(), PrivateData.ABSENT,
                    true));
        }
    }

    @Override
    public long nextDeadline() {
        long next = switch (phase) {
            case BACKOFF -> retryAt;
            case CLOSING -> drainUntil;
            default -> NO_DEADLINE;
        };
        if (!reading.isPaused()) {
            long heard = Math.min(Math.min(phaseDeadline, desk.nextOverdue()), agentLogins.nextOverdue());
            if (phase.isOpen() || phase == Phase.CLOSING) {
                heard = Math.min(heard, supervision.silentAt());
                heard = phase.isOpen() ? Math.min(heard, supervision.probeAt()) : heard;
            }
            next = Math.min(next, reading.real(heard));
        }
        if (phase.isOpen() || phase == Phase.CLOSING) {
            next = Math.min(next, desk.nextExpiry());
            next = Math.min(next, desk.nextSend(lastPump));
        }
        if (!phase.isOpen()) {
            return next;
        }
        next = Math.min(next, Math.min(roster.nextWake(), clock.nextAt()));
        return mayPoll() ? Math.min(next, polls.nextDue(lastPump)) : next;
    }

    // ---- sending

    /** Asks for more monitors when the window has room, then sends what the rate limit allows. */
    private void pump(long nanos) {
        lastPump = nanos;
        if (!phase.isOpen() && phase != Phase.CLOSING) {
            return;
        }
        boolean sent;
        do {
            askMore(nanos);
            sent = false;
            for (Ask ask = desk.nextToSend(nanos); ask != null; ask = desk.nextToSend(nanos)) {
                direct(nanos, ask);
                sent = true;
            }
        } while (sent);
        if (phase == Phase.CLOSING && !desk.owesEngine() && !agentLogins.owes()) {
            move(nanos, PhaseCause.DRAINED, LinkDownCause.STOPPED, "");
        }
    }

    /** Asks for monitors and agents' states, as far as there is room. */
    private void askMore(long nanos) {
        if (phase != Phase.MONITORING && phase != Phase.UP) {
            return;
        }
        watching.askMore(nanos, desk.queued(RequestClass.MONITOR), peer.privateDataVersion(), vendor);
        watching.count(progress, nanos);
        while (mayPoll()) {
            String station = polls.next(nanos);
            if (station == null) {
                return;
            }
            Ask poll = new Ask(new Purpose.AgentPoll(station), RequestClass.AGENT, new Csta.QueryAgentState(station),
                    PrivateData.ABSENT, true);
            if (!desk.offer(poll, nanos)) {
                polls.unanswered(station, nanos);
            }
        }
    }

    /** Polls are made one by one, so that it is the link's rate that holds them back, and only while it is up. */
    private boolean mayPoll() {
        return phase == Phase.UP && desk.queued(RequestClass.AGENT) == 0;
    }

    /** Queues a request of the link itself. */
    private void own(long nanos, Purpose purpose, TsapiMessage message, PrivateData privateData) {
        Ask ask = new Ask(purpose, RequestClass.MONITOR, message, privateData, true);
        if (!desk.offer(ask, nanos)) {
            counters.requestsNotSent++;
            if (purpose instanceof Purpose.Watch watch) {
                roster.rests(watch.entry(), nanos, Roster.REST_ENDED_MIN_MILLIS, null);
            } else {
                direct(nanos, ask);
            }
        }
    }

    /** Sends a request now. */
    private void direct(long nanos, Ask ask) {
        long heard = reading.at(nanos);
        int invokeId = desk.sent(ask, heard);
        try {
            send(new TsapiFrame(invokeId, 0, ask.message(), ask.privateData()));
        } catch (EncodeException impossible) {
            desk.answered(invokeId, heard);
            switch (ask.purpose()) {
                case Purpose.Engine engine -> {
                    if (engine.isSnapshot()) {
                        progress.snapshotAnswered(true, nanos);
                    }
                    reports.notPossible(engine.requestId(), new PbxReply.NotPossible(
                            NotPossibleReason.ARGUMENT_OUT_OF_RANGE, impossible.getMessage()));
                }
                case Purpose.Watch watch ->
                    watching.refused(nanos, watch.entry(),
                            new UniversalFailure(UniversalFailure.INVALID_CSTA_DEVICE_IDENTIFIER,
                                    impossible.getMessage()));
                case Purpose.AgentPoll poll -> polls.refused(poll.deviceId());
                default -> throw impossible;
            }
        }
    }

    private void send(TsapiFrame frame) {
        byte[] bytes = TsapiCodec.encode(frame);
        if (LOG.isTraceEnabled()) {
            LOG.trace("link={} sent {}", reports, TsapiText.print(frame));
        }
        show(true, bytes, 0, bytes.length, new Decoded.Value<>(frame, bytes.length));
        counters.framesSent++;
        counters.bytesSent += bytes.length;
        effects.add(new LinkEffect.Send(bytes));
    }

    private void show(boolean sent, byte[] bytes, int offset, int length, Decoded<TsapiFrame> decoded) {
        if (!traces.isEmpty()) {
            Instant time = context.environment().clock().wall();
            traces.values().forEach(tracer -> tracer.frame(time, sent, bytes, offset, length, decoded));
        }
    }

    @Override
    public void trace(LinkTrace trace, boolean on) {
        if (on) {
            traces.put(trace, new FrameTracer(trace, reports.toString(), options.charset()));
        } else {
            traces.remove(trace);
        }
    }

    // ---- phases

    /** Whether the cause is expected now; counts and logs it when not. */
    private boolean accepts(PhaseCause cause) {
        if (PhaseTable.verdict(phase, cause) instanceof PhaseVerdict.Anomaly anomaly) {
            counters.anomalies++;
            LOG.debug("link={} phase={} unexpected {}: {}", reports, phase, cause, anomaly.because());
            return false;
        }
        return true;
    }

    private void fail(long nanos, PhaseCause cause, LinkDownCause down, String detail) {
        if (accepts(cause)) {
            move(nanos, cause, down, detail);
        }
    }

    /** The one place where the phase changes. */
    private void move(long nanos, PhaseCause cause, LinkDownCause down, String detail) {
        if (!(PhaseTable.verdict(phase, cause) instanceof PhaseVerdict.Move verdict)) {
            return;
        }
        Phase to = verdict.to();
        LOG.debug("link={} phase={} cause={} to={} {}", reports, phase, cause, to, detail);
        phase = to;
        phaseDeadline = NO_DEADLINE;
        switch (to) {
            case IDLE -> {
                down(LinkDownCause.STOPPED, detail);
                effects.add(new LinkEffect.Stopped());
            }
            case BACKOFF -> {
                if (upSince != NO_DEADLINE && nanos - upSince >= STABLE_MILLIS * NANOS_PER_MILLI) {
                    backoff.reset();
                }
                upSince = NO_DEADLINE;
                long floor = down == LinkDownCause.LOGIN_REFUSED ? LOGIN_REFUSED_PAUSE_MILLIS : 0;
                retryAt = nanos + backoff.next(floor) * NANOS_PER_MILLI;
                down(down, detail);
            }
            case NAME_QUERY -> {
                tlinks = new TlinkSearch(context.link(), options.useAdvertisedAddress());
                connect(nanos, context.link().host(), context.link().port(),
                        options.nameServerTls().isWanted(context.link().port()));
            }
            case KEY_EXCHANGE -> connect(nanos, tlinks.found().host(), tlinks.found().port(), tlinks.found().secure());
            case OPENING -> phaseDeadline = reading.at(nanos) + options.handshakeTimeout() * NANOS_PER_MILLI;
            case CAPABILITIES -> enterCapabilities(nanos);
            case DEVICE_LIST -> {
                devicesListed = 0;
                progress.counting(LinkStep.DEVICE_LIST, 0, false, nanos);
                own(nanos, new Purpose.DeviceList(),
                        new Csta.GetDeviceList(Handshake.LIST_START, CSTALevel.CSTA_HOME_WORK_TOP),
                        PrivateData.ABSENT);
            }
            case MONITORING -> watched(nanos);
            case UP -> {
                upSince = nanos;
                reports.changed(LinkState.UP, LinkDownCause.NONE, upDetail());
            }
            case CLOSING -> {
                drainUntil = nanos + options.drain() * NANOS_PER_MILLI;
                pump(nanos);
            }
        }
    }

    private void enterCapabilities(long nanos) {
        supervision.begin(reading.at(nanos));
        reports.changed(LinkState.RESYNCHRONISING, LinkDownCause.NONE, upDetail());
        progress.asked(LinkStep.CAPABILITIES, nanos);
        own(nanos, new Purpose.Capabilities(), new Csta.GetApiCaps(), PrivateData.ABSENT);
        if (options.heartbeatSeconds() != 0) {
            own(nanos, new Purpose.Heartbeat(), new Acs.SetHeartbeatInterval(options.heartbeatSeconds()),
                    PrivateData.ABSENT);
        }
    }

    /** Goes up when the last answer has come. */
    private void watched(long nanos) {
        if (phase == Phase.MONITORING && roster.isAnswered()) {
            move(nanos, PhaseCause.DEVICES_ANSWERED, LinkDownCause.NONE, "");
        }
    }

    private void connect(long nanos, String host, int port, boolean secure) {
        connectionWanted = true;
        // The transport gives the TLS handshake a limit of its own; this one is for a transport that says nothing.
        long handshake = secure ? options.handshakeTimeout() : 0;
        phaseDeadline = reading.at(nanos) + (options.connectTimeout() + handshake) * NANOS_PER_MILLI;
        effects.add(new LinkEffect.Connect(host, port, secure, options.connectTimeout()));
    }

    private void disconnect() {
        if (connectionWanted) {
            effects.add(new LinkEffect.Disconnect());
        }
        connectionWanted = false;
        connected = false;
        received.clear();
        desk.clear();
    }

    private void down(LinkDownCause cause, String detail) {
        if (connected && cause == LinkDownCause.STOPPED) {
            send(TsapiFrame.of(desk.invokeId(), new Acs.AbortStream()));
        }
        if (connectionWanted) {
            effects.add(new LinkEffect.Disconnect());
        }
        connectionWanted = false;
        connected = false;
        received.clear();
        agentLogins.clear();
        var never = desk.clear();
        roster.reset();
        window.reset();
        polls.reset();
        clock.reset();
        progress.reset();
        requests = null;
        statusTold = null;
        reports.changed(LinkState.DOWN, cause, detail);
        never.forEach(engine -> reports.notSent(engine.requestId(), "the link was lost before it was sent"));
    }

    private String upDetail() {
        return "private data " + peer.privateDataVersion() + ", API " + peer.apiVersion() + ", server "
                + peer.serverVersion() + ", driver " + peer.driverVersion();
    }

    // ---- outside view

    @Override
    public LinkEffect poll() {
        return effects.poll();
    }

    /** What it is doing. */
    public Phase phase() {
        return phase;
    }

    @Override
    public LinkStatus status() {
        return new LinkStatus(context.pbx().name(), context.link().name(), reports.state(), phase.name(),
                reports.cause(), reports.detail(), peer, counters.snapshot(desk, roster),
                new LinkStatus.Work(desk.rate().status(window.size()), desk.loads(lastPump), progress.steps(),
                        watching.refusals(), clock.status()));
    }
}
