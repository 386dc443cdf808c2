package io.strowger.server.security;

import io.strowger.core.input.SessionRole;

/** Where the hashes of users come from. Any thread. */
@FunctionalInterface
public interface Accounts {
    /** The user's entry; its hash is null for a user who is not known in that role. */
    Account find(String userId, SessionRole role);

    /** A hash and the version of the configuration that it stands in. */
    record Account(String passwordHash, long configurationVersion) {
        /** Leaves the hash out. */
        @Override
        public String toString() {
            return "Account[version " + configurationVersion + "]";
        }
    }
}
