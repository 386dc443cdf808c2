package io.strowger.server.security;

import java.time.Duration;

/**
 * Checking of passwords.
 *
 * @param threads that hash; one hash takes some 40 ms of a core, and the memory of its cost
 * @param queueMax logins that may wait for a thread
 * @param tokens that are taken in place of passwords
 * @param cost of the hash that is checked for users who do not exist; should be that of the users' hashes
 */
public record AuthenticationSettings(int threads, int queueMax, PasswordHash.Cost cost, Lockout lockout,
        LoginTokens.Settings tokens) {
    /** Without tokens. */
    public AuthenticationSettings(int threads, int queueMax, PasswordHash.Cost cost, Lockout lockout) {
        this(threads, queueMax, cost, lockout, new LoginTokens.Settings(null, null, "", Duration.ZERO));
    }

    /**
     * When logins are refused without looking at the password.
     *
     * @param window failures older than this are forgotten
     * @param lockTime how long a user or an address is locked out
     */
    public record Lockout(int failuresPerUser, int failuresPerAddress, Duration window, Duration lockTime) {}
}
