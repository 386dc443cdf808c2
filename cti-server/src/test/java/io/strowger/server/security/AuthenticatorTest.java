package io.strowger.server.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.core.input.SessionRole;
import io.strowger.core.output.RefusalReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Lock-out by user and by address on a stepped clock, and the bounded pool. */
class AuthenticatorTest {
    private static final PasswordHash.Cost SMALL = new PasswordHash.Cost(64, 1, 1);
    private static final int USER_MAX = 3;
    private static final int ADDRESS_MAX = 5;
    private static final String HASH = new PasswordHasher().hash("right", SMALL);

    private final AuthenticationSettings settings = new AuthenticationSettings(1, 1, SMALL,
            new AuthenticationSettings.Lockout(USER_MAX, ADDRESS_MAX, Duration.ofMinutes(5), Duration.ofMinutes(1)));
    private final List<String> asked = new ArrayList<>();
    private final Accounts accounts = (user, role) -> {
        asked.add(user);
        return new Accounts.Account(user.startsWith("known") && role == SessionRole.AGENT ? HASH : null, 7);
    };
    private long now = 1_000;
    private final Authenticator authenticator = new Authenticator(settings, accounts, () -> now, Runnable::run);

    private LoginVerdict login(String user, String password, String address) {
        return authenticator.authenticate(user, password, SessionRole.AGENT, address).toCompletableFuture().join();
    }

    private RefusalReason refusal(String user, String password, String address) {
        return assertInstanceOf(LoginVerdict.Refused.class, login(user, password, address)).reason();
    }

    private void advance(long seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void theRightPasswordIsGrantedUnderItsConfiguration() {
        assertEquals(new LoginVerdict.Granted(7), login("known", "right", "a"));
        assertEquals(RefusalReason.BAD_CREDENTIALS, refusal("known", "wrong", "a"));
    }

    @Test
    void anAgentsPasswordOpensNoOtherRole() {
        LoginVerdict verdict = authenticator.authenticate("known", "right", SessionRole.IVR, "a").toCompletableFuture()
                .join();
        assertEquals(RefusalReason.BAD_CREDENTIALS, assertInstanceOf(LoginVerdict.Refused.class, verdict).reason());
    }

    @Test
    void aUserIsLockedOutAfterHisLastFailureAndComesBackByTime() {
        for (int i = 0; i < USER_MAX; i++) {
            assertEquals(RefusalReason.BAD_CREDENTIALS, refusal("known", "wrong", "a"));
        }
        LoginVerdict.Refused locked = assertInstanceOf(LoginVerdict.Refused.class, login("known", "right", "b"));
        assertEquals(RefusalReason.LOCKED_OUT, locked.reason());
        assertEquals("try again in 60 s", locked.detail());
        assertInstanceOf(LoginVerdict.Granted.class, login("known2", "right", "b"));
        advance(59);
        assertEquals(RefusalReason.LOCKED_OUT, refusal("known", "right", "b"));
        advance(1);
        assertInstanceOf(LoginVerdict.Granted.class, login("known", "right", "b"));
    }

    @Test
    void whoIsLockedOutCostsNoHash() {
        for (int i = 0; i < USER_MAX; i++) {
            refusal("known", "wrong", "a");
        }
        asked.clear();
        refusal("known", "right", "a");
        assertEquals(List.of(), asked);
    }

    @Test
    void anUnknownUserIsTreatedAndCountedLikeAKnownOne() {
        for (int i = 0; i < USER_MAX; i++) {
            assertEquals(RefusalReason.BAD_CREDENTIALS, refusal("nobody", "nobody", "a"));
        }
        assertEquals(RefusalReason.LOCKED_OUT, refusal("nobody", "nobody", "b"));
    }

    @Test
    void successForgetsFailuresAndSoDoesTime() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < USER_MAX - 1; i++) {
                refusal("known", "wrong", "address " + round);
            }
            assertInstanceOf(LoginVerdict.Granted.class, login("known", "right", "a"));
        }
        for (int i = 0; i < 3 * USER_MAX; i++) {
            assertEquals(RefusalReason.BAD_CREDENTIALS, refusal("known", "wrong", "address 9"));
            advance(150);
        }
    }

    @Test
    void anAddressIsLockedOutWhateverUsersItTries() {
        for (int i = 0; i < ADDRESS_MAX; i++) {
            assertEquals(RefusalReason.BAD_CREDENTIALS, refusal("user" + i, "x", "a"));
        }
        assertEquals(RefusalReason.LOCKED_OUT, refusal("known", "right", "a"));
        assertInstanceOf(LoginVerdict.Granted.class, login("known", "right", "b"));
        advance(60);
        assertInstanceOf(LoginVerdict.Granted.class, login("known", "right", "a"));
    }

    @Test
    void wrongTokensCountAgainstTheAddress() {
        for (int i = 0; i < ADDRESS_MAX; i++) {
            assertTrue(authenticator.mayResume("a"));
            authenticator.tokenFailed("a");
        }
        assertEquals(false, authenticator.mayResume("a"));
        assertEquals(RefusalReason.LOCKED_OUT, refusal("known", "right", "a"));
        advance(60);
        assertTrue(authenticator.mayResume("a"));
    }

    @Test
    void manyAttemptsAtATimeGainNothing() {
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        Authenticator slow = new Authenticator(settings, accounts, () -> now, waiting::add);
        List<LoginVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < USER_MAX + 1; i++) {
            slow.authenticate("known", "wrong", SessionRole.AGENT, "a").thenAccept(verdicts::add);
        }
        assertEquals(USER_MAX, waiting.size());
        assertEquals(1, verdicts.size());
        assertEquals(RefusalReason.BUSY, assertInstanceOf(LoginVerdict.Refused.class, verdicts.get(0)).reason());
        waiting.forEach(Runnable::run);
        assertEquals(USER_MAX + 1, verdicts.size());
    }

    @Test
    void aFullPoolRefusesAtOnceAndForgetsTheAttempt() {
        boolean[] full = {true};
        Authenticator bounded = new Authenticator(settings, accounts, () -> now, task -> {
            if (full[0]) {
                throw new RejectedExecutionException();
            }
            task.run();
        });
        for (int i = 0; i < 2 * USER_MAX; i++) {
            LoginVerdict verdict = bounded.authenticate("known", "right", SessionRole.AGENT, "a").toCompletableFuture()
                    .join();
            assertEquals(RefusalReason.BUSY, assertInstanceOf(LoginVerdict.Refused.class, verdict).reason());
        }
        full[0] = false;
        assertInstanceOf(LoginVerdict.Granted.class,
                bounded.authenticate("known", "right", SessionRole.AGENT, "a").toCompletableFuture().join());
    }

    @Test
    void theTablesAreBounded() {
        LoginThrottle throttle = new LoginThrottle(settings.lockout());
        for (int i = 0; i < LoginThrottle.ENTRIES_MAX; i++) {
            throttle.begin("user" + i, "a", now);
            throttle.failed("user" + i, "address" + i, now);
        }
        assertEquals(2 * LoginThrottle.ENTRIES_MAX, throttle.size());
        throttle.begin("one more", "a", now);
        throttle.failed("one more", "one more", now);
        assertEquals(2 * LoginThrottle.ENTRIES_MAX, throttle.size());
    }
}
