package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CallOriginatorInfo;
import io.strowger.csta.tsapi.ChannelType;
import io.strowger.csta.tsapi.ChargeError;
import io.strowger.csta.tsapi.ChargeType;
import io.strowger.csta.tsapi.ConsultMode;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.DeliveredType;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.Interflow;
import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.OriginalCallInfo;
import io.strowger.csta.tsapi.Priority;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.PrivateVersions;
import io.strowger.csta.tsapi.ProgressDescription;
import io.strowger.csta.tsapi.ProgressLocation;
import io.strowger.csta.tsapi.ReasonCode;
import io.strowger.csta.tsapi.ReasonForCallInfo;
import io.strowger.csta.tsapi.TrunkInfo;
import io.strowger.csta.tsapi.Unicode;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserEnteredCodeIndicator;
import io.strowger.csta.tsapi.UserEnteredCodeType;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.simulator.model.CallFacts;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.Lookahead;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.SwitchEvent;
import io.strowger.simulator.model.VectorStep;

/**
 * The private data of events for one negotiated version. Each event's newest form is made here, and the codec turns it
 * into the newest that the version knows.
 *
 * @param vendor the vendor's name that was agreed
 * @param version the version that was agreed, 0 for none
 */
record PrivateEvents(String vendor, int version) {
    private static final int ROUTE_REQUEST = MessageType.of(Csta.RouteRequestExt.class).eventType();
    private static final int ROUTE_USED = MessageType.of(Csta.RouteUsedExt.class).eventType();
    private static final int PRIVATE = MessageType.of(Csta.Private.class).eventType();
    private static final int V5 = 5;
    private static final int V6 = 6;
    private static final int V11 = 11;
    private static final int V13 = 13;
    private static final int V17 = 17;
    /** Most octets of user-to-user data before version 6. */
    private static final int MAX_OLD_USER_DATA = 32;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3_600;
    /** The hours have two digits. */
    private static final int MAX_LOOKAHEAD_SECONDS = 100 * SECONDS_PER_HOUR - 1;
    /** Most trunks in a list. */
    private static final int MAX_TRUNKS = 5;

    /** The block of an event. */
    PrivateData of(CstaMessage message, SwitchEvent event) {
        return form(message.eventType(), newest(event));
    }

    /** Whether this version knows an event at all. */
    boolean tells(SwitchEvent event) {
        return switch (event) {
            case SwitchEvent.NotReady e -> version >= V13;
            case SwitchEvent.Ready e -> version >= V13;
            case SwitchEvent.WorkNotReady e -> version >= V13;
            case SwitchEvent.EnteredDigits e -> version > 0;
            case SwitchEvent.ChargeAdvice e -> version >= V5;
            case SwitchEvent.EndpointRegistered e -> version >= V11;
            case SwitchEvent.EndpointUnregistered e -> version >= V11;
            case SwitchEvent.ServiceObserveState e -> version >= V17;
            default -> true;
        };
    }

    /** The block of a question where a call shall go. */
    PrivateData routeRequest(CallFacts f) {
        return form(ROUTE_REQUEST,
                new Att.V16RouteRequest(group(f), lookahead(f), digits(f), userInfo(f), f.ucid(),
                        CallOriginatorInfo.NONE, false, member(f), Translation.history(f)));
    }

    /** The block that tells that a route was used. */
    PrivateData routeUsed() {
        return form(ROUTE_USED, new Att.RouteUsed(""));
    }

    /** The block with a part of the list of logged-in agents, empty at its end. */
    PrivateData agentLogin(int id, List<String> stations) {
        return form(PRIVATE, new Att.V15QueryAgentLoginResp(id, stations));
    }

    private PrivateData form(int eventType, AttMessage newest) {
        return newest == null || version == 0
                ? PrivateData.ABSENT
                : PrivateVersions.forVersion(eventType, newest, vendor, version);
    }

