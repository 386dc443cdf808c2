package io.strowger.core.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A vocabulary and what is read, by hand. */
final class Known implements Vocabulary, Scope {
    final Map<String, String> texts = new TreeMap<>();
    final Map<String, Long> numbers = new TreeMap<>();

    @Override
    public Type variable(String name) {
        return switch (name) {
            case "night" -> Type.FLAG;
            case "threshold" -> Type.NUMBER;
            case "ring" -> Type.DURATION;
            case "from" -> Type.TIME;
            case "word" -> Type.TEXT;
            default -> null;
        };
    }

    @Override
    public boolean isCalendar(String name) {
        return name.equals("office");
    }

    @Override
    public String calendar() {
        return "office";
    }

    @Override
    public boolean isSkill(String name) {
        return name.equals("support");
    }

    @Override
    public boolean isTable(String name) {
        return name.equals("area");
    }

    @Override
    public boolean isField(String lookUp, String field) {
        return lookUp.equals("crm") && field.equals("segment");
    }

    @Override
    public Collection<String> known(Name.Argument kind) {
        return kind == Name.Argument.VARIABLE ? List.of("night", "threshold", "ring", "from", "word") : List.of();
    }

    @Override
    public String text(Read read) {
        return texts.getOrDefault(read.toString(), "");
    }

    @Override
    public long number(Read read) {
        return numbers.getOrDefault(read.toString(), 0L);
    }

    @Override
    public String tableValue(String table, String number) {
        return texts.getOrDefault(table + ":" + number, "");
    }

    Expression flag(String source) {
        return switch (Parser.parse(source, Type.FLAG, this)) {
            case Parsed.Value value -> value.expression();
            case Parsed.Fault fault -> throw new AssertionError(source + ": " + fault);
        };
    }

    boolean holds(String source) {
        return flag(source).isTrue(this);
    }

    String fault(String source) {
        return switch (Parser.parse(source, Type.FLAG, this)) {
            case Parsed.Value value -> throw new AssertionError(source + " is right");
            case Parsed.Fault fault -> fault.toString();
        };
    }
}
