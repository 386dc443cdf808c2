package io.strowger.csta.codec;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Enumerated;
import io.strowger.csta.Octets;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The shapes of types that have no members. */
final class Leaves {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

    private Leaves() {}

    static Shape integer(int tag) {
        return simple(int.class, "integer", tag, TextForm.of(TextWriter::plain, Leaves::number));
    }

    private static int number(TextReader in) {
        return (int) in.number(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static Shape bool(int tag) {
        return simple(boolean.class, "bool", tag, TextForm.of(TextWriter::plain, in -> {
            boolean value = in.take("true");
            if (!value && !in.take("false")) {
                in.fail(DecodeFault.TEXT_VALUE, "neither true nor false");
            }
            return value;
        }));
    }

    static Shape real(int tag) {
        return simple(double.class, "real", tag, TextForm.of(TextWriter::plain, in -> {
            int at = in.column();
            String digits = in.word();
            try {
                return Double.valueOf(digits);
            } catch (NumberFormatException wrong) {
                in.failAt(at, DecodeFault.TEXT_VALUE, "no real number: " + digits);
                return 0.0;
            }
        }));
    }

    static Shape text(int tag, int max, boolean secret) {
        return limited(String.class, "text", tag, max, TextForm.of(secret
                ? (out, value) -> out.secret((String) value)
                : (out, value) -> out.text((String) value), TextReader::text));
    }

    static Shape octets(int tag, int max, boolean secret) {
        return limited(Octets.class, "octets", tag, max, TextForm.of(secret
                ? (out, value) -> out.secret((Octets) value)
                : (out, value) -> out.octets((Octets) value), TextReader::octets));
    }

    static Shape bits(int tag, int width) {
        int digits = (width + 7) / 8 * 2;
        return limited(int.class, "bits", tag, width, TextForm.of(
                (out, value) -> out.plain("0x").plain(HexFormat.of().toHexDigits((Integer) value, digits)),
                in -> in.bits(width)));
    }

    static Shape enumerated(Class<?> type, int tag) {
        MethodHandle of = find(() -> LOOKUP.findStatic(type, "of", MethodType.methodType(type, int.class)));
        MethodHandle value = find(() -> LOOKUP.findVirtual(type, "value", MethodType.methodType(int.class)));
        Shape number = simple(int.class, "enumerated", tag, null);
        Map<String, Object> constants = constants(type);
        return Shape.leaf(type, tag, MethodHandles.filterReturnValue(number.read(), of),
                MethodHandles.filterArguments(number.write(), 1, value),
                TextForm.of((out, constant) -> out.plain(((Enumerated) constant).name()),
                        in -> constant(in, constants, of)));
    }

    private static Map<String, Object> constants(Class<?> type) {
        Map<String, Object> constants = new HashMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
                constants.put(field.getName(), invoke(find(() -> LOOKUP.unreflectGetter(field))));
            }
        }
        return constants;
    }

    /** By name, or by number whether it has a name or not. */
    private static Object constant(TextReader in, Map<String, Object> constants, MethodHandle of) {
        int at = in.column();
        String name = in.word();
        Object constant = constants.get(name);
        if (constant != null) {
            return constant;
        }
        try {
            return invoke(of, Integer.parseInt(name));
        } catch (NumberFormatException unknown) {
            in.failAt(at, DecodeFault.TEXT_NAME, name);
            return null;
        }
    }

    static Object invoke(MethodHandle handle, Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable thrown) {
            throw CompiledCodecs.unchecked(thrown);
        }
    }

    /** Any one element, kept whole; it may begin with any tag. */
    static Shape element(int max) {
        MethodHandle read = MethodHandles.insertArguments(reader("element", Octets.class, int.class), 1, max);
        MethodHandle write = writer("raw", Octets.class);
        return new Shape(Octets.class, List.of(), read, write,
                TextForm.of((out, value) -> out.plain('#').plain(value), TextReader::octets), List.of());
    }

    private static Shape simple(Class<?> type, String name, int tag, TextForm text) {
        MethodHandle read = MethodHandles.insertArguments(reader(name, type, int.class), 1, tag);
        MethodHandle write = MethodHandles.insertArguments(writer(name, int.class, type), 1, tag);
        return Shape.leaf(type, tag, read, write, text);
    }

    private static Shape limited(Class<?> type, String name, int tag, int limit,
            TextForm text) {
        MethodHandle read = MethodHandles.insertArguments(reader(name, type, int.class, int.class), 1, tag, limit);
        MethodHandle write = MethodHandles.insertArguments(writer(name, int.class, int.class, type), 1, tag, limit);
        return Shape.leaf(type, tag, read, write, text);
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
}
