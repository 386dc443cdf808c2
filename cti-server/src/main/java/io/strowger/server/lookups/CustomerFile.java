package io.strowger.server.lookups;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A customer file: comma separated, UTF-8, its first line names the columns, values may stand in double quotes. It is read anew when it has changed. Confined to one
 * thread at a time.
 */
final class CustomerFile {
    /** Rows of a file. */
    static final int ROWS_MAX = 1_000_000;
    /** Columns of a file. */
    static final int COLUMNS_MAX = 64;

    private static final ObjectReader CSV = new CsvMapper().enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES).enable(CsvParser.Feature.TRIM_SPACES).readerFor(String[].class);

    private final Path file;
    private final String column;
    private FileTime readAt;
    private long readSize = -1;
    private List<String> names = List.of();
    private Map<String, String[]> rows = Map.of();

    CustomerFile(Path file, String column) {
        this.file = file;
        this.column = column;
    }

    /** The row of a key by column, or null without one; throws IOException, saying why, when the file cannot be had. */
    Map<String, String> row(String key) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        long size = Files.size(file);
        if (!modified.equals(readAt) || size != readSize) {
            read();
            readAt = modified;
            readSize = size;
        }
        String[] values = rows.get(key);
        if (values == null) {
            return null;
        }
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), values[i]);
        }
        return row;
    }

    private void read() throws IOException {
        try (MappingIterator<String[]> lines = CSV.readValues(file.toFile())) {
            List<String> columns = lines.hasNextValue() ? List.of(lines.nextValue()) : List.of();
            int keyColumn = columns.indexOf(column);
            if (keyColumn < 0 || columns.size() > COLUMNS_MAX) {
                throw new IOException(file + " has no column " + column + ", or more than " + COLUMNS_MAX);
            }
            Map<String, String[]> read = new HashMap<>();
            while (lines.hasNextValue()) {
                String[] cells = lines.nextValue();
                if (cells.length != columns.size()) {
                    throw new IOException(file + ":" + lines.getCurrentLocation().getLineNr() + " a row has "
                            + cells.length + " values and the head " + columns.size());
                }
                if (read.size() >= ROWS_MAX) {
                    throw new IOException(file + " has more than " + ROWS_MAX + " rows");
                }
                read.put(cells[keyColumn], cells);
            }
            names = columns;
            rows = read;
        }
    }
}
