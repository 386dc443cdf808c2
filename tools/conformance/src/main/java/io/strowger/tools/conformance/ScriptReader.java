package io.strowger.tools.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a script. One use, one thread. */
final class ScriptReader {
    /** Longest line and most lines that are read. */
    static final int LINE_MAX = 4_000;
    static final int LINES_MAX = 1_000;
    private static final Set<String> PARAMETERS = Parameters.NAMES;
    private static final Pattern CONDITION = Pattern.compile("(.+?)\\s*(=|!=|<=|>=|<|>)\\s*(.+)");
    private static final Pattern REPEAT = Pattern.compile("(\\d{1,4}) while (.+)");
    private static final Pattern SKIP = Pattern.compile("unless (.+?): (.+)");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,3}) s(?:\\s+(.*))?");

    private final String file;
    private final List<String> lines;
    private int at;
    private String clause = "";
    private String rule = "";
    private Boolean changes;
    private List<String> needs = List.of();

    private ScriptReader(String file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * The script in a text.
     *
     * @throws ScriptFault
     *             it is none
     */
    static Script read(String file, String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() > LINES_MAX) {
            throw new ScriptFault(file, LINES_MAX + 1, "more than " + LINES_MAX + " lines");
        }
        return new ScriptReader(file, lines).script();
    }

    private Script script() {
        List<Step> steps = block(true, "cleanup");
        List<Step> cleanup = at < lines.size() ? block(false, "") : List.of();
        if (clause.isEmpty() || rule.isEmpty() || changes == null) {
            throw fault("a script says its clause, rule and mode before anything else");
        }
        return new Script(file.replaceFirst("\\.[a-z]+$", ""), clause, rule, changes, needs, steps, cleanup);
    }

    private List<Step> block(boolean header, String until) {
        List<Step> steps = new ArrayList<>();
        while (at < lines.size()) {
            String line = whole();
            if (line.isEmpty()) {
                continue;
            }
            if (line.equals(until)) {
                return steps;
            }
            int space = line.indexOf(' ');
            String word = space < 0 ? line : line.substring(0, space);
            String rest = space < 0 ? "" : line.substring(space).strip();
            if (!(header && steps.isEmpty() && header(word, rest))) {
                try {
                    steps.add(step(word, rest));
                } catch (IllegalArgumentException wrong) {
                    throw fault(wrong.getMessage());
                }
            }
        }
        if (until.equals("end")) {
            throw fault("repeat without end");
        }
        return steps;
    }

    /** The next line with those indented deeper, which continue it; empty when it is a comment. */
    private String whole() {
        int indent = indent(at);
        StringBuilder line = new StringBuilder(part());
        boolean continues = !line.isEmpty() && !line.toString().startsWith("repeat ");
        while (continues && at < lines.size() && indent(at) > indent) {
            line.append(' ').append(part());
        }
        return line.toString();
    }

    /** Blanks before the text of a line; -1 for an empty one. */
    private int indent(int line) {
        String text = lines.get(line);
        return text.isBlank() ? -1 : text.length() - text.stripLeading().length();
    }

    private String part() {
        String line = lines.get(at++);
        if (line.length() > LINE_MAX) {
            throw fault("longer than " + LINE_MAX + " characters");
        }
        return line.strip().startsWith("#") ? "" : line.strip();
    }

    private boolean header(String word, String rest) {
        switch (word) {
            case "clause" -> clause = rest;
            case "rule" -> rule = rest;
            case "mode" -> changes = switch (rest) {
                case "read-only" -> false;
                case "changes" -> true;
                default -> throw fault("mode is read-only or changes, not " + rest);
            };
            case "needs" -> {
                needs = List.of(rest.split("[ ,]+"));
                needs.stream().filter(name -> !PARAMETERS.contains(name)).findFirst().ifPresent(name -> {
                    throw fault("no parameter " + name + ", there are " + PARAMETERS);
                });
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private Step step(String word, String rest) {
        int line = at;
        return switch (word) {
            case "connect" -> new Step.Connect(line, switch (rest) {
                case "name-server" -> true;
                case "tlink" -> false;
                default -> throw new IllegalArgumentException("connect name-server or connect tlink, not " + rest);
            });
            case "open" -> open(line, rest);
            case "send" -> pair(rest, (message, item) -> new Step.Send(line, message, item));
            case "confirm" -> pair(rest, (message, item) -> new Step.Confirm(line, message, item));
            case "event" -> pair(rest, (message, item) -> new Step.Event(line, message, item));
            case "octets" -> new Step.Raw(line, rest);
            case "silence" -> silence(line, rest);
            case "closed" -> new Step.Closed(line);
            case "check" -> new Step.Check(line, condition(rest));
            case "skip" -> {
                Matcher skip = whole(SKIP, rest, "skip unless CONDITION: REASON");
                yield new Step.Skip(line, condition(skip.group(1)), skip.group(2));
            }
            case "within" -> new Step.Within(line, seconds(whole(SECONDS, rest, "within N s")));
            case "repeat" -> {
                Matcher repeat = whole(REPEAT, rest, "repeat N while CONDITION");
                Step.Condition condition = condition(repeat.group(2));
                yield new Step.Repeat(line, Integer.parseInt(repeat.group(1)), condition, block(false, "end"));
            }
            default -> throw new IllegalArgumentException("no step is called " + word);
        };
    }

    private Step silence(int line, String rest) {
        Matcher silence = whole(SECONDS, rest, "silence N s PATTERN");
        return new Step.Silence(line, seconds(silence), TreeReader.read(silence.group(2)));
    }

    private static Duration seconds(Matcher matched) {
        return Duration.ofSeconds(Long.parseLong(matched.group(1)));
    }

    private static Step open(int line, String rest) {
        TreeReader reader = new TreeReader(rest);
        String offer = "4-18";
        Tree login = null;
        Tree password = null;
        Tree tlink = null;
        Tree refusal = null;
        while (!reader.atEnd()) {
            if (reader.word("versions")) {
                offer = reader.choice().toString();
            } else if (reader.word("login")) {
                login = reader.choice();
            } else if (reader.word("password")) {
                password = reader.choice();
            } else if (reader.word("tlink")) {
                tlink = reader.choice();
            } else if (reader.word("refused")) {
                refusal = reader.choice();
            } else {
                throw new IllegalArgumentException("open takes versions, login, password, tlink and refused: " + rest);
            }
        }
        return new Step.Open(line, offer, login, password, tlink, refusal);
    }

    /** What is made of a message and its private item. */
    private interface OfPair {
        Step make(Tree message, Tree item);
    }

    private static Step pair(String rest, OfPair of) {
        TreeReader reader = new TreeReader(rest);
        Tree message = reader.choice();
        Tree item = reader.word("private") ? reader.choice() : null;
        reader.end();
        return of.make(message, item);
    }

    private static Step.Condition condition(String text) {
        Matcher matched = whole(CONDITION, text, "A = B, or with != < <= > >=");
        return new Step.Condition(TreeReader.read(matched.group(1)), matched.group(2),
                TreeReader.read(matched.group(3)));
    }

    private static Matcher whole(Pattern pattern, String text, String wanted) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected " + wanted + ", got " + text);
        }
        return matcher;
    }

    private ScriptFault fault(String reason) {
        return new ScriptFault(file, at, reason);
    }
}
