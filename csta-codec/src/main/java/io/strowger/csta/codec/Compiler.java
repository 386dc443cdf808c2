package io.strowger.csta.codec;

import io.strowger.csta.DecodeFault;
import io.strowger.csta.Enumerated;
import io.strowger.csta.Octets;
import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerTag;
import io.strowger.csta.ber.BerWriter;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Turns declarations into shapes. */
final class Compiler {
    /** Characters of a text without a limit of its own. */
    static final int DEFAULT_TEXT = 255;
    /** Octets of an octet string without a limit of its own. */
    static final int DEFAULT_OCTETS = 2_048;
    /** Elements of a list without a limit of its own. */
    static final int DEFAULT_LIST = 4_096;

    /** The type's own tag. */
    private static final int OWN = 0;
    /** Records of more components are read through an array. */
    private static final int WIDE = 24;

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final Map<Key, Shape> RECORDS = new ConcurrentHashMap<>();

    private record Key(Class<?> type, int tag) {}

    private Compiler() {}

    /** The shape of a declared type used without annotations. */
    static Shape ofClass(Class<?> type) {
        return withClassTag(type, null, OWN);
    }

    /** The shape of a use of a type. */
    static Shape ofUse(AnnotatedType use) {
        Class<?> type = raw(use);
        Tagged tagged = use.getAnnotation(Tagged.class);
        if (tagged == null) {
            return withClassTag(type, use, OWN);
        }
        if (tagged.explicit() || isChoice(type) && type.getAnnotation(Tagged.class) == null) {
            return explicit(withClassTag(type, use, OWN), tag(tagged, true));
        }
        return withClassTag(type, use, tag(tagged, false));
    }

    /** {@code implicit} replaces the tag that the class has by itself or by its {@link Tagged}. */
    private static Shape withClassTag(Class<?> type, AnnotatedType use, int implicit) {
        Tagged tagged = type.getAnnotation(Tagged.class);
        if (tagged == null) {
            return untagged(type, use, implicit);
        }
        int number = implicit != OWN ? implicit : tag(tagged, false);
        if (tagged.explicit() || isChoice(type)) {
            return explicit(untagged(type, use, OWN), constructed(number));
        }
        return untagged(type, use, number);
    }

    private static int tag(Tagged tagged, boolean constructed) {
        return BerTag.of(tagged.tagClass().bits(), constructed, tagged.value());
    }

    private static int constructed(int tag) {
        return tag | BerTag.CONSTRUCTED << 8 * (BerTag.length(tag) - 1);
    }

