package io.strowger.csta.tsapi;

/**
 * What the members of TSAPI messages may hold at most. Texts are in characters without the terminating NUL that the C
 * interface adds, octet strings in octets, lists in elements.
 */
public final class TsapiLimits {
    /** Server identifier (Tlink name). */
    public static final int SERVER_ID = 48;
    /** Login. */
    public static final int LOGIN_ID = 48;
    /** Application name. */
    public static final int APPLICATION_NAME = 20;
    /** Version texts of the open request. */
    public static final int VERSION = 20;
    /** Version texts of the open confirmation: free text of whoever made the server, who may not keep to a client's buffers. */
    public static final int VERSION_TOLD = 255;
    /** Hidden password. */
    public static final int CRYPT_PASS = 47;
    /** Key of the password exchange. */
    public static final int CHALLENGE_KEY = 8;
    /** Named pipe. */
    public static final int PIPE = 100;
    /** Nonce of a trusted application. */
    public static final int NONCE = 32;
    /** Signed document of a trusted application. */
    public static final int PRIVILEGES_XML = 20_480;
    /** Socket address of a Tlink. */
    public static final int SOCKET_ADDRESS = 128;
    /** Device identifiers, directory numbers, trunks, splits. */
    public static final int DEVICE_ID = 63;
    /** Agent identifier. */
    public static final int AGENT_ID = 31;
    /** Agent password. */
    public static final int AGENT_PASSWORD = 31;
    /** Account code. */
    public static final int ACCOUNT_INFO = 31;
    /** Authorisation code. */
    public static final int AUTH_CODE = 31;
    /** Universal call identifier. */
    public static final int UCID = 63;
    /** Entered, collected and provided digits. */
    public static final int DIGITS = 24;
    /** DTMF tones to send. */
    public static final int TONES = 32;
    /** User-to-user data. */
    public static final int USER_TO_USER_DATA = 128;
    /** User-to-user data before private data version 6; the switch refuses more. */
    public static final int USER_TO_USER_DATA_V5 = 32;
    /** Switch version, private data versions 4 to 6. */
    public static final int SWITCH_VERSION_V6 = 15;
    /** Switch version from private data version 7. */
    public static final int SWITCH_VERSION = 64;
    /** Set-up information of a route. */
    public static final int SETUP_INFORMATION = 1_024;
    /** Texts without a limit of their own. */
    public static final int TEXT = 255;
    /** UTF-16 units of a Unicode text. */
    public static final int UNICODE_UNITS = 64;
    /** Devices of one device list reply. */
    public static final int DEVICE_LIST = 20;
    /** Forwarding rules of a device. */
    public static final int FORWARD_LIST = 7;
    /** Devices of one agent-login list event. */
    public static final int AGENT_LOGIN_LIST = 10;
    /** Trunks of a call. */
    public static final int TRUNK_LIST = 5;

    private TsapiLimits() {}
}
