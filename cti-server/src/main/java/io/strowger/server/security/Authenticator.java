package io.strowger.server.security;

import io.strowger.core.input.SessionRole;
import io.strowger.core.output.RefusalReason;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks logins on a bounded pool. A login that finds the pool's queue full is refused at once with BUSY, because a
 * queue longer than clients wait only makes everyone time out; a user or address with too many failures is refused with
 * LOCKED_OUT before any hashing. An unknown user costs as much as a known one. Any thread.
 */
public final class Authenticator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Authenticator.class);
    private static final long CLOSE_SECONDS = 5;

    private final Accounts accounts;
    private final LongSupplier nanos;
    private final PasswordHasher hasher = new PasswordHasher();
    private final LoginThrottle throttle;
    private final String hashOfNobody;
    private final ExecutorService ownPool;
    private final Executor pool;
    private LoginTokens tokens;

    /** With a pool as the settings say. */
    public Authenticator(AuthenticationSettings settings, Accounts accounts, LongSupplier nanos) {
        this(settings, accounts, nanos, pool(settings));
    }

    /** With an executor of the caller's; one that throws RejectedExecutionException says that it is full. */
    Authenticator(AuthenticationSettings settings, Accounts accounts, LongSupplier nanos, Executor pool) {
        this.accounts = accounts;
        this.nanos = nanos;
        this.pool = pool;
        this.ownPool = pool instanceof ExecutorService service ? service : null;
        this.throttle = new LoginThrottle(settings.lockout());
        this.hashOfNobody = hasher.hash("nobody", settings.cost());
    }

    private static ExecutorService pool(AuthenticationSettings settings) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(settings.threads(), settings.threads(), 1,
                TimeUnit.MINUTES, new ArrayBlockingQueue<>(settings.queueMax()), task -> {
                    Thread thread = new Thread(task, "strowger-login");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Checks a login token; a matter of microseconds. One that is wrong counts against its address. */
    public LoginVerdict authenticate(String userId, SessionRole role, String token, String address) {
        long waitNanos = throttle.addressWaitNanos(address, nanos.getAsLong());
        if (waitNanos > 0) {
            return lockedOut(waitNanos);
        }
        Accounts.Account account = accounts.find(userId, role);
        String problem = tokens == null
                ? "this server takes no login tokens"
                : tokens.problem(token, userId, role).orElse(account.known() ? "" : "the user has no such role");
        if (problem.isEmpty()) {
            return new LoginVerdict.Granted(account.configurationVersion());
        }
        throttle.failed(address, nanos.getAsLong());
        LOG.info("login by token refused user={} role={} address={} because=\"{}\"", userId, role, address, problem);
        return new LoginVerdict.Refused(RefusalReason.TOKEN_REFUSED, "");
    }

    /** A login whose user the transport has proved, by a client certificate that names him. */
    public LoginVerdict authenticated(String userId, SessionRole role) {
        Accounts.Account account = accounts.find(userId, role);
        return account.known()
                ? new LoginVerdict.Granted(account.configurationVersion())
                : new LoginVerdict.Refused(RefusalReason.BAD_CREDENTIALS, "");
    }

    /** Takes login tokens from now on; before the first login. */
    public Authenticator with(LoginTokens taken) {
        tokens = taken;
        return this;
    }

    /** Checks a login; the stage completes on a thread of the pool, or at once, and never exceptionally. */
    public CompletionStage<LoginVerdict> authenticate(String userId, String password, SessionRole role,
            String address) {
        // A supervisor has one password, whichever role he takes: guesses count together.
        String key = (role.isAgent() ? SessionRole.AGENT : role) + "/" + userId;
        return authenticate(new Attempt(key, address, () -> accounts.find(userId, role)), password);
    }

    /** Checks the login of a technician, who is no user of sessions; under the same limits. */
    public CompletionStage<LoginVerdict> authenticateTechnician(String user, String password, String hash,
            String address) {
        return authenticate(new Attempt("TECHNICIAN/" + user, address, () -> new Accounts.Account(hash, 0)), password);
    }

    /** Whose login is checked. */
    private record Attempt(String key, String address, Supplier<Accounts.Account> account) {}

    private CompletionStage<LoginVerdict> authenticate(Attempt attempt, String password) {
        String key = attempt.key();
        String address = attempt.address();
        long waitNanos = throttle.begin(key, address, nanos.getAsLong());
        if (waitNanos != 0) {
            return CompletableFuture.completedFuture(
                    waitNanos == LoginThrottle.UNDER_WAY
                            ? busy("this user is logging in already")
                            : lockedOut(waitNanos));
        }
        CompletableFuture<LoginVerdict> verdict = new CompletableFuture<>();
        try {
            pool.execute(() -> verdict.complete(check(attempt, password)));
        } catch (RejectedExecutionException full) {
            throttle.abandoned(key);
            verdict.complete(busy("many logins are being checked; try again in some seconds"));
        }
        return verdict;
    }

    /** A login without a password by a client whose certificate names the user: he must be known in his role. */
    public LoginVerdict certified(String userId, SessionRole role, String address) {
        Accounts.Account account = accounts.find(userId, role);
        if (account.passwordHash() == null) {
            LOG.info("login by certificate refused user={} role={} address={}", userId, role, address);
            return new LoginVerdict.Refused(RefusalReason.BAD_CREDENTIALS, "the certificate's user is not known here");
        }
        return new LoginVerdict.Granted(account.configurationVersion());
    }

    /** A session token was wrong; counts against the address. */
    public void tokenFailed(String address) {
        throttle.failed(address, nanos.getAsLong());
    }

    /** Whether the address may offer a session token now. */
    public boolean mayResume(String address) {
        return throttle.addressWaitNanos(address, nanos.getAsLong()) == 0;
    }

    private LoginVerdict check(Attempt attempt, String password) {
        String key = attempt.key();
        try {
            Accounts.Account account = attempt.account().get();
            boolean known = account.passwordHash() != null;
            boolean right = hasher.verify(password, known ? account.passwordHash() : hashOfNobody);
            if (known && right) {
                throttle.succeeded(key);
                return new LoginVerdict.Granted(account.configurationVersion());
            }
            throttle.failed(key, attempt.address(), nanos.getAsLong());
            LOG.info("login refused user={} address={}", key, attempt.address());
            return new LoginVerdict.Refused(RefusalReason.BAD_CREDENTIALS, "");
        } catch (RuntimeException | OutOfMemoryError failure) {
            throttle.abandoned(key);
            LOG.error("login could not be checked user={}", key, failure);
            return busy("the login could not be checked; tell the operator");
        }
    }

    private static LoginVerdict busy(String detail) {
        return new LoginVerdict.Refused(RefusalReason.BUSY, detail);
    }

    private static LoginVerdict lockedOut(long waitNanos) {
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(waitNanos + 999_999_999));
        return new LoginVerdict.Refused(RefusalReason.LOCKED_OUT, "try again in " + seconds + " s");
    }

    @Override
    public void close() {
        if (ownPool != null) {
            ownPool.shutdownNow();
            try {
                ownPool.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
