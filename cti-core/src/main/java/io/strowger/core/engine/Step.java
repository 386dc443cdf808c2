package io.strowger.core.engine;

import java.util.Comparator;

/** Work that a decision leaves for after its commit, within the same input; done in this order. */
record Step(Kind kind, String key) implements Comparable<Step> {
    private static final Comparator<Step> ORDER = Comparator.comparing(Step::kind).thenComparing(Step::key);

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
        PUBLISH_VDN
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }
}
