package io.strowger.core.codec.testkit;

import io.strowger.core.codec.Bytes;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Random values of every type that the record codec takes. The same seed gives the same values. */
public final class RecordGenerator {

    private static final int NESTING_MAX = 4;
    private static final int ELEMENTS_MAX = 4;
    /** Two chars each where they need a surrogate; one, two, three and four bytes in UTF-8. */
    private static final String[] ALPHABET = {"a", "Z", "7", "\0", "\u007F", "\u0080", "\u00E4", "\u07FF", "\u0800",
        "\u20AC", "\uFFFD", "\uFFFF", "\uD83D\uDE00"};

    private final Random random;
    private final Map<Class<?>, Function<RecordGenerator, ?>> makers = new HashMap<>();
    private int nesting;

    /** A generator that begins with {@code seed}. */
    public RecordGenerator(long seed) {
        random = new Random(seed);
    }

    /** Makes values of {@code type} by {@code maker}, for records whose constructor refuses most values. */
    public <T> RecordGenerator with(Class<T> type, Function<RecordGenerator, T> maker) {
        makers.put(type, maker);
        return this;
    }

    /** The source of chance, for makers. */
    public Random random() {
        return random;
    }

    /** A value of a record, a sealed interface of records, or a type of a component; never null. */
    public <T> T next(Class<T> type) {
        @SuppressWarnings("unchecked")
        T value = (T) plain(type);
        return value;
    }

    private Object plain(Class<?> type) {
        Function<RecordGenerator, ?> maker = makers.get(type);
        if (maker != null) {
            return maker.apply(this);
        } else if (type == int.class || type == Integer.class) {
            return (int) number();
        } else if (type == long.class || type == Long.class) {
            return number();
        } else if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == double.class || type == Double.class) {
            return real();
        } else if (type == String.class) {
            return text();
        } else if (type == Bytes.class) {
            return bytes();
        } else if (type.isEnum()) {
            return type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
        }
        nesting++;
        try {
            return type.isRecord() ? record(type) : variant(type);
        } finally {
            nesting--;
        }
    }

    private long number() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextInt(-2, 3);
            case 2 -> random.nextBoolean() ? Long.MAX_VALUE : Long.MIN_VALUE;
            case 3 -> random.nextBoolean() ? Integer.MAX_VALUE : Integer.MIN_VALUE;
            default -> random.nextLong() >> random.nextInt(Long.SIZE);
        };
    }

    private double real() {
        double[] special = {0.0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE};
        int choice = random.nextInt(special.length + 2);
        return choice < special.length ? special[choice] : Double.longBitsToDouble(random.nextLong());
    }

    private String text() {
        int length = switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> 40 + random.nextInt(6);
            case 2 -> random.nextInt(200);
            default -> random.nextInt(12);
        };
        boolean ascii = random.nextBoolean();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET[random.nextInt(ascii ? 3 : ALPHABET.length)]);
        }
        return text.toString();
    }

    private Bytes bytes() {
        byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(300) : random.nextInt(5)];
        random.nextBytes(bytes);
        return Bytes.of(bytes);
    }

    private Object variant(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        if (permitted == null) {
            throw new IllegalArgumentException(type + " is not a type of the record codec");
        }
        return plain(permitted[random.nextInt(permitted.length)]);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] = component(components[i]);
        }
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private Object component(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == List.class) {
            List<Object> list = new ArrayList<>();
            for (int i = elements(); i > 0; i--) {
                list.add(plain(argument(component, 0)));
            }
            return List.copyOf(list);
        }
        if (type == Map.class || type == SortedMap.class) {
            TreeMap<String, Object> map = new TreeMap<>();
            for (int i = elements(); i > 0; i--) {
                map.put(text(), plain(argument(component, 1)));
            }
            return map;
        }
        boolean mayBeAbsent = type.isEnum() || type.isRecord() || type.isInterface();
        boolean deep = nesting >= NESTING_MAX && !type.isEnum();
        return mayBeAbsent && (deep || random.nextInt(4) == 0) ? null : plain(type);
    }

    private int elements() {
        return nesting >= NESTING_MAX ? 0 : random.nextInt(ELEMENTS_MAX + 1);
    }

    private static Class<?> argument(RecordComponent component, int index) {
        Type generic = component.getGenericType();
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[index];
    }
}
