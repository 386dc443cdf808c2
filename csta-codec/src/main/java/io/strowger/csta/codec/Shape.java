package io.strowger.csta.codec;

import io.strowger.csta.EncodeException;
import io.strowger.csta.ber.BerWriter;
import io.strowger.csta.ber.Trailing;
import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * One use of a type, compiled.
 *
 * @param type
 *            the Java type that the handles read and write
 * @param tags
 *            the tags that an element of it may begin with; none at all when it may begin with any
 * @param read
 *            of type (BerReader)T
 * @param write
 *            of type (BerWriter,T)void
 * @param text
 *            the text form of a value
 * @param members
 *            the members of a record, empty for all else
 */
record Shape(Class<?> type, List<Integer> tags, MethodHandle read, MethodHandle write,
        TextForm text, List<Member> members) {
    /**
     * A component of a record.
     *
     * @param get
     *            of type (Object)Object
     */
    record Member(String name, Shape shape, boolean optional, MethodHandle get) {
        Object of(Object owner) {
            try {
                return get.invoke(owner);
            } catch (Throwable thrown) {
                throw CompiledCodecs.unchecked(thrown);
            }
        }
    }

    static Shape leaf(Class<?> type, int tag, MethodHandle read, MethodHandle write,
            TextForm text) {
        return new Shape(type, List.of(tag), read, write, text, List.of());
    }

    ValueCodec codec() {
        return CompiledCodecs.of(read, write);
    }

    /** Which member of {@code value} cannot be written, and why; called when writing the whole has failed. */
    String blame(Object value, String otherwise) {
        for (Member member : members) {
            Object inner = member.of(value);
            if (inner == null) {
                if (!member.optional()) {
                    return member.name() + " is null";
                }
                continue;
            }
            try {
                member.shape().write().invoke(new BerWriter().reset(Trailing.NONE), inner);
            } catch (EncodeException wrong) {
                String message = wrong.getMessage();
                return member.name() + (member.shape().members().isEmpty()
                        ? ": " + message
                        : "." + member.shape().blame(inner, message));
            } catch (Throwable thrown) {
                return member.name() + ": " + thrown;
            }
        }
        return "* " + otherwise;
    }
}
