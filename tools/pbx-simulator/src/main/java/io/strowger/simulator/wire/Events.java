package io.strowger.simulator.wire;

import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.EventCause;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.MonitorFilter;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.SwitchEvent;

/** Events of the switch as messages. */
final class Events {
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
            case SwitchEvent.BackInService e -> new Csta.BackInService(e.device(), Translation.cause(e.cause()));
            case SwitchEvent.OutOfService e -> new Csta.OutOfService(e.device(), Translation.cause(e.cause()));
        };
    }

    private static EventCause cause(SwitchEvent.CallEvent event) {
        return Translation.cause(event.cause());
    }

    /** Whether a filter lets an event through: a set bit suppresses. */
    static boolean passes(MonitorFilter filter, SwitchEvent event) {
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
            case SwitchEvent.BackInService e -> (filter.maintenance() & FilterBits.BACK_IN_SERVICE) == 0;
            case SwitchEvent.OutOfService e -> (filter.maintenance() & FilterBits.OUT_OF_SERVICE) == 0;
        };
    }
}
