package io.strowger.calllog.fold;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Open things by key, in the order of their beginnings, up to a limit. */
final class OpenThings<K, V> {

    private record Begun<V>(long sequence, V value) {}

    private final int max;
    private final Map<K, Begun<V>> things = new LinkedHashMap<>();
    private long oldestRemoved = Long.MAX_VALUE;

    OpenThings(int max) {
        this.max = max;
    }

    V get(K key) {
        Begun<V> begun = things.get(key);
        return begun == null ? null : begun.value();
    }

    /** Adds or replaces, as begun at that sequence, and returns the oldest one if there are too many now, else null. */
    V put(K key, V value, long sequence) {
        things.remove(key);
        return replace(key, value, sequence);
    }

    /**
     * Replaces, as begun when the one before began, or adds, as begun at that sequence; returns what {@link #put}
     * returns.
     */
    V replace(K key, V value, long sequence) {
        Begun<V> before = things.get(key);
        things.put(key, new Begun<>(before == null ? sequence : before.sequence(), value));
        return things.size() > max ? remove(things.keySet().iterator().next()) : null;
    }

    V remove(K key) {
        Begun<V> begun = things.remove(key);
        if (begun == null) {
            return null;
        }
        oldestRemoved = Math.min(oldestRemoved, begun.sequence());
        return begun.value();
    }

    /**
     * The next input begins. Until then what was removed counts among the oldest: who begins again in the middle of an
     * input must see that it was there.
     */
    void beginInput() {
        oldestRemoved = Long.MAX_VALUE;
    }

    Collection<V> values() {
        return things.values().stream().map(Begun::value).toList();
    }

    int size() {
        return things.size();
    }

    /** Sequence at which the oldest began, if that is before {@code otherwise}. */
    long oldest(long otherwise) {
        long oldest = things.isEmpty() ? otherwise : things.values().iterator().next().sequence();
        return Math.min(Math.min(oldest, oldestRemoved), otherwise);
    }
}
