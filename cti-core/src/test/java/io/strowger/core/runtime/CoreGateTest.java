package io.strowger.core.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CoreGateTest {
    private static final int EDGES = 4;
    private static final int ENTRIES = 2_000;

    private CoreGate gate;
    /** Guarded by the gate and by nothing else. */
    private int entries;
    private int inside;
    private final AtomicInteger broken = new AtomicInteger();

    private void work() {
        inside++;
        if (inside != 1) {
            broken.incrementAndGet();
        }
        gate.requireHeld();
        entries++;
        inside--;
    }

    @Test
    void oneThreadIsInsideAtATimeAndTheCoreThreadGetsInThoughEdgesNeverRest() throws InterruptedException {
        AtomicBoolean ends = new AtomicBoolean();
        AtomicInteger byEdges = new AtomicInteger();
        Thread core = new Thread(() -> {
            try {
                for (int i = 0; i < ENTRIES; i++) {
                    work();
                    gate.leave();
                    assertTrue(gate.enter());
                }
                // To the end: the edges still have work until they have been inside as well.
                gate.leave();
                while (byEdges.get() < ENTRIES) {
                    Thread.onSpinWait();
                }
            } catch (InterruptedException e) {
                broken.incrementAndGet();
            }
            ends.set(true);
        });
        gate = new CoreGate(core);
        List<Thread> edges = new ArrayList<>();
        for (int i = 0; i < EDGES; i++) {
            edges.add(new Thread(() -> {
                while (!ends.get()) {
                    if (gate.tryEnter()) {
                        work();
                        byEdges.incrementAndGet();
                        gate.leave();
                    }
                }
            }));
        }
        edges.forEach(Thread::start);
        core.start();
        core.join();
        for (Thread edge : edges) {
            edge.join();
        }
        assertEquals(0, broken.get());
        assertEquals(ENTRIES + byEdges.get(), entries);
    }

    @Test
    void theCoreThreadHasItFromTheBeginningAndWhoHasItNotMayNotLeave() {
        gate = new CoreGate(new Thread(() -> {}));
        assertFalse(gate.tryEnter());
        assertThrows(IllegalStateException.class, gate::leave);
        assertThrows(IllegalStateException.class, gate::requireHeld);
        assertThrows(IllegalStateException.class, gate::shut);
    }

    @Test
    void whatIsShutIsEnteredByNobody() throws InterruptedException {
        gate = new CoreGate(Thread.currentThread());
        gate.leave();
        Thread edge = new Thread(() -> {
            if (gate.tryEnter()) {
                gate.shut();
            }
        });
        edge.start();
        edge.join();
        assertFalse(gate.enter());
        assertFalse(gate.tryEnter());
    }
}
