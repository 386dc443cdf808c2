package io.strowger.server.watch;

import io.strowger.core.output.TopicState;

/** Hears every version of every topic. Called on the thread that runs the core: must not block. */
@FunctionalInterface
public interface TopicListener {
    /** A topic has a new state. */
    void onTopic(String topic, long version, TopicState state);
}
