package io.strowger.tools.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs of other languages. What a machine lacks is said, and the test that wants it is skipped. */
final class Programs {
    static final Path TYPESCRIPT = Path.of("..", "..", "agent-protocol", "typescript");
    private static final int MINUTES = 8;

    /** What a program came to. */
    record Result(int exitCode, String output) {
        /** Fails with all that was said when it did not end well. */
        Result good() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ":\n" + output);
            }
            return this;
        }
    }

    private Programs() {}

    /** Where a program lies; the test is skipped with a message when it is not there. */
    static String find(String... names) {
        Optional<String> found = Stream.of(names).flatMap(name -> Stream
                .of(System.getenv().getOrDefault("PATH", "").split(":")).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable).map(Path::toString).findFirst();
        String missing = "there is no " + String.join(" and no ", names) + " on this machine";
        if (found.isEmpty()) {
            System.err.println("SKIPPED: " + missing);
        }
        Assumptions.assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }

    /** Runs a program in a directory to its end. */
    static Result run(Path directory, Map<String, String> environment, String... command) throws IOException {
        Path output = Files.createTempFile("strowger", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(List.of(command) + " does not end:\n" + text(output));
            }
            return new Result(process.exitValue(), text(output));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /**
     * Node with what the TypeScript client's tests need, installed when it is not there as the lock file wants it. Skipped when there is no npm, or no registry
     * that it can be had from.
     */
    static synchronized String node() throws IOException {
        String node = find("node");
        String npm = find("npm");
        Path installed = TYPESCRIPT.resolve("node_modules/.package-lock.json");
        Path wanted = TYPESCRIPT.resolve("package-lock.json");
        if (!Files.exists(installed)
                || Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted)) < 0) {
            Result result = run(TYPESCRIPT, Map.of(), npm, "ci", "--no-audit", "--no-fund");
            if (result.exitCode() != 0) {
                System.err.println("SKIPPED: npm cannot install what the TypeScript client needs:\n" + result.output());
            }
            Assumptions.assumeTrue(result.exitCode() == 0, "npm cannot install what the TypeScript client needs");
        }
        return node;
    }
}
