package io.strowger.agent.json;

/** A text or a message that cannot be translated; the text says where and why. */
public final class JsonFault extends Exception {
    private static final long serialVersionUID = 1;

    JsonFault(String message) {
        super(message, null, false, false);
    }
}
