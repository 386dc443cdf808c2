package io.strowger.agent.message;

import io.strowger.core.codec.Doc;
import io.strowger.core.model.AgentState;
import io.strowger.core.site.AgentSite;
import java.util.List;

/**
 * Somebody in the directory.
 *
 * @param station where he is logged on, empty = nowhere
 * @param skills that he has now
 * @param overridden whether a supervisor gave him these skills
 * @param desktopPresent whether messages reach him
 * @param transferable whether whoever asked may call him or send a call on to him
 * @param attributes that he has now, what computed skills are made of; shown to himself, to who supervises him, and to technicians
 * @param attributesOverridden whether a supervisor gave him these attributes
 */
@Doc("Somebody in the directory.")
public record DirectoryEntry(String agentId, String name, String team, String area, AgentState state,
        @Doc("Since when, in milliseconds.") long sinceMillis, String switchName,
        @Doc("Where he is logged on; empty = nowhere.") String station, List<AgentSite.SkillLevel> skills,
        @Doc("A supervisor gave him these skills.") boolean overridden,
        @Doc("Messages reach him.") boolean desktopPresent,
        @Doc("Whoever asks may call him or send a call on to him.") boolean transferable,
        @Doc("What computed skills are made of; for himself, supervisors and technicians.") List<AgentSite.Attribute> attributes,
        @Doc("A supervisor gave him these attributes.") boolean attributesOverridden) {
    /** A server of an earlier build tells no attributes. */
    public DirectoryEntry {
        skills = List.copyOf(skills);
        attributes = attributes == null ? List.of() : List.copyOf(attributes);
    }
}
