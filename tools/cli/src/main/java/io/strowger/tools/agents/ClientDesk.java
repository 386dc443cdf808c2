package io.strowger.tools.agents;

import io.strowger.agent.client.AgentClient;
import io.strowger.core.model.CallKey;
import io.strowger.core.output.Push.RequestOutcome;
import java.util.concurrent.CompletableFuture;

/** A desk with a client of the agent protocol. */
record ClientDesk(AgentClient client) implements Desk {
    @Override
    public CompletableFuture<RequestOutcome> logOn(String station) {
        return client.logOn(station);
    }

    @Override
    public CompletableFuture<RequestOutcome> ready() {
        return client.readyForOne();
    }

    @Override
    public CompletableFuture<RequestOutcome> answer(CallKey call) {
        return client.answer(call);
    }

    @Override
    public CompletableFuture<RequestOutcome> hangUp(CallKey call) {
        return client.clearConnection(call);
    }

    @Override
    public CompletableFuture<RequestOutcome> logOff() {
        return client.logOff(0);
    }

    @Override
    public CompletableFuture<?> leave() {
        return client.session().logout();
    }

    @Override
    public void abandon() {
        client.session().abandon();
    }
}
