package io.strowger.core.state;

/**
 * The slots of a table, found by the hashes of their keys. A slot is itself the entry of the hash table, so that a look-up touches as little memory as it can: with
 * tens of thousands of rows that is what an input waits for. Nothing here walks over the slots, so no order of hashes can decide anything. Core thread only.
 */
final class Slots<K, V> {
    private static final int CAPACITY_MIN = 16;

    /** At most half as many slots as places. */
    private Slot<K, V>[] places = places(CAPACITY_MIN);
    private int size;

    @SuppressWarnings("unchecked") // Generic arrays cannot be made otherwise.
    private static <K, V> Slot<K, V>[] places(int capacity) {
        return (Slot<K, V>[]) new Slot<?, ?>[capacity];
    }

    /** The slot of a key, or null. */
    Slot<K, V> get(K key) {
        return size == 0 ? null : get(key, LookUp.hash(key));
    }

    private Slot<K, V> get(K key, int hash) {
        Slot<K, V> slot = places[hash & places.length - 1];
        while (slot != null && (slot.hash != hash || !slot.key.equals(key))) {
            slot = slot.next;
        }
        return slot;
    }

    /** The slot of a key, made when there is none. */
    Slot<K, V> getOrMake(K key) {
        int hash = LookUp.hash(key);
        Slot<K, V> slot = get(key, hash);
        if (slot == null) {
            slot = new Slot<>(key, hash);
            size++;
            if (2 * size > places.length) {
                grow();
            }
            link(slot);
        }
        return slot;
    }

    void remove(Slot<K, V> slot) {
        int place = slot.hash & places.length - 1;
        Slot<K, V> before = places[place];
        if (before == slot) {
            places[place] = slot.next;
        } else {
            while (before.next != slot) {
                before = before.next;
            }
            before.next = slot.next;
        }
        slot.next = null;
        size--;
    }

    private void link(Slot<K, V> slot) {
        int place = slot.hash & places.length - 1;
        slot.next = places[place];
        places[place] = slot;
    }

    private void grow() {
        Slot<K, V>[] old = places;
        places = places(2 * old.length);
        for (Slot<K, V> first : old) {
            for (Slot<K, V> slot = first; slot != null;) {
                Slot<K, V> next = slot.next;
                link(slot);
                slot = next;
            }
        }
    }
}
