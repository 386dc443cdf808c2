package io.strowger.core.route;

import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.route.RoutedContact.Urgency;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Contacts that wait for one skill, or for one agent by name: a line for each urgency, so that all that matters for choosing is equal in a line but the wait, and its
 * order never changes. Lines stand in groups, one for each worst level that is asked for, for each switch that contacts are at, each weight of their own, each location that they are kept for
 * or, where the skill prefers its agents' own, come from, and for those who cannot be offered now; which of its lines come first in a group, by each way of choosing, is looked up once after a change and does not
 * depend on the time.
 */
public final class ContactQueue {
    /** Empty lines of a group that are kept for those who come after. */
    private static final int EMPTY_MAX = 8;

    private final ArrayList<Group> groups = new ArrayList<>(2);
    private int size;
    private boolean byLocation;

    /** Contacts that differ in their wait only, the longest first. */
    static final class Line {
        final int priority;
        final long ageingNanos;
        final SortedList<RoutedContact> contacts = new SortedList<>();
        /** The first of them, or null, and since when it waits: what most comparisons need without looking at it. */
        RoutedContact first;
        long firstNanos;

        Line(Urgency urgency) {
            this.priority = urgency.priority();
            this.ageingNanos = urgency.ageingNanos();
        }

        private void changed() {
            first = contacts.first();
            firstNanos = first == null ? 0 : first.queuedNanos();
        }

        private int compareTo(Urgency urgency) {
            int order = Integer.compare(priority, urgency.priority());
            return order != 0 ? order : Long.compare(ageingNanos, urgency.ageingNanos());
        }

        /** Whether its first waits longer than that of another. */
        private boolean isOlder(Line other) {
            return firstNanos != other.firstNanos
                    ? firstNanos < other.firstNanos
                    : first.id().compareTo(other.first.id()) < 0;
        }

        /** Whether it comes before a line that ages as fast, by priority as it has aged: with a slope {@code p * a - wait} differs by a constant. */
        private boolean isMoreUrgent(Line other) {
            long own = ageingNanos == 0 ? priority : priority * ageingNanos + firstNanos;
            long others = ageingNanos == 0 ? other.priority : other.priority * ageingNanos + other.firstNanos;
            return own != others ? own < others : isOlder(other);
        }
    }

    /** Lines of one worst level and one origin, of contacts that can be offered or of those that cannot. */
    static final class Group {
        final int worstLevel;
        final boolean isOpen;
        /** They are kept for agents at their location. */
        final boolean isLocal;
        /** Where all of them come from; with a location only where it makes a difference. */
        final Origin origin;
        /** By priority, then by ageing; some may be empty. */
        final ArrayList<Line> lines = new ArrayList<>(4);
        private int empty;
        private int size;
        private boolean isStale = true;
        /** The most urgent line of each ageing. */
        private final ArrayList<Line> urgent = new ArrayList<>(2);
        private Line oldest;
        private Line neediest;

        Group(int worstLevel, boolean isOpen, boolean isLocal, Origin origin) {
            this.worstLevel = worstLevel;
            this.isOpen = isOpen;
            this.isLocal = isLocal;
            this.origin = origin;
        }

        boolean isEmpty() {
            return size == 0;
        }

        boolean isAt(Place place) {
            return !origin.location().isEmpty() && origin.location().equals(place.location());
        }

        /** For each way of ageing the line whose first has the highest priority as it has aged. */
        ArrayList<Line> urgent() {
            refresh();
            return urgent;
        }

        /** The line whose first has waited longest, or null. */
        Line oldest() {
            refresh();
            return oldest;
        }

        /** The line whose first has the highest priority and has waited longest, or null. */
        Line neediest() {
            refresh();
            return neediest;
        }

        private void refresh() {
            if (!isStale) {
                return;
            }
            isStale = false;
            oldest = null;
            neediest = null;
            urgent.clear();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                if (line.first != null) {
                    oldest = oldest == null || line.isOlder(oldest) ? line : oldest;
                    boolean needier = neediest == null
                            || line.priority == neediest.priority && line.isOlder(neediest);
                    neediest = needier ? line : neediest;
                    urgent(line);
                }
            }
        }

