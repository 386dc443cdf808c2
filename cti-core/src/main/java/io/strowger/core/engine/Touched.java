package io.strowger.core.engine;

import java.util.ArrayList;

/** What a decision has touched, each once, in the order of the keys; mostly one or two, so it is looked through. */
final class Touched<K extends Comparable<? super K>> {
    private final ArrayList<K> keys = new ArrayList<>();

    void add(K key) {
        int at = keys.size();
        while (at > 0) {
            int order = keys.get(at - 1).compareTo(key);
            if (order == 0) {
                return;
            }
            if (order < 0) {
                break;
            }
            at--;
        }
        keys.add(at, key);
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
