package io.strowger.csta.codec;

import java.util.ArrayList;
import java.util.List;

/** Lists: elements between brackets, parted by commas. */
record ListText(TextForm element) implements TextForm {
    @Override
    public void print(TextWriter out, Object value) {
        String separator = "[";
        for (Object one : (List<?>) value) {
            element.print(out.plain(separator), one);
            separator = ", ";
        }
        out.plain(((List<?>) value).isEmpty() ? "[]" : "]");
    }

    @Override
    public Object parse(TextReader in) {
        in.expect("[");
        List<Object> list = new ArrayList<>();
        if (in.take("]")) {
            return list;
        }
        do {
            list.add(element.parse(in));
        } while (in.fault() == null && in.take(","));
        in.expect("]");
        return list;
    }
}
