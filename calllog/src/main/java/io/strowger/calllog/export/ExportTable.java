package io.strowger.calllog.export;

import io.strowger.calllog.fold.By;
import io.strowger.calllog.fold.IntervalItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The tables that can be exported. Columns are only appended. Times are ISO 8601 in UTC with milliseconds, those of intervals in their zone with its offset; durations
 * are milliseconds; those of skills and agents by interval are in the unit that their column {@code unit} says.
 */
public enum ExportTable {
    /** One row for each contact and each ordinary call, when it is over; in JSON with its segments. */
    CALLS("kind", "contact", "serial", "ucid", "call", "vdn", "calling", "called", "skill", "priority", "started",
            "queued",
            "answered", "answeredBy", "earliestEnd", "latestEnd", "disposition", "queueMillis", "talkMillis",
            "holdMillis", "segmentCount", "data", "complete", "callbackOf", "ratings", "wrapUp", "medium", "reference"),
    /** One row for each segment of a contact that is over. */
    SEGMENTS("contact", "serial", "segment", "call", "agentId", "switchName", "station", "skill", "started", "answered",
            "ended", "disposition", "queueMillis", "ringMillis", "talkMillis", "holdMillis", "wrapUp", "notes",
            "marks"),
    /** Log-ons, log-offs and the times between. */
    AGENT_TRACE("kind", "agentId", "at", "switchName", "station", "state", "workMode", "reasonCode", "durationMillis",
            "because", "complete"),
    /** Counters of VDNs; the items have the names of {@link io.strowger.calllog.fold.VdnItem}. */
    VDN_INTERVALS("switchName", "vdn", "start", "minutes", "booking", "INCALLS", "CONNECTCALLS", "TOAGENTCALLS",
            "RINGCALLS", "RINGS", "ACDCALLS", "ABNCALLS", "OUTFLOWCALLS", "OTHERCALLS", "complete", "zone"),
    /** How often each agent gave each wrap-up code, and how often none, by interval. */
    WRAP_UPS("agentId", "skill", "wrapUp", "start", "minutes", "count", "complete", "zone"),
    /** Every fact; its content as one text, in JSON also field by field. */
    FACTS("sequence", "index", "time", "engineVersion", "fact", "text"),
    /** Every input; its content as one text, in JSON also field by field. */
    INPUTS("sequence", "epoch", "time", "source", "input", "text"),
    /** Counts of skills and times of their agents; the items have the names of {@link IntervalItem}, behind them what is made of them. */
    SKILL_INTERVALS(List.of("skill"), By.SKILL, "SL_ABANDONS_NEGATIVE", "SL_ABANDONS_IGNORED", "SL_ABANDONS_POSITIVE"),
    /** Counts and times of agents; time in auxiliary work also by reason, in the last column those above 9. */
    AGENT_INTERVALS(List.of("agentId"), By.AGENT, auxColumns()),
    /** Counts and times of agents in each of their skills. */
    AGENT_SKILL_INTERVALS(List.of("agentId", "skill"), By.AGENT_SKILL),
    /** Who changed what of the configuration and the agents, how links are, and what was not as it should be; in JSON also field by field. */
    ADMINISTRATION("at", "by", "of", "fact", "text");

    /** Reasons of auxiliary work that have columns of their own, from 0 on. */
    static final int AUX_COLUMNS = 10;

    private final List<String> columns;

    ExportTable(String... columns) {
        this.columns = List.of(columns);
    }

    ExportTable(List<String> of, By by, String... more) {
        List<String> all = new ArrayList<>(of);
        all.addAll(List.of("start", "minutes", "zone", "booking"));
        IntervalItem.of(by).forEach(item -> all.add(item.name()));
        all.addAll(List.of(more));
        all.add("complete");
        all.add("unit");
        this.columns = List.copyOf(all);
    }

    private static String[] auxColumns() {
        List<String> names = new ArrayList<>();
        for (int reason = 0; reason < AUX_COLUMNS; reason++) {
            names.add("TI_AUXTIME" + reason);
        }
        names.add("TI_AUXTIMES");
        return names.toArray(String[]::new);
    }

    /** The columns of the CSV form, in their order. */
    public List<String> columns() {
        return columns;
    }

    /** Whether its rows are of intervals, which a zone, a length and a booking are chosen for. */
    public boolean isOfIntervals() {
        return columns.contains("minutes");
    }

    /** The name for people and for files: {@code agent-trace}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
