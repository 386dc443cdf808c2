package io.strowger.core.site;

import io.strowger.core.input.SessionRole;
import java.util.List;

/**
 * Somebody who logs in and is no agent: a technician, a reporting job, a wallboard, a proxy.
 *
 * @param passwordHash Argon2id hash in its usual text form; empty = he comes with a token or a certificate only
 * @param roles he may take, one a session
 * @param scope what he may look at
 */
public record UserSite(String userId, String passwordHash, List<SessionRole> roles, Scope scope) {
    /** Without a scope nothing. */
    public UserSite {
        scope = scope == null ? Scope.NONE : scope;
    }
}
