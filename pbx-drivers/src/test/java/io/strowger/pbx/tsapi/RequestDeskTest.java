package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.PrivateData;
import io.strowger.pbx.tsapi.RequestDesk.Ask;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestDeskTest {
    private static final long SECOND = 1_000_000_000L;

    private final RequestDesk desk = new RequestDesk(new LinkRate(1_000_000_000), TsapiOptions.DEFAULT.times());

    private static Ask ask(long requestId, RequestClass requestClass, boolean confirmed) {
        return new Ask(new Purpose.Engine(requestId, new PbxCommand.SnapshotDevice("5001")), requestClass,
                new Csta.SnapshotDevice("5001"), PrivateData.ABSENT, confirmed);
    }

    @Test
    void shouldRefuseOneMoreThanTheQueueHolds() {
        for (int i = 0; i < RequestQueue.QUEUE_MAX; i++) {
            assertTrue(desk.offer(ask(i, RequestClass.SNAPSHOT, true), 0));
        }
        assertFalse(desk.offer(ask(-1, RequestClass.CALL_CONTROL, true), 0));
        assertNotNull(desk.nextToSend(0));
        assertTrue(desk.offer(ask(-2, RequestClass.CALL_CONTROL, true), 0));
    }

    @Test
    void shouldHoldBackWhenTooManyAnswersAreDue() {
        desk.offer(ask(0, RequestClass.SNAPSHOT, true), 0);
        for (int i = 0; i < RequestDesk.PENDING_MAX - 1; i++) {
            desk.sent(ask(i, RequestClass.SNAPSHOT, true), 0);
        }
        Ask last = desk.nextToSend(0);
        int invokeId = desk.sent(last, 0);
        desk.offer(ask(1, RequestClass.SNAPSHOT, true), 0);
        assertNull(desk.nextToSend(0));
        assertEquals(Long.MAX_VALUE, desk.nextSend(0));
        desk.answered(invokeId, 0);
        assertNotNull(desk.nextToSend(0));
    }

    @Test
    void shouldForgetTheOldestUnconfirmedRequest() {
        int first = desk.sent(ask(1, RequestClass.CALL_CONTROL, false), 0);
        int second = desk.sent(ask(2, RequestClass.CALL_CONTROL, false), 0);
        for (int i = 2; i <= RequestDesk.UNCONFIRMED_MAX; i++) {
            desk.sent(ask(i, RequestClass.CALL_CONTROL, false), 0);
        }
        assertNull(desk.answered(first, 0));
        assertNotNull(desk.answered(second, 0));
        assertEquals(0, desk.pending());
    }

    @Test
    void shouldForgetTheOldestTimedOutRequest() {
        int first = 0;
        int second = 0;
        for (int i = 0; i <= RequestDesk.LATE_MAX; i++) {
            int invokeId = desk.sent(ask(i, RequestClass.SNAPSHOT, true), i);
            first = i == 0 ? invokeId : first;
            second = i == 1 ? invokeId : second;
        }
        int overdue = 0;
        while (desk.overdue(61 * SECOND) != null) {
            overdue++;
        }
        assertEquals(RequestDesk.LATE_MAX + 1, overdue);
        assertNull(desk.answered(first, 0));
        assertTrue(desk.answered(second, 0).late());
    }

    @Test
    void shouldTimeOutInTheOrderOfDeadlinesWhateverTheClass() {
        desk.sent(ask(1, RequestClass.SNAPSHOT, true), 0);
        desk.sent(ask(2, RequestClass.CALL_CONTROL, true), SECOND);
        assertEquals(16 * SECOND, desk.nextOverdue());
        assertNull(desk.overdue(16 * SECOND - 1));
        assertEquals(2, ((Purpose.Engine) desk.overdue(16 * SECOND)).requestId());
        assertNull(desk.overdue(60 * SECOND - 1));
        assertEquals(1, ((Purpose.Engine) desk.overdue(60 * SECOND)).requestId());
        assertEquals(Long.MAX_VALUE, desk.nextOverdue());
    }

    @Test
    void shouldGiveBackWhatWasNeverSentAndStartAnewWhenCleared() {
        desk.offer(ask(1, RequestClass.SNAPSHOT, true), 0);
        desk.offer(ask(2, RequestClass.CALL_CONTROL, true), 0);
        desk.sent(ask(3, RequestClass.CALL_CONTROL, true), 0);
        assertTrue(desk.owesEngine());
        assertEquals(List.of(2L, 1L), desk.clear().stream().map(Purpose.Engine::requestId).toList());
        assertFalse(desk.owesEngine());
        assertEquals(0, desk.queued() + desk.pending());
        assertEquals(1, desk.invokeId());
    }
}
