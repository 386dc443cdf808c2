package io.strowger.tools.codec;

import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.trace.TraceLine;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiFrames;

/** Tells where a connection of a link begins: with the first thing that a client sends on one. */
final class StreamStart {
    private StreamStart() {}

    /** Whether the line begins with a name query or the request for a password's key. */
    static boolean is(TraceLine line) {
        Octets octets = line.octets();
        if (!line.sent() || octets.length() < TsapiFrames.HEADER_LENGTH) {
            return false;
        }
        byte[] bytes = octets.toByteArray();
        return TsapiFrames.scan(bytes, 0, bytes.length) instanceof TsapiFrames.Scan.Frame frame
                && TsapiCodec.decode(bytes, 0, frame.length()) instanceof Decoded.Value<TsapiFrame> value
                && (value.value().message() instanceof Acs.KeyRequest
                        || value.value().message() instanceof Acs.NameSrvRequest);
    }
}
