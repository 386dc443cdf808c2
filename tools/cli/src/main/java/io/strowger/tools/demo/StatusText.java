package io.strowger.tools.demo;

import io.strowger.core.model.AgentState;
import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.tools.journal.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A status in words: the lines of the screen, or one line. */
final class StatusText {
    private StatusText() {}

    static List<String> lines(DemoStatus status, Places places) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "Strowger demo   %s   %d s", status.phase(), status.seconds()));
        lines.add("");
        lines.add("Links     " + String.join("   ", status.links()));
        lines.add("Calls     " + calls(status));
        lines.add("Queue     " + queue(status));
        lines.add("Agents    " + agents(status));
        lines.add("Routing   " + latency(status.latency()));
        lines.add("Engine    anomalies " + status.anomalies());
        lines.add("");
        lines.addAll(places.lines());
        lines.add("");
        lines.add("Last routed calls, and why each went where it went");
        status.choices().forEach(choice -> lines.add("  " + choice));
        return lines;
    }

    static String line(DemoStatus status) {
        return String.format(Locale.ROOT, "%s %d s  |  %s  |  waiting %s  |  agents %s  |  %s", status.phase(),
                status.seconds(), calls(status), queue(status), agents(status), latency(status.latency()));
    }

    private static String calls(DemoStatus status) {
        SwitchStatistics calls = status.calls();
        return String.format(Locale.ROOT, "%.1f/s   in progress %d   offered %d   answered %d   abandoned %d",
                status.callsPerSecond(), calls.inProgress(), calls.offered(), calls.answered(), calls.abandoned());
    }

    private static String queue(DemoStatus status) {
        DemoStatus.Queue queue = status.queue();
        return queue.waiting() == 0 ? "0" : queue.waiting() + ", oldest " + Durations.text(queue.oldestMillis());
    }

    private static String agents(DemoStatus status) {
        List<String> parts = new ArrayList<>();
        for (AgentState state : AgentState.values()) {
            int count = status.agents().getOrDefault(state, 0);
            if (count > 0) {
                parts.add(state.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + count);
            }
        }
        return String.join("   ", parts);
    }

    private static String latency(LatencySummary latency) {
        return latency.count() == 0
                ? "nothing routed yet"
                : String.format(Locale.ROOT,
                        "p50 %.2f ms   p99 %.2f ms   max %.2f ms   (%d routed, waiting for a free agent included)",
                        latency.p50() / 1000, latency.p99() / 1000, latency.max() / 1000, latency.count());
    }
}
