package io.strowger.csta;

/** A value that its declaration forbids was given to be encoded: a mistake of the program that built it. */
public final class EncodeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public EncodeException(String message) {
        super(message);
    }

    /** With what is wrong, and what was thrown by the part that noticed. */
    public EncodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
