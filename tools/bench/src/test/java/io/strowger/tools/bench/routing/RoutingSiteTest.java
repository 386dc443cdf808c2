package io.strowger.tools.bench.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured is done, and both searches find the same. */
class RoutingSiteTest {
    @Test
    void shouldTimeEveryDecision() {
        RoutingSite site = new RoutingSite(new RoutingSite.Size(200, 20, 16, 100, 1));
        site.run(2_000);
        assertEquals(2_000, site.found().length);
        assertEquals(2_000, site.taken().length);
        site.forget();
        site.run(10);
        assertEquals(10, site.taken().length);
        long[] again = site.again(50, 3);
        assertEquals(50, again.length);
        assertTrue(Arrays.stream(again).allMatch(nanos -> nanos > 0));
    }

    @ParameterizedTest
    @EnumSource(PeerDatabase.Layout.class)
    void shouldFindWhomTheSearchFinds(PeerDatabase.Layout layout) throws SQLException {
        try (PeerSearch peer = new PeerSearch(layout, 300, 10, 4, 1)) {
            for (int skill = 0; skill < 10; skill++) {
                assertEquals(peer.theirs(skill), peer.ours(skill));
            }
        }
    }
}
