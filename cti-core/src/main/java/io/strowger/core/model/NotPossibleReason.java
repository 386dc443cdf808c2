package io.strowger.core.model;

/** Why a link cannot carry a request: a number for programs, a sentence for people. Constants are only appended. */
public enum NotPossibleReason {
    NEEDS_PRIVATE_DATA_VERSION(1,
            "the link was opened with an older private data version; raise private-version-max or update the server"),
    ARGUMENT_OUT_OF_RANGE(2, "a field is missing or larger than the wire can carry; the detail names it"),
    NOT_MONITORED(3, "no such monitor stands on this link; monitor the device first"),
    CREDENTIAL_UNKNOWN(4, "the static settings have no credential of that name; add it");

    private final int code;
    private final String sentence;

    NotPossibleReason(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public int code() {
        return code;
    }

    /** What it means and what to do, one sentence. */
    public String sentence() {
        return sentence;
    }
}
