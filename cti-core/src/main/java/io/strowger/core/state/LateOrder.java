package io.strowger.core.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Slots of rows that come and go with every call and are seldom walked over: they are put in the order of their keys when somebody walks, which costs him a pass over
 * all of them; a row that comes or goes costs nearly nothing. Core thread only.
 */
final class LateOrder<K extends Comparable<? super K>, V> {
    /** Below this size nobody cares how many are gone. */
    private static final int SMALL = 1_024;

    /** Some may have no row any more, and in what is not sorted one may be there twice. */
    private final ArrayList<Slot<K, V>> slots = new ArrayList<>();
    private boolean isSorted = true;

    /** @param rows how many there are with this one */
    void added(Slot<K, V> slot, int rows) {
        int last = slots.size() - 1;
        isSorted &= last < 0 || slots.get(last).key.compareTo(slot.key) < 0;
        slots.add(slot);
        if (slots.size() > SMALL && slots.size() > 2 * rows) {
            sort();
        }
    }

    private void sort() {
        slots.removeIf(slot -> slot.row == null);
        slots.sort(Comparator.comparing(slot -> slot.key));
        int kept = 0;
        for (int i = 0; i < slots.size(); i++) {
            if (kept == 0 || slots.get(kept - 1) != slots.get(i)) {
                slots.set(kept++, slots.get(i));
            }
        }
        slots.subList(kept, slots.size()).clear();
        isSorted = true;
    }

    /** The rows whose keys are at least {@code from}, in order. */
    Iterator<V> from(K from) {
        if (!isSorted) {
            sort();
        }
        int low = 0;
        int high = slots.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slots.get(middle).key.compareTo(from) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new Walk(low);
    }

    private final class Walk implements Iterator<V> {
        private int at;

        Walk(int at) {
            this.at = at;
        }

        @Override
        public boolean hasNext() {
            while (at < slots.size() && slots.get(at).row == null) {
                at++;
            }
            return at < slots.size();
        }

        @Override
        public V next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return slots.get(at++).row;
        }
    }
}
