package io.strowger.server.http;

import io.strowger.core.engine.LinkMerge;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Link;
import io.strowger.core.state.LinkTruth;
import java.util.List;

/**
 * How what a link tells agrees with the other links of its switch, and with what the switch says when it is asked. A switch with one link has no other to agree with.
 *
 * @param behind it stands still, or lags, while another link of the switch does not; requests go by that one
 * @param standstills how often it did, since the start
 * @param lagMillis how long after another link it told the event that both told last
 * @param merged its events that another link had told before
 * @param missed events that another link told and this one did not in time
 * @param withheld its events that were not taken on its word alone
 * @param truthMillionths of a million comparisons of the last round how many agreed
 * @param checks comparisons over it with what the switch says
 * @param differences of these, which were repaired
 */
public record LinkAgreement(boolean behind, long standstills, long lagMillis, long merged, long missed, long withheld,
        int truthMillionths, long checks, long differences) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Of a link by its key. */
    public static LinkAgreement of(String key, EngineView view, List<LinkMerge> merges, long standstills) {
        LinkMerge merge = merges.stream().filter(each -> each.link().equals(key)).findFirst()
                .orElseGet(() -> new LinkMerge(key, 0, 0, 0, 0));
        Link link = view.links().get(key);
        LinkTruth known = view.truth().links().map().get(key);
        LinkTruth truth = known == null ? LinkTruth.of("", "") : known;
        return new LinkAgreement(link != null && link.behind(), standstills, merge.lagNanos() / NANOS_PER_MILLI,
                merge.merged(), merge.missed(), merge.withheld(), truth.score(), truth.all().checks(),
                truth.all().differences());
    }
}
