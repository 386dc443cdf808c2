package io.strowger.core.state;

import io.strowger.core.codec.Tag;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;

/**
 * A request to a switch whose outcome is not known yet.
 *
 * @param link the link that it was given to; when that is lost the outcome stays unknown. Empty = whichever the edge found
 */
public record PendingRequest(long requestId, String switchName, Purpose purpose, String link) {

    /** What the request was made for: decides what its reply means. */
    public sealed interface Purpose {
        @Tag(1)
        record Select(ContactId contact) implements Purpose {}

        @Tag(2)
        record Deflect(ContactId contact) implements Purpose {}

        /** @param call null for a request that makes a call */
        @Tag(3)
        record ForSession(SessionKey request, CallKey call) implements Purpose {}

        /**
         * @param sequence input after which it was asked; a later event voids the reply
         * @param attempt from 1
         */
        @Tag(4)
        record DeviceSnapshot(DeviceKey device, long sequence, int attempt) implements Purpose {}

        @Tag(5)
        record CallSnapshot(CallKey call, long sequence, int attempt) implements Purpose {}
    }
}
