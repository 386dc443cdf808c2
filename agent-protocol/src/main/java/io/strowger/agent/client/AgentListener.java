package io.strowger.agent.client;

import io.strowger.core.model.CallKey;
import io.strowger.core.output.CallView;
import io.strowger.core.output.ItemView;
import io.strowger.core.output.Push;
import io.strowger.core.output.TopicState;

/** Hears an agent's session. Called one after another on the client's callback executor; must not block where that is the event loop. */
public interface AgentListener {
    /** A call rings at the agent's station; everything for the screen is in it. Once a call. */
    default void onCallOffered(CallView call) {}

    /** A call at the agent's station is over for him. */
    default void onCallEnded(CallKey call, String cause) {}

    /** The agent's state and his calls, whenever one of them changes; changes that follow each other fast may come as one. */
    default void onAgentState(TopicState.AgentView state) {}

    /** The newest state of any topic, the agent's own included. */
    default void onTopic(String topic, long version, TopicState state) {}

    /** The server changed the agent's state, not he himself. */
    default void onForced(Push.StateForced forced) {}

    /** Somebody tells the agent something. */
    default void onNotice(String from, String text) {}

    /** A customer is to be called back; {@code DialCallback} calls him now, {@code RejectCallback} leaves him to another agent. */
    default void onCallbackOffered(Push.CallbackOffered offered) {}

    /** Somebody at another desk says something. */
    default void onMessage(Push.MessageReceived message) {}

    /** To a supervisor: an agent asks for help. */
    default void onHelpRequested(Push.HelpRequested help) {}

    /** A request for help is over. */
    default void onHelpEnded(Push.HelpEnded help) {}

    /** To a supervisor: what became of a command for a team, agent by agent. */
    default void onTeamOutcome(Push.TeamOutcome outcome) {}

    /** To a supervisor: an item of a board has crossed its threshold, or is back. */
    default void onThreshold(TopicState.AlertView alert) {}

    /** A supervisor changed the agent's skills. */
    default void onSkillsChanged(Push.SkillsChanged skills) {}

    /** A supervisor changed the agent's attributes. */
    default void onAttributesChanged(Push.AttributesChanged attributes) {}

    /** An item of work is offered to the agent, who answers by {@code acceptItem} or {@code rejectItem}; or one of his is over. */
    default void onItem(ItemView item) {}

    /** A supervisor is at the agent's call from now on; told only where the site says so. */
    default void onObservationBegan(Push.ObservationBegan began) {}

    /** The supervisor has left; to the supervisor himself: what he observed is over. */
    default void onObservationEnded(CallKey call, String supervisorId) {}

    /** The connection changed. */
    default void onConnection(ConnectionState state) {}
}
