package io.strowger.simulator.model;

import java.util.List;

/**
 * What a transfer or conference made.
 *
 * @param newCall the resulting call
 * @param parties everybody in it
 * @param ucid its universal call id
 */
public record MergedCall(ConnectionId newCall, List<Party> parties, String ucid) {
    public MergedCall {
        parties = List.copyOf(parties);
    }
}
