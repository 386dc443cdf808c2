package io.strowger.tools.journal;

import io.strowger.core.engine.AgentWhy;
import java.util.ArrayList;
import java.util.List;

/** Says in plain words why an agent is not offered calls. */
final class AgentWhyText {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private AgentWhyText() {}

    /** Lines of text without line ends; the time is that of the state that was asked. */
    static List<String> lines(AgentWhy why, long nowNanos) {
        List<String> lines = new ArrayList<>();
        lines.add("Agent " + why.agentId() + " is " + why.state()
                + (why.state().name().equals(why.workMode().name()) ? "" : " (" + why.workMode() + ")") + " since "
                + Durations.moment(why.sinceMillis() * NANOS_PER_MILLI) + ", for "
                + Durations.text(nowNanos / NANOS_PER_MILLI - why.sinceMillis()) + ".");
        if (why.sequence() > 0) {
            lines.add("Set by " + why.setBy() + (why.cause().isEmpty() ? "" : " (" + why.cause() + ")")
                    + " in input " + why.sequence() + " of the journal.");
        }
        lines.add("");
        if (why.offerable()) {
            lines.add("Nothing keeps him from being offered a contact of his skills.");
            return lines;
        }
        lines.add("What keeps him from being offered a contact, and what ends it:");
        for (int i = 0; i < why.reasons().size(); i++) {
            lines.add("  " + (i + 1) + ". " + why.reasons().get(i));
            lines.add("     ends when: " + why.ends().get(i));
        }
        return lines;
    }
}
