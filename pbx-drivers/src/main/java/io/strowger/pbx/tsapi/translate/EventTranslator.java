package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.Input.RouteSetup;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.AgentMode;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.SwitchLink;
import io.strowger.core.model.SystemStatus;
import io.strowger.core.model.WorkMode;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.SelectValue;
import java.util.List;

/** Monitor events, routing messages and system status of one link as the engine's inputs. */
public final class EventTranslator {
    private final String switchName;
    private final String link;
    private final NumberPlanNormaliser numbers;
    private final Texts texts;
    private final CallDataTranslator data;

    /** For one link. */
    public EventTranslator(String switchName, String link, NumberPlanNormaliser numbers, Texts texts) {
        this.switchName = switchName;
        this.link = link;
        this.numbers = numbers;
        this.texts = texts;
        this.data = new CallDataTranslator(numbers, texts);
    }

    /**
     * A monitor event.
     *
     * @param item
     *            the private data that came with it, or null
     * @return null when it is none, or a private one that has no name here
     */
    public PbxEvent event(CstaMessage message, AttMessage item) {
        CallData with = data.of(message, item);
        return switch (message) {
            case Csta.ServiceInitiated e -> new PbxEvent.ServiceInitiated(Words.connection(e.initiatedConnection()),
                    Words.cause(e.cause()), with);
            case Csta.Originated e -> new PbxEvent.Originated(Words.connection(e.originatedConnection()),
                    party(e.callingDevice()), party(e.calledDevice()), Words.cause(e.cause()), with);
            case Csta.Delivered e -> new PbxEvent.Delivered(Words.connection(e.connection()), party(e.alertingDevice()),
                    party(e.callingDevice()), party(e.calledDevice()), party(e.lastRedirectionDevice()),
                    Words.cause(e.cause()), with);
            case Csta.Established e -> new PbxEvent.Established(Words.connection(e.establishedConnection()),
                    party(e.answeringDevice()), party(e.callingDevice()), party(e.calledDevice()),
                    party(e.lastRedirectionDevice()), Words.cause(e.cause()), with);
            case Csta.Held e -> new PbxEvent.Held(Words.connection(e.heldConnection()), party(e.holdingDevice()),
                    Words.cause(e.cause()), with);
            case Csta.Retrieved e -> new PbxEvent.Retrieved(Words.connection(e.retrievedConnection()),
                    party(e.retrievingDevice()), Words.cause(e.cause()));
            case Csta.Queued e -> new PbxEvent.Queued(Words.connection(e.queuedConnection()), party(e.queue()),
                    party(e.callingDevice()), party(e.calledDevice()), numberQueued(e, item), Words.cause(e.cause()),
                    party(e.lastRedirectionDevice()), with);
            case Csta.Diverted e -> new PbxEvent.Diverted(Words.connection(e.connection()), party(e.divertingDevice()),
                    party(e.newDestination()), Words.cause(e.cause()), callingDevice(newest(e, item)), with);
            case Csta.ConnectionCleared e -> new PbxEvent.ConnectionCleared(Words.connection(e.droppedConnection()),
                    party(e.releasingDevice()), Words.cause(e.cause()), with);
            case Csta.CallCleared e ->
                new PbxEvent.CallCleared(Words.connection(e.clearedCall()), Words.cause(e.cause()), with);
            case Csta.Failed e -> new PbxEvent.Failed(Words.connection(e.failedConnection()), party(e.failingDevice()),
                    party(e.calledDevice()), Words.cause(e.cause()), callingDevice(newest(e, item)), with);
            case Csta.NetworkReached e -> new PbxEvent.NetworkReached(Words.connection(e.connection()),
                    party(e.trunkUsed()), party(e.calledDevice()), Words.cause(e.cause()), progress(newest(e, item)),
                    with);
            case Csta.Conferenced e -> new PbxEvent.Conferenced(Words.connection(e.primaryOldCall()),
                    Words.connectionOrNull(e.secondaryOldCall()), party(e.confController()), party(e.addedParty()),
                    numbers.parties(e.conferenceConnections()), Words.cause(e.cause()), with);
            case Csta.Transferred e -> new PbxEvent.Transferred(Words.connection(e.primaryOldCall()),
                    Words.connectionOrNull(e.secondaryOldCall()), party(e.transferringDevice()),
                    party(e.transferredDevice()), numbers.parties(e.transferredConnections()), Words.cause(e.cause()),
                    with);
            default -> agentOrDeviceEvent(message, newest(message, item));
        };
    }

