package io.strowger.tools.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links are lost at random moments under load, and nothing else is lost. The short version of {@code strowger soak flaps}. */
class FlapsTest {
    private static final int FLAPS = 30;

    /** Seeds 1 to 3; {@code -Dsim.first=N -Dsim.seeds=N} for others. */
    static LongStream seeds() {
        long first = Long.getLong("sim.first", 1);
        return LongStream.range(first, first + Long.getLong("sim.seeds", 3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noGhostCallNoStuckAgentNoCallRecordLostOrDoubled(long seed) {
        FlapsResult result = Flaps.run(FlapsOptions.of(FLAPS, seed), done -> {}, Trace.NONE);
        assertEquals(List.of(), result.problems(), () -> String.join("\n", result.text()));
        assertTrue((int) result.members().get("calls_answered") > FLAPS, () -> "no load: " + result.text());
        assertTrue((int) result.members().get("ends_unseen") > 0, () -> "nothing was missed: " + result.text());
    }

    @Test
    void aRunFollowsFromItsSeed() {
        FlapsResult one = Flaps.run(FlapsOptions.of(2, 7), done -> {}, Trace.NONE);
        FlapsResult two = Flaps.run(FlapsOptions.of(2, 7), done -> {}, Trace.NONE);
        FlapsResult other = Flaps.run(FlapsOptions.of(2, 8), done -> {}, Trace.NONE);
        assertEquals(one.members(), two.members());
        assertTrue(!one.members().get("state_hash").equals(other.members().get("state_hash")));
    }
}
