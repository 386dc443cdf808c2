package io.strowger.core.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.site.ServiceSite.Survey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths and surveys are told apart by what they join; a key is never shown. */
class MultiSiteDifferenceTest {
    private static Site site(String key, TiePath... paths) {
        return Site.EMPTY.withMultiSite(new MultiSite(List.of(paths), List.of(), 10_000, key));
    }

    private static TiePath path(String to, int cost) {
        return new TiePath("A", to, 0, "88", cost, 1, Arrival.POOL, 0, "", null);
    }

    @Test
    void whatDiffersIsNamedAndTheKeyIsNot() {
        assertEquals(List.of("~ multiSite.paths[A/B].cost: 1 -> 2", "+ multiSite.paths A/C", "~ multiSite.tokenKey"),
                SiteDifference.lines(site("one", path("B", 1)), site("two", path("B", 2), path("C", 1))));
        assertEquals(List.of("+ service.surveys s/A"), SiteDifference.lines(Site.EMPTY, Site.EMPTY.withService(
                ServiceSite.DEFAULT.withSurveys(List.of(new Survey("s", "A", "6005"))))));
    }
}
