package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server of a rig's site as a process of its own, which is killed and started again on its journal. */
final class ServerToKill {
    private static final long STOP_SECONDS = 30;
    private static final int LOG_CHARACTERS = 4_000;

    final int agentPort;
    private final Path directory;
    private Process process;

    /**
     * Writes its configuration.
     *
     * @param more further static settings
     * @param moreOfSite further configuration of the site
     */
    ServerToKill(Rig rig, String more, String moreOfSite) throws IOException {
        directory = rig.directory;
        agentPort = freePort();
        Path site = Files.createDirectories(directory.resolve("site"));
        Files.writeString(site.resolve("site.conf"), SiteText.of(rig.siteChange.apply(rig.site())) + moreOfSite);
        Files.writeString(directory.resolve("strowger.conf"), """
                server { drain = 1s, log-directory = "log" }
                data { directory = "data", free-space-min = 64 MiB }
                site { directory = "site" }
                agents { port = %d, heartbeat = 2s }
                http { port = 0 }
                links { backoff-min = 100ms, backoff-max = 500ms }
                credentials { aes1 { login = "cti", password = "cti-secret" } }
                """.formatted(agentPort) + more);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JvmFlags.ofThisProcess());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), "io.strowger.server.Server",
                "--conf", directory.resolve("strowger.conf").toString()));
        process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("server.out").toFile())).start();
    }

    /** Whether desktops can connect. */
    boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), agentPort)) {
            return socket.isConnected();
        } catch (IOException e) {
            assertTrue(process.isAlive(), () -> "the server ended: " + log());
            return false;
        }
    }

    /** Signal 9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** It ends by itself. */
    void stop() throws InterruptedException {
        process.destroy();
        assertTrue(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS));
    }

    Path journal() {
        return directory.resolve("data").resolve("journal");
    }

    /** The end of what it wrote. */
    String log() {
        try {
            String text = Files.readString(directory.resolve("server.out"));
            return text.substring(Math.max(0, text.length() - LOG_CHARACTERS));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Nothing of it is left. */
    void close() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        }
    }
}
