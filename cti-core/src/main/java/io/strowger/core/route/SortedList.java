package io.strowger.core.route;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Elements in their order, in pieces of bounded length: finding is two binary searches, adding and removing move part of one piece. The rank of an element, by which
 * it is ordered first, lies beside it, so that searching touches few elements. What an element is ordered by must not change while it is in. Elements that compare
 * as equal are one.
 */
public final class SortedList<E extends SortedList.Ranked<E>> implements Iterable<E> {
    /** Elements of a piece; a longer one is cut in two. */
    static final int PIECE_MAX = 128;
    private static final int FIRST = 4;

    /** None of them is empty. */
    private Piece[] pieces = new Piece[1];
    private int count;
    private int size;

    /** Something ordered by its rank first. */
    public interface Ranked<E> extends Comparable<E> {
        /** What it is ordered by first, as {@link #compareTo} says it too. */
        long rank();
    }

    private static final class Piece {
        private long[] ranks;
        private Ranked<?>[] elements;
        private int length;

        private Piece(int room) {
            ranks = new long[room];
            elements = new Ranked<?>[room];
        }

        private void insert(int at, long rank, Ranked<?> element) {
            if (length == ranks.length) {
                int room = Math.min(2 * length, PIECE_MAX + 1);
                ranks = Arrays.copyOf(ranks, room);
                elements = Arrays.copyOf(elements, room);
            }
            System.arraycopy(ranks, at, ranks, at + 1, length - at);
            System.arraycopy(elements, at, elements, at + 1, length - at);
            ranks[at] = rank;
            elements[at] = element;
            length++;
        }

        private void remove(int at) {
            length--;
            System.arraycopy(ranks, at + 1, ranks, at, length - at);
            System.arraycopy(elements, at + 1, elements, at, length - at);
            elements[length] = null;
        }

        /** The upper half in a piece of its own. */
        private Piece cut() {
            int half = length / 2;
            Piece rest = new Piece(PIECE_MAX + 1);
            rest.length = length - half;
            System.arraycopy(ranks, half, rest.ranks, 0, rest.length);
            System.arraycopy(elements, half, rest.elements, 0, rest.length);
            Arrays.fill(elements, half, length, null);
            length = half;
            return rest;
        }
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    @SuppressWarnings("unchecked")
    private E element(Piece piece, int at) {
        return (E) piece.elements[at];
    }

    /** How the element at a place compares to one that has the given rank. */
    private int compare(Piece piece, int at, long rank, E element) {
        long other = piece.ranks[at];
        return other != rank ? other < rank ? -1 : 1 : element(piece, at).compareTo(element);
    }

    /** The first element, or null. */
    public E first() {
        return size == 0 ? null : element(pieces[0], 0);
    }

    /** The first element behind this one, which need not be in the list; null when there is none. */
    public E higher(E element) {
        int number = pieceFor(element);
        if (number == count) {
            return null;
        }
        Piece piece = pieces[number];
        int at = find(piece, element);
        int next = at < 0 ? -at - 1 : at + 1;
        if (next < piece.length) {
            return element(piece, next);
        }
        return number + 1 == count ? null : element(pieces[number + 1], 0);
    }

    /** Adds the element unless an equal one is in. */
    public boolean add(E element) {
        if (count == 0) {
            pieces[0] = new Piece(FIRST);
            count = 1;
        }
        int number = size == 0 ? 0 : Math.min(pieceFor(element), count - 1);
        Piece piece = pieces[number];
        int at = find(piece, element);
        if (at >= 0) {
            return false;
        }
        piece.insert(-at - 1, element.rank(), element);
        size++;
        if (piece.length > PIECE_MAX) {
            place(number + 1, piece.cut());
        }
        return true;
    }

    private void place(int number, Piece piece) {
        if (count == pieces.length) {
            pieces = Arrays.copyOf(pieces, 2 * count);
        }
        System.arraycopy(pieces, number, pieces, number + 1, count - number);
        pieces[number] = piece;
        count++;
    }

    /** Removes the element that compares as equal. */
    public boolean remove(E element) {
        int number = size == 0 ? count : pieceFor(element);
        if (number == count) {
            return false;
        }
        Piece piece = pieces[number];
        int at = find(piece, element);
        if (at < 0) {
            return false;
        }
        piece.remove(at);
        size--;
        if (piece.length == 0 && size != 0) {
            count--;
            System.arraycopy(pieces, number + 1, pieces, number, count - number);
            pieces[count] = null;
        } else if (size == 0 && piece.ranks.length > FIRST) {
            clear();
        }
        return true;
    }

    public void clear() {
        pieces = new Piece[1];
        count = 0;
        size = 0;
    }

    /** The first piece that ends with this element or behind it; the number of pieces when there is none. */
    private int pieceFor(E element) {
        if (size == 0) {
            return count;
        }
        if (count == 1) {
            return 0;
        }
        long rank = element.rank();
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(pieces[middle], pieces[middle].length - 1, rank, element) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int find(Piece piece, E element) {
        long rank = element.rank();
        int low = 0;
        int high = piece.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(piece, middle, rank, element);
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
            private int number;
            private int at;

            @Override
            public boolean hasNext() {
                return number < count && at < pieces[number].length;
            }

            @Override
            public E next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                E element = element(pieces[number], at++);
                if (at == pieces[number].length) {
                    number++;
                    at = 0;
                }
                return element;
            }
        };
    }
}
