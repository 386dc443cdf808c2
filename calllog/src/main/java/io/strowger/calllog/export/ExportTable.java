package io.strowger.calllog.export;

import java.util.List;
import java.util.Locale;

/**
 * The tables that can be exported. Columns are only appended. Times are ISO 8601 in UTC with milliseconds, durations
 * are milliseconds.
 */
public enum ExportTable {
    /** One row for each contact and each ordinary call, when it is over; in JSON with its segments. */
    CALLS("kind", "contact", "serial", "ucid", "call", "vdn", "calling", "called", "skill", "priority", "started",
            "queued",
            "answered", "answeredBy", "earliestEnd", "latestEnd", "disposition", "queueMillis", "talkMillis",
            "holdMillis", "segmentCount", "data", "complete", "callbackOf", "ratings", "wrapUp", "medium", "reference"),
    /** One row for each segment of a contact that is over. */
    SEGMENTS("contact", "serial", "segment", "call", "agentId", "switchName", "station", "skill", "started", "answered",
            "ended", "disposition", "queueMillis", "ringMillis", "talkMillis", "holdMillis", "wrapUp", "notes"),
    /** Log-ons, log-offs and the times between. */
    AGENT_TRACE("kind", "agentId", "at", "switchName", "station", "state", "workMode", "reasonCode", "durationMillis",
            "because", "complete"),
    /** Counters of VDNs; the items have the names of {@link io.strowger.calllog.fold.VdnItem}. */
    VDN_INTERVALS("switchName", "vdn", "start", "minutes", "booking", "INCALLS", "CONNECTCALLS", "TOAGENTCALLS",
            "RINGCALLS", "RINGS", "ACDCALLS", "ABNCALLS", "OUTFLOWCALLS", "OTHERCALLS", "complete"),
    /** How often each agent gave each wrap-up code, and how often none, by interval. */
    WRAP_UPS("agentId", "skill", "wrapUp", "start", "minutes", "count", "complete"),
    /** Every fact; its content as one text, in JSON also field by field. */
    FACTS("sequence", "index", "time", "engineVersion", "fact", "text"),
    /** Every input; its content as one text, in JSON also field by field. */
    INPUTS("sequence", "epoch", "time", "source", "input", "text");

    private final List<String> columns;

    ExportTable(String... columns) {
        this.columns = List.of(columns);
    }

    /** The columns of the CSV form, in their order. */
    public List<String> columns() {
        return columns;
    }

    /** The name for people and for files: {@code agent-trace}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
