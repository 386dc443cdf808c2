package io.strowger.simulator.model;

import java.util.Map;

/**
 * Features a station's user sets.
 *
 * @param doNotDisturb whether arriving calls find the station busy
 * @param messageApplications who wants its lamp on, a sum of the private data's bits; 0 when it is off
 * @param forwardings where calls go instead, by occasion
 */
public record Features(boolean doNotDisturb, int messageApplications, Map<ForwardingType, String> forwardings) {
    public Features {
        forwardings = Map.copyOf(forwardings);
    }

    /** Whether the lamp is on. */
    public boolean messageWaiting() {
        return messageApplications != 0;
    }
}
