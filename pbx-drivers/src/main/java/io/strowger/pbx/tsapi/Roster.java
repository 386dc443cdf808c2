package io.strowger.pbx.tsapi;

import io.strowger.core.model.MonitorKind;
import io.strowger.core.model.UniversalFailure;
import io.strowger.pbx.LinkDevices;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The monitors and registrations of a link: which are wanted, asked for, standing, or resting until they are asked
 * for again. One thread.
 */
final class Roster {
    /** Shortest rest after a monitor ended or a registration was aborted, in milliseconds. */
    static final long REST_ENDED_MIN_MILLIS = 1_000;
    /** Shortest rest after a refusal, which rarely changes by itself, in milliseconds. */
    static final long REST_REFUSED_MIN_MILLIS = 30_000;
    /** Longest rest, in milliseconds. */
    static final long REST_MAX_MILLIS = 600_000;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final int DOUBLINGS_MAX = 20;

    /** What kind of watch an entry is. */
    enum Kind {
        MONITOR_DEVICE, MONITOR_CALLS, ROUTE
    }

    /** Where an entry stands. */
    enum Standing {
        WANTED, ASKED, STANDING, RESTING, ENDED
    }

    private record Key(Kind kind, String deviceId) {}

    /** One monitor or registration. */
    static final class Entry {
        final Kind kind;
        final String deviceId;
        private final int order;
        private Standing standing = Standing.WANTED;
        private int reference;
        private int failures;
        private long restsUntil;
        private UniversalFailure told;

        private Entry(Kind kind, String deviceId, int order) {
            this.kind = kind;
            this.deviceId = deviceId;
            this.order = order;
        }

        Standing standing() {
            return standing;
        }

        /** The monitor cross reference or registration id while standing. */
        int reference() {
            return reference;
        }

        MonitorKind monitorKind() {
            return kind == Kind.MONITOR_CALLS ? MonitorKind.CALLS_VIA_DEVICE : MonitorKind.DEVICE;
        }

        /** Whether this refusal is news; the same one again is not. */
        boolean isNews(UniversalFailure failure) {
            boolean news = !failure.equals(told);
            told = failure;
            return news;
        }
    }

    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final ArrayDeque<Entry> toAsk = new ArrayDeque<>();
    private final PriorityQueue<Entry> resting = new PriorityQueue<>(
            Comparator.<Entry>comparingLong(e -> e.restsUntil).thenComparingInt(e -> e.order));
    private final Map<Integer, Entry> monitors = new HashMap<>();
    private final Map<Integer, Entry> registrations = new HashMap<>();
    private int nextOrder;
    private int wanted;
    private int asked;

    /** Replaces what is wanted; gives the standing entries that are not wanted any more, already forgotten here. */
    List<Entry> set(LinkDevices devices) {
        Set<Key> keys = new LinkedHashSet<>();
        devices.monitors()
                .forEach(m -> keys.add(new Key(
                        m.kind() == MonitorKind.DEVICE ? Kind.MONITOR_DEVICE : Kind.MONITOR_CALLS, m.deviceId())));
        devices.routeVdns().forEach(vdn -> keys.add(new Key(Kind.ROUTE, vdn)));
        List<Entry> end = new ArrayList<>();
        for (Entry entry : List.copyOf(entries.values())) {
            if (!keys.contains(new Key(entry.kind, entry.deviceId))) {
                if (entry.standing == Standing.STANDING) {
                    end.add(entry);
                }
                entries.remove(new Key(entry.kind, entry.deviceId));
                leave(entry, Standing.ENDED);
            }
        }
        for (Key key : keys) {
            if (!entries.containsKey(key)) {
                Entry entry = new Entry(key.kind(), key.deviceId(), nextOrder++);
                entries.put(key, entry);
                want(entry);
            }
        }
        return end;
    }

    /** The stream is gone: everything is wanted again, in the order in which it was first wanted. */
    void reset() {
        toAsk.clear();
        resting.clear();
        monitors.clear();
        registrations.clear();
        wanted = 0;
        asked = 0;
        for (Entry entry : entries.values()) {
            entry.failures = 0;
            entry.told = null;
            want(entry);
        }
    }

    /** The next to ask for, now counted as asked; null when there is none. */
    Entry next() {
        // What left this list in the meantime was not looked for in it.
        Entry entry = toAsk.poll();
        while (entry != null && entry.standing != Standing.WANTED) {
            entry = toAsk.poll();
        }
        if (entry != null) {
            leave(entry, Standing.ASKED);
            asked++;
        }
        return entry;
    }

    /** How many answers are due. */
    int asked() {
        return asked;
    }

    /** Whether every entry has had an answer. */
    boolean isAnswered() {
        return asked == 0 && wanted == 0;
    }

    /**
     * The switch confirmed.
     *
     * @return false when the entry is not wanted any more, or stands already: then this one must be ended again
     */
    boolean stands(Entry entry, int reference) {
        if (entry.standing == Standing.ENDED || entry.standing == Standing.STANDING) {
            return false;
        }
        leave(entry, Standing.STANDING);
        entry.reference = reference;
        entry.failures = 0;
        entry.told = null;
        references(entry).put(reference, entry);
        return true;
    }

    /** It was refused, or stood and ended: ask again later. An entry not wanted any more is left alone. */
    void rests(Entry entry, long nanos, long minMillis) {
        if (entry.standing == Standing.ENDED || entry.standing == Standing.RESTING) {
            return;
        }
        leave(entry, Standing.RESTING);
        long millis = Math.min(REST_MAX_MILLIS, minMillis << Math.min(entry.failures, DOUBLINGS_MAX));
        entry.failures++;
        entry.restsUntil = nanos + millis * NANOS_PER_MILLI;
        resting.add(entry);
    }

    /** Moves what has rested to what is to be asked. */
    void wake(long nanos) {
        while (!resting.isEmpty() && resting.peek().restsUntil <= nanos) {
            want(resting.poll());
        }
    }

    /** When the next rest is over; {@link Long#MAX_VALUE} when nothing rests. */
    long nextWake() {
        return resting.isEmpty() ? Long.MAX_VALUE : resting.peek().restsUntil;
    }

    /** The entry whose monitor has this cross reference, or null. */
    Entry monitor(int crossRef) {
        return monitors.get(crossRef);
    }

    /** The cross reference of a monitor that stands. */
    OptionalInt crossReference(String deviceId, MonitorKind kind) {
        Entry entry = entries
                .get(new Key(kind == MonitorKind.DEVICE ? Kind.MONITOR_DEVICE : Kind.MONITOR_CALLS, deviceId));
        return entry == null || entry.standing != Standing.STANDING
                ? OptionalInt.empty()
                : OptionalInt.of(entry.reference);
    }

    /** The entry whose registration has this id, or null. */
    Entry registration(int id) {
        return registrations.get(id);
    }

    int monitorsStanding() {
        return monitors.size();
    }

    int registrationsStanding() {
        return registrations.size();
    }

    private void want(Entry entry) {
        entry.standing = Standing.WANTED;
        wanted++;
        toAsk.add(entry);
    }

    private Map<Integer, Entry> references(Entry entry) {
        return entry.kind == Kind.ROUTE ? registrations : monitors;
    }

    private void leave(Entry entry, Standing next) {
        switch (entry.standing) {
            case WANTED -> wanted--;
            case ASKED -> asked--;
            case STANDING -> references(entry).remove(entry.reference, entry);
            case RESTING -> resting.remove(entry);
            case ENDED -> {
            }
        }
        entry.standing = next;
    }
}
