package io.strowger.server.conf;

import io.strowger.core.site.Site;
import java.util.List;

/**
 * What the site files say. The site may be used only when there are no problems.
 *
 * @param problems in the order of the files
 */
public record SiteFiles(Site site, List<Problem> problems) {
    public SiteFiles {
        problems = List.copyOf(problems);
    }

    /** The site; throws {@link ConfigurationException} when anything is wrong with it. */
    public Site orThrow() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return site;
    }
}
