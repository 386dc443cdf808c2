package io.strowger.core.state;

import io.strowger.core.output.TopicState.AlertView;

/** A threshold of a board: whether its item is beyond it, as last told. */
public record Alert(String topic, AlertView view) {}
