package io.strowger.pbx;

/** A login and its password; never printed, journalled or logged. */
public record Credential(String login, String password) {
    /** The login only. */
    @Override
    public String toString() {
        return "Credential[" + login + "]";
    }
}
