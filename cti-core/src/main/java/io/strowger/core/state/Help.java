package io.strowger.core.state;

import io.strowger.core.model.CallKey;

/** An agent asks for help; nobody has answered him yet. The call is null when he named none. */
public record Help(String agentId, String text, CallKey call, long sinceNanos) {}
