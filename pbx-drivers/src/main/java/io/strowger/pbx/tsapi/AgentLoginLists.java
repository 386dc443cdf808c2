package io.strowger.pbx.tsapi;

import io.strowger.core.input.PbxReply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of logged in agents that come in parts after their confirmation; an empty part ends a list. Each list gives
 * one reply, and after a time-out perhaps a late one. One thread; times are on the reading clock.
 */
final class AgentLoginLists {
    /** Lists under way at the same time; one more pushes the oldest out, which is told as far as it came. */
    static final int LISTS_MAX = 64;
    /** Devices kept of one list; when more come it is told as incomplete. */
    static final int DEVICES_MAX = 10_000;

    /** A request that has its reply. */
    record Finished(long requestId, PbxReply reply) {}

    private static final class Gathered {
        private final long requestId;
        private final List<String> devices = new ArrayList<>();
        private boolean late;
        private long deadline;

        private Gathered(long requestId, boolean late) {
            this.requestId = requestId;
            this.late = late;
        }

        private Finished finished(boolean complete) {
            PbxReply reply = new PbxReply.AgentLoginsReported(devices, complete);
            return new Finished(requestId, late ? new PbxReply.Late(reply) : reply);
        }
    }

    private final Map<Integer, Gathered> lists = new LinkedHashMap<>();
    private final long patience;

    /** @param patience nanoseconds from one part to the next */
    AgentLoginLists(long patience) {
        this.patience = patience;
    }

    /**
     * The switch announced a list.
     *
     * @param late
     *            whether its request had timed out before
     * @return a list that had to make room, or null
     */
    Finished begin(int reference, long requestId, boolean late, long heard) {
        Gathered displaced = lists.remove(reference);
        if (displaced == null && lists.size() >= LISTS_MAX) {
            Iterator<Gathered> oldest = lists.values().iterator();
            displaced = oldest.next();
            oldest.remove();
        }
        Gathered list = new Gathered(requestId, late);
        list.deadline = late ? Long.MAX_VALUE : heard + patience;
        lists.put(reference, list);
        return displaced == null ? null : displaced.finished(false);
    }

    boolean knows(int reference) {
        return lists.containsKey(reference);
    }

    /** A part of a known list; gives the whole when it is the last, or when no more is kept. */
    Finished part(int reference, List<String> devices, long heard) {
        Gathered list = lists.get(reference);
        int room = DEVICES_MAX - list.devices.size();
        list.devices.addAll(devices.subList(0, Math.min(room, devices.size())));
        if (!list.late) {
            list.deadline = heard + patience;
        }
        if (!devices.isEmpty() && devices.size() <= room) {
            return null;
        }
        lists.remove(reference);
        return list.finished(devices.isEmpty());
    }

    /** The next list that has not gone on in time, or null; its rest may still come. */
    Finished overdue(long heard) {
        for (Gathered list : lists.values()) {
            if (list.deadline <= heard) {
                list.deadline = Long.MAX_VALUE;
                list.late = true;
                return new Finished(list.requestId, new PbxReply.TimedOut());
            }
        }
        return null;
    }

    /** When {@link #overdue} will next have something; {@link Long#MAX_VALUE} for never. */
    long nextOverdue() {
        long next = Long.MAX_VALUE;
        for (Gathered list : lists.values()) {
            next = Math.min(next, list.deadline);
        }
        return next;
    }

    /** Whether a reply is still due. */
    boolean owes() {
        return lists.values().stream().anyMatch(l -> !l.late);
    }

    /** The stream is gone. */
    void clear() {
        lists.clear();
    }
}
