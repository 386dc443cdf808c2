package io.strowger.server.conf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.strowger.core.site.MultiSite;
import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.ArrivalPool;
import io.strowger.core.site.MultiSite.TiePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths between switches are read, and what is wrong with them is found where it stands. */
class MultiSiteFilesTest {
    private static final String SWITCHES = """
            switches = [ { name = A, links = [] }, { name = B, links = [] } ]
            skills = [ { name = s } ]
            vdns = [ { switch = B, id = "7900", skill = s }, { switch = B, id = "7901", skill = s } ]
            """;

    @TempDir
    private Path directory;

    private SiteFiles load(String multiSite) throws IOException {
        Files.writeString(directory.resolve("site.conf"), SWITCHES + multiSite);
        return SiteLoader.load(directory);
    }

    private void refused(String problems, String multiSite) throws IOException {
        List<Problem> found = load(multiSite).problems();
        assertEquals(problems, String.join(", ",
                found.stream().map(problem -> problem.kind() + "@" + problem.where().replaceAll(".*:", "")).toList()),
                found.toString());
    }

    @Test
    void pathsAndPoolsAreRead() throws IOException {
        SiteFiles files = load("""
                multi-site {
                  arrival-time = 8s
                  token-key = "sixteen letters!"
                  paths = [
                    { from = A, to = B, access-prefix = "88", delete-digits = 1, cost = 5, capacity = 30,
                      arrival = STATION, user-to-user-octets = 96, return-vdn = "7900",
                      trunk-group { access-code = "#88", poll-time = 20s } }
                    { from = B, to = A, capacity = 1, arrival = POOL }
                  ]
                  arrival-pools = [ { switch = B, numbers = ["7901"], quarantine = 30s },
                    { switch = A, numbers = ["6001"] } ]
                }
                vdns += { switch = A, id = "6001", skill = s }
                """);
        assertEquals(List.of(), files.problems());
        MultiSite read = files.site().multiSite();
        assertEquals(new TiePath("A", "B", 1, "88", 5, 30, Arrival.STATION, 96, "7900",
                new MultiSite.TrunkGroup("#88", 20_000)), read.paths().get(0));
        assertEquals(new TiePath("B", "A", 0, "", 10, 1, Arrival.POOL, 0, "", null), read.paths().get(1));
        assertEquals(List.of(new ArrivalPool("B", List.of("7901"), 30_000),
                new ArrivalPool("A", List.of("6001"), 60_000)), read.pools());
        assertEquals(List.of(8_000, "sixteen letters!"), List.of(read.arrivalMillis(), read.tokenKey()));
    }

    @Test
    void aSiteWithoutPathsHasNone() throws IOException {
        assertEquals(MultiSite.NONE, load("").site().multiSite());
    }

    private static String path(String text) {
        return "multi-site { token-key = \"sixteen letters!\", paths = [\n{ " + text + " } ] }";
    }

    @Test
    void whatContradictsIsRefused() throws IOException {
        String good = "from = A, to = B, capacity = 1, arrival = STATION, return-vdn = \"7900\", user-to-user-octets = ";
        refused("", path(good + "32"));
        refused("MISSING_KEY@5", path(good + "96").replace("capacity = 1, ", ""));
        refused("ILL_TYPED@5, MISSING_KEY@5", path(good + "31"));
        refused("ILL_TYPED@5, MISSING_KEY@5", path(good + "97"));
        refused("UNKNOWN_REFERENCE@5", path("from = A, to = B, capacity = 1, arrival = POOL"));
        refused("UNKNOWN_REFERENCE@5", path(good.replace("7900", "7999") + "96"));
        refused("UNKNOWN_REFERENCE@5", path(good.replace("from = A", "from = C") + "96"));
        refused("DUPLICATE@5", path(good + "96 }, { " + good + "96"));
        refused("ILL_TYPED@5", path(good + "96, access-prefix = x"));
        refused("MISSING_KEY@5", path(good + "96").replace("sixteen letters!", "fifteen letters"));
        refused("UNKNOWN_REFERENCE@4", "multi-site { arrival-pools = [ { switch = B, numbers = [\"7999\"] } ] }");
        refused("LIMIT@4", "multi-site { arrival-pools = [ { switch = B, numbers = [] } ] }");
        refused("DUPLICATE@4", "multi-site { arrival-pools = [ { switch = B, numbers = [\"7901\", \"7901\"] } ] }");
    }
}
