package io.strowger.pbx.tsapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.site.LinkSite;
import io.strowger.csta.Octets;
import io.strowger.csta.tsapi.ACSNameAddr;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TlinkSearchTest {
    private static final LinkSite LINK = new LinkSite("l", "tsapi", "aes", 450, "AVAYA#CM#CSTA#AES1", "c", 0);

    @Test
    void shouldStopAskingAfterTheLastPageAllowed() {
        TlinkSearch search = new TlinkSearch(LINK, false);
        for (int i = 0; i < TlinkSearch.PAGES_MAX; i++) {
            assertTrue(search.mayAskMore());
            search.page(List.of());
        }
        assertFalse(search.mayAskMore());
    }

    @Test
    void shouldKeepOnlySomeNamesAndCountTheRest() {
        TlinkSearch search = new TlinkSearch(LINK, false);
        search.page(IntStream.range(0, TlinkSearch.OFFERED_MAX)
                .mapToObj(i -> new ACSNameAddr("T" + i, Octets.EMPTY))
                .toList());
        assertFalse(search.offered().contains("more"));
        search.page(List.of(new ACSNameAddr("T", Octets.EMPTY)));
        assertTrue(search.offered().endsWith(" and 1 more"), search.offered());
        assertNull(search.found());
    }

    @Test
    void shouldTakeTheFirstOfTwoWithOneName() {
        TlinkSearch search = new TlinkSearch(LINK, false);
        search.page(List.of(new ACSNameAddr("avaya#cm#csta#aes1", Octets.fromHex("0200041a0a000001")),
                new ACSNameAddr("AVAYA#CM#CSTA#AES1", Octets.fromHex("0200041b0a000001"))));
        assertEquals(new TlinkSearch.Tlink("avaya#cm#csta#aes1", "aes", 1050, false), search.found());
    }

    @Test
    void shouldReadVersion6Addresses() {
        TlinkSearch search = new TlinkSearch(LINK, true);
        search.page(List.of(new ACSNameAddr("AVAYA#CM#CSTA#AES1",
                Octets.fromHex("0a00041a00000000" + "20010db8000000000000000000000001" + "00000000"))));
        assertEquals("2001:db8:0:0:0:0:0:1", search.found().host());
        assertEquals(1050, search.found().port());
    }
}
