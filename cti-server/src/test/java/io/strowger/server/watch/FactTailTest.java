package io.strowger.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The tail tells everything, in order, whatever listeners and records do. */
class FactTailTest {
    private static final RecordCodec<Fact> CODEC = RecordCodec.of(Fact.class);
    private final ConcurrentLinkedQueue<JournalledFact> journal = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final FactTail tail = new FactTail(() -> new Journal.Reader<>() {
        @Override
        public JournalledFact next() {
            return journal.poll();
        }

        @Override
        public void close() {
            closed.countDown();
        }
    });

    private static JournalledFact fact(long number) {
        return new JournalledFact(number, 0, 0, 1, Bytes.of(CODEC.encode(new Fact.StateHashed(number))));
    }

    @Test
    void shouldTellWhatIsInTheJournalBeforeItEndsAndSkipWhatCannotBeRead() throws InterruptedException {
        List<Long> told = Collections.synchronizedList(new ArrayList<>());
        tail.add((place, fact) -> {
            throw new IllegalStateException("a listener that fails");
        });
        tail.add((place, fact) -> told.add(((Fact.StateHashed) fact).hash()));
        journal.add(fact(1));
        journal.add(new JournalledFact(2, 0, 0, 1, Bytes.of((byte) 0xff)));
        journal.add(fact(3));
        tail.start();
        tail.close();
        assertEquals(List.of(1L, 3L), told);
        assertTrue(closed.await(10, TimeUnit.SECONDS));
    }
}
