package io.strowger.tools.soak;

import io.strowger.calllog.ReadOnlyJournal;
import io.strowger.core.fact.Fact;
import io.strowger.core.model.ContactId;
import io.strowger.core.port.Journal.Reader;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.state.Call;
import io.strowger.server.security.PasswordHash;
import io.strowger.server.security.PasswordHasher;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.LiveCall;
import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.tools.agents.AgentHabits;
import io.strowger.tools.agents.Crowd;
import io.strowger.tools.agents.CrowdSettings;
import io.strowger.tools.journal.Journals;
import io.strowger.tools.journal.Replay;
import io.strowger.tools.journal.ReplayResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The server as a process of its own, killed with signal 9 under load again and again, on sockets and disk. Switch and agents are this process and go on. At the end an
 * engine that was never killed takes the whole journal.
 */
final class ProcessKills {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String PASSWORD = "soak";
    private static final PasswordHash.Cost COST = new PasswordHash.Cost(64, 1, 1);
    private static final long START_MILLIS_MAX = 180_000;
    private static final long QUIET_MILLIS_MAX = 60_000;
    private static final long SETTLE_MILLIS = 12_000;
    private static final int LOAD_MILLIS_MAX = 3_000;
    private static final long LOOK_MILLIS = 50;

    /**
     * What a run has shown.
     *
     * @param epochs starts of the server by its journal
     * @param hashes marks of the state's hash that the engine that was never killed came to as well
     * @param problems what is wrong; empty when all is well
     */
    record Result(int kills, int epochs, long inputs, long facts, long hashes, int contacts, List<String> problems) {}

    private final int kills;
    private final Random random;
    private final Path directory;
    private final int agents;
    private final List<String> problems = new ArrayList<>();
    private ServerProcess process;

    ProcessKills(int kills, long seed, int agents, Path directory) {
        this.kills = kills;
        this.random = new Random(seed);
        this.agents = agents;
        this.directory = directory;
    }

