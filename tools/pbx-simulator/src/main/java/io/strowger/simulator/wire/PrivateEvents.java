package io.strowger.simulator.wire;

import java.util.List;

import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CallOriginatorInfo;
import io.strowger.csta.tsapi.DeliveredType;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.LookaheadInfo;
import io.strowger.csta.tsapi.OriginalCallInfo;
import io.strowger.csta.tsapi.ProgressDescription;
import io.strowger.csta.tsapi.ProgressLocation;
import io.strowger.csta.tsapi.ReasonCode;
import io.strowger.csta.tsapi.ReasonForCallInfo;
import io.strowger.csta.tsapi.TrunkInfo;
import io.strowger.csta.tsapi.UserEnteredCode;
import io.strowger.csta.tsapi.UserEnteredCodeIndicator;
import io.strowger.csta.tsapi.UserEnteredCodeType;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.V4LookaheadInfo;
import io.strowger.csta.tsapi.V4OriginalCallInfo;
import io.strowger.csta.tsapi.V5OriginalCallInfo;
import io.strowger.simulator.model.CallFacts;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.Party;
import io.strowger.simulator.model.SwitchEvent;

/**
 * The private data of events for one negotiated version: always the newest form that the version knows, null where it
 * knows none.
 *
 * @param version 4 to 8
 */
