package io.strowger.core.route;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Elements in their order, in pieces of bounded length: finding is two binary searches, adding and removing move part of one piece. What an element is ordered by
 * must not change while it is in. Elements that compare as equal are one.
 */
public final class SortedList<E extends Comparable<? super E>> implements Iterable<E> {
    /** Elements of a piece; a longer one is cut in two. */
    static final int PIECE_MAX = 128;

    /** None of them is empty. */
    private final ArrayList<ArrayList<E>> pieces = new ArrayList<>(1);
    private int size;

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The first element, or null. */
    public E first() {
        return size == 0 ? null : pieces.get(0).get(0);
    }

    /** The first element behind this one, which need not be in the list; null when there is none. */
    public E higher(E element) {
        int piece = pieceFor(element);
        if (piece == pieces.size()) {
            return null;
        }
        ArrayList<E> list = pieces.get(piece);
        int at = find(list, element);
        int next = at < 0 ? -at - 1 : at + 1;
        if (next < list.size()) {
            return list.get(next);
        }
        return piece + 1 == pieces.size() ? null : pieces.get(piece + 1).get(0);
    }

    /** Adds the element unless an equal one is in. */
    public boolean add(E element) {
        if (size == 0) {
            ArrayList<E> only = new ArrayList<>(4);
            only.add(element);
            pieces.add(only);
            size = 1;
            return true;
        }
        int piece = Math.min(pieceFor(element), pieces.size() - 1);
        ArrayList<E> list = pieces.get(piece);
        int at = find(list, element);
        if (at >= 0) {
            return false;
        }
        list.add(-at - 1, element);
        size++;
        if (list.size() > PIECE_MAX) {
            cut(piece, list);
        }
        return true;
    }

    private void cut(int piece, ArrayList<E> list) {
        int half = list.size() / 2;
        ArrayList<E> rest = new ArrayList<>(PIECE_MAX + 1);
        rest.addAll(list.subList(half, list.size()));
        list.subList(half, list.size()).clear();
        pieces.add(piece + 1, rest);
    }

    /** Removes the element that compares as equal. */
    public boolean remove(E element) {
        int piece = pieceFor(element);
        if (piece == pieces.size()) {
            return false;
        }
        ArrayList<E> list = pieces.get(piece);
        int at = find(list, element);
        if (at < 0) {
            return false;
        }
        list.remove(at);
        size--;
        if (list.isEmpty()) {
            pieces.remove(piece);
        }
        return true;
    }

    public void clear() {
        pieces.clear();
        size = 0;
    }

    /** The first piece that ends with this element or behind it; the number of pieces when there is none. */
    private int pieceFor(E element) {
        int low = 0;
        int high = pieces.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            ArrayList<E> list = pieces.get(middle);
            if (list.get(list.size() - 1).compareTo(element) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int find(ArrayList<E> list, E element) {
        int low = 0;
        int high = list.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = list.get(middle).compareTo(element);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    @Override
    public Iterator<E> iterator() {
        return new Iterator<>() {
            private int piece;
            private int at;

            @Override
            public boolean hasNext() {
                return piece < pieces.size();
            }

            @Override
            public E next() {
                if (piece >= pieces.size()) {
                    throw new NoSuchElementException();
                }
                ArrayList<E> list = pieces.get(piece);
                E element = list.get(at++);
                if (at == list.size()) {
                    piece++;
                    at = 0;
                }
                return element;
            }
        };
    }
}
