package io.strowger.server;

import io.strowger.core.input.Input;
import io.strowger.core.runtime.EngineRuntime;
import io.strowger.core.site.Site;
import io.strowger.server.administration.SiteNeeds;
import io.strowger.server.administration.SiteSources;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.conf.SiteChecker;
import io.strowger.server.conf.SiteFiles;
import io.strowger.server.conf.SiteLoader;
import io.strowger.server.inputs.InputPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The site's way into the engine: it seeds an empty journal, and afterwards is only compared with the configuration in
 * force. Confined to the starting thread.
 */
final class SiteSeed {
    /** Who applied the first configuration. */
    static final String APPLIED_BY = "seed";
    /** Longest wait for the first configuration to be in force, in milliseconds. */
    static final long IN_FORCE_MILLIS_MAX = 30_000;
    private static final Logger LOG = LoggerFactory.getLogger("strowger.site");
    private static final long LOOK_NANOS = 1_000_000;

    private final ServerSettings settings;
    private final SiteFiles files;

    SiteSeed(ServerSettings settings, Site given) {
        this.settings = settings;
        this.files = given == null
                ? SiteLoader.load(settings.siteDirectory())
                : new SiteFiles(given, SiteChecker.check(given));
    }

    /** Throws {@link ConfigurationException} when an empty journal would be seeded with something wrong. */
    void check(SiteNeeds needs) {
        List<Problem> problems = new ArrayList<>(files.problems());
        if (problems.isEmpty()) {
            problems.addAll(needs.missing(files.site()));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Makes the site the first configuration and waits until the published view shows it. */
    void apply(EngineRuntime runtime, InputPort port, SiteSources sources) throws IOException {
        port.offer(new Input.ConfigurationApplied(1, APPLIED_BY, files.site(), "", 0, sources.keep(files.texts())));
        long begun = System.nanoTime();
        while (runtime.view().reign().configurationVersion() < 1) {
            if (!runtime.statistics().failure().isEmpty()) {
                throw new IllegalStateException("the core thread ended: " + runtime.statistics().failure());
            }
            if (System.nanoTime() - begun > TimeUnit.MILLISECONDS.toNanos(IN_FORCE_MILLIS_MAX)) {
                throw new IllegalStateException(
                        "the first configuration was not in force after " + IN_FORCE_MILLIS_MAX + " ms");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        LOG.info("the journal was empty; the site is configuration version=1");
    }

    /** Whether the files say something else than what is in force; what they say is not applied. */
    boolean differsFrom(Site inForce, long version) {
        if (!files.problems().isEmpty()) {
            LOG.warn("the site files are not in order; configuration version={} stays in force:\n{}", version,
                    new ConfigurationException(files.problems()).getMessage());
            return true;
        }
        if (!files.site().equals(inForce)) {
            LOG.warn("the site files differ from configuration version={}, which stays in force", version);
            return true;
        }
        return false;
    }
}
