package io.strowger.tools.fuzz;

import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for octets that break a decoder. */
@Command(name = "fuzz", mixinStandardHelpOptions = true, showDefaultValues = true, exitCodeList = {
    "0:nothing was found",
    "1:something was found, or the fuzzer could not run", "2:called wrongly"}, description = {
        "Look for octets that break a decoder.",
        "What they reach in it leads the search (Jazzer). Needs a source tree and Maven. Begins with the corpus that 'mvn verify' replays and the test vectors, and keeps "
                + "what it finds in csta-codec/target/fuzz: inputs that reach something new in corpus, and each input "
                + "that breaks something as crash-*. Copy those into csta-codec/src/test/resources/corpus/tsapi."})
public final class FuzzCommand implements Callable<Integer> {
    private static final int MINUTES_MAX = 7 * 24 * 60;
    private static final int SECONDS_PER_MINUTE = 60;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "TARGET", description = "What to fuzz: ${COMPLETION-CANDIDATES}.")
    private FuzzTarget target;

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "10", description = "How long.")
    private int minutes;

    @Option(names = "--tree", paramLabel = "DIRECTORY", description = "The source tree; the one this program was built "
            + "in when left out.")
    private Path tree;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (minutes < 1 || minutes > MINUTES_MAX) {
            throw new Misuse("--minutes is between 1 and " + MINUTES_MAX + ": " + minutes);
        }
        Path module = tree().resolve(target.module());
        if (!Files.isRegularFile(module.resolve("pom.xml"))) {
            throw new Misuse("no source tree with " + target.module() + " in " + tree() + "; say where with --tree");
        }
        Path work = Files.createDirectories(module.resolve("target/fuzz"));
        Path classPath = work.resolve("classpath.txt");
        say("compiling " + target.module());
        int built = run(module, List.of("mvn", "--batch-mode", "-q", "-Pfuzz", "test-compile",
                "org.apache.maven.plugins:maven-dependency-plugin:build-classpath", "-DincludeScope=test",
                "-Dmdep.outputFile=" + classPath));
        if (built != 0) {
            throw new IllegalStateException("the build failed; its output is above");
        }
        String path = String.join(File.pathSeparator, module.resolve("target/classes").toString(),
                module.resolve("target/test-classes").toString(), Files.readString(classPath).strip());
        Path seeds = Files.createDirectories(work.resolve("seeds"));
        int seeded = run(module, java(path, List.of(target.seeds(), seeds.toString())));
        if (seeded != 0) {
            throw new IllegalStateException("the vectors could not be written to " + seeds);
        }
        say("fuzzing for " + minutes + " minutes");
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        int found = run(work, java(path, List.of("com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.entry(), "--instrumentation_includes=" + target.instrumented(),
                "-max_total_time=" + minutes * SECONDS_PER_MINUTE, corpus.toString(),
                module.resolve(target.corpus()).toString(), seeds.toString())));
        say(found == 0 ? "nothing was found" : "something was found; the input is in " + work);
        return found == 0 ? 0 : Strowger.FAILED;
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }

    /** The root of the source tree, which the jar of a build lies in. */
    private Path tree() {
        if (tree != null) {
            return tree.toAbsolutePath();
        }
        try {
            Path here = Path.of(FuzzCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            // tools/cli/target/cli.jar, or target/classes
            return here.getParent().getParent().getParent().getParent();
        } catch (URISyntaxException | NullPointerException nowhere) {
            throw new Misuse("this program does not lie in a source tree; say where one is with --tree", nowhere);
        }
    }

    private static List<String> java(String classPath, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true", "-Xmx1g", "-cp",
                        classPath));
        command.addAll(arguments);
        return command;
    }

    /** Runs a program to its end; when this one is ended, so is that. */
    private static int run(Path directory, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
        Thread end = new Thread(process::destroy, "fuzz-end");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            return process.waitFor();
        } finally {
            process.destroy();
            try {
                Runtime.getRuntime().removeShutdownHook(end);
            } catch (IllegalStateException ending) {
                // The hook runs already.
            }
        }
    }
}
