package io.strowger.core.codec;

import io.strowger.core.codec.ElementType.Kind;
import io.strowger.core.codec.FieldPlan.Shape;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles declarations to plans, all that are reachable from one type at a time. Either all of them are published
 * or, with an {@link IllegalArgumentException} that says why, none.
 */
final class PlanCompiler {

    private static final Lookup HERE = MethodHandles.lookup();
    private static final Map<Class<?>, MessagePlan> READY = new ConcurrentHashMap<>();
    private static final Object COMPILING = new Object();

    private final Map<Class<?>, MessagePlan> fresh = new LinkedHashMap<>();

    private PlanCompiler() {}

    /** The plan of a record or sealed interface, compiled on first use. */
    static MessagePlan plan(Class<?> type) {
        MessagePlan ready = READY.get(type);
        if (ready != null) {
            return ready;
        }
        synchronized (COMPILING) {
            PlanCompiler compiler = new PlanCompiler();
            MessagePlan plan = compiler.message(type, type.getName());
            READY.putAll(compiler.fresh);
            return plan;
        }
    }

    private static IllegalArgumentException unsupported(String where, String reason) {
        return new IllegalArgumentException(where + ": " + reason);
    }

    private MessagePlan message(Class<?> type, String where) {
        MessagePlan known = READY.get(type);
        if (known == null) {
            known = fresh.get(type);
        }
        if (known != null) {
            return known;
        }
        if (type.getTypeParameters().length != 0) {
            throw unsupported(where, type.getName() + " has type parameters");
        }
        if (type.isRecord()) {
            RecordPlan plan = new RecordPlan(type);
            fresh.put(type, plan);
            completeRecord(plan);
            return plan;
        }
        if (type.isInterface() && type.isSealed()) {
            SealedPlan plan = new SealedPlan(type);
            fresh.put(type, plan);
            completeSealed(plan);
            return plan;
        }
        throw unsupported(where, type.getName() + " is neither a record nor a sealed interface of records");
    }

    private void completeSealed(SealedPlan plan) {
        List<Class<?>> records = new ArrayList<>();
        flatten(plan.type(), plan.type(), records);
        List<SealedPlan.Variant> variants = new ArrayList<>();
        for (Class<?> record : records) {
            Tag tag = record.getAnnotation(Tag.class);
            if (tag == null) {
                throw unsupported(record.getName(), "a variant of " + plan.type().getName() + " needs @Tag");
            }
            checkNumber(record.getName(), tag.value());
            for (SealedPlan.Variant other : variants) {
                if (other.number() == tag.value()) {
                    throw unsupported(plan.type().getName(), "@Tag(" + tag.value() + ") is on both "
                            + other.plan().type().getName() + " and " + record.getName());
                }
            }
            variants.add(new SealedPlan.Variant(tag.value(), (RecordPlan) message(record, record.getName())));
        }
        variants.sort(Comparator.comparingInt(SealedPlan.Variant::number));
        plan.complete(variants);
    }

