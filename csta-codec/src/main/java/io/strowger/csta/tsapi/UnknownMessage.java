package io.strowger.csta.tsapi;

import io.strowger.csta.Octets;

/**
 * A message whose header numbers are in no table; kept so that it can be logged and passed on.
 *
 * @param eventClass
 *            the header's event class, 0 to 65535
 * @param eventType
 *            the header's event type, 0 to 65535
 * @param body
 *            the body as it came
 */
public record UnknownMessage(int eventClass, int eventType, Octets body) implements TsapiMessage {
    @Override
    public MessageType messageType() {
        return new MessageType(eventClass, eventType, "Unknown", UnknownMessage.class);
    }
}
