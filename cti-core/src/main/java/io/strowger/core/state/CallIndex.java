package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Calls by the ids that their switch gives them, and by the devices that they have connections at. Core thread only. */
public final class CallIndex {
    private final LookUp<CallId, CallKey> newestById = new LookUp<>();
    /** Those with the same id that are still remembered; mostly there are none. */
    private final LookUp<CallId, TreeSet<CallKey>> olderById = new LookUp<>();
    private final LookUp<DeviceKey, Collection<CallKey>> atDevice = new LookUp<>();

    private record CallId(String switchName, int callId) {
        @Override
        public boolean equals(Object other) {
            return other instanceof CallId id && callId == id.callId && switchName.equals(id.switchName);
        }

        @Override
        public int hashCode() {
            return 31 * switchName.hashCode() + callId;
        }
    }

    /** The newest call with that id in that switch, or null; it may have ended. */
    public CallKey newest(String switchName, int callId) {
        return newestById.get(new CallId(switchName, callId));
    }

    /** Calls with a connection at the device, in the order of their keys; good until the next commit. */
    public Collection<CallKey> at(DeviceKey device) {
        return atDevice.getOrDefault(device, List.of());
    }

    void changed(Call before, Call after) {
        if (before == null && after != null) {
            CallId id = new CallId(after.key().switchName(), after.key().callId());
            CallKey newest = newestById.get(id);
            if (newest == null) {
                newestById.put(id, after.key());
            } else {
                boolean newer = newest.generation() <= after.key().generation();
                newestById.put(id, newer ? after.key() : newest);
                olderById.computeIfAbsent(id, any -> new TreeSet<>()).add(newer ? newest : after.key());
            }
        } else if (after == null) {
            forget(before.key());
        }
        List<Call.Connection> left = before == null ? List.of() : before.connections();
        List<Call.Connection> right = after == null ? List.of() : after.connections();
        if (left != right) {
            connectionsChanged(before == null ? after.key() : before.key(), left, right);
        }
    }

    /** An older call with the id may outlive the newest, and is the newest then. */
    private void forget(CallKey call) {
        CallId id = new CallId(call.switchName(), call.callId());
        TreeSet<CallKey> older = olderById.get(id);
        if (older == null) {
            newestById.remove(id);
            return;
        }
        if (!older.remove(call)) {
            newestById.put(id, older.pollLast());
        }
        if (older.isEmpty()) {
            olderById.remove(id);
        }
    }

    private void connectionsChanged(CallKey call, List<Call.Connection> before, List<Call.Connection> after) {
        for (int i = 0; i < before.size(); i++) {
            Call.Connection connection = before.get(i);
            if (!isAt(after, connection.deviceId())) {
                leaves(new DeviceKey(call.switchName(), connection.deviceId()), call);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            Call.Connection connection = after.get(i);
            if (!isAt(before, connection.deviceId())) {
                enters(new DeviceKey(call.switchName(), connection.deviceId()), call);
            }
        }
    }

    /** Most devices have one call; a VDN, or a trunk that is told without its member, may have thousands. */
    private void enters(DeviceKey device, CallKey call) {
        Collection<CallKey> others = atDevice.get(device);
        if (others == null) {
            atDevice.put(device, List.of(call));
        } else if (others instanceof TreeSet<CallKey> many) {
            many.add(call);
        } else {
            TreeSet<CallKey> many = new TreeSet<>(others);
            many.add(call);
            atDevice.put(device, many);
        }
    }

    private void leaves(DeviceKey device, CallKey call) {
        Collection<CallKey> calls = atDevice.get(device);
        if (calls instanceof TreeSet<CallKey> many) {
            many.remove(call);
            if (many.isEmpty()) {
                atDevice.remove(device);
            }
        } else if (calls != null && calls.contains(call)) {
            atDevice.remove(device);
        }
    }

    private static boolean isAt(List<Call.Connection> connections, String deviceId) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).deviceId().equals(deviceId)) {
                return true;
            }
        }
        return false;
    }
}
