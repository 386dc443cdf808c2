package io.strowger.pbx.tsapi.translate;

import io.strowger.core.codec.Bytes;
import io.strowger.core.output.PbxCommand;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.AgentMode;
import io.strowger.csta.tsapi.Att;
import io.strowger.csta.tsapi.AttMessage;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.csta.tsapi.RedirectType;
import io.strowger.csta.tsapi.TsapiLimits;
import io.strowger.csta.tsapi.UUIProtocolType;
import io.strowger.csta.tsapi.UserCollectCode;
import io.strowger.csta.tsapi.UserProvidedCode;
import io.strowger.csta.tsapi.UserToUserInfo;
import io.strowger.csta.tsapi.WorkMode;

/** The engine's commands as requests of one stream. */
public final class RequestTranslator {
    /** The server gives no count of routes that remain. */
    public static final int NO_COUNT_AVAILABLE = -2;
    /** The API version whose route selects and ends cannot be refused. */
    private static final String API_WITHOUT_INVOKE_ID = "1";
    private static final int MULTIPLE_REASON_VERSION = 5;
    private static final int PENDING_VERSION = 6;
    private static final int LONG_USER_INFO_VERSION = 6;
    private static final int REDIRECT_TYPE_VERSION = 7;

    private final NumberPlanNormaliser numbers;
    private final int version;
    private final String vendor;
    private final boolean refusable;

    /**
     * For one stream.
     *
     * @param version
     *            of private data, 0 = none
     * @param vendor
     *            under which private data is sent
     * @param apiVersion
     *            as the server confirmed it
     */
    public RequestTranslator(NumberPlanNormaliser numbers, int version, String vendor, String apiVersion) {
        this.numbers = numbers;
        this.version = version;
        this.vendor = vendor;
        this.refusable = !apiVersion.equals(API_WITHOUT_INVOKE_ID);
    }

    /** What is to be sent. */
    public record Request(CstaMessage message, PrivateData privateData) {
        static Request plain(CstaMessage message) {
            return new Request(message, PrivateData.ABSENT);
        }
    }

    /** Whether the switch answers this command when all is well. */
    public static boolean isConfirmed(PbxCommand command) {
        return !(command instanceof PbxCommand.RouteSelect) && !(command instanceof PbxCommand.RouteEnd);
    }

    /**
     * The request for a command.
     *
     * @throws IllegalArgumentException
     *             a member of the command is beyond what the wire can carry; the message names it
     */
    public Request request(PbxCommand command) {
        return switch (command) {
            case PbxCommand.RouteSelect c -> routeSelect(c);
            case PbxCommand.RouteEnd c -> routeEnd(c);
            case PbxCommand.AnswerCall c -> Request.plain(new Csta.AnswerCall(Words.connection(c.connection())));
            case PbxCommand.HoldCall c -> Request.plain(new Csta.HoldCall(Words.connection(c.connection()), false));
            case PbxCommand.RetrieveCall c -> Request.plain(new Csta.RetrieveCall(Words.connection(c.connection())));
            case PbxCommand.ClearConnection c ->
                Request.plain(new Csta.ClearConnection(Words.connection(c.connection())));
            case PbxCommand.MakeCall c -> makeCall(c);
            case PbxCommand.DeflectCall c -> Request.plain(
                    new Csta.DeflectCall(Words.connection(c.connection()), device(numbers.toSwitch(c.calledDevice()))));
            case PbxCommand.SnapshotDevice c -> Request.plain(new Csta.SnapshotDevice(device(c.deviceId())));
            case PbxCommand.SnapshotCall c -> Request.plain(new Csta.SnapshotCall(Words.connection(c.call())));
            case PbxCommand.SetAgentState c -> setAgentState(c);
            case PbxCommand.QueryAgentState c -> Request.plain(new Csta.QueryAgentState(device(c.deviceId())));
        };
    }

