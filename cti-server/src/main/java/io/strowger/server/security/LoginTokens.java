package io.strowger.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.strowger.core.input.SessionRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Login tokens that a portal signs in place of a password: a signed JWT, by HS256 with a secret that both have, or by ES256 with a key of which the server has
 * the public half. Which algorithm is right follows from the key, never from the token. Any thread.
 *
 * <p>Claims: {@code sub} the user, {@code aud} has the server's name, {@code exp} not past and no further off than the longest life; {@code nbf} not to come,
 * if there is one; {@code roles} the roles that it is good for, if there are any.
 */
public final class LoginTokens {
    /** Octets that a secret has at least. */
    public static final int SECRET_BYTES_MIN = 32;
    /** Octets that a key's file has at most. */
    public static final int FILE_BYTES_MAX = 16 * 1024;
    /** Difference of the clocks that is forgiven. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    private final JWSAlgorithm algorithm;
    private final JWSVerifier verifier;
    private final String audience;
    private final long lifetimeMillis;
    private final LongSupplier wallMillis;

    private LoginTokens(JWSAlgorithm algorithm, JWSVerifier verifier, Settings settings, LongSupplier wallMillis) {
        this.algorithm = algorithm;
        this.verifier = verifier;
        this.audience = settings.audience();
        this.lifetimeMillis = settings.lifetimeMax().toMillis();
        this.wallMillis = wallMillis;
    }

    /**
     * Where tokens come from.
     *
     * @param secretFile its octets are the secret of HS256, null = none
     * @param publicKeyFile PEM of an EC key on P-256 for ES256, null = none
     * @param audience that tokens must name
     * @param lifetimeMax longest time from now to a token's end
     */
    public record Settings(Path secretFile, Path publicKeyFile, String audience, Duration lifetimeMax) {
        public boolean isOn() {
            return secretFile != null || publicKeyFile != null;
        }
    }

    /** Reads the key; throws IOException when it cannot be used. */
    public static LoginTokens of(Settings settings, LongSupplier wallMillis) throws IOException {
        try {
            if (settings.secretFile() != null) {
                byte[] secret = read(settings.secretFile());
                if (secret.length < SECRET_BYTES_MIN) {
                    throw new IOException(settings.secretFile() + " holds fewer than " + SECRET_BYTES_MIN + " octets");
                }
                return new LoginTokens(JWSAlgorithm.HS256, new MACVerifier(secret), settings, wallMillis);
            }
            JWK key = JWK.parseFromPEMEncodedObjects(new String(read(settings.publicKeyFile())));
            if (!(key instanceof ECKey ec)) {
                throw new IOException(settings.publicKeyFile() + " is no EC key");
            }
            return new LoginTokens(JWSAlgorithm.ES256, new ECDSAVerifier(ec.toPublicJWK()), settings, wallMillis);
        } catch (JOSEException | IllegalArgumentException unusable) {
            throw new IOException("the key for login tokens cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException(file + " has more than " + FILE_BYTES_MAX + " octets");
        }
        return Files.readAllBytes(file);
    }

    /** Why the token does not open a session for this user in this role; empty when it does. The reason is for the log. */
    public Optional<String> problem(String token, String userId, SessionRole role) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!algorithm.equals(signed.getHeader().getAlgorithm())) {
                return Optional.of("signed by " + signed.getHeader().getAlgorithm() + ", not " + algorithm);
            }
            if (!signed.verify(verifier)) {
                return Optional.of("the signature is wrong");
            }
            return problem(signed.getJWTClaimsSet(), userId, role);
        } catch (ParseException | JOSEException | IllegalStateException unreadable) {
            return Optional.of("no signed JWT: " + unreadable.getMessage());
        }
    }

    private Optional<String> problem(JWTClaimsSet claims, String userId, SessionRole role) throws ParseException {
        long now = wallMillis.getAsLong();
        Date end = claims.getExpirationTime();
        Date begin = claims.getNotBeforeTime();
        List<String> roles = claims.getStringListClaim("roles");
        if (!userId.equals(claims.getSubject())) {
            return Optional.of("it is for another user");
        }
        if (!claims.getAudience().contains(audience)) {
            return Optional.of("it is for another server");
        }
        if (end == null || end.getTime() + SKEW.toMillis() <= now) {
            return Optional.of("it is over, or has no end");
        }
        if (end.getTime() - now > lifetimeMillis + SKEW.toMillis()) {
            return Optional.of("it lives longer than is allowed");
        }
        if (begin != null && begin.getTime() - SKEW.toMillis() > now) {
            return Optional.of("it has not begun");
        }
        return roles != null && !roles.contains(role.name())
                ? Optional.of("it is not for the role " + role)
                : Optional.empty();
    }
}
