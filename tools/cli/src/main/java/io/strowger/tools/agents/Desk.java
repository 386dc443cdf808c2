package io.strowger.tools.agents;

import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push.RequestOutcome;
import java.util.concurrent.CompletableFuture;

/** What a simulated agent has before him: the requests that he can make. Outcomes come on the crowd's thread. */
interface Desk {
    CompletableFuture<RequestOutcome> logOn(String station);

    /** Ready for one call. */
    CompletableFuture<RequestOutcome> ready();

    CompletableFuture<RequestOutcome> answer(CallKey call);

    CompletableFuture<RequestOutcome> hangUp(CallKey call);

    CompletableFuture<RequestOutcome> logOff();

    /** Ends the session; completes when the server has said goodbye. */
    CompletableFuture<?> leave();

    /** Ends the client without waiting for anybody. */
    void abandon();
}
