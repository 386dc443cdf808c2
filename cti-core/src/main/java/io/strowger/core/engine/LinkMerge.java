package io.strowger.core.engine;

/**
 * What became of the events of one link where several are merged.
 *
 * @param link its key, switch and name
 * @param merged copies of what another link had told before
 * @param missed events that another link told and this one did not in time, so that without the other they would have been lost
 * @param withheld events that were not taken on this link's word alone
 * @param lagNanos how long after the first its latest copy came
 */
public record LinkMerge(String link, long merged, long missed, long withheld, long lagNanos) {}
