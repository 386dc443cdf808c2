package io.strowger.core.state;

import io.strowger.core.model.MonitorKind;
import java.util.Comparator;
import java.util.List;

/**
 * How far some links are ahead of others in the events of one monitored device and one call: what has been told by one link and not yet by every other that
 * monitors the device. There is a row only while there is such a difference.
 *
 * @param told in the order of the switch, as far as it is known
 */
public record Lead(Key key, List<Told> told) {
    /** Stands for the call of events that speak of a device alone. */
    public static final int NO_CALL = -1;

    /** Rows of one call lie together. A call id that the switch uses again goes on in the same row: the order of events is one order. */
    public record Key(String switchName, int callId, String deviceId, MonitorKind kind) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::switchName)
                .thenComparingInt(Key::callId).thenComparing(Key::deviceId).thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * An event that at least one link has told.
     *
     * @param what its type, with what else tells it from another of that type
     * @param deviceId whose connection it speaks of; empty for the whole call
     * @param nanos when it was first told, engine time
     * @param sequence input that first told it; a call whose generation is later only has the id in common with what it speaks of
     * @param applied whether it has taken effect; what an untrusted monitor told waits for another link to tell it too
     * @param awaiting links that have not told it yet, in order
     * @param by who tells it
     */
    public record Told(String what, String deviceId, long nanos, long sequence, boolean applied,
            List<String> awaiting, Teller by) {
        public Told {
            by = by == null ? new Teller("", "") : by;
        }

        public boolean awaits(String link) {
            return awaiting.contains(link);
        }

        /** Whether it speaks of the same connection; what speaks of the whole call speaks of each. */
        public boolean concerns(String otherDevice) {
            return deviceId.isEmpty() || otherDevice.isEmpty() || deviceId.equals(otherDevice);
        }

        /** Whether the other may be another link's copy of it: of another call it is none. */
        public boolean isSame(Told other) {
            return what.equals(other.what) && deviceId.equals(other.deviceId)
                    && (by.ucid.isEmpty() || other.by.ucid.isEmpty() || by.ucid.equals(other.by.ucid));
        }

        public Told without(String link) {
            return new Told(what, deviceId, nanos, sequence, applied,
                    awaiting.stream().filter(each -> !each.equals(link)).toList(), by);
        }

        public Told takesEffect() {
            return new Told(what, deviceId, nanos, sequence, true, awaiting, by);
        }
    }

    /**
     * Who first told an event.
     *
     * @param link empty where that is not known
     * @param ucid of its call, as far as the event named it; empty when not
     */
    public record Teller(String link, String ucid) {}

    public Lead withTold(List<Told> value) {
        return new Lead(key, List.copyOf(value));
    }
}
