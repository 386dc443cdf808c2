package io.strowger.csta.tsapi;

import io.strowger.csta.ber.Trailing;

/**
 * One TSAPI frame.
 *
 * @param invokeID
 *            the request's number, given back in its confirmation; 0 in events
 * @param monitorCrossRefID
 *            the monitor of an event of class {@link EventClass#CSTAUNSOLICITED}; 0 otherwise, and to be ignored then
 * @param message
 *            the body
 * @param privateData
 *            the private-data block, {@link PrivateData#ABSENT} when there is none
 * @param trailing
 *            members that a newer peer put behind the known ones; encoded again at the same places
 */
public record TsapiFrame(int invokeID, int monitorCrossRefID, TsapiMessage message, PrivateData privateData,
        Trailing trailing) {
    /** A frame without trailing members: every frame that is not one just decoded. */
    public TsapiFrame(int invokeID, int monitorCrossRefID, TsapiMessage message, PrivateData privateData) {
        this(invokeID, monitorCrossRefID, message, privateData, Trailing.NONE);
    }

    /** A request or confirmation without private data. */
    public static TsapiFrame of(int invokeID, TsapiMessage message) {
        return new TsapiFrame(invokeID, 0, message, PrivateData.ABSENT);
    }
}
