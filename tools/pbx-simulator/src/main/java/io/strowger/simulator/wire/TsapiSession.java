package io.strowger.simulator.wire;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

import io.strowger.csta.Decoded;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AcsMessage;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.UnknownMessage;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Application;
import io.strowger.simulator.model.Cause;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.SwitchEvent;

/**
 * One TSAPI stream on the server's side: octets in, octets out, no socket. Used on the simulator's thread only.
 *
 * <p>The owner gives received octets to {@link #onBytes}, lets time pass with {@link SwitchServer#advanceTo}, and after
 * each takes {@link #takeOutput} and looks at {@link #closed}. While {@link #reading} is false a fault wants the socket
 * left unread.
 */
public final class TsapiSession implements Application {
    private enum Phase {
        CONNECTED, OPEN, CLOSED
    }

    private static final int AGENT_LOGIN_LIST = 10;
    private static final int MILLIS_PER_SECOND = 1000;
    /** Most requests that wait to be acted on. */
    private static final int MAX_DEFERRED = 100_000;

    private record Deferred(TsapiFrame frame, long notBefore, long order) {}

    private final AesServer aes;
    private final StreamOpening opening;
    private final FrameInput input = new FrameInput();
    private final FrameSender sender;
    private final PriorityQueue<Deferred> deferred = new PriorityQueue<>(
            Comparator.comparingLong(Deferred::notBefore).thenComparingLong(Deferred::order));
    private Phase phase = Phase.CONNECTED;
    private StreamTerms terms = new StreamTerms(null, 2, "", 0);
    private PrivateEvents forms;
    private StatusServices status;
    private SessionServices services;
    private long heartbeatMillis;
    private long deferrals;
    private int lastPrivateEventId;

    TsapiSession(AesServer aes, boolean secure) {
        this.aes = aes;
        this.opening = new StreamOpening(aes, secure);
        this.sender = new FrameSender(aes);
        this.heartbeatMillis = (long) aes.settings().heartbeatSeconds() * MILLIS_PER_SECOND;
    }

    private long now() {
        return aes.theSwitch().now();
    }

    // --- octets and time ---------------------------------------------------------------------------------------------

    /**
     * Octets have been read.
     *
     * @param nanos when, for measuring only
     */
    public void onBytes(byte[] chunk, int offset, int length, long nanos) {
        int at = offset;
        while (at < offset + length && phase != Phase.CLOSED) {
            int part = Math.min(offset + length - at, TsapiFrames.MAX_FRAME);
            input.append(chunk, at, part, nanos);
            at += part;
            frames(nanos);
        }
    }

    private void frames(long nanos) {
        while (phase != Phase.CLOSED) {
            switch (input.scan()) {
                case TsapiFrames.Scan.NeedMore more -> {
                    return;
                }
                case TsapiFrames.Scan.Frame frame -> {
                    long firstNanos = input.firstNanos();
                    int at = input.take(frame.length(), nanos);
                    frame(input.bytes(), at, frame.length(), firstNanos);
                }
                case TsapiFrames.Scan.Fault fault -> drop(ACSUniversalFailure.TSERVER_BAD_PACKET);
            }
        }
    }

    private void frame(byte[] bytes, int at, int length, long firstNanos) {
        aes.messages().received();
        switch (TsapiCodec.decode(bytes, at, length)) {
            case Decoded.Fault<TsapiFrame> fault -> {
                int invokeId = FrameInput.invokeId(bytes, at);
                if (FrameInput.eventClass(bytes, at) == EventClass.CSTAREQUEST && phase == Phase.OPEN) {
                    send(invokeId, Reply.refuse(Failure.MISTYPED_ARGUMENT_REJECTION));
                } else {
                    refuse(invokeId, ACSUniversalFailure.TSERVER_BAD_PDU);
                }
            }
            case Decoded.Value<TsapiFrame> value -> {
                TsapiFrame frame = value.value();
                if (frame.message() instanceof Csta.RouteSelectInvRequest select) {
                    aes.latency().answered(select.routingCrossRefID(), firstNanos);
                } else if (frame.message() instanceof Csta.RouteSelectRequest select) {
                    aes.latency().answered(select.routingCrossRefID(), firstNanos);
                }
                accept(frame);
            }
        }
        aes.theSwitch().deliver();
    }

