package io.strowger.core.engine;

import io.strowger.core.model.MonitorKind;
import io.strowger.core.state.Lead;
import io.strowger.core.state.Lead.Told;
import io.strowger.core.state.Monitor;
import java.util.ArrayList;
import java.util.List;

/** Which monitors of a device stand, one a link, and which of them are believed: one that began while another link's stood, or that owed something for too long, only confirms for a while. */
final class Monitors {
    private Monitors() {}

    /** The monitors of a device that stand, one a link, in the order of the links' names. */
    static List<Monitor> standing(Decision d, String switchName, String deviceId, MonitorKind kind) {
        List<Monitor> standing = new ArrayList<>(2);
        for (Monitor row : d.draft.monitors.committed().rowsFrom(new Monitor.Key(switchName, deviceId, kind, ""))) {
            if (!row.key().isOf(switchName, deviceId, kind)) {
                break;
            }
            Monitor now = d.draft.monitors.get(row.key());
            if (now != null) {
                standing.add(now);
            }
        }
        return standing;
    }

    /** Those of the device that the key names, whatever the link. */
    static List<Monitor> standing(Decision d, Monitor.Key key) {
        return standing(d, key.switchName(), key.deviceId(), key.kind());
    }

    /**
     * A monitor stands, from an unknown place in the stream of events on: where another link's stood before, it confirms for a while. Without any call there is
     * nothing that could be told late, so links that come up together are believed alike.
     */
    static Monitor started(Decision d, Monitor.Key key) {
        boolean another = false;
        for (Monitor monitor : standing(d, key)) {
            another |= !monitor.key().link().equals(key.link());
        }
        if (d.draft.monitors.contains(key)) {
            stopped(d, key);
        }
        boolean confirms = another && d.state.calls().size() != 0;
        Monitor monitor = new Monitor(key, confirms ? d.now + OwedEvents.LAG_MILLIS * Decision.NANOS_PER_MILLI : d.now,
                d.now,
                0);
        d.draft.monitors.put(monitor);
        return monitor;
    }

    /** The monitor owes nothing any more. */
    static void stopped(Decision d, Monitor.Key key) {
        for (Lead lead : d.draft.leads.all()) {
            if (key.isOf(lead.key().switchName(), lead.key().deviceId(), lead.key().kind())) {
                OwedEvents.relieve(d, lead, key.link());
            }
        }
    }

    /** A monitor counts when its time has come, and when nobody is there to wait for. */
    static boolean isTrusted(Decision d, Monitor.Key key, List<Monitor> standing) {
        Monitor eldest = null;
        for (Monitor monitor : standing) {
            if (monitor.key().equals(key) && monitor.trustedNanos() <= d.now) {
                return true;
            }
            if (eldest == null || monitor.trustedNanos() < eldest.trustedNanos()) {
                eldest = monitor;
            }
        }
        return eldest == null || eldest.key().equals(key);
    }

    /**
     * A monitor has not told what another has. One that has told later events too does not lag: it has lost the event, or began after it, and that says nothing of
     * what it tells now.
     */
    static void distrust(Decision d, Monitor.Key key, Told told) {
        Monitor monitor = d.draft.monitors.get(key);
        if (monitor == null || monitor.passedNanos() > told.nanos()) {
            return;
        }
        for (Monitor other : standing(d, key)) {
            if (!other.key().equals(key) && other.trustedNanos() <= d.now) {
                d.draft.monitors.put(monitor.distrusted(d.now + OwedEvents.LAG_MILLIS * Decision.NANOS_PER_MILLI));
                return;
            }
        }
    }
}
