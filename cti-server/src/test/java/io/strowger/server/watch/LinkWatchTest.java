package io.strowger.server.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.port.JournalledFact;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A loss is a loss, whether or not another link goes on; a link that never was up cannot be lost, and a restart of the server is none. */
class LinkWatchTest {
    private final LinkWatch watch = new LinkWatch();

    private void moves(String machine, String link, String from, String cause, String to) {
        watch.onFact(new JournalledFact(1, 0, 0, 1, Bytes.EMPTY),
                new Fact.Transitioned(machine, "link " + link, from, cause, to, ""));
    }

    @Test
    void shouldCountLossesOfLinksThatWereUp() {
        moves("Link", "CM/aes1", "DOWN", "OPENED", "RESYNCHRONISING");
        moves("Link", "CM/aes1", "RESYNCHRONISING", "LOST", "DOWN");
        assertEquals(Map.of(), watch.losses());
        moves("Link", "CM/aes1", "RESYNCHRONISING", "SYNCHRONISED", "UP");
        moves("Link", "CM/aes2", "RESYNCHRONISING", "SYNCHRONISED", "UP");
        moves("Link", "CM/aes1", "UP", "LOST", "DOWN");
        moves("Device", "CM/aes2", "UP", "LOST", "DOWN");
        moves("Link", "CM/aes2", "UP", "EPOCH_STARTED", "DOWN");
        moves("Link", "CM/aes1", "RESYNCHRONISING", "SYNCHRONISED", "UP");
        moves("Link", "CM/aes1", "UP", "LOST", "DOWN");
        assertEquals(Map.of("CM/aes1", 2L), watch.losses());
    }

    @Test
    void shouldCountStandstillsOnceEach() {
        for (boolean behind : new boolean[]{true, false, true, false}) {
            watch.onFact(new JournalledFact(1, 0, 0, 1, Bytes.EMPTY),
                    new Fact.LinkBehindNoted("CM", "aes2", behind, 3_000));
        }
        assertEquals(Map.of("CM/aes2", 2L), watch.standstills());
        assertEquals(Map.of(), watch.losses(), "it was up all the time");
    }
}
