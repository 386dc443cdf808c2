package io.strowger.pbx.tsapi;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.pbx.tsapi.translate.EventTranslator;

/** What a server tells or asks without having been asked: events of monitors, reports, and its own requests. One thread. */
final class Events {
    private final LinkParts parts;
    private final Answers answers;

    Events(LinkParts parts, Answers answers) {
        this.parts = parts;
        this.answers = answers;
    }

    /** An event of a monitor. */
    void monitored(long nanos, int crossRef, CstaMessage message, AttMessage item) {
        if (!parts.phases.accepts(PhaseCause.CSTA_EVENT)) {
            return;
        }
        if (message instanceof Csta.MonitorEnded) {
            ended(nanos, crossRef);
            return;
        }
        Roster.Entry entry = parts.roster.monitor(crossRef);
        Integer callId = entry == null ? parts.callMonitors.call(crossRef) : null;
        if (entry == null && callId == null) {
            parts.counters.eventsOfUnknownMonitor++;
            return;
        }
        PbxEvent event = parts.events.event(message, item);
        if (event == null) {
            parts.counters.eventsUnneeded++;
            return;
        }
        LocalConnectionState local = EventTranslator.localConnectionInfo(message, item);
        if (entry == null) {
            parts.reports.callEvent(callId, event, local);
        } else {
            parts.polls.observed(event, nanos);
            parts.reports.event(entry, event, local);
        }
    }

    private void ended(long nanos, int crossRef) {
        if (parts.callMonitors.ended(crossRef)) {
            return;
        }
        Roster.Entry entry = parts.roster.monitor(crossRef);
        if (entry != null) {
            parts.polls.forget(entry);
        }
        parts.watching.ended(nanos, entry);
    }

    /** Anything else that was not asked for. */
    void reported(long nanos, int invokeId, CstaMessage message, AttMessage item) {
        if (!parts.phases.accepts(PhaseCause.CSTA_EVENT)) {
            return;
        }
        switch (message) {
            case Csta.RouteRegisterAbort abort ->
                parts.watching.ended(nanos, parts.roster.registration(abort.routeRegisterReqID()));
            case Csta.SysStat status -> parts.systemStatus.heard(nanos, status, item);
            case Csta.Private list -> answers.agentLogins(nanos, item);
            case Csta.SysStatReq asked -> answer(invokeId, new Csta.ReqSysStatConf(ownStatus()));
            case Csta.EscapeSvcReq asked -> {
                // There is no service of ours that a switch could ask for.
                parts.counters.eventsUnneeded++;
                answer(invokeId, new Csta.EscapeSvcReqConf(CSTAUniversalFailure.INVALID_FEATURE));
            }
            default -> {
                Input input = parts.events.routing(message, item);
                if (input == null) {
                    parts.counters.eventsUnneeded++;
                } else {
                    parts.reports.offer(input);
                }
            }
        }
    }

    /** To the server's own request, under its invoke id. */
    private void answer(int invokeId, CstaMessage message) {
        parts.output.send(new TsapiFrame(invokeId, 0, message, PrivateData.ABSENT));
    }

    /** How this application is: monitoring not yet everything, everything, or about to leave. */
    private SystemStatus ownStatus() {
        return switch (parts.phases.phase()) {
            case UP -> SystemStatus.SS_NORMAL;
            case CLOSING -> SystemStatus.SS_DISABLED;
            default -> SystemStatus.SS_ENABLED;
        };
    }
}
