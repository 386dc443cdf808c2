package io.strowger.core.state;

import io.strowger.core.model.ContactId;

/**
 * The last contact that an agent spoke with, which he may still write notes about.
 *
 * @param skill that he had it by, empty = none
 */
public record Worked(String agentId, ContactId contact, int segment, String skill) {
    /** A journal of an earlier build does not know the skill. */
    public Worked {
        skill = skill == null ? "" : skill;
    }
}
