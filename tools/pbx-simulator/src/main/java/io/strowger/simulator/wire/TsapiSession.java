package io.strowger.simulator.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSAuthInfo;
import io.strowger.csta.tsapi.ACSAuthType;
import io.strowger.csta.tsapi.ACSEncodeType;
import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.AcsMessage;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.LinkState;
import io.strowger.csta.tsapi.LinkStatusEntry;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.csta.tsapi.PasswordEncode;
import io.strowger.csta.tsapi.PasswordScramble;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.SelectValue;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.UnknownMessage;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Application;
import io.strowger.simulator.model.Cause;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.RouteSelect;
import io.strowger.simulator.model.SwitchEvent;

/**
 * One TSAPI stream on the server's side: octets in, octets out, no socket. Used on the simulator's thread only.
 *
 * <p>The owner gives received octets to {@link #onBytes}, lets time pass with {@link #onTime}, and after each takes
 * {@link #takeOutput} and looks at {@link #closed}.
 */
public final class TsapiSession implements Application {
    private enum Phase {
        CONNECTED, OPEN, CLOSED
    }

    private static final String API_VERSION = "ST2";
    private static final String SERVER_VERSION = "8.1.3";
    private static final int V5 = 5;
    private static final int LINK_ID = 1;
    private static final int AGENT_LOGIN_LIST = 10;
    private static final int MILLIS_PER_SECOND = 1000;
    /** Most RouteSelects that wait to be acted on. */
    private static final int MAX_DEFERRED = 10_000;
    private static final int EVENT_CLASS_AT = 14;
    private static final int INVOKE_ID_AT = 6;

    private record Deferred(TsapiFrame frame, long notBefore) {}

    private final SwitchServer server;
    private final LinkSettings settings;
    private final FrameInput input = new FrameInput();
    private final FrameOutput output = new FrameOutput();
    private final Map<Integer, MonitorFilter> filters = new LinkedHashMap<>();
    private final Deque<Deferred> deferred = new ArrayDeque<>();
    private Phase phase = Phase.CONNECTED;
    private int objectId;
    private Octets key;
    private String vendor = "";
    private int version;
    private PrivateEvents forms;
    private CallServices calls;
    private DeviceServices devices;
    private EscapeServices escapes;
    private long heartbeatMillis;
    private long lastSentMillis;
    private int lastPrivateEventId;
    private boolean statusReported;

