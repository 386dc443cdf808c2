package io.strowger.calllog.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Writes rows of a table in one format. Closing ends the text and leaves the writer open. */
abstract class RowWriter implements AutoCloseable {

    private final List<String> columns;
    private long rows;

    RowWriter(List<String> columns) {
        this.columns = columns;
    }

    static RowWriter of(ExportTable table, ExportFormat format, Writer out) throws IOException {
        return switch (format) {
            case CSV -> new Csv(table.columns(), out);
            case JSONL -> new Jsonl(table.columns(), out);
        };
    }

    /**
     * Writes a row.
     *
     * @param more what only the form that can nest has
     * @param values one for each column; null is absent
     */
    final void row(Map<String, Object> more, Object... values) throws IOException {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns);
        }
        write(columns, values, more);
        rows++;
    }

    final long rows() {
        return rows;
    }

    abstract void write(List<String> names, Object[] values, Map<String, Object> more) throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static final class Csv extends RowWriter {

        private static final JsonFactory JSON = new JsonFactory();

        private final CsvGenerator csv;

        Csv(List<String> columns, Writer out) throws IOException {
            super(columns);
            CsvSchema.Builder schema = CsvSchema.builder();
            columns.forEach(schema::addColumn);
            csv = new CsvFactory().createGenerator(out);
            csv.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            csv.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
            csv.setSchema(schema.build().withHeader().withLineSeparator("\n"));
        }

        @Override
        void write(List<String> names, Object[] values, Map<String, Object> more) throws IOException {
            csv.writeStartArray();
            for (Object value : values) {
                csv.writeString(cell(value));
            }
            csv.writeEndArray();
        }

        /** What nests is JSON within its cell, and nothing when it is empty. */
        private static String cell(Object value) throws IOException {
            if (!(value instanceof Map<?, ?> map)) {
                return value == null ? "" : value.toString();
            }
            if (map.isEmpty()) {
                return "";
            }
            StringWriter text = new StringWriter();
            try (JsonGenerator json = JSON.createGenerator(text)) {
                RecordJson.write(json, map, false);
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }

    private static final class Jsonl extends RowWriter {

        private final JsonGenerator json;
        private final Writer out;

        Jsonl(List<String> columns, Writer out) throws IOException {
            super(columns);
            this.out = out;
            json = new JsonFactory().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(new SerializedString("\n"));
        }

        @Override
        void write(List<String> names, Object[] values, Map<String, Object> more) throws IOException {
            json.writeStartObject();
            for (int i = 0; i < values.length; i++) {
                field(names.get(i), values[i]);
            }
            for (Map.Entry<String, Object> entry : more.entrySet()) {
                field(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }

        private void field(String name, Object value) throws IOException {
            if (value != null) {
                json.writeFieldName(name);
                RecordJson.write(json, value, true);
            }
        }

        @Override
        public void close() throws IOException {
            json.close();
            if (rows() > 0) {
                out.write('\n');
                out.flush();
            }
        }
    }
}
