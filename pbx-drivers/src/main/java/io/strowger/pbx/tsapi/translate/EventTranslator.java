package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.Input;
import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.AgentMode;
import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Connection;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.TsapiMessage;
import java.util.List;

/** Monitor events and routing messages of one link as the engine's inputs. */
public final class EventTranslator {
    private final String switchName;
    private final String link;
    private final NumberPlanNormaliser numbers;

    /** For one link. */
    public EventTranslator(String switchName, String link, NumberPlanNormaliser numbers) {
        this.switchName = switchName;
        this.link = link;
        this.numbers = numbers;
    }

    /**
     * A monitor event.
     *
     * @param item
     *            the private data that came with it, or null
     * @return null when the engine has no use for it
     */
    public PbxEvent event(TsapiMessage message, AttMessage item) {
        return switch (message) {
            case Csta.ServiceInitiated e -> new PbxEvent.ServiceInitiated(Words.connection(e.initiatedConnection()),
                    Words.cause(e.cause()), CallDataTranslator.of(item));
            case Csta.Originated e -> new PbxEvent.Originated(Words.connection(e.originatedConnection()),
                    party(e.callingDevice()), party(e.calledDevice()), Words.cause(e.cause()),
                    CallDataTranslator.of(item));
            case Csta.Delivered e -> new PbxEvent.Delivered(Words.connection(e.connection()), party(e.alertingDevice()),
                    party(e.callingDevice()), party(e.calledDevice()), party(e.lastRedirectionDevice()),
                    Words.cause(e.cause()), CallDataTranslator.of(item));
            case Csta.Established e -> new PbxEvent.Established(Words.connection(e.establishedConnection()),
                    party(e.answeringDevice()), party(e.callingDevice()), party(e.calledDevice()),
                    party(e.lastRedirectionDevice()), Words.cause(e.cause()), CallDataTranslator.of(item));
            case Csta.Held e -> new PbxEvent.Held(Words.connection(e.heldConnection()), party(e.holdingDevice()),
                    Words.cause(e.cause()));
            case Csta.Retrieved e -> new PbxEvent.Retrieved(Words.connection(e.retrievedConnection()),
                    party(e.retrievingDevice()), Words.cause(e.cause()));
            case Csta.Queued e -> new PbxEvent.Queued(Words.connection(e.queuedConnection()), party(e.queue()),
                    party(e.callingDevice()), party(e.calledDevice()), numberQueued(e, item), Words.cause(e.cause()));
            case Csta.Diverted e -> new PbxEvent.Diverted(Words.connection(e.connection()), party(e.divertingDevice()),
                    party(e.newDestination()), Words.cause(e.cause()));
            case Csta.ConnectionCleared e -> new PbxEvent.ConnectionCleared(Words.connection(e.droppedConnection()),
                    party(e.releasingDevice()), Words.cause(e.cause()));
            case Csta.CallCleared e ->
                new PbxEvent.CallCleared(Words.connection(e.clearedCall()), Words.cause(e.cause()));
            case Csta.Failed e -> new PbxEvent.Failed(Words.connection(e.failedConnection()), party(e.failingDevice()),
                    party(e.calledDevice()), Words.cause(e.cause()));
            case Csta.NetworkReached e -> new PbxEvent.NetworkReached(Words.connection(e.connection()),
                    party(e.trunkUsed()), party(e.calledDevice()), Words.cause(e.cause()));
            default -> mergeOrAgentEvent(message, item);
        };
    }

    private PbxEvent mergeOrAgentEvent(TsapiMessage message, AttMessage item) {
        return switch (message) {
            case Csta.Conferenced e -> new PbxEvent.Conferenced(Words.connection(e.primaryOldCall()),
                    Words.connection(e.secondaryOldCall()), party(e.confController()), party(e.addedParty()),
                    parties(e.conferenceConnections()), Words.cause(e.cause()), CallDataTranslator.of(item));
            case Csta.Transferred e -> new PbxEvent.Transferred(Words.connection(e.primaryOldCall()),
                    Words.connection(e.secondaryOldCall()), party(e.transferringDevice()),
                    party(e.transferredDevice()), parties(e.transferredConnections()), Words.cause(e.cause()),
                    CallDataTranslator.of(item));
            case Csta.BackInService e -> new PbxEvent.BackInService(e.device(), Words.cause(e.cause()));
            case Csta.OutOfService e -> new PbxEvent.OutOfService(e.device(), Words.cause(e.cause()));
            case Csta.LoggedOn e -> new PbxEvent.LoggedOn(party(e.agentDevice()), e.agentID(), e.agentGroup());
            case Csta.LoggedOff e ->
                new PbxEvent.LoggedOff(party(e.agentDevice()), e.agentID(), e.agentGroup(), reason(item));
            case Csta.NotReady e -> mode(e.agentDevice(), e.agentID(), AgentMode.NOT_READY, item);
            case Csta.Ready e -> mode(e.agentDevice(), e.agentID(), AgentMode.READY, item);
            case Csta.WorkNotReady e -> mode(e.agentDevice(), e.agentID(), AgentMode.WORK_NOT_READY, item);
            case Csta.WorkReady e -> mode(e.agentDevice(), e.agentID(), AgentMode.WORK_READY, item);
            default -> null;
        };
    }

    /**
     * A message of a routing dialogue.
     *
     * @return null when the engine has no use for it
     */
    public Input routing(TsapiMessage message, AttMessage item) {
        return switch (message) {
            case Csta.RouteRequestExt r -> new Input.RouteRequested(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()), party(r.currentRoute()),
                    party(r.callingDevice()), Words.connection(r.routedCall()), CallDataTranslator.of(item));
            case Csta.RouteRequest r -> new Input.RouteRequested(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()), numbers.party(r.currentRoute()),
                    numbers.party(r.callingDevice()), Words.connection(r.routedCall()), CallDataTranslator.of(item));
            case Csta.RouteUsedExt r -> new Input.RouteUsed(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()),
                    party(r.routeUsed()).number());
            case Csta.RouteUsed r -> new Input.RouteUsed(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()),
                    numbers.party(r.routeUsed()).number());
            case Csta.RouteEnd r -> new Input.RouteEnded(switchName, link,
                    new RouteDialogue(r.routeRegisterReqID(), r.routingCrossRefID()), Words.failure(r.cause()));
            default -> null;
        };
    }

    private Party party(ExtendedDeviceID device) {
        return numbers.party(device);
    }

    /** The switch does not tell the states of a merged call's connections; the events before and after do. */
    private List<ConnectionParty> parties(List<Connection> connections) {
        return connections.stream()
                .map(c -> new ConnectionParty(Words.connection(c.party()), party(c.staticDevice()),
                        LocalConnectionState.NULL))
                .toList();
    }

    private static int numberQueued(Csta.Queued event, AttMessage item) {
        return item instanceof Att.V17Queued queued ? queued.numberQueued() : event.numberQueued();
    }

    private PbxEvent mode(ExtendedDeviceID device, String agentId, AgentMode mode, AttMessage item) {
        return new PbxEvent.AgentModeChanged(party(device), agentId, mode, reason(item));
    }

    private static int reason(AttMessage item) {
        return switch (item) {
            case Att.LoggedOff off -> off.reasonCode();
            case Att.AgentModeChange change -> change.reasonCode();
            case Att.V13AgentModeChange change -> change.reasonCode();
            case null, default -> 0;
        };
    }
}
