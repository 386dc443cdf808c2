package io.strowger.tools.technician;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.conformance.Result;
import io.strowger.tools.conformance.Script;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Shows results as they come. One thread. */
abstract sealed class ConformanceReport {
    final PrintWriter out;
    final Map<Result.Verdict, Integer> counts = new EnumMap<>(Result.Verdict.class);

    private ConformanceReport(PrintWriter out) {
        this.out = out;
    }

    abstract void listed(Script script);

    final void result(Result result) {
        counts.merge(result.verdict(), 1, Integer::sum);
        show(result);
        out.flush();
    }

    abstract void show(Result result);

    abstract void end();

    static String words(Result.Verdict verdict) {
        String words = verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return verdict == Result.Verdict.BROKEN ? words.toUpperCase(Locale.ROOT) : words;
    }

    private static String counted(Result.Verdict verdict, int count) {
        return verdict == Result.Verdict.HOLDS && count != 1 ? "hold" : words(verdict);
    }

    /** For people. */
    static final class Text extends ConformanceReport {
        private static final String INDENT = " ".repeat(16);
        private final boolean transcripts;

        Text(PrintWriter out, boolean transcripts) {
            super(out);
            this.transcripts = transcripts;
        }

        @Override
        void listed(Script script) {
            out.printf("%-28s %-9s %s%n", script.name(), script.changes() ? "changes" : "read-only", script.clause());
        }

        @Override
        void show(Result result) {
            out.printf("%-15s %-28s %s%n", words(result.verdict()), result.script().name(), result.script().clause());
            if (!result.reason().isEmpty()) {
                out.println(INDENT + (result.line() > 0 ? "line " + result.line() + ": " : "") + result.reason());
            }
            boolean broken = result.verdict() == Result.Verdict.BROKEN;
            if (broken) {
                out.println(INDENT + "the rule: " + result.script().rule());
            }
            result.notes().forEach(note -> out.println(INDENT + "noticed: " + note));
            if (broken || transcripts) {
                result.transcript().forEach(line -> out.println(INDENT + line.direction() + " " + line.text()));
            }
        }

        @Override
        void end() {
            StringBuilder line = new StringBuilder();
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            line.append(all).append(all == 1 ? " clause:" : " clauses:");
            counts.forEach(
                    (verdict, count) -> line.append(' ').append(count).append(' ').append(counted(verdict, count))
                            .append(','));
            line.setCharAt(line.length() - 1, '.');
            out.println();
            out.println(line);
            out.flush();
        }
    }

    /** For programs: JSON lines. */
    static final class Json extends ConformanceReport {
        private final ObjectMapper mapper = new ObjectMapper();

        Json(PrintWriter out) {
            super(out);
        }

        @Override
        void listed(Script script) {
            print(new LinkedHashMap<>(Map.of("script", script.name(), "clause", script.clause(), "rule", script.rule(),
                    "changes", script.changes(), "needs", script.needs())));
        }

        @Override
        void show(Result result) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("script", result.script().name());
            line.put("clause", result.script().clause());
            line.put("verdict", result.verdict());
            line.put("line", result.line());
            line.put("reason", result.reason());
            line.put("notes", result.notes());
            line.put("transcript", result.transcript());
            print(line);
        }

        @Override
        void end() {
            print(Map.of("counts", counts));
            out.flush();
        }

        private void print(Map<String, ?> line) {
            try {
                out.println(mapper.writeValueAsString(line));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