    private AttMessage newest(SwitchEvent event) {
        return switch (event) {
            case SwitchEvent.Delivered e -> delivered(e.facts(), e.alertingDevice());
            case SwitchEvent.Established e -> established(e.facts());
            case SwitchEvent.Queued e -> new Att.V17Queued(Translation.history(e.facts()), e.numberQueued());
            case SwitchEvent.Diverted e -> new Att.V12Diverted(Translation.history(e.facts()),
                    Translation.device(e.facts().calling()));
            case SwitchEvent.Failed e ->
                new Att.Failed(Translation.history(e.facts()), Translation.device(e.parties().callingDevice()));
            case SwitchEvent.Held e -> new Att.Held(consultMode(e.facts()));
            case SwitchEvent.ServiceInitiated e -> new Att.ServiceInitiated(e.facts().ucid(), consultMode(e.facts()));
            case SwitchEvent.Originated e -> new Att.V15Originated(e.agentId(), userInfo(e.facts()),
                    consultMode(e.facts()), ChannelType.CH_VOICE);
            case SwitchEvent.NetworkReached e -> new Att.NetworkReached(ProgressLocation.PL_NONE,
                    ProgressDescription.PD_NONE, group(e.facts()), member(e.facts()), Translation.history(e.facts()));
            case SwitchEvent.ConnectionCleared e ->
                new Att.ConnectionCleared(userInfo(e.facts()), Translation.history(e.facts()));
            case SwitchEvent.CallCleared e -> new Att.CallCleared(classification(e.facts()));
            case SwitchEvent.Transferred e -> new Att.Transferred(original(e.facts()), distributing(e.facts()),
                    e.facts().ucid(), trunks(e.merge().connections()), Translation.history(e.facts()),
                    distributing(e.facts()));
            case SwitchEvent.Conferenced e -> new Att.Conferenced(original(e.facts()), distributing(e.facts()),
                    e.facts().ucid(), trunks(e.merge().connections()), Translation.history(e.facts()),
                    distributing(e.facts()));
            case SwitchEvent.LoggedOn e -> new Att.V15LoggedOn(Translation.workMode(e.workMode()));
            case SwitchEvent.LoggedOff e -> new Att.LoggedOff(e.reasonCode());
            case SwitchEvent.NotReady e -> mode(e.facts());
            case SwitchEvent.Ready e -> mode(e.facts());
            case SwitchEvent.WorkNotReady e -> mode(e.facts());
            case SwitchEvent.EnteredDigits e -> new Att.EnteredDigits(Translation.connection(e.connection()),
                    e.digits(), LocalConnectionState.CS_CONNECT, Translation.cause(e.cause()));
            case SwitchEvent.Retrieved e -> null;
            case SwitchEvent.BackInService e -> null;
            case SwitchEvent.OutOfService e -> null;
            case SwitchEvent.DoNotDisturb e -> null;
            case SwitchEvent.Forwarding e -> null;
            case SwitchEvent.MessageWaiting e -> new Att.QueryMwiConf(e.applications());
            case SwitchEvent.EndpointRegistered e ->
                new Att.EndpointRegistered(e.device(), Endpoints.state(e.inService()), Endpoints.info(e.endpoint()));
            case SwitchEvent.EndpointUnregistered e -> Endpoints.unregistered(e);
            case SwitchEvent.ServiceObserveState e -> ObservingServices.state(e.observation());
            case SwitchEvent.ChargeAdvice e -> new Att.ChargeAdvice(Translation.connection(e.connection()),
                    e.calledDevice().id(), e.chargingDevice().id(), e.trunk().group(),
                    Integer.toString(e.trunk().member()), ChargeType.CT_FINAL_CHARGE, e.charge(), ChargeError.CE_NONE);
        };
    }

    private static AttMessage mode(SwitchEvent.ModeFacts facts) {
        return new Att.V13AgentModeChange(facts.reasonCode(), Translation.workMode(facts.pendingWorkMode()),
                facts.pendingReasonCode());
    }

