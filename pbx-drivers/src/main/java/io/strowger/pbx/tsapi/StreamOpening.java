package io.strowger.pbx.tsapi;

import io.strowger.core.model.LinkDownCause;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.CSTALevel;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.Level;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.StreamType;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiMessage;
import io.strowger.csta.tsapi.VersionNegotiation;
import io.strowger.pbx.LinkStep;
import io.strowger.pbx.link.LinkEffect;

/**
 * From the name query to the device list: connects, finds the Tlink, hides the password, negotiates the version, and asks
 * what the server can do. One thread.
 */
final class StreamOpening {
    /** From this version of private data on agent modes come as events. */
    static final int AGENT_EVENTS_VERSION = 13;

    private final LinkParts parts;
    private TlinkSearch tlinks;
    private boolean connected;
    private boolean connectionWanted;
    private int devicesListed;

    StreamOpening(LinkParts parts) {
        this.parts = parts;
    }

    // ---- the connection

    /** Whether octets may come. */
    boolean isConnected() {
        return connected;
    }

    /** Asks for a connection to the name server. */
    void queryNames(long nanos) {
        tlinks = new TlinkSearch(parts.context.link(), parts.options.opening().nameServer().useAdvertisedAddress());
        String host = parts.context.link().host();
        int port = parts.context.link().port();
        connect(nanos, host, port, parts.options.opening().nameServer().tls().isWanted(port));
    }

    /** Asks for a connection to the Tlink that was found. */
    void connectTlink(long nanos) {
        connect(nanos, tlinks.found().host(), tlinks.found().port(), tlinks.found().secure());
    }

    private void connect(long nanos, String host, int port, boolean secure) {
        connectionWanted = true;
        // The transport gives the TLS handshake a limit of its own; this one is for a transport that says nothing.
        long handshake = secure ? parts.options.times().handshake() : 0;
        until(nanos, parts.options.times().connect() + handshake);
        parts.effects.add(new LinkEffect.Connect(host, port, secure, parts.options.times().connect()));
    }

    private void until(long nanos, long millis) {
        parts.phases.until(parts.reading.at(nanos) + millis * LinkParts.NANOS_PER_MILLI);
    }

    /** The connection stands: says the first word. */
    void connected(long nanos) {
        connected = true;
        parts.counters.connects++;
        untilAnswered(nanos);
        if (parts.phases.phase() == Phase.NAME_QUERY) {
            parts.output.send(TsapiFrame.of(parts.desk.invokeId(), new Acs.NameSrvRequest(StreamType.ST_CSTA)));
        } else {
            parts.output.send(new TsapiFrame(parts.desk.invokeId(), 0,
                    new Acs.KeyRequest(parts.context.credential().login()), Handshake.NT_TCP));
        }
    }

    /** The phase may last as long as an answer of the opening. */
    void untilAnswered(long nanos) {
        until(nanos, parts.options.times().handshake());
    }

    /** The connection is gone by itself. */
    void lost() {
        connected = false;
        connectionWanted = false;
    }

    /** Gives the connection up, if there is one. */
    void disconnect() {
        if (connectionWanted) {
            parts.effects.add(new LinkEffect.Disconnect());
        }
        lost();
        parts.received.clear();
    }

    // ---- the conversation

    /** A page of the name server's list. */
    void named(long nanos, Acs.NameSrvReply reply) {
        PhaseKeeper phases = parts.phases;
        if (phases.phase() != Phase.NAME_QUERY) {
            phases.accepts(PhaseCause.NAME_PAGE);
            return;
        }
        tlinks.page(reply.list());
        if (reply.more() && tlinks.mayAskMore()) {
            if (phases.accepts(PhaseCause.NAME_PAGE)) {
                untilAnswered(nanos);
                parts.output.send(TsapiFrame.of(parts.desk.invokeId(), new Acs.NameSrvRequest(StreamType.ST_CSTA)));
            }
        } else if (tlinks.found() == null) {
            phases.fail(nanos, PhaseCause.TLINK_UNKNOWN, LinkDownCause.TLINK_UNKNOWN,
                    "wanted " + parts.context.link().service() + ", offered " + tlinks.offered());
        } else if (phases.accepts(PhaseCause.TLINK_FOUND)) {
            parts.output.send(TsapiFrame.of(parts.desk.invokeId(), new Acs.AbortStream()));
            disconnect();
            parts.desk.clear();
            phases.move(nanos, PhaseCause.TLINK_FOUND);
        }
    }

