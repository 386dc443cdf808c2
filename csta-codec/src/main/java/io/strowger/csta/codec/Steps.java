package io.strowger.csta.codec;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.EncodeException;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerTag;
import io.strowger.csta.ber.BerWriter;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;

/** What compiled declarations call: everything that needs a loop or a decision. */
final class Steps {
    private static final int FIRST_ELEMENTS = 4;

    private Steps() {}

    static List<?> readList(ValueCodec element, int tag, int max, BerReader in) {
        in.enter(tag);
        if (!in.more()) {
            in.leave();
            return List.of();
        }
        Object[] elements = new Object[FIRST_ELEMENTS];
        int count = 0;
        while (in.more()) {
            if (count == max) {
                in.fail(DecodeFault.TOO_MANY_ELEMENTS, "at most " + max);
                break;
            }
            if (count == elements.length) {
                elements = Arrays.copyOf(elements, 2 * count);
            }
            elements[count++] = element.read(in);
        }
        in.leave();
        if (in.fault() != null) {
            return List.of();
        }
        return count == 1 ? List.of(elements[0]) : List.of(Arrays.copyOf(elements, count));
    }

    static void writeList(ValueCodec element, int tag, int max, BerWriter out, List<?> list) {
        if (list.size() > max) {
            throw new EncodeException("a list of " + list.size() + " elements, at most " + max);
        }
        out.begin();
        for (int i = list.size() - 1; i >= 0; i--) {
            element.write(out, list.get(i));
        }
        out.end(tag);
    }

    static Object readExplicit(ValueCodec inner, int tag, BerReader in) {
        in.enter(tag);
        Object value = inner.read(in);
        in.leave();
        return value;
    }

    static void writeExplicit(ValueCodec inner, int tag, BerWriter out, Object value) {
        out.begin();
        inner.write(out, value);
        out.end(tag);
    }

    /** Null when the next element has none of {@code tags}; no tags at all mean any element. */
    static Object readOptional(ValueCodec inner, int[] tags, BerReader in) {
        return in.more() && (tags.length == 0 || contains(tags, in.peekTag())) ? inner.read(in) : null;
    }

    private static boolean contains(int[] tags, int tag) {
        for (int candidate : tags) {
            if (candidate == tag) {
                return true;
            }
        }
        return false;
    }

    static void writeOptional(ValueCodec inner, BerWriter out, Object value) {
        if (value != null) {
            inner.write(out, value);
        }
    }

    static void enterNull(int tag, BerReader in) {
        in.enter(tag);
        if (in.more()) {
            in.nil(BerTag.NULL);
        }
    }

    /** Records of more components than a chain of handles is sensible for. */
    static Object readWide(ValueCodec[] members, int tag, MethodHandle constructor, BerReader in) throws Throwable {
        in.enter(tag);
        Object[] values = new Object[members.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = members[i].read(in);
        }
        in.leaveRecord();
        return (Object) constructor.invokeExact(values);
    }

    /** The alternatives of a CHOICE, by tag and by class; {@code any} takes other tags and may be null. */
    record Choice(int[] tags, ValueCodec[] byTag, Class<?>[] types, ValueCodec[] byType, ValueCodec any) {
        Object read(BerReader in) {
            int tag = in.peekTag();
            for (int i = 0; i < tags.length; i++) {
                if (tags[i] == tag) {
                    return byTag[i].read(in);
                }
            }
            if (any != null) {
                return any.read(in);
            }
            if (in.fault() == null) {
                if (in.more()) {
                    in.fail(DecodeFault.NO_ALTERNATIVE, tag == -1 ? "a long tag" : BerTag.toString(tag));
                } else {
                    in.skip();
                }
            }
            return null;
        }

        void write(BerWriter out, Object value) {
            for (int i = 0; i < types.length; i++) {
                if (types[i].isInstance(value)) {
                    byType[i].write(out, value);
                    return;
                }
            }
            throw new EncodeException(value + " is no alternative of its choice");
        }
    }
}