    private void accept(TsapiFrame frame) {
        long notBefore = notBefore(frame.message());
        if (notBefore > now() && deferred.size() < MAX_DEFERRED) {
            deferred.add(new Deferred(frame, notBefore, deferrals++));
        } else {
            handle(frame);
        }
    }

    /** When a request is acted on: some faults, and licences that are fetched first, make it wait. */
    private long notBefore(TsapiMessage message) {
        if (phase != Phase.OPEN || !(message instanceof CstaMessage request)) {
            return now();
        }
        boolean select = request instanceof Csta.RouteSelectInvRequest || request instanceof Csta.RouteSelectRequest;
        if (select) {
            return now() + aes.faults().selectDelayMillis();
        }
        String device = MonitorServices.licensed(request);
        return device == null ? now() : aes.licences().fetch(device, now());
    }

    /** Time has passed; the switch's clock says how much. */
    void onTime() {
        while (!deferred.isEmpty() && deferred.peek().notBefore <= now() && phase == Phase.OPEN) {
            handle(deferred.remove().frame);
            aes.theSwitch().deliver();
        }
        if (phase == Phase.OPEN && now() - sender.lastMillis() >= heartbeatMillis) {
            if (aes.faults().heartbeatsMissing()) {
                sender.skip();
            } else {
                send(TsapiFrame.of(0, new Acs.ClientHeartbeatEvent()));
            }
        }
    }

    /** When {@link #onTime} has something to do, in the switch's time. */
    long nextTimer() {
        if (phase != Phase.OPEN) {
            return Long.MAX_VALUE;
        }
        long heartbeat = sender.lastMillis() + heartbeatMillis;
        return deferred.isEmpty() ? heartbeat : Math.min(heartbeat, deferred.peek().notBefore);
    }

    /** When output that is held back now may be taken, in the switch's time. */
    long nextOutput() {
        OptionalLong next = aes.faults().silent() ? OptionalLong.empty() : sender.output().nextDeadline();
        return next.isPresent() && next.getAsLong() > now() ? next.getAsLong() : Long.MAX_VALUE;
    }

    /** What is to be written now, empty for nothing. */
    public byte[] takeOutput() {
        checkBound();
        if (sender.output().overflown() || aes.faults().silent() || sender.output().isEmpty()) {
            return FrameInput.NOTHING;
        }
        if (aes.faults().takeCut()) {
            byte[] half = sender.output().takeHalf();
            close();
            return half;
        }
        return sender.output().take(now());
    }

    /** Closes a stream whose peer has let more pile up than may wait. */
    public void checkBound() {
        if (sender.output().overflown() && phase != Phase.CLOSED) {
            close();
        }
    }

    /** What was taken is handed to the socket, at this time. */
    public void onWritten(long nanos) {
        for (int question : sender.output().takeSentQuestions()) {
            aes.latency().asked(question, nanos);
        }
    }

    /** Whether the socket shall be read. */
    public boolean reading() {
        return !aes.faults().notReading();
    }

    /** Whether the link shall be closed once the output is written. */
    public boolean closed() {
        return phase == Phase.CLOSED;
    }

    boolean open() {
        return phase == Phase.OPEN;
    }

    /** The link is gone, by whichever side. */
    public void close() {
        if (phase == Phase.OPEN) {
            aes.theSwitch().detach(this);
            services.monitors().forgetAll();
        }
        phase = Phase.CLOSED;
        sender.end();
        aes.closed(this);
        aes.theSwitch().deliver();
    }

    /** Ends the stream with a reason. */
    void drop(ACSUniversalFailure reason) {
        send(TsapiFrame.of(0, new Acs.UniversalFailureEvent(reason)));
        close();
    }

