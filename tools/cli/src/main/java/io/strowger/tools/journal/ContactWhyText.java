package io.strowger.tools.journal;

import io.strowger.core.engine.ContactWhy;
import io.strowger.core.engine.ContactWhy.Asks;
import io.strowger.core.engine.ContactWhy.Passed;
import java.util.ArrayList;
import java.util.List;

/** Says in plain words why a contact still waits. */
final class ContactWhyText {
    private ContactWhyText() {}

    /** Lines of text without line ends; the time is that of the state that was asked. */
    static List<String> lines(ContactWhy why, long nowNanos) {
        List<String> lines = new ArrayList<>();
        lines.add("Contact " + why.serial() + " (" + why.contact() + ") is " + why.state() + " at "
                + Durations.moment(nowNanos) + (why.skills().isEmpty()
                        ? "."
                        : ", and has waited " + Durations.text(why.waitMillis()) + " at priority " + why.priority()
                                + "."));
        if (!why.plan().isEmpty() || why.steps() > 1) {
            lines.add("Plan " + (why.plan().isEmpty() ? "made for it" : why.plan()) + ": " + why.steps()
                    + " steps looked at" + (why.nextMillis() < 0
                            ? ", no more follow."
                            : "; more in " + Durations.text(why.nextMillis()) + "."));
        }
        why.obstacles().forEach(obstacle -> lines.add("  - " + obstacle));
        for (Asks asks : why.skills()) {
            lines.add("");
            lines.add("It asks for skill " + asks.skill() + (asks.worstLevel() < 16
                    ? ", levels 1 to " + asks.worstLevel()
                    : "") + ": " + asks.waiting() + " wait for it, of these " + asks.ahead()
                    + " came before it at its priority or a higher one.");
            if (asks.counts().isEmpty()) {
                lines.add("  nobody has the skill");
            }
            asks.counts().forEach((reason, count) -> lines.add("  " + count + " x " + reason));
            for (Passed agent : asks.agents()) {
                lines.add("    agent " + agent.agentId() + ", level " + agent.level() + ": " + agent.reason());
            }
        }
        return lines;
    }
}