record PrivateEvents(int version) {
    private static final int V5 = 5;
    private static final int V6 = 6;
    private static final int V7 = 7;
    private static final int V8 = 8;
    private static final int V13 = 13;
    /** Most octets of user-to-user data before version 6. */
    private static final int MAX_OLD_USER_DATA = 32;
    /** Most trunks in a list. */
    private static final int MAX_TRUNKS = 5;

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
                        facts.digits(),
                        facts.digitsVdn());
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

    private V4OriginalCallInfo originalV4(CallFacts facts) {
        CallFacts.OriginalCall original = facts.original();
        return original == null
                ? V4OriginalCallInfo.NONE
                : new V4OriginalCallInfo(reason(original), Translation.device(original.callingDevice()),
                        Translation.device(original.calledDevice()), group(original.facts()), member(original.facts()),
                        V4LookaheadInfo.NONE, digits(original.facts()), userInfo(original.facts()));
    }

    private V5OriginalCallInfo originalV5(CallFacts facts) {
        CallFacts.OriginalCall original = facts.original();
        return original == null
                ? V5OriginalCallInfo.NONE
                : new V5OriginalCallInfo(reason(original), Translation.device(original.callingDevice()),
                        Translation.device(original.calledDevice()), group(original.facts()), member(original.facts()),
                        LookaheadInfo.NONE, digits(original.facts()), userInfo(original.facts()),
                        original.facts().ucid(),
                        CallOriginatorInfo.NONE, false);
    }

    private OriginalCallInfo original(CallFacts facts) {
        CallFacts.OriginalCall original = facts.original();
        return original == null
                ? OriginalCallInfo.NONE
                : new OriginalCallInfo(reason(original), Translation.device(original.callingDevice()),
                        Translation.device(original.calledDevice()), group(original.facts()), member(original.facts()),
                        LookaheadInfo.NONE, digits(original.facts()), userInfo(original.facts()),
                        original.facts().ucid(),
                        CallOriginatorInfo.NONE, false, Translation.history(original.facts()));
    }

    private static ExtendedDeviceID distributing(CallFacts facts) {
        return Translation.device(facts.distributingVdn());
    }

    AttMessage delivered(CallFacts f, Device alerting) {
        DeliveredType type = switch (alerting.kind()) {
            case VDN, SKILL -> DeliveredType.DELIVERED_TO_ACD;
            case STATION -> DeliveredType.DELIVERED_TO_STATION;
            case UNKNOWN, TRUNK, EXTERNAL, ANNOUNCEMENT -> DeliveredType.DELIVERED_OTHER;
        };
        return switch (version) {
            case LinkSettings.MIN_PRIVATE_DATA_VERSION -> new Att.V4Delivered(type, group(f), member(f), f.split(),
                    V4LookaheadInfo.NONE, digits(f), userInfo(f), ReasonCode.AR_NONE, originalV4(f), distributing(f));
            case V5 ->
                new Att.V5Delivered(type, group(f), member(f), f.split(), LookaheadInfo.NONE, digits(f), userInfo(f),
                        ReasonCode.AR_NONE, originalV5(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false);
            case V6 ->
                new Att.V6Delivered(type, group(f), member(f), f.split(), LookaheadInfo.NONE, digits(f), userInfo(f),
                        ReasonCode.AR_NONE, originalV5(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false);
            default ->
                new Att.Delivered(type, group(f), member(f), f.split(), LookaheadInfo.NONE, digits(f), userInfo(f),
                        ReasonCode.AR_NONE, original(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false,
                        Translation.history(f), distributing(f));
        };
    }

    AttMessage established(CallFacts f) {
        return switch (version) {
            case LinkSettings.MIN_PRIVATE_DATA_VERSION ->
                new Att.V4Established(group(f), member(f), f.split(), V4LookaheadInfo.NONE,
                        digits(f), userInfo(f), ReasonCode.AR_NONE, originalV4(f), distributing(f));
            case V5 -> new Att.V5Established(group(f), member(f), f.split(), LookaheadInfo.NONE, digits(f), userInfo(f),
                    ReasonCode.AR_NONE, originalV5(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false);
            case V6 -> new Att.V6Established(group(f), member(f), f.split(), LookaheadInfo.NONE, digits(f), userInfo(f),
                    ReasonCode.AR_NONE, originalV5(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false);
            default -> new Att.Established(group(f), member(f), f.split(), LookaheadInfo.NONE, digits(f), userInfo(f),
                    ReasonCode.AR_NONE, original(f), distributing(f), f.ucid(), CallOriginatorInfo.NONE, false,
                    Translation.history(f), distributing(f));
        };
    }

    AttMessage routeRequest(CallFacts f) {
        return switch (version) {
            case LinkSettings.MIN_PRIVATE_DATA_VERSION ->
                new Att.V4RouteRequest(group(f), V4LookaheadInfo.NONE, digits(f), userInfo(f));
            case V5 -> new Att.V5RouteRequest(group(f), LookaheadInfo.NONE, digits(f), userInfo(f), f.ucid(),
                    CallOriginatorInfo.NONE, false);
            case V6 -> new Att.V6RouteRequest(group(f), LookaheadInfo.NONE, digits(f), userInfo(f), f.ucid(),
                    CallOriginatorInfo.NONE, false, member(f));
            default -> new Att.RouteRequest(group(f), LookaheadInfo.NONE, digits(f), userInfo(f), f.ucid(),
                    CallOriginatorInfo.NONE, false, member(f), Translation.history(f));
        };
    }

    AttMessage connectionCleared(CallFacts f) {
        if (version < V6) {
            return new Att.V5ConnectionCleared(userInfo(f));
        }
        return version == V6
                ? new Att.V6ConnectionCleared(userInfo(f))
                : new Att.ConnectionCleared(userInfo(f), Translation.history(f));
    }

    AttMessage callCleared() {
        return new Att.CallCleared(ReasonCode.AR_NONE);
    }

    AttMessage originated(CallFacts f, String agentId) {
        return version < V6 ? new Att.V5Originated(agentId, userInfo(f)) : new Att.V8Originated(agentId, userInfo(f));
    }

    AttMessage serviceInitiated(CallFacts f) {
        return version < V5 ? null : new Att.V8ServiceInitiated(f.ucid());
    }

    AttMessage queued(CallFacts f) {
        return version < V7 ? null : new Att.Queued(Translation.history(f));
    }

    AttMessage diverted(CallFacts f) {
        return version < V7 ? null : new Att.Diverted(Translation.history(f));
    }

    AttMessage failed(CallFacts f, Device calling) {
        if (version < V7) {
            return null;
        }
        return version < V8
                ? new Att.V7Failed(Translation.history(f))
                : new Att.Failed(Translation.history(f), Translation.device(calling));
    }

    AttMessage networkReached(CallFacts f) {
        ProgressLocation location = ProgressLocation.PL_NONE;
        ProgressDescription description = ProgressDescription.PD_NONE;
        if (version < V5) {
            return new Att.V4NetworkReached(location, description);
        }
        return version < V7
                ? new Att.V6NetworkReached(location, description, group(f), member(f))
                : new Att.NetworkReached(location, description, group(f), member(f), Translation.history(f));
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

    AttMessage transferred(CallFacts f, SwitchEvent.Merge merge) {
        return switch (version) {
            case LinkSettings.MIN_PRIVATE_DATA_VERSION -> new Att.V4Transferred(originalV4(f), distributing(f));
            case V5 -> new Att.V5Transferred(originalV5(f), distributing(f), f.ucid());
            case V6 -> new Att.V6Transferred(originalV5(f), distributing(f), f.ucid(), trunks(merge.connections()));
            default -> new Att.Transferred(original(f), distributing(f), f.ucid(), trunks(merge.connections()),
                    Translation.history(f), distributing(f));
        };
    }

    AttMessage conferenced(CallFacts f, SwitchEvent.Merge merge) {
        return switch (version) {
            case LinkSettings.MIN_PRIVATE_DATA_VERSION -> new Att.V4Conferenced(originalV4(f), distributing(f));
            case V5 -> new Att.V5Conferenced(originalV5(f), distributing(f), f.ucid());
            case V6 -> new Att.V6Conferenced(originalV5(f), distributing(f), f.ucid(), trunks(merge.connections()));
            default -> new Att.Conferenced(original(f), distributing(f), f.ucid(), trunks(merge.connections()),
                    Translation.history(f), distributing(f));
        };
    }

    AttMessage loggedOn(SwitchEvent.LoggedOn event) {
        return new Att.LoggedOn(Translation.workMode(event.workMode()));
    }

    /** Whether this version knows an event at all. */
    boolean tells(SwitchEvent event) {
        boolean mode = event instanceof SwitchEvent.NotReady || event instanceof SwitchEvent.Ready
                || event instanceof SwitchEvent.WorkNotReady;
        return version >= V13 || !mode && (version > 0 || !(event instanceof SwitchEvent.EnteredDigits));
    }

    static AttMessage mode(SwitchEvent.ModeFacts facts) {
        return new Att.V13AgentModeChange(facts.reasonCode(), Translation.workMode(facts.pendingWorkMode()),
                facts.pendingReasonCode());
    }

    static AttMessage digits(SwitchEvent.EnteredDigits event) {
        return new Att.EnteredDigits(Translation.connection(event.connection()), event.digits(),
                Translation.state(ConnectionState.CONNECT), Translation.cause(event.cause()));
    }

    AttMessage loggedOff(SwitchEvent.LoggedOff event) {
        return version < V5 ? null : new Att.LoggedOff(event.reasonCode());
    }
}
