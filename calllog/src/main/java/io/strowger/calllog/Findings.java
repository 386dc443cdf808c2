package io.strowger.calllog;

import java.util.ArrayList;
import java.util.List;

/** Collects findings up to the limit. Confined to one thread. */
final class Findings {

    private final List<JournalFinding> findings = new ArrayList<>();
    private long dropped;
    private long damages;

    void add(JournalFinding finding) {
        if (finding.kind().isDamage()) {
            damages++;
        }
        if (findings.size() == JournalLimits.FINDINGS_MAX) {
            dropped++;
        } else {
            findings.add(finding);
        }
    }

    /** Findings of damage so far, those beyond the limit included. */
    long damages() {
        return damages;
    }

    long dropped() {
        return dropped;
    }

    List<JournalFinding> list() {
        return List.copyOf(findings);
    }
}
