package io.strowger.tools.journal;

import io.strowger.tools.Misuse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * Where a replay stops.
 *
 * @param sequence the last input that is applied
 * @param nanos engine time; later inputs are not applied
 */
public record ReplayPlace(long sequence, long nanos) {
    /** Everything that is there. */
    public static final ReplayPlace END = new ReplayPlace(Long.MAX_VALUE, Long.MAX_VALUE);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** A sequence, or a moment: {@code 4711}, {@code 2026-03-01T09:30:00Z}, {@code "2026-03-01 09:30:00.250"} in UTC. */
    static ReplayPlace parse(String option, String text) {
        if (text.chars().allMatch(Character::isDigit)) {
            return sequence(option, text);
        }
        try {
            String iso = text.strip().replace(" UTC", "Z").replace(' ', 'T');
            Instant moment = iso.endsWith("Z")
                    ? Instant.parse(iso)
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            return new ReplayPlace(Long.MAX_VALUE,
                    Math.addExact(Math.multiplyExact(moment.getEpochSecond(), NANOS_PER_SECOND), moment.getNano()));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new Misuse(option + " is the sequence of an input or a moment as in 2026-03-01T09:30:00Z: " + text,
                    e);
        }
    }

    private static ReplayPlace sequence(String option, String text) {
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= 1) {
                return new ReplayPlace(sequence, Long.MAX_VALUE);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Misuse(option + " must be at least 1: " + text);
    }
}
