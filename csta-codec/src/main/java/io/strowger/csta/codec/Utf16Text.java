package io.strowger.csta.codec;

import java.util.List;

/** Texts of UTF-16 units: {@code u"..."} where characters are shown and all units are such, otherwise the numbers. */
record Utf16Text(TextForm numbers) implements TextForm {
    private static final String MARK = "u\"";

    @Override
    public void print(TextWriter out, Object value) {
        StringBuilder text = new StringBuilder();
        for (Object unit : (List<?>) value) {
            int number = (Integer) unit;
            if (number != (char) number) {
                numbers.print(out, value);
                return;
            }
            text.append((char) number);
        }
        if (text.isEmpty() || !out.shown(MARK, text.toString())) {
            numbers.print(out, value);
        }
    }

    @Override
    public Object parse(TextReader in) {
        return in.take(MARK) ? in.people().chars().boxed().toList() : numbers.parse(in);
    }
}
