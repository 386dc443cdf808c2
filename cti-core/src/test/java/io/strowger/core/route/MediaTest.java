package io.strowger.core.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.route.Media.Medium;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an agent has room for beside what he has: calls 0, chats 1, mails 2. */
class MediaTest {
    private static final int CALLS = 1;
    private static final int CHATS = 1 << 1;
    private static final int MAILS = 1 << 2;
    private final Media media = new Media(
            List.of(new Medium(100, 0), new Medium(30, 0), new Medium(10, CALLS | CHATS)));
    private final int[] atMost = {1, 3, 5};

    private long free(int calls, int chats, int mails) {
        return media.free(atMost, new int[]{calls, chats, mails});
    }

    @Test
    void whoHasNothingHasRoomForAll() {
        assertEquals(CALLS | CHATS | MAILS, free(0, 0, 0));
    }

    @Test
    void aCallLeavesNoRoom() {
        assertEquals(0, free(1, 0, 0));
    }

    @Test
    void chatsKeepCallsAwayAndLeaveRoomUpToTheirNumber() {
        assertEquals(CHATS | MAILS, free(0, 2, 0));
        assertEquals(MAILS, free(0, 3, 0));
        // 90 and 10 is all of him, one more is not.
        assertEquals(0, free(0, 3, 1));
    }

    @Test
    void whatIsInterruptedTakesNoRoomFromWhatInterruptsIt() {
        assertEquals(CALLS | CHATS, free(0, 0, 5));
        assertEquals(CHATS | MAILS, free(0, 1, 4));
        assertEquals(0, free(1, 0, 4));
    }

    @Test
    void aContactMayWeighMoreThanItsMedium() {
        int[] has = {0, 1, 1};
        assertEquals(CHATS | MAILS, media.free(atMost, has, new int[]{0, 60, 10}));
        assertEquals(30, media.room(1, has, new int[]{0, 70, 10}), "mails are interrupted by chats");
        assertEquals(20, media.room(2, has, new int[]{0, 70, 10}));
        assertEquals(MAILS, media.free(atMost, has, new int[]{0, 71, 10}));
        assertEquals(0, media.free(atMost, has, new int[]{0, 100, 10}));
        assertEquals(70, media.room(1, has, null));
    }

    @Test
    void whoMayHaveNoneIsOfferedNone() {
        assertEquals(MAILS, media.free(new int[]{0, 0, 1}, new int[]{0, 0, 0}));
    }

    @Test
    void callsAloneAreOneAtATime() {
        assertEquals(CALLS, Media.ONLY_CALLS.free(new int[]{1}, new int[]{0}));
        assertEquals(0, Media.ONLY_CALLS.free(new int[]{1}, new int[]{1}));
    }
}
