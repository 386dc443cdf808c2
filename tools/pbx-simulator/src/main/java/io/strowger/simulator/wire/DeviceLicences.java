package io.strowger.simulator.wire;

import java.util.HashMap;
import java.util.Map;

/** The licences of one server for monitored devices: one for each device, however many monitors it has. */
final class DeviceLicences {
    private final AesServer aes;
    private final Map<String, Integer> monitors = new HashMap<>();
    private long lastFetched = Long.MIN_VALUE;

    DeviceLicences(AesServer aes) {
        this.aes = aes;
    }

    /** Whether a device has a licence or can get one. */
    boolean available(String device) {
        return monitors.containsKey(device)
                || monitors.size() < aes.faults().licences(aes.settings().licences()).devices();
    }

    /** When a licence for the device is there, if it is asked for now; licences come one after the other. */
    long fetch(String device, long now) {
        long millis = aes.faults().licences(aes.settings().licences()).fetchMillis();
        if (millis == 0 || monitors.containsKey(device)) {
            return now;
        }
        lastFetched = Math.max(now, lastFetched) + millis;
        return lastFetched;
    }

    void take(String device) {
        if (!device.isEmpty()) {
            monitors.merge(device, 1, Integer::sum);
        }
    }

    void giveBack(String device) {
        monitors.computeIfPresent(device, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Devices that have one. */
    int inUse() {
        return monitors.size();
    }
}
