package io.strowger.server.inputs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Order, back-pressure and the bounds of an edge's backlog. */
class InputPortTest {
    private static final RecordCodec<Input> CODEC = RecordCodec.of(Input.class);
    private final TestSource source = new TestSource(2);
    private final InputPort port = new InputPort("test", source);

    private static Input input(long number) {
        return new Input.PushAcknowledged("s", number);
    }

    private List<Long> taken() {
        List<Long> numbers = new ArrayList<>();
        for (byte[] bytes : source.taken()) {
            numbers.add(((Input.PushAcknowledged) CODEC.decode(bytes, 0, bytes.length).orThrow()).sequence());
        }
        return numbers;
    }

    @Test
    void shouldKeepTheOrderAcrossAFullSource() {
        assertEquals(InputPort.Offer.TAKEN, port.offer(input(1)));
        assertEquals(InputPort.Offer.TAKEN, port.offer(input(2)));
        assertEquals(InputPort.Offer.WAITING, port.offer(input(3)));
        assertEquals(InputPort.Offer.WAITING, port.offer(input(4)));
        assertEquals(2, port.backlog());
        source.drain(1);
        assertEquals(InputPort.Offer.WAITING, port.offer(input(5)));
        source.drain(10);
        source.drain(10);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), taken());
        assertEquals(0, port.backlog());
        assertEquals(InputPort.Offer.TAKEN, port.offer(input(6)));
    }

    @Test
    void shouldTellOfRoomOnceAndOnlyWhenNothingWaits() {
        int[] told = {0};
        port.onRoom(() -> told[0]++);
        assertEquals(1, told[0]);
        for (int i = 1; i <= 5; i++) {
            port.offer(input(i));
        }
        port.onRoom(() -> told[0]++);
        source.drain(1);
        assertEquals(1, told[0]);
        source.drain(2);
        source.drain(2);
        assertEquals(2, told[0]);
        source.drain(2);
        assertEquals(2, told[0]);
    }

    @Test
    void shouldRefuseBeyondItsBacklogAndCountIt() {
        port.offer(input(0));
        port.offer(input(0));
        for (int i = 0; i < InputPort.BACKLOG_MAX; i++) {
            assertEquals(InputPort.Offer.WAITING, port.offer(input(i)));
        }
        assertEquals(InputPort.Offer.FULL, port.offer(input(0)));
        assertEquals(1, port.dropped());
        source.drain(1);
        assertEquals(InputPort.Offer.WAITING, port.offer(input(0)));
    }

    @Test
    void shouldSayClosedWhenTheSequencerIs() {
        source.close();
        assertEquals(InputPort.Offer.CLOSED, port.offer(input(1)));
        assertEquals(InputPort.Offer.CLOSED, port.offer(input(2)));
        boolean[] told = {false};
        port.onRoom(() -> told[0] = true);
        assertTrue(told[0]);
    }

    @Test
    void shouldGiveTheBacklogUpWhenTheSequencerCloses() {
        for (int i = 1; i <= 4; i++) {
            port.offer(input(i));
        }
        source.close();
        source.drain(2);
        assertEquals(List.of(1L, 2L), taken());
        assertEquals(0, port.backlog());
        assertFalse(port.offer(input(5)) == InputPort.Offer.TAKEN);
    }
}
