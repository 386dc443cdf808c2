package io.strowger.tools.simulation;

import io.strowger.simulator.model.ConnectionState;
import io.strowger.simulator.model.Device;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.Party;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The switch's own account of its calls, kept by looking at it after everything that it does. No link is involved. */
final class CallLedger {
    /** A call as the switch had it; times in virtual nanoseconds, Long.MAX_VALUE for not yet. */
    static final class Entry {
        final long serial;
        final int callId;
        final String ucid;
        final boolean incoming;
        /** What was called. */
        final String called;
        final long started;
        /** When somebody who asks can learn of it, from and until: nobody tells of a call that waits for a voice port or in a queue of the switch. */
        final List<long[]> findable = new ArrayList<>();
        long answered = Long.MAX_VALUE;
        long ended = Long.MAX_VALUE;
        /** When the caller from outside left it; those whom he called may talk on. */
        long left = Long.MAX_VALUE;
        /** A voice port has had it for a while: its vector takes it back when that hangs up, which only a monitor of the VDN tells. */
        boolean lent;
        /** Rows of the call log that speak of it. */
        int rows;

        /** A call that began and ended within one deed of the switch between two moments; only its serial is missing. */
        private Entry(long serial, long earliest, long now) {
            this.serial = serial;
            callId = -1;
            ucid = "";
            incoming = false;
            called = "";
            started = earliest;
            ended = now;
        }

        /** Whether there may have been any number of such calls, or none. */
        boolean isUncounted() {
            return serial == SERIAL_UNKNOWN;
        }

        /** Whether nobody but the switch itself has seen it. */
        boolean isMomentary() {
            return callId < 0;
        }

        Entry(LiveCall call, long now) {
            serial = call.handle().serial();
            callId = call.handle().callId();
            ucid = call.handle().ucid();
            incoming = call.callingDevice().kind() == Device.Kind.EXTERNAL;
            called = call.calledDevice().id();
            started = now;
        }

        private void looked(boolean now, long nanos) {
            long[] last = findable.isEmpty() ? null : findable.get(findable.size() - 1);
            boolean was = last != null && last[1] == Long.MAX_VALUE;
            if (now && !was) {
                findable.add(new long[]{nanos, Long.MAX_VALUE});
            } else if (!now && was) {
                last[1] = nanos;
            }
        }

        boolean isOver() {
            return ended != Long.MAX_VALUE;
        }

        /** When the customer's part in it ended. */
        long customerEnded() {
            return Math.min(left, ended);
        }

        boolean wasAnswered() {
            return answered != Long.MAX_VALUE;
        }

        @Override
        public String toString() {
            return (incoming ? "call " : "internal call ") + callId + " (" + ucid + ", " + seconds(started) + " to "
                    + seconds(ended) + " s, " + (wasAnswered() ? "answered at " + seconds(answered) : "not answered")
                    + ")";
        }

        private static String seconds(long nanos) {
            return nanos == Long.MAX_VALUE ? "?" : String.format("%.3f", (double) nanos / VirtualTime.NANOS_PER_SECOND);
        }
    }

    private static final long SERIAL_UNKNOWN = -1;

    private final Map<Long, Entry> live = new LinkedHashMap<>();
    private long lastSerial;
    private long newestAt;
    private List<Entry> entries = new ArrayList<>();

    /** @param calls all that the switch has */
    void look(List<LiveCall> calls, long now) {
        int known = 0;
        int fresh = 0;
        long newest = lastSerial;
        for (LiveCall call : calls) {
            Entry entry = live.get(call.handle().serial());
            if (entry == null) {
                entry = new Entry(call, now);
                live.put(entry.serial, entry);
                entries.add(entry);
                newest = Math.max(newest, entry.serial);
                fresh++;
            }
            known++;
            entry.looked(isFindable(call), now);
            entry.lent |= call.vdn().equals(Services.CONVERSE_VDN);
            if (entry.incoming && entry.left == Long.MAX_VALUE && isWithoutCaller(call)) {
                entry.left = now;
            }
            if (!entry.wasAnswered() && isAnswered(call)) {
                entry.answered = now;
            }
        }
        if (live.size() != known) {
            forget(calls, now);
        }
        if (newest > lastSerial + fresh) {
            momentary(newest, now);
        }
        if (fresh > 0) {
            lastSerial = newest;
            newestAt = now;
        }
    }

    /** The switch has begun anew: no call of it lives, and serials begin with the first. */
    void restarted(long now) {
        live.values().forEach(entry -> entry.ended = now);
        live.clear();
        // What it did last between two moments shows by no later serial.
        entries.add(new Entry(SERIAL_UNKNOWN, newestAt, now));
        lastSerial = 0;
        newestAt = now;
    }

    private void momentary(long newest, long now) {
        for (long serial = lastSerial + 1; serial < newest; serial++) {
            if (!live.containsKey(serial)) {
                entries.add(new Entry(serial, newestAt, now));
            }
        }
    }

    private void forget(List<LiveCall> calls, long now) {
        Map<Long, Entry> still = new LinkedHashMap<>();
        for (LiveCall call : calls) {
            still.put(call.handle().serial(), live.get(call.handle().serial()));
        }
        for (Entry entry : live.values()) {
            if (!still.containsKey(entry.serial)) {
                entry.ended = now;
            }
        }
        live.clear();
        live.putAll(still);
    }

    private static boolean isFindable(LiveCall call) {
        boolean queued = call.vdn().equals(Centre.IVR_VDN) || call.vdn().equals(Centre.SWITCH_VDN)
                || Services.isPrompting(call.vdn());
        if (!call.vdn().isEmpty() && !queued) {
            return true;
        }
        for (Party party : call.parties()) {
            if (party.device().kind() == Device.Kind.STATION) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWithoutCaller(LiveCall call) {
        return call.parties().stream().noneMatch(party -> party.device().kind() == Device.Kind.EXTERNAL);
    }

    /** A station that was called talks; a voice port is nobody. */
    private static boolean isAnswered(LiveCall call) {
        for (Party party : call.parties()) {
            boolean called = party.device().kind() == Device.Kind.STATION && !Centre.isPort(party.device().id())
                    && !party.device().id().equals(call.callingDevice().id());
            if (called && party.state() == ConnectionState.CONNECT) {
                return true;
            }
        }
        return false;
    }

    /** Calls that live. */
    int live() {
        return live.size();
    }

    /** Every call there was since this was asked last, in the order of their beginnings; none may live. */
    List<Entry> takeEntries() {
        List<Entry> taken = entries;
        entries = new ArrayList<>();
        return taken;
    }
}
