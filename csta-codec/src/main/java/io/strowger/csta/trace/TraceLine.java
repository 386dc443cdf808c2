package io.strowger.csta.trace;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * One line of a trace: octets that a link received or sent.
 *
 * <pre>{@code
 * 2026-11-26T12:00:00.123456Z link=aes1 <- 16000000010000000000000000000100100004000000 30020500
 * 2026-11-26T12:00:00.125000Z link=aes1 -> 160000000100030000000000000003007c0004000000
 * }</pre>
 *
 * <p>Time is UTC with microseconds, {@code <-} is received and {@code ->} sent, the octets are hexadecimal digits that may
 * be parted by spaces. A piece is whatever was read or written at once; it need not be a whole frame.
 *
 * @param time
 *            when, cut to microseconds
 * @param link
 *            the link's name: 1 to {@link #LINK_MAX} characters, none of them a space or a control character
 * @param sent
 *            whether the octets were sent, otherwise they were received
 * @param octets
 *            the octets, at most {@link #OCTETS_MAX}
 */
public record TraceLine(Instant time, String link, boolean sent, Octets octets) {
    /** Most characters of a link's name. */
    public static final int LINK_MAX = 64;
    /** Most octets of one line. */
    public static final int OCTETS_MAX = 1 << 20;

    private static final String LINK = "link=";
    private static final String SENT = "->";
    private static final String RECEIVED = "<-";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder().appendPattern("yyyy-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, true).appendLiteral('Z').toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Cuts the time and checks the rest. */
    public TraceLine {
        time = time.truncatedTo(ChronoUnit.MICROS);
        if (link.isEmpty() || link.length() > LINK_MAX || link.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            throw new IllegalArgumentException("a link has 1 to " + LINK_MAX + " characters without spaces: " + link);
        }
        if (octets.length() > OCTETS_MAX) {
            throw new IllegalArgumentException(octets.length() + " octets, at most " + OCTETS_MAX);
        }
    }

    /** The line, without an end of line. */
    public String print() {
        StringBuilder out = new StringBuilder(48 + link.length() + 2 * octets.length());
        TIME.formatTo(time, out);
        out.append(' ').append(LINK).append(link).append(' ').append(sent ? SENT : RECEIVED).append(' ');
        return out.append(octets).toString();
    }

    /**
     * Reads a line.
     *
     * @return the line, or {@link DecodeFault#TRACE_LINE} with the column, from 0, of the part that is wrong
     */
    public static Decoded<TraceLine> parse(String line) {
        String[] parts = line.split(" ", 4);
        if (parts.length < 4) {
            return fault(line.length(), "the line ends early");
        }
        int column = 0;
        Instant time;
        try {
            time = Instant.parse(parts[0]);
        } catch (DateTimeException wrong) {
            return fault(column, "no time: " + parts[0]);
        }
        column += parts[0].length() + 1;
        String link = parts[1].startsWith(LINK) ? parts[1].substring(LINK.length()) : "";
        if (link.isEmpty() || link.length() > LINK_MAX || link.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            return fault(column, "no link=NAME of 1 to " + LINK_MAX + " characters");
        }
        column += parts[1].length() + 1;
        boolean sent = parts[2].equals(SENT);
        if (!sent && !parts[2].equals(RECEIVED)) {
            return fault(column, "no <- or ->");
        }
        return octets(parts[3], column + parts[2].length() + 1, time, link, sent, line.length());
    }

    private static Decoded<TraceLine> octets(String text, int column, Instant time, String link, boolean sent,
            int length) {
        StringBuilder digits = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.digit(c, 16) < 0 || c > 'f') {
                if (c == ' ') {
                    continue;
                }
                return fault(column + i, "no hexadecimal digit");
            }
            digits.append(c);
        }
        if (digits.length() % 2 != 0) {
            return fault(column + text.length(), "an odd number of digits");
        }
        if (digits.length() > 2 * OCTETS_MAX) {
            return fault(column, digits.length() / 2 + " octets, at most " + OCTETS_MAX);
        }
        return new Decoded.Value<>(new TraceLine(time, link, sent, Octets.fromHex(digits.toString())), length);
    }

    private static Decoded<TraceLine> fault(int column, String particulars) {
        return new Decoded.Fault<>(column, DecodeFault.TRACE_LINE,
                DecodeFault.TRACE_LINE.sentence() + ": " + particulars);
    }
}
