package io.strowger.csta.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Decoded;
import io.strowger.csta.Octets;
import io.strowger.csta.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-26T12:00:00.123456Z link=aes1 <- 1600000001",
        "1970-01-01T00:00:00.000000Z link=\u00e4 -> ", "2026-11-26T12:00:00.000001Z link=a=b#c -> ff"})
    void shouldPrintWhatItReads(String line) {
        assertEquals(line, Outcome.value(TraceLine.parse(line)).print());
    }

    @Test
    void shouldReadOtherSpellings() {
        TraceLine line = Outcome.value(TraceLine.parse("2026-11-26T12:00:00Z link=aes1 -> 16 00 0A0b"));
        assertEquals(new TraceLine(Instant.parse("2026-11-26T12:00:00Z"), "aes1", true, Octets.fromHex("16000a0b")),
                line);
        assertEquals("2026-11-26T12:00:00.000000Z link=aes1 -> 16000a0b", line.print());
        assertEquals("2026-11-26T12:00:00.999999Z link=a -> ",
                new TraceLine(Instant.parse("2026-11-26T12:00:00.999999999Z"), "a", true, Octets.EMPTY).print());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26T12:00:00Z link=a <-,30", "yesterday link=a <- 00,0", "2026-11-26T12:00:00Z name=a <- 00,21",
        "2026-11-26T12:00:00Z link= <- 00,21", "2026-11-26T12:00:00Z link=a <> 00,28",
        "2026-11-26T12:00:00Z link=a <- 0,32", "2026-11-26T12:00:00Z link=a <- 00 0g,35", "'',0"})
    void shouldSayWhereALineIsWrong(String line, int column) {
        Decoded.Fault<TraceLine> fault = Outcome.fault(TraceLine.parse(line));
        assertEquals(DecodeFault.TRACE_LINE, fault.fault());
        assertEquals(column, fault.offset(), fault::reason);
    }

    @Test
    void shouldHoldItsLimits() {
        String name = "n".repeat(TraceLine.LINK_MAX);
        Instant time = Instant.EPOCH;
        Octets most = Octets.of(new byte[TraceLine.OCTETS_MAX]);
        TraceLine largest = new TraceLine(time, name, false, most);
        assertEquals(largest, Outcome.value(TraceLine.parse(largest.print())));
        assertThrows(IllegalArgumentException.class, () -> new TraceLine(time, name + "n", false, Octets.EMPTY));
        assertThrows(IllegalArgumentException.class, () -> new TraceLine(time, "a b", false, Octets.EMPTY));
        assertThrows(IllegalArgumentException.class, () -> new TraceLine(time, "", false, Octets.EMPTY));
        Octets more = Octets.of(new byte[TraceLine.OCTETS_MAX + 1]);
        assertThrows(IllegalArgumentException.class, () -> new TraceLine(time, "a", false, more));
        assertEquals(DecodeFault.TRACE_LINE, Outcome.fault(TraceLine.parse(largest.print() + "00")).fault());
        assertEquals(DecodeFault.TRACE_LINE,
                Outcome.fault(TraceLine.parse("2026-11-26T12:00:00Z link=" + name + "n <- 00")).fault());
    }
}
