package io.strowger.core.state;

import io.strowger.core.model.ContactId;
import io.strowger.core.model.ItemState;

/**
 * Work that is no call: what is known of it beside its contact, which stands in the queue and is served.
 *
 * @param reference whoever brought it calls it so; no two open items have the same
 * @param text for the agent
 * @param submittedBy user of the session that brought it
 * @param sinceNanos engine time of its present state
 */
public record WorkItem(ContactId id, String medium, String reference, String text, String submittedBy, ItemState state,
        long sinceNanos) {
    public WorkItem in(ItemState value, long nanos) {
        return new WorkItem(id, medium, reference, text, submittedBy, value, nanos);
    }
}
