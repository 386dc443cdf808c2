package io.strowger.core.engine;

import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;

/**
 * Work that a decision leaves for after its commit, within the same input; done kind by kind in this order.
 *
 * @param key what it is about: a {@link ContactId}, a {@link DeviceKey}, or the name of a skill, a team, an agent or a topic
 */
record Step(Kind kind, Object key) {
    enum Kind {
        /** See whether a skill is overloaded. */
        OVERLOAD,
        /** Bring waiting contacts and ready agents of a skill together. */
        MATCH,
        /** Look for an agent for a contact. */
        MATCH_CONTACT,
        /** Look for a contact for an agent. */
        MATCH_AGENT,
        /** Publish an agent's topic. */
        PUBLISH_AGENT,
        /** Publish a port's topic. */
        PUBLISH_PORT,
        /** Publish a skill's topic. */
        PUBLISH_SKILL,
        /** Publish a VDN's topic. */
        PUBLISH_VDN,
        /** See which treatment of its plan holds for a contact that waits. */
        TREAT,
        /** Publish a team's topic. */
        PUBLISH_TEAM,
        /** Hold a board of a skill or a VDN against its thresholds. */
        THRESHOLD,
        /** See whether somebody works for a skill. */
        STAFF,
        /** Record which skills an agent works for. */
        SERVES;

        /** Whether it makes a topic and changes no state. */
        boolean isOnlyShown() {
            return this == PUBLISH_AGENT || this == PUBLISH_PORT || this == PUBLISH_SKILL || this == PUBLISH_VDN;
        }
    }

    String name() {
        return (String) key;
    }

    ContactId contact() {
        return (ContactId) key;
    }

    private DeviceKey device() {
        return (DeviceKey) key;
    }

    void perform(Decision d) {
        switch (kind) {
            case OVERLOAD -> Overloads.look(d, name());
            case MATCH -> Routing.match(d, name());
            case MATCH_CONTACT -> Routing.matchContact(d, contact());
            case MATCH_AGENT -> Routing.matchAgent(d, name());
            case PUBLISH_AGENT -> Topics.agent(d, name());
            case PUBLISH_PORT -> Topics.port(d, device());
            case PUBLISH_SKILL -> Skills.publish(d, name());
            case PUBLISH_VDN -> Topics.vdn(d, device());
            case TREAT -> Treatments.look(d, contact());
            case PUBLISH_TEAM -> Teams.publish(d, name());
            case THRESHOLD -> Thresholds.look(d, name());
            case STAFF -> Treatments.staffChanged(d, name());
            case SERVES -> Agents.serves(d, name());
        }
    }
}
