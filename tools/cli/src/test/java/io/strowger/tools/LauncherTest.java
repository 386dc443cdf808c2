package io.strowger.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flags of the JVM stand in three files, and the script finds its way by itself. */
class LauncherTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Path SCRIPT = ROOT.resolve("tools/strowger");
    private static final long LIMIT_SECONDS = 60;

    private static List<String> flagsOfThePom() throws IOException {
        return List.of(element(ROOT.resolve("pom.xml"), "chronicle.flags").strip().split("\\s+"));
    }

    private static String element(Path pom, String name) throws IOException {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(name) + ">([^<]*)<").matcher(Files.readString(pom));
        assertTrue(matcher.find(), name + " in " + pom);
        return matcher.group(1);
    }

    @Test
    void theScriptHasTheFlagsOfThePom() throws IOException {
        Matcher list = Pattern.compile("java_flags=\\(\\s*(.*?)\\s*\\)", Pattern.DOTALL)
                .matcher(Files.readString(SCRIPT));
        assertTrue(list.find());
        assertEquals(flagsOfThePom(), List.of(list.group(1).split("\\s+")));
    }

    @Test
    void theManifestHasTheFlagsOfThePom() throws IOException {
        Path pom = Path.of("pom.xml");
        List<String> flags = new ArrayList<>();
        for (String target : element(pom, "Add-Exports").split(" ")) {
            flags.add("--add-exports=" + target + "=ALL-UNNAMED");
        }
        for (String target : element(pom, "Add-Opens").split(" ")) {
            flags.add("--add-opens=" + target + "=ALL-UNNAMED");
        }
        flags.add("--enable-native-access=" + element(pom, "Enable-Native-Access"));
        // A manifest holds no system properties: these two are main's.
        flags.add("-Dchronicle.analytics.disable=true");
        flags.add("-Dchronicle.announcer.disable=true");
        assertEquals(new TreeSet<>(flagsOfThePom()), new TreeSet<>(flags));
    }

    @Test
    void anUnsuitableJavaIsRefusedWithAReason(@TempDir Path directory) throws Exception {
        Run run = run(directory, List.of("STROWGER_JAVA_HOME=" + directory), "help");
        assertEquals(Strowger.MISUSED, run.exitCode());
        assertTrue(run.output().contains(directory.toString()) && run.output().contains("21"), run.output());
    }

    @Test
    void anOldJavaIsRefusedWithItsVersion(@TempDir Path directory) throws Exception {
        Run run = run(directory, List.of("STROWGER_JAVA_HOME=" + fakeJava(directory, "17.0.9")), "help");
        assertEquals(Strowger.MISUSED, run.exitCode());
        assertTrue(run.output().contains("found: 17"), run.output());
    }

    @Test
    void theJavaGetsFlagsThatItsVersionKnows(@TempDir Path directory) throws Exception {
        Path tree = copyOfTheTree(directory);
        String with21 = run(tree.resolve("tools/strowger"), directory, List.of("STROWGER_JAVA_HOME="
                + fakeJava(directory.resolve("a"), "21.0.2")), "why", "two words").output();
        String with25 = run(tree.resolve("tools/strowger"), directory, List.of("STROWGER_JAVA_HOME="
                + fakeJava(directory.resolve("b"), "25")), "why", "two words").output();
        for (String flag : flagsOfThePom()) {
            assertTrue(with21.lines().anyMatch(flag::equals) && with25.lines().anyMatch(flag::equals), flag);
        }
        String unsafe = "--sun-misc-unsafe-memory-access=allow";
        assertFalse(with21.contains(unsafe), with21);
        assertTrue(with25.lines().anyMatch(unsafe::equals), with25);
        assertTrue(with25.endsWith("io.strowger.tools.Strowger\nwhy\ntwo words\n"), with25);
    }

    @Test
    void theExitCodeAndALinkToTheScriptGoThrough(@TempDir Path directory) throws Exception {
        Path tree = copyOfTheTree(directory);
        Path java = fakeJava(directory.resolve("a"), "21.0.2");
        Files.writeString(java.resolve("bin/java"), "#!/bin/sh\nexit 42\n");
        Path link = Files.createSymbolicLink(directory.resolve("strowger"), tree.resolve("tools/strowger"));
        assertEquals(42, run(link, directory, List.of("STROWGER_JAVA_HOME=" + java), "help").exitCode());
    }

    @Test
    void benchmarksHaveAClassPathOfTheirOwn(@TempDir Path directory) throws Exception {
        Path tree = copyOfTheTree(directory);
        Files.createDirectories(tree.resolve("tools/bench/target/lib"));
        Files.createFile(tree.resolve("tools/bench/target/bench-1.jar"));
        String output = run(tree.resolve("tools/strowger"), directory, List.of("STROWGER_JAVA_HOME="
                + fakeJava(directory.resolve("a"), "21.0.2")), "bench", "latency", "two words").output();
        String target = tree.toRealPath().resolve("tools/bench/target").toString();
        assertTrue(output.endsWith("-cp\n" + target + "/bench-1.jar:" + target
                + "/lib/*\nio.strowger.tools.bench.Bench\nlatency\ntwo words\n"), output);
    }

    @Test
    void missingMavenIsNamed(@TempDir Path directory) throws Exception {
        Path tree = copyOfTheTree(directory);
        Files.createFile(tree.resolve("pom.xml"));
        Path tools = Files.createDirectories(directory.resolve("bin"));
        for (String tool : List.of("bash", "sed", "head", "find", "dirname", "basename", "readlink", "date", "mkdir")) {
            Files.createSymbolicLink(tools.resolve(tool), which(tool));
        }
        Run run = run(tree.resolve("tools/strowger"), directory,
                List.of("STROWGER_JAVA_HOME=" + fakeJava(directory.resolve("a"), "21.0.2"), "PATH=" + tools,
                        "HOME=" + directory),
                "help");
        if (Files.isExecutable(Path.of("/usr/share/maven/bin/mvn"))
                || Files.isExecutable(Path.of("/opt/maven/bin/mvn"))) {
            // The script found one in a usual place; it may then only complain that nothing here compiles.
            assertEquals(Strowger.MISUSED, run.exitCode());
            assertTrue(run.output().contains("not compile"), run.output());
        } else {
            assertEquals(Strowger.MISUSED, run.exitCode());
            assertTrue(run.output().contains("Maven"), run.output());
        }
    }

    /** A tree in which the script finds nothing to build: it has no pom.xml. */
    private static Path copyOfTheTree(Path directory) throws IOException {
        Path tree = directory.resolve("tree");
        Files.createDirectories(tree.resolve("tools/cli/target/lib"));
        Files.createFile(tree.resolve("tools/cli/target/cli-1.jar"));
        Path script = Files.copy(SCRIPT, tree.resolve("tools/strowger"));
        assertTrue(script.toFile().setExecutable(true));
        return tree;
    }

    /** A Java that prints its arguments, one a line. */
    private static Path fakeJava(Path home, String version) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"test\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(home.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertTrue(java.toFile().setExecutable(true));
        return home;
    }

    private static Path which(String tool) {
        return Arrays.stream(System.getenv("PATH").split(":")).map(place -> Path.of(place, tool))
                .filter(Files::isExecutable).findFirst().orElseThrow();
    }

    private record Run(int exitCode, String output) {}

    private static Run run(Path directory, List<String> environment, String... arguments) throws Exception {
        return run(SCRIPT, directory, environment, arguments);
    }

    private static Run run(Path script, Path directory, List<String> environment, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(which("bash").toString(), script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        for (String entry : environment) {
            builder.environment().put(entry.substring(0, entry.indexOf('=')), entry.substring(entry.indexOf('=') + 1));
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS));
        return new Run(process.exitValue(), output);
    }
}
