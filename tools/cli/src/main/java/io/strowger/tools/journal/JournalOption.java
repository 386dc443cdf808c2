package io.strowger.tools.journal;

import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.ServerSettings;
import io.strowger.tools.Misuse;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * Which journal to read: the one that is named, that of a server's settings, or the newest of the demos and of the
 * server set up here.
 */
public final class JournalOption {
    /** How the demo names the directories that it makes in the directory for temporary files. */
    public static final String DEMO_PREFIX = "strowger-demo-";
    private static final Path CONF_DEFAULT = Path.of("conf", "strowger.conf");

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--journal", paramLabel = "DIR", description = "The journal's directory. Default: the newest of "
            + "the demos' journals and of the one that conf/strowger.conf names.")
    private Path directory;

    @Option(names = "--conf", paramLabel = "FILE", description = "Settings of the server whose journal it is.")
    private Path conf;

    /**
     * The directory as given, as the settings name it, or the newest, which is then named on standard error.
     *
     * @throws Misuse there is none
     */
    public Path directory() {
        if (directory != null) {
            return directory;
        }
        if (conf != null) {
            return named(conf);
        }
        List<Path> here = Files.isRegularFile(CONF_DEFAULT) ? List.of(named(CONF_DEFAULT)) : List.of();
        Path newest = newest(Path.of(System.getProperty("java.io.tmpdir")), here);
        spec.commandLine().getErr().println("journal " + newest);
        spec.commandLine().getErr().flush();
        return newest;
    }

    private static Path named(Path settings) {
        try {
            return ServerSettings.load(settings).data().journalDirectory();
        } catch (ConfigurationException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
    }

    /** The journal that was written to last, of the demos below {@code temporary} and of the others. */
    static Path newest(Path temporary, List<Path> others) {
        List<Path> journals = new ArrayList<>(others);
        try (DirectoryStream<Path> demos = Files.newDirectoryStream(temporary, DEMO_PREFIX + "*")) {
            demos.forEach(demo -> journals.add(demo.resolve("journal")));
        } catch (IOException e) {
            throw new Misuse("give --journal DIR; " + temporary + " cannot be listed: " + e.getMessage());
        }
        return journals.stream().filter(journal -> Files.isDirectory(journal.resolve("inputs")))
                .max(Comparator.comparingLong(JournalOption::writtenMillis)).orElseThrow(() -> new Misuse(
                        "give --journal DIR; there is no journal of a demo or of a server set up here"));
    }

    private static long writtenMillis(Path journal) {
        long newest = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(journal.resolve("inputs"))) {
            for (Path file : files) {
                newest = Math.max(newest, Files.getLastModifiedTime(file).toMillis());
            }
        } catch (IOException e) {
            return 0;
        }
        return newest;
    }
}
