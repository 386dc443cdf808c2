package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.ForwardingInfo;
import io.strowger.csta.tsapi.ForwardingType;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.SwitchEvent;

/** Events of the switch as messages. */
final class Events {
    /** Bits of the vendor's filter; public sources do not agree which of the two is which. */
    private static final int ENDPOINT_REGISTERED = 0x20;
    private static final int ENDPOINT_UNREGISTERED = 0x10;

    private Events() {}

    /** The message of an event. */
    static CstaMessage message(SwitchEvent event, ConnectionState state) {
        LocalConnectionState local = Translation.state(state);
        return switch (event) {
            case SwitchEvent.Delivered e -> new Csta.Delivered(Translation.connection(e.connection()),
                    Translation.device(e.alertingDevice()), Translation.device(e.parties().callingDevice()),
                    Translation.device(e.parties().calledDevice()),
                    Translation.device(e.parties().lastRedirectionDevice()), local,
                    cause(e));
            case SwitchEvent.Established e -> new Csta.Established(Translation.connection(e.connection()),
                    Translation.device(e.answeringDevice()), Translation.device(e.parties().callingDevice()),
                    Translation.device(e.parties().calledDevice()),
                    Translation.device(e.parties().lastRedirectionDevice()), local,
                    cause(e));
            case SwitchEvent.Queued e ->
                new Csta.Queued(Translation.connection(e.connection()), Translation.device(e.queue()),
                        Translation.device(e.parties().callingDevice()), Translation.device(e.parties().calledDevice()),
                        Translation.device(e.parties().lastRedirectionDevice()), e.numberQueued(), local, cause(e));
            case SwitchEvent.Diverted e -> new Csta.Diverted(Translation.connection(e.connection()),
                    Translation.device(e.divertingDevice()), Translation.device(e.newDestination()), local, cause(e));
            case SwitchEvent.Failed e ->
                new Csta.Failed(Translation.connection(e.connection()), Translation.device(e.failingDevice()),
                        Translation.device(e.parties().calledDevice()), local, cause(e));
            case SwitchEvent.Held e ->
                new Csta.Held(Translation.connection(e.connection()), Translation.device(e.holdingDevice()), local,
                        cause(e));
            case SwitchEvent.Retrieved e ->
                new Csta.Retrieved(Translation.connection(e.connection()), Translation.device(e.retrievingDevice()),
                        local, cause(e));
            case SwitchEvent.ServiceInitiated e ->
                new Csta.ServiceInitiated(Translation.connection(e.connection()), local, cause(e));
            case SwitchEvent.Originated e -> new Csta.Originated(Translation.connection(e.connection()),
                    Translation.device(e.parties().callingDevice()), Translation.device(e.parties().calledDevice()),
                    local, cause(e));
            case SwitchEvent.NetworkReached e -> new Csta.NetworkReached(Translation.connection(e.connection()),
                    Translation.device(e.trunkUsed()), Translation.device(e.parties().calledDevice()), local, cause(e));
            case SwitchEvent.ConnectionCleared e -> new Csta.ConnectionCleared(Translation.connection(e.connection()),
                    Translation.device(e.releasingDevice()), local, cause(e));
            case SwitchEvent.CallCleared e ->
                new Csta.CallCleared(Translation.connection(e.clearedCall()), local, cause(e));
            case SwitchEvent.Transferred e -> new Csta.Transferred(Translation.connection(e.merge().primaryOldCall()),
                    Translation.connection(e.merge().secondaryOldCall()), Translation.device(e.transferringDevice()),
                    Translation.device(e.transferredDevice()), Translation.parties(e.merge().connections()), local,
                    cause(e));
            case SwitchEvent.Conferenced e -> new Csta.Conferenced(Translation.connection(e.merge().primaryOldCall()),
                    Translation.connection(e.merge().secondaryOldCall()), Translation.device(e.confController()),
                    Translation.device(e.addedParty()), Translation.parties(e.merge().connections()), local, cause(e));
            case SwitchEvent.LoggedOn e ->
                new Csta.LoggedOn(Translation.device(e.agentDevice()), e.agentId(), e.agentGroup(), "");
            case SwitchEvent.LoggedOff e ->
                new Csta.LoggedOff(Translation.device(e.agentDevice()), e.agentId(), e.agentGroup());
            case SwitchEvent.NotReady e -> new Csta.NotReady(Translation.device(e.agentDevice()), e.agentId());
            case SwitchEvent.Ready e -> new Csta.Ready(Translation.device(e.agentDevice()), e.agentId());
            case SwitchEvent.WorkNotReady e -> new Csta.WorkNotReady(Translation.device(e.agentDevice()), e.agentId());
            case SwitchEvent.EnteredDigits e -> new Csta.PrivateStatus();
            case SwitchEvent.BackInService e -> new Csta.BackInService(e.device(), Translation.cause(e.cause()));
            case SwitchEvent.OutOfService e -> new Csta.OutOfService(e.device(), Translation.cause(e.cause()));
            case SwitchEvent.DoNotDisturb e -> new Csta.DoNotDisturb(Translation.device(e.device()), e.on());
            case SwitchEvent.Forwarding e -> new Csta.Forwarding(Translation.device(e.device()),
                    new ForwardingInfo(ForwardingType.of(e.type().ordinal()), e.on(), e.destination()));
            case SwitchEvent.MessageWaiting e -> new Csta.MessageWaiting(Translation.device(e.device()),
                    Translation.device(e.invokingDevice()), e.on());
            case SwitchEvent.EndpointRegistered e -> new Csta.PrivateStatus();
            case SwitchEvent.EndpointUnregistered e -> new Csta.PrivateStatus();
            case SwitchEvent.ServiceObserveState e -> new Csta.PrivateStatus();
            case SwitchEvent.ChargeAdvice e -> new Csta.PrivateStatus();
        };
    }

