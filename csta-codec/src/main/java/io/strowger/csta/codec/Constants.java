package io.strowger.csta.codec;

import io.strowger.csta.Enumerated;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.IntSummaryStatistics;

/**
 * The constants of an enumeration by number. A record, because the virtual machine's compilers take the members of a
 * constant record for constants, and half of all members of messages are enumerations.
 *
 * @param bySlot
 *            by number less {@code smallest}; null for a gap
 * @param of
 *            of type (int)Object, for a number without a constant
 */
record Constants(Object[] bySlot, int smallest, MethodHandle of) {
    /** Numbers may lie so far apart; a constant beyond has no slot and is found by {@code of}. */
    private static final int SLOTS_MAX = 4_096;

    static Constants of(Collection<Object> constants, MethodHandle of) {
        IntSummaryStatistics numbers = constants.stream().mapToInt(Constants::number).summaryStatistics();
        int smallest = constants.isEmpty() ? 0 : numbers.getMin();
        long slots = constants.isEmpty() ? 0 : Math.min(SLOTS_MAX, 1L + numbers.getMax() - smallest);
        Object[] bySlot = new Object[(int) slots];
        for (Object constant : constants) {
            if (number(constant) - (long) smallest < slots) {
                bySlot[number(constant) - smallest] = constant;
            }
        }
        return new Constants(bySlot, smallest, of.asType(MethodType.methodType(Object.class, int.class)));
    }

    private static int number(Object constant) {
        return ((Enumerated) constant).value();
    }

    /** The constant, or a nameless value. */
    Object at(int number) {
        // A number far away wraps around to a slot that there is not, because slots are few.
        int slot = number - smallest;
        Object constant = slot >= 0 && slot < bySlot.length ? bySlot[slot] : null;
        if (constant != null) {
            return constant;
        }
        try {
            return (Object) of.invokeExact(number);
        } catch (Throwable thrown) {
            throw CompiledCodecs.unchecked(thrown);
        }
    }
}
