package io.strowger.csta.tsapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The number of a private-data item, its first version and its name.
 *
 * @param number
 *            the number on the wire
 * @param version
 *            the first private-data version that uses it
 * @param name
 *            for example {@code Att.Delivered}
 * @param type
 *            the record
 */
public record AttType(int number, int version, String name, Class<? extends AttMessage> type) {
    /** The largest known number. */
    public static final int MAX_NUMBER = 211;

    private static final ClassValue<AttType> BY_CLASS = new ClassValue<>() {
        @Override
        protected AttType computeValue(Class<?> type) {
            AttPdu pdu = type.getAnnotation(AttPdu.class);
            return new AttType(pdu.number(), pdu.version(), "Att." + type.getSimpleName(),
                    type.asSubclass(AttMessage.class));
        }
    };
    private static final List<AttType> ALL = all();

    /** The type of a record of {@link Att}. */
    public static AttType of(Class<? extends AttMessage> type) {
        return BY_CLASS.get(type);
    }

    /** All known items by rising number. */
    public static List<AttType> values() {
        return ALL;
    }

    private static List<AttType> all() {
        List<AttType> all = new ArrayList<>();
        for (Class<?> nested : Att.class.getDeclaredClasses()) {
            all.add(BY_CLASS.get(nested));
        }
        all.sort(Comparator.comparingInt(AttType::number));
        return List.copyOf(all);
    }
}
