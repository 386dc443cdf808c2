package io.strowger.calllog.fold;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.fact.Fact.SegmentDisposition;
import io.strowger.core.fact.Fact.SegmentMark;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.MediumSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One row of the call log: a contact, or a call that never belonged to one when it began. Times are engine time in
 * milliseconds, 0 = never.
 */
public sealed interface CallRecord {

    /** When it began; 0 when that was not seen. */
    long startedMillis();

    /** False when the beginning or the end is not among the facts folded, or a limit cut it. */
    boolean complete();

    /**
     * A contact with all its segments.
     *
     * @param call the call that it began with
     * @param skill the last one that it asked for, empty if none
     * @param priority the last one
     * @param queuedMillis when it first asked for an agent
     * @param answeredMillis when an agent first answered
     * @param queueMillis time that it waited, of the engine's reckoning
     * @param disposition null while it is open
     * @param earliestEndMillis it cannot have ended before; equal to latestEndMillis when the end was seen
     * @param data what was attached, as last shown to anybody
     * @param segments in the order of their beginning, at most {@link FoldLimits#SEGMENTS_MAX}
     * @param segmentCount all of them
     * @param callbackOf the contact whose customer was called back in this one; null = none
     * @param ratings that the customer gave, in their order, at most {@link FoldLimits#RATINGS_MAX}
     * @param medium {@code voice} for calls
     * @param reference what whoever brought an item of work calls it; empty for calls
     */
    record ContactRecord(ContactId contact, String serial, CallKey call, String vdn, String ani, String dnis,
            String ucid, String skill, int priority, long startedMillis, long queuedMillis, long answeredMillis,
            long queueMillis, ContactDisposition disposition, long earliestEndMillis, long latestEndMillis,
            Map<String, String> data, List<SegmentRecord> segments, int segmentCount, boolean complete,
            ContactId callbackOf, List<RatingRecord> ratings, String medium, String reference) implements CallRecord {

        /** Of a call. */
        public ContactRecord(ContactId contact, String serial, CallKey call, String vdn, String ani, String dnis,
                String ucid, String skill, int priority, long startedMillis, long queuedMillis, long answeredMillis,
                long queueMillis, ContactDisposition disposition, long earliestEndMillis, long latestEndMillis,
                Map<String, String> data, List<SegmentRecord> segments, int segmentCount, boolean complete,
                ContactId callbackOf, List<RatingRecord> ratings) {
            this(contact, serial, call, vdn, ani, dnis, ucid, skill, priority, startedMillis, queuedMillis,
                    answeredMillis, queueMillis, disposition, earliestEndMillis, latestEndMillis, data, segments,
                    segmentCount, complete, callbackOf, ratings, MediumSite.VOICE, "");
        }

        /** The code of the last agent who gave one, empty if none did. */
        public String wrapUp() {
            String last = "";
            for (SegmentRecord segment : segments) {
                last = segment.wrapUp().isEmpty() ? last : segment.wrapUp();
            }
            return last;
        }
    }

    /**
     * A customer's rating of an agent's work.
     *
     * @param segment that the agent had, 0 = none
     */
    record RatingRecord(int segment, String agentId, String question, int rating, long atMillis) {}

    /**
     * An agent's part in a contact.
     *
     * @param segment number within the contact, from 1
     * @param startedMillis when it began to ring
     * @param answeredMillis 0 when it was not answered
     * @param endedMillis 0 while it is open
     * @param disposition null while it is open
     * @param queueMillis time that the contact had waited
     * @param wrapUp code that the agent gave, the last one, up to the end of his after-call work; empty if he gave none
     * @param notes that came with it
     * @param marks what else is counted of it, each once, in the order in which it happened first
     */
    record SegmentRecord(int segment, CallKey call, String agentId, String switchName, String station, String skill,
            long startedMillis, long answeredMillis, long endedMillis, SegmentDisposition disposition, long queueMillis,
            long ringMillis, long talkMillis, long holdMillis, String wrapUp, String notes,
            List<SegmentMark> marks) {

        /** Without a wrap-up code. */
        public SegmentRecord(int segment, CallKey call, String agentId, String switchName, String station,
                String skill, long startedMillis, long answeredMillis, long endedMillis,
                SegmentDisposition disposition, long queueMillis, long ringMillis, long talkMillis, long holdMillis) {
            this(segment, call, agentId, switchName, station, skill, startedMillis, answeredMillis, endedMillis,
                    disposition, queueMillis, ringMillis, talkMillis, holdMillis, "", "", List.of());
        }

        SegmentRecord answered(long atMillis, long rang) {
            return new SegmentRecord(segment, call, agentId, switchName, station, skill, startedMillis, atMillis, 0,
                    null, queueMillis, rang, 0, 0, wrapUp, notes, marks);
        }

        SegmentRecord ended(long atMillis, Fact.SegmentEnded fact) {
            return new SegmentRecord(segment, call, agentId, switchName, station, skill, startedMillis, answeredMillis,
                    atMillis, fact.disposition(), queueMillis, fact.ringMillis(), fact.talkMillis(),
                    fact.holdMillis(), wrapUp, notes, marks);
        }

        SegmentRecord wrappedUp(Fact.WrappedUp fact) {
            return new SegmentRecord(segment, call, agentId, switchName, station, skill, startedMillis, answeredMillis,
                    endedMillis, disposition, queueMillis, ringMillis, talkMillis, holdMillis, fact.code(),
                    fact.notes(), marks);
        }

        SegmentRecord marked(SegmentMark mark) {
            if (marks.contains(mark)) {
                return this;
            }
            List<SegmentMark> all = new ArrayList<>(marks);
            all.add(mark);
            return new SegmentRecord(segment, call, agentId, switchName, station, skill, startedMillis, answeredMillis,
                    endedMillis, disposition, queueMillis, ringMillis, talkMillis, holdMillis, wrapUp, notes,
                    List.copyOf(all));
        }
    }

    /**
     * An ordinary call.
     *
     * @param answering the device that answered first, empty if none did
     * @param contact the contact that it came to belong to, by a transfer for instance, or null
     * @param cause why it ended, empty while it is open
     */
    record OrdinaryCall(CallKey call, String calling, String called, String ucid, long startedMillis, String answering,
            long answeredMillis, ContactId contact, String cause, long earliestEndMillis, long latestEndMillis,
            boolean complete) implements CallRecord {}
}
