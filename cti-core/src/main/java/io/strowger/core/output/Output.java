package io.strowger.core.output;

import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Tag;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.ContactId;
import io.strowger.core.site.WebhookSite.WebhookEvent;

/** One thing to be done outside. Outputs leave in the order of their (input sequence, index), and only when the input is in the journal. */
public sealed interface Output {

    /**
     * A request to a switch, sent at most once.
     *
     * @param link the link it must take, or empty for whichever is up
     * @param requestId the engine's, unique for ever; comes back in PbxReplied
     */
    @Tag(1)
    record PbxRequest(String switchName, String link, long requestId, RequestClass requestClass, PbxCommand command)
            implements
                Output {}

    /** A must-deliver push with its gap-free sequence within the session. */
    @Tag(2)
    record SessionPush(String sessionId, long sequence, Push push) implements Output {}

    /** A new version of a topic's state; may be conflated by the edge. */
    @Tag(3)
    record TopicUpdated(String topic, long version, TopicState state) implements Output {}

    /**
     * A session stands (opened or resumed) on this connection: the edge may begin to push to it.
     *
     * @param firstSequence the next push will have this number
     * @param resumed false for a new session
     * @param topics topics that the session reads from now on
     */
    @Tag(4)
    record SessionAttached(String sessionId, long connection, String userId, SessionRole role, Bytes tokenHash,
            long firstSequence, boolean resumed) implements Output {}

    /** The session cannot be opened or resumed; the edge tells the client and closes the connection. */
    @Tag(5)
    record SessionRefused(String sessionId, long connection, RefusalReason reason) implements Output {}

    /** The session is over; the edge closes its connection if there is one. */
    @Tag(6)
    record SessionEnded(String sessionId, RefusalReason reason) implements Output {}

    /**
     * Outside data is to be asked; an answer after the deadline is of no use.
     *
     * @param deadlineMillis engine time
     */
    @Tag(110)
    record LookUpWanted(ContactId contact, String lookUp, String key, long deadlineMillis) implements Output {}

    /** The configuration in force; drivers and the gateway follow it. The content is in the published view. */
    @Tag(7)
    record ConfigurationInForce(long version) implements Output {}

    /**
     * A service is to be told of a contact. Who tells it reads this from the journal, so that nothing is lost when the server ends.
     *
     * @param webhook its name in the configuration
     * @param atMillis engine time of the event
     * @param part null where no agent is in it
     * @param call as the agent sees it; its state is absent when his part is over, or there is none
     */
    @Tag(160)
    record WebhookWanted(String webhook, WebhookEvent event, long atMillis, AgentPart part, CallView call)
            implements
                Output {}

    /** An agent has other skills from now on; the gateway follows it. They are in the published view of the input that this is of, or of a later one. */
    @Tag(161)
    record AgentSkillsInForce(String agentId) implements Output {}

    /**
     * An agent's part in a contact.
     *
     * @param segment of the contact, from 1; 0 when he is only consulted
     * @param disposition how it ended; empty until then
     */
    record AgentPart(String agentId, String switchName, String station, int segment, String disposition,
            long ringMillis, long talkMillis, long holdMillis) {
        /** One that goes on. */
        public AgentPart(String agentId, String switchName, String station, int segment) {
            this(agentId, switchName, station, segment, "", 0, 0, 0);
        }
    }
}
