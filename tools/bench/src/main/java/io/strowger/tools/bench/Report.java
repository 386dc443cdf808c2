package io.strowger.tools.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.tools.Strowger;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What a benchmark has found: lines for people as it goes on, or one object at its end; and whether all holds that is asked for. A mixin of commands, on the
 * command's thread.
 */
public final class Report {
    private static final double THOUSANDTHS = 1_000;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--json", description = "Print one object instead of lines for people.")
    private boolean json;

    private final Map<String, Object> members = new LinkedHashMap<>();
    private boolean holds = true;

    /** Says on which machine, and how busy that is. */
    public void begin() {
        members.put("machine", Machine.line());
        say(Machine.line());
    }

    /** A line for people. */
    public void say(String line) {
        if (!json) {
            out().println(line);
            out().flush();
        }
    }

    /** A line for people, made as {@link String#format} makes it, with points and commas wherever the machine stands. */
    public void say(String format, Object... arguments) {
        say(String.format(Locale.ROOT, format, arguments));
    }

    /** A member of the object; a number with a point is better {@link #putRounded}. */
    public void put(String name, Object value) {
        members.put(name, value);
    }

    /** A member of the object, to thousandths. */
    public void putRounded(String name, double value) {
        members.put(name, rounded(value));
    }

    /** To thousandths. */
    public static double rounded(double value) {
        return Math.round(value * THOUSANDTHS) / THOUSANDTHS;
    }

    /** Something that is asked for. */
    public void require(boolean held) {
        holds &= held;
    }

    /** Whether all that was asked for until now has held. */
    public boolean holds() {
        return holds;
    }

    /** Ends the report; the command's exit code. */
    public int end() throws JsonProcessingException {
        say(Machine.line());
        members.put("machine_at_end", Machine.line());
        members.put("holds", holds);
        if (json) {
            out().println(new ObjectMapper().writeValueAsString(members));
        }
        out().flush();
        return holds ? 0 : Strowger.FAILED;
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
