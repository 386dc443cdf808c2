package io.strowger.csta;

import io.strowger.csta.codec.AnyElement;
import io.strowger.csta.codec.Bits;
import io.strowger.csta.codec.Max;
import io.strowger.csta.codec.OptionalMember;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random values of declared types, within their limits. */
public final class RandomRecords {
    private static final int[] INTEGERS = {0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, -32768, 65535, 1 << 23,
        Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final int MAX_ELEMENTS = 4;

    private final Random random;

    public RandomRecords(long seed) {
        random = new Random(seed);
    }

    /** A random value of a record or of one of the records of a sealed interface. */
    public <T> T of(Class<T> type) {
        return type.cast(value(type, null));
    }

    private Object value(Class<?> type, AnnotatedType use) {
        if (type == int.class || type == Integer.class) {
            Bits bits = annotation(use, Bits.class);
            return bits == null ? integer() : bits(bits.value());
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == double.class) {
            return random.nextInt(4) == 0 ? random.nextGaussian() : (double) (float) random.nextGaussian();
        }
        int max = annotation(use, Max.class) == null ? 255 : annotation(use, Max.class).value();
        if (type == String.class) {
            return text(length(max));
        }
        if (type == Octets.class) {
            return annotation(use, AnyElement.class) == null
                    ? octets(length(max))
                    : Octets.of((byte) 0x04, (byte) 2, (byte) random.nextInt(), (byte) 7);
        }
        if (type == List.class) {
            AnnotatedType element = ((AnnotatedParameterizedType) use).getAnnotatedActualTypeArguments()[0];
            List<Object> list = new ArrayList<>();
            for (int count = Math.min(max, random.nextInt(MAX_ELEMENTS)); count > 0; count--) {
                list.add(value(raw(element), element));
            }
            return list;
        }
        if (type.isSealed()) {
            Class<?>[] alternatives = type.getPermittedSubclasses();
            return value(alternatives[random.nextInt(alternatives.length)], null);
        }
        return record(type);
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            AnnotatedType use = components[i].getAnnotatedType();
            types[i] = components[i].getType();
            boolean absent = use.isAnnotationPresent(OptionalMember.class) && random.nextBoolean();
            values[i] = absent ? null : value(types[i], use);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Class<?> raw(AnnotatedType use) {
        return (Class<?>) (use.getType() instanceof ParameterizedType generic ? generic.getRawType() : use.getType());
    }

    private static <A extends java.lang.annotation.Annotation> A annotation(AnnotatedType use, Class<A> type) {
        return use == null ? null : use.getAnnotation(type);
    }

    private int integer() {
        return random.nextInt(3) == 0
                ? random.nextInt() >> random.nextInt(32)
                : INTEGERS[random.nextInt(INTEGERS.length)];
    }

    private int bits(int width) {
        int octets = (width + 7) / 8 * 8;
        int all = octets == 32 ? random.nextInt() : random.nextInt(1 << octets);
        return all & -1 << octets - width;
    }

    /** Mostly short, sometimes the longest allowed. */
    private int length(int max) {
        return random.nextInt(8) == 0 ? max : random.nextInt(Math.min(max, 12) + 1);
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (random.nextInt(10) == 0 ? random.nextInt(256) : ' ' + random.nextInt(95)));
        }
        return text.toString();
    }

    private Octets octets(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }
}
