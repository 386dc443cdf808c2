package io.strowger.core.state;

import io.strowger.core.codec.Tag;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.WorkMode;

/**
 * A request to a switch whose outcome is not known yet.
 *
 * @param link the link that it was given to; when that is lost the outcome stays unknown. Empty = whichever the edge found
 * @param askedNanos engine time
 */
public record PendingRequest(long requestId, String switchName, Purpose purpose, String link, long askedNanos) {

    /** What the request was made for: decides what its reply means. */
    public sealed interface Purpose {
        @Tag(1)
        record Select(ContactId contact) implements Purpose {}

        @Tag(2)
        record Deflect(ContactId contact) implements Purpose {}

        /**
         * A client asked for it, and waits for an outcome.
         *
         * @param call null for a request that makes a call
         * @param deviceId the client's station
         * @param effect state of its connection when it is done; null where the connection does not tell
         */
        @Tag(3)
        record ForSession(SessionKey request, CallKey call, String deviceId, LocalConnectionState effect)
                implements
                    Purpose {}

        /**
         * @param sequence input after which it was asked; a later event voids the reply
         * @param attempt from 1
         * @param decides whether the reply counts although the link has told of the device what no other has confirmed
         */
        @Tag(4)
        record DeviceSnapshot(DeviceKey device, long sequence, int attempt, boolean decides) implements Purpose {}

        /** @param endTold whether a link that only confirms has told that a party left the call or that it is over; a denial confirms it then */
        @Tag(5)
        record CallSnapshot(CallKey call, long sequence, int attempt, boolean endTold) implements Purpose {
            public CallSnapshot(CallKey call, long sequence, int attempt) {
                this(call, sequence, attempt, false);
            }
        }

        /**
         * A switch is to change an agent.
         *
         * @param request of the agent's desktop; null when the server wants it
         * @param station where he is, or logs on
         * @param reasonCode as it is known here
         */
        @Tag(10)
        record AgentChange(SessionKey request, String agentId, DeviceKey station, WorkMode workMode, int reasonCode)
                implements
                    Purpose {}

        /**
         * A supervisor wants another mode of an agent.
         *
         * @param change with the supervisor's request
         * @param pending the agent has a call
         */
        @Tag(151)
        record ForcedChange(AgentChange change, String supervisorId, String text, boolean pending)
                implements
                    Purpose {}

        /**
         * In which mode an agent is.
         *
         * @param sequence input after which it was asked; what was told later counts
         * @param turn his place among the agents asked after, -1 when he is asked alone
         */
        @Tag(11)
        record AgentMode(String agentId, DeviceKey station, long sequence, int turn) implements Purpose {}

        /** At which station an agent is. */
        @Tag(12)
        record AgentPlace(String agentId, long sequence, int turn) implements Purpose {}

        /** Who is logged on at a station. */
        @Tag(13)
        record AgentAtStation(DeviceKey station) implements Purpose {}

        /**
         * What the switch says of a device is compared with what is believed.
         *
         * @param sequence input after which it was asked; a later event voids the reply
         */
        @Tag(30)
        record DeviceAudit(DeviceKey device, long sequence) implements Purpose {}

        /**
         * Whether a call at no device that can be asked is still there.
         *
         * @param nanos when it was asked; a later event voids the reply
         * @param again the switch has denied it once
         */
        @Tag(31)
        record CallAudit(CallKey call, long nanos, boolean again) implements Purpose {}

        /**
         * Whether the call with an id after an outage is the one that had it before.
         *
         * @param seenNanos last moment before the outage at which the switch vouched for it
         * @param named whether the switch names a party of it, which counts where it tells no universal id
         */
        @Tag(150)
        record CallIdentity(CallKey call, long seenNanos, boolean named) implements Purpose {}

        /** The last number dialled at a station, to be called again. */
        @Tag(20)
        record LastNumber(SessionKey request) implements Purpose {}

        /**
         * A consultation that is to become a transfer as soon as it stands.
         *
         * @param held the call to be transferred
         * @param consultation null until it stands; then the transfer is under way
         */
        @Tag(21)
        record BlindTransfer(SessionKey request, CallKey held, String deviceId, CallKey consultation)
                implements
                    Purpose {}

        /** A consultation. */
        @Tag(22)
        record Consultation(SessionKey request, CallKey parent) implements Purpose {}

        /**
         * An agent who hangs up sends his customer to a survey.
         *
         * @param deviceId his station
         */
        @Tag(62)
        record Survey(SessionKey request, CallKey call, String deviceId, String vdn) implements Purpose {}

        /** An agent calls a customer back. */
        @Tag(61)
        record CallBack(ContactId callback) implements Purpose {}

        /** How many trunks of a path between switches are free. */
        @Tag(60)
        record TrunkGroup(String path) implements Purpose {}

        /**
         * A step of an observation.
         *
         * @param asked input in which it was asked
         */
        @Tag(23)
        record Observe(DeviceKey observer, long asked) implements Purpose {}
    }
}
