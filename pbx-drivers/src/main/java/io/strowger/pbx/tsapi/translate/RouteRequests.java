package io.strowger.pbx.tsapi.translate;

import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RouteOptions;
import io.strowger.core.output.RouteOptions.CollectDigits;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.CollectCodeType;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.ECDInfo;
import io.strowger.csta.tsapi.ProvidedCodeType;
import io.strowger.csta.tsapi.RedirectType;
import io.strowger.csta.tsapi.SpecificEvent;
import io.strowger.csta.tsapi.UserCollectCode;
import io.strowger.csta.tsapi.UserProvidedCode;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.pbx.tsapi.translate.RequestTranslator.Request;

/** Answers in a route dialogue. */
final class RouteRequests {
    /** The server gives no count of routes that remain. */
    static final int NO_COUNT_AVAILABLE = -2;

    private final RequestForms forms;

    RouteRequests(RequestForms forms) {
        this.forms = forms;
    }

    Request request(PbxCommand.RouteService command) {
        return switch (command) {
            case PbxCommand.RouteSelect c -> select(c);
            case PbxCommand.RouteEnd c -> end(c);
        };
    }

    private Request end(PbxCommand.RouteEnd c) {
        int registration = c.dialogue().registrationId();
        int crossRef = c.dialogue().crossRefId();
        CSTAUniversalFailure error = CSTAUniversalFailure.of(c.failureCode());
        return Request.plain(forms.stream().isRouteRefusable()
                ? new Csta.RouteEndInvRequest(registration, crossRef, error)
                : new Csta.RouteEndRequest(registration, crossRef, error));
    }

    private Request select(PbxCommand.RouteSelect c) {
        int registration = c.dialogue().registrationId();
        int crossRef = c.dialogue().crossRefId();
        String route = forms.number(c.routeSelected());
        CstaMessage message = forms.stream().isRouteRefusable()
                ? new Csta.RouteSelectInvRequest(registration, crossRef, route, NO_COUNT_AVAILABLE, Octets.EMPTY, true)
                : new Csta.RouteSelectRequest(registration, crossRef, route, NO_COUNT_AVAILABLE, Octets.EMPTY, true);
        RouteOptions options = c.options() == null ? RouteOptions.NONE : c.options();
        boolean plain = options.equals(RouteOptions.NONE);
        // Data that came along with a call does not keep the call from its route where it cannot be told.
        if (plain && (c.userToUser().isEmpty() || forms.stream().version() == 0)) {
            return Request.plain(message);
        }
        return forms.with(message, item(options, forms.userInfo(c.userToUser())));
    }

    private AttMessage item(RouteOptions o, UserToUserInfo info) {
        UserCollectCode collect = collect(o.collect());
        UserProvidedCode provided = o.providedDigits().isEmpty()
                ? UserProvidedCode.NONE
                : new UserProvidedCode(ProvidedCodeType.UP_DATA_BASE_PROVIDED, o.providedDigits());
        RedirectType redirect = RequestForms.number(WordTables.REDIRECT_TYPES, o.redirect(), RedirectType.VDN);
        return new Att.V14RouteSelect(o.callingDevice(), o.directAgentSplit(), o.priorityCalling(), o.destRoute(),
                collect, provided, info, redirect, o.skill(), ECDInfo.of(0));
    }

    private static UserCollectCode collect(CollectDigits c) {
        return c == null
                ? UserCollectCode.NONE
                : new UserCollectCode(CollectCodeType.UC_TONE_DETECTOR, c.digits(), c.timeoutSeconds(),
                        Words.connection(c.party()),
                        c.untilDisconnect() ? SpecificEvent.SE_DISCONNECT : SpecificEvent.SE_ANSWER);
    }
}
