package io.strowger.simulator.model;

import java.util.List;

/**
 * A call as the switch sees it now.
 *
 * @param handle its names
 * @param callingDevice who called
 * @param calledDevice what was called
 * @param vdn the VDN in whose vector it is parked, empty when it is not
 * @param queues skills it waits in
 * @param parties its connections
 * @param ageMillis how long it has existed
 */
public record LiveCall(
        CallHandle handle,
        Device callingDevice,
        Device calledDevice,
        String vdn,
        List<String> queues,
        List<Party> parties,
        long ageMillis) {
    public LiveCall {
        queues = List.copyOf(queues);
        parties = List.copyOf(parties);
    }
}
