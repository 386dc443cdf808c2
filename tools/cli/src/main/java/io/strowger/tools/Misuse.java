package io.strowger.tools;

/**
 * A command cannot run with what it was given: a file is missing, a value is out of its range. The message is one
 * sentence for the person who typed it.
 */
public final class Misuse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Misuse(String message) {
        super(message);
    }

    public Misuse(String message, Throwable cause) {
        super(message, cause);
    }
}
