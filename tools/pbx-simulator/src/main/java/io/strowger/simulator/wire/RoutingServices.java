package io.strowger.simulator.wire;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CollectCodeType;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.SelectValue;
import io.strowger.csta.tsapi.UserCollectCode;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.Application;
import io.strowger.simulator.model.Failure;
import io.strowger.simulator.model.RouteSelect;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.UserToUser;

/** Routing of one stream: registrations, questions and answers, in the forms of its API version. */
final class RoutingServices {
    private static final int ROUTE_SELECT = MessageType.of(Csta.RouteSelectInvRequest.class).eventType();
    /** A service that has no confirmation was performed. */
    static final Reply NOTHING = new Reply(null, null);

    private final Switch theSwitch;
    private final Application application;
    private final StreamTerms terms;
    private final SortedSet<Integer> registrations = new TreeSet<>();

    RoutingServices(Switch theSwitch, Application application, StreamTerms terms) {
        this.theSwitch = theSwitch;
        this.application = application;
        this.terms = terms;
    }

    /** The reply to a request on routing, null when it is none. */
    Reply handle(CstaMessage request, AttMessage own) {
        return switch (request) {
            case Csta.RouteRegisterReq r ->
                Reply.of(theSwitch.routing().register(application, r.routingDevice()), id -> {
                    registrations.add(id);
                    return Reply.of(new Csta.RouteRegisterReqConf(id));
                });
            case Csta.RouteRegisterCancel r ->
                Reply.of(theSwitch.routing().cancel(application, r.routeRegisterReqID()), id -> {
                    registrations.remove(id);
                    return Reply.of(new Csta.RouteRegisterCancelConf(id));
                });
            case Csta.RouteSelectInvRequest r -> refusable(select(r.routeRegisterReqID(), r.routingCrossRefID(),
                    r.routeSelected(), r.routeUsedReq(), own));
            case Csta.RouteSelectRequest r -> {
                select(r.routeRegisterReqID(), r.routingCrossRefID(), r.routeSelected(), r.routeUsedReq(), own);
                yield NOTHING;
            }
            case Csta.RouteEndInvRequest r ->
                refusable(theSwitch.routing().decline(application, r.routeRegisterReqID(), r.routingCrossRefID()));
            case Csta.RouteEndRequest r -> {
                theSwitch.routing().decline(application, r.routeRegisterReqID(), r.routingCrossRefID());
                yield NOTHING;
            }
            default -> null;
        };
    }

    /** The registrations there are. */
    List<Integer> registrations() {
        return List.copyOf(registrations);
    }

    /** A registration is over. */
    void forget(int registration) {
        registrations.remove(registration);
    }

    /** What private data adds to a choice. */
    private record Wishes(UserToUserInfo info, String directAgentSplit, UserCollectCode collect) {
        static Wishes of(AttMessage own) {
            return own != null && PrivateVersions.newest(ROUTE_SELECT, own) instanceof Att.V14RouteSelect r
                    ? new Wishes(r.userInfo(), r.directAgentCallSplit(), r.collectCode())
                    : new Wishes(UserToUserInfo.NONE, "", UserCollectCode.NONE);
        }

        boolean collects() {
            return collect.type().equals(CollectCodeType.UC_TONE_DETECTOR);
        }

        boolean possible() {
            return !collects() || collect.digitsToBeCollected() >= 1
                    && collect.digitsToBeCollected() <= RouteSelect.Collect.MAX_DIGITS && collect.timeout() >= 0
                    && collect.timeout() <= RouteSelect.Collect.MAX_TIMEOUT;
        }
    }

    private Answer<Answer.Nothing> select(int registration, int crossRef, String destination, boolean used,
            AttMessage own) {
        Wishes wishes = Wishes.of(own);
        if (!wishes.possible()) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        UserToUser info = wishes.info.equals(UserToUserInfo.NONE) ? null : Translation.userToUser(wishes.info);
        RouteSelect.Collect collect = wishes.collects()
                ? new RouteSelect.Collect(wishes.collect.digitsToBeCollected(), wishes.collect.timeout())
                : null;
        return theSwitch.routing().select(application, new RouteSelect(registration, crossRef, destination, used, info,
                wishes.directAgentSplit, collect));
    }

    /** There is no confirmation of a route, only a refusal. */
    private static Reply refusable(Answer<Answer.Nothing> answer) {
        return answer instanceof Answer.Refused<Answer.Nothing> refused ? Reply.refuse(refused.failure()) : NOTHING;
    }

    CstaMessage question(Application.RouteRequest request) {
        return terms.apiVersion() == 1
                ? new Csta.RouteRequest(request.registrationId(), request.crossRefId(), request.currentRoute().id(),
                        request.callingDevice().id(), Translation.connection(request.routedCall()),
                        SelectValue.SV_NORMAL, false, Octets.EMPTY)
                : new Csta.RouteRequestExt(request.registrationId(), request.crossRefId(),
                        Translation.device(request.currentRoute()), Translation.device(request.callingDevice()),
                        Translation.connection(request.routedCall()), SelectValue.SV_NORMAL, false, Octets.EMPTY);
    }

    CstaMessage used(Application.RouteUsed used) {
        return terms.apiVersion() == 1
                ? new Csta.RouteUsed(used.registrationId(), used.crossRefId(), used.routeUsed().id(),
                        used.callingDevice().id(), false)
                : new Csta.RouteUsedExt(used.registrationId(), used.crossRefId(),
                        Translation.device(used.routeUsed()), Translation.device(used.callingDevice()), false);
    }
}