    private void send(TsapiFrame frame) {
        sender.send(frame);
    }

    private void send(int invokeId, Reply reply) {
        sender.confirm(invokeId, reply, terms);
    }

    // --- requests ----------------------------------------------------------------------------------------------------

    private void handle(TsapiFrame frame) {
        TsapiMessage message = frame.message();
        switch (message) {
            case AcsMessage acs -> handleAcs(frame.invokeID(), acs, frame.privateData());
            case CstaMessage csta -> {
                if (phase == Phase.OPEN) {
                    handleCsta(frame.invokeID(), csta, frame.privateData());
                } else {
                    refuse(frame.invokeID(), ACSUniversalFailure.TSERVER_NO_ACS_STREAM);
                }
            }
            case UnknownMessage unknown -> {
                if (unknown.eventClass() == EventClass.CSTAREQUEST && phase == Phase.OPEN) {
                    send(frame.invokeID(), Reply.refuse(Failure.UNRECOGNIZED_OPERATION_REJECTION));
                } else {
                    refuse(frame.invokeID(), ACSUniversalFailure.TSERVER_BAD_PDU);
                }
            }
        }
    }

    private void refuse(int invokeId, ACSUniversalFailure error) {
        send(TsapiFrame.of(invokeId, new Acs.UniversalFailureConf(error)));
    }

    private void handleAcs(int invokeId, AcsMessage message, PrivateData privateData) {
        switch (message) {
            case Acs.KeyRequest request -> send(TsapiFrame.of(invokeId, opening.key()));
            case Acs.OpenStream request -> open(invokeId, request, privateData);
            case Acs.CloseStream request -> {
                send(TsapiFrame.of(invokeId, new Acs.CloseStreamConf()));
                close();
            }
            case Acs.AbortStream request -> close();
            case Acs.SetHeartbeatInterval request -> setHeartbeat(invokeId, request.heartbeatInterval());
            default -> refuse(invokeId, ACSUniversalFailure.TSERVER_INVALID_MESSAGE);
        }
    }

    private void open(int invokeId, Acs.OpenStream request, PrivateData privateData) {
        if (phase == Phase.OPEN) {
            refuse(invokeId, ACSUniversalFailure.DRIVER_DUPLICATE_ACSHANDLE);
            return;
        }
        switch (opening.open(request, privateData)) {
            case StreamOpening.Result.Refused refused -> refuse(invokeId, refused.reason());
            case StreamOpening.Result.Opened opened -> {
                begin(opened.terms());
                send(new TsapiFrame(invokeId, 0, opened.confirmation(), opened.privateData()));
            }
        }
    }

    private void begin(StreamTerms agreed) {
        terms = agreed;
        forms = new PrivateEvents(agreed.vendor(), agreed.version());
        status = new StatusServices(aes);
        phase = Phase.OPEN;
        serve();
    }

    /** Begins to serve the application at the switch that there is now. */
    private void serve() {
        services = new SessionServices(aes, this, terms, status);
        aes.theSwitch().attach(this);
    }

    /** The link between server and switch is lost. */
    void onSwitchLost() {
        if (phase == Phase.OPEN) {
            aes.theSwitch().detach(this);
            services.monitors().ids().forEach(id -> onMonitorEnded(id, Cause.NETWORK_NOT_OBTAINABLE));
            services.routing().registrations().forEach(this::onRegistrationAborted);
        }
    }

    /** The link between server and switch is there again; the switch may be another one. */
    void onSwitchRegained() {
        if (phase == Phase.OPEN) {
            serve();
        }
    }

    private void setHeartbeat(int invokeId, int seconds) {
        if (seconds < LinkSettings.MIN_HEARTBEAT_SECONDS || seconds > LinkSettings.MAX_HEARTBEAT_SECONDS) {
            refuse(invokeId, ACSUniversalFailure.TSERVER_INVALID_HEARTBEAT_INTERVAL);
            return;
        }
        heartbeatMillis = (long) seconds * MILLIS_PER_SECOND;
        send(TsapiFrame.of(invokeId, new Acs.SetHeartbeatIntervalConf(seconds)));
    }

