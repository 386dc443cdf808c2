package io.strowger.tools.tsapi;

import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.Acs;
import io.strowger.csta.tsapi.EventClass;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;

/**
 * A frame as it came.
 *
 * @param octets
 *            the whole frame
 * @param decoded
 *            what it says, or why it cannot be read
 */
public record Received(Octets octets, Decoded<TsapiFrame> decoded) {
    /** The frame, or null when it cannot be read. */
    public TsapiFrame frame() {
        return decoded instanceof Decoded.Value<TsapiFrame> value ? value.value() : null;
    }

    /** Whether it confirms or refuses the request with that invokeID. */
    public boolean answers(int invokeId) {
        TsapiFrame frame = frame();
        if (frame == null || frame.invokeID() != invokeId) {
            return false;
        }
        int eventClass = frame.message().eventClass();
        return eventClass == EventClass.ACSCONFIRMATION || eventClass == EventClass.CSTACONFIRMATION;
    }

    /** Whether it is a heartbeat, which means nothing but that the server lives. */
    public boolean isHeartbeat() {
        return frame() != null && frame().message() instanceof Acs.ClientHeartbeatEvent;
    }

    /** One line of text. */
    @Override
    public String toString() {
        return switch (decoded) {
            case Decoded.Value<TsapiFrame> value -> TsapiText.print(value.value());
            case Decoded.Fault<TsapiFrame> fault -> "fault at offset " + fault.offset() + ": " + fault.reason() + " in "
                    + octets;
        };
    }
}
