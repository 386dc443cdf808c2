package io.strowger.core.engine;

import java.util.ArrayList;
import java.util.Collections;

/** What a decision has touched, each once, in the order of the keys; mostly one or two, sometimes everybody. */
final class Touched<K extends Comparable<? super K>> {
    private final ArrayList<K> keys = new ArrayList<>();

    void add(K key) {
        int last = keys.size() - 1;
        int order = last < 0 ? -1 : keys.get(last).compareTo(key);
        if (order < 0) {
            keys.add(key);
        } else if (order > 0) {
            int at = Collections.binarySearch(keys, key);
            if (at < 0) {
                keys.add(-at - 1, key);
            }
        }
    }

    int size() {
        return keys.size();
    }

    K get(int index) {
        return keys.get(index);
    }

    void clear() {
        keys.clear();
    }
}
