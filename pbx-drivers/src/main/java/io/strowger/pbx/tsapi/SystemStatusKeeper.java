package io.strowger.pbx.tsapi;

import io.strowger.core.input.Input;
import io.strowger.core.model.LinkDownCause;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server says of itself and of its links: sets the pace, and is told to the engine when it is news. A server that has lost the switch has ended every
 * monitor and registration and refuses what it is asked, so the link is down and is opened anew until the server has the switch again. One thread.
 */
final class SystemStatusKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(SystemStatusKeeper.class);

    private final LinkParts parts;
    /** What the engine heard last on this stream. */
    private Input told;

    SystemStatusKeeper(LinkParts parts) {
        this.parts = parts;
    }

    /** The stream is gone. */
    void reset() {
        told = null;
    }

    /** The server told its status, asked or not. */
    void heard(long nanos, TsapiMessage message, AttMessage item) {
        SystemStatus status = status(message);
        pace(nanos, status);
        Input news = message instanceof CstaMessage csta ? parts.events.systemStatus(csta, item) : null;
        if (news != null && !news.equals(told)) {
            told = news;
            parts.reports.offer(news);
        }
        if (SystemStatus.SS_DISABLED.equals(status)) {
            parts.phases.fail(nanos, PhaseCause.SWITCH_LOST, LinkDownCause.DRIVER_UNAVAILABLE, status.name());
        }
    }

    private static SystemStatus status(TsapiMessage message) {
        return switch (message) {
            case Csta.SysStat event -> event.state();
            case Csta.SysStatReqConf conf -> conf.systemStatus();
            default -> null;
        };
    }

    private void pace(long nanos, SystemStatus status) {
        if (status == null || !parts.terms.systemStatus(status.name())) {
            return;
        }
        LOG.info("link={} system status {}", parts.reports, status.name());
        if (status.equals(SystemStatus.SS_OVERLOAD_IMMINENT)) {
            parts.desk.rate().congested(nanos, status.name());
        } else if (status.equals(SystemStatus.SS_OVERLOAD_REACHED)) {
            parts.desk.rate().overloaded(nanos, status.name());
        } else {
            parts.desk.rate().relieved(nanos);
        }
    }
}