    private AttMessage delivered(CallFacts f, Device alerting) {
        DeliveredType type = switch (alerting.kind()) {
            case VDN, SKILL -> DeliveredType.DELIVERED_TO_ACD;
            case STATION -> DeliveredType.DELIVERED_TO_STATION;
            case UNKNOWN, TRUNK, EXTERNAL, ANNOUNCEMENT -> DeliveredType.DELIVERED_OTHER;
        };
        return new Att.V13Delivered(type, group(f), member(f), f.split(), lookahead(f), digits(f), userInfo(f),
                classification(f), original(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false,
                Translation.history(f), distributing(f), ChannelType.CH_VOICE);
    }

    private AttMessage established(CallFacts f) {
        return new Att.V13Established(group(f), member(f), f.split(), lookahead(f), digits(f), userInfo(f),
                classification(f), original(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false,
                Translation.history(f), distributing(f), ChannelType.CH_VOICE);
    }

    private static String group(CallFacts facts) {
        return facts.trunk() == null ? "" : facts.trunk().group();
    }

    private static String member(CallFacts facts) {
        return facts.trunk() == null ? "" : Integer.toString(facts.trunk().member());
    }

    private static UserEnteredCode digits(CallFacts facts) {
        return facts.digits().isEmpty()
                ? UserEnteredCode.NONE
                : new UserEnteredCode(UserEnteredCodeType.UE_CALL_PROMPTER, UserEnteredCodeIndicator.UE_ENTERED,
                        facts.digits(), facts.digitsVdn());
    }

    private static LookaheadInfo lookahead(CallFacts facts) {
        Lookahead lookahead = facts.lookahead();
        int seconds = (int) Math.min(lookahead.seconds(), MAX_LOOKAHEAD_SECONDS);
        return lookahead.equals(Lookahead.NONE)
                ? LookaheadInfo.NONE
                : new LookaheadInfo(Interflow.of(lookahead.interflow().value()), priority(lookahead.priority()),
                        seconds / SECONDS_PER_HOUR, seconds / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE,
                        seconds % SECONDS_PER_MINUTE, lookahead.sourceVdn(), Unicode.EMPTY);
    }

    private static Priority priority(VectorStep.Priority priority) {
        return priority == null ? Priority.LAI_NOT_IN_QUEUE : switch (priority) {
            case LOW -> Priority.LAI_LOW;
            case MEDIUM -> Priority.LAI_MEDIUM;
            case HIGH -> Priority.LAI_HIGH;
            case TOP -> Priority.LAI_TOP;
        };
    }

    /** Old versions carry less user data than a call may have: such data is not sent. */
    private UserToUserInfo userInfo(CallFacts facts) {
        UserToUserInfo info = Translation.userToUser(facts.userToUser());
        return version < V6 && info.data().length() > MAX_OLD_USER_DATA ? UserToUserInfo.NONE : info;
    }

    private static ReasonForCallInfo reason(CallFacts.OriginalCall original) {
        return switch (original.origin()) {
            case CONSULTATION -> ReasonForCallInfo.OR_CONSULTATION;
            case CONFERENCED -> ReasonForCallInfo.OR_CONFERENCED;
            case TRANSFERRED -> ReasonForCallInfo.OR_TRANSFERRED;
        };
    }

    private static ConsultMode consultMode(CallFacts facts) {
        return ConsultMode.of(facts.consultMode().value());
    }

    private static ReasonCode classification(CallFacts facts) {
        return ReasonCode.of(facts.classification().value());
    }

    private OriginalCallInfo original(CallFacts facts) {
        CallFacts.OriginalCall original = facts.original();
        return original == null
                ? OriginalCallInfo.NONE
                : new OriginalCallInfo(reason(original), Translation.device(original.callingDevice()),
                        Translation.device(original.calledDevice()), group(original.facts()), member(original.facts()),
                        lookahead(original.facts()), digits(original.facts()), userInfo(original.facts()),
                        original.facts().ucid(), CallOriginatorInfo.NONE, false,
                        Translation.history(original.facts()));
    }

    private static ExtendedDeviceID distributing(CallFacts facts) {
        return Translation.device(facts.distributingVdn());
    }

    private static List<TrunkInfo> trunks(List<Party> parties) {
        return parties.stream().filter(party -> party.device().kind() == Device.Kind.TRUNK).limit(MAX_TRUNKS)
                .map(party -> trunk(party.connection())).toList();
    }

    private static TrunkInfo trunk(ConnectionId id) {
        int hash = id.deviceId().indexOf('#');
        return new TrunkInfo(Translation.connection(id), id.deviceId().substring(1, hash),
                id.deviceId().substring(hash + 1));
    }
}
