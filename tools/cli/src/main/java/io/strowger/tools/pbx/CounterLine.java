package io.strowger.tools.pbx;

import com.sun.management.OperatingSystemMXBean;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.simulator.wire.MessageLoad;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The line of counters that a simulated switch prints, as text or as members of a JSON object. */
final class CounterLine {
    private static final long NANOS_PER_MICRO = 1_000;

    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final SwitchSimulator simulator;
    private final int servers;
    private long lastCpuNanos;
    private long lastMessages;

    CounterLine(SwitchSimulator simulator, int servers) {
        this.simulator = simulator;
        this.servers = servers;
        this.lastCpuNanos = process.getProcessCpuTime();
        this.lastMessages = messages();
    }

    private long messages() {
        long messages = 0;
        for (int aes = 0; aes < servers; aes++) {
            messages += simulator.messages(aes).sentCount() + simulator.messages(aes).receivedCount();
        }
        return messages;
    }

    /** The counters now; with a load also how it goes, and what a message cost since the last line. */
    String next() {
        long cpuNanos = process.getProcessCpuTime() - lastCpuNanos;
        long messages = messages() - lastMessages;
        lastCpuNanos += cpuNanos;
        lastMessages += messages;
        String calls = text(simulator.statistics(), simulator.connections());
        return simulator.loadReport().map(report -> calls + "  |  " + text(report)
                + (messages == 0 ? "" : "  cpu " + cpuNanos / messages / NANOS_PER_MICRO + " us a message"))
                .orElse(calls);
    }

    /** The same for programs; processor time is that of the process since it began, in microseconds. */
    Map<String, Object> members() {
        SwitchStatistics statistics = simulator.statistics();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("connections", simulator.connections());
        members.put("calls_in_progress", statistics.inProgress());
        members.put("calls_offered", statistics.offered());
        members.put("calls_answered", statistics.answered());
        members.put("calls_abandoned", statistics.abandoned());
        members.put("calls_busy", statistics.busy());
        members.put("calls_blocked", statistics.blocked());
        members.put("messages", messages());
        members.put("processor_us", process.getProcessCpuTime() / NANOS_PER_MICRO);
        simulator.loadReport().ifPresent(report -> members.put("load", members(report)));
        return members;
    }

    private static Map<String, Object> members(MessageLoad.Report report) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("scheduled", report.scheduled());
        members.put("sent", report.sent());
        members.put("received", report.received());
        members.put("steps", report.steps());
        members.put("lateness_p99_ms", report.latenessP99Millis());
        members.put("lateness_max_ms", report.latenessMaxMillis());
        return members;
    }

    static String text(MessageLoad.Report report) {
        return String.format(Locale.ROOT, "messages due %d  sent %d  received %d  late p99 %d ms  max %d ms",
                report.scheduled(), report.sent(), report.received(), report.latenessP99Millis(),
                report.latenessMaxMillis());
    }

    static String text(SwitchStatistics statistics, int connections) {
        return String.format(Locale.ROOT,
                "connections %d  |  calls in progress %d  offered %d  answered %d  abandoned %d  busy %d  blocked %d",
                connections, statistics.inProgress(), statistics.offered(), statistics.answered(),
                statistics.abandoned(), statistics.busy(), statistics.blocked());
    }
}