    /** The key with which the password is hidden. */
    void keyed(long nanos, Handshake.Secret secret) {
        if (!parts.phases.accepts(PhaseCause.KEY_REPLY)) {
            return;
        }
        if (secret instanceof Handshake.Unusable unusable) {
            parts.phases.fail(nanos, PhaseCause.BAD_BODY, LinkDownCause.BAD_FRAME, unusable.why());
            return;
        }
        parts.phases.move(nanos, PhaseCause.KEY_REPLY);
        var cryptPass = ((Handshake.Hidden) secret).cryptPass();
        TsapiOptions.Opening wishes = parts.options.opening();
        parts.output.send(new TsapiFrame(parts.desk.invokeId(), 0,
                new Acs.OpenStream(StreamType.ST_CSTA, tlinks.found().name(), parts.context.credential().login(),
                        cryptPass, wishes.names().application(), Level.ACS_LEVEL1, wishes.apiVersion(),
                        wishes.names().library(), ""),
                Handshake.offer(wishes)));
    }

    /** The server has opened the stream. */
    void opened(long nanos, Acs.OpenStreamConf conf, PrivateData privateData) {
        if (!parts.phases.accepts(PhaseCause.STREAM_OPENED)) {
            return;
        }
        VersionNegotiation.Chosen agreed = Handshake.agreed(privateData);
        TsapiOptions.Opening wishes = parts.options.opening();
        if (agreed.version() > wishes.privateVersionMax()) {
            parts.phases.fail(nanos, PhaseCause.STREAM_REFUSED, LinkDownCause.VERSION_REFUSED,
                    "the server chose private data version " + agreed.version() + ", offered were "
                            + wishes.privateVersionMin() + " to " + wishes.privateVersionMax());
            return;
        }
        parts.terms.agree(agreed, conf);
        parts.phases.move(nanos, PhaseCause.STREAM_OPENED);
    }

    /** The stream is open: asks what the server can do. */
    void askCapabilities(long nanos) {
        parts.progress.asked(LinkStep.CAPABILITIES, nanos);
        parts.sender.own(nanos, new Purpose.Capabilities(), new Csta.GetApiCaps(), PrivateData.ABSENT);
        int heartbeat = parts.options.liveness().heartbeatSeconds();
        if (heartbeat != 0) {
            parts.sender.own(nanos, new Purpose.Heartbeat(), new Acs.SetHeartbeatInterval(heartbeat),
                    PrivateData.ABSENT);
        }
    }

    /** The answer to it, which may be a refusal. */
    void capabilities(long nanos, TsapiMessage answer) {
        if (!parts.phases.accepts(PhaseCause.CAPABILITIES_ANSWERED)) {
            return;
        }
        parts.progress.answered(LinkStep.CAPABILITIES, !(answer instanceof Csta.GetApiCapsConf), nanos);
        if (answer instanceof Csta.UniversalFailureConf refused
                && refused.error().equals(CSTAUniversalFailure.RESOURCE_OUT_OF_SERVICE)) {
            // It answers everything so while it has lost the switch.
            parts.phases.fail(nanos, PhaseCause.SWITCH_LOST, LinkDownCause.DRIVER_UNAVAILABLE,
                    Failure.of(refused.error()).text());
            return;
        }
        parts.phases.move(nanos, PhaseCause.CAPABILITIES_ANSWERED);
        if (answer instanceof Csta.GetApiCapsConf caps) {
            use(nanos, caps);
        }
    }

