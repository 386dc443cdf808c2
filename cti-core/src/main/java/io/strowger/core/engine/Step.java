package io.strowger.core.engine;

/** Work that a decision leaves for after its commit, within the same input; done kind by kind in this order. */
record Step(Kind kind, String key) {
    enum Kind {
        /** Bring waiting contacts and ready agents of a skill together. */
        MATCH,
        /** Publish an agent's topic. */
        PUBLISH_AGENT,
        /** Publish a port's topic; the key is switch/device. */
        PUBLISH_PORT,
        /** Publish a skill's topic. */
        PUBLISH_SKILL,
        /** Publish a VDN's topic; the key is switch/device. */
        PUBLISH_VDN,
        /** Publish a team's topic. */
        PUBLISH_TEAM
    }
}
