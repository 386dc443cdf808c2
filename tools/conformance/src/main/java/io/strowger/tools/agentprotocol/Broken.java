package io.strowger.tools.agentprotocol;

/** The server does not do what a clause says. */
final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    Broken(String reason) {
        super(reason);
    }
}
