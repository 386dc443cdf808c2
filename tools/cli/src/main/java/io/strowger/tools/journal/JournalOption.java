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

/** Which journal to read: the one that is named, or the newest of the demos and of the server started here. */
public final class JournalOption {
    /** How the demo names the directories that it makes in the directory for temporary files. */
    public static final String DEMO_PREFIX = "strowger-demo-";
    private static final Path SERVER_HERE = Path.of("data", "journal");

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--journal", paramLabel = "DIR", description = "The journal's directory. Default: the newest of "
            + "data/journal and of the demos' journals.")
    private Path directory;

    @Option(names = "--conf", paramLabel = "FILE", description = "Instead: settings of a server, which name its "
            + "journal.")
    private Path conf;

    /**
     * The directory as given, or as the settings name it, or the newest journal, which is then named on standard error.
     *
     * @throws Misuse there is none, or the settings are wrong
     */
    public Path directory() {
        if (directory != null) {
            return directory;
        }
        if (conf != null) {
            return ofSettings(conf);
        }
        Path newest = newest(Path.of(System.getProperty("java.io.tmpdir")), SERVER_HERE);
        spec.commandLine().getErr().println("journal " + newest);
        spec.commandLine().getErr().flush();
        return newest;
    }

    private static Path ofSettings(Path conf) {
        try {
            return ServerSettings.load(conf).data().journalDirectory();
        } catch (ConfigurationException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
    }

    /** The journal that was written to last, of the demos below {@code temporary} and of the given one. */
    static Path newest(Path temporary, Path another) {
        List<Path> journals = new ArrayList<>(List.of(another));
        try (DirectoryStream<Path> demos = Files.newDirectoryStream(temporary, DEMO_PREFIX + "*")) {
            demos.forEach(demo -> journals.add(demo.resolve("journal")));
        } catch (IOException e) {
            throw new Misuse("give --journal: " + temporary + " cannot be listed: " + e.getMessage());
        }
        return journals.stream().filter(journal -> Files.isDirectory(journal.resolve("inputs")))
                .max(Comparator.comparingLong(JournalOption::writtenMillis)).orElseThrow(() -> new Misuse(
                        "there is no journal of a demo or of a server started here; give --journal DIR"));
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
