package io.strowger.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Steps that wait for their turn within an input: kind by kind, in each the first to come first, none twice. */
final class Steps {
    /** Up to so many are looked through one by one; beyond, a set is quicker. */
    private static final int FEW = 16;

    private final List<Lane> lanes = new ArrayList<>();
    private int size;

    /** The steps of one kind. */
    private static final class Lane {
        private final Step.Kind kind;
        private final ArrayList<Object> keys = new ArrayList<>();
        private TreeSet<Object> many;
        private int next;

        private Lane(Step.Kind kind) {
            this.kind = kind;
        }

        private boolean add(Object key) {
            if (contains(key)) {
                return false;
            }
            keys.add(key);
            if (many != null) {
                many.add(key);
            } else if (keys.size() - next > FEW) {
                many = new TreeSet<>(keys.subList(next, keys.size()));
            }
            return true;
        }

        private boolean contains(Object key) {
            if (many != null) {
                return many.contains(key);
            }
            for (int i = next; i < keys.size(); i++) {
                if (keys.get(i).equals(key)) {
                    return true;
                }
            }
            return false;
        }

        private Object poll() {
            Object key = keys.get(next++);
            if (many != null) {
                many.remove(key);
            }
            if (next == keys.size()) {
                clear();
            }
            return key;
        }

        private void clear() {
            keys.clear();
            many = null;
            next = 0;
        }
    }

    Steps() {
        for (Step.Kind kind : Step.Kind.values()) {
            lanes.add(new Lane(kind));
        }
    }

    void add(Step.Kind kind, Object key) {
        size += lanes.get(kind.ordinal()).add(key) ? 1 : 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The next step, or null. */
    Step poll() {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            if (lane.next < lane.keys.size()) {
                size--;
                return new Step(lane.kind, lane.poll());
            }
        }
        return null;
    }

    /** Hands all over to others and is empty afterwards. */
    void moveTo(Steps others) {
        if (size == 0) {
            return;
        }
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            for (int k = lane.next; k < lane.keys.size(); k++) {
                others.add(lane.kind, lane.keys.get(k));
            }
        }
        clear();
    }

    void clear() {
        size = 0;
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).clear();
        }
    }
}
