package io.strowger.core.state;

import io.strowger.core.site.AgentSite.Attribute;
import java.util.List;

/** The attributes that a supervisor gave an agent; they stand in front of those of the configuration until they are taken back. */
public record AttributeOverride(String agentId, List<Attribute> attributes, String supervisorId, long sinceNanos) {}
