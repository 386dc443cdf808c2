package io.strowger.server.security;

import io.strowger.core.output.RefusalReason;

/** What became of a login. */
public sealed interface LoginVerdict {
    /**
     * User and password are right.
     *
     * @param configurationVersion under which they are
     */
    record Granted(long configurationVersion) implements LoginVerdict {}

    /** No; the detail is for people. */
    record Refused(RefusalReason reason, String detail) implements LoginVerdict {}
}
