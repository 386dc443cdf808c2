package io.strowger.core.state;

import io.strowger.core.state.Indexes.Ready;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The agents of a skill who can be offered a contact, in the order of {@link Ready}: by level, then the most idle first, then by agent id. A list a level; whoever
 * becomes idle goes to its end, so that joining and leaving touch the neighbours only. Core thread only.
 */
final class ReadyAgents extends AbstractCollection<Ready> {
    private static final int LEVELS = 16;

    private final Place[] first = new Place[LEVELS + 1];
    private final Place[] last = new Place[LEVELS + 1];
    private int size;

    /** An agent's place in one skill, in the list or not. */
    static final class Place {
        final SkillIndex skill;
        private final int level;
        private final String agentId;
        private long idleNanos;
        private boolean isIn;
        private Place before;
        private Place after;

        Place(SkillIndex skill, int level, String agentId) {
            this.skill = skill;
            this.level = Math.clamp(level, 0, LEVELS);
            this.agentId = agentId;
        }

        private boolean isBefore(long nanos, String id) {
            return idleNanos != nanos ? idleNanos < nanos : agentId.compareTo(id) < 0;
        }
    }

    void join(Place place, long idleNanos) {
        leave(place);
        place.idleNanos = idleNanos;
        place.isIn = true;
        size++;
        Place before = last[place.level];
        while (before != null && !before.isBefore(idleNanos, place.agentId)) {
            before = before.before;
        }
        place.before = before;
        place.after = before == null ? first[place.level] : before.after;
        join(place, place, place);
    }

    void leave(Place place) {
        if (place.isIn) {
            place.isIn = false;
            size--;
            join(place, place.before, place.after);
            place.before = null;
            place.after = null;
        }
    }

    /** Whoever stands before the place has this one behind, and whoever stands behind it that one before. */
    private void join(Place place, Place theirBefore, Place theirAfter) {
        if (place.before == null) {
            first[place.level] = theirAfter;
        } else {
            place.before.after = theirAfter;
        }
        if (place.after == null) {
            last[place.level] = theirBefore;
        } else {
            place.after.before = theirBefore;
        }
    }

    @Override
    public void clear() {
        for (int level = 0; level <= LEVELS; level++) {
            while (first[level] != null) {
                leave(first[level]);
            }
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<Ready> iterator() {
        return new Iterator<>() {
            private int level;
            private Place next = skip(first[0]);

            private Place skip(Place from) {
                Place place = from;
                while (place == null && level < LEVELS) {
                    place = first[++level];
                }
                return place;
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Ready next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                Ready ready = new Ready(next.level, next.idleNanos, next.agentId);
                next = skip(next.after);
                return ready;
            }
        };
    }
}
