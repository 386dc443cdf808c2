package io.strowger.core.state;

import io.strowger.core.site.AgentSite;
import java.util.List;

/** The skills that a supervisor gave an agent; they stand in front of those of the configuration until they are taken back. */
public record SkillOverride(String agentId, List<AgentSite.SkillLevel> skills, String supervisorId, long sinceNanos) {}
