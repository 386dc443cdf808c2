package io.strowger.tools.whatif;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AgentPeriod;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.WorkMode;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Figures of skills, folded from facts: of a journal or of a run alike. */
final class Figures {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Map<ContactId, Asked> open = new HashMap<>();
    private final List<Asked> all = new ArrayList<>();
    private final Map<String, long[]> work = new HashMap<>();

    private static final class Asked {
        private String skill;
        private long asked;
        private long answered = -1;
        private long abandoned = -1;
    }

    /**
     * A line of figures.
     *
     * @param asked contacts that asked for an agent
     * @param abandoned of them, those whose callers gave up unanswered
     * @param serviceLevel answered within the objective, of all that were answered or abandoned; NaN without any
     * @param speedOfAnswerMillis mean time from asking to the answer, ringing among it
     * @param occupancy ringing, talking, held and after-call work of the agents who have the skill, of the time that they were logged on and not in AUX
     */
    record Line(String skill, int asked, int answered, int abandoned, double serviceLevel, double speedOfAnswerMillis,
            double occupancy) {}

    void add(Fact fact, long atNanos) {
        switch (fact) {
            case Fact.ContactQueued f -> {
                Asked asked = open.get(f.contact());
                if (asked == null) {
                    asked = new Asked();
                    asked.asked = atNanos;
                    open.put(f.contact(), asked);
                    all.add(asked);
                }
                if (asked.answered < 0) {
                    asked.skill = f.skill();
                }
            }
            case Fact.SegmentAnswered f -> {
                Asked asked = open.get(f.contact());
                if (asked != null && asked.answered < 0) {
                    asked.answered = atNanos;
                }
            }
            case Fact.ContactEnded f -> {
                Asked asked = open.remove(f.contact());
                if (asked != null && asked.answered < 0 && f.disposition() == ContactDisposition.ABANDONED) {
                    asked.abandoned = atNanos;
                }
            }
            case Fact.AgentStateChanged f -> {
                if (f.previous() != null) {
                    period(f.agentId(), f.previous());
                }
            }
            default -> {
                // Of no figure.
            }
        }
    }

    private void period(String agentId, AgentPeriod period) {
        boolean busy = period.workMode() == WorkMode.ACW || period.activity() != null
                && period.activity() != CallActivity.NONE && period.activity() != CallActivity.RESERVED;
        if (period.workMode() == WorkMode.LOGGED_OUT || period.workMode() == WorkMode.AUX && !busy) {
            return;
        }
        long[] sums = work.computeIfAbsent(agentId, id -> new long[2]);
        long nanos = period.endedNanos() - period.beganNanos();
        sums[0] += busy ? nanos : 0;
        sums[1] += nanos;
    }

    /** A line for each skill that was asked for, and one for all, whose skill is empty. */
    List<Line> lines(Site site) {
        TreeMap<String, List<Asked>> bySkill = new TreeMap<>();
        all.forEach(asked -> bySkill.computeIfAbsent(asked.skill, skill -> new ArrayList<>()).add(asked));
        Map<String, Long> objectives = new HashMap<>();
        for (SkillSite skill : site.skills()) {
            objectives.put(skill.name(), skill.serviceObjectiveMillis() * NANOS_PER_MILLI);
        }
        List<Line> lines = new ArrayList<>();
        bySkill.forEach((skill, asked) -> lines.add(line(skill, asked, objectives, site)));
        lines.add(line("", all, objectives, site));
        return lines;
    }

    private Line line(String skill, List<Asked> asked, Map<String, Long> objectives, Site site) {
        int answered = 0;
        int abandoned = 0;
        int inTime = 0;
        long waited = 0;
        for (Asked each : asked) {
            if (each.answered >= 0) {
                answered++;
                waited += each.answered - each.asked;
                inTime += each.answered - each.asked <= objectives.getOrDefault(each.skill, 0L) ? 1 : 0;
            } else if (each.abandoned >= 0) {
                abandoned++;
            }
        }
        return new Line(skill, asked.size(), answered, abandoned,
                answered + abandoned == 0 ? Double.NaN : (double) inTime / (answered + abandoned),
                answered == 0 ? Double.NaN : (double) waited / answered / NANOS_PER_MILLI, occupancy(skill, site));
    }

    private double occupancy(String skill, Site site) {
        long busy = 0;
        long available = 0;
        for (AgentSite agent : site.agents()) {
            long[] sums = work.get(agent.agentId());
            boolean has = skill.isEmpty()
                    || agent.skills().stream().anyMatch(level -> level.skill().equals(skill));
            if (sums != null && has) {
                busy += sums[0];
                available += sums[1];
            }
        }
        return available == 0 ? Double.NaN : (double) busy / available;
    }
}
