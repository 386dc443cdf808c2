package io.strowger.tools.journal;

import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.Contacts;
import io.strowger.core.fact.RouteWitness.Other;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences for what a witness says in names and numbers. */
final class WitnessReasons {
    private static final double KEY_ONE = 1 << 20;
    private static final int ALL = 100;

    private WitnessReasons() {}

    /** Why the chosen agent. */
    static String why(RouteWitness witness) {
        if (witness.asked() == null || witness.asked().chosenAs() == null) {
            return witness.reason();
        }
        String own = "";
        for (Candidate candidate : witness.candidates()) {
            if (candidate.agentId().equals(witness.chosen())) {
                String score = score(witness.policy(), candidate);
                own = "level " + candidate.level() + ", idle " + Durations.text(candidate.idleMillis())
                        + (score.isEmpty() ? "" : ", " + score);
            }
        }
        return switch (witness.asked().chosenAs()) {
            case DIRECT -> "the contact asked for this agent alone";
            case PREFERRED -> witness.asked().exclusive()
                    ? "the contact prefers this agent, and was offered to preferred agents only"
                    : "the contact prefers this agent, and preferred agents come first";
            case SKILLED -> "of the skill's agents who could take it the first, with " + own
                    + (witness.asked().overload() == 0
                            ? ""
                            : "; reserves of level " + witness.asked().overload() + " took part");
        };
    }

    /** The policy in words; names of earlier builds have a hyphen. */
    static String policy(String name) {
        String known = name.replace('-', '_');
        String text = switch (known) {
            case "EAD_MIA" -> "the most expert level first (1 before 16), then the longest idle";
            case "UCD_MIA" -> "the longest idle, whatever the level";
            case "EAD_LOA" -> "the most expert level first (1 before 16), then the least occupied over all skills";
            case "UCD_LOA" -> "the least occupied over all skills, whatever the level";
            case "FEWEST_CALLS" -> "the fewest contacts answered since log-on, then the longest idle";
            case "ROUND_ROBIN" -> "in turn, by agent id";
            case "WEIGHTED" -> "in proportion to weights";
            case "PERCENT_ALLOCATION" -> "the furthest below the target share of time";
            default -> "";
        };
        return text.isEmpty()
                ? name
                : name + ", " + text + (known.equals("ROUND_ROBIN") ? "" : ", then the smallest agent id");
    }

    /** What the policy orders by, in words; empty where level and idle time say it. */
    static String score(String policy, Candidate candidate) {
        return switch (policy) {
            case "EAD_LOA", "UCD_LOA" -> String.format(Locale.ROOT, "occupancy %.1f %%", amount(candidate) * ALL);
            case "FEWEST_CALLS" -> candidate.score() + " contacts";
            case "WEIGHTED" -> String.format(Locale.ROOT, "%.2f contacts lately for each unit of weight",
                    amount(candidate));
            case "PERCENT_ALLOCATION" -> String.format(Locale.ROOT, "%+.1f %% of time against the target",
                    candidate.score() / KEY_ONE * ALL);
            default -> "";
        };
    }

    private static double amount(Candidate candidate) {
        return candidate.score() == Long.MIN_VALUE ? 0 : Math.pow(2, candidate.score() / KEY_ONE);
    }

    /** What made the decision due, and whom the agent left waiting. */
    static List<String> contacts(RouteWitness witness) {
        Contacts contacts = witness.contacts();
        if (contacts == null || contacts.occasion() == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        switch (contacts.occasion()) {
            case CONTACT_WAITS -> lines.add("Decided when the contact asked: an agent could take it at once.");
            case NOT_ANSWERED -> lines.add("Decided because it rang too long at another agent.");
            case SKILL -> lines.add("Decided when the skill was looked at as a whole, in the order of its queue.");
            case AGENT_READY -> {
                lines.add("Decided when the agent could take a contact again. Contact selection: "
                        + selection(contacts.selection()) + ".");
                if (contacts.isLocal()) {
                    lines.add("The contact comes from the agent's own location, and those come before all others.");
                }
                if (contacts.others().isEmpty()) {
                    lines.add("No other contact was left waiting that the agent could have taken.");
                }
                for (Other other : contacts.others()) {
                    lines.add("  left waiting: contact " + other.contact() + ", priority " + other.priority()
                            + ", had waited " + Durations.text(other.waitMillis())
                            + (other.isLocal() ? ", of his own location" : ""));
                }
            }
        }
        return lines;
    }

    private static String selection(ContactSelection selection) {
        return switch (selection) {
            case null -> "of a newer version";
            case PRIORITY -> "PRIORITY, the highest priority as it has aged, then the longest wait";
            case OLDEST -> "OLDEST, the longest wait";
            case GREATEST_NEED -> "GREATEST_NEED, the highest priority, then the longest wait";
            case SKILL_LEVEL -> "SKILL_LEVEL, the agent's most expert skill, then the highest priority";
            case SERVICE_OBJECTIVE -> "SERVICE_OBJECTIVE, the longest wait in proportion to the skill's objective";
            case PREDICTED_WAIT -> "PREDICTED_WAIT, whose wait would be the longest if it were not taken";
        };
    }
}