    private static Shape untagged(Class<?> type, AnnotatedType use, int tag) {
        if (type == int.class || type == Integer.class) {
            Bits bits = annotation(use, Bits.class);
            Shape shape = bits != null
                    ? Leaves.bits(or(tag, BerTag.BIT_STRING), bits.value())
                    : Leaves.integer(or(tag, BerTag.INTEGER));
            return boxed(shape, type);
        }
        if (type == boolean.class || type == Boolean.class) {
            return boxed(Leaves.bool(or(tag, BerTag.BOOLEAN)), type);
        }
        if (type == double.class || type == Double.class) {
            return boxed(Leaves.real(or(tag, BerTag.REAL)), type);
        }
        boolean secret = annotation(use, Secret.class) != null;
        if (type == String.class) {
            return Leaves.text(or(tag, BerTag.IA5_STRING), max(use, DEFAULT_TEXT), secret);
        }
        if (type == Octets.class) {
            return annotation(use, AnyElement.class) != null
                    ? Leaves.element(max(use, DEFAULT_OCTETS))
                    : Leaves.octets(or(tag, BerTag.OCTET_STRING), max(use, DEFAULT_OCTETS), secret);
        }
        if (type == List.class) {
            return list((AnnotatedParameterizedType) use, constructed(or(tag, BerTag.SEQUENCE)));
        }
        if (Enumerated.class.isAssignableFrom(type)) {
            return Leaves.enumerated(type, or(tag, BerTag.ENUMERATED));
        }
        if (isChoice(type)) {
            return choice(type);
        }
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type + " cannot be declared");
        }
        if (type.isAnnotationPresent(Wrapper.class)) {
            return wrapper(type, tag);
        }
        Key key = new Key(type, constructed(or(tag, BerTag.SEQUENCE)));
        Shape known = RECORDS.get(key);
        if (known == null) {
            known = Sequence.compile(type, key.tag(), WIDE);
            RECORDS.putIfAbsent(key, known);
        }
        return known;
    }

    private static int or(int tag, int own) {
        return tag == OWN ? own : tag;
    }

    private static boolean isChoice(Class<?> type) {
        return type.isInterface() && type.isSealed();
    }

    private static <A extends Annotation> A annotation(AnnotatedElement use, Class<A> type) {
        return use == null ? null : use.getAnnotation(type);
    }

    private static int max(AnnotatedElement use, int otherwise) {
        Max max = annotation(use, Max.class);
        return max == null ? otherwise : max.value();
    }

    private static Class<?> raw(AnnotatedType use) {
        return (Class<?>) (use.getType() instanceof ParameterizedType generic ? generic.getRawType() : use.getType());
    }

    private static Shape boxed(Shape shape, Class<?> type) {
        return new Shape(type, shape.tags(), shape.read().asType(MethodType.methodType(type, BerReader.class)),
                shape.write().asType(MethodType.methodType(void.class, BerWriter.class, type)), shape.text(),
                List.of());
    }

    private static Shape list(AnnotatedParameterizedType use, int tag) {
        Shape element = ofUse(use.getAnnotatedActualTypeArguments()[0]);
        ValueCodec codec = element.codec();
        int max = max(use, DEFAULT_LIST);
        MethodHandle read = step("readList", List.class, ValueCodec.class, int.class, int.class, BerReader.class);
        MethodHandle write = step("writeList", void.class, ValueCodec.class, int.class, int.class, BerWriter.class,
                List.class);
        return Shape.leaf(List.class, tag, MethodHandles.insertArguments(read, 0, codec, tag, max),
                MethodHandles.insertArguments(write, 0, codec, tag, max), new ListText(element.text()));
    }

    private static Shape explicit(Shape inner, int tag) {
        ValueCodec codec = inner.codec();
        MethodHandle read = step("readExplicit", Object.class, ValueCodec.class, int.class, BerReader.class);
        MethodHandle write = step("writeExplicit", void.class, ValueCodec.class, int.class, BerWriter.class,
                Object.class);
        return new Shape(inner.type(), List.of(tag), reads(inner.type(), MethodHandles.insertArguments(read, 0, codec,
                tag)), writes(inner.type(), MethodHandles.insertArguments(write, 0, codec, tag)), inner.text(),
                inner.members());
    }

    static MethodHandle reads(Class<?> type, MethodHandle read) {
        return read.asType(MethodType.methodType(type, BerReader.class));
    }

    static MethodHandle writes(Class<?> type, MethodHandle write) {
        return write.asType(MethodType.methodType(void.class, BerWriter.class, type));
    }

    static MethodHandle step(String name, Class<?> result, Class<?>... arguments) {
        return Leaves.find(() -> LOOKUP.findStatic(Steps.class, name, MethodType.methodType(result, arguments)));
    }

    /** A record that is its one component on the wire, or NULL when it has none. */
    private static Shape wrapper(Class<?> type, int tag) {
        RecordComponent[] components = type.getRecordComponents();
        if (components.length == 0) {
            int nil = or(tag, BerTag.NULL);
            MethodHandle read = MethodHandles.insertArguments(Leaves.reader("nil", void.class, int.class), 1, nil);
            MethodHandle write = MethodHandles.insertArguments(Leaves.writer("nil", int.class), 1, nil);
            MethodHandle construct = Sequence.constructor(type, components);
            return Shape.leaf(type, nil, MethodHandles.filterReturnValue(read, construct),
                    MethodHandles.dropArguments(write, 1, type), TextForm.of((out, value) -> {},
                            in -> Leaves.invoke(construct)));
        }
        if (components.length > 1) {
            throw new IllegalArgumentException(type + " wraps more than one component");
        }
        AnnotatedType use = components[0].getAnnotatedType();
        Shape inner = tag == OWN ? ofUse(use) : retagged(use, tag);
        MethodHandle get = Sequence.accessor(components[0]);
        MethodHandle construct = Sequence.constructor(type, components);
        Shape.Member member = new Shape.Member(components[0].getName(), inner, false, Sequence.erased(get));
        return new Shape(type, inner.tags(),
                MethodHandles.filterReturnValue(inner.read(), construct),
                MethodHandles.filterArguments(inner.write(), 1,
                        get),
                TextForm.of((out, value) -> inner.text().print(out, member.of(value)), in -> {
                    Object value = inner.text().parse(in);
                    return in.fault() == null ? Leaves.invoke(construct, value) : null;
                }), List.of(member));
    }

    /** A component whose tag is replaced by that of the record which wraps it. */
    private static Shape retagged(AnnotatedType use, int tag) {
        if (use.getAnnotation(Tagged.class) != null) {
            throw new IllegalArgumentException(use + " has a tag, and so has its wrapper");
        }
        Class<?> type = raw(use);
        return isChoice(type) && type.getAnnotation(Tagged.class) == null
                ? explicit(withClassTag(type, use, OWN), constructed(tag))
                : withClassTag(type, use, tag);
    }

    private static Shape choice(Class<?> type) {
        List<Integer> tags = new ArrayList<>();
        List<ValueCodec> byTag = new ArrayList<>();
        List<Class<?>> types = new ArrayList<>();
        List<ValueCodec> byType = new ArrayList<>();
        List<Shape> shapes = new ArrayList<>();
        ValueCodec any = null;
        for (Class<?> alternative : type.getPermittedSubclasses()) {
            Shape shape = ofClass(alternative);
            ValueCodec codec = shape.codec();
            any = shape.tags().isEmpty() ? codec : any;
            for (int tag : shape.tags()) {
                if (tags.contains(tag)) {
                    throw new IllegalArgumentException(type + " has two alternatives of tag " + BerTag.toString(tag));
                }
                tags.add(tag);
                byTag.add(codec);
            }
            types.add(alternative);
            byType.add(codec);
            shapes.add(shape);
        }
        Steps.Choice choice = new Steps.Choice(tags.stream().mapToInt(Integer::intValue).toArray(),
                byTag.toArray(ValueCodec[]::new), types.toArray(Class<?>[]::new), byType.toArray(ValueCodec[]::new),
                any);
        MethodHandle read = Leaves.find(() -> LOOKUP.bind(choice, "read",
                MethodType.methodType(Object.class, BerReader.class)));
        MethodHandle write = Leaves.find(() -> LOOKUP.bind(choice, "write",
                MethodType.methodType(void.class, BerWriter.class, Object.class)));
        return new Shape(type, any == null ? List.copyOf(tags) : List.of(), reads(type, read), writes(type, write),
                TextForm.of((out, value) -> printAlternative(out, value, choice, shapes), Compiler::refuseAlternative),
                List.of());
    }

    private static Object refuseAlternative(TextReader in) {
        in.fail(DecodeFault.TEXT_SYNTAX, "a choice between forms cannot be read");
        return null;
    }

    private static void printAlternative(TextWriter out, Object value, Steps.Choice choice, List<Shape> shapes) {
        int index = 0;
        while (!choice.types()[index].isInstance(value)) {
            index++;
        }
        Class<?> type = choice.types()[index];
        boolean named = type.isRecord();
        boolean wraps = type.isAnnotationPresent(Wrapper.class);
        boolean bare = wraps && type.getRecordComponents().length == 0;
        out.plain(named ? type.getSimpleName() : "").plain(wraps && !bare ? "(" : "");
        shapes.get(index).text().print(out, value);
        out.plain(wraps && !bare ? ")" : "");
    }
}
