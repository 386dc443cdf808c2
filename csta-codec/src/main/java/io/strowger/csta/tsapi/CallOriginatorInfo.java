package io.strowger.csta.tsapi;

/** What kind of line a call came from: ISDN II-digits, when the network gave them. */
public record CallOriginatorInfo(boolean hasInfo, int callOriginatorType) {
    /** The network gave no information. */
    public static final CallOriginatorInfo NONE = new CallOriginatorInfo(false, 0);
}
