package io.strowger.calllog.export;

import io.strowger.core.codec.Bytes;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Takes out of a record, however deep, what must not leave the journal: the hashes that passwords and tokens are
 * checked against.
 */
public final class Redaction {

    private static final Set<String> SECRETS = Set.of("passwordHash", "tokenHash");
    private static final String REDACTED = "redacted";

    /** The parts of a record type, looked up once. */
    private record Shape(RecordComponent[] components, Constructor<?> constructor) {}

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < types.length; i++) {
                types[i] = components[i].getType();
            }
            try {
                return new Shape(components, type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type + " is not a record", e);
            }
        }
    };

    private Redaction() {}

    /** The record itself when there is nothing to take out. */
    public static Record of(Record record) {
        return (Record) redacted(record);
    }

    private static Object redacted(Object value) {
        return switch (value) {
            case Record record -> record(record);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case null, default -> value;
        };
    }

    private static Object record(Record record) {
        Shape shape = SHAPES.get(record.getClass());
        Object[] values = new Object[shape.components().length];
        boolean changed = false;
        try {
            for (int i = 0; i < values.length; i++) {
                Object before = shape.components()[i].getAccessor().invoke(record);
                values[i] = SECRETS.contains(shape.components()[i].getName()) ? withheld(before) : redacted(before);
                changed |= values[i] != before;
            }
            return changed ? shape.constructor().newInstance(values) : record;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy a " + record.getClass().getName(), e);
        }
    }

    private static Object withheld(Object secret) {
        return switch (secret) {
            case String text -> text.isEmpty() ? text : REDACTED;
            case Bytes bytes -> Bytes.EMPTY;
            case null -> null;
            default -> throw new IllegalStateException("a secret of an unknown kind: " + secret.getClass());
        };
    }

    private static Object list(List<?> list) {
        List<Object> copy = new ArrayList<>(list.size());
        boolean changed = false;
        for (Object element : list) {
            Object after = redacted(element);
            changed |= after != element;
            copy.add(after);
        }
        return changed ? copy : list;
    }

    private static Object map(Map<?, ?> map) {
        Map<Object, Object> copy = new TreeMap<>();
        boolean changed = false;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object after = redacted(entry.getValue());
            changed |= after != entry.getValue();
            copy.put(entry.getKey(), after);
        }
        return changed ? copy : map;
    }
}
