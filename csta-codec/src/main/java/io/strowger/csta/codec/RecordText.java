package io.strowger.csta.codec;

import io.strowger.csta.DecodeFault;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * Records: members with their names between braces, in any order when they are read.
 *
 * @param construct
 *            of the constructor's type
 */
record RecordText(List<Shape.Member> members, MethodHandle construct) implements TextForm {
    @Override
    public void print(TextWriter out, Object value) {
        out.plain('{');
        String separator = "";
        for (Shape.Member member : members) {
            Object inner = member.of(value);
            if (inner != null) {
                member.shape().text().print(out.plain(separator).plain(member.name()).plain('='), inner);
                separator = ", ";
            }
        }
        out.plain('}');
    }

    @Override
    public Object parse(TextReader in) {
        Object[] values = new Object[members.size()];
        in.expect("{");
        if (!in.take("}")) {
            do {
                member(in, values);
            } while (in.fault() == null && in.take(","));
            in.expect("}");
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && !members.get(i).optional()) {
                in.fail(DecodeFault.TEXT_SYNTAX, "member " + members.get(i).name() + " is missing");
            }
        }
        return in.fault() == null ? Leaves.invoke(construct, values) : null;
    }

    private void member(TextReader in, Object[] values) {
        int at = in.column();
        String name = in.word();
        for (int i = 0; i < values.length; i++) {
            if (members.get(i).name().equals(name)) {
                if (values[i] != null) {
                    in.failAt(at, DecodeFault.TEXT_SYNTAX, "member " + name + " stands twice");
                }
                in.expect("=");
                values[i] = in.fault() == null ? members.get(i).shape().text().parse(in) : null;
                return;
            }
        }
        in.failAt(at, DecodeFault.TEXT_NAME, name.isEmpty() ? "no member" : "member " + name);
    }
}
