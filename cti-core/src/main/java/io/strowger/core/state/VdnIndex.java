package io.strowger.core.state;

import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.TopicState.VdnView;
import io.strowger.core.route.SortedList;

/** What is derived of one VDN: the contacts that came in by it and have not ended, and what was shown of it. Core thread only. */
public final class VdnIndex {
    private final DeviceKey key;
    private final String topic;
    private final Board<VdnView> board = new Board<>();
    private final SortedList<Waiting> waiting = new SortedList<>();
    private int contacts;
    private boolean isWatched;
    /** Of its row; null while it has none. */
    private Slot<DeviceKey, Vdn> slot;

    /** A contact that waits, by the time it began to. */
    private record Waiting(long queuedNanos, ContactId contact) implements SortedList.Ranked<Waiting> {
        static Waiting of(Contact contact) {
            return new Waiting(contact.demand().queuedNanos(), contact.id());
        }

        @Override
        public long rank() {
            return queuedNanos;
        }

        @Override
        public int compareTo(Waiting other) {
            int order = Long.compare(queuedNanos, other.queuedNanos);
            return order != 0 ? order : contact.compareTo(other.contact);
        }
    }

    VdnIndex(DeviceKey key) {
        this.key = key;
        topic = "vdn/" + key.switchName() + '/' + key.deviceId();
    }

    public DeviceKey key() {
        return key;
    }

    /** That its state is published as. */
    public String topic() {
        return topic;
    }

    public Board<VdnView> board() {
        return board;
    }

    /** It was looked at, and what is shown is another. */
    public void show(VdnView view) {
        board.show(view);
    }

    /** It was looked at. */
    public void looked(long now) {
        board.looked(now);
    }

    /** Nothing has been shown of it, as in a new reign. */
    public void forgetShown() {
        board.forget();
    }

    /** Whether somebody wants to know when an item of its board crosses a threshold. */
    public boolean isWatched() {
        return isWatched;
    }

    void watched(boolean value) {
        isWatched = value;
    }

    /** Its row as the decision under way sees it, or null. */
    public Vdn row(Draft draft) {
        return slot == null ? draft.vdns.get(key) : slot.seen();
    }

    /** The decision changes its row, which there is. */
    public void put(Draft draft, Vdn row) {
        if (slot == null) {
            draft.vdns.put(row);
        } else {
            draft.vdns.put(slot, row);
        }
    }

    /** Its row is there from now on, or is not any more. */
    void rowAt(Slot<DeviceKey, Vdn> now) {
        slot = now.row == null ? null : now;
    }

    /** Nothing is known of it any more. */
    boolean isOver() {
        return slot == null && contacts == 0;
    }

    /** How many contacts that came in by it have not ended. */
    public int contacts() {
        return contacts;
    }

    /** How many of them wait. */
    public int waiting() {
        return waiting.size();
    }

    /** Since when the one of them waits that has waited longest; 0 when none waits. */
    public long longestNanos() {
        return waiting.isEmpty() ? 0 : waiting.first().queuedNanos();
    }

    void enters(Contact contact) {
        contacts++;
        if (contact.isWaiting()) {
            waiting.add(Waiting.of(contact));
        }
    }

    void leaves(Contact contact) {
        contacts--;
        if (contact.isWaiting()) {
            waiting.remove(Waiting.of(contact));
        }
    }
}