    private PbxEvent agentOrDeviceEvent(CstaMessage message, AttMessage item) {
        return switch (message) {
            case Csta.BackInService e -> new PbxEvent.BackInService(e.device(), Words.cause(e.cause()));
            case Csta.OutOfService e -> new PbxEvent.OutOfService(e.device(), Words.cause(e.cause()));
            case Csta.LoggedOn e ->
                new PbxEvent.LoggedOn(party(e.agentDevice()), e.agentID(), e.agentGroup(), workMode(item));
            case Csta.LoggedOff e -> new PbxEvent.LoggedOff(party(e.agentDevice()), e.agentID(), e.agentGroup(),
                    item instanceof Att.LoggedOff off ? off.reasonCode() : 0);
            case Csta.NotReady e -> mode(e.agentDevice(), e.agentID(), AgentMode.NOT_READY, item);
            case Csta.Ready e -> mode(e.agentDevice(), e.agentID(), AgentMode.READY, item);
            case Csta.WorkNotReady e -> mode(e.agentDevice(), e.agentID(), AgentMode.WORK_NOT_READY, item);
            case Csta.WorkReady e -> mode(e.agentDevice(), e.agentID(), AgentMode.WORK_READY, item);
            case Csta.CallInformation e -> new PbxEvent.CallInformation(Words.connection(e.connection()),
                    party(e.device()), texts.of(e.accountInfo()), texts.of(e.authorisationCode()));
            case Csta.DoNotDisturb e -> new PbxEvent.DoNotDisturb(party(e.device()), e.doNotDisturbOn());
            case Csta.Forwarding e ->
                new PbxEvent.Forwarding(party(e.device()), numbers.rule(e.forwardingInformation()));
            case Csta.MessageWaiting e -> new PbxEvent.MessageWaiting(party(e.deviceForMessage()),
                    party(e.invokingDevice()), e.messageWaitingOn(),
                    Words.applications(item instanceof Att.QueryMwiConf mwi ? mwi.applicationType() : 0));
            case Csta.PrivateStatus e -> privateStatus(item);
            default -> null;
        };
    }

    private PbxEvent privateStatus(AttMessage item) {
        return switch (item) {
            case Att.EnteredDigits d -> new PbxEvent.EnteredDigits(Words.connection(d.connection()), d.digits(),
                    Words.cause(d.cause()));
            case Att.ChargeAdvice c -> new PbxEvent.ChargeAdvice(Words.connection(c.connection()),
                    numbers.party(c.calledDevice()), numbers.party(c.chargingDevice()), c.trunkGroup(),
                    c.trunkMember(), WordTables.CHARGE_TYPES.word(c.chargeType()), c.charge(),
                    WordTables.CHARGE_ERRORS.word(c.error()));
            case Att.EndpointRegistered r -> new PbxEvent.EndpointRegistered(r.deviceId(),
                    WordTables.SERVICE_STATES.word(r.serviceState()), Endpoints.of(r.endpointInfo()));
            case Att.EndpointUnregistered u -> new PbxEvent.EndpointUnregistered(u.deviceId(),
                    WordTables.SERVICE_STATES.word(u.serviceState()), Endpoints.of(u),
                    WordTables.UNREGISTERED_REASONS.word(u.reason()), u.cmReason());
            case Att.ServiceObserveState s -> new PbxEvent.ServiceObserveState(s.observeeDevice(), s.agentID(),
                    WordTables.EXTENSION_TYPES.word(s.observeeType()),
                    WordTables.OBSERVE_MODES.word(s.observerConnStatus()), s.observeeLocation());
            case null, default -> null;
        };
    }

    /**
     * How the monitored device is in the call after an event; null when the switch does not tell.
     *
     * @param item
     *            the private data that came with it, or null
     */
    public static LocalConnectionState localConnectionInfo(CstaMessage message, AttMessage item) {
        return switch (message) {
            case Csta.ServiceInitiated e -> local(e.localConnectionInfo());
            case Csta.Originated e -> local(e.localConnectionInfo());
            case Csta.Delivered e -> local(e.localConnectionInfo());
            case Csta.Established e -> local(e.localConnectionInfo());
            case Csta.Held e -> local(e.localConnectionInfo());
            case Csta.Retrieved e -> local(e.localConnectionInfo());
            case Csta.Queued e -> local(e.localConnectionInfo());
            case Csta.Diverted e -> local(e.localConnectionInfo());
            case Csta.ConnectionCleared e -> local(e.localConnectionInfo());
            case Csta.CallCleared e -> local(e.localConnectionInfo());
            case Csta.Failed e -> local(e.localConnectionInfo());
            case Csta.NetworkReached e -> local(e.localConnectionInfo());
            case Csta.Conferenced e -> local(e.localConnectionInfo());
            case Csta.Transferred e -> local(e.localConnectionInfo());
            default -> item instanceof Att.EnteredDigits d ? local(d.localConnectionInfo()) : null;
        };
    }

