package io.strowger.core.engine;

/** Work that a decision leaves for after its commit, within the same input; done in this order. */
record Step(Kind kind, String key) implements Comparable<Step> {
    enum Kind {
        /** Bring waiting contacts and ready agents of a skill together. */
        MATCH,
        /** Publish an agent's topic. */
        PUBLISH_AGENT,
        /** Publish a port's topic; the key is switch/device. */
        PUBLISH_PORT,
        /** Publish a skill's topic. */
        PUBLISH_SKILL
    }

    @Override
    public int compareTo(Step other) {
        int order = kind.compareTo(other.kind);
        return order != 0 ? order : key.compareTo(other.key);
    }
}
