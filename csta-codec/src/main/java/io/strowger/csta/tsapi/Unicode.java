package io.strowger.csta.tsapi;

import static io.strowger.csta.tsapi.TsapiLimits.UNICODE_UNITS;

import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.Utf16;
import io.strowger.csta.codec.Wrapper;
import java.util.List;

/**
 * A text of UTF-16 units, one INTEGER each.
 *
 * @param units
 *            the units as they came; a number that is no unit is kept
 */
@Wrapper
public record Unicode(@Utf16 @Max(UNICODE_UNITS) List<Integer> units) {
    /** No text. */
    public static final Unicode EMPTY = new Unicode(List.of());

    /** Copies the units. */
    public Unicode {
        units = List.copyOf(units);
    }

    /** The units of {@code text}. */
    public static Unicode of(String text) {
        return text.isEmpty() ? EMPTY : new Unicode(text.chars().boxed().toList());
    }

    /** The text; of numbers beyond a UTF-16 unit the low 16 bits. */
    public String text() {
        StringBuilder text = new StringBuilder(units.size());
        units.forEach(unit -> text.append((char) unit.intValue()));
        return text.toString();
    }
}
