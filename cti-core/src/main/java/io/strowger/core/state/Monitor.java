package io.strowger.core.state;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.MonitorKind;
import java.util.Comparator;

/**
 * A monitor that stands on one link. Several links to one switch have a row each for the same device.
 *
 * @param trustedNanos from when on what it tells counts by itself, as long as another link's monitor of the device is trusted too; before, it only confirms
 * @param sinceNanos when it began
 * @param passedNanos of the events that it and another link's monitor have told, when the latest was first told; 0 = none yet
 */
public record Monitor(Key key, long trustedNanos, long sinceNanos, long passedNanos) {

    /** Which monitor of which link. In order, the rows of all links for one monitored device lie together. */
    public record Key(String switchName, String deviceId, MonitorKind kind, String link) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::switchName)
                .thenComparing(Key::deviceId).thenComparing(Key::kind).thenComparing(Key::link);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }

        /** The same monitor, whichever link it is on. */
        public boolean isOf(String otherSwitch, String otherDevice, MonitorKind otherKind) {
            return deviceId.equals(otherDevice) && kind == otherKind && switchName.equals(otherSwitch);
        }

        public DeviceKey device() {
            return new DeviceKey(switchName, deviceId);
        }
    }

    /** Not believed by itself until then. */
    public Monitor distrusted(long untilNanos) {
        return new Monitor(key, untilNanos, sinceNanos, passedNanos);
    }

    public Monitor passed(long nanos) {
        return new Monitor(key, trustedNanos, sinceNanos, nanos);
    }
}
