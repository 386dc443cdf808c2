package io.strowger.core.state;

import io.strowger.core.output.Push;

/** What is remembered of a client's request: its outcome, or null while it is under way. */
public record Outcome(SessionKey key, Push.RequestOutcome outcome) {}
