package io.strowger.core.model;

/**
 * Texts of the keys that were written last: timers and facts name what they are about by it, so that an input asks for the same one again and again. A place is
 * overwritten by the next key that falls on it. Any thread: an entry is immutable, and whoever does not see it makes the text himself.
 */
final class LatestTexts<K> {
    private static final int PLACES = 64;

    private final Entry<?>[] entries = new Entry<?>[PLACES];

    private record Entry<K>(K key, String text) {}

    /** The text of the key, or null; of the key's number only the last bits count. */
    String of(long number, K key) {
        Entry<?> entry = entries[place(number)];
        return entry != null && entry.key.equals(key) ? entry.text : null;
    }

    String keep(long number, K key, String text) {
        entries[place(number)] = new Entry<>(key, text);
        return text;
    }

    private static int place(long number) {
        return (int) number & PLACES - 1;
    }
}
