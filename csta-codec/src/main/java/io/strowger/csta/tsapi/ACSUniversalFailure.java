package io.strowger.csta.tsapi;

import io.strowger.csta.Enumerated;
import io.strowger.csta.NamedValues;
import java.lang.invoke.MethodHandles;

/**
 * Why the server, or the switch driver behind it, refused or ended a stream. Numbers from 1000 are the driver's.
 *
 * @param value
 *            the number on the wire
 */
public record ACSUniversalFailure(int value) implements Enumerated {
    public static final ACSUniversalFailure TSERVER_STREAM_FAILED = new ACSUniversalFailure(0);
    public static final ACSUniversalFailure TSERVER_NO_THREAD = new ACSUniversalFailure(1);
    public static final ACSUniversalFailure TSERVER_BAD_DRIVER_ID = new ACSUniversalFailure(2);
    public static final ACSUniversalFailure TSERVER_DEAD_DRIVER = new ACSUniversalFailure(3);
    public static final ACSUniversalFailure TSERVER_MESSAGE_HIGH_WATER_MARK = new ACSUniversalFailure(4);
    public static final ACSUniversalFailure TSERVER_FREE_BUFFER_FAILED = new ACSUniversalFailure(5);
    public static final ACSUniversalFailure TSERVER_SEND_TO_DRIVER = new ACSUniversalFailure(6);
    public static final ACSUniversalFailure TSERVER_RECEIVE_FROM_DRIVER = new ACSUniversalFailure(7);
    public static final ACSUniversalFailure TSERVER_REGISTRATION_FAILED = new ACSUniversalFailure(8);
    public static final ACSUniversalFailure TSERVER_SPX_FAILED = new ACSUniversalFailure(9);
    public static final ACSUniversalFailure TSERVER_TRACE = new ACSUniversalFailure(10);
    public static final ACSUniversalFailure TSERVER_NO_MEMORY = new ACSUniversalFailure(11);
    public static final ACSUniversalFailure TSERVER_ENCODE_FAILED = new ACSUniversalFailure(12);
    public static final ACSUniversalFailure TSERVER_DECODE_FAILED = new ACSUniversalFailure(13);
    public static final ACSUniversalFailure TSERVER_BAD_CONNECTION = new ACSUniversalFailure(14);
    public static final ACSUniversalFailure TSERVER_BAD_PDU = new ACSUniversalFailure(15);
    public static final ACSUniversalFailure TSERVER_NO_VERSION = new ACSUniversalFailure(16);
    public static final ACSUniversalFailure TSERVER_ECB_MAX_EXCEEDED = new ACSUniversalFailure(17);
    public static final ACSUniversalFailure TSERVER_NO_ECBS = new ACSUniversalFailure(18);
    public static final ACSUniversalFailure TSERVER_NO_SDB = new ACSUniversalFailure(19);
    public static final ACSUniversalFailure TSERVER_NO_SDB_CHECK_NEEDED = new ACSUniversalFailure(20);
    public static final ACSUniversalFailure TSERVER_SDB_CHECK_NEEDED = new ACSUniversalFailure(21);
    public static final ACSUniversalFailure TSERVER_BAD_SDB_LEVEL = new ACSUniversalFailure(22);
    public static final ACSUniversalFailure TSERVER_BAD_SERVERID = new ACSUniversalFailure(23);
    public static final ACSUniversalFailure TSERVER_BAD_STREAM_TYPE = new ACSUniversalFailure(24);
    public static final ACSUniversalFailure TSERVER_BAD_PASSWORD_OR_LOGIN = new ACSUniversalFailure(25);
    public static final ACSUniversalFailure TSERVER_NO_USER_RECORD = new ACSUniversalFailure(26);
    public static final ACSUniversalFailure TSERVER_NO_DEVICE_RECORD = new ACSUniversalFailure(27);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_ON_LIST = new ACSUniversalFailure(28);
    public static final ACSUniversalFailure TSERVER_USERS_RESTRICTED_HOME = new ACSUniversalFailure(30);
    public static final ACSUniversalFailure TSERVER_NO_AWAYPERMISSION = new ACSUniversalFailure(31);
    public static final ACSUniversalFailure TSERVER_NO_HOMEPERMISSION = new ACSUniversalFailure(32);
    public static final ACSUniversalFailure TSERVER_NO_AWAY_WORKTOP = new ACSUniversalFailure(33);
    public static final ACSUniversalFailure TSERVER_BAD_DEVICE_RECORD = new ACSUniversalFailure(34);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_SUPPORTED = new ACSUniversalFailure(35);
    public static final ACSUniversalFailure TSERVER_INSUFFICIENT_PERMISSION = new ACSUniversalFailure(36);
    public static final ACSUniversalFailure TSERVER_NO_RESOURCE_TAG = new ACSUniversalFailure(37);
    public static final ACSUniversalFailure TSERVER_INVALID_MESSAGE = new ACSUniversalFailure(38);
    public static final ACSUniversalFailure TSERVER_EXCEPTION_LIST = new ACSUniversalFailure(39);
    public static final ACSUniversalFailure TSERVER_NOT_ON_OAM_LIST = new ACSUniversalFailure(40);
    public static final ACSUniversalFailure TSERVER_PBX_ID_NOT_IN_SDB = new ACSUniversalFailure(41);
    public static final ACSUniversalFailure TSERVER_USER_LICENSES_EXCEEDED = new ACSUniversalFailure(42);
    public static final ACSUniversalFailure TSERVER_OAM_DROP_CONNECTION = new ACSUniversalFailure(43);
    public static final ACSUniversalFailure TSERVER_NO_VERSION_RECORD = new ACSUniversalFailure(44);
    public static final ACSUniversalFailure TSERVER_OLD_VERSION_RECORD = new ACSUniversalFailure(45);
    public static final ACSUniversalFailure TSERVER_BAD_PACKET = new ACSUniversalFailure(46);
    public static final ACSUniversalFailure TSERVER_OPEN_FAILED = new ACSUniversalFailure(47);
    public static final ACSUniversalFailure TSERVER_OAM_IN_USE = new ACSUniversalFailure(48);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_ON_HOME_LIST = new ACSUniversalFailure(49);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_ON_CALL_CONTROL_LIST = new ACSUniversalFailure(50);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_ON_AWAY_LIST = new ACSUniversalFailure(51);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_ON_ROUTE_LIST = new ACSUniversalFailure(52);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_ON_MONITOR_DEVICE_LIST = new ACSUniversalFailure(53);
    public static final ACSUniversalFailure TSERVER_DEVICE_NOT_ON_MONITOR_CALL_DEVICE_LIST = new ACSUniversalFailure(
            54);
    public static final ACSUniversalFailure TSERVER_NO_CALL_CALL_MONITOR_PERMISSION = new ACSUniversalFailure(55);
    public static final ACSUniversalFailure TSERVER_HOME_DEVICE_LIST_EMPTY = new ACSUniversalFailure(56);
    public static final ACSUniversalFailure TSERVER_CALL_CONTROL_LIST_EMPTY = new ACSUniversalFailure(57);
    public static final ACSUniversalFailure TSERVER_AWAY_LIST_EMPTY = new ACSUniversalFailure(58);
    public static final ACSUniversalFailure TSERVER_ROUTE_LIST_EMPTY = new ACSUniversalFailure(59);
    public static final ACSUniversalFailure TSERVER_MONITOR_DEVICE_LIST_EMPTY = new ACSUniversalFailure(60);
    public static final ACSUniversalFailure TSERVER_MONITOR_CALL_DEVICE_LIST_EMPTY = new ACSUniversalFailure(61);
    public static final ACSUniversalFailure TSERVER_USER_AT_HOME_WORKTOP = new ACSUniversalFailure(62);
    public static final ACSUniversalFailure TSERVER_DEVICE_LIST_EMPTY = new ACSUniversalFailure(63);
    public static final ACSUniversalFailure TSERVER_BAD_GET_DEVICE_LEVEL = new ACSUniversalFailure(64);
    public static final ACSUniversalFailure TSERVER_DRIVER_UNREGISTERED = new ACSUniversalFailure(65);
    public static final ACSUniversalFailure TSERVER_NO_ACS_STREAM = new ACSUniversalFailure(66);
    public static final ACSUniversalFailure TSERVER_DROP_OAM = new ACSUniversalFailure(67);
    public static final ACSUniversalFailure TSERVER_ECB_TIMEOUT = new ACSUniversalFailure(68);
    public static final ACSUniversalFailure TSERVER_BAD_ECB = new ACSUniversalFailure(69);
    public static final ACSUniversalFailure TSERVER_ADVERTISE_FAILED = new ACSUniversalFailure(70);
    public static final ACSUniversalFailure TSERVER_NETWARE_FAILURE = new ACSUniversalFailure(71);
    public static final ACSUniversalFailure TSERVER_TDI_QUEUE_FAULT = new ACSUniversalFailure(72);
    public static final ACSUniversalFailure TSERVER_DRIVER_CONGESTION = new ACSUniversalFailure(73);
    public static final ACSUniversalFailure TSERVER_NO_TDI_BUFFERS = new ACSUniversalFailure(74);
    public static final ACSUniversalFailure TSERVER_OLD_INVOKEID = new ACSUniversalFailure(75);
    public static final ACSUniversalFailure TSERVER_HWMARK_TO_LARGE = new ACSUniversalFailure(76);
    public static final ACSUniversalFailure TSERVER_SET_ECB_TO_LOW = new ACSUniversalFailure(77);
    public static final ACSUniversalFailure TSERVER_NO_RECORD_IN_FILE = new ACSUniversalFailure(78);
    public static final ACSUniversalFailure TSERVER_ECB_OVERDUE = new ACSUniversalFailure(79);
    public static final ACSUniversalFailure TSERVER_BAD_PW_ENCRYPTION = new ACSUniversalFailure(80);
    public static final ACSUniversalFailure TSERVER_BAD_TSERV_PROTOCOL = new ACSUniversalFailure(81);
    public static final ACSUniversalFailure TSERVER_BAD_DRIVER_PROTOCOL = new ACSUniversalFailure(82);
    public static final ACSUniversalFailure TSERVER_BAD_TRANSPORT_TYPE = new ACSUniversalFailure(83);
    public static final ACSUniversalFailure TSERVER_PDU_VERSION_MISMATCH = new ACSUniversalFailure(84);
    public static final ACSUniversalFailure TSERVER_VERSION_MISMATCH = new ACSUniversalFailure(85);
    public static final ACSUniversalFailure TSERVER_LICENSE_MISMATCH = new ACSUniversalFailure(86);
    public static final ACSUniversalFailure TSERVER_BAD_ATTRIBUTE_LIST = new ACSUniversalFailure(87);
    public static final ACSUniversalFailure TSERVER_BAD_TLIST_TYPE = new ACSUniversalFailure(88);
    public static final ACSUniversalFailure TSERVER_BAD_PROTOCOL_FORMAT = new ACSUniversalFailure(89);
    public static final ACSUniversalFailure TSERVER_OLD_TSLIB = new ACSUniversalFailure(90);
    public static final ACSUniversalFailure TSERVER_BAD_LICENSE_FILE = new ACSUniversalFailure(91);
    public static final ACSUniversalFailure TSERVER_NO_PATCHES = new ACSUniversalFailure(92);
    public static final ACSUniversalFailure TSERVER_SYSTEM_ERROR = new ACSUniversalFailure(93);
    public static final ACSUniversalFailure TSERVER_OAM_LIST_EMPTY = new ACSUniversalFailure(94);
    public static final ACSUniversalFailure TSERVER_TCP_FAILED = new ACSUniversalFailure(95);
    public static final ACSUniversalFailure TSERVER_SPX_DISABLED = new ACSUniversalFailure(96);
    public static final ACSUniversalFailure TSERVER_TCP_DISABLED = new ACSUniversalFailure(97);
    public static final ACSUniversalFailure TSERVER_REQUIRED_MODULES_NOT_LOADED = new ACSUniversalFailure(98);
    public static final ACSUniversalFailure TSERVER_TRANSPORT_IN_USE_BY_OAM = new ACSUniversalFailure(99);
    public static final ACSUniversalFailure TSERVER_NO_NDS_OAM_PERMISSION = new ACSUniversalFailure(100);
    public static final ACSUniversalFailure TSERVER_OPEN_SDB_LOG_FAILED = new ACSUniversalFailure(101);
    public static final ACSUniversalFailure TSERVER_INVALID_LOG_SIZE = new ACSUniversalFailure(102);
    public static final ACSUniversalFailure TSERVER_WRITE_SDB_LOG_FAILED = new ACSUniversalFailure(103);
    public static final ACSUniversalFailure TSERVER_NT_FAILURE = new ACSUniversalFailure(104);
    public static final ACSUniversalFailure TSERVER_LOAD_LIB_FAILED = new ACSUniversalFailure(105);
    public static final ACSUniversalFailure TSERVER_INVALID_DRIVER = new ACSUniversalFailure(106);
    public static final ACSUniversalFailure TSERVER_REGISTRY_ERROR = new ACSUniversalFailure(107);
    public static final ACSUniversalFailure TSERVER_DUPLICATE_ENTRY = new ACSUniversalFailure(108);
    public static final ACSUniversalFailure TSERVER_DRIVER_LOADED = new ACSUniversalFailure(109);
    public static final ACSUniversalFailure TSERVER_DRIVER_NOT_LOADED = new ACSUniversalFailure(110);
    public static final ACSUniversalFailure TSERVER_NO_LOGON_PERMISSION = new ACSUniversalFailure(111);
    public static final ACSUniversalFailure TSERVER_ACCOUNT_DISABLED = new ACSUniversalFailure(112);
    public static final ACSUniversalFailure TSERVER_NO_NETLOGON = new ACSUniversalFailure(113);
    public static final ACSUniversalFailure TSERVER_ACCT_RESTRICTED = new ACSUniversalFailure(114);
    public static final ACSUniversalFailure TSERVER_INVALID_LOGON_TIME = new ACSUniversalFailure(115);
    public static final ACSUniversalFailure TSERVER_INVALID_WORKSTATION = new ACSUniversalFailure(116);
    public static final ACSUniversalFailure TSERVER_ACCT_LOCKED_OUT = new ACSUniversalFailure(117);
    public static final ACSUniversalFailure TSERVER_PASSWORD_EXPIRED = new ACSUniversalFailure(118);
    public static final ACSUniversalFailure TSERVER_INVALID_HEARTBEAT_INTERVAL = new ACSUniversalFailure(119);
    public static final ACSUniversalFailure TSERVER_UNAUTHORIZED_CONNECTION = new ACSUniversalFailure(120);
    public static final ACSUniversalFailure TSERVER_INVALID_NONCE = new ACSUniversalFailure(121);
    public static final ACSUniversalFailure TSERVER_INVALID_CERTIFICATE = new ACSUniversalFailure(122);
    public static final ACSUniversalFailure TSERVER_INVALID_SIGNATURE = new ACSUniversalFailure(123);
    public static final ACSUniversalFailure TSERVER_UNKNOWN_APPLICATION = new ACSUniversalFailure(124);
    public static final ACSUniversalFailure TSERVER_CERTIFICATE_EXPIRED = new ACSUniversalFailure(125);
    public static final ACSUniversalFailure TSERVER_INVALID_PRIV_MESSAGE = new ACSUniversalFailure(126);
    public static final ACSUniversalFailure TSERVER_NOT_FIRST_MESSAGE = new ACSUniversalFailure(127);
    public static final ACSUniversalFailure TSERVER_NOT_SECOND_MESSAGE = new ACSUniversalFailure(128);
    public static final ACSUniversalFailure DRIVER_DUPLICATE_ACSHANDLE = new ACSUniversalFailure(1000);
    public static final ACSUniversalFailure DRIVER_INVALID_ACS_REQUEST = new ACSUniversalFailure(1001);
    public static final ACSUniversalFailure DRIVER_ACS_HANDLE_REJECTION = new ACSUniversalFailure(1002);
    public static final ACSUniversalFailure DRIVER_INVALID_CLASS_REJECTION = new ACSUniversalFailure(1003);
    public static final ACSUniversalFailure DRIVER_GENERIC_REJECTION = new ACSUniversalFailure(1004);
    public static final ACSUniversalFailure DRIVER_RESOURCE_LIMITATION = new ACSUniversalFailure(1005);
    public static final ACSUniversalFailure DRIVER_ACSHANDLE_TERMINATION = new ACSUniversalFailure(1006);
    public static final ACSUniversalFailure DRIVER_LINK_UNAVAILABLE = new ACSUniversalFailure(1007);
    public static final ACSUniversalFailure DRIVER_OAM_IN_USE = new ACSUniversalFailure(1008);

    private static final NamedValues<ACSUniversalFailure> NAMED = NamedValues.collect(MethodHandles.lookup(),
            ACSUniversalFailure.class);

    /** The constant of this number, or a nameless value. */
    public static ACSUniversalFailure of(int value) {
        ACSUniversalFailure named = NAMED.find(value);
        return named != null ? named : new ACSUniversalFailure(value);
    }

    @Override
    public String name() {
        return NAMED.name(value);
    }

    @Override
    public String toString() {
        return name();
    }
}
