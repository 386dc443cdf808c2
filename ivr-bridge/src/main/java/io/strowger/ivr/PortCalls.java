package io.strowger.ivr;

import io.strowger.core.output.CallView;
import io.strowger.core.output.TopicState.PortView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The calls on the ports, and what changed with each new state. States may be left out between two that arrive: a port whose call is another one has seen the first
 * call leave and the second arrive. Every call that arrived leaves exactly once. Thread-safe; the order of changes is that of the calls to {@link #apply}.
 */
final class PortCalls {
    private final Map<String, CallView> calls = new TreeMap<>();

    /** Takes a port's newest state. */
    synchronized List<PortChange> apply(PortView view) {
        CallView before = calls.get(view.port());
        CallView after = view.call();
        List<PortChange> changes = new ArrayList<>();
        boolean same = before != null && after != null && before.call().equals(after.call());
        if (same) {
            if (!before.equals(after)) {
                changes.add(new PortChange.CallChanged(view.port(), after));
            }
        } else {
            if (before != null) {
                changes.add(new PortChange.CallLeft(view.port(), before));
            }
            if (after != null) {
                changes.add(new PortChange.CallArrived(view.port(), after));
            }
        }
        if (after == null) {
            calls.remove(view.port());
        } else {
            calls.put(view.port(), after);
        }
        return changes;
    }

    /** The call at a port, or null. */
    synchronized CallView at(String port) {
        return calls.get(port);
    }

    /** A copy of all calls by port. */
    synchronized Map<String, CallView> all() {
        return new TreeMap<>(calls);
    }

    /** Forgets all ports that are not registered any more, without a word: the calls there are not this IVR's any longer. */
    synchronized void keepOnly(List<String> ports) {
        calls.keySet().retainAll(ports);
    }
}
