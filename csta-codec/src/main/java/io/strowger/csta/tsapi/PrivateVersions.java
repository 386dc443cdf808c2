package io.strowger.csta.tsapi;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which form of Avaya private data belongs to a negotiated version, and older forms of newer items.
 *
 * <p>An event or confirmation carries the newest form whose first version is not above the negotiated one; a peer of
 * that version need not know a newer number. Items of escape services go with no CSTA message in particular and are not
 * in the table; {@link Csta.MonitorConf} that answers {@link Csta.MonitorCall} carries {@link Att.MonitorCallConf}
 * (before version 5 {@link Att.V4MonitorCallConf}) and not what the table has for monitors of devices.
 */
public final class PrivateVersions {
    /** The lowest version in the tables. */
    public static final int LOWEST = 4;
    /** The highest version in the tables. */
    public static final int HIGHEST = 18;

    /** Private-data number by CSTA event type and version; 0 where there is none. */
    private static final short[][] NUMBERS = new short[MessageType.MAX_EVENT_TYPE + 1][HIGHEST + 1];

    static {
        carries(Csta.Delivered.class, Att.V4Delivered.class, Att.V5Delivered.class, Att.V6Delivered.class,
                Att.Delivered.class, Att.V13Delivered.class);
        carries(Csta.Established.class, Att.V4Established.class, Att.V5Established.class, Att.V6Established.class,
                Att.Established.class, Att.V13Established.class);
        carries(Csta.Originated.class, Att.V5Originated.class, Att.V8Originated.class, Att.Originated.class,
                Att.V15Originated.class);
        carries(Csta.ServiceInitiated.class, Att.V8ServiceInitiated.class, Att.ServiceInitiated.class);
        carries(Csta.Held.class, Att.Held.class);
        carries(Csta.Queued.class, Att.Queued.class, Att.V17Queued.class);
        carries(Csta.Diverted.class, Att.Diverted.class, Att.V12Diverted.class);
        carries(Csta.Failed.class, Att.V7Failed.class, Att.Failed.class);
        carries(Csta.ConnectionCleared.class, Att.V5ConnectionCleared.class, Att.V6ConnectionCleared.class,
                Att.ConnectionCleared.class);
        carries(Csta.CallCleared.class, Att.CallCleared.class);
        carries(Csta.Transferred.class, Att.V4Transferred.class, Att.V5Transferred.class, Att.V6Transferred.class,
                Att.Transferred.class);
        carries(Csta.Conferenced.class, Att.V4Conferenced.class, Att.V5Conferenced.class, Att.V6Conferenced.class,
                Att.Conferenced.class);
        carries(Csta.NetworkReached.class, Att.V4NetworkReached.class, Att.V6NetworkReached.class,
                Att.NetworkReached.class);
        carries(Csta.LoggedOn.class, Att.LoggedOn.class, Att.V15LoggedOn.class);
        carries(Csta.LoggedOff.class, Att.LoggedOff.class);
        carries(Csta.RouteRequestExt.class, Att.V4RouteRequest.class, Att.V5RouteRequest.class,
                Att.V6RouteRequest.class, Att.RouteRequest.class, Att.V15RouteRequest.class,
                Att.V16RouteRequest.class);
        carries(Csta.RouteUsedExt.class, Att.RouteUsed.class);
        carries(Csta.GetApiCapsConf.class, Att.V4GetApiCapsConf.class, Att.V6GetApiCapsConf.class,
                Att.GetApiCapsConf.class, Att.V11GetApiCapsConf.class, Att.V14GetApiCapsConf.class,
                Att.V18GetApiCapsConf.class);
        carries(Csta.QueryAgentStateConf.class, Att.V4QueryAgentStateConf.class, Att.V5QueryAgentStateConf.class,
                Att.QueryAgentStateConf.class);
        carries(Csta.QueryDeviceInfoConf.class, Att.V4QueryDeviceInfoConf.class, Att.QueryDeviceInfoConf.class);
        carries(Csta.SetAgentStateConf.class, Att.SetAgentStateConf.class);
        carries(Csta.MonitorConf.class, Att.V4MonitorConf.class, Att.MonitorConf.class);
        carries(Csta.SnapshotDeviceConf.class, Att.V4SnapshotDeviceConf.class, Att.SnapshotDeviceConf.class);
        carries(Csta.SnapshotCallConf.class, Att.SnapshotCallConf.class);
        carries(Csta.QueryMwiConf.class, Att.QueryMwiConf.class);
        carries(Csta.MakeCallConf.class, Att.MakeCallConf.class);
        carries(Csta.MakePredictiveCallConf.class, Att.MakePredictiveCallConf.class);
        carries(Csta.ConsultationCallConf.class, Att.ConsultationCallConf.class);
        carries(Csta.ConferenceCallConf.class, Att.ConferenceCallConf.class);
        carries(Csta.TransferCallConf.class, Att.TransferCallConf.class);
        carries(Csta.MakeCall.class, Att.V5MakeCall.class, Att.MakeCall.class, Att.V15MakeCall.class);
        carries(Csta.ConsultationCall.class, Att.V5ConsultationCall.class, Att.ConsultationCall.class,
                Att.V10ConsultationCall.class, Att.V15ConsultationCall.class);
        carries(Csta.MakePredictiveCall.class, Att.V5MakePredictiveCall.class, Att.MakePredictiveCall.class);
        carries(Csta.ClearConnection.class, Att.V5ClearConnection.class, Att.ClearConnection.class);
        carries(Csta.ReconnectCall.class, Att.V5ReconnectCall.class, Att.ReconnectCall.class);
        carries(Csta.SetAgentState.class, Att.V4SetAgentState.class, Att.V5SetAgentState.class,
                Att.SetAgentState.class);
        carries(Csta.QueryAgentState.class, Att.QueryAgentState.class);
        carries(Csta.RouteSelectRequest.class, Att.V5RouteSelect.class, Att.V6RouteSelect.class, Att.RouteSelect.class,
                Att.V14RouteSelect.class);
        carries(Csta.RouteSelectInvRequest.class, Att.V5RouteSelect.class, Att.V6RouteSelect.class,
                Att.RouteSelect.class, Att.V14RouteSelect.class);
        carries(Csta.MonitorDevice.class, Att.V4MonitorFilter.class, Att.MonitorFilter.class,
                Att.V18MonitorFilter.class);
        carries(Csta.MonitorCall.class, Att.V4MonitorFilter.class, Att.MonitorFilter.class);
        carries(Csta.ChangeMonitorFilter.class, Att.V4MonitorFilter.class, Att.MonitorFilter.class);
        carries(Csta.MonitorCallsViaDevice.class, Att.V4MonitorFilter.class, Att.MonitorFilter.class,
                Att.MonitorCallsViaDevice.class);
        carries(Csta.SysStatStart.class, Att.SysStat.class);
    }

