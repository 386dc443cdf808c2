package io.strowger.core.codec;

import java.util.List;
import java.util.Map;

/**
 * One line of text that says what a record holds, for traces and expectations in tests:
 * {@code Name{field=value, list=[1, 2]}}. Components in the order of their declaration; absent ones are left out.
 * Equal records print equal text. Texts of plain characters stand bare, others in quotation marks with escapes.
 */
public final class CanonicalText {

    private static final String BARE_PUNCTUATION = "_.:@+/#*-";

    private CanonicalText() {}

    /** The line, without an end of line. The record must be of a type that {@link RecordCodec#of} accepts. */
    public static String print(Object record) {
        StringBuilder text = new StringBuilder();
        if (!(PlanCompiler.plan(record.getClass()) instanceof RecordPlan plan)) {
            throw new IllegalArgumentException(record.getClass().getName() + " is not a record");
        }
        append(text, plan, record);
        return text.toString();
    }

    private static void append(StringBuilder text, RecordPlan plan, Object record) {
        text.append(plan.type().getSimpleName()).append('{');
        String separator = "";
        for (FieldPlan field : plan.fields()) {
            Object value = plan.get(record, field);
            if (present(value)) {
                text.append(separator).append(field.component().getName()).append('=');
                append(text, value);
                separator = ", ";
            }
        }
        text.append('}');
    }

    private static boolean present(Object value) {
        return switch (value) {
            case null -> false;
            case Integer number -> number != 0;
            case Long number -> number != 0;
            case Boolean flag -> flag;
            case Double number -> Double.doubleToRawLongBits(number) != 0;
            case String string -> !string.isEmpty();
            case Bytes bytes -> !bytes.isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> true;
        };
    }

    private static void append(StringBuilder text, Object value) {
        switch (value) {
            case Enum<?> constant -> text.append(constant.name());
            case String string -> quote(text, string);
            case Bytes bytes -> text.append("0x").append(bytes);
            case List<?> list -> {
                text.append('[');
                String separator = "";
                for (Object element : list) {
                    text.append(separator);
                    append(text, element);
                    separator = ", ";
                }
                text.append(']');
            }
            case Map<?, ?> map -> {
                text.append('{');
                String separator = "";
                for (Map.Entry<?, ?> entry : MapOrder.sorted(map).entrySet()) {
                    text.append(separator);
                    append(text, entry.getKey());
                    text.append('=');
                    append(text, entry.getValue());
                    separator = ", ";
                }
                text.append('}');
            }
            case Record record -> append(text, (RecordPlan) PlanCompiler.plan(record.getClass()), record);
            default -> text.append(value);
        }
    }

    private static void quote(StringBuilder text, String string) {
        if (!string.isEmpty() && string.chars().allMatch(CanonicalText::bare)) {
            text.append(string);
            return;
        }
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                text.append("\\u").append(hexDigit(c >> 12)).append(hexDigit(c >> 8)).append(hexDigit(c >> 4))
                        .append(hexDigit(c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private static char hexDigit(int value) {
        return Character.forDigit(value & 0xF, 16);
    }

    private static boolean bare(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || BARE_PUNCTUATION.indexOf(c) >= 0;
    }
}
