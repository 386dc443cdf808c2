package io.strowger.pbx.tsapi.translate;

import io.strowger.csta.Enumerated;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * An enumeration of the wire and the engine's, joined by name: the engine's names are the standard's without its
 * prefix. Immutable; any thread.
 *
 * @param <W>
 *            the wire's
 * @param <E>
 *            the engine's
 */
final class WordTable<W extends Enumerated, E extends Enum<E>> {
    /** The lowest number of any enumeration. */
    private static final int LOWEST = -1;

    /** From {@link #LOWEST} on; null = no word of ours. Every message asks several of these. */
    private final E[] words;
    private final Map<E, W> numbers;
    private final E otherwise;

    /**
     * Joins what has one name on both sides.
     *
     * @param otherwise
     *            what every other number is for the engine; may be null
     */
    WordTable(Class<W> wire, String prefix, Class<E> core, E otherwise) {
        this.otherwise = otherwise;
        this.numbers = new EnumMap<>(core);
        TreeMap<Integer, E> byNumber = new TreeMap<>();
        Map<String, E> byName = new HashMap<>();
        for (E constant : core.getEnumConstants()) {
            byName.put(constant.name(), constant);
        }
        for (Field field : wire.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == wire) {
                W value = constant(wire, field);
                String name = value.name().startsWith(prefix)
                        ? value.name().substring(prefix.length())
                        : value.name();
                E word = byName.get(name);
                if (word != null) {
                    byNumber.put(value.value(), word);
                    numbers.put(word, value);
                }
            }
        }
        int highest = byNumber.isEmpty() ? LOWEST : byNumber.lastKey();
        words = Arrays.copyOf(core.getEnumConstants(), highest - LOWEST + 1);
        for (int i = 0; i < words.length; i++) {
            words[i] = byNumber.get(i + LOWEST);
        }
    }

    private static <W> W constant(Class<W> wire, Field field) {
        try {
            return wire.cast(field.get(null));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The engine's word. */
    E word(W value) {
        int index = value.value() - LOWEST;
        E word = index >= 0 && index < words.length ? words[index] : null;
        return word == null ? otherwise : word;
    }

    /**
     * The wire's value.
     *
     * @throws IllegalArgumentException
     *             it has none, as the engine's UNKNOWN
     */
    W number(E word) {
        W number = numbers.get(word);
        if (number == null) {
            throw new IllegalArgumentException("the wire has no number for "
                    + (word == null ? "a missing value" : word.getDeclaringClass().getSimpleName() + " " + word));
        }
        return number;
    }
}
