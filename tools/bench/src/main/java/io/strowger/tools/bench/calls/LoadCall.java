package io.strowger.tools.bench.calls;

import io.strowger.csta.tsapi.LocalConnectionState;
import io.strowger.tools.bench.link.CallFrames;

/** A call of the load, from its arrival to its end. Confined to the switch's event loop. */
final class LoadCall {
    final int callId;
    final int crossRef;
    final CallFrames words;
    /** When its RouteRequest was written. */
    final long askedNanos;
    /** Where it was sent to; null while it is parked. */
    String station;
    int monitor;
    LocalConnectionState state = LocalConnectionState.CS_NULL;

    LoadCall(int callId, int crossRef, CallFrames words, long askedNanos) {
        this.callId = callId;
        this.crossRef = crossRef;
        this.words = words;
        this.askedNanos = askedNanos;
    }
}
