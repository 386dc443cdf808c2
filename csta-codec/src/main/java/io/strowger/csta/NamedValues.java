package io.strowger.csta;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The named constants of one {@link Enumerated} record type, by number. Immutable; any thread.
 *
 * @param <E>
 *            the enumeration
 */
public final class NamedValues<E extends Enumerated> {
    private final int[] numbers;
    private final String[] names;
    private final List<E> values;
    private final Object[] byIndex;
    /** Index into the arrays by {@code number - smallest}, -1 for a gap. */
    private final int[] dense;
    private final int smallest;

    private NamedValues(List<Named<E>> named) {
        numbers = named.stream().mapToInt(n -> n.value().value()).toArray();
        names = named.stream().map(Named::name).toArray(String[]::new);
        values = named.stream().map(Named::value).toList();
        byIndex = values.toArray();
        smallest = numbers.length == 0 ? 0 : numbers[0];
        dense = new int[numbers.length == 0 ? 0 : numbers[numbers.length - 1] - smallest + 1];
        Arrays.fill(dense, -1);
        for (int i = 0; i < numbers.length; i++) {
            dense[numbers[i] - smallest] = i;
        }
    }

    private record Named<E>(String name, E value) {}

    /**
     * Collects the {@code public static final} constants of {@code type} that are already assigned, so the caller
     * declares them before this.
     *
     * @param lookup
     *            the enumeration's own lookup
     * @throws IllegalStateException
     *             two constants have one number, or a constant cannot be read
     */
    public static <E extends Enumerated> NamedValues<E> collect(MethodHandles.Lookup lookup, Class<E> type) {
        List<Named<E>> found = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            boolean constant = Modifier.isStatic(field.getModifiers()) && Modifier.isPublic(field.getModifiers());
            if (constant && field.getType() == type) {
                try {
                    found.add(new Named<>(field.getName(), type.cast(lookup.unreflectGetter(field).invoke())));
                } catch (Throwable unreadable) {
                    throw new IllegalStateException("cannot read " + field, unreadable);
                }
            }
        }
        found.sort(Comparator.comparingInt(n -> n.value().value()));
        for (int i = 1; i < found.size(); i++) {
            if (found.get(i).value().value() == found.get(i - 1).value().value()) {
                throw new IllegalStateException(type + " names one number twice: " + found.get(i).name());
            }
        }
        return new NamedValues<>(found);
    }

    /** The constant of {@code number}, or null when it has no name. */
    @SuppressWarnings("unchecked") // the array holds the elements of the list
    public E find(int number) {
        int index = index(number);
        return index < 0 ? null : (E) byIndex[index];
    }

    /** The name of {@code number}, or its decimal digits. */
    public String name(int number) {
        int index = index(number);
        return index < 0 ? Integer.toString(number) : names[index];
    }

    /** All named constants, by rising number. */
    public List<E> values() {
        return values;
    }

    private int index(int number) {
        int slot = number - smallest;
        return slot < 0 || slot >= dense.length || number < smallest ? -1 : dense[slot];
    }
}