    private static void flatten(Class<?> root, Class<?> type, List<Class<?>> records) {
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            if (permitted.isInterface() && permitted.isSealed()) {
                flatten(root, permitted, records);
            } else if (!permitted.isRecord()) {
                throw unsupported(root.getName(), permitted.getName() + " is neither a record nor a sealed interface");
            } else if (!records.contains(permitted)) {
                records.add(permitted);
            }
        }
    }

    private static void checkNumber(String where, int number) {
        if (number < 1 || number > CodecLimits.FIELD_NUMBER_MAX) {
            throw unsupported(where, "number " + number + " is not within 1 to " + CodecLimits.FIELD_NUMBER_MAX);
        }
    }

    private void completeRecord(RecordPlan plan) {
        RecordComponent[] components = plan.type().getRecordComponents();
        if (components.length > CodecLimits.COMPONENTS_MAX) {
            throw unsupported(plan.type().getName(), components.length + " components");
        }
        FieldPlan[] fields = new FieldPlan[components.length];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = field(components[i], i);
            for (int j = 0; j < i; j++) {
                if (fields[j].number() == fields[i].number()) {
                    throw unsupported(fields[i].path(), "has the number of " + fields[j].component().getName());
                }
            }
        }
        try {
            Lookup lookup = MethodHandles.privateLookupIn(plan.type(), HERE);
            plan.complete(fields, accessors(lookup, fields), encoder(lookup, plan.type(), fields),
                    constructor(lookup, plan.type(), fields));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(plan.type().getName() + ": " + e.getMessage(), e);
        }
    }

    private FieldPlan field(RecordComponent component, int index) {
        String where = component.getDeclaringRecord().getName() + "." + component.getName();
        Tag tag = ((AnnotatedElement) component).getAnnotation(Tag.class);
        int number = tag == null ? index + 1 : tag.value();
        checkNumber(where, number);
        Class<?> raw = component.getType();
        if (raw == List.class) {
            ElementType element = element(argument(component, 0, where), where);
            return new FieldPlan(component, index, number, Shape.LIST, element);
        }
        if (raw == Map.class || raw == SortedMap.class) {
            if (argument(component, 0, where) != String.class) {
                throw unsupported(where, "the key of a map is a String");
            }
            ElementType element = element(argument(component, 1, where), where);
            if (element.kind() != Kind.STRING && element.kind() != Kind.MESSAGE) {
                throw unsupported(where, "the value of a map is a String, a record or a sealed interface of records");
            }
            return new FieldPlan(component, index, number, Shape.MAP, element);
        }
        if (component.getGenericType() instanceof ParameterizedType) {
            throw unsupported(where, component.getGenericType() + " is not supported");
        }
        Kind boxed = boxedKind(raw);
        if (boxed != null) {
            throw unsupported(where, raw.getSimpleName() + " may be null; use the primitive type");
        }
        return new FieldPlan(component, index, number, Shape.SINGULAR, element(raw, where));
    }

    private static Class<?> argument(RecordComponent component, int index, String where) {
        Type generic = component.getGenericType();
        if (generic instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[index] instanceof Class<?> argument) {
            return argument;
        }
        throw unsupported(where, generic + " is not supported; the type arguments of lists and maps are plain classes");
    }

    private static Kind boxedKind(Class<?> type) {
        if (type == Integer.class) {
            return Kind.INT32;
        } else if (type == Long.class) {
            return Kind.INT64;
        } else if (type == Boolean.class) {
            return Kind.BOOL;
        }
        return type == Double.class ? Kind.DOUBLE : null;
    }

    private ElementType element(Class<?> type, String where) {
        Kind kind = type.isPrimitive() ? boxedKind(MethodType.methodType(type).wrap().returnType()) : boxedKind(type);
        if (type == String.class) {
            kind = Kind.STRING;
        } else if (type == Bytes.class) {
            kind = Kind.BYTES;
        } else if (type.isEnum()) {
            return new ElementType(Kind.ENUM, type, type.getEnumConstants(), null);
        } else if (type == byte[].class) {
            throw unsupported(where, "byte[] is mutable; use " + Bytes.class.getName());
        } else if (type.isPrimitive() && kind == null) {
            throw unsupported(where, type + " is not supported; use int, long, boolean or double");
        }
        return kind != null
                ? new ElementType(kind, type, null, null)
                : new ElementType(Kind.MESSAGE, type, null, message(type, where));
    }

    private static MethodHandle[] accessors(Lookup lookup, FieldPlan[] fields) throws IllegalAccessException {
        MethodHandle[] accessors = new MethodHandle[fields.length];
        for (int i = 0; i < fields.length; i++) {
            MethodHandle accessor = lookup.unreflect(fields[i].component().getAccessor());
            accessors[i] = accessor.asType(MethodType.methodType(Object.class, Object.class));
        }
        return accessors;
    }

    private static MethodHandle encoder(Lookup lookup, Class<?> type, FieldPlan[] fields)
            throws ReflectiveOperationException {
        FieldPlan[] ordered = fields.clone();
        Arrays.sort(ordered, Comparator.comparingInt(FieldPlan::number));
        List<MethodHandle> writers = new ArrayList<>();
        for (FieldPlan field : ordered) {
            MethodHandle writer = MethodHandles.insertArguments(writer(field), 0, field);
            MethodHandle accessor = lookup.unreflect(field.component().getAccessor());
            accessor = accessor.asType(accessor.type().changeReturnType(writer.type().parameterType(1)));
            writers.add(MethodHandles.filterArguments(writer, 1, accessor));
        }
        MethodHandle all = writers.isEmpty()
                ? MethodHandles.empty(MethodType.methodType(void.class, RecordWriter.class, type))
                : sequence(writers);
        return all.asType(MethodType.methodType(void.class, RecordWriter.class, Object.class));
    }

    /**
     * Runs handles one after the other; joined as a balanced tree, so that none ends deeper than the compiler
     * inlines.
     */
    private static MethodHandle sequence(List<MethodHandle> handles) {
        int size = handles.size();
        return size == 1
                ? handles.getFirst()
                : MethodHandles.foldArguments(sequence(handles.subList(size / 2, size)),
                        sequence(handles.subList(0, size / 2)));
    }

    private static MethodHandle writer(FieldPlan field) throws ReflectiveOperationException {
        return switch (field.shape()) {
            case LIST -> writer("writeList", List.class);
            case MAP -> writer("writeMap", Map.class);
            case SINGULAR -> switch (field.element().kind()) {
                case INT32 -> writer("writeInt", int.class);
                case INT64 -> writer("writeLong", long.class);
                case BOOL -> writer("writeBoolean", boolean.class);
                case DOUBLE -> writer("writeDouble", double.class);
                case STRING -> writer("writeString", String.class);
                case BYTES -> writer("writeBytes", Bytes.class);
                case ENUM -> writer("writeEnum", Enum.class);
                case MESSAGE -> writer("writeMessage", Object.class);
            };
        };
    }

    private static MethodHandle writer(String name, Class<?> type) throws ReflectiveOperationException {
        MethodType signature = MethodType.methodType(void.class, FieldPlan.class, RecordWriter.class, type);
        return HERE.findStatic(FieldPlan.class, name, signature);
    }

    private static MethodHandle constructor(Lookup lookup, Class<?> type, FieldPlan[] fields)
            throws ReflectiveOperationException {
        Class<?>[] parameters = new Class<?>[fields.length];
        MethodHandle[] arguments = new MethodHandle[fields.length];
        for (int i = 0; i < fields.length; i++) {
            parameters[i] = fields[i].component().getType();
            MethodHandle argument = MethodHandles.insertArguments(argument(fields[i]), 0, i);
            arguments[i] = argument.asType(argument.type().changeReturnType(parameters[i]));
        }
        MethodHandle constructor = lookup.findConstructor(type, MethodType.methodType(void.class, parameters));
        MethodType result = MethodType.methodType(Object.class, RecordReader.class);
        if (fields.length == 0) {
            return MethodHandles.dropArguments(constructor, 0, RecordReader.class).asType(result);
        }
        MethodHandle fromReaders = MethodHandles.filterArguments(constructor, 0, arguments);
        MethodType one = MethodType.methodType(type, RecordReader.class);
        return MethodHandles.permuteArguments(fromReaders, one, new int[fields.length]).asType(result);
    }

    private static MethodHandle argument(FieldPlan field) throws ReflectiveOperationException {
        return switch (field.shape()) {
            case LIST -> argument("listAt", List.class);
            case MAP -> argument("mapAt", Map.class);
            case SINGULAR -> switch (field.element().kind()) {
                case INT32 -> argument("intAt", int.class);
                case INT64 -> argument("longAt", long.class);
                case BOOL -> argument("booleanAt", boolean.class);
                case DOUBLE -> argument("doubleAt", double.class);
                case STRING -> argument("stringAt", String.class);
                case BYTES -> argument("bytesAt", Bytes.class);
                case ENUM, MESSAGE -> argument("referenceAt", Object.class);
            };
        };
    }

    private static MethodHandle argument(String name, Class<?> type) throws ReflectiveOperationException {
        MethodType signature = MethodType.methodType(type, int.class, RecordReader.class);
        return HERE.findStatic(RecordReader.class, name, signature);
    }
}