    private Request routeSelect(PbxCommand.RouteSelect c) {
        int registration = c.dialogue().registrationId();
        int crossRef = c.dialogue().crossRefId();
        String route = device(numbers.toSwitch(c.routeSelected()));
        CstaMessage message = refusable
                ? new Csta.RouteSelectInvRequest(registration, crossRef, route, NO_COUNT_AVAILABLE,
                        Octets.EMPTY, true)
                : new Csta.RouteSelectRequest(registration, crossRef, route, NO_COUNT_AVAILABLE,
                        Octets.EMPTY, true);
        if (c.userToUser().isEmpty() || version == 0) {
            return Request.plain(message);
        }
        UserToUserInfo info = userInfo(c.userToUser());
        AttMessage item;
        if (version >= REDIRECT_TYPE_VERSION) {
            item = new Att.RouteSelect("", "", false, "", UserCollectCode.NONE, UserProvidedCode.NONE, info,
                    RedirectType.VDN);
        } else if (version >= LONG_USER_INFO_VERSION) {
            item = new Att.V6RouteSelect("", "", false, "", UserCollectCode.NONE, UserProvidedCode.NONE, info);
        } else {
            item = new Att.V5RouteSelect("", "", false, "", UserCollectCode.NONE, UserProvidedCode.NONE, info);
        }
        return with(message, item);
    }

    private Request routeEnd(PbxCommand.RouteEnd c) {
        int registration = c.dialogue().registrationId();
        int crossRef = c.dialogue().crossRefId();
        CSTAUniversalFailure error = CSTAUniversalFailure.of(c.failureCode());
        return Request.plain(refusable
                ? new Csta.RouteEndInvRequest(registration, crossRef, error)
                : new Csta.RouteEndRequest(registration, crossRef, error));
    }

    private Request makeCall(PbxCommand.MakeCall c) {
        CstaMessage message = new Csta.MakeCall(device(c.callingDevice()), device(numbers.toSwitch(c.calledDevice())));
        if (c.userToUser().isEmpty() || version == 0) {
            return Request.plain(message);
        }
        UserToUserInfo info = userInfo(c.userToUser());
        return with(message, version >= LONG_USER_INFO_VERSION
                ? new Att.MakeCall("", false, info)
                : new Att.V5MakeCall("", false, info));
    }

    /** Work mode and reason travel as private data; without it the switch takes its own defaults. */
    private Request setAgentState(PbxCommand.SetAgentState c) {
        AgentMode mode = switch (c.workMode()) {
            case LOGGED_OUT -> AgentMode.AM_LOG_OUT;
            case AUX -> AgentMode.AM_NOT_READY;
            case ACW -> AgentMode.AM_WORK_NOT_READY;
            case AUTO_IN, MANUAL_IN -> AgentMode.AM_READY;
        };
        if (c.agentId().length() > TsapiLimits.AGENT_ID) {
            throw new IllegalArgumentException("agent id of " + c.agentId().length() + " characters");
        }
        CstaMessage message = new Csta.SetAgentState(device(c.deviceId()), mode, c.agentId(), "", "");
        WorkMode workMode = switch (c.workMode()) {
            case LOGGED_OUT, AUX, ACW -> WorkMode.WM_NONE;
            case AUTO_IN -> WorkMode.WM_AUTO_IN;
            case MANUAL_IN -> WorkMode.WM_MANUAL_IN;
        };
        if (version == 0) {
            return Request.plain(message);
        }
        if (version < MULTIPLE_REASON_VERSION) {
            return with(message, new Att.V4SetAgentState(workMode));
        }
        // On a call the change waits for its end instead of being refused.
        return with(message, version >= PENDING_VERSION
                ? new Att.SetAgentState(workMode, c.reasonCode(), true)
                : new Att.V5SetAgentState(workMode, c.reasonCode()));
    }

    private Request with(CstaMessage message, AttMessage item) {
        return new Request(message, new PrivateData.Avaya(vendor, item));
    }

    private UserToUserInfo userInfo(Bytes data) {
        int most = version >= LONG_USER_INFO_VERSION
                ? TsapiLimits.USER_TO_USER_DATA
                : TsapiLimits.USER_TO_USER_DATA_V5;
        if (data.length() > most) {
            throw new IllegalArgumentException("user-to-user data of " + data.length() + " octets, at most " + most);
        }
        return new UserToUserInfo(isPrintable(data) ? UUIProtocolType.UUI_IA5_ASCII : UUIProtocolType.UUI_USER_SPECIFIC,
                Words.octets(data));
    }

    private static boolean isPrintable(Bytes data) {
        for (int i = 0; i < data.length(); i++) {
            if (data.byteAt(i) < ' ' || data.byteAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String device(String deviceId) {
        if (deviceId.isEmpty() || deviceId.length() > TsapiLimits.DEVICE_ID) {
            throw new IllegalArgumentException("device id of " + deviceId.length() + " characters, 1 to "
                    + TsapiLimits.DEVICE_ID);
        }
        return deviceId;
    }
}
