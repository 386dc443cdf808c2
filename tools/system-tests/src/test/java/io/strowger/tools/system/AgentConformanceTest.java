package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.tools.agentprotocol.AgentConformance;
import io.strowger.tools.conformance.Result;
import io.strowger.tools.conformance.Script;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The clauses of the agent protocol hold for this server, and are broken by one that only echoes. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AgentConformanceTest {
    @TempDir
    Path directory;

    @Test
    void thisServerKeepsToTheProtocol() throws IOException {
        try (Rig rig = new Rig(directory, 1)) {
            rig.more.put("authentication.failures-per-user", 100);
            rig.startServer();
            AgentConformance conformance = new AgentConformance(new AgentConformance.Target("127.0.0.1",
                    rig.server.agentPort(), null, false, Rig.agentId(0), Rig.PASSWORD, 15));
            List<String> others = new ArrayList<>();
            List<Script> clauses = AgentConformance.listed();
            for (Script script : clauses) {
                Result result = conformance.run(script, true);
                if (result.verdict() != Result.Verdict.HOLDS) {
                    others.add(script.name() + " " + result.verdict() + ": " + result.reason() + "\n    "
                            + String.join("\n    ", result.transcript().stream()
                                    .map(line -> line.direction() + " " + line.text()).toList()));
                }
            }
            assertEquals(List.of(), others);
            assertTrue(clauses.size() > 50, clauses.size() + " clauses");
        }
    }

    @Test
    void aServerThatIsNoneKeepsToNothing() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread echo = new Thread(() -> echo(listener), "echo");
            echo.setDaemon(true);
            echo.start();
            AgentConformance conformance = new AgentConformance(new AgentConformance.Target("127.0.0.1",
                    listener.getLocalPort(), null, false, "1001", "secret", 1));
            for (Script script : AgentConformance.listed()) {
                Result result = conformance.run(script, false);
                assertTrue(result.verdict() == Result.Verdict.BROKEN || result.verdict() == Result.Verdict.NOT_TRIED,
                        script.name() + " " + result);
            }
        }
    }

    private static void echo(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept(); InputStream in = socket.getInputStream()) {
                in.transferTo(socket.getOutputStream());
            } catch (IOException gone) {
                continue;
            }
        }
    }
}
