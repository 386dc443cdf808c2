package io.strowger.core.state;

import io.strowger.core.site.Site;

/**
 * A configuration that takes effect later; there is at most one.
 *
 * @param effectiveNanos engine time
 * @param restores as in {@link ConfigurationVersion}
 */
public record ScheduledConfiguration(long version, String appliedBy, long effectiveNanos, String comment,
        long restores, String source, long inputSequence, Site site) {}
