package io.strowger.server.security;

import java.time.Duration;

/**
 * Checking of passwords.
 *
 * @param threads that hash; one hash takes some 40 ms of a core, and the memory of its cost
 * @param queueMax logins that may wait for a thread
 * @param cost of the hash that is checked for users who do not exist; should be that of the users' hashes
 */
public record AuthenticationSettings(int threads, int queueMax, PasswordHash.Cost cost, Lockout lockout) {
    /**
     * When logins are refused without looking at the password.
     *
     * @param window failures older than this are forgotten
     * @param lockTime how long a user or an address is locked out
     */
    public record Lockout(int failuresPerUser, int failuresPerAddress, Duration window, Duration lockTime) {}
}