        private void urgent(Line line) {
            for (int i = 0; i < urgent.size(); i++) {
                if (urgent.get(i).ageingNanos == line.ageingNanos) {
                    if (line.isMoreUrgent(urgent.get(i))) {
                        urgent.set(i, line);
                    }
                    return;
                }
            }
            urgent.add(line);
        }

        private boolean enter(RoutedContact contact) {
            int at = find(contact.urgency());
            if (at < 0) {
                at = -at - 1;
                lines.add(at, new Line(contact.urgency()));
                empty++;
            }
            Line line = lines.get(at);
            if (!line.contacts.add(contact)) {
                return false;
            }
            empty -= line.first == null ? 1 : 0;
            size++;
            line.changed();
            isStale = true;
            return true;
        }

        private boolean leave(RoutedContact contact) {
            int at = find(contact.urgency());
            if (at < 0 || !lines.get(at).contacts.remove(contact)) {
                return false;
            }
            Line line = lines.get(at);
            size--;
            line.changed();
            isStale = true;
            if (line.first == null) {
                empty++;
                if (empty > EMPTY_MAX) {
                    lines.remove(at);
                    empty--;
                }
            }
            return true;
        }

        private int find(Urgency urgency) {
            int low = 0;
            int high = lines.size() - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = lines.get(middle).compareTo(urgency);
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
    }

    /** Whether contacts of an agent's own location come before others; none may wait. */
    void serves(boolean locally) {
        byLocation = locally;
        groups.clear();
    }

    /** Those that wait, whether they can be offered now or not. */
    public int size() {
        return size;
    }

    ArrayList<Group> groups() {
        return groups;
    }

    void enter(RoutedContact contact, int worstLevel, boolean isOpen, boolean isLocal) {
        Group group = group(contact.origin(), worstLevel, isOpen, isLocal);
        if (group == null) {
            Origin from = contact.origin();
            group = new Group(worstLevel, isOpen, isLocal,
                    isLocal || byLocation || from.location().isEmpty()
                            ? from
                            : new Origin(from.medium(), from.switchName(), from.staysThere(), "", from.weight()));
            groups.add(group);
        }
        size += group.enter(contact) ? 1 : 0;
    }

    void leave(RoutedContact contact, int worstLevel, boolean isOpen, boolean isLocal) {
        Group group = group(contact.origin(), worstLevel, isOpen, isLocal);
        size -= group != null && group.leave(contact) ? 1 : 0;
    }

    private Group group(Origin origin, int worstLevel, boolean isOpen, boolean isLocal) {
        String location = isLocal || byLocation ? origin.location() : "";
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            if (group.worstLevel == worstLevel && group.isOpen == isOpen && group.isLocal == isLocal
                    && group.origin.medium() == origin.medium() && group.origin.staysThere() == origin.staysThere()
                    && group.origin.weight() == origin.weight()
                    && group.origin.switchName().equals(origin.switchName())
                    && group.origin.location().equals(location)) {
                return group;
            }
        }
        return null;
    }

    /** Since when the one waits that has waited longest, whatever its urgency; 0 when none waits. */
    public long longestNanos() {
        if (size == 0) {
            return 0;
        }
        long longest = 0;
        for (int i = 0; i < groups.size(); i++) {
            Line oldest = groups.get(i).oldest();
            if (oldest != null && (longest == 0 || oldest.firstNanos < longest)) {
                longest = oldest.firstNanos;
            }
        }
        return longest;
    }

    /** How many wait at this priority or before it. */
    public int ahead(int priority) {
        if (size == 0) {
            return 0;
        }
        int ahead = 0;
        for (int i = 0; i < groups.size(); i++) {
            ArrayList<Line> lines = groups.get(i).lines;
            for (int k = 0; k < lines.size() && lines.get(k).priority <= priority; k++) {
                ahead += lines.get(k).contacts.size();
            }
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
            for (Group group : groups) {
                for (Line line : group.lines) {
                    if (line.first != null) {
                        Iterator<RoutedContact> contacts = line.contacts.iterator();
                        heads.add(contacts.next());
                        rest.add(contacts);
                    }
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