    private static EventCause cause(SwitchEvent.CallEvent event) {
        return Translation.cause(event.cause());
    }

    /**
     * Whether filters let an event through: a set bit suppresses.
     *
     * @param privateFilter the private filter, which is for private events
     */
    static boolean passes(MonitorFilter filter, int privateFilter, SwitchEvent event) {
        int call = filter.call();
        return switch (event) {
            case SwitchEvent.Delivered e -> (call & FilterBits.DELIVERED) == 0;
            case SwitchEvent.Established e -> (call & FilterBits.ESTABLISHED) == 0;
            case SwitchEvent.Queued e -> (call & FilterBits.QUEUED) == 0;
            case SwitchEvent.Diverted e -> (call & FilterBits.DIVERTED) == 0;
            case SwitchEvent.Failed e -> (call & FilterBits.FAILED) == 0;
            case SwitchEvent.Held e -> (call & FilterBits.HELD) == 0;
            case SwitchEvent.Retrieved e -> (call & FilterBits.RETRIEVED) == 0;
            case SwitchEvent.ServiceInitiated e -> (call & FilterBits.SERVICE_INITIATED) == 0;
            case SwitchEvent.Originated e -> (call & FilterBits.ORIGINATED) == 0;
            case SwitchEvent.NetworkReached e -> (call & FilterBits.NETWORK_REACHED) == 0;
            case SwitchEvent.ConnectionCleared e -> (call & FilterBits.CONNECTION_CLEARED) == 0;
            case SwitchEvent.CallCleared e -> (call & FilterBits.CALL_CLEARED) == 0;
            case SwitchEvent.Transferred e -> (call & FilterBits.TRANSFERRED) == 0;
            case SwitchEvent.Conferenced e -> (call & FilterBits.CONFERENCED) == 0;
            case SwitchEvent.LoggedOn e -> (filter.agent() & FilterBits.LOGGED_ON) == 0;
            case SwitchEvent.LoggedOff e -> (filter.agent() & FilterBits.LOGGED_OFF) == 0;
            case SwitchEvent.NotReady e -> (filter.agent() & FilterBits.NOT_READY) == 0;
            case SwitchEvent.Ready e -> (filter.agent() & FilterBits.READY) == 0;
            case SwitchEvent.WorkNotReady e -> (filter.agent() & FilterBits.WORK_NOT_READY) == 0;
            case SwitchEvent.EnteredDigits e ->
                filter.privateFilter() == 0 && (privateFilter & FilterBits.ENTERED_DIGITS) == 0;
            case SwitchEvent.BackInService e -> (filter.maintenance() & FilterBits.BACK_IN_SERVICE) == 0;
            case SwitchEvent.OutOfService e -> (filter.maintenance() & FilterBits.OUT_OF_SERVICE) == 0;
            case SwitchEvent.DoNotDisturb e -> (filter.feature() & FilterBits.DO_NOT_DISTURB) == 0;
            case SwitchEvent.Forwarding e -> (filter.feature() & FilterBits.FORWARDING) == 0;
            case SwitchEvent.MessageWaiting e -> (filter.feature() & FilterBits.MESSAGE_WAITING) == 0;
            case SwitchEvent.EndpointRegistered e ->
                filter.privateFilter() == 0 && (privateFilter & ENDPOINT_REGISTERED) == 0;
            case SwitchEvent.EndpointUnregistered e ->
                filter.privateFilter() == 0 && (privateFilter & ENDPOINT_UNREGISTERED) == 0;
            case SwitchEvent.ServiceObserveState e -> filter.privateFilter() == 0;
            case SwitchEvent.ChargeAdvice e ->
                filter.privateFilter() == 0 && (privateFilter & FilterBits.CHARGE_ADVICE) == 0;
        };
    }
}
