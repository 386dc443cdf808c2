package io.strowger.csta.tsapi;

/** The message of a frame. */
public sealed interface TsapiMessage permits AcsMessage, CstaMessage, UnknownMessage {
    /** The header numbers and the name. */
    default MessageType messageType() {
        return MessageType.of(getClass());
    }

    /** The number in its table. */
    default int eventType() {
        return messageType().eventType();
    }

    /** The class it is sent with, of {@link EventClass}. */
    default int eventClass() {
        return messageType().eventClass();
    }
}
