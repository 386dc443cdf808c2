package io.strowger.calllog;

import java.util.List;

/**
 * What a walk over a journal found.
 *
 * @param findings at most {@link JournalLimits#FINDINGS_MAX}, in the order of discovery
 * @param findingsDropped how many more there were
 * @param inputs readable inputs in the directories that were walked
 * @param facts readable facts in the directories that were walked
 * @param lastInputSequence the last input's sequence, 0 in an empty journal
 * @param lastFactSequence input sequence of the last fact, 0 without any
 */
public record JournalReport(List<JournalFinding> findings, long findingsDropped, long inputs, long facts,
        long lastInputSequence, long lastFactSequence) {

    public JournalReport {
        findings = List.copyOf(findings);
    }

    /** Whether nothing was found that costs records. */
    public boolean isSound() {
        return findingsDropped == 0 && findings.stream().noneMatch(finding -> finding.kind().isDamage());
    }

    /** Whether a finding of this kind is among those kept. */
    public boolean has(FindingKind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }

    /** Lines for people: the findings, numbered from 1, and a summary. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        int number = 0;
        for (JournalFinding finding : findings) {
            text.append(++number).append(". ").append(finding).append('\n');
        }
        if (findingsDropped > 0) {
            text.append("and ").append(findingsDropped).append(" more\n");
        }
        return text.append(isSound() ? "sound: " : "damaged: ").append(inputs).append(" inputs up to ")
                .append(lastInputSequence).append(", ").append(facts).append(" facts up to input ")
                .append(lastFactSequence).append('\n').toString();
    }
}
