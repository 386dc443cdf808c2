package io.strowger.tools.bench.link;

import io.strowger.core.port.JournalledInput;
import java.util.function.Consumer;

/** Notes when the append of each input of the first source has returned. Written by the thread that appends, read when nothing is under way. */
final class InputTimes implements Consumer<JournalledInput> {
    private static final int LINK_SOURCE = 1;

    private volatile long[] kept = new long[0];
    private volatile int count;

    /** Begins to note so many; nothing of the source may be under way. */
    void record(int inputs) {
        count = 0;
        kept = new long[inputs];
    }

    int recorded() {
        return count;
    }

    /** In the order of the inputs. */
    long[] keptNanos() {
        return kept;
    }

    @Override
    public void accept(JournalledInput input) {
        int index = count;
        if (input.source() == LINK_SOURCE && index < kept.length) {
            kept[index] = System.nanoTime();
            count = index + 1;
        }
    }
}
