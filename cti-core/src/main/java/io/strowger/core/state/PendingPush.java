package io.strowger.core.state;

import io.strowger.core.output.Push;

/** A push that its client has not acknowledged. */
public record PendingPush(SessionKey key, Push push) {}
