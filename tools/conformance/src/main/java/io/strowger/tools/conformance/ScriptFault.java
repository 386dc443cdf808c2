package io.strowger.tools.conformance;

/** A script cannot be read; the message names file, line and reason. */
public final class ScriptFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScriptFault(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
