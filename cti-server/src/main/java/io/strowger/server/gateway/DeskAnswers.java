package io.strowger.server.gateway;

import io.strowger.agent.message.ClientMessage;
import io.strowger.agent.message.ServerMessage;
import io.strowger.agent.message.ServerMessage.ReasonName;
import io.strowger.core.model.ReasonCode;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.DeskSite.ReasonUse;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.SiteInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a desk shows of the configuration in force, from the published state. Any thread. */
final class DeskAnswers {
    /** The codes that the server sets itself. */
    private static final List<ReasonName> OWN = Stream.of(ReasonUse.values()).flatMap(use -> Stream.of(
            new ReasonName(use, ReasonCode.LOGGED_ON, "just logged on"),
            new ReasonName(use, ReasonCode.CALL_NOT_ANSWERED, "a call was not answered"),
            new ReasonName(use, ReasonCode.DESKTOP_LOST, "the connection was lost for too long"),
            new ReasonName(use, ReasonCode.STATION_OUT_OF_SERVICE, "the station is out of service"),
            new ReasonName(use, ReasonCode.FORCED, "set by a supervisor"),
            new ReasonName(use, ReasonCode.LOGGED_OFF_AT_SWITCH, "logged off at the switch"),
            new ReasonName(use, ReasonCode.STATION_TAKEN, "somebody else is logged on at the station"),
            new ReasonName(use, ReasonCode.DESKTOP_VANISHED, "the connection was lost"))).toList();

    private DeskAnswers() {}

    static ServerMessage.Desk desk(EngineView view, String userId, ClientMessage.ReadDesk query) {
        SiteInForce site = view.site();
        AgentSite agent = site.agent(userId);
        List<ReasonName> reasons = new ArrayList<>();
        site.site().desk().reasons()
                .forEach(reason -> reasons.add(new ReasonName(reason.use(), reason.code(), reason.name())));
        reasons.addAll(OWN);
        return new ServerMessage.Desk(query.queryId(), view.reign().sequence(), userId,
                agent == null ? "" : agent.name(), agent == null ? "" : agent.team(),
                agent != null && agent.isSupervisor(), site.site().switches().stream().map(SwitchSite::name).toList(),
                reasons);
    }

    static ServerMessage.WrapUpCodes wrapUpCodes(EngineView view, ClientMessage.ReadWrapUpCodes query) {
        return new ServerMessage.WrapUpCodes(query.queryId(), view.reign().sequence(), query.skill(),
                view.site().desk().wrapUpCodes(query.skill()));
    }
}
