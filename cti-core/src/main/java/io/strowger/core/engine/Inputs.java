package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;

/** Which part of the engine an input is for. */
final class Inputs {
    private Inputs() {}

    static void decide(Decision d, Input input) {
        switch (input) {
            case Input.EpochStarted in -> Lifecycle.epochStarted(d, in);
            case Input.TimeAdvanced in -> throw new IllegalStateException("timers are fired one by one");
            case Input.ConfigurationApplied in -> Lifecycle.configurationApplied(d, in);
            case Input.ConfigurationScheduled in -> Lifecycle.configurationScheduled(d, in);
            case Input.ConfigurationWithdrawn in -> Lifecycle.configurationWithdrawn(d, in);
            case Input.VariableChanged in -> Variables.changed(d, in);
            case Input.LookUpAnswered in -> Analysis.answered(d, in);
            case Input.LinkChanged in -> Links.changed(d, in);
            case Input.MonitorStarted in -> Links.monitorStarted(d, in);
            case Input.MonitorStopped in -> Links.monitorStopped(d, in);
            case Input.RouteRegistered in -> Links.routeRegistered(d, in);
            case Input.RouteRegistrationStopped in -> Links.routeRegistrationStopped(d, in);
            case Input.PbxEventReceived in -> CallEvents.event(d, in);
            case Input.RouteRequested in -> RouteDialogues.routeRequested(d, in);
            case Input.RouteUsed in -> RouteDialogues.routeUsed(d, in);
            case Input.RouteEnded in -> RouteDialogues.routeEnded(d, in);
            case Input.ReRouteRequested in -> RouteDialogues.reRouteRequested(d, in);
            case Input.PbxReplied in -> Replies.replied(d, in);
            case Input.LinkCongestionChanged in -> Links.congestionChanged(d, in);
            case Input.SystemStatusChanged in ->
                d.fact(new Fact.SystemStatusNoted(in.switchName(), in.link(), in.status(), in.links()));
            case Input.SessionOpened in -> Sessions.opened(d, in);
            case Input.SessionResumed in -> Sessions.resumed(d, in);
            case Input.SessionDetached in -> Sessions.detached(d, in);
            case Input.SessionRequested in -> Sessions.requested(d, in);
            case Input.PushAcknowledged in -> Sessions.acknowledged(d, in);
            case Input.SessionClosed in -> Sessions.closed(d, in);
        }
    }
}
