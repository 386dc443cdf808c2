package io.strowger.calllog.fold;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** How many there are now, by name; those of which there are none take no room. */
final class Levels {
    private final Map<String, Integer> levels = new TreeMap<>();

    /** More or fewer of a name; gives how many there are then. */
    int change(String name, int more) {
        Integer now = levels.merge(name, more, (before, change) -> before + change == 0 ? null : before + change);
        return now == null ? 0 : now;
    }

    int of(String name) {
        return levels.getOrDefault(name, 0);
    }

    boolean any() {
        return !levels.isEmpty();
    }

    void forEach(BiConsumer<String, Integer> taker) {
        levels.forEach(taker);
    }
}
