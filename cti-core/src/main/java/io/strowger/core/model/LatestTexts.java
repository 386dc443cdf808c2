package io.strowger.core.model;

import java.util.function.Function;

/**
 * Texts of the keys that were written last: timers and facts name what they are about by it, so that an input asks for the same one again and again. A place is
 * overwritten by the next key that falls on it. Any thread: an entry is immutable, and whoever does not see it makes the text himself.
 */
final class LatestTexts<K> {
    private static final int PLACES = 64;

    private final Entry<?>[] entries = new Entry<?>[PLACES];

    private record Entry<K>(K key, String text) {}

    /** The text of the key, which is made where it is not kept; of the key's number only the last bits count. */
    String of(long number, K key, Function<K, String> make) {
        int place = (int) number & PLACES - 1;
        Entry<?> entry = entries[place];
        if (entry == null || !entry.key.equals(key)) {
            entry = new Entry<>(key, make.apply(key));
            entries[place] = entry;
        }
        return entry.text;
    }
}
