package io.strowger.tools.journal;

import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.ServerSettings;
import io.strowger.tools.Misuse;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which journal to read. */
public final class JournalOption {
    private static final Path CONF_DEFAULT = Path.of("conf", "strowger.conf");

    @Option(names = "--journal", paramLabel = "DIR", description = "The journal's directory; the demo prints its own. "
            + "Default: that of the server whose settings --conf names.")
    private Path directory;

    @Option(names = "--conf", paramLabel = "FILE", description = "The server's settings; conf/strowger.conf when left "
            + "out.")
    private Path conf;

    /**
     * The directory as given, or as the settings name it.
     *
     * @throws Misuse neither is there
     */
    public Path directory() {
        if (directory != null) {
            return directory;
        }
        Path settings = conf == null ? CONF_DEFAULT : conf;
        if (conf == null && !Files.isRegularFile(settings)) {
            throw new Misuse("give --journal DIR; there is no " + settings + " here that would name one");
        }
        try {
            return ServerSettings.load(settings).data().journalDirectory();
        } catch (ConfigurationException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
    }
}
