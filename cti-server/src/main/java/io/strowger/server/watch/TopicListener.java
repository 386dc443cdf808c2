package io.strowger.server.watch;

import io.strowger.core.output.TopicState;

/** Hears every version of every topic. Called on the core thread: must not block. */
@FunctionalInterface
public interface TopicListener {
    /** A topic has a new state. */
    void onTopic(String topic, long version, TopicState state);
}
