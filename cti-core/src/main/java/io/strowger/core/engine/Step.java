package io.strowger.core.engine;

/** Work that a decision leaves for after its commit, within the same input; done kind by kind in this order. */
record Step(Kind kind, String key) {
    enum Kind {
        /** See whether a skill is overloaded. */
        OVERLOAD,
        /** Bring waiting contacts and ready agents of a skill together. */
        MATCH,
        /** Look for an agent for a contact; the key is its id. */
        MATCH_CONTACT,
        /** Look for a contact for an agent. */
        MATCH_AGENT,
        /** Publish an agent's topic. */
        PUBLISH_AGENT,
        /** Publish a port's topic; the key is switch/device. */
        PUBLISH_PORT,
        /** Publish a skill's topic. */
        PUBLISH_SKILL,
        /** Publish a VDN's topic; the key is switch/device. */
        PUBLISH_VDN,
        /** See which treatment of its plan holds for a contact that waits; the key is its id. */
        TREAT,
        /** Publish a team's topic. */
        PUBLISH_TEAM
    }
}
