package io.strowger.tools.conformance;

import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.TsapiCodec;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What one script and the server said to each other. Passwords show their length only, as hidden octets too. */
final class Transcript implements BiConsumer<String, Octets> {
    /** Frames that are kept; later ones are left out. */
    static final int FRAMES_MAX = 10_000;

    private final List<Result.Exchanged> lines = new ArrayList<>();

    @Override
    public void accept(String direction, Octets octets) {
        if (lines.size() == FRAMES_MAX) {
            return;
        }
        byte[] bytes = octets.toByteArray();
        switch (TsapiCodec.decode(bytes, 0, bytes.length)) {
            case Decoded.Value<TsapiFrame> value -> {
                boolean secret = value.value().message() instanceof io.strowger.csta.tsapi.Acs.OpenStream;
                lines.add(new Result.Exchanged(direction, secret ? "" : octets.toString(),
                        TsapiText.print(value.value())));
            }
            case Decoded.Fault<TsapiFrame> fault -> lines.add(new Result.Exchanged(direction, octets.toString(),
                    "no frame: offset " + fault.offset() + ", " + fault.reason()));
        }
    }

    List<Result.Exchanged> lines() {
        return lines;
    }
}
