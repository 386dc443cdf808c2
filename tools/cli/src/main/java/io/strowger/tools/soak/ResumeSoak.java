package io.strowger.tools.soak;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Command;
import io.strowger.core.output.Output;
import io.strowger.core.output.Push;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.tools.journal.Journals;
import io.strowger.tools.soak.ResumeDesk.Held;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many sessions whose connections are cut at random while they send messages to each other, and whose server is killed with signal 9 half-way. Afterwards every
 * client's account is held against the journal: each push that the server ever numbered was heard once, and of each topic the newest version.
 */
final class ResumeSoak {
    private static final String PASSWORD = "soak";
    private static final PasswordHash.Cost COST = new PasswordHash.Cost(8, 1, 1);
    private static final int FIRST_USER = 100_000;
    private static final int TEAM = 5;
    private static final long LOGIN_MILLIS_MAX = 300_000;
    private static final long SETTLE_MILLIS_MAX = 300_000;
    private static final long LOOK_MILLIS = 50;
    private static final int TICKS_PER_SECOND = 20;
    private static final int PROBLEMS_MAX = 20;

    private final Options options;
    private final Path directory;
    private final Random random;
    private final List<ResumeDesk> desks = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private EventLoopGroup group;
    private EventLoop loop;
    private long cuts;
    private int number;

    /**
     * How it is done.
     *
     * @param cutPercent of the connections are cut every second
     * @param messagesPerSecond that all of them send together
     */
    record Options(int sessions, int seconds, int cutPercent, int messagesPerSecond, long seed) {}

    /** What a run has shown; problems are empty when all is well. */
    record Result(int sessions, long cuts, long resumes, long pushesNumbered, long pushesHeard, long messages,
            long topicsHeld, Map<RefusalReason, Integer> outcomes, List<String> problems) {}

    ResumeSoak(Options options, Path directory) {
        this.options = options;
        this.directory = directory;
        this.random = new Random(options.seed());
    }

    Result run(Consumer<String> progress) throws IOException, InterruptedException {
        int port = ServerProcess.freePort();
        configure(port);
        ServerProcess server = ServerProcess.start(directory);
        group = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("soak-desks", true),
                NioIoHandler.newFactory());
        loop = group.next();
        try {
            open(port, progress);
            load(options.seconds() / 2.0);
            server.kill();
            progress.accept("the server was killed");
            server = ServerProcess.start(directory);
            load(options.seconds() / 2.0);
            progress.accept("the load is over, " + cuts + " connections were cut");
            settle(progress);
            audit(port);
        } finally {
            if (!server.stop()) {
                problems.add("the server did not end when it was told to");
            }
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
        return account();
    }

