package io.strowger.agent.client;

import io.strowger.core.output.CallView;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Calls that ring at the agent's station, for a thread that waits for them. Any thread may take. */
public class OfferedCalls implements AgentListener {
    /** Calls that are kept for whoever takes them; of more the oldest are dropped. */
    public static final int CALLS_MAX = 100;

    private final BlockingQueue<CallView> calls = new LinkedBlockingQueue<>(CALLS_MAX);

    @Override
    public void onCallOffered(CallView call) {
        while (!calls.offer(call)) {
            calls.poll();
        }
    }

    /** The next call, or null when none came in time. */
    public CallView next(Duration longest) throws InterruptedException {
        return calls.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
