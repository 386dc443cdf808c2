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
    /** How often an entry that met congestion is asked for again at once, at the lower rate. */
    static final int CONGESTIONS_MAX = 10;
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
        private UniversalFailure refusal;
        private int congestions;

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

        /** Why it rests; null when it stood and ended, or does not rest. */
        UniversalFailure refusal() {
            return refusal;
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
    private int routes;
    private int routesResting;
    /** Those that rest after a refusal, in the order of the refusals. */
    private final Set<Entry> refused = new LinkedHashSet<>();
    private int refusals;

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
                routes -= entry.kind == Kind.ROUTE ? 1 : 0;
                leave(entry, Standing.ENDED);
            }
        }
        for (Key key : keys) {
            if (!entries.containsKey(key)) {
                Entry entry = new Entry(key.kind(), key.deviceId(), nextOrder++);
                entries.put(key, entry);
                routes += key.kind() == Kind.ROUTE ? 1 : 0;
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
        routesResting = 0;
        refused.clear();
        refusals++;
        for (Entry entry : entries.values()) {
            entry.failures = 0;
            entry.congestions = 0;
            entry.told = null;
            entry.refusal = null;
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
        entry.congestions = 0;
        entry.told = null;
        references(entry).put(reference, entry);
        return true;
    }

    /**
     * The server had too much to do: ask again, after those that wait already.
     *
     * @return false when this one has met congestion too often
     */
    boolean again(Entry entry) {
        if (entry.standing != Standing.ASKED || entry.congestions >= CONGESTIONS_MAX) {
            return false;
        }
        entry.congestions++;
        leave(entry, Standing.WANTED);
        want(entry);
        return true;
    }

    /**
     * It was refused, or stood and ended: ask again later. An entry not wanted any more is left alone.
     *
     * @param refusal
     *            null when it stood and ended
     */
    void rests(Entry entry, long nanos, long minMillis, UniversalFailure refusal) {
        if (entry.standing == Standing.ENDED || entry.standing == Standing.RESTING) {
            return;
        }
        entry.refusal = refusal;
        leave(entry, Standing.RESTING);
        long millis = Math.min(REST_MAX_MILLIS, minMillis << Math.min(entry.failures, DOUBLINGS_MAX));
        entry.failures++;
        entry.restsUntil = nanos + millis * NANOS_PER_MILLI;
        routesResting += entry.kind == Kind.ROUTE ? 1 : 0;
        resting.add(entry);
        if (refusal != null) {
            refused.add(entry);
            refusals++;
        }
    }

    /** Moves what has rested to what is to be asked. */
    void wake(long nanos) {
        while (!resting.isEmpty() && resting.peek().restsUntil <= nanos) {
            Entry entry = resting.peek();
            leave(entry, Standing.WANTED);
            want(entry);
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

    /** The entry whose registration has this id, or null. */
    Entry registration(int id) {
        return registrations.get(id);
    }

    int monitors() {
        return entries.size() - routes;
    }

    int monitorsResting() {
        return resting.size() - routesResting;
    }

    int registrations() {
        return routes;
    }

    int registrationsResting() {
        return routesResting;
    }

    /** A number that changes whenever {@link #refused} does. */
    int refusals() {
        return refusals;
    }

    /** How many rest after a refusal. */
    int refused() {
        return refused.size();
    }

    /** The first of those that rest after a refusal, at most {@code most}. */
    List<Entry> refused(int most) {
        return refused.stream().limit(most).toList();
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
            case RESTING -> {
                resting.remove(entry);
                routesResting -= entry.kind == Kind.ROUTE ? 1 : 0;
                refused.remove(entry);
                refusals++;
            }
            case ENDED -> {
            }
        }
        entry.standing = next;
    }
}
