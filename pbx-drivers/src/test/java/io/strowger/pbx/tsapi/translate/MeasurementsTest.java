package io.strowger.pbx.tsapi.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.codec.Bytes;
import io.strowger.core.input.PbxReply;
import io.strowger.csta.Octets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is flagged is named, whatever tags a switch has for it; what cannot be read is left out. */
class MeasurementsTest {
    private static List<Octets> octets(String... digits) {
        return Stream.of(digits).map(Octets::fromHex).toList();
    }

    private static Map<String, String> named(List<Octets> flags, List<Octets> values) {
        return ((PbxReply.MeasurementsReported) Measurements.reported(Measurements.VDN, 58, flags, values)).values();
    }

    @Test
    void shouldHaveAsManyNamesAsTheInterface() {
        assertEquals(List.of(50, 28, 15, 16), Stream.of(Measurements.AGENT, Measurements.SPLIT_SKILL,
                Measurements.TRUNK_GROUP, Measurements.VDN).map(List::size).toList());
        for (List<String> names : List.of(Measurements.AGENT, Measurements.SPLIT_SKILL, Measurements.TRUNK_GROUP,
                Measurements.VDN)) {
            assertEquals(names.size(), new HashSet<>(names).size());
        }
    }

    @Test
    void shouldNameWhatIsFlaggedAndAllWhereAllIs() {
        List<Octets> values = octets("020114", "02020100", "0a0103", "01010f", "1602616c");
        assertEquals(Map.of("acdCalls", "256", "avgSpeedOfAnswer", "15"),
                named(octets("010100", "010100", "0101ff", "010100", "020101"), values));
        assertEquals(Map.of("acceptableSvcLevel", "20", "acdCalls", "256", "avgACDTalkTime", "3", "avgSpeedOfAnswer",
                "15", "avgTimeToAbandon", "al"), named(octets("0101ff"), values));
        assertEquals(Map.of(), named(List.of(), values));
    }

    @Test
    void shouldLeaveOutWhatItCannotReadAndKeepWhatCame() {
        assertEquals(Map.of("acdCalls", "7"), named(octets("0101ff"), octets("3000", "020107", "0200")));
        assertEquals(Map.of("acceptableSvcLevel", "7"), named(octets("0101ff"), octets("020107", "1f8f0100")),
                "a value with a tag of several octets");
        assertEquals(Map.of("acceptableSvcLevel", "7"),
                named(octets("1f8f0100", "0101ff"), octets("020107", "020107")), "a flag likewise");
        String longText = "168180" + "61".repeat(128);
        assertEquals("a".repeat(128), named(octets("0101ff"), octets(longText)).get("acceptableSvcLevel"));
        PbxReply.MeasurementsReported reply = (PbxReply.MeasurementsReported) Measurements.reported(Measurements.VDN,
                58, List.of(), octets("3000", "020107"));
        assertEquals(Bytes.fromHex("3000020107"), reply.data());
        assertEquals(17, octets("020101 ".repeat(17).trim().split(" ")).size());
        assertEquals(16, named(octets("0101ff"), octets("020101 ".repeat(17).trim().split(" "))).size(),
                "one more than there are names");
    }
}
