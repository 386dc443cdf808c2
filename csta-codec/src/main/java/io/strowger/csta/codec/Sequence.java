package io.strowger.csta.codec;

import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodHandles.filterArguments;
import static java.lang.invoke.MethodHandles.foldArguments;
import static java.lang.invoke.MethodHandles.insertArguments;

import io.strowger.csta.ber.BerReader;
import io.strowger.csta.ber.BerTag;
import io.strowger.csta.ber.BerWriter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compiles records: SEQUENCEs of their components. */
final class Sequence {
    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle LEAVE = Leaves.reader("leaveRecord", void.class);
    private static final MethodHandle BEGIN = Leaves.writer("beginRecord");

    private Sequence() {}

    /** The record as a constructed element of {@code tag}. */
    static Shape compile(Class<?> type, int tag, int wide) {
        RecordComponent[] components = type.getRecordComponents();
        List<Shape.Member> members = new ArrayList<>();
        for (RecordComponent component : components) {
            AnnotatedType use = component.getAnnotatedType();
            boolean optional = use.isAnnotationPresent(OptionalMember.class);
            Shape shape = Compiler.ofUse(use);
            members.add(new Shape.Member(component.getName(), optional ? optional(shape) : shape, optional,
                    erased(accessor(component))));
        }
        MethodHandle constructor = constructor(type, components);
        MethodHandle read = components.length > wide
                ? readWide(constructor, members, tag)
                : readChain(type, constructor, members, tag);
        MethodHandle write = write(type, components, members, tag);
        ValueCodec codec = CompiledCodecs.of(read, write);
        MethodHandle boundRead = Leaves.find(
                () -> LOOKUP.bind(codec, "read", MethodType.methodType(Object.class, BerReader.class)));
        MethodHandle boundWrite = Leaves.find(() -> LOOKUP.bind(codec, "write",
                MethodType.methodType(void.class, BerWriter.class, Object.class)));
        return new Shape(type, List.of(tag), Compiler.reads(type, boundRead), Compiler.writes(type, boundWrite),
                new RecordText(List.copyOf(members), constructor), List.copyOf(members));
    }

    private static Shape optional(Shape shape) {
        ValueCodec codec = shape.codec();
        MethodHandle read = Compiler.step("readOptional", Object.class, ValueCodec.class, int[].class, BerReader.class);
        MethodHandle write = Compiler.step("writeOptional", void.class, ValueCodec.class, BerWriter.class,
                Object.class);
        int[] tags = shape.tags().stream().mapToInt(Integer::intValue).toArray();
        return new Shape(shape.type(), shape.tags(),
                Compiler.reads(shape.type(), insertArguments(read, 0, codec, tags)),
                Compiler.writes(shape.type(), insertArguments(write, 0, codec)), shape.text(), shape.members());
    }

    /**
     * enter; c1 = read1; c2 = read2; ... leave; new(c1, c2, ...). Each fold calls its combiner before the handle it
     * wraps, so the handle is built from the constructor outwards, last step first.
     */
    private static MethodHandle readChain(Class<?> type, MethodHandle constructor, List<Shape.Member> members,
            int tag) {
        int count = members.size();
        MethodHandle chain = foldArguments(dropArguments(constructor, count, BerReader.class), count, LEAVE);
        for (int i = count - 1; i >= 0; i--) {
            chain = foldArguments(chain, i, members.get(i).shape().read());
        }
        return foldArguments(chain, enter(type, members, tag));
    }

    private static MethodHandle enter(Class<?> type, List<Shape.Member> members, int tag) {
        if (members.isEmpty() && !type.isAnnotationPresent(EmptySequence.class)) {
            return insertArguments(Compiler.step("enterNull", void.class, int.class, BerReader.class), 0, tag);
        }
        return insertArguments(Leaves.reader("enter", void.class, int.class), 1, tag);
    }

    private static MethodHandle readWide(MethodHandle constructor, List<Shape.Member> members, int tag) {
        MethodHandle spread = constructor.asSpreader(Object[].class, members.size())
                .asType(MethodType.methodType(Object.class, Object[].class));
        ValueCodec[] codecs = members.stream().map(member -> member.shape().codec()).toArray(ValueCodec[]::new);
        MethodHandle content = insertArguments(Compiler.step("readWide", Object.class, ValueCodec[].class, int.class,
                MethodHandle.class, BerReader.class), 0, codecs, tag, spread);
        return content;
    }

    /** begin; write last; ... write first; end: the writer goes backwards. */
    private static MethodHandle write(Class<?> type, RecordComponent[] components, List<Shape.Member> members,
            int tag) {
        MethodHandle chain = dropArguments(insertArguments(Leaves.writer("end", int.class), 1, tag), 1, type);
        for (int i = 0; i < components.length; i++) {
            MethodHandle step = filterArguments(members.get(i).shape().write(), 1, accessor(components[i]));
            chain = foldArguments(chain, step);
        }
        if (components.length == 0 && !type.isAnnotationPresent(EmptySequence.class)) {
            MethodHandle nil = insertArguments(Leaves.writer("nil", int.class), 1, BerTag.NULL);
            chain = foldArguments(chain, dropArguments(nil, 1, type));
        }
        return foldArguments(chain, dropArguments(BEGIN, 1, type));
    }

    static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return Leaves.find(() -> LOOKUP.findConstructor(type, MethodType.methodType(void.class, types)));
    }

    static MethodHandle accessor(RecordComponent component) {
        return Leaves.find(() -> LOOKUP.unreflect(component.getAccessor()));
    }

    static MethodHandle erased(MethodHandle accessor) {
        return accessor.asType(MethodType.methodType(Object.class, Object.class));
    }
}
