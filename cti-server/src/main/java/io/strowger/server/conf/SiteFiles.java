package io.strowger.server.conf;

import io.strowger.core.site.Site;
import java.util.List;
import java.util.Map;

/**
 * What the site files say. The site may be used only when there are no problems.
 *
 * @param problems in the order of the files
 * @param texts the files as they are, by name; empty for a site that came from none
 */
public record SiteFiles(Site site, List<Problem> problems, Map<String, String> texts) {
    public SiteFiles {
        problems = List.copyOf(problems);
    }

    /** A site that came from no files. */
    public SiteFiles(Site site, List<Problem> problems) {
        this(site, problems, Map.of());
    }

    /** The site; throws {@link ConfigurationException} when anything is wrong with it. */
    public Site orThrow() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return site;
    }
}
