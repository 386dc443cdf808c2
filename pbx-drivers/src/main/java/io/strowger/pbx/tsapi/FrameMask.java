package io.strowger.pbx.tsapi;

import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;
import java.util.Arrays;

/** Makes the octets of a frame fit to be shown: passwords, open or encoded, become asterisks of the same length. */
final class FrameMask {
    private static final byte ASTERISK = '*';
    private static final int HEADER = TsapiFrames.LENGTH_FIELD + 18;
    private static final int EVENT_TYPE_AT = 16;
    private static final int OPEN_STREAM = 1;
    private static final int SET_AGENT_STATE = 49;
    private static final int LOGGED_ON = 72;

    private FrameMask() {}

    /** A copy without the secrets of what it was decoded to. */
    static byte[] masked(byte[] bytes, int offset, int length, TsapiFrame decoded) {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        switch (decoded.message()) {
            case Acs.OpenStream open -> hide(copy, open.cryptPass());
            case Csta.SetAgentState set -> hide(copy, latin(set.agentPassword()));
            case Csta.LoggedOn on -> hide(copy, latin(on.password()));
            default -> {
                // Nothing secret is in any other.
            }
        }
        return copy;
    }

    /** A copy of what could not be decoded; of a message that may hold a secret only the header is left. */
    static byte[] masked(byte[] bytes, int offset, int length) {
        byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
        if (length > HEADER) {
            int type = copy[EVENT_TYPE_AT] & 0xff | (copy[EVENT_TYPE_AT + 1] & 0xff) << Byte.SIZE;
            if (type == OPEN_STREAM || type == SET_AGENT_STATE || type == LOGGED_ON) {
                Arrays.fill(copy, HEADER, length, ASTERISK);
            }
        }
        return copy;
    }

    private static byte[] latin(String text) {
        byte[] octets = new byte[text.length()];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) text.charAt(i);
        }
        return octets;
    }

    private static void hide(byte[] frame, Octets secret) {
        hide(frame, secret.toByteArray());
    }

    /** Wherever it stands in the body; where the same octets mean something else they are lost to the reader too. */
    private static void hide(byte[] frame, byte[] secret) {
        for (int at = HEADER; secret.length > 0 && at + secret.length <= frame.length; at++) {
            if (Arrays.equals(frame, at, at + secret.length, secret, 0, secret.length)) {
                Arrays.fill(frame, at, at + secret.length, ASTERISK);
            }
        }
    }
}
