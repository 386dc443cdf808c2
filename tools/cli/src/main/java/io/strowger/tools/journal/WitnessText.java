package io.strowger.tools.journal;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.RouteWitness;
import io.strowger.core.fact.RouteWitness.Candidate;
import io.strowger.core.fact.RouteWitness.Exclusion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Says in plain words why a contact went to an agent. Reads the recorded witness and nothing of today's
 * configuration.
 */
public final class WitnessText {
    private WitnessText() {}

    /**
     * The choice in a few words: {@code agent 1003, level 1, idle 3.2 s; of 8 agents 6 could take it, 2 ON_A_CALL}, or {@code of 20 agents 8 were noted: 6 could
     * take it, 2 ON_A_CALL} when the witness does not have them all.
     */
    public static String brief(RouteWitness witness) {
        Map<Exclusion, Integer> counts = new EnumMap<>(Exclusion.class);
        String own = "";
        for (Candidate candidate : witness.candidates()) {
            if (candidate.exclusion() != null) {
                counts.merge(candidate.exclusion(), 1, Integer::sum);
            }
            if (candidate.agentId().equals(witness.chosen())) {
                own = ", level " + candidate.level() + ", idle " + Durations.text(candidate.idleMillis());
            }
        }
        int noted = witness.candidates().size();
        StringBuilder text = new StringBuilder("agent " + witness.chosen() + own + "; of " + witness.candidateCount()
                + " agents " + (noted < witness.candidateCount() ? noted + " were noted: " : "")
                + counts.getOrDefault(Exclusion.NONE, 0) + " could take it");
        counts.forEach((exclusion, count) -> {
            if (exclusion != Exclusion.NONE) {
                text.append(", ").append(count).append(' ').append(exclusion);
            }
        });
        return text.toString();
    }

    /** Lines of text without line ends. */
    static List<String> lines(Decided decided) {
        RouteWitness witness = decided.witness();
        List<String> lines = new ArrayList<>();
        lines.add("Contact " + witness.serial() + " (" + witness.contact() + ")" + origin(decided.started()));
        lines.add(
                "asked for skill " + witness.skill() + plan(witness) + " and went to agent " + witness.chosen() + " at "
                        + Durations.moment(decided.timeNanos()) + ", after " + Durations.text(witness.queueMillis())
                        + " of waiting.");
        lines.add("");
        lines.add("Why agent " + witness.chosen() + ": " + WitnessReasons.why(witness) + ".");
        lines.add("Policy: " + WitnessReasons.policy(witness.policy()) + ". Rules of configuration version "
                + witness.configurationVersion() + ". Contacts waiting for the skill: " + witness.waiting() + ".");
        lines.addAll(WitnessReasons.contacts(witness));
        lines.add("");
        lines.add("Agents with the skill who were logged on, in the order of the policy:");
        int place = 0;
        for (Candidate candidate : witness.candidates()) {
            lines.add(candidate(++place, candidate, witness));
        }
        if (witness.candidateCount() > witness.candidates().size()) {
            lines.add("  and " + (witness.candidateCount() - witness.candidates().size())
                    + " more, of whom no list was kept: replay --to SEQ --state agent:ID shows any of them");
        }
        lines.add("");
        lines.add("What became of it: " + outcome(decided) + ".");
        lines.add("(decided in input " + decided.sequence() + " of the journal)");
        return lines;
    }

    private static String origin(Fact.ContactStarted started) {
        if (started == null) {
            return "";
        }
        return " from " + (started.ani().isEmpty() ? "an unknown number" : started.ani())
                + (started.vdn().isEmpty() ? "" : " to VDN " + started.vdn());
    }

    private static String plan(RouteWitness witness) {
        if (witness.asked() == null || witness.asked().plan().isEmpty()) {
            return "";
        }
        return " (plan " + witness.asked().plan() + ", step " + witness.asked().step() + ")";
    }

    private static String candidate(int place, Candidate candidate, RouteWitness witness) {
        boolean isChosen = candidate.agentId().equals(witness.chosen());
        boolean eligible = candidate.exclusion() == Exclusion.NONE;
        String idle = eligible || candidate.idleMillis() > 0 ? "idle " + Durations.text(candidate.idleMillis()) : "";
        String score = eligible ? WitnessReasons.score(witness.policy(), candidate) : "";
        String verdict = isChosen
                ? "chosen"
                : eligible ? "could have been chosen, came after" : Exclusions.sentence(candidate);
        return String.format(Locale.ROOT, "%4d. agent %-8s level %-2d  %-16s %s", place, candidate.agentId(),
                candidate.level(), idle, score.isEmpty() ? verdict : verdict + "; " + score);
    }

    private static String outcome(Decided decided) {
        List<String> parts = new ArrayList<>();
        for (Fact fact : decided.after()) {
            String part = part(fact);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? "not in the journal yet" : String.join("; ", parts);
    }

    private static String part(Fact fact) {
        return switch (fact) {
            case Fact.SegmentStarted s -> "rang at station " + s.station() + " of agent " + s.agentId();
            case Fact.SegmentAnswered a -> "answered after " + Durations.text(a.ringMillis());
            case Fact.SegmentEnded e -> switch (e.disposition()) {
                case null -> "the segment ended";
                case ANSWERED -> "talked " + Durations.text(e.talkMillis())
                        + (e.holdMillis() > 0 ? ", of it held " + Durations.text(e.holdMillis()) : "");
                case NO_ANSWER -> "not answered for " + Durations.text(e.ringMillis());
                case ABANDONED -> "the caller gave up after " + Durations.text(e.ringMillis()) + " of ringing";
                case REDIRECTED -> "went elsewhere after " + Durations.text(e.ringMillis()) + " of ringing";
                case UNKNOWN -> "its end was not seen";
            };
            case Fact.ContactEnded e ->
                "the contact ended: " + String.valueOf(e.disposition()).toLowerCase(Locale.ROOT);
            default -> "";
        };
    }
}