    private void use(long nanos, Csta.GetApiCapsConf caps) {
        if (caps.sysStatStart() == 1) {
            parts.progress.asked(LinkStep.SYSTEM_STATUS, nanos);
            parts.sender.own(nanos, new Purpose.SystemStatus(), new Csta.SysStatStart(0), parts.terms.withLinks());
        }
        if (caps.sysStatReq() == 1) {
            parts.progress.asked(LinkStep.SYSTEM_STATUS, nanos);
            parts.sender.own(nanos, new Purpose.SystemStatus(), new Csta.ReqSysStat(), PrivateData.ABSENT);
        }
        if (caps.escapeService() == 1 && parts.terms.version() > 0) {
            checkClock(nanos);
        }
        parts.polls.begin(caps.queryAgentState() == 1 && parts.terms.version() < AGENT_EVENTS_VERSION);
    }

    /** Asks the switch what time it is. */
    void checkClock(long nanos) {
        parts.clock.asked(nanos);
        parts.progress.asked(LinkStep.CLOCK, nanos);
        parts.sender.own(nanos, new Purpose.Clock(), new Csta.EscapeSvc(), parts.terms.item(new Att.QueryTod()));
    }

    /** Asks for the list of devices from its beginning. */
    void askDevices(long nanos) {
        devicesListed = 0;
        parts.progress.counting(LinkStep.DEVICE_LIST, 0, false, nanos);
        askDevices(nanos, Handshake.LIST_START);
    }

    private void askDevices(long nanos, int index) {
        parts.sender.own(nanos, new Purpose.DeviceList(),
                new Csta.GetDeviceList(index, CSTALevel.CSTA_HOME_WORK_TOP), PrivateData.ABSENT);
    }

    /** A page of it, or a refusal. */
    void devices(long nanos, TsapiMessage answer) {
        if (answer instanceof Csta.GetDeviceListConf page) {
            devicesListed += page.devList().size();
            parts.progress.counting(LinkStep.DEVICE_LIST, devicesListed, false, nanos);
            if (page.index() != Handshake.LIST_END && devicesListed < Handshake.DEVICES_LISTED_MAX) {
                if (parts.phases.accepts(PhaseCause.DEVICE_PAGE)) {
                    askDevices(nanos, page.index());
                }
                return;
            }
        }
        if (parts.phases.accepts(PhaseCause.DEVICE_LIST_ANSWERED)) {
            parts.progress.counting(LinkStep.DEVICE_LIST, devicesListed, true, nanos);
            parts.phases.move(nanos, PhaseCause.DEVICE_LIST_ANSWERED);
        }
    }

    // ---- answers that do not come

    /** The phase has lasted longer than a connection or an answer of the opening takes. */
    void overdue(long nanos) {
        Phase phase = parts.phases.phase();
        if (!connected) {
            parts.phases.fail(nanos, PhaseCause.CONNECT_OVERDUE, LinkDownCause.CONNECT_FAILED,
                    "no connection after " + parts.options.times().connect() + " ms");
        } else {
            parts.phases.fail(nanos, PhaseCause.HANDSHAKE_OVERDUE,
                    phase == Phase.NAME_QUERY ? LinkDownCause.NAME_SERVER_SILENT : LinkDownCause.HANDSHAKE_TIMEOUT,
                    phase.sentence() + ": no answer after " + parts.options.times().handshake() + " ms");
        }
    }

    /** A request of the opening got no answer. */
    void unanswered(long nanos, String request) {
        parts.phases.fail(nanos, PhaseCause.HANDSHAKE_OVERDUE, LinkDownCause.HANDSHAKE_TIMEOUT,
                request + ": no answer after " + parts.options.times().request() + " ms");
    }
}
