package io.strowger.tools.codec;

import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.tsapi.TsapiFrames;
import io.strowger.csta.tsapi.TsapiText;

/** The wire protocols whose frames can be decoded and encoded by hand. */
public enum Protocol {
    tsapi(TsapiFrames.MAX_FRAME, TsapiText.TEXT_MAX) {
        @Override
        FrameNotation notation(boolean json, TextStyle style) {
            return json ? new TsapiJsonLines(style) : new TsapiTextLines(style);
        }
    };

    private final int frameBytesMax;
    private final int textMax;

    Protocol(int frameBytesMax, int textMax) {
        this.frameBytesMax = frameBytesMax;
        this.textMax = textMax;
    }

    /** Octets of the longest frame. */
    int frameBytesMax() {
        return frameBytesMax;
    }

    /** Characters of the longest line that is encoded. */
    int textMax() {
        return textMax;
    }

    /** How this protocol's frames are written. */
    abstract FrameNotation notation(boolean json, TextStyle style);
}
