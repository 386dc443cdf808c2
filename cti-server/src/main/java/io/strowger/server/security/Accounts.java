package io.strowger.server.security;

import io.strowger.core.input.SessionRole;

/** Where the hashes of users come from. Any thread. */
@FunctionalInterface
public interface Accounts {
    /** The user's entry; its hash is null for a user who is not known in that role. */
    Account find(String userId, SessionRole role);

    /**
     * A hash and the version of the configuration that it stands in.
     *
     * @param passwordHash null for a user who is not known in that role, or who has no password
     * @param known whether the user may take the role, however he proves who he is
     */
    record Account(String passwordHash, long configurationVersion, boolean known) {
        /** A user who is known by his password. */
        public Account(String passwordHash, long configurationVersion) {
            this(passwordHash, configurationVersion, passwordHash != null);
        }

        /** Leaves the hash out. */
        @Override
        public String toString() {
            return "Account[version " + configurationVersion + "]";
        }
    }
}