    Result run(IntConsumer progress) throws IOException, InterruptedException {
        SwitchConfiguration theSwitch = SwitchConfiguration.contactCentre(agents, AnswerMode.MANUAL).withPorts(0, 0);
        try (SwitchSimulator simulator = new SwitchSimulator(theSwitch)) {
            simulator.start();
            int port = ServerProcess.freePort();
            configure(theSwitch, simulator.nameServerPort(), port);
            process = ServerProcess.start(directory);
            try (Crowd crowd = Crowd.start(crowd(port))) {
                simulator.startTraffic(new TrafficProfile(agents / 4.0, random.nextLong(),
                        List.of(SwitchConfiguration.VDN), new Spread(1_000, 20_000), new Spread(0, 0),
                        new Spread(500, 2_500), 0, 0));
                for (int kill = 1; kill <= kills; kill++) {
                    await("agents who are connected", START_MILLIS_MAX, () -> crowd.count().connected() > agents / 2);
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(LOAD_MILLIS_MAX));
                    process.kill();
                    await("agents who notice", START_MILLIS_MAX, () -> crowd.count().connected() == 0);
                    process = ServerProcess.start(directory);
                    progress.accept(kill);
                }
                await("agents who are connected", START_MILLIS_MAX, () -> crowd.count().connected() == agents);
                simulator.stopTraffic();
                TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
                for (LiveCall call : simulator.liveCalls()) {
                    simulator.hangUp(call.handle());
                }
                await("a switch without calls", QUIET_MILLIS_MAX, () -> simulator.liveCalls().isEmpty());
                TimeUnit.MILLISECONDS.sleep(SETTLE_MILLIS);
            }
        } finally {
            if (process != null && !process.stop()) {
                problems.add("the server did not end when it was told to");
            }
        }
        return account();
    }

    private void await(String what, long millis, BooleanSupplier done) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "waited in vain for " + what + "; see " + directory.resolve("server.out"));
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private CrowdSettings crowd(int port) {
        return new CrowdSettings(LOOPBACK, port, "CM", agents,
                new CrowdSettings.Numbers(SwitchConfiguration.FIRST_AGENT, SwitchConfiguration.FIRST_STATION), PASSWORD,
                AgentHabits.BRISK, random.nextLong());
    }

    private void configure(SwitchConfiguration theSwitch, int nameServerPort, int agentPort) throws IOException {
        Path site = Files.createDirectories(directory.resolve("site"));
        String hash = new PasswordHasher().hash(PASSWORD, COST);
        Files.writeString(site.resolve("site.conf"),
                """
                        switches = [ { name = CM, links = [ { name = aes1, driver = tsapi, host = "%s", port = %d, tlink = "%s",
                            credential = aes1, messages-per-second = 0 } ] } ]
                        devices = [ { switch = CM, kind = STATION, ids = [ %s ] } ]
                        skills = [ { name = support, no-answer = SERVER, ring-time = 4s, after-call-work = 0s, service-objective = 20s } ]
                        vdns = [ { switch = CM, id = "%s", name = "Support", skill = support, priority = 5 } ]
                        agents = [
                        %s
                        ]
                        settings { desktop-grace = 60s, select-watchdog = 5s, renew-time = 2s, link-recovery = 10s }
                        """
                        .formatted(LOOPBACK, nameServerPort, theSwitch.link().tlinkName(),
                                each(i -> "\"" + (SwitchConfiguration.FIRST_STATION + i) + '"', ", "),
                                SwitchConfiguration.VDN,
                                each(i -> "  { id = \"%d\", name = \"Agent %d\", password-hash = \"%s\", skills = [ { skill = support, level = %d } ] }"
                                        .formatted(SwitchConfiguration.FIRST_AGENT + i, i, hash, 1 + i % 3), "\n")));
        Files.writeString(directory.resolve("strowger.conf"), """
                server { drain = 1s, log-directory = "log" }
                data { directory = "data", free-space-min = 64 MiB }
                site { directory = "site" }
                agents { host = "%s", port = %d, heartbeat = 2s, connects-per-address { burst = %d } }
                authentication { queue-max = %d, argon2 { memory-kib = 64, passes = 1, lanes = 1 } }
                http { port = 0 }
                links { backoff-min = 100ms, backoff-max = 500ms }
                credentials { aes1 { login = "%s", password = "%s" } }
                """.formatted(LOOPBACK, agentPort, 4 * agents + 100, agents + 256, theSwitch.link().login(),
                theSwitch.link().password()));
    }

    private String each(IntFunction<String> one, String between) {
        return IntStream.range(0, agents).mapToObj(one).collect(Collectors.joining(between));
    }

    // ---- the account

    private Result account() throws IOException {
        Path journal = directory.resolve("data").resolve("journal");
        ReadOnlyJournal log = Journals.open(Files.isDirectory(journal) ? journal : directory.resolve("data"));
        ReplayResult replayed;
        try (Reader<JournalledInput> inputs = log.inputs(1); Reader<JournalledFact> facts = log.facts(1)) {
            replayed = new Replay(inputs, facts).run(Replay.TO_THE_END);
        }
        if (!replayed.isFaithful()) {
            problems.add("the engine that was never killed made other facts, first " + replayed.first() + " "
                    + replayed.stopped());
        }
        replayed.state().contacts().rows().forEach(contact -> problems.add("left over: " + contact));
        for (Call call : replayed.state().calls().rows()) {
            if (!call.hasEnded()) {
                problems.add("the switch has no call and the engine has " + call);
            }
        }
        int contacts = contacts(log);
        int epochs = (int) replayed.state().reign().epoch();
        if (epochs != kills + 1) {
            problems.add("epochs " + epochs + " after " + kills + " kills");
        }
        return new Result(kills, epochs, replayed.counts().inputs(), replayed.counts().factsCompared(),
                replayed.counts().hashesCompared(), contacts, problems);
    }

    private int contacts(ReadOnlyJournal log) {
        Map<ContactId, Integer> ends = new HashMap<>();
        try (Reader<JournalledFact> facts = log.facts(1)) {
            for (JournalledFact fact = facts.next(); fact != null; fact = facts.next()) {
                switch (Journals.read(fact).orElse(null)) {
                    case Fact.ContactStarted started -> ends.putIfAbsent(started.contact(), 0);
                    case Fact.ContactEnded ended -> ends.merge(ended.contact(), 1, Integer::sum);
                    case null, default -> {
                        // Not of a contact's life.
                    }
                }
            }
        }
        ends.forEach((contact, count) -> {
            if (count != 1) {
                problems.add("contact " + contact + " ended " + count + " times");
            }
        });
        return ends.size();
    }
}
