package io.strowger.core.route;

import io.strowger.core.route.RoutedContact.Urgency;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Contacts that wait for one skill, or for one agent by name: a line for each urgency, each worst level that is asked for, and for those who cannot be offered
 * now. In a line all that matters for choosing is equal but the wait, so that the order of a line never changes, and only the first of each are compared.
 */
public final class ContactQueue {
    /** Empty lines that are kept for those who come after. */
    private static final int EMPTY_MAX = 8;

    private final ArrayList<Line> lines = new ArrayList<>();
    private int size;
    private int empty;

    /** Contacts that differ in their wait only, the longest first. */
    static final class Line implements Comparable<Line> {
        final Urgency urgency;
        final int worstLevel;
        final boolean isOpen;
        final SortedList<RoutedContact> contacts = new SortedList<>();

        Line(Urgency urgency, int worstLevel, boolean isOpen) {
            this.urgency = urgency;
            this.worstLevel = worstLevel;
            this.isOpen = isOpen;
        }

        private int compareTo(Urgency other, int otherLevel, boolean otherOpen) {
            int order = Integer.compare(urgency.priority(), other.priority());
            if (order == 0) {
                order = Long.compare(urgency.ageingNanos(), other.ageingNanos());
            }
            if (order == 0) {
                order = Integer.compare(worstLevel, otherLevel);
            }
            return order != 0 ? order : Boolean.compare(isOpen, otherOpen);
        }

        @Override
        public int compareTo(Line other) {
            return compareTo(other.urgency, other.worstLevel, other.isOpen);
        }
    }

    /** Those that wait, whether they can be offered now or not. */
    public int size() {
        return size;
    }

    /** In the order of their priorities; some may be empty. */
    ArrayList<Line> lines() {
        return lines;
    }

    void enter(RoutedContact contact, int worstLevel, boolean isOpen) {
        int at = find(contact.urgency(), worstLevel, isOpen);
        if (at < 0) {
            at = -at - 1;
            lines.add(at, new Line(contact.urgency(), worstLevel, isOpen));
            empty++;
        }
        Line line = lines.get(at);
        empty -= line.contacts.isEmpty() ? 1 : 0;
        size += line.contacts.add(contact) ? 1 : 0;
    }

    void leave(RoutedContact contact, int worstLevel, boolean isOpen) {
        int at = find(contact.urgency(), worstLevel, isOpen);
        if (at < 0 || !lines.get(at).contacts.remove(contact)) {
            return;
        }
        size--;
        if (lines.get(at).contacts.isEmpty()) {
            if (empty >= EMPTY_MAX) {
                lines.remove(at);
            } else {
                empty++;
            }
        }
    }

    private int find(Urgency urgency, int worstLevel, boolean isOpen) {
        int low = 0;
        int high = lines.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = lines.get(middle).compareTo(urgency, worstLevel, isOpen);
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

    /** Since when the one waits that has waited longest, whatever its urgency; 0 when none waits. */
    public long longestNanos() {
        long longest = 0;
        for (int i = 0; i < lines.size(); i++) {
            RoutedContact first = lines.get(i).contacts.first();
            if (first != null && (longest == 0 || first.queuedNanos() < longest)) {
                longest = first.queuedNanos();
            }
        }
        return longest;
    }

    /** How many wait at this priority or before it. */
    public int ahead(int priority) {
        int ahead = 0;
        for (int i = 0; i < lines.size() && lines.get(i).urgency.priority() <= priority; i++) {
            ahead += lines.get(i).contacts.size();
        }
        return ahead;
    }

    /** The contacts in the order of their priority as it has aged, whether they can be offered now or not; only as long as the queue does not change. */
    public Iterable<RoutedContact> inOrder(long nowNanos) {
        return () -> new InOrder(nowNanos);
    }

    /** The first of each line are compared, and the line of the best goes on. */
    private final class InOrder implements Iterator<RoutedContact> {
        private final long now;
        private final List<Iterator<RoutedContact>> rest = new ArrayList<>();
        private final List<RoutedContact> heads = new ArrayList<>();

        InOrder(long now) {
            this.now = now;
            for (Line line : lines) {
                if (!line.contacts.isEmpty()) {
                    Iterator<RoutedContact> contacts = line.contacts.iterator();
                    heads.add(contacts.next());
                    rest.add(contacts);
                }
            }
        }

        @Override
        public boolean hasNext() {
            return !heads.isEmpty();
        }

        @Override
        public RoutedContact next() {
            if (heads.isEmpty()) {
                throw new NoSuchElementException();
            }
            int first = 0;
            for (int i = 1; i < heads.size(); i++) {
                first = Urgencies.compare(heads.get(i), heads.get(first), now) < 0 ? i : first;
            }
            RoutedContact contact = heads.get(first);
            if (rest.get(first).hasNext()) {
                heads.set(first, rest.get(first).next());
            } else {
                heads.remove(first);
                rest.remove(first);
            }
            return contact;
        }
    }
}
