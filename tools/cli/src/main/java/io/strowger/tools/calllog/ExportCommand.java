package io.strowger.tools.calllog;

import io.strowger.calllog.export.CallLogExport;
import io.strowger.calllog.export.ExportFormat;
import io.strowger.calllog.export.ExportRequest;
import io.strowger.calllog.export.ExportRequest.TimeUnit;
import io.strowger.calllog.export.ExportResult;
import io.strowger.calllog.export.ExportTable;
import io.strowger.calllog.export.SiteZone;
import io.strowger.calllog.fold.Booking;
import io.strowger.calllog.fold.IntervalClock;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.journal.JournalOption;
import io.strowger.tools.journal.Journals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes tables of the call log. */
@Command(name = "export", mixinStandardHelpOptions = true, exitCodeList = {
    "0:written", "1:written, and some records could not be read; their number is on the error stream",
    "2:called wrongly"}, description = {
        "Write a table of the call log as CSV or as JSON lines.",
        "Made from the facts of the journal; works while a server writes it. Times are ISO 8601 in UTC, durations "
                + "milliseconds; intervals are those of the site's time zone, with its offset."})
public final class ExportCommand implements Callable<Integer> {
    private static final String DAY = "day";

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalOption journal;

    @Option(names = "--what", required = true, completionCandidates = TableNames.class, description = "Which: "
            + "${COMPLETION-CANDIDATES}.")
    private ExportTable what;

    @Option(names = "--format", description = "csv or jsonl; csv when left out.")
    private ExportFormat format = ExportFormat.CSV;

    @Option(names = "--from", paramLabel = "SEQ", description = "Begin with the facts of this input. Rows of "
            + "what began before are marked as not complete.")
    private long from;

    @Option(names = "--open", description = "Also what has not ended yet, marked as not complete.")
    private boolean open;

    @Option(names = "--minutes", description = "Length of intervals, 15, 30, 60 or day; 30 when left out.")
    private String minutes = String.valueOf(ExportRequest.Intervals.DEFAULT.clock().minutes());

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of intervals, as in Europe/Berlin. "
            + "Default: the site's, for which the journal is read once more.")
    private String zone;

    @Option(names = "--booking", description = "For intervals: event books counts "
            + "when they happen, call-end when their contact or call ends; event when left out. Times of agents are "
            + "booked while they pass.")
    private Booking booking = ExportRequest.Intervals.DEFAULT.booking();

    @Option(names = "--seconds", description = "Times of skills and agents by interval in whole seconds, as Avaya CMS "
            + "has them; else milliseconds.")
    private boolean seconds;

    @Option(names = "--out", paramLabel = "FILE", description = "Write here; standard output when left out.")
    private Path file;

    /** The names of the tables. */
    static final class TableNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(ExportTable.values()).map(ExportTable::text).iterator();
        }
    }

    /** The table of that name. */
    public static ExportTable table(String name) {
        return Arrays.stream(ExportTable.values()).filter(table -> table.text().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "one of " + String.join(", ", new TableNames()) + ": " + name));
    }

    /** The booking of that name. */
    public static Booking booking(String name) {
        return Booking.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public Integer call() throws IOException {
        Path directory = journal.directory();
        Journals.open(directory);
        if (seconds && !what.columns().contains("unit")) {
            throw new Misuse("--seconds is for intervals of skills and agents; " + what.text() + " has no such times");
        }
        ExportRequest.Intervals intervals = what.isOfIntervals()
                ? new ExportRequest.Intervals(clock(directory), booking,
                        seconds ? TimeUnit.SECONDS : TimeUnit.MILLISECONDS)
                : ExportRequest.Intervals.DEFAULT;
        ExportRequest request = new ExportRequest(what, format, from, intervals, open);
        ExportResult result = file == null ? toOutput(directory, request) : toFile(directory, request);
        if (result.unreadable() > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("strowger: " + result.unreadable() + " records could not be read");
            err.flush();
            return Strowger.FAILED;
        }
        return 0;
    }

    private IntervalClock clock(Path directory) {
        int length = length();
        try {
            return new IntervalClock(zone == null ? SiteZone.of(directory) : ZoneId.of(zone), length);
        } catch (DateTimeException e) {
            throw new Misuse("--zone is the name of a time zone as in Europe/Berlin: " + zone, e);
        }
    }

    private int length() {
        for (int each : IntervalClock.MINUTES) {
            if (minutes.equals(each == IntervalClock.DAY ? DAY : String.valueOf(each))) {
                return each;
            }
        }
        throw new Misuse("--minutes is 15, 30, 60 or day: " + minutes);
    }

    private ExportResult toOutput(Path directory, ExportRequest request) throws IOException {
        return CallLogExport.export(directory, request, spec.commandLine().getOut());
    }

    /** Under a name of its own until it is whole, so that nobody takes a part for all. */
    private ExportResult toFile(Path directory, ExportRequest request) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        ExportResult result;
        try (Writer out = Files.newBufferedWriter(part)) {
            result = CallLogExport.export(directory, request, out);
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return result;
    }
}
