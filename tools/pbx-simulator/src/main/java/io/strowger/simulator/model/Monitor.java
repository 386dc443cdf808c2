package io.strowger.simulator.model;

/**
 * One monitor.
 *
 * @param id its cross reference
 * @param kind what it follows
 * @param device the device, empty for a call
 * @param callSerial the call, 0 for a device
 * @param since number of the moment it was set up
 * @param application whose it is
 * @param flowPredictive whether it sees predictive calls of the device before the device gets them
 */
record Monitor(int id, Kind kind, String device, long callSerial, long since, Application application,
        boolean flowPredictive) {
    /** What a monitor follows. */
    enum Kind {
        DEVICE, CALLS_VIA_DEVICE, CALL
    }
}
