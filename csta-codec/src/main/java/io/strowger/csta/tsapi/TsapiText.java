package io.strowger.csta.tsapi;

/** The canonical text form of a frame: one line, for logs, traces and tests. */
public final class TsapiText {
    private TsapiText() {}

    /** The frame as one line. */
    public static String print(TsapiFrame frame) {
        throw new UnsupportedOperationException("declarations are not compiled yet");
    }
}
