package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.pbx.LinkStatus;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestQueueTest {
    private static final long MILLI = 1_000_000L;

    private final RequestQueue queue = new RequestQueue();

    private static RequestDesk.Ask ask(RequestClass requestClass) {
        return new RequestDesk.Ask(new Purpose.Engine(1, new PbxCommand.SnapshotDevice("5001")), requestClass,
                new Csta.SnapshotDevice("5001"), PrivateData.ABSENT, true);
    }

    @Test
    void shouldTakeTheClassesInTheirOrderWhileNothingIsOld() {
        for (RequestClass requestClass : new RequestClass[]{RequestClass.SNAPSHOT, RequestClass.AGENT,
            RequestClass.MONITOR, RequestClass.CALL_CONTROL}) {
            for (int i = 0; i < RequestQueue.AGED_EVERY; i++) {
                queue.offer(ask(requestClass), 0);
            }
        }
        long now = RequestQueue.AGED_MILLIS * MILLI - 1;
        for (RequestClass requestClass : RequestClass.values()) {
            for (int i = 0; i < RequestQueue.AGED_EVERY; i++) {
                assertEquals(requestClass, queue.take(now).requestClass());
            }
        }
    }

    /** More call control than the link can take, for ever: the others get every tenth, the oldest first. */
    @Test
    void shouldStarveNoClass() {
        queue.offer(ask(RequestClass.MONITOR), 0);
        queue.offer(ask(RequestClass.SNAPSHOT), 0);
        queue.offer(ask(RequestClass.AGENT), 1);
        Map<RequestClass, Integer> first = new EnumMap<>(RequestClass.class);
        long now = RequestQueue.AGED_MILLIS * MILLI;
        for (int i = 0; i < 100; i++) {
            queue.offer(ask(RequestClass.CALL_CONTROL), now + i);
            first.putIfAbsent(queue.take(now + i).requestClass(), i);
        }
        assertEquals(Map.of(RequestClass.CALL_CONTROL, 0, RequestClass.MONITOR, 9, RequestClass.SNAPSHOT, 19,
                RequestClass.AGENT, 29), first);
    }

    /** Old requests of every class for ever: call control keeps nine tenths. */
    @Test
    void shouldKeepNineTenthsForCallControl() {
        int control = 0;
        for (int i = 0; i < 1_000; i++) {
            queue.offer(ask(RequestClass.SNAPSHOT), 0);
            queue.offer(ask(RequestClass.CALL_CONTROL), 10_000 * MILLI);
            control += queue.take(10_000 * MILLI).requestClass() == RequestClass.CALL_CONTROL ? 1 : 0;
        }
        assertEquals(900, control);
    }

    @Test
    void shouldTellDepthsAndWaitsByClass() {
        for (int i = 1; i <= 100; i++) {
            queue.offer(ask(RequestClass.MONITOR), 0);
        }
        for (int i = 1; i <= 99; i++) {
            queue.take(i * MILLI);
        }
        LinkStatus.ClassLoad load = queue.loads(100 * MILLI).get(RequestClass.MONITOR.ordinal());
        assertEquals(1, load.queued());
        assertEquals(99, load.sent());
        assertEquals(99_000, load.waitMaxMicros());
        assertTrue(load.waitP50Micros() >= 49_000 && load.waitP50Micros() <= 51_000, load.toString());
        assertTrue(load.waitP99Micros() >= 97_000 && load.waitP99Micros() <= 100_000, load.toString());
    }
}
