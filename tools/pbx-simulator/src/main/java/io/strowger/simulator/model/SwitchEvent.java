package io.strowger.simulator.model;

import java.util.List;

/** Something that monitors report. Members are those of the CSTA event of the same name. */
public sealed interface SwitchEvent {
    /** An event about a call. */
    sealed interface CallEvent extends SwitchEvent {
        /** Material for the private data. */
        CallFacts facts();

        /** Why it happened. */
        Cause cause();
    }

    /** A call is at a device: it rings a station or has entered a VDN. */
    record Delivered(ConnectionId connection, Device alertingDevice, Parties parties, Cause cause,
            CallFacts facts) implements CallEvent {}

    /** A device has answered. */
    record Established(ConnectionId connection, Device answeringDevice, Parties parties, Cause cause, CallFacts facts)
            implements
                CallEvent {}

    /** A call waits for an agent of a skill. */
    record Queued(ConnectionId connection, Device queue, Parties parties, int numberQueued, Cause cause,
            CallFacts facts)
            implements
                CallEvent {}

    /** A call has left a device for another. */
    record Diverted(ConnectionId connection, Device divertingDevice, Device newDestination, Cause cause,
            CallFacts facts)
            implements
                CallEvent {}

    /** A call could not be completed. */
    record Failed(ConnectionId connection, Device failingDevice, Parties parties, Cause cause,
            CallFacts facts) implements CallEvent {}

    /** A device has put a call on hold. */
    record Held(ConnectionId connection, Device holdingDevice, Cause cause, CallFacts facts) implements CallEvent {}

    /** A device has taken a call from hold. */
    record Retrieved(ConnectionId connection, Device retrievingDevice, Cause cause,
            CallFacts facts) implements CallEvent {}

    /** A device has gone off hook. */
    record ServiceInitiated(ConnectionId connection, Cause cause, CallFacts facts) implements CallEvent {}

    /** A device has dialled; the agent is the one logged in there, empty for none. */
    record Originated(ConnectionId connection, Parties parties, String agentId, Cause cause,
            CallFacts facts) implements CallEvent {}

    /** A call has left the switch on a trunk. */
    record NetworkReached(ConnectionId connection, Device trunkUsed, Parties parties, Cause cause,
            CallFacts facts) implements CallEvent {}

    /** A device has left a call that goes on, or is the second last to leave it. */
    record ConnectionCleared(ConnectionId connection, Device releasingDevice, Cause cause,
            CallFacts facts) implements CallEvent {}

    /** A call has ended; only monitors of calls see it. */
    record CallCleared(ConnectionId clearedCall, Cause cause, CallFacts facts) implements CallEvent {}

    /** Two calls have become one and the device in the middle has left. */
    record Transferred(Merge merge, Device transferringDevice, Device transferredDevice, Cause cause, CallFacts facts)
            implements
                CallEvent {}

    /** Two calls have become one and the device in the middle is in it. */
    record Conferenced(Merge merge, Device confController, Device addedParty, Cause cause,
            CallFacts facts) implements CallEvent {}

    /** An agent has logged in; seen by monitors of the skill. */
    record LoggedOn(Device agentDevice, String agentId, String agentGroup, WorkMode workMode) implements SwitchEvent {}

    /** An agent has logged out; seen by monitors of the skill. */
    record LoggedOff(Device agentDevice, String agentId, String agentGroup, int reasonCode) implements SwitchEvent {}

    /** An agent is in AUX; seen by monitors of his station. */
    record NotReady(Device agentDevice, String agentId, ModeFacts facts) implements SwitchEvent {}

    /** An agent takes calls, or will after the one he has; seen by monitors of his station. */
    record Ready(Device agentDevice, String agentId, ModeFacts facts) implements SwitchEvent {}

    /** An agent works after a call; seen by monitors of his station. */
    record WorkNotReady(Device agentDevice, String agentId, ModeFacts facts) implements SwitchEvent {}

    /** The caller has entered digits that an application wanted; only monitors of calls see it. */
    record EnteredDigits(ConnectionId connection, String digits, Cause cause, CallFacts facts) implements CallEvent {}

    /** A device has come back. */
    record BackInService(String device, Cause cause) implements SwitchEvent {}

    /** A device has gone. */
    record OutOfService(String device, Cause cause) implements SwitchEvent {}

    /** A station's user, or an application for him, wants no calls or wants them again. */
    record DoNotDisturb(Device device, boolean on) implements SwitchEvent {}

    /** A station's calls go elsewhere, or no longer. */
    record Forwarding(Device device, ForwardingType type, boolean on, String destination) implements SwitchEvent {}

    /** A station's lamp; the applications that want it on are a sum of the private data's bits. */
    record MessageWaiting(Device device, Device invokingDevice, boolean on, int applications) implements SwitchEvent {}

    /** A telephone has registered for an extension. */
    record EndpointRegistered(String device, boolean inService, Endpoint endpoint) implements SwitchEvent {}

    /** A telephone is no longer registered for an extension. */
    record EndpointUnregistered(String device, boolean inService, Endpoint endpoint, Endpoint.Reason reason)
            implements
                SwitchEvent {}

    /** What a service observer does now; seen by monitors of his station. */
    record ServiceObserveState(Observation observation) implements SwitchEvent {}

    /** What a call outside has cost. */
    record ChargeAdvice(ConnectionId connection, Device calledDevice, Device chargingDevice, TrunkMember trunk,
            int charge) implements SwitchEvent {}

    /** Why an agent is in his mode, and the one that follows the call he has; {@link WorkMode#NONE} for none. */
    record ModeFacts(int reasonCode, WorkMode pendingWorkMode, int pendingReasonCode) {}

    /** Who called whom, and which device the call was redirected from last. */
    record Parties(Device callingDevice, Device calledDevice, Device lastRedirectionDevice) {}

    /** The two old connections of the device in the middle, and everybody in the resulting call. */
    record Merge(ConnectionId primaryOldCall, ConnectionId secondaryOldCall, List<Party> connections) {
        public Merge {
            connections = List.copyOf(connections);
        }
    }
}
