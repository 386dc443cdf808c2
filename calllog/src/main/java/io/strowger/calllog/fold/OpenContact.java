package io.strowger.calllog.fold;

import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.RatingRecord;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.MediumSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A contact while its facts come in. */
final class OpenContact {

    private final ContactId id;
    private Fact.ContactStarted started;
    private long startedMillis;
    private String skill = "";
    private int priority;
    private long queuedMillis;
    private long answeredMillis;
    private Fact.ContactEnded ended;
    private Map<String, String> data = Map.of();
    private final List<SegmentRecord> segments = new ArrayList<>();
    private int segmentCount;
    private ContactId callbackOf;
    private String medium = MediumSite.VOICE;
    private String reference = "";
    private final List<RatingRecord> ratings = new ArrayList<>();

    OpenContact(ContactId id) {
        this.id = id;
    }

    ContactId id() {
        return id;
    }

    void started(Fact.ContactStarted fact, long now) {
        started = fact;
        startedMillis = now;
    }

    void calledBack(ContactId first) {
        callbackOf = first;
    }

    void isItem(Fact.ItemSubmitted fact) {
        medium = fact.medium();
        reference = fact.reference();
    }

    void queued(Fact.ContactQueued fact, long now) {
        skill = fact.skill();
        priority = fact.priority();
        if (queuedMillis == 0) {
            queuedMillis = now;
        }
    }

    void data(Map<String, String> attached) {
        data = attached;
    }

    void segmentStarted(Fact.SegmentStarted fact, long now) {
        segmentCount = Math.max(segmentCount, fact.segment());
        if (segments.size() < FoldLimits.SEGMENTS_MAX) {
            segments.add(new SegmentRecord(fact.segment(), fact.call(), fact.agentId(), fact.switchName(),
                    fact.station(), fact.skill(), now, 0, 0, null, fact.queueMillis(), 0, 0, 0));
        }
    }

    void segmentAnswered(Fact.SegmentAnswered fact, long now) {
        if (answeredMillis == 0) {
            answeredMillis = now;
        }
        int at = find(fact.segment(), fact.agentId());
        if (at >= 0) {
            segments.set(at, segments.get(at).answered(now, fact.ringMillis()));
        }
    }

    void segmentEnded(Fact.SegmentEnded fact, long now) {
        int at = find(fact.segment(), fact.agentId());
        if (at >= 0) {
            segments.set(at, segments.get(at).ended(now, fact));
        }
    }

    void marked(Fact.SegmentMarked fact) {
        segments.replaceAll(each -> each.segment() == fact.segment() ? each.marked(fact.mark()) : each);
    }

    void wrappedUp(Fact.WrappedUp fact) {
        segments.replaceAll(each -> each.segment() == fact.segment() ? each.wrappedUp(fact) : each);
    }

    /** The segment of that number; one whose beginning was not seen is added as far as it is known. */
    private int find(int segment, String agentId) {
        for (int at = segments.size() - 1; at >= 0; at--) {
            if (segments.get(at).segment() == segment) {
                return at;
            }
        }
        segmentCount = Math.max(segmentCount, segment);
        if (started != null || segments.size() >= FoldLimits.SEGMENTS_MAX) {
            return -1;
        }
        segments.add(new SegmentRecord(segment, null, agentId, "", "", "", 0, 0, 0, null, 0, 0, 0, 0));
        return segments.size() - 1;
    }

    void rated(Fact.ContactRated fact, long now) {
        if (ratings.size() < FoldLimits.RATINGS_MAX) {
            ratings.add(new RatingRecord(fact.segment(), fact.agentId(), fact.question(), fact.rating(), now));
        }
    }

    void ended(Fact.ContactEnded fact) {
        ended = fact;
    }

    boolean isEnded() {
        return ended != null;
    }

    boolean hasOpenSegment() {
        return segments.stream().anyMatch(segment -> segment.disposition() == null);
    }

    ContactRecord toRecord() {
        boolean known = started != null;
        boolean over = ended != null;
        ContactDisposition disposition = over ? ended.disposition() : null;
        return new ContactRecord(id, known ? started.serial() : "", known ? started.call() : null,
                known ? started.vdn() : "", known ? started.ani() : "", known ? started.dnis() : "",
                known ? started.ucid() : "", skill, priority, startedMillis, queuedMillis, answeredMillis,
                over ? ended.queueMillis() : 0, disposition, over ? ended.earliestEndMillis() : 0,
                over ? ended.latestEndMillis() : 0, data, List.copyOf(segments), segmentCount,
                known && over && segmentCount == segments.size(), callbackOf, List.copyOf(ratings), medium,
                reference);
    }
}
