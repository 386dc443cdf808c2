package io.strowger.core.model;

/**
 * Texts of the keys that were written last: timers and facts name what they are about by it, so that an input asks for the same one again and again. A place is
 * overwritten by the next key that falls on it. Any thread: an entry is immutable, and whoever does not see it makes the text himself.
 */
final class LatestTexts<K> {
    private static final int PLACES = 64;

    private final Entry<?>[] entries = new Entry<?>[PLACES];

    private record Entry<K>(K key, String text) {}

    private static int place(Object key) {
        return key.hashCode() & PLACES - 1;
    }

    /** The text of the key, or null. */
    String of(K key) {
        Entry<?> entry = entries[place(key)];
        return entry != null && entry.key.equals(key) ? entry.text : null;
    }

    String keep(K key, String text) {
        entries[place(key)] = new Entry<>(key, text);
        return text;
    }
}
