package io.strowger.core.machine;

import io.strowger.core.model.LocalConnectionState;

/** The life of one connection: CSTA LocalConnectionState by event. The same event comes once for each monitor that sees it, so staying is usual. */
public final class ConnectionMachine {
    /** What can happen. Constants are only appended. */
    public enum Cause {
        /** ServiceInitiated: off hook. */
        SERVICE_INITIATED,
        /** Originated: dialling is complete. */
        ORIGINATED,
        /** Delivered: rings at the device. */
        DELIVERED,
        /** Established: answered. */
        ESTABLISHED,
        /** Held. */
        HELD,
        /** Retrieved. */
        RETRIEVED,
        /** Queued at a split. */
        QUEUED,
        /** Diverted from the device. */
        DIVERTED,
        /** ConnectionCleared, CallCleared, or gone from a snapshot. */
        CLEARED,
        /** Failed. */
        FAILED,
        /** NetworkReached: left through a trunk. */
        NETWORK_REACHED
    }

    public static final StateTable<LocalConnectionState, Cause> TABLE = StateTable
            .of("Connection", LocalConnectionState.class, Cause.class)
            .move(LocalConnectionState.NULL, Cause.SERVICE_INITIATED, LocalConnectionState.INITIATE,
                    "the user went off hook")
            .move(LocalConnectionState.NULL, Cause.ORIGINATED, LocalConnectionState.CONNECT, "the call was placed")
            .move(LocalConnectionState.NULL, Cause.DELIVERED, LocalConnectionState.ALERTING,
                    "the call rings at the device")
            .move(LocalConnectionState.NULL, Cause.ESTABLISHED, LocalConnectionState.CONNECT,
                    "answered; the ringing was not seen")
            .move(LocalConnectionState.NULL, Cause.HELD, LocalConnectionState.HOLD, "held; its beginning was not seen")
            .move(LocalConnectionState.NULL, Cause.RETRIEVED, LocalConnectionState.CONNECT,
                    "retrieved; its beginning was not seen")
            .move(LocalConnectionState.NULL, Cause.QUEUED, LocalConnectionState.QUEUED, "the call waits at a split")
            .stay(LocalConnectionState.NULL, Cause.DIVERTED, "another monitor told of the diversion already")
            .stay(LocalConnectionState.NULL, Cause.CLEARED, "another monitor told of the clearing already")
            .stay(LocalConnectionState.NULL, Cause.FAILED, "a device that was not reached has no connection")
            .move(LocalConnectionState.NULL, Cause.NETWORK_REACHED, LocalConnectionState.CONNECT,
                    "the call left through a trunk")
            .stay(LocalConnectionState.INITIATE, Cause.SERVICE_INITIATED,
                    "another monitor told of the off-hook already")
            .move(LocalConnectionState.INITIATE, Cause.ORIGINATED, LocalConnectionState.CONNECT, "dialling is complete")
            .move(LocalConnectionState.INITIATE, Cause.DELIVERED, LocalConnectionState.ALERTING,
                    "the prompted device rings")
            .move(LocalConnectionState.INITIATE, Cause.ESTABLISHED, LocalConnectionState.CONNECT,
                    "the prompted device was answered")
            .anomaly(LocalConnectionState.INITIATE, Cause.HELD, "dialling cannot be held")
            .anomaly(LocalConnectionState.INITIATE, Cause.RETRIEVED, "dialling cannot be retrieved")
            .anomaly(LocalConnectionState.INITIATE, Cause.QUEUED, "dialling cannot be queued")
            .move(LocalConnectionState.INITIATE, Cause.DIVERTED, LocalConnectionState.NULL, "diverted before it rang")
            .move(LocalConnectionState.INITIATE, Cause.CLEARED, LocalConnectionState.NULL, "hung up while dialling")
            .move(LocalConnectionState.INITIATE, Cause.FAILED, LocalConnectionState.FAIL,
                    "the number cannot be reached")
            .move(LocalConnectionState.INITIATE, Cause.NETWORK_REACHED, LocalConnectionState.CONNECT,
                    "the trunk was seized")
            .anomaly(LocalConnectionState.ALERTING, Cause.SERVICE_INITIATED,
                    "a ringing connection cannot begin to dial")
            .anomaly(LocalConnectionState.ALERTING, Cause.ORIGINATED, "a ringing connection cannot place its call")
            .stay(LocalConnectionState.ALERTING, Cause.DELIVERED, "another monitor told of the ringing already")
            .move(LocalConnectionState.ALERTING, Cause.ESTABLISHED, LocalConnectionState.CONNECT, "answered")
            .move(LocalConnectionState.ALERTING, Cause.HELD, LocalConnectionState.HOLD, "answered unseen and held")
            .move(LocalConnectionState.ALERTING, Cause.RETRIEVED, LocalConnectionState.CONNECT,
                    "answered and held unseen, and retrieved")
            .move(LocalConnectionState.ALERTING, Cause.QUEUED, LocalConnectionState.QUEUED, "taken back into the queue")
            .move(LocalConnectionState.ALERTING, Cause.DIVERTED, LocalConnectionState.NULL, "sent elsewhere")
            .move(LocalConnectionState.ALERTING, Cause.CLEARED, LocalConnectionState.NULL, "cleared while ringing")
            .move(LocalConnectionState.ALERTING, Cause.FAILED, LocalConnectionState.FAIL, "ringing ended in a failure")
            .stay(LocalConnectionState.ALERTING, Cause.NETWORK_REACHED, "a trunk that rings is known already")
            .stay(LocalConnectionState.CONNECT, Cause.SERVICE_INITIATED,
                    "dialling was over before this monitor told of its start")
            .stay(LocalConnectionState.CONNECT, Cause.ORIGINATED, "another monitor told of the origination already")
            .stay(LocalConnectionState.CONNECT, Cause.DELIVERED, "answered before this monitor told of the ringing")
            .stay(LocalConnectionState.CONNECT, Cause.ESTABLISHED, "another monitor told of the answer already")
            .move(LocalConnectionState.CONNECT, Cause.HELD, LocalConnectionState.HOLD, "put on hold")
            .stay(LocalConnectionState.CONNECT, Cause.RETRIEVED, "another monitor told of the retrieval already")
            .stay(LocalConnectionState.CONNECT, Cause.QUEUED,
                    "the split answered with an announcement before this monitor told of the queue")
            .stay(LocalConnectionState.CONNECT, Cause.DIVERTED,
                    "the device answered before this monitor told of the diversion")
            .move(LocalConnectionState.CONNECT, Cause.CLEARED, LocalConnectionState.NULL, "hung up")
            .move(LocalConnectionState.CONNECT, Cause.FAILED, LocalConnectionState.FAIL,
                    "the called party cannot be reached")
            .stay(LocalConnectionState.CONNECT, Cause.NETWORK_REACHED, "the trunk is known already")
            .anomaly(LocalConnectionState.HOLD, Cause.SERVICE_INITIATED, "a held connection cannot begin to dial")
            .stay(LocalConnectionState.HOLD, Cause.ORIGINATED, "the caller has put the call on hold meanwhile")
            .stay(LocalConnectionState.HOLD, Cause.DELIVERED,
                    "answered and held before this monitor told of the ringing")
            .stay(LocalConnectionState.HOLD, Cause.ESTABLISHED, "held again before this monitor told of the answer")
            .stay(LocalConnectionState.HOLD, Cause.HELD, "another monitor told of the hold already")
            .move(LocalConnectionState.HOLD, Cause.RETRIEVED, LocalConnectionState.CONNECT, "retrieved from hold")
            .anomaly(LocalConnectionState.HOLD, Cause.QUEUED, "a held connection cannot be queued")
            .stay(LocalConnectionState.HOLD, Cause.DIVERTED,
                    "the device answered and held before this monitor told of the diversion")
            .move(LocalConnectionState.HOLD, Cause.CLEARED, LocalConnectionState.NULL, "cleared while on hold")
            .stay(LocalConnectionState.HOLD, Cause.FAILED,
                    "a failure at another connection leaves the held one as it is")
            .stay(LocalConnectionState.HOLD, Cause.NETWORK_REACHED, "the trunk is known already, and held")
            .anomaly(LocalConnectionState.QUEUED, Cause.SERVICE_INITIATED, "a queued connection cannot begin to dial")
            .anomaly(LocalConnectionState.QUEUED, Cause.ORIGINATED, "a queued connection cannot place its call")
            .move(LocalConnectionState.QUEUED, Cause.DELIVERED, LocalConnectionState.ALERTING,
                    "the queue chose this device")
            .move(LocalConnectionState.QUEUED, Cause.ESTABLISHED, LocalConnectionState.CONNECT,
                    "answered out of the queue")
            .anomaly(LocalConnectionState.QUEUED, Cause.HELD, "a queued connection cannot be held")
            .anomaly(LocalConnectionState.QUEUED, Cause.RETRIEVED, "a queued connection cannot be retrieved")
            .stay(LocalConnectionState.QUEUED, Cause.QUEUED, "queued once for each skill, or told by another monitor")
            .move(LocalConnectionState.QUEUED, Cause.DIVERTED, LocalConnectionState.NULL,
                    "left the queue for elsewhere")
            .move(LocalConnectionState.QUEUED, Cause.CLEARED, LocalConnectionState.NULL, "cleared while waiting")
            .move(LocalConnectionState.QUEUED, Cause.FAILED, LocalConnectionState.FAIL, "the queue refused the call")
            .move(LocalConnectionState.QUEUED, Cause.NETWORK_REACHED, LocalConnectionState.CONNECT,
                    "left the queue through a trunk")
            .stay(LocalConnectionState.FAIL, Cause.SERVICE_INITIATED, "the attempt has failed already")
            .stay(LocalConnectionState.FAIL, Cause.ORIGINATED, "the attempt had failed before its dialling was told")
            .move(LocalConnectionState.FAIL, Cause.DELIVERED, LocalConnectionState.ALERTING,
                    "the failed attempt was repeated")
            .move(LocalConnectionState.FAIL, Cause.ESTABLISHED, LocalConnectionState.CONNECT,
                    "the failed attempt was repeated and answered")
            .anomaly(LocalConnectionState.FAIL, Cause.HELD, "a failed connection cannot be held")
            .anomaly(LocalConnectionState.FAIL, Cause.RETRIEVED, "a failed connection cannot be retrieved")
            .move(LocalConnectionState.FAIL, Cause.QUEUED, LocalConnectionState.QUEUED, "queued after a failed attempt")
            .move(LocalConnectionState.FAIL, Cause.DIVERTED, LocalConnectionState.NULL,
                    "sent elsewhere after the failure")
            .move(LocalConnectionState.FAIL, Cause.CLEARED, LocalConnectionState.NULL, "hung up after the failure")
            .stay(LocalConnectionState.FAIL, Cause.FAILED, "another monitor told of the failure already")
            .move(LocalConnectionState.FAIL, Cause.NETWORK_REACHED, LocalConnectionState.CONNECT,
                    "a second trunk was tried")
            .build();

    private ConnectionMachine() {}
}
