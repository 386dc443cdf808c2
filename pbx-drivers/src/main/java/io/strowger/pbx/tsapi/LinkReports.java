package io.strowger.pbx.tsapi;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.pbx.link.LinkEffect;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a link tells the engine. One thread. */
final class LinkReports {
    private static final Logger LOG = LoggerFactory.getLogger(LinkReports.class);

    private final String switchName;
    private final String link;
    private final Queue<LinkEffect> effects;
    private final LinkCounters counters;
    private LinkState state;
    private LinkDownCause cause = LinkDownCause.NONE;
    private String detail = "";
    private boolean congestionTold;

    LinkReports(String switchName, String link, Queue<LinkEffect> effects, LinkCounters counters) {
        this.switchName = switchName;
        this.link = link;
        this.effects = effects;
        this.counters = counters;
    }

    /** The link's state, unless the engine would hear the same twice. */
    void changed(LinkState newState, LinkDownCause newCause, String newDetail) {
        if (newState == state && newCause == cause && newDetail.equals(detail)) {
            return;
        }
        congestionTold &= newState != LinkState.DOWN;
        LOG.info("link={} state={} cause={} {}", this, newState, newCause, newDetail);
        state = newState;
        cause = newCause;
        detail = newDetail;
        offer(new Input.LinkChanged(switchName, link, newState, newCause, newDetail));
    }

    /** Whether the server asks for less, unless the engine would hear the same twice on one stream. */
    void congested(boolean congested, String why) {
        if (congested != congestionTold) {
            congestionTold = congested;
            offer(new Input.LinkCongestionChanged(switchName, link, congested, why));
        }
    }

    void replied(long requestId, PbxReply reply) {
        offer(new Input.PbxReplied(switchName, link, requestId, reply));
    }

    void notSent(long requestId, String why) {
        counters.requestsNotSent++;
        replied(requestId, new PbxReply.NotSent(why));
    }

    void notPossible(long requestId, PbxReply.NotPossible why) {
        counters.requestsNotSent++;
        replied(requestId, why);
    }

    /** A monitor or registration stands. */
    void started(Roster.Entry entry) {
        offer(entry.kind == Roster.Kind.ROUTE
                ? new Input.RouteRegistered(switchName, link, entry.deviceId)
                : new Input.MonitorStarted(switchName, link, entry.deviceId, entry.monitorKind()));
    }

    /**
     * A monitor or registration was refused or has ended.
     *
     * @param failure
     *            null when it ended
     */
    void ended(Roster.Entry entry, UniversalFailure failure) {
        LOG.info("link={} {} of {} {}", this, entry.kind, entry.deviceId,
                failure == null ? "ended" : "refused: " + failure.code() + " " + failure.name());
        offer(entry.kind == Roster.Kind.ROUTE
                ? new Input.RouteRegistrationStopped(switchName, link, entry.deviceId, failure)
                : new Input.MonitorStopped(switchName, link, entry.deviceId, entry.monitorKind(), failure));
    }

    /** An event of the monitor of a device, or of its calls; null where it is not told how the device is in the call. */
    void event(Roster.Entry monitor, PbxEvent event, LocalConnectionState localConnectionInfo) {
        offer(new Input.PbxEventReceived(switchName, link, monitor.deviceId, monitor.monitorKind(), event,
                localConnectionInfo));
    }

    /** An event of the monitor of a call. */
    void callEvent(int callId, PbxEvent event, LocalConnectionState localConnectionInfo) {
        offer(new Input.PbxEventReceived(switchName, link, String.valueOf(callId), MonitorKind.CALL, event,
                localConnectionInfo));
    }

    /** The monitor of a call stands. */
    void callMonitorStarted(int callId) {
        offer(new Input.MonitorStarted(switchName, link, String.valueOf(callId), MonitorKind.CALL));
    }

    /** The monitor of a call has ended. */
    void callMonitorEnded(int callId) {
        offer(new Input.MonitorStopped(switchName, link, String.valueOf(callId), MonitorKind.CALL, null));
    }

    void offer(Input input) {
        effects.add(new LinkEffect.Offer(input));
    }

    /** As last reported; DOWN before the first report. */
    LinkState state() {
        return state == null ? LinkState.DOWN : state;
    }

    LinkDownCause cause() {
        return cause;
    }

    String detail() {
        return detail;
    }

    /** The switch and the link, for logs. */
    @Override
    public String toString() {
        return switchName + "/" + link;
    }
}
