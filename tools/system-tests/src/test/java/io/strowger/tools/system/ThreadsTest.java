package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.fact.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Which threads carry links and run the core, by the settings; calls go through with all of them. */
@Timeout(120)
@Isolated("it looks at all threads there are")
class ThreadsTest {
    private static final String CORE = "strowger-core";
    private static final String AGENTS = "strowger-agents";
    private static final String LINKS = "strowger-pbx";

    @TempDir
    private Path directory;

    /** Puts calls through; gives the threads that ran the core, without their numbers. */
    private Set<String> threads(Map<String, Object> settings) throws IOException {
        Set<String> names = ConcurrentHashMap.newKeySet();
        awaitEndOfOthers();
        try (Rig rig = new Rig(directory, 2)) {
            rig.more.putAll(settings);
            rig.startServer();
            rig.server.onTopic((topic, version, state) -> names
                    .add(Thread.currentThread().getName().replaceAll("-\\d.*", "")));
            for (int i = 0; i < 2; i++) {
                rig.desktops.add(rig.new Desktop(i));
            }
            rig.desktops.forEach(Rig.Desktop::ready);
            for (int i = 1; i <= 10; i++) {
                rig.simulator.newCall("9155510001", Rig.VDN);
                int calls = i;
                rig.await("the call to be offered or to wait",
                        () -> rig.facts(Fact.ContactStarted.class).size() >= calls);
            }
            rig.await("offers", () -> rig.facts(Fact.RouteDecided.class).size() >= 2);
            names.add(
                    Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().startsWith(LINKS))
                            ? "links have their own"
                            : "links have none");
        }
        return names;
    }

    /** Event loops of a server that was there before end a moment after it. */
    private static void awaitEndOfOthers() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(LINKS)) {
                try {
                    thread.join();
                } catch (InterruptedException tooLong) {
                    throw new AssertionError("it does not end: " + thread, tooLong);
                }
            }
        }
    }

    @Test
    void linksAreOnTheAgentsEventLoopsWhereThatIsSet() throws IOException {
        Set<String> names = threads(Map.of("links.threads", 0));
        assertTrue(names.contains(AGENTS), names.toString());
        assertTrue(Set.of(AGENTS, CORE, "links have none").containsAll(names), names.toString());
    }

    @Test
    void linksHaveAnEventLoopOfTheirOwnAndEdgesRunTheCore() throws IOException {
        Set<String> names = threads(Map.of());
        assertTrue(names.contains("links have their own"), names.toString());
        assertTrue(Set.of(AGENTS, CORE, LINKS, "links have their own").containsAll(names), names.toString());
    }

    @Test
    void whereEachInputIsForcedToTheDiskOnlyTheCoreThreadRunsTheCore() throws IOException {
        assertEquals(Set.of(CORE, "links have their own"), threads(Map.of("data.durability", "SYNCED")));
    }
}