    TsapiSession(SwitchServer server) {
        this.server = server;
        this.settings = server.settings();
        this.heartbeatMillis = (long) settings.heartbeatSeconds() * MILLIS_PER_SECOND;
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
                    frame(input.take(frame.length(), nanos), firstNanos);
                }
                case TsapiFrames.Scan.Fault fault -> drop(ACSUniversalFailure.TSERVER_BAD_PACKET);
            }
        }
    }

    private void frame(byte[] bytes, long firstNanos) {
        switch (TsapiCodec.decode(bytes, 0, bytes.length)) {
            case Decoded.Fault<TsapiFrame> fault -> {
                int invokeId = (bytes[INVOKE_ID_AT] & 0xff) | (bytes[INVOKE_ID_AT + 1] & 0xff) << 8
                        | (bytes[INVOKE_ID_AT + 2] & 0xff) << 16 | (bytes[INVOKE_ID_AT + 3] & 0xff) << 24;
                if (bytes[EVENT_CLASS_AT] == EventClass.CSTAREQUEST && phase == Phase.OPEN) {
                    send(invokeId, Reply.refuse(Failure.MISTYPED_ARGUMENT_REJECTION));
                } else {
                    send(TsapiFrame.of(invokeId, new Acs.UniversalFailureConf(ACSUniversalFailure.TSERVER_BAD_PDU)), 0,
                            0);
                }
            }
            case Decoded.Value<TsapiFrame> value -> {
                TsapiFrame frame = value.value();
                if (frame.message() instanceof Csta.RouteSelectInvRequest select) {
                    server.latency().answered(select.routingCrossRefID(), firstNanos);
                } else if (frame.message() instanceof Csta.RouteSelectRequest select) {
                    server.latency().answered(select.routingCrossRefID(), firstNanos);
                }
                accept(frame);
            }
        }
        server.theSwitch().deliver();
    }

    private void accept(TsapiFrame frame) {
        boolean select = frame.message() instanceof Csta.RouteSelectInvRequest
                || frame.message() instanceof Csta.RouteSelectRequest;
        long delay = server.faults().selectDelayMillis();
        if (select && delay > 0 && deferred.size() < MAX_DEFERRED) {
            deferred.add(new Deferred(frame, server.theSwitch().now() + delay));
        } else {
            handle(frame);
        }
    }

    /** Time has passed; the switch's clock says how much. */
    public void onTime() {
        long now = server.theSwitch().now();
        while (!deferred.isEmpty() && deferred.peek().notBefore <= now && phase == Phase.OPEN) {
            handle(deferred.remove().frame);
            server.theSwitch().deliver();
        }
        if (phase == Phase.OPEN && now - lastSentMillis >= heartbeatMillis) {
            send(TsapiFrame.of(0, new Acs.ClientHeartbeatEvent()), 0, 0);
        }
    }

    /** When {@link #onTime} has something to do, in the switch's time. */
    OptionalLong nextTimer() {
        if (phase != Phase.OPEN) {
            return OptionalLong.empty();
        }
        long heartbeat = lastSentMillis + heartbeatMillis;
        return OptionalLong.of(deferred.isEmpty() ? heartbeat : Math.min(heartbeat, deferred.peek().notBefore));
    }

    /** When output that is held back now may be taken, in the switch's time. */
    OptionalLong nextOutput() {
        OptionalLong next = server.faults().silent() ? OptionalLong.empty() : output.nextDeadline();
        return next.isPresent() && next.getAsLong() > server.theSwitch().now() ? next : OptionalLong.empty();
    }

    /** What is to be written now, empty for nothing. */
    public byte[] takeOutput() {
        checkBound();
        if (output.overflown()) {
            return new byte[0];
        }
        if (server.faults().silent() || output.isEmpty()) {
            return new byte[0];
        }
        if (server.faults().takeCut()) {
            byte[] half = output.takeHalf();
            close();
            return half;
        }
        return output.take(server.theSwitch().now());
    }

    /** Closes a stream whose peer has let more pile up than may wait. */
    public void checkBound() {
        if (output.overflown() && phase != Phase.CLOSED) {
            close();
        }
    }

    /** What was taken is handed to the socket, at this time. */
    public void onWritten(long nanos) {
        for (int question : output.takeSentQuestions()) {
            server.latency().asked(question, nanos);
        }
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
            server.theSwitch().detach(this);
        }
        phase = Phase.CLOSED;
        server.closed(this);
        server.theSwitch().deliver();
    }

    /** Ends the stream with a reason. */
    void drop(ACSUniversalFailure reason) {
        send(TsapiFrame.of(0, new Acs.UniversalFailureEvent(reason)), 0, 0);
        close();
    }

    private void send(TsapiFrame frame, long holdMillis, int question) {
        if (phase == Phase.CLOSED) {
            return;
        }
        long now = server.theSwitch().now();
        lastSentMillis = now;
        output.add(TsapiCodec.encode(frame), now + Math.max(holdMillis, server.faults().answerDelayMillis()), question);
    }

    private void send(int invokeId, Reply reply) {
        send(new TsapiFrame(invokeId, 0, reply.message(), privateBlock(reply.privateData())), 0, 0);
    }

    private PrivateData privateBlock(AttMessage message) {
        return message == null || version == 0 ? PrivateData.ABSENT : new PrivateData.Avaya(vendor, message);
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
        send(TsapiFrame.of(invokeId, new Acs.UniversalFailureConf(error)), 0, 0);
    }

    private void handleAcs(int invokeId, AcsMessage message, PrivateData privateData) {
        switch (message) {
            case Acs.KeyRequest request -> keyRequest(invokeId);
            case Acs.OpenStream request -> open(invokeId, request, privateData);
            case Acs.CloseStream request -> {
                send(TsapiFrame.of(invokeId, new Acs.CloseStreamConf()), 0, 0);
                close();
            }
            case Acs.AbortStream request -> close();
            case Acs.SetHeartbeatInterval request -> setHeartbeat(invokeId, request.heartbeatInterval());
            default -> refuse(invokeId, ACSUniversalFailure.TSERVER_INVALID_MESSAGE);
        }
    }

    private void keyRequest(int invokeId) {
        objectId = server.nextObjectId();
        key = server.nextKey();
        AcsMessage reply = switch (settings.keyReply()) {
            case ENCODE ->
                new Acs.AuthReplyTwo(objectId, key, new ACSAuthInfo(ACSAuthType.NEED_LOGIN_ID_AND_PASSWD, ""),
                        ACSEncodeType.CAN_USE_BINDERY_ENCRYPTION, "");
            case SCRAMBLE -> new Acs.KeyReply(objectId, key);
        };
        send(TsapiFrame.of(invokeId, reply), 0, 0);
    }

    private void open(int invokeId, Acs.OpenStream request, PrivateData privateData) {
        ACSUniversalFailure refusal = openRefusal(request);
        if (refusal != null) {
            refuse(invokeId, refusal);
            return;
        }
        PrivateData chosen = VersionNegotiation.choose(privateData, LinkSettings.MIN_PRIVATE_DATA_VERSION,
                settings.maxPrivateDataVersion());
        VersionNegotiation.chosen(chosen).ifPresent(agreed -> {
            vendor = agreed.vendor();
            version = agreed.version();
        });
        forms = new PrivateEvents(version);
        calls = new CallServices(server.theSwitch(), version);
        devices = new DeviceServices(server.theSwitch(), version);
        escapes = new EscapeServices(server.theSwitch(), version);
        phase = Phase.OPEN;
        server.theSwitch().attach(this);
        Acs.OpenStreamConf confirmation = new Acs.OpenStreamConf(API_VERSION, "AES" + SERVER_VERSION, SERVER_VERSION,
                SERVER_VERSION);
        send(new TsapiFrame(invokeId, 0, confirmation, chosen), 0, 0);
    }

    private ACSUniversalFailure openRefusal(Acs.OpenStream request) {
        if (phase == Phase.OPEN) {
            return ACSUniversalFailure.DRIVER_DUPLICATE_ACSHANDLE;
        }
        if (server.faults().loginRefusal() != null) {
            return server.faults().loginRefusal();
        }
        if (!request.streamType().equals(StreamType.ST_CSTA)) {
            return ACSUniversalFailure.TSERVER_BAD_STREAM_TYPE;
        }
        if (!request.serverID().equalsIgnoreCase(settings.tlinkName())) {
            return ACSUniversalFailure.TSERVER_BAD_SERVERID;
        }
        if (key == null || !request.loginID().equals(settings.login()) || !passwordRight(request.cryptPass())) {
            return ACSUniversalFailure.TSERVER_BAD_PASSWORD_OR_LOGIN;
        }
        return server.streamsFull() ? ACSUniversalFailure.TSERVER_USER_LICENSES_EXCEEDED : null;
    }

    private boolean passwordRight(Octets hidden) {
        return switch (settings.keyReply()) {
            case ENCODE -> hidden.length() == PasswordEncode.LENGTH
                    && PasswordEncode.decode(key, hidden).equals(settings.password());
            case SCRAMBLE -> hidden.equals(PasswordScramble.scramble(objectId, key, settings.password()));
        };
    }

    private void setHeartbeat(int invokeId, int seconds) {
        if (seconds < LinkSettings.MIN_HEARTBEAT_SECONDS || seconds > LinkSettings.MAX_HEARTBEAT_SECONDS) {
            refuse(invokeId, ACSUniversalFailure.TSERVER_INVALID_HEARTBEAT_INTERVAL);
            return;
        }
        heartbeatMillis = (long) seconds * MILLIS_PER_SECOND;
        send(TsapiFrame.of(invokeId, new Acs.SetHeartbeatIntervalConf(seconds)), 0, 0);
    }

    private void handleCsta(int invokeId, CstaMessage request, PrivateData privateData) {
        CSTAUniversalFailure ordered = server.faults().refusal(request.eventType());
        if (ordered != null) {
            send(invokeId, Reply.of(new Csta.UniversalFailureConf(ordered)));
            return;
        }
        AttMessage own = privateData instanceof PrivateData.Avaya avaya ? avaya.message() : null;
        Reply reply = calls.handle(request, own);
        if (reply == null) {
            reply = devices.handle(request, own);
        }
        if (reply != null) {
            send(invokeId, reply);
            return;
        }
        switch (request) {
            case Csta.EscapeSvc r -> escape(invokeId, own);
            case Csta.MonitorDevice r -> monitor(invokeId, r.deviceID(), r.monitorFilter(), request);
            case Csta.MonitorCallsViaDevice r -> monitor(invokeId, r.deviceID(), r.monitorFilter(), request);
            case Csta.MonitorCall r -> monitor(invokeId, "", r.monitorFilter(), request);
            case Csta.ChangeMonitorFilter r -> changeFilter(invokeId, r);
            case Csta.MonitorStop r -> {
                Answer<Answer.Nothing> answer = server.theSwitch().monitorStop(this, r.monitorCrossRefID());
                filters.remove(r.monitorCrossRefID());
                send(invokeId, Reply.of(answer, new Csta.MonitorStopConf()));
            }
            case Csta.RouteRegisterReq r ->
                send(invokeId, Reply.of(server.theSwitch().registerRouting(this, r.routingDevice()),
                        id -> Reply.of(new Csta.RouteRegisterReqConf(id))));
            case Csta.RouteRegisterCancel r -> send(invokeId,
                    Reply.of(server.theSwitch().cancelRouting(this, r.routeRegisterReqID()),
                            id -> Reply.of(new Csta.RouteRegisterCancelConf(id))));
            case Csta.RouteSelectInvRequest r -> routed(invokeId, select(r.routeRegisterReqID(), r.routingCrossRefID(),
                    r.routeSelected(), r.routeUsedReq(), own));
            case Csta.RouteSelectRequest r -> select(r.routeRegisterReqID(), r.routingCrossRefID(), r.routeSelected(),
                    r.routeUsedReq(), own);
            case Csta.RouteEndInvRequest r -> routed(invokeId,
                    server.theSwitch().routeEnd(this, r.routeRegisterReqID(), r.routingCrossRefID()));
            case Csta.RouteEndRequest r ->
                server.theSwitch().routeEnd(this, r.routeRegisterReqID(), r.routingCrossRefID());
            case Csta.SysStatStart r -> systemStatus(invokeId, new Csta.SysStatStartConf(r.statusFilter()), own, true);
            case Csta.ChangeSysStatFilter r -> systemStatus(invokeId,
                    new Csta.ChangeSysStatFilterConf(r.statusFilter(), r.statusFilter()), own, statusReported);
            case Csta.SysStatStop r -> systemStatus(invokeId, new Csta.SysStatStopConf(), null, false);
            default -> send(invokeId, Reply.refuse(Failure.UNRECOGNIZED_OPERATION_REJECTION));
        }
    }

    private void systemStatus(int invokeId, CstaMessage confirmation, AttMessage own, boolean reported) {
        statusReported = reported;
        boolean links = own instanceof Att.SysStat status && status.linkStatusReq();
        List<LinkStatusEntry> states = List.of(new LinkStatusEntry(LINK_ID, LinkState.LS_LINK_UP));
        AttMessage form = version < V5 ? new Att.V4LinkStatus(states) : new Att.LinkStatus(states);
        send(invokeId, new Reply(confirmation, links ? form : null));
    }

    /** The switch itself tells how it is, when the application asked to be told. */
    void reportSystemStatus(SystemStatus status) {
        if (statusReported) {
            send(TsapiFrame.of(0, new Csta.SysStat(status)), 0, 0);
        }
    }

    private Answer<Answer.Nothing> select(int registration, int crossRef, String destination, boolean used,
            AttMessage own) {
        UserToUserInfo info = switch (own) {
            case Att.RouteSelect r -> r.userInfo();
            case Att.V6RouteSelect r -> r.userInfo();
            case Att.V5RouteSelect r -> r.userInfo();
            case null, default -> UserToUserInfo.NONE;
        };
        return server.theSwitch().routeSelect(this, new RouteSelect(registration, crossRef, destination, used,
                info.equals(UserToUserInfo.NONE) ? null : Translation.userToUser(info)));
    }

    /** There is no confirmation of a route, only a refusal. */
    private void routed(int invokeId, Answer<Answer.Nothing> answer) {
        if (answer instanceof Answer.Refused<Answer.Nothing> refused) {
            send(invokeId, Reply.refuse(refused.failure()));
        }
    }

    private void monitor(int invokeId, String device, MonitorFilter filter, CstaMessage request) {
        CSTAUniversalFailure ordered = server.faults().refusal(device);
        if (ordered != null) {
            send(invokeId, Reply.of(new Csta.UniversalFailureConf(ordered)));
            return;
        }
        Answer<Integer> answer = switch (request) {
            case Csta.MonitorDevice r -> server.theSwitch().monitorDevice(this, device);
            case Csta.MonitorCallsViaDevice r -> server.theSwitch().monitorCallsViaDevice(this, device);
            case Csta.MonitorCall r -> server.theSwitch().monitorCall(this, Translation.connection(r.call()));
            default -> throw new IllegalArgumentException(request.toString());
        };
        if (answer instanceof Answer.Done<Integer> done) {
            filters.put(done.value(), filter);
        }
        send(invokeId, Reply.of(answer, id -> new Reply(new Csta.MonitorConf(id, filter), monitored(request))));
    }

    /** A call's monitor is confirmed with who is in the call. */
    private AttMessage monitored(CstaMessage request) {
        if (!(request instanceof Csta.MonitorCall call) || version == 0) {
            return null;
        }
        Answer<List<Party>> answer = server.theSwitch().snapshotCall(Translation.connection(call.call()));
        if (!(answer instanceof Answer.Done<List<Party>> parties)) {
            return null;
        }
        return version < V5
                ? new Att.V4MonitorCallConf(0, CallServices.snapshot(parties.value()))
                : new Att.MonitorCallConf(0, CallServices.snapshot(parties.value()));
    }

    private void changeFilter(int invokeId, Csta.ChangeMonitorFilter request) {
        if (filters.replace(request.monitorCrossRefID(), request.monitorFilter()) == null) {
            send(invokeId, Reply.refuse(Failure.INVALID_CROSS_REF_ID));
        } else {
            send(invokeId, Reply.of(new Csta.ChangeMonitorFilterConf(request.monitorFilter())));
        }
    }

    private void escape(int invokeId, AttMessage own) {
        if (!(own instanceof Att.QueryAgentLogin query)) {
            send(invokeId, escapes.handle(own));
            return;
        }
        Answer<List<String>> answer = server.theSwitch().queryAgentLogin(query.device());
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
        send(new TsapiFrame(0, 0, new Csta.Private(), privateBlock(new Att.QueryAgentLoginResp(id, stations))), 0, 0);
    }

    // --- what the switch tells ---------------------------------------------------------------------------------------

    @Override
    public void onEvent(int monitorId, SwitchEvent event, ConnectionState local) {
        MonitorFilter filter = filters.get(monitorId);
        if (filter != null && forms.tells(event) && Events.passes(filter, event)) {
            AttMessage form = version == 0 ? null : Events.privateData(forms, event);
            send(new TsapiFrame(0, monitorId, Events.message(event, local), privateBlock(form)), 0, 0);
        }
    }

    @Override
    public void onMonitorEnded(int monitorId, Cause cause) {
        filters.remove(monitorId);
        send(new TsapiFrame(0, monitorId, new Csta.MonitorEnded(Translation.cause(cause)), PrivateData.ABSENT), 0, 0);
    }

    @Override
    public void onRouteRequest(RouteRequest request) {
        Csta.RouteRequestExt message = new Csta.RouteRequestExt(request.registrationId(), request.crossRefId(),
                Translation.device(request.currentRoute()), Translation.device(request.callingDevice()),
                Translation.connection(request.routedCall()), SelectValue.SV_NORMAL, false, Octets.EMPTY);
        AttMessage form = version == 0 ? null : forms.routeRequest(request.facts());
        send(new TsapiFrame(0, 0, message, privateBlock(form)), 0, request.crossRefId());
    }

    @Override
    public void onRouteUsed(RouteUsed used) {
        Csta.RouteUsedExt message = new Csta.RouteUsedExt(used.registrationId(), used.crossRefId(),
                Translation.device(used.routeUsed()), Translation.device(used.callingDevice()), false);
        send(new TsapiFrame(0, 0, message, privateBlock(new Att.RouteUsed(""))), 0, 0);
    }

    @Override
    public void onRouteEnd(int registrationId, int crossRefId, Failure cause) {
        server.latency().over(crossRefId);
        long hold = cause == Failure.PERFORMANCE_LIMIT_EXCEEDED ? server.faults().takeRouteEndHold() : 0;
        Csta.RouteEnd message = new Csta.RouteEnd(registrationId, crossRefId, Translation.failure(cause));
        send(TsapiFrame.of(0, message), hold, 0);
    }

    @Override
    public void onRegistrationAborted(int registrationId) {
        send(TsapiFrame.of(0, new Csta.RouteRegisterAbort(registrationId)), 0, 0);
    }
}
