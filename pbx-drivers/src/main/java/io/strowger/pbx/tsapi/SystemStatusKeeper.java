package io.strowger.pbx.tsapi;

import io.strowger.core.input.Input;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.SystemStatus;
import io.strowger.csta.tsapi.TsapiMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server says of itself and of its links: sets the pace, and is told to the engine when it is news. One thread. */
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
        pace(nanos, message);
        Input news = message instanceof CstaMessage csta ? parts.events.systemStatus(csta, item) : null;
        if (news != null && !news.equals(told)) {
            told = news;
            parts.reports.offer(news);
        }
    }

    private void pace(long nanos, TsapiMessage message) {
        SystemStatus status = switch (message) {
            case Csta.SysStat event -> event.state();
            case Csta.SysStatReqConf conf -> conf.systemStatus();
            default -> null;
        };
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
