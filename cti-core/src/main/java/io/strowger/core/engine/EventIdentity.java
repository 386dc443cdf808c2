package io.strowger.core.engine;

import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.state.Lead;

/** What an event is of, and by what its copy from another link is known. */
final class EventIdentity {
    private static final String OUTSIDE = "#";

    private EventIdentity() {}

    /** Whose connection an event speaks of; empty for the whole call. Names of parties outside are made by each server for itself, so they are all one. */
    static String subject(PbxEvent event) {
        ConnectionId about = about(event);
        if (about != null) {
            return about.dynamic() ? OUTSIDE : about.deviceId();
        }
        return switch (event) {
            case PbxEvent.BackInService e -> e.deviceId();
            case PbxEvent.OutOfService e -> e.deviceId();
            case PbxEvent.LoggedOn e -> "agent " + e.agentId();
            case PbxEvent.LoggedOff e -> "agent " + e.agentId();
            case PbxEvent.AgentModeChanged e -> "agent " + e.agentId();
            case PbxEvent.DoNotDisturb e -> e.device().number();
            case PbxEvent.Forwarding e -> e.device().number();
            case PbxEvent.MessageWaiting e -> e.deviceForMessage().number();
            case PbxEvent.EndpointRegistered e -> e.deviceId();
            case PbxEvent.EndpointUnregistered e -> e.deviceId();
            default -> "";
        };
    }

    /** The connection that an event speaks of; null when it is of the whole call, or of a device. */
    static ConnectionId about(PbxEvent event) {
        return switch (event) {
            case PbxEvent.ServiceInitiated e -> e.connection();
            case PbxEvent.Originated e -> e.connection();
            case PbxEvent.Delivered e -> e.connection();
            case PbxEvent.Established e -> e.connection();
            case PbxEvent.Held e -> e.connection();
            case PbxEvent.Retrieved e -> e.connection();
            case PbxEvent.Queued e -> e.connection();
            case PbxEvent.Diverted e -> e.connection();
            case PbxEvent.ConnectionCleared e -> e.connection();
            case PbxEvent.Failed e -> e.connection();
            case PbxEvent.NetworkReached e -> e.connection();
            case PbxEvent.CallInformation e -> e.connection();
            case PbxEvent.EnteredDigits e -> e.connection();
            case PbxEvent.ChargeAdvice e -> e.connection();
            case PbxEvent.Conferenced e -> null;
            case PbxEvent.Transferred e -> null;
            case PbxEvent.CallCleared e -> null;
            case PbxEvent.BackInService e -> null;
            case PbxEvent.OutOfService e -> null;
            case PbxEvent.LoggedOn e -> null;
            case PbxEvent.LoggedOff e -> null;
            case PbxEvent.AgentModeChanged e -> null;
            case PbxEvent.DoNotDisturb e -> null;
            case PbxEvent.Forwarding e -> null;
            case PbxEvent.MessageWaiting e -> null;
            case PbxEvent.EndpointRegistered e -> null;
            case PbxEvent.EndpointUnregistered e -> null;
            case PbxEvent.ServiceObserveState e -> null;
        };
    }

    /** A connection of the second call that an event makes one with the first; null for every other event. */
    static ConnectionId absorbed(PbxEvent event) {
        return switch (event) {
            case PbxEvent.Conferenced e -> e.secondaryOldCall();
            case PbxEvent.Transferred e -> e.secondaryOldCall();
            default -> null;
        };
    }

    /** The id of its call, of the first one where there are two; {@link Lead#NO_CALL} for an event of a device. */
    static int callOf(PbxEvent event) {
        ConnectionId about = about(event);
        return switch (event) {
            case PbxEvent.Conferenced e -> e.primaryOldCall().callId();
            case PbxEvent.Transferred e -> e.primaryOldCall().callId();
            case PbxEvent.CallCleared e -> e.call().callId();
            default -> about == null ? Lead.NO_CALL : about.callId();
        };
    }

    /** The universal id of its call, where the event brings one. */
    static String ucid(PbxEvent event) {
        CallData data = switch (event) {
            case PbxEvent.ServiceInitiated e -> e.data();
            case PbxEvent.Originated e -> e.data();
            case PbxEvent.Delivered e -> e.data();
            case PbxEvent.Established e -> e.data();
            default -> null;
        };
        return data == null ? "" : data.ucid();
    }

    /** The type, and what else tells it from others of its type where there is no connection. */
    static String what(PbxEvent event) {
        return switch (event) {
            case PbxEvent.LoggedOn e -> "LoggedOn " + e.agentGroup();
            case PbxEvent.LoggedOff e -> "LoggedOff " + e.agentGroup();
            case PbxEvent.AgentModeChanged e -> e.mode().name();
            case PbxEvent.DoNotDisturb e -> "DoNotDisturb " + e.on();
            case PbxEvent.Forwarding e -> "Forwarding " + e.rule();
            case PbxEvent.MessageWaiting e -> "MessageWaiting " + e.on();
            case PbxEvent.EndpointRegistered e -> "EndpointRegistered " + e.endpoint();
            case PbxEvent.EndpointUnregistered e -> "EndpointUnregistered " + e.endpoint();
            case PbxEvent.ServiceObserveState e -> "ServiceObserveState " + e.mode();
            default -> event.getClass().getSimpleName();
        };
    }
}
