package io.strowger.core.model;

/** Why a link is down; the number is what technicians see. Constants are only appended. */
public enum LinkDownCause {
    NONE(0, "the link is not down"),
    CONNECT_FAILED(1, "nothing answers at that address: check host, port and firewall"),
    NAME_SERVER_SILENT(2, "the name server accepted the connection and did not answer: check the TSAPI service"),
    TLINK_UNKNOWN(3, "the name server does not offer that Tlink: compare the name with the list in the detail"),
    LOGIN_REFUSED(4, "login or password refused: check the CTI user on the server"),
    LICENCES_EXCEEDED(5, "the server has no licence left for another stream"),
    VERSION_REFUSED(6, "no common version: lower the private data versions offered"),
    DRIVER_UNAVAILABLE(7, "the server is up but its link to the switch is down"),
    HANDSHAKE_TIMEOUT(8, "the server stopped answering during the opening of the stream"),
    SILENT(9, "nothing was received for two heartbeat intervals"),
    CLOSED_BY_PEER(10, "the server closed the connection"),
    ABORTED_BY_PEER(11, "the server ended the stream with the failure in the detail"),
    BAD_FRAME(12, "the server sent bytes that are not a frame; see offset and reason in the detail"),
    IO_ERROR(13, "the connection broke"),
    STOPPED(14, "the link was stopped by the operator or by the server's shutdown"),
    REFUSED(15, "the server refused the stream with the failure in the detail"),
    OVERFLOW(16, "more was received or queued than the limit allows"),
    TLS_UNTRUSTED(17,
            "nobody trusted has signed the server's certificate: put its authority's certificate into the trust store"),
    TLS_EXPIRED(18, "the server's certificate is out of its dates: renew it, or set the clock right"),
    TLS_WRONG_NAME(19,
            "the server's certificate is for another host: use the name in it, or have the host added to it"),
    TLS_UNFIT(20, "the server's certificate may not be used for this: have it made with the key usages in the detail"),
    TLS_CLIENT_CERTIFICATE(21,
            "the server wants a certificate of ours, or does not accept it: set the key store, have its authority trusted"),
    TLS_HANDSHAKE_TIMEOUT(22,
            "the server did not finish the TLS handshake in time: it may be no TLS port, or overloaded"),
    TLS_NOT_SPOKEN(23, "the server does not speak TLS at that port: use its plain port, or its TLS port"),
    TLS_FAILED(24, "the TLS handshake failed for the reason in the detail: compare protocols and ciphers"),
    TLS_NOT_CONFIGURED(25, "TLS is wanted and cannot be set up: correct the TLS settings of the links");

    private final int code;
    private final String remedy;

    LinkDownCause(int code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    public int code() {
        return code;
    }

    /** What it means and what to check, one sentence. */
    public String remedy() {
        return remedy;
    }
}