    private void handleCsta(int invokeId, CstaMessage request, PrivateData privateData) {
        AttMessage own = privateData instanceof PrivateData.Avaya avaya ? avaya.message() : null;
        TsapiMessage refusal = services.refusal(request, own);
        if (refusal != null) {
            sender.confirm(TsapiFrame.of(invokeId, refusal));
            return;
        }
        if (request instanceof Csta.EscapeSvc && own instanceof Att.QueryAgentLogin query) {
            queryAgentLogin(invokeId, query.device());
            return;
        }
        Reply reply = services.reply(request, own);
        if (reply.message() != null) {
            send(invokeId, reply);
        }
    }

    private void queryAgentLogin(int invokeId, String device) {
        Answer<List<String>> answer = aes.theSwitch().queries().queryAgentLogin(device);
        int id = ++lastPrivateEventId;
        send(invokeId,
                Reply.of(answer, stations -> new Reply(new Csta.EscapeSvcConf(), new Att.QueryAgentLoginConf(id))));
        if (answer instanceof Answer.Done<List<String>> done) {
            List<String> stations = done.value();
            for (int from = 0; from < stations.size(); from += AGENT_LOGIN_LIST) {
                privateEvent(id, stations.subList(from, Math.min(from + AGENT_LOGIN_LIST, stations.size())));
            }
            privateEvent(id, List.of());
        }
    }

    private void privateEvent(int id, List<String> stations) {
        send(new TsapiFrame(0, 0, new Csta.Private(), forms.agentLogin(id, stations)));
    }

    @Override
    public int link() {
        return aes.link();
    }

    // --- what the switch tells ---------------------------------------------------------------------------------------

    @Override
    public void onEvent(int monitorId, SwitchEvent event, ConnectionState local) {
        if (!forms.tells(event) || !services.monitors().passes(monitorId, event) || aes.faults().eventLost()) {
            return;
        }
        CstaMessage message = Events.message(event, local);
        long late = aes.faults().eventDelay(services.monitors().device(monitorId));
        sender.send(new TsapiFrame(0, monitorId, message, forms.of(message, event)), late, late > 0, 0);
    }

    @Override
    public void onMonitorEnded(int monitorId, Cause cause) {
        services.monitors().forget(monitorId);
        send(new TsapiFrame(0, monitorId, new Csta.MonitorEnded(Translation.cause(cause)), PrivateData.ABSENT));
    }

    @Override
    public void onRouteRequest(RouteRequest request) {
        sender.send(new TsapiFrame(0, 0, services.routing().question(request), forms.routeRequest(request.facts())), 0,
                false,
                request.crossRefId());
    }

    @Override
    public void onRouteUsed(RouteUsed used) {
        send(new TsapiFrame(0, 0, services.routing().used(used), forms.routeUsed()));
    }

    @Override
    public void onRouteEnd(int registrationId, int crossRefId, Failure cause) {
        aes.latency().over(crossRefId);
        long hold = cause == Failure.PERFORMANCE_LIMIT_EXCEEDED ? aes.faults().takeRouteEndHold() : 0;
        sender.send(TsapiFrame.of(0, new Csta.RouteEnd(registrationId, crossRefId, Translation.failure(cause))), hold,
                false,
                0);
    }

    @Override
    public void onRegistrationAborted(int registrationId) {
        services.routing().forget(registrationId);
        send(TsapiFrame.of(0, new Csta.RouteRegisterAbort(registrationId)));
    }

    /** The state of the server has changed. */
    void onSystemStatus() {
        Reply event = phase == Phase.OPEN ? status.event() : null;
        if (event != null) {
            send(new TsapiFrame(0, 0, event.message(), terms.block(event.message(), event.privateData())));
        }
    }
}
