package io.strowger.core.output;

import io.strowger.core.codec.Bytes;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.LocalConnectionState;
import java.util.Map;

/**
 * A call as one device sees it, with the data of its contact. Fields that are not known are empty.
 *
 * @param state of the device's own connection
 * @param serial the contact's number for reading aloud
 * @param queueMillis time the contact waited before it was offered
 * @param parent the call about which somebody consults in this one; contact and data are that one's. Null = none
 * @param conference whether three or more talk in it
 * @param observed whether a supervisor is at it, where the site tells that
 * @param screenPopUrl what the desktop is to open, in ASCII; empty where none is configured, or without a contact
 * @param failed it found its destination busy or out of reach; who called hears that, and is connected
 * @param alerting it rings where it was to go and nobody has answered; who called hears that, and is connected
 */
public record CallView(CallKey call, LocalConnectionState state, ContactId contact, String serial, String ani,
        String dnis, String ucid, Bytes userToUser, String collectedDigits, String vdn, String skill, long queueMillis,
        Map<String, String> data, CallKey parent, boolean conference, boolean observed, String screenPopUrl,
        boolean failed, boolean alerting) {

    /** A journal of an earlier build has no URL. */
    public CallView {
        screenPopUrl = screenPopUrl == null ? "" : screenPopUrl;
    }

    /** A call of two, unobserved. */
    public CallView(CallKey call, LocalConnectionState state, ContactId contact, String serial, String ani,
            String dnis, String ucid, Bytes userToUser, String collectedDigits, String vdn, String skill,
            long queueMillis, Map<String, String> data) {
        this(call, state, contact, serial, ani, dnis, ucid, userToUser, collectedDigits, vdn, skill, queueMillis, data,
                null, false, false, "", false, false);
    }

    public CallView withScreenPopUrl(String value) {
        return new CallView(call, state, contact, serial, ani, dnis, ucid, userToUser, collectedDigits, vdn, skill,
                queueMillis, data, parent, conference, observed, value, failed, alerting);
    }
}