    private PrivateVersions() {}

    @SafeVarargs
    private static void carries(Class<? extends CstaMessage> message, Class<? extends AttMessage>... forms) {
        short[] numbers = NUMBERS[MessageType.of(message).eventType()];
        for (Class<? extends AttMessage> form : forms) {
            AttType type = AttType.of(form);
            for (int version = Math.max(type.version(), LOWEST); version <= HIGHEST; version++) {
                numbers[version] = (short) type.number();
            }
        }
    }

    /**
     * The private data that accompanies a CSTA message.
     *
     * @param eventType
     *            the message's number in the CSTA table
     * @param version
     *            the negotiated version; beyond {@link #HIGHEST} counts as that
     * @return the number, or 0 when that version has none for the message
     */
    public static int number(int eventType, int version) {
        if (eventType < 0 || eventType >= NUMBERS.length || version < LOWEST) {
            return 0;
        }
        return NUMBERS[eventType][Math.min(version, HIGHEST)];
    }

    /**
     * An item in the form that {@code version} has for the CSTA message it accompanies: members that the older form has
     * not are dropped, members that the given form has not are "none" values. Uses reflection; not for hot paths.
     *
     * @param eventType
     *            the CSTA message's number
     * @param item
     *            any form of the message's private data
     * @param vendor
     *            the negotiated vendor
     * @return the block; {@link PrivateData#ABSENT} when that version has none for the message
     */
    public static PrivateData forVersion(int eventType, AttMessage item, String vendor, int version) {
        int number = number(eventType, version);
        if (number == 0) {
            return PrivateData.ABSENT;
        }
        for (AttType type : AttType.values()) {
            if (type.number() == number) {
                Object converted = item.getClass() == type.type() ? item : convert((Record) item, type.type());
                return new PrivateData.Avaya(vendor, (AttMessage) converted);
            }
        }
        throw new IllegalStateException("no declaration of private data " + number);
    }

    /** Values of members that a form has and its source has not, by type. */
    private static final Map<String, Object> NONE = none();

    private static Map<String, Object> none() {
        Map<String, Object> none = new TreeMap<>();
        for (Object value : List.of("", LookaheadInfo.NONE, V4LookaheadInfo.NONE, UserEnteredCode.NONE,
                UserToUserInfo.NONE, CallOriginatorInfo.NONE, OriginalCallInfo.NONE, V5OriginalCallInfo.NONE,
                V4OriginalCallInfo.NONE, ExtendedDeviceID.NOT_KNOWN, ConnectionID.NONE, Unicode.EMPTY,
                UserCollectCode.NONE, UserProvidedCode.NONE, WorkMode.WM_NONE, ConsultMode.ATT_CM_NONE,
                ChannelType.CH_UNKNOWN, RedirectType.VDN, ReasonCode.AR_NONE, ExtensionClass.EC_OTHER,
                VideoCall.VID_DISABLED, ConsultOptions.UNRESTRICTED, ECDInfo.of(0), TalkState.TS_IDLE)) {
            none.put(value.getClass().getName(), value);
        }
        none.put(int.class.getName(), 0);
        none.put(boolean.class.getName(), false);
        none.put(List.class.getName(), List.of());
        return none;
    }

    private static Object convert(Record source, Class<?> target) {
        RecordComponent[] components = target.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object value = member(source, components[i].getName());
                values[i] = value == null
                        ? NONE.get(types[i].getName())
                        : fits(types[i], value) ? value : convert((Record) value, types[i]);
                if (values[i] == null) {
                    throw new IllegalArgumentException(target.getSimpleName() + "." + components[i].getName()
                            + " cannot be made of " + source.getClass().getSimpleName());
                }
            }
            return target.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean fits(Class<?> type, Object value) {
        return type.isInstance(value) || type == int.class && value instanceof Integer
                || type == boolean.class && value instanceof Boolean;
    }

    private static Object member(Record source, String name) throws ReflectiveOperationException {
        for (RecordComponent component : source.getClass().getRecordComponents()) {
            String candidate = component.getName();
            boolean renamed = candidate.equals("trunkGroup") && name.equals("trunk")
                    || candidate.equals("trunk") && name.equals("trunkGroup");
            if (candidate.equals(name) || renamed) {
                return component.getAccessor().invoke(source);
            }
        }
        return null;
    }
}
