package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.FilterBits;
import io.strowger.csta.tsapi.LinkState;
import io.strowger.csta.tsapi.LinkStatusEntry;
import io.strowger.csta.tsapi.SystemStatus;

/** What one stream wants to know about the state of the server and its link to the switch. */
final class StatusServices {
    private static final int LINK_ID = 1;

    private final AesServer aes;
    private boolean reported;
    private boolean linksReported;
    /** A set bit suppresses. */
    private int filter;

    StatusServices(AesServer aes) {
        this.aes = aes;
    }

    /** Whether a request is one on status, which needs no switch. */
    static boolean serves(CstaMessage request) {
        return request instanceof Csta.SysStatStart || request instanceof Csta.ChangeSysStatFilter
                || request instanceof Csta.SysStatStop || request instanceof Csta.ReqSysStat;
    }

    /** The reply to a request on status, null when it is none. */
    Reply handle(CstaMessage request, AttMessage own) {
        return switch (request) {
            case Csta.SysStatStart r -> {
                reported = true;
                yield filtered(r.statusFilter(), new Csta.SysStatStartConf(r.statusFilter()), own);
            }
            case Csta.ChangeSysStatFilter r -> filtered(r.statusFilter(),
                    new Csta.ChangeSysStatFilterConf(r.statusFilter(), r.statusFilter()), own);
            case Csta.SysStatStop r -> {
                reported = false;
                yield Reply.of(new Csta.SysStatStopConf());
            }
            case Csta.ReqSysStat r -> Reply.of(new Csta.SysStatReqConf(aes.systemStatus()));
            default -> null;
        };
    }

    private Reply filtered(int wanted, CstaMessage confirmation, AttMessage own) {
        filter = wanted;
        linksReported = own instanceof Att.SysStat status && status.linkStatusReq();
        return new Reply(confirmation, links());
    }

    private AttMessage links() {
        if (!linksReported) {
            return null;
        }
        LinkState state = aes.systemStatus().equals(SystemStatus.SS_DISABLED)
                ? LinkState.LS_LINK_DOWN
                : LinkState.LS_LINK_UP;
        List<LinkStatusEntry> states = List.of(new LinkStatusEntry(LINK_ID, state));
        return new Att.LinkStatus(states);
    }

    /** The event that tells the state, null when the application does not want it. */
    Reply event() {
        SystemStatus status = aes.systemStatus();
        boolean suppressed = (filter & FilterBits.INITIALIZING >> status.value()) != 0;
        return reported && !suppressed ? new Reply(new Csta.SysStat(status), links()) : null;
    }
}
