package io.strowger.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.CallKey;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is derived of the rows follows from the rows alone: an engine that was restored derives the same as one that never stopped. */
class CallIndexTest {
    private static final String SWITCH = "CM";
    private static final int ID = 10;

    private static Call call(CallKey key) {
        return new Call(key, null, "", Party.UNKNOWN, Party.UNKNOWN, List.of(), new Call.Life(1, 0, 1, 0, true));
    }

    @Test
    void theNewestCallWithAnIdIsTheNewestOfThoseThatAreLeft() {
        long seed = 1;
        SplittableRandom chance = new SplittableRandom(seed);
        CallIndex kept = new CallIndex();
        TreeSet<CallKey> rows = new TreeSet<>();
        for (int step = 1; step <= 2_000; step++) {
            CallKey key = new CallKey(SWITCH, ID, chance.nextInt(8));
            if (rows.add(key)) {
                kept.changed(null, call(key));
            } else {
                rows.remove(key);
                kept.changed(call(key), null);
            }
            assertEquals(rows.isEmpty() ? null : rows.last(), kept.newest(SWITCH, ID),
                    "step " + step + " of seed " + seed + ", left " + rows);
        }
    }
}
