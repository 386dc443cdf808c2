package io.strowger.tools.config;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.strowger.core.analysis.NumberTable;
import io.strowger.core.analysis.NumberTables;
import io.strowger.core.analysis.NumberTableWriter;
import io.strowger.core.runtime.TableDirectory;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Number tables. */
@Command(name = "table", mixinStandardHelpOptions = true, description = {"Build and read number tables.",
    "A number table says the area of prefixes, or of ported numbers whose. It is a file that is named by its content and "
            + "lies in data/tables; the configuration names it."})
public final class TableCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say which command");
    }

    @Command(name = "build", mixinStandardHelpOptions = true, description = "Make a table of a CSV file with two columns, "
            + "number and value, and print its name.")
    int build(@Parameters(paramLabel = "CSV", description = "The file; no head, UTF-8.") Path csv,
            @Option(names = "--kind", defaultValue = "PREFIXES", description = "What the numbers are: "
                    + "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.") NumberTable.Kind kind,
            @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where the table is written, "
                    + "data/tables of the server.") Path out)
            throws IOException {
        if (!Files.isRegularFile(csv)) {
            throw new Misuse("there is no file " + csv);
        }
        NumberTableWriter writer = new NumberTableWriter(kind);
        try (MappingIterator<String[]> lines = new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES).enable(CsvParser.Feature.TRIM_SPACES)
                .readerFor(String[].class).readValues(csv.toFile())) {
            while (lines.hasNextValue()) {
                String[] row = lines.nextValue();
                String problem = row.length == 2 ? writer.add(row[0], row[1]) : "a row has two values";
                if (!problem.isEmpty()) {
                    return failed(csv + ", before line " + (lines.getCurrentLocation().getLineNr() + 1) + ": "
                            + problem);
                }
            }
        }
        String twice = writer.twice();
        if (!twice.isEmpty()) {
            return failed(csv + ": the number " + twice + " stands twice");
        }
        spec.commandLine().getOut().println(write(writer, out) + "  " + writer.rows() + " rows");
        spec.commandLine().getOut().flush();
        return 0;
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println("strowger: " + sentence);
        return Strowger.FAILED;
    }

    /** The name of the file written. */
    static String write(NumberTableWriter writer, Path directory) throws IOException {
        Files.createDirectories(directory);
        Path part = Files.createTempFile(directory, "new", ".part");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
            writer.write(file);
        }
        String hash;
        try (FileChannel channel = FileChannel.open(part)) {
            hash = TableDirectory.hash(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
        }
        Files.move(part, directory.resolve(hash + TableDirectory.SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        return hash;
    }

    @Command(name = "look", mixinStandardHelpOptions = true, description = "Say what a number has in a table.")
    int look(@Parameters(paramLabel = "FILE", description = "The table.") Path file,
            @Parameters(paramLabel = "NUMBER", description = "The number.") String number) {
        String value = open(file).value(number);
        spec.commandLine().getOut().println(value.isEmpty() ? "nothing" : value);
        spec.commandLine().getOut().flush();
        return value.isEmpty() ? Strowger.FAILED : 0;
    }

    @Command(name = "time", mixinStandardHelpOptions = true, description = "Measure how long looking a number up takes, "
            + "and how much memory a table takes, beside a tree of the same rows.")
    int time(
            @Option(names = "--rows", defaultValue = "5000000", description = "Rows, drawn. Default: ${DEFAULT-VALUE}.") int rows,
            @Option(names = "--seed", defaultValue = "1", description = "Seed of rows and numbers. Default: "
                    + "${DEFAULT-VALUE}.") long seed,
            @Option(names = "--json", description = "Print JSON.") boolean json) throws IOException {
        if (rows < 1 || rows > NumberTable.ROWS_MAX) {
            throw new Misuse("--rows takes 1 to " + NumberTable.ROWS_MAX);
        }
        TableTiming.Result result = new TableTiming(rows, seed).run();
        spec.commandLine().getOut().println(json
                ? new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(result)
                : result.rows() + " rows: " + result.tableNanos() + " ns a look-up of the longest prefix, "
                        + result.tableBytes() + " octets; a floor look-up in a tree " + result.treeNanos() + " ns, "
                        + result.treeBytes() + " octets; ratio " + result.ratio() + ", seed " + seed);
        spec.commandLine().getOut().flush();
        return 0;
    }

    private static NumberTable open(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(TableDirectory.SUFFIX)) {
            throw new Misuse(file + " is no table; its name ends with " + TableDirectory.SUFFIX);
        }
        try {
            return new TableDirectory(file.toAbsolutePath().getParent())
                    .get(name.substring(0, name.length() - TableDirectory.SUFFIX.length()));
        } catch (NumberTables.MissingTableException missing) {
            throw new Misuse(missing.getMessage(), missing);
        }
    }
}
