package io.strowger.tools.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server as a process of its own, with this process's class path, that is stopped or killed. Its output goes to {@code server.out}. */
final class ServerProcess {
    private static final long STOP_SECONDS_MAX = 60;

    private final Process process;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /** Starts the server of {@code strowger.conf} in the directory. */
    static ServerProcess start(Path directory) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--") || flag.startsWith("-Dchronicle.")).forEach(command::add);
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx1g", "-cp", System.getProperty("java.class.path"),
                "io.strowger.server.Server", "--conf", directory.resolve("strowger.conf").toString()));
        return new ServerProcess(new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("server.out").toFile())).start());
    }

    /** A port of loopback that nobody uses now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Signal 9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end; false when it had to be killed. */
    boolean stop() throws InterruptedException {
        process.destroy();
        if (process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            return true;
        }
        kill();
        return false;
    }
}
