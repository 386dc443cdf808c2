package io.strowger.server;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** The log of the program. Without a configuration of its own it goes to the error stream. */
public final class ServerLogging {
    /** Property of the configuration file: where log files go. */
    public static final String DIRECTORY = "LOG_DIRECTORY";
    /** Name of the configuration file beside the settings. */
    public static final String FILE = "logback.xml";

    private ServerLogging() {}

    /**
     * Configures the log by the {@value #FILE} beside the settings, when there is one, with its files in the given
     * directory.
     */
    public static void configure(Path settings, Path directory) {
        Path file = settings.toAbsolutePath().resolveSibling(FILE);
        if (!Files.isRegularFile(file) || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        context.reset();
        context.putProperty(DIRECTORY, directory.toString());
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(file.toFile());
        } catch (JoranException unusable) {
            System.err.println(file + " cannot be used: " + unusable.getMessage());
        }
    }
}
