package io.strowger.tools.technician;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.tools.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class AgentConformanceCommandTest {
    @Test
    void listsTheClauses() {
        CommandRun run = CommandRun.of("conformance", "agent", "--list", "--only", "^11-");
        assertEquals(0, run.exitCode(), run.toString());
        assertTrue(run.out().lines().allMatch(line -> line.startsWith("11-")), run.out());
        assertTrue(run.out().lines().count() >= 9, run.out());
    }

    @Test
    void wantsAServerAndAUser() {
        CommandRun run = CommandRun.of("conformance", "agent", "--server", "127.0.0.1:1", "--user", "1001");
        assertEquals(2, run.exitCode(), run.toString());
        assertTrue(run.toString().contains("say --server, --user and --password"), run.toString());
    }

    @Test
    void aServerThatIsNotThereDecidesNothing() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        CommandRun run = CommandRun.of("conformance", "agent", "--server", "127.0.0.1:" + port, "--user", "1001",
                "--password=x", "--only", "2-length-zero");
        assertEquals(1, run.exitCode(), run.toString());
        assertTrue(run.out().contains("1 clause: 1 undecided."), run.out());
    }
}
