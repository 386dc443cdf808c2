package io.strowger.calllog.export;

import io.strowger.calllog.fold.AdministrationRow;
import io.strowger.calllog.fold.AgentTraceRow;
import io.strowger.calllog.fold.CallRecord;
import io.strowger.calllog.fold.CallRecord.ContactRecord;
import io.strowger.calllog.fold.CallRecord.OrdinaryCall;
import io.strowger.calllog.fold.CallRecord.RatingRecord;
import io.strowger.calllog.fold.CallRecord.SegmentRecord;
import io.strowger.core.site.MediumSite;
import io.strowger.core.codec.CanonicalText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of folds as rows of tables; the order of the values is that of the columns of {@link ExportTable}. */
final class Tables {

    private static final Map<String, Object> NOTHING_MORE = Map.of();

    private Tables() {}

    static void call(RowWriter out, CallRecord record) throws IOException {
        switch (record) {
            case ContactRecord contact -> contact(out, contact);
            case OrdinaryCall call -> out.row(NOTHING_MORE, "ordinary", text(call.contact()), null, call.ucid(),
                    text(call.call()), null, call.calling(), call.called(), null, null,
                    TextTime.ofMillis(call.startedMillis()), null, TextTime.ofMillis(call.answeredMillis()),
                    call.answering(), TextTime.ofMillis(call.earliestEndMillis()),
                    TextTime.ofMillis(call.latestEndMillis()), call.cause(), null, null, null, null, null,
                    call.complete(), null, null, null, MediumSite.VOICE, null);
        }
    }

    private static void contact(RowWriter out, ContactRecord contact) throws IOException {
        long talk = 0;
        long hold = 0;
        String answeredBy = "";
        List<Object> segments = new ArrayList<>();
        for (SegmentRecord segment : contact.segments()) {
            talk += segment.talkMillis();
            hold += segment.holdMillis();
            if (answeredBy.isEmpty() && segment.answeredMillis() != 0) {
                answeredBy = segment.agentId();
            }
            segments.add(nested(contact, segment));
        }
        out.row(Map.of("segments", segments), "contact", text(contact.contact()), contact.serial(), contact.ucid(),
                text(contact.call()), contact.vdn(), contact.ani(), contact.dnis(), contact.skill(), contact.priority(),
                TextTime.ofMillis(contact.startedMillis()), TextTime.ofMillis(contact.queuedMillis()),
                TextTime.ofMillis(contact.answeredMillis()), answeredBy,
                TextTime.ofMillis(contact.earliestEndMillis()), TextTime.ofMillis(contact.latestEndMillis()),
                text(contact.disposition()), contact.queueMillis(), talk, hold, contact.segmentCount(), contact.data(),
                contact.complete(), text(contact.callbackOf()), ratings(contact), given(contact.wrapUp()),
                contact.medium(), given(contact.reference()));
    }

    /** As in {@code friendliness=5 by 1001}, one after another. */
    private static String ratings(ContactRecord contact) {
        List<String> texts = new ArrayList<>();
        for (RatingRecord rating : contact.ratings()) {
            texts.add(rating.question() + "=" + rating.rating()
                    + (rating.agentId().isEmpty() ? "" : " by " + rating.agentId()));
        }
        return texts.isEmpty() ? null : String.join("; ", texts);
    }

    private static Map<String, Object> nested(ContactRecord contact, SegmentRecord segment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> columns = ExportTable.SEGMENTS.columns();
        Object[] values = values(contact, segment);
        // The first two say whose segment it is, which its contact says already.
        for (int i = 2; i < values.length; i++) {
            if (values[i] != null) {
                fields.put(columns.get(i), values[i]);
            }
        }
        return fields;
    }

    static void segments(RowWriter out, CallRecord record) throws IOException {
        if (record instanceof ContactRecord contact) {
            for (SegmentRecord segment : contact.segments()) {
                out.row(NOTHING_MORE, values(contact, segment));
            }
        }
    }

    private static Object[] values(ContactRecord contact, SegmentRecord segment) {
        return new Object[]{text(contact.contact()), contact.serial(), segment.segment(), text(segment.call()),
            segment.agentId(), segment.switchName(), segment.station(), segment.skill(),
            TextTime.ofMillis(segment.startedMillis()), TextTime.ofMillis(segment.answeredMillis()),
            TextTime.ofMillis(segment.endedMillis()), text(segment.disposition()), segment.queueMillis(),
            segment.ringMillis(), segment.talkMillis(), segment.holdMillis(), given(segment.wrapUp()),
            given(segment.notes()), given(segment.marks().stream().map(Enum::name).collect(Collectors.joining(" ")))};
    }

    private static String given(String text) {
        return text.isEmpty() ? null : text;
    }

    static void agentTrace(RowWriter out, AgentTraceRow row) throws IOException {
        String at = TextTime.ofMillis(row.atMillis());
        switch (row) {
            case AgentTraceRow.LoggedOn on -> out.row(NOTHING_MORE, "logged-on", on.agentId(), at, on.switchName(),
                    on.station(), null, null, null, null, null, true);
            case AgentTraceRow.LoggedOff off -> out.row(NOTHING_MORE, "logged-off", off.agentId(), at, off.switchName(),
                    off.station(), null, null, off.reasonCode(), off.loggedOnMillis(), null, true);
            case AgentTraceRow.StateSpent spent -> out.row(NOTHING_MORE, "state", spent.agentId(), at, null, null,
                    text(spent.state()), text(spent.workMode()), spent.reasonCode(), spent.durationMillis(),
                    spent.because(), spent.complete());
            case AgentTraceRow.Rated rated -> out.row(NOTHING_MORE, "rated", rated.agentId(), at, null, null, null,
                    null, null, null, "contact " + rated.serial() + " " + rated.question() + "=" + rated.rating(),
                    true);
            case AgentTraceRow.WrappedUp wrapped -> out.row(NOTHING_MORE, "wrapped-up", wrapped.agentId(), at, null,
                    null, null, null, null, null, "contact " + wrapped.contact() + " segment " + wrapped.segment()
                            + " wrapUp=" + wrapped.code(),
                    true);
        }
    }

    static void administration(RowWriter out, AdministrationRow row) throws IOException {
        Record fact = Redaction.of((Record) row.fact());
        out.row(Map.of("content", fact), TextTime.ofMillis(row.atMillis()), row.by(), row.of(),
                fact.getClass().getSimpleName(), CanonicalText.print(fact));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