    private <T> T onLoop(java.util.concurrent.Callable<T> task) throws InterruptedException {
        try {
            return loop.submit(task).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void await(String what, long millis, java.util.concurrent.Callable<Integer> missing)
            throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            int left = onLoop(missing);
            if (left == 0) {
                return;
            }
            if (System.nanoTime() > until) {
                problems.add("waited in vain for " + what + ": " + left + " are missing; see "
                        + directory.resolve("server.out"));
                return;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private int detached() {
        return (int) desks.stream().filter(desk -> !desk.isAttached()).count();
    }

    private void open(int port, Consumer<String> progress) throws InterruptedException {
        onLoop(() -> {
            for (int i = 0; i < options.sessions(); i++) {
                desks.add(ResumeDesk.open(port, new ResumeDesk.Person(user(i), PASSWORD), group));
            }
            return 0;
        });
        await("sessions", LOGIN_MILLIS_MAX, this::detached);
        progress.accept(options.sessions() + " sessions stand");
    }

    private static String user(int index) {
        return String.valueOf(FIRST_USER + index);
    }

    // ---- load

    private void load(double seconds) throws InterruptedException {
        int ticks = (int) Math.round(seconds * TICKS_PER_SECOND);
        long begun = System.nanoTime();
        for (int tick = 0; tick < ticks; tick++) {
            onLoop(() -> {
                messages(share(options.messagesPerSecond()));
                cut(share(options.sessions() * options.cutPercent() / 100.0));
                return 0;
            });
            long due = begun + (tick + 1) * TimeUnit.SECONDS.toNanos(1) / TICKS_PER_SECOND;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
    }

    /** What belongs to one tick; the fraction comes by chance. */
    private int share(double perSecond) {
        double share = perSecond / TICKS_PER_SECOND;
        return (int) share + (random.nextDouble() < share - (int) share ? 1 : 0);
    }

    private void messages(int count) {
        for (int i = 0; i < count; i++) {
            int to = random.nextInt(desks.size());
            desks.get(random.nextInt(desks.size())).ask(new Command.SendMessage(user(to), "message " + ++number));
        }
    }

    private void cut(int count) {
        for (int i = 0; i < count; i++) {
            ResumeDesk desk = desks.get(random.nextInt(desks.size()));
            if (desk.isAttached()) {
                desk.client().dropTransport();
                cuts++;
            }
        }
    }

    private void settle(Consumer<String> progress) throws InterruptedException {
        await("sessions that come back", SETTLE_MILLIS_MAX, this::detached);
        await("outcomes", SETTLE_MILLIS_MAX,
                () -> (int) desks.stream().filter(desk -> !desk.isSettled()).count());
        // One more change of every team's topics, so that the newest version is one that all had to hear.
        onLoop(() -> {
            for (int i = 0; i < desks.size(); i++) {
                desks.get(i).ask(new Command.SendMessage(user(i), "last"));
            }
            return 0;
        });
        await("outcomes", SETTLE_MILLIS_MAX,
                () -> (int) desks.stream().filter(desk -> !desk.isSettled()).count());
        progress.accept("every request has its outcome");
    }

    // ---- audit

    /** Every topic of every client is what a client that comes now is told. */
    private void audit(int port) throws InterruptedException {
        await("a quiet server", SETTLE_MILLIS_MAX, this::disagreeing);
        if (onLoop(this::disagreeing) > 0) {
            onLoop(() -> {
                differences().forEach(this::problem);
                return 0;
            });
        }
    }

    private void problem(String problem) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(problem);
        }
    }

    private int disagreeing() {
        return differences().size();
    }

    /** Those of one team read the same topics: the newest that any of them has is what all must have, and every one has all of his team. */
    private List<String> differences() {
        List<String> different = new ArrayList<>();
        for (int first = 0; first < desks.size(); first += TEAM) {
            List<ResumeDesk> team = desks.subList(first, Math.min(desks.size(), first + TEAM));
            Map<String, Held> newest = new TreeMap<>();
            team.forEach(desk -> desk.topics().forEach((topic, held) -> newest.merge(topic, held,
                    (a, b) -> a.version() >= b.version() ? a : b)));
            if (newest.size() != team.size() + 1) {
                different.add("a team of " + team.size() + " reads " + newest.keySet());
            }
            for (int i = 0; i < team.size(); i++) {
                if (!team.get(i).topics().equals(newest)) {
                    different.add(user(first + i) + " holds " + team.get(i).topics() + ", newest are " + newest);
                }
            }
        }
        return different;
    }

    private Result account() throws IOException {
        Map<String, ResumeDesk> bySession = new HashMap<>();
        Map<RefusalReason, Integer> outcomes = new TreeMap<>();
        long resumes = 0;
        long heard = 0;
        long topics = 0;
        for (int i = 0; i < desks.size(); i++) {
            ResumeDesk desk = desks.get(i);
            bySession.put(desk.sessionId(), desk);
            resumes += desk.resumes();
            heard += desk.pushes().size();
            topics += desk.topics().size();
            desk.outcomes().forEach((reason, count) -> outcomes.merge(reason, count, Integer::sum));
            if (!desk.trouble().isEmpty()) {
                problem(user(i) + ": " + desk.trouble());
            }
            if (desk.twice() > 0 || desk.backwards() > 0) {
                problem(user(i) + " heard " + desk.twice() + " pushes twice, " + desk.backwards()
                        + " versions of topics backwards");
            }
        }
        long numbered = held(bySession);
        int unknown = outcomes.getOrDefault(RefusalReason.OUTCOME_UNKNOWN, 0);
        if (unknown > 0) {
            problem(unknown + " requests have no known outcome");
        }
        return new Result(desks.size(), cuts, resumes, numbered, heard, number, topics, outcomes, problems);
    }

    /** Every push that the journal says was numbered was heard by its client, as it was; gives how many there are. */
    private long held(Map<String, ResumeDesk> bySession) throws IOException {
        Path journal = directory.resolve("data").resolve("journal");
        ReadOnlyJournal log = Journals.open(Files.isDirectory(journal) ? journal : directory.resolve("data"));
        Map<ResumeDesk, Integer> numbered = new HashMap<>();
        try (Reader<JournalledFact> facts = log.facts(1)) {
            Map<String, Long> highest = new HashMap<>();
            for (JournalledFact fact = facts.next(); fact != null; fact = facts.next()) {
                if (Journals.read(fact).orElse(
                        null) instanceof Fact.OutputIssued(Output.SessionPush(String session, long sequence, Push push))) {
                    // What is pushed again after a resume was numbered before.
                    if (highest.merge(session, sequence, Math::max) == sequence
                            && !(push instanceof Push.RequestOutcome)) {
                        hold(bySession.get(session), session, sequence, push, numbered);
                    }
                }
            }
        }
        numbered.forEach((desk, count) -> {
            if (desk.pushes().size() != count) {
                problem("session " + desk.sessionId() + " heard " + desk.pushes().size() + " pushes of " + count);
            }
        });
        return numbered.values().stream().mapToLong(Integer::longValue).sum();
    }

    private final Map<String, Long> lastHeld = new HashMap<>();

    private void hold(ResumeDesk desk, String session, long sequence, Push push, Map<ResumeDesk, Integer> numbered) {
        if (desk == null) {
            problem("session " + session + " is nobody's");
            return;
        }
        if (lastHeld.getOrDefault(session, 0L) >= sequence) {
            return;
        }
        lastHeld.put(session, sequence);
        numbered.merge(desk, 1, Integer::sum);
        Integer heard = desk.pushes().get(sequence);
        if (heard == null) {
            problem("session " + session + " did not hear push " + sequence + ": " + push);
        } else if (heard != ResumeDesk.hash(push)) {
            problem("session " + session + " heard another push " + sequence + " than " + push);
        }
    }

    // ---- the server's files

    private void configure(int port) throws IOException {
        Path site = Files.createDirectories(directory.resolve("site"));
        String hash = new PasswordHasher().hash(PASSWORD, COST);
        String agents = IntStream.range(0, options.sessions())
                .mapToObj(i -> "  { id = \"%s\", password-hash = \"%s\", team = \"t%d\", supervises-teams = [\"t%d\"] }"
                        .formatted(user(i), hash, i / TEAM, i / TEAM))
                .collect(Collectors.joining("\n"));
        Files.writeString(site.resolve("site.conf"),
                """
                        switches = [ { name = CM, links = [ { name = aes1, driver = tsapi, host = "127.0.0.1", port = 1, tlink = "A#CM#CSTA#S",
                            credential = aes1, messages-per-second = 0 } ] } ]
                        devices = [ { switch = CM, kind = STATION, ids = [ "5001" ] } ]
                        skills = []
                        vdns = []
                        agents = [
                        %s
                        ]
                        settings { desktop-grace = 10m }
                        """
                        .formatted(agents));
        Files.writeString(directory.resolve("strowger.conf"),
                """
                        server { drain = 2s, log-directory = "log" }
                        data { directory = "data", free-space-min = 64 MiB }
                        site { directory = "site" }
                        agents { host = "127.0.0.1", port = %d, sessions-max = %d, connections-max = %d, connections-per-address-max = %d,
                            connects-per-address { per-second = 100000, burst = 100000 } }
                        authentication { queue-max = 10000, argon2 { memory-kib = 8, passes = 1, lanes = 1 } }
                        http { port = 0 }
                        links { backoff-min = 30s, backoff-max = 60s }
                        credentials { aes1 { login = "x", password = "x" } }
                        """
                        .formatted(port, options.sessions() + 10, 4 * options.sessions() + 100,
                                4 * options.sessions() + 100));
    }
}
