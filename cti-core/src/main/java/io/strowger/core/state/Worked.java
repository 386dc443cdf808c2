package io.strowger.core.state;

import io.strowger.core.model.ContactId;

/** The last contact that an agent spoke with, which he may still write notes about. */
public record Worked(String agentId, ContactId contact, int segment) {}
