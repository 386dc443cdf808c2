package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.PbxReply;
import io.strowger.pbx.tsapi.AgentLoginLists.Finished;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AgentLoginListsTest {
    private static final long PATIENCE = 60;

    private final AgentLoginLists lists = new AgentLoginLists(PATIENCE);

    private static Finished told(long requestId, List<String> devices, boolean complete) {
        return new Finished(requestId, new PbxReply.AgentLoginsReported(devices, complete));
    }

    @Test
    void shouldKeepAsManyListsAsTheLimitSaysAndPushOutTheOldest() {
        for (int i = 0; i < AgentLoginLists.LISTS_MAX; i++) {
            assertNull(lists.begin(i, 100 + i, false, 0));
        }
        assertNull(lists.part(0, List.of("5001"), 0));
        assertEquals(told(100, List.of("5001"), false), lists.begin(AgentLoginLists.LISTS_MAX, 999, false, 0));
        assertFalse(lists.knows(0));
        assertTrue(lists.knows(1));
    }

    @Test
    void shouldKeepAsManyDevicesAsTheLimitSaysAndTellThatThereAreMore() {
        List<String> all = IntStream.range(0, AgentLoginLists.DEVICES_MAX).mapToObj(String::valueOf).toList();
        lists.begin(1, 100, false, 0);
        for (int i = 0; i < all.size(); i += 10) {
            assertNull(lists.part(1, all.subList(i, i + 10), 0));
        }
        assertEquals(told(100, all, true), lists.part(1, List.of(), 0));
        lists.begin(2, 101, false, 0);
        assertNull(lists.part(2, all, 0));
        assertEquals(told(101, all, false), lists.part(2, List.of("one more"), 0));
        assertFalse(lists.knows(2));
    }

    @Test
    void shouldTimeOutOnceWhenAListDoesNotGoOnAndTellTheRestAsLate() {
        lists.begin(1, 100, false, 0);
        assertNull(lists.part(1, List.of("5001"), 10));
        assertNull(lists.overdue(10 + PATIENCE - 1));
        assertEquals(10 + PATIENCE, lists.nextOverdue());
        assertTrue(lists.owes());
        assertEquals(new Finished(100, new PbxReply.TimedOut()), lists.overdue(10 + PATIENCE));
        assertNull(lists.overdue(10 + PATIENCE));
        assertFalse(lists.owes());
        assertEquals(Long.MAX_VALUE, lists.nextOverdue());
        assertEquals(new Finished(100, new PbxReply.Late(new PbxReply.AgentLoginsReported(List.of("5001"), true))),
                lists.part(1, List.of(), 500));
    }

    @Test
    void shouldForgetEverythingWithTheStream() {
        lists.begin(1, 100, false, 0);
        lists.clear();
        assertFalse(lists.knows(1));
        assertFalse(lists.owes());
        assertNull(lists.overdue(Long.MAX_VALUE));
    }
}
