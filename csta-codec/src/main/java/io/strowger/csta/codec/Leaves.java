package io.strowger.csta.codec;

import io.strowger.csta.Enumerated;
import io.strowger.csta.Octets;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.BiConsumer;

/** The shapes of types that have no members. */
final class Leaves {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Leaves() {}

    static Shape integer(int tag) {
        return simple(int.class, "integer", tag, StringBuilder::append);
    }

    static Shape bool(int tag) {
        return simple(boolean.class, "bool", tag, StringBuilder::append);
    }

    static Shape real(int tag) {
        return simple(double.class, "real", tag, StringBuilder::append);
    }

    static Shape text(int tag, int max, boolean secret) {
        return limited(String.class, "text", tag, max, secret
                ? (out, value) -> out.append("secret(").append(((String) value).length()).append(')')
                : (out, value) -> quote(out, (String) value));
    }

    static Shape octets(int tag, int max, boolean secret) {
        return limited(Octets.class, "octets", tag, max, secret
                ? (out, value) -> out.append("secret(").append(((Octets) value).length()).append(')')
                : (out, value) -> out.append('#').append(value));
    }

    static Shape bits(int tag, int width) {
        int digits = (width + 7) / 8 * 2;
        return limited(int.class, "bits", tag, width,
                (out, value) -> out.append(String.format("0x%0" + digits + "x", (Integer) value)));
    }

    static Shape enumerated(Class<?> type, int tag) {
        MethodHandle of = find(() -> LOOKUP.findStatic(type, "of", MethodType.methodType(type, int.class)));
        MethodHandle value = find(() -> LOOKUP.findVirtual(type, "value", MethodType.methodType(int.class)));
        Shape number = simple(int.class, "enumerated", tag, StringBuilder::append);
        return Shape.leaf(type, tag, MethodHandles.filterReturnValue(number.read(), of),
                MethodHandles.filterArguments(number.write(), 1, value),
                (out, constant) -> out.append(((Enumerated) constant).name()));
    }

    /** Any one element, kept whole; it may begin with any tag. */
    static Shape element(int max) {
        MethodHandle read = MethodHandles.insertArguments(reader("element", Octets.class, int.class), 1, max);
        MethodHandle write = writer("raw", Octets.class);
        return new Shape(Octets.class, List.of(), read, write,
                (out, value) -> out.append('#').append(value), List.of());
    }

    private static Shape simple(Class<?> type, String name, int tag, BiConsumer<StringBuilder, Object> printer) {
        MethodHandle read = MethodHandles.insertArguments(reader(name, type, int.class), 1, tag);
        MethodHandle write = MethodHandles.insertArguments(writer(name, int.class, type), 1, tag);
        return Shape.leaf(type, tag, read, write, printer);
    }

    private static Shape limited(Class<?> type, String name, int tag, int limit,
            BiConsumer<StringBuilder, Object> printer) {
        MethodHandle read = MethodHandles.insertArguments(reader(name, type, int.class, int.class), 1, tag, limit);
        MethodHandle write = MethodHandles.insertArguments(writer(name, int.class, int.class, type), 1, tag, limit);
        return Shape.leaf(type, tag, read, write, printer);
    }

    static MethodHandle reader(String name, Class<?> result, Class<?>... arguments) {
        return find(() -> LOOKUP.findVirtual(BerReader.class, name, MethodType.methodType(result, arguments)));
    }

    static MethodHandle writer(String name, Class<?>... arguments) {
        return find(() -> LOOKUP.findVirtual(BerWriter.class, name, MethodType.methodType(void.class, arguments)));
    }

    /** A look-up that only fails when a declaration is wrong. */
    interface Lookup {
        MethodHandle find() throws ReflectiveOperationException;
    }

    static MethodHandle find(Lookup lookup) {
        try {
            return lookup.find();
        } catch (ReflectiveOperationException wrong) {
            throw new IllegalArgumentException("a declaration is not public, or lacks a method", wrong);
        }
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\x%02x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
