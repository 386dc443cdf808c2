package io.strowger.tools.bench.simulator;

import static io.strowger.tools.bench.Ranges.range;

import com.fasterxml.jackson.databind.JsonNode;
import io.strowger.tools.bench.Report;
import io.strowger.tools.bench.Scratch;
import io.strowger.tools.tsapi.Login;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether the simulated switch keeps up a load from one process for a long time. */
@Command(name = "simulator", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false, description = {
    "A load of the simulated switch: whether messages come when they are due, and what one costs.",
    "The switch runs in a process of its own (pbxsim --settings); this one monitors all its stations, decodes what comes and counts."})
public final class SimulatorCommand implements Callable<Integer> {
    /** The part of the messages that are due which must have come, in the whole and in each minute. */
    private static final double SHARE_MIN = 0.99;
    /** Lateness against the schedule that 99 % must not exceed on a quiet machine. */
    private static final long LATENESS_P99_MAX_MILLIS = 10;
    /** On a busy one it may be so many times that of a bare timer of the same run. */
    private static final long LATENESS_P99_RATIO_MAX = 3;
    /** The part of one processor beyond which the switch would be in the way of what is measured with it. */
    private static final double PROCESSOR_MAX = 0.5;
    private static final int MINUTES_MAX = 24 * 60;
    private static final int MESSAGES_MAX = 20_000;
    private static final int STATIONS_MAX = 9_000;
    private static final int CIRCUITS_MORE = 999;
    private static final int FIRST_STATION = 50_000;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final Login LOGIN = new Login("ctiuser", "change-me");

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "60", description = "For how long.")
    private int minutes;

    @Option(names = "--messages", paramLabel = "N", defaultValue = "2000", description = "Messages a second.")
    private int messages;

    @Option(names = "--stations", paramLabel = "N", defaultValue = "5000", description = "Stations.")
    private int stations;

    @Option(names = "--warm-up", paramLabel = "SECONDS", defaultValue = "30", description = "Before, not measured.")
    private int warmUp;

    @Option(names = "--data", paramLabel = "DIRECTORY", description = "Where the settings are kept for the time of the run; without it, where the system keeps temporary files.")
    private Path data;

    @Mixin
    private Report report;

    @Override
    public Integer call() throws IOException {
        range("--minutes", minutes, 1, MINUTES_MAX);
        range("--messages", messages, 1, MESSAGES_MAX);
        range("--stations", stations, 1, STATIONS_MAX);
        range("--warm-up", warmUp, 2, MINUTES_MAX);
        report.begin();
        Result result;
        try (Scratch scratch = Scratch.in(data)) {
            result = run(scratch.directory());
        }
        report.say("%,d messages received in %.0f s, %.1f a second; the fewest in a minute %,d",
                result.count().frames(),
                result.count().seconds(), result.perSecond(), result.fewest());
        report.say("lateness against the schedule: p99 %d ms, longest %d ms; p99 of a bare timer %d ms",
                result.latenessP99(),
                result.latenessMax(), result.bareP99());
        report.say("processor time of the switch: %.1f us a message, %.3f of one processor", result.microsPerMessage(),
                result.processors());
        boolean holds = holds(result);
        report.say(holds ? "the switch was not the bottleneck" : "the switch did not keep up");
        report.require(holds);
        members(result);
        return report.end();
    }

    // ---- the run

    /**
     * What a run gave; before and after are the switch's own counters.
     *
     * @param clientMicros
     *            processor time of this process
     * @param bareP99
     *            lateness of a bare timer that 99 % did not exceed, in milliseconds
     */
    private record Result(MonitoringClient.Count count, JsonNode before, JsonNode after, long clientMicros,
            long bareP99) {
        private long since(String member) {
            return after.get(member).asLong() - before.get(member).asLong();
        }

        double perSecond() {
            return count.frames() / count.seconds();
        }

        long fewest() {
            return count.minutes().stream().mapToLong(Long::longValue).min().orElse(0);
        }

        double microsPerMessage() {
            return (double) since("processor_us") / since("messages");
        }

        double processors() {
            return since("processor_us") / (count.seconds() * MICROS_PER_SECOND);
        }

        long latenessP99() {
            return after.get("load").get("lateness_p99_ms").asLong();
        }

        long latenessP99Max() {
            return Math.max(LATENESS_P99_MAX_MILLIS, LATENESS_P99_RATIO_MAX * bareP99);
        }

        long latenessMax() {
            return after.get("load").get("lateness_max_ms").asLong();
        }
    }

    private Result run(Path directory) throws IOException {
        try (SimulatorProcess process = SimulatorProcess.start(directory, settings());
                MonitoringClient client = MonitoringClient.open(process.nameServerPort(), LOGIN)) {
            client.monitor(FIRST_STATION, stations);
            process.order("load " + messages);
            client.read(Duration.ofSeconds(warmUp));
            // Lateness counts from here: what the switch did before its code was compiled is no measure of it.
            process.order("load " + messages);
            JsonNode before = process.newest();
            long processor = ownProcessorMicros();
            BareTimer bare = new BareTimer();
            MonitoringClient.Count count;
            long bareP99;
            try (bare) {
                count = client.read(Duration.ofMinutes(minutes));
                bareP99 = bare.finishP99Millis();
            }
            JsonNode after = process.newest();
            long spent = ownProcessorMicros() - processor;
            if (before == null || !process.isAlive()) {
                throw new IOException("the simulated switch has ended");
            }
            process.finish();
            return new Result(count, before, after, spent, bareP99);
        }
    }

    private static long ownProcessorMicros() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1_000;
    }

    private String settings() {
        return """
                control-port = 0
                servers = [{
                  tlink = "AVAYA#CM#CSTA#AES1", name-server-port = 0, tlink-port = 0
                  users = [{ login = "%s", password = "%s" }]
                }]
                stations = [{ extension = %d, count = %d }]
                trunk-groups = [{ group = 801, members = %d }]
                """.formatted(LOGIN.login(), LOGIN.password(), FIRST_STATION, stations, stations + CIRCUITS_MORE);
    }

    private boolean holds(Result result) {
        List<Long> minutesOf = result.count().minutes();
        boolean steady = minutesOf.stream().allMatch(each -> each >= SHARE_MIN * messages * 60);
        return steady && result.perSecond() >= SHARE_MIN * messages && result.count().unreadable() == 0
                && result.latenessP99() <= result.latenessP99Max() && result.processors() <= PROCESSOR_MAX;
    }

    private void members(Result result) {
        report.put("minutes", minutes);
        report.put("messages_per_second_due", messages);
        report.put("stations", stations);
        report.put("warm_up_seconds", warmUp);
        report.put("seconds", result.count().seconds());
        report.put("messages", result.count().frames());
        report.put("octets", result.count().octets());
        report.put("unreadable", result.count().unreadable());
        report.put("messages_per_second", result.perSecond());
        report.put("fewest_in_a_minute", result.fewest());
        report.put("share_min", SHARE_MIN);
        report.put("lateness_p99_ms", result.latenessP99());
        report.put("lateness_p99_ms_max", result.latenessP99Max());
        report.put("bare_timer_p99_ms", result.bareP99());
        report.put("lateness_max_ms", result.latenessMax());
        report.put("processor_us_per_message", result.microsPerMessage());
        report.put("processors", result.processors());
        report.put("processors_max", PROCESSOR_MAX);
        report.put("client_processor_us_per_message", (double) result.clientMicros() / result.count().frames());
    }
}
