package io.strowger.pbx.tsapi;

import io.strowger.core.model.LinkDownCause;

/** What a universal failure asks for, by whom it can be ended. Constants are only appended. */
public enum FailureKind {
    /** The password or login. */
    LOGIN(LinkDownCause.LOGIN_REFUSED,
            "Compare login and password of the link's credential with the CTI user on the server."),
    /** The state of the account. */
    ACCOUNT(LinkDownCause.LOGIN_REFUSED, "Have the server's administrator look at the account of the CTI user."),
    /** The rights of the CTI user. */
    PERMISSION(LinkDownCause.REFUSED,
            "Give the CTI user the right on the server: unrestricted access, or a group that holds the device."),
    /** The Tlink's name. */
    TLINK(LinkDownCause.TLINK_UNKNOWN, "Compare the link's service with the Tlinks that the name server offers."),
    /** A licence. */
    LICENCE(LinkDownCause.LICENCES_EXCEEDED,
            "Free a licence on the server or add some; other applications may hold them."),
    /** Versions that do not fit. */
    VERSION(LinkDownCause.VERSION_REFUSED,
            "Lower links.private-version-max, or update the server; see which versions it supports."),
    /** The server or its driver has no link to the switch. */
    SWITCH_LINK(LinkDownCause.DRIVER_UNAVAILABLE,
            "Check the server's connection to the switch and the CTI link on the switch; ours comes back by itself."),
    /** Too much at once. */
    CONGESTION(LinkDownCause.REFUSED,
            "Nothing now: the link sends more slowly by itself; if it stays slow, lower its messages a second."),
    /** The server itself. */
    SERVER(LinkDownCause.REFUSED, "Look into the server's own log, and restart its TSAPI service if it persists."),
    /** How the server is set up. */
    SERVER_CONFIGURATION(LinkDownCause.REFUSED,
            "Have the server's administrator check its configuration and its security database."),
    /** A certificate of a trusted application. */
    CERTIFICATE(LinkDownCause.REFUSED, "Have the server's administrator check the certificate of the application."),
    /** One of both ends does not keep to the protocol. */
    PROTOCOL(LinkDownCause.REFUSED, "Take a trace of the link and report it: one of both ends breaks the protocol."),
    /** A device that is not what the request takes it for. */
    DEVICE(LinkDownCause.REFUSED,
            "Compare the number with the switch's administration, and the site's kind of the device with it."),
    /** A device's rights on the switch. */
    PRIVILEGE(LinkDownCause.REFUSED, "Check the class of restriction and of service of the device on the switch."),
    /** A feature that is missing, or not for this object. */
    OPERATION(LinkDownCause.REFUSED,
            "Check that the switch has the feature and that the device is of a kind that can do it."),
    /** A value of the request. */
    REQUEST(LinkDownCause.REFUSED, "Check what was asked for; take a trace of the device if it looks right."),
    /** The call or agent had moved on. */
    STATE(LinkDownCause.REFUSED,
            "Nothing: the call or the agent had moved on; take a trace of the device if it happens often."),
    /** Something is in use. */
    BUSY(LinkDownCause.REFUSED, "Try again; if it happens often, look at the capacity of the switch."),
    /** No answer behind the server. */
    TIMEOUT(LinkDownCause.REFUSED,
            "Check the load of the switch and its link to the server; what became of the request is not known."),
    /** No reason given. */
    UNSPECIFIED(LinkDownCause.REFUSED, "Look into the server's log at this time, and take a trace of the device.");

    private final LinkDownCause downCause;
    private final String remedy;

    FailureKind(LinkDownCause downCause, String remedy) {
        this.downCause = downCause;
        this.remedy = remedy;
    }

    /** Why a link is down whose stream is refused with such a failure. */
    public LinkDownCause downCause() {
        return downCause;
    }

    /** What to do about it, one sentence. */
    public String remedy() {
        return remedy;
    }
}
