package io.strowger.server.security;

import io.strowger.server.security.AuthenticationSettings.Lockout;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed logins by user and by address within a sliding window and says who is locked out. An attempt counts
 * against its user from its beginning, so that many at a time gain nothing; against its address it counts when it has
 * failed, because one address may stand for a whole floor of agents. Any thread.
 *
 * <p>Users are counted whether they exist or not. The tables are bounded; the entry that was longest untouched goes
 * first.
 */
final class LoginThrottle {
    /** Users, and addresses, that are remembered. */
    static final int ENTRIES_MAX = 10_000;

    /** As many attempts of the user as may fail are being checked. */
    static final long UNDER_WAY = -1;

    private final Lockout settings;
    private final long windowNanos;
    private final long lockNanos;
    private final Map<String, Entry> users = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Entry> addresses = new LinkedHashMap<>(16, 0.75f, true);

    private static final class Entry {
        private final ArrayDeque<Long> failures = new ArrayDeque<>();
        private int underWay;
        private long lockedUntil = Long.MIN_VALUE;
    }

    LoginThrottle(Lockout settings) {
        this.settings = settings;
        this.windowNanos = settings.window().toNanos();
        this.lockNanos = settings.lockTime().toNanos();
    }

    /**
     * An attempt begins, unless it is locked out.
     *
     * @return 0 when it may go on, {@link #UNDER_WAY}, or the nanoseconds until the next attempt makes sense
     */
    synchronized long begin(String user, String address, long nowNanos) {
        long addressWait = waitNanos(addresses.get(address), nowNanos);
        Entry entry = users.computeIfAbsent(user, name -> new Entry());
        trim(users);
        long userWait = waitNanos(entry, nowNanos);
        if (Math.max(addressWait, userWait) > 0) {
            return Math.max(addressWait, userWait);
        }
        forget(entry, nowNanos);
        if (entry.failures.size() + entry.underWay >= settings.failuresPerUser()) {
            return UNDER_WAY;
        }
        entry.underWay++;
        return 0;
    }

    /** An attempt was given up before the password was looked at. */
    synchronized void abandoned(String user) {
        end(users.get(user));
    }

    /** The password was right. */
    synchronized void succeeded(String user) {
        Entry entry = users.get(user);
        end(entry);
        if (entry != null) {
            entry.failures.clear();
        }
    }

    /** The password or the user was wrong. */
    synchronized void failed(String user, String address, long nowNanos) {
        Entry entry = users.computeIfAbsent(user, name -> new Entry());
        end(entry);
        fail(entry, settings.failuresPerUser(), nowNanos);
        failed(address, nowNanos);
    }

    /** Something of an address failed that concerns no user, a wrong session token for one. */
    synchronized void failed(String address, long nowNanos) {
        fail(addresses.computeIfAbsent(address, name -> new Entry()), settings.failuresPerAddress(), nowNanos);
        trim(addresses);
    }

    /** Nanoseconds until the address may try again, 0 = now. */
    synchronized long addressWaitNanos(String address, long nowNanos) {
        return waitNanos(addresses.get(address), nowNanos);
    }

    synchronized int size() {
        return users.size() + addresses.size();
    }

    private static void end(Entry entry) {
        if (entry != null && entry.underWay > 0) {
            entry.underWay--;
        }
    }

    private void fail(Entry entry, int failuresMax, long nowNanos) {
        forget(entry, nowNanos);
        entry.failures.addLast(nowNanos);
        if (entry.failures.size() >= failuresMax) {
            entry.lockedUntil = nowNanos + lockNanos;
            entry.failures.clear();
        }
    }

    private void forget(Entry entry, long nowNanos) {
        while (!entry.failures.isEmpty() && nowNanos - entry.failures.peekFirst() >= windowNanos) {
            entry.failures.removeFirst();
        }
    }

    private static long waitNanos(Entry entry, long nowNanos) {
        return entry == null || entry.lockedUntil <= nowNanos ? 0 : entry.lockedUntil - nowNanos;
    }

    private static void trim(Map<String, Entry> entries) {
        if (entries.size() > ENTRIES_MAX) {
            Iterator<Entry> eldest = entries.values().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
