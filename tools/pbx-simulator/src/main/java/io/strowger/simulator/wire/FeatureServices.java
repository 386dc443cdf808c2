package io.strowger.simulator.wire;

import java.util.ArrayList;
import java.util.List;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.ForwardingInfo;
import io.strowger.csta.tsapi.ForwardingType;
import io.strowger.simulator.model.Features;
import io.strowger.simulator.model.StationFeatures;

/** Requests on what a station's user sets. */
final class FeatureServices {
    private final StationFeatures features;

    FeatureServices(StationFeatures features) {
        this.features = features;
    }

    /** The reply to a request on features, null when it is none. */
    Reply handle(CstaMessage request) {
        return switch (request) {
            case Csta.QueryDnd r -> Reply.of(features.query(r.device()),
                    set -> Reply.of(new Csta.QueryDndConf(set.doNotDisturb())));
            case Csta.QueryMwi r -> Reply.of(features.query(r.device()),
                    set -> new Reply(new Csta.QueryMwiConf(set.messageWaiting()),
                            new Att.QueryMwiConf(set.messageApplications())));
            case Csta.QueryFwd r -> Reply.of(features.query(r.device()),
                    set -> Reply.of(new Csta.QueryFwdConf(forwardings(set))));
            case Csta.QueryLastNumber r -> Reply.of(features.lastNumber(r.device()),
                    number -> Reply.of(new Csta.QueryLastNumberConf(number)));
            case Csta.SetDnd r ->
                Reply.of(features.setDoNotDisturb(r.device(), r.doNotDisturb()), new Csta.SetDndConf());
            case Csta.SetMwi r ->
                Reply.of(features.setMessageWaiting(r.device(), StationFeatures.MESSAGE_OF_CTI, r.messages()),
                        new Csta.SetMwiConf());
            case Csta.SetFwd r -> setForwarding(r);
            default -> null;
        };
    }

    /** Immediate forwarding always, the others when they are on. */
    private static List<ForwardingInfo> forwardings(Features set) {
        List<ForwardingInfo> infos = new ArrayList<>();
        for (io.strowger.simulator.model.ForwardingType type : io.strowger.simulator.model.ForwardingType.values()) {
            String to = set.forwardings().getOrDefault(type, "");
            if (!to.isEmpty() || type == io.strowger.simulator.model.ForwardingType.IMMEDIATE) {
                infos.add(new ForwardingInfo(ForwardingType.of(type.ordinal()), !to.isEmpty(), to));
            }
        }
        return infos;
    }

    private Reply setForwarding(Csta.SetFwd request) {
        io.strowger.simulator.model.ForwardingType[] types = io.strowger.simulator.model.ForwardingType.values();
        int type = request.forward().forwardingType().value();
        return type < 0 || type >= types.length
                ? Reply.refuse(io.strowger.simulator.model.Failure.INVALID_FEATURE)
                : Reply.of(features.setForwarding(request.device(), types[type], request.forward().forwardingOn(),
                        request.forward().forwardDN()), new Csta.SetFwdConf());
    }
}
