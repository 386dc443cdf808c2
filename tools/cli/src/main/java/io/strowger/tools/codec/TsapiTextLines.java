package io.strowger.tools.codec;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.codec.TextStyle;
import io.strowger.csta.tsapi.TsapiFrame;
import io.strowger.csta.tsapi.TsapiText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The canonical text, with the octets behind it where the members do not say all of them. */
final class TsapiTextLines implements FrameNotation {
    /** A text ends with a bracket or digits after a space, so this cannot be part of it. */
    private static final Pattern RAW = Pattern.compile(" raw=#([0-9a-fA-F]*) *$");

    private final TextStyle style;

    TsapiTextLines(TextStyle style) {
        this.style = style;
    }

    @Override
    public String print(byte[] bytes) throws LineFault {
        WholeFrame whole = WholeFrame.decode(bytes, style);
        String text = TsapiText.print(whole.frame(), style);
        return whole.raw() == null ? text : text + " raw=#" + whole.raw();
    }

    @Override
    public byte[] parse(String line) throws LineFault {
        Matcher raw = RAW.matcher(line);
        boolean found = raw.find();
        String text = found ? line.substring(0, raw.start()) : line;
        return switch (TsapiText.parse(text, style)) {
            case Decoded.Value<TsapiFrame> value ->
                new WholeFrame(value.value(), found ? octets(raw) : null).encode();
            case Decoded.Fault<TsapiFrame> fault -> throw LineFault.inText(fault);
        };
    }

    private static Octets octets(Matcher raw) throws LineFault {
        if (raw.group(1).length() % 2 != 0) {
            throw LineFault.inColumn(DecodeFault.HEX_DIGITS, raw.end(1), "an odd number of digits");
        }
        return Octets.fromHex(raw.group(1));
    }

    @Override
    public String fault(int line, LineFault fault) {
        return "line " + line + ": " + fault.print();
    }
}
