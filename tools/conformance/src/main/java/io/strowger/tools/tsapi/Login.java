package io.strowger.tools.tsapi;

/** A login and its password; the password is never printed. */
public record Login(String login, String password) {
    @Override
    public String toString() {
        return "Login[" + login + "]";
    }
}
