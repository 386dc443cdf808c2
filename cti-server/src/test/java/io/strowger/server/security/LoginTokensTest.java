package io.strowger.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.strowger.core.input.SessionRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTokensTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final long MINUTE = 60_000;

    @TempDir
    private Path directory;
    private Path secretFile;
    private LoginTokens tokens;

    @BeforeEach
    void aSecret() throws IOException {
        secretFile = Files.writeString(directory.resolve("secret"), SECRET);
        tokens = LoginTokens.of(new LoginTokens.Settings(secretFile, null, "strowger", Duration.ofMinutes(10)),
                () -> NOW);
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().subject("1001").audience("strowger").expirationTime(new Date(NOW + MINUTE));
    }

    private static String signed(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.HS256, new MACSigner(SECRET));
    }

    private static String signed(JWTClaimsSet.Builder claims, JWSAlgorithm algorithm, JWSSigner signer)
            throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private String problem(JWTClaimsSet.Builder claims) throws JOSEException {
        return tokens.problem(signed(claims), "1001", SessionRole.AGENT).orElse("");
    }

    @Test
    void aTokenOpensTheSessionOfItsUserOnly() throws JOSEException {
        assertEquals("", problem(claims()));
        assertEquals("it is for another user", problem(claims().subject("1002")));
        assertEquals("it is for another server", problem(claims().audience("other")));
    }

    @Test
    void itsEndIsKeptWithinTheSkew() throws JOSEException {
        assertEquals("it is over, or has no end", problem(claims().expirationTime(null)));
        assertEquals("", problem(claims().expirationTime(new Date(NOW - 29_000))));
        assertEquals("it is over, or has no end", problem(claims().expirationTime(new Date(NOW - 30_000))));
        assertEquals("", problem(claims().expirationTime(new Date(NOW + 10 * MINUTE + 30_000))));
        assertEquals("it lives longer than is allowed",
                problem(claims().expirationTime(new Date(NOW + 10 * MINUTE + 31_000))));
        assertEquals("", problem(claims().notBeforeTime(new Date(NOW + 30_000))));
        assertEquals("it has not begun", problem(claims().notBeforeTime(new Date(NOW + 31_000))));
    }

    @Test
    void rolesAreHeldToWhereTheTokenNamesThem() throws JOSEException {
        assertEquals("", problem(claims().claim("roles", List.of("AGENT", "SUPERVISOR"))));
        assertEquals("it is not for the role AGENT", problem(claims().claim("roles", List.of("SUPERVISOR"))));
    }

    @Test
    void neitherAnUnsignedNorAForeignNorAMutilatedTokenIsTaken() throws JOSEException {
        String unsigned = new PlainJWT(claims().build()).serialize();
        assertTrue(tokens.problem(unsigned, "1001", SessionRole.AGENT).isPresent());
        String foreign = signed(claims(), JWSAlgorithm.HS256, new MACSigner(SECRET.replace('0', '1')));
        assertEquals("the signature is wrong", tokens.problem(foreign, "1001", SessionRole.AGENT).orElseThrow());
        String stronger = signed(claims(), JWSAlgorithm.HS512, new MACSigner(SECRET + SECRET));
        assertEquals("signed by HS512, not HS256", tokens.problem(stronger, "1001", SessionRole.AGENT).orElseThrow());
        String good = signed(claims());
        for (int cut = 0; cut < good.length(); cut += 7) {
            assertTrue(tokens.problem(good.substring(0, cut), "1001", SessionRole.AGENT).isPresent());
        }
    }

    @Test
    void aPublicKeyVerifiesButItsTextIsNoSecret() throws JOSEException, IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        Path file = Files.writeString(directory.resolve("key.pem"), pem);
        LoginTokens byKey = LoginTokens.of(
                new LoginTokens.Settings(null, file, "strowger", Duration.ofMinutes(10)), () -> NOW);
        String good = signed(claims(), JWSAlgorithm.ES256, new ECDSASigner((ECPrivateKey) pair.getPrivate()));
        assertTrue(byKey.problem(good, "1001", SessionRole.AGENT).isEmpty());
        String confused = signed(claims(), JWSAlgorithm.HS256, new MACSigner(pem.getBytes(StandardCharsets.UTF_8)));
        assertEquals("signed by HS256, not ES256", byKey.problem(confused, "1001", SessionRole.AGENT).orElseThrow());
    }

    @Test
    void aSecretThatIsTooShortIsNotTaken() throws IOException {
        Files.writeString(secretFile, SECRET.substring(1));
        assertThrows(IOException.class, () -> LoginTokens
                .of(new LoginTokens.Settings(secretFile, null, "strowger", Duration.ofMinutes(10)), () -> NOW));
    }
}