    private static LocalConnectionState local(io.strowger.csta.tsapi.LocalConnectionState info) {
        LocalConnectionState state = Words.state(info);
        // A number without a name says no more than none does.
        boolean told = state != LocalConnectionState.NULL
                || info.equals(io.strowger.csta.tsapi.LocalConnectionState.CS_NULL);
        return told ? state : null;
    }

    /**
     * A message of a routing dialogue.
     *
     * @return null when it is none
     */
    public Input routing(CstaMessage message, AttMessage item) {
        return switch (message) {
            case Csta.RouteRequestExt r -> new Input.RouteRequested(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()), party(r.currentRoute()),
                    party(r.callingDevice()), Words.connection(r.routedCall()), data.of(message, item),
                    setup(r.routedSelAlgorithm(), r.priority(), r.setupInformation()));
            case Csta.RouteRequest r -> new Input.RouteRequested(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()), numbers.party(r.currentRoute()),
                    numbers.party(r.callingDevice()), Words.connection(r.routedCall()), data.of(message, item),
                    setup(r.routedSelAlgorithm(), r.priority(), r.setupInformation()));
            case Csta.ReRouteRequest r -> new Input.ReRouteRequested(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()));
            case Csta.RouteUsedExt r -> new Input.RouteUsed(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()), party(r.routeUsed()).number(),
                    party(r.callingDevice()), destRoute(item), r.domain());
            case Csta.RouteUsed r -> new Input.RouteUsed(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()),
                    numbers.party(r.routeUsed()).number(), numbers.party(r.callingDevice()), destRoute(item),
                    r.domain());
            case Csta.RouteEnd r -> new Input.RouteEnded(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()), Words.failure(r.cause()));
            default -> null;
        };
    }

    /**
     * What the server says of itself and its links to the switch.
     *
     * @return null when it says neither
     */
    public Input systemStatus(CstaMessage message, AttMessage item) {
        SystemStatus status = switch (message) {
            case Csta.SysStat event -> systemStatus(event.state());
            case Csta.SysStatReqConf conf -> systemStatus(conf.systemStatus());
            default -> null;
        };
        List<SwitchLink> links = links(newest(message, item));
        return status == null && links.isEmpty()
                ? null
                : new Input.SystemStatusChanged(switchName, link, status, links);
    }

    static SystemStatus systemStatus(io.strowger.csta.tsapi.SystemStatus status) {
        return WordTables.SYSTEM_STATUSES.word(status);
    }

    /** @param item in the newest form */
    static List<SwitchLink> links(AttMessage item) {
        return item instanceof Att.LinkStatus status ? Words.links(status.linkStatus()) : List.of();
    }

    private static AttMessage newest(CstaMessage message, AttMessage item) {
        return CallDataTranslator.newest(message, item);
    }

    private Party party(ExtendedDeviceID device) {
        return numbers.party(device);
    }

    private static int numberQueued(Csta.Queued event, AttMessage item) {
        return item instanceof Att.V17Queued queued ? queued.numberQueued() : event.numberQueued();
    }

    private Party callingDevice(AttMessage item) {
        return switch (item) {
            case Att.V12Diverted d -> party(d.callingDevice());
            case Att.Failed f -> party(f.callingDevice());
            case null, default -> Party.UNKNOWN;
        };
    }

    private static PbxEvent.Progress progress(AttMessage item) {
        return item instanceof Att.NetworkReached n
                ? new PbxEvent.Progress(WordTables.PROGRESS_LOCATIONS.word(n.progressLocation()),
                        WordTables.PROGRESS_DESCRIPTIONS.word(n.progressDescription()))
                : null;
    }

    private static WorkMode workMode(AttMessage item) {
        return item instanceof Att.V15LoggedOn on ? Words.workMode(on.workMode()) : null;
    }

    private PbxEvent mode(ExtendedDeviceID device, String agentId, AgentMode mode, AttMessage item) {
        return item instanceof Att.V13AgentModeChange c
                ? new PbxEvent.AgentModeChanged(party(device), agentId, mode, c.reasonCode(),
                        Words.workMode(c.pendingWorkMode()), c.pendingReasonCode())
                : new PbxEvent.AgentModeChanged(party(device), agentId, mode, 0);
    }

    private static RouteSetup setup(SelectValue algorithm, boolean priority, io.strowger.csta.Octets information) {
        return new RouteSetup(WordTables.SELECT_ALGORITHMS.word(algorithm), priority, Words.bytes(information));
    }

    private static String destRoute(AttMessage item) {
        return item instanceof Att.RouteUsed used ? used.destRoute() : "";
    }
}
