package io.strowger.core.output;

import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;
import java.util.Map;

/**
 * An item of work as its agent and whoever brought it see it.
 *
 * @param contact that it is; its name in commands
 * @param reference whoever brought it calls it so
 * @param from the customer, as whoever brought it said
 * @param skill that it waits for, or is with the agent for
 * @param agentId whom it is offered to or who has it; empty = nobody
 * @param waitedMillis until it was offered last, or until now
 */
public record ItemView(ContactId contact, String serial, String medium, String reference, String from, String text,
        String skill, ItemState state, String agentId, long waitedMillis, Map<String, String> data) {}
