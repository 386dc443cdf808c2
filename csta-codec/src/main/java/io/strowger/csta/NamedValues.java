package io.strowger.csta;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The named constants of one {@link Enumerated} record type, by number. Immutable; any thread.
 *
 * @param <E>
 *            the enumeration
 */
public final class NamedValues<E extends Enumerated> {
    private final List<E> values;
    /** Name and constant by {@code number - smallest}; null for a gap. */
    private final String[] nameBySlot;
    private final Object[] valueBySlot;
    private final int smallest;

    private NamedValues(List<Named<E>> named) {
        values = named.stream().map(Named::value).toList();
        smallest = named.isEmpty() ? 0 : values.get(0).value();
        int slots = named.isEmpty() ? 0 : values.get(values.size() - 1).value() - smallest + 1;
        nameBySlot = new String[slots];
        valueBySlot = new Object[slots];
        for (Named<E> one : named) {
            nameBySlot[one.value().value() - smallest] = one.name();
            valueBySlot[one.value().value() - smallest] = one.value();
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
        Object[] all = valueBySlot;
        // A number far away wraps around to a slot that there is not, because numbers and slots are few.
        int slot = number - smallest;
        return slot >= 0 && slot < all.length ? (E) all[slot] : null;
    }

    /** The name of {@code number}, or its decimal digits. */
    public String name(int number) {
        int slot = number - smallest;
        String name = slot >= 0 && slot < nameBySlot.length ? nameBySlot[slot] : null;
        return name == null ? Integer.toString(number) : name;
    }

    /** All named constants, by rising number. */
    public List<E> values() {
        return values;
    }
}
