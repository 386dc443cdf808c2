package io.strowger.server.administration;

import io.strowger.server.conf.ServerSettings.Technician;
import io.strowger.server.security.Authenticator;
import io.strowger.server.security.LoginVerdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Who may administer: the technicians of the static settings, by HTTP's basic authentication, with the lock-out of all logins. Any thread; waits for the check. */
public final class Technicians {
    /** Characters of the credentials of a request. */
    private static final int HEADER_CHARS_MAX = 4_096;
    private static final String BASIC = "Basic ";

    private final Authenticator authenticator;
    private final List<Technician> technicians;

    public Technicians(Authenticator authenticator, List<Technician> technicians) {
        this.authenticator = authenticator;
        this.technicians = List.copyOf(technicians);
    }

    /** Whether there are any. */
    public boolean isEmpty() {
        return technicians.isEmpty();
    }

    /**
     * What became of a login.
     *
     * @param user empty = refused
     * @param sentence why it was refused
     */
    public record Login(String user, String sentence) {
        public boolean isGranted() {
            return !user.isEmpty();
        }
    }

    /** Checks the Authorization header of a request, null = there is none. */
    public Login login(String header, String address) {
        if (header == null || !header.startsWith(BASIC) || header.length() > HEADER_CHARS_MAX) {
            return new Login("", "log in as a technician");
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(header.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return new Login("", "the login cannot be read");
        }
        int colon = pair.indexOf(':');
        String user = colon < 0 ? pair : pair.substring(0, colon);
        String password = colon < 0 ? "" : pair.substring(colon + 1);
        String hash = technicians.stream().filter(each -> each.user().equals(user)).map(Technician::passwordHash)
                .findFirst().orElse(null);
        LoginVerdict verdict = authenticator.authenticateTechnician(user, password, hash, address)
                .toCompletableFuture().join();
        return switch (verdict) {
            case LoginVerdict.Granted granted -> new Login(user, "");
            case LoginVerdict.Refused refused -> new Login("", refused.reason().sentence()
                    + (refused.detail().isEmpty() ? "" : ": " + refused.detail()));
        };
    }
}
