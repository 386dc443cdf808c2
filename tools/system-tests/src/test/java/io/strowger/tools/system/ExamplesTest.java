package io.strowger.tools.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.model.AgentState;
import io.strowger.simulator.model.CallHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The protocol's examples in other languages. What a machine lacks is said, and the test skipped. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "..", "agent-protocol", "examples");
    private static final int LINES_MAX = 100;
    private static final String PROTOBUF_FOR_MONO = "STROWGER_GOOGLE_PROTOBUF_DLL";

    @TempDir
    Path directory;

    @Test
    void thePythonExampleTakesACall() throws Exception {
        String python = pythonWithProtobuf();
        String protoc = Programs.find("protoc");
        Path script = EXAMPLES.resolve("python/agent.py");
        isShort(script);
        Files.copy(script, directory.resolve("agent.py"));
        generate(protoc, "--python_out=.");
        takesACall(directory, python, "agent.py");
    }

    private void generate(String protoc, String out) throws IOException {
        Programs.run(directory, Map.of(), protoc,
                "--proto_path=" + EXAMPLES.resolveSibling("schema").toAbsolutePath(), out, "agent.proto").good();
    }

    /** Runs an example against a server; a customer calls when it is ready, and hangs up when it has answered. */
    private void takesACall(Path where, String... command) throws Exception {
        try (Rig rig = new Rig(directory.resolve("server"), 1)) {
            rig.startServer();
            CompletableFuture<Programs.Result> running = CompletableFuture.supplyAsync(() -> run(rig, where, command));
            rig.await("the example to be ready", () -> running.isDone() || state(rig) == AgentState.READY);
            CallHandle caller = rig.simulator.newCall("915551212", Rig.VDN);
            rig.await("the example to talk", () -> running.isDone() || state(rig) == AgentState.TALKING);
            rig.simulator.hangUp(caller);
            Programs.Result result = running.get().good();
            assertEquals(List.of("ready", "a call from 915551212 for support", "talking", "logged out"),
                    result.output().lines().toList());
            rig.await("the agent to be logged out", () -> state(rig) == AgentState.LOGGED_OUT);
        }
    }

    private static Programs.Result run(Rig rig, Path where, String... command) {
        try {
            return Programs.run(where, Map.of(), Stream.concat(Stream.of(command), Stream.of("127.0.0.1",
                    String.valueOf(rig.server.agentPort()), Rig.agentId(0), Rig.PASSWORD, "CM", Rig.station(0)))
                    .toArray(String[]::new));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static AgentState state(Rig rig) {
        return rig.server.view().agents().get(Rig.agentId(0)).state();
    }

    /** The first Python that has protobuf: a machine may have several. */
    private static String pythonWithProtobuf() throws IOException {
        for (String name : List.of("/usr/bin/python3", Programs.find("python3"))) {
            if (Files.isExecutable(Path.of(name))
                    && Programs.run(Path.of("."), Map.of(), name, "-c", "import google.protobuf").exitCode() == 0) {
                return name;
            }
        }
        System.err.println("SKIPPED: no Python of this machine has protobuf");
        Assumptions.abort("no Python of this machine has protobuf");
        return null;
    }

    /** Debian has no dotnet: where the SDK is not installed by hand this is skipped. */
    @Test
    void theCSharpExampleTakesACall() throws Exception {
        String dotnet = Programs.find("dotnet");
        Path project = Files.createDirectories(directory.resolve("examples/csharp"));
        Files.createDirectories(directory.resolve("schema"));
        Files.copy(EXAMPLES.resolveSibling("schema").resolve("agent.proto"), directory.resolve("schema/agent.proto"));
        for (String name : List.of("Program.cs", "Agent.csproj")) {
            Files.copy(EXAMPLES.resolve("csharp").resolve(name), project.resolve(name));
        }
        Programs.run(project, Map.of("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), dotnet, "build", "--output", "out").good();
        takesACall(project, dotnet, "out/Agent.dll");
    }

    /** Debian has mono, but no Google.Protobuf for it, which the generated classes want: an environment variable says where that is, else this is skipped. */
    @Test
    void theCSharpExampleTakesACallOnMono() throws Exception {
        String compiler = Programs.find("mcs");
        String mono = Programs.find("mono");
        String protoc = Programs.find("protoc");
        String library = System.getenv(PROTOBUF_FOR_MONO);
        if (library == null) {
            System.err.println("SKIPPED: " + PROTOBUF_FOR_MONO + " does not say where Google.Protobuf.dll is");
        }
        Assumptions.assumeTrue(library != null, PROTOBUF_FOR_MONO + " does not say where Google.Protobuf.dll is");
        generate(protoc, "--csharp_out=.");
        Files.copy(EXAMPLES.resolve("csharp/Program.cs"), directory.resolve("Program.cs"));
        Files.copy(Path.of(library), directory.resolve("Google.Protobuf.dll"));
        Programs.run(directory, Map.of(), compiler, "-langversion:7", "-warnaserror", "-out:example.exe",
                "-reference:Google.Protobuf.dll", "Program.cs", "Agent.cs").good();
        takesACall(directory, mono, "example.exe");
    }

    /** Without a compiler: whatever the example takes of the generated classes is in them, by the names that the stock generator gives. */
    @Test
    void theCSharpExampleSpeaksOfWhatTheGeneratorMakes() throws IOException {
        String protoc = Programs.find("protoc");
        Path program = EXAMPLES.resolve("csharp/Program.cs");
        isShort(program);
        generate(protoc, "--csharp_out=.");
        String generated = Files.readString(directory.resolve("Agent.cs"));
        String text = Files.readString(program);
        TreeSet<String> missing = new TreeSet<>();
        names(text, "new ((?:Client|Command|Server)\\w*)").forEach(type -> {
            if (!generated.contains("class " + type + " ")) {
                missing.add(type);
            }
        });
        names(text, "[{,] (\\w+) = ").forEach(property -> {
            if (!generated.matches("(?s).* " + property + " \\{\\s+get .*")) {
                missing.add(property);
            }
        });
        names(text, "(?:VariantOneofCase|SessionRole|RefusalReason)\\.(\\w+)").forEach(constant -> {
            if (!generated.matches("(?s).*\\W" + constant + " = \\d+,.*")) {
                missing.add(constant);
            }
        });
        assertEquals(Set.of(), missing);
    }

    private static Set<String> names(String text, String pattern) {
        Set<String> names = Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(names.size() > 2, pattern + " finds " + names);
        return names;
    }

    private static void isShort(Path file) throws IOException {
        int lines = Files.readAllLines(file).size();
        assertTrue(lines < LINES_MAX, file + " has " + lines + " lines");
    }
}
