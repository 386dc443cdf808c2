package io.strowger.tools.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.strowger.agent.client.ConnectionState;
import io.strowger.core.codec.Bytes;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.model.CallActivity;
import io.strowger.core.model.WorkMode;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push.RequestOutcome;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState.AgentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An agent before a desk of paper, on a clock that is stepped. */
class SimulatedAgentTest {
    private static final CallKey CALL = new CallKey("CM", 55, 7);
    private static final CallKey NEXT = new CallKey("CM", 56, 9);

    private final List<String> requests = new ArrayList<>();
    private final CrowdCounters counters = new CrowdCounters();
    private RefusalReason refusal = RefusalReason.NONE;
    private Runnable due;
    private long dueMillis;

    private final SimulatedAgent.Surroundings around = new SimulatedAgent.Surroundings() {
        @Override
        public SimulatedAgent.Cancellable schedule(Runnable task, long delayMillis) {
            due = task;
            dueMillis = delayMillis;
            return () -> {
                if (due == task) {
                    due = null;
                }
            };
        }

        @Override
        public CrowdCounters counters() {
            return counters;
        }
    };

    private final Desk paper = new Desk() {
        private CompletableFuture<RequestOutcome> made(String request) {
            requests.add(request);
            return CompletableFuture.completedFuture(new RequestOutcome(requests.size(), refusal, "", null));
        }

        @Override
        public CompletableFuture<RequestOutcome> logOn(String station) {
            return made("log on " + station);
        }

        @Override
        public CompletableFuture<RequestOutcome> ready() {
            return made("ready");
        }

        @Override
        public CompletableFuture<RequestOutcome> answer(CallKey call) {
            return made("answer " + call.callId());
        }

        @Override
        public CompletableFuture<RequestOutcome> hangUp(CallKey call) {
            return made("hang up " + call.callId());
        }

        @Override
        public CompletableFuture<RequestOutcome> logOff() {
            return made("log off");
        }

        @Override
        public CompletableFuture<?> leave() {
            return made("leave");
        }

        @Override
        public void abandon() {
            requests.add("abandon");
        }
    };

    private SimulatedAgent agent(double hangUpShare, double noAnswerShare) {
        AgentHabits habits = new AgentHabits(new Span(300, 300), new Span(2_000, 2_000), new Span(500, 500),
                hangUpShare, noAnswerShare);
        SimulatedAgent agent = new SimulatedAgent(around, habits, new SplittableRandom(1), "5001");
        agent.sitAt(paper);
        return agent;
    }

    private void expect(String request, long afterMillis) {
        assertEquals(afterMillis, dueMillis);
        Runnable task = due;
        due = null;
        task.run();
        assertEquals(request, requests.get(requests.size() - 1));
    }

    private static AgentView view(AgentState state, CallView... calls) {
        return new AgentView("1001", state, 0, WorkMode.MANUAL_IN, 0, null, 0, "CM", "5001", true, List.of(calls),
                CallActivity.NONE, 0, true, List.of());
    }

    private static CallView call(CallKey key, LocalConnectionState state) {
        return new CallView(key, state, null, "", "", "", "", Bytes.EMPTY, "", "", "", 0, Map.of());
    }

    private static ConnectionState connection(ConnectionState.Kind kind) {
        return new ConnectionState(kind, RefusalReason.NONE, "");
    }

    private SimulatedAgent ready(double hangUpShare, double noAnswerShare) {
        SimulatedAgent agent = agent(hangUpShare, noAnswerShare);
        agent.onConnection(connection(ConnectionState.Kind.ESTABLISHED));
        expect("log on 5001", 0);
        agent.onAgentState(view(AgentState.NOT_READY));
        expect("ready", 500);
        agent.onAgentState(view(AgentState.READY));
        return agent;
    }

    @Test
    void logsOnAnswersTalksHangsUpWrapsUpAndIsReadyAgain() {
        SimulatedAgent agent = ready(1, 0);
        agent.onAgentState(view(AgentState.RESERVED));
        agent.onCallOffered(call(CALL, LocalConnectionState.ALERTING));
        agent.onAgentState(view(AgentState.ALERTING, call(CALL, LocalConnectionState.ALERTING)));
        expect("answer 55", 300);
        agent.onAgentState(view(AgentState.TALKING, call(CALL, LocalConnectionState.CONNECT)));
        expect("hang up 55", 2_000);
        agent.onAgentState(view(AgentState.AFTER_CALL_WORK));
        expect("ready", 500);
        assertEquals(1, counters.offered);
        assertEquals(1, counters.answered);
        assertEquals(0, counters.refused());
    }

    @Test
    void aStateToldTwiceIsActedOnOnce() {
        SimulatedAgent agent = ready(0, 0);
        agent.onAgentState(view(AgentState.ALERTING, call(CALL, LocalConnectionState.ALERTING)));
        Runnable first = due;
        agent.onAgentState(view(AgentState.ALERTING, call(CALL, LocalConnectionState.ALERTING)));
        assertEquals(first, due);
        expect("answer 55", 300);
        agent.onAgentState(view(AgentState.ALERTING, call(CALL, LocalConnectionState.ALERTING)));
        assertEquals(null, due, "answered once");
        agent.onAgentState(view(AgentState.ALERTING, call(NEXT, LocalConnectionState.ALERTING)));
        expect("answer 56", 300);
    }

    @Test
    void whoLetsItRingBecomesReadyAgainAfterTheServerHasMadeHimNotReady() {
        SimulatedAgent agent = ready(0, 1);
        agent.onAgentState(view(AgentState.ALERTING, call(CALL, LocalConnectionState.ALERTING)));
        assertEquals(null, due);
        assertEquals(1, counters.ignored);
        agent.onAgentState(view(AgentState.NOT_READY));
        expect("ready", 500);
    }

    @Test
    void whoDoesNotHangUpWaitsForTheCaller() {
        SimulatedAgent agent = ready(0, 0);
        agent.onAgentState(view(AgentState.TALKING, call(CALL, LocalConnectionState.CONNECT)));
        assertEquals(null, due);
    }

    @Test
    void aCallThatIsGoneIsNotAnswered() {
        SimulatedAgent agent = ready(0, 0);
        agent.onAgentState(view(AgentState.ALERTING, call(CALL, LocalConnectionState.ALERTING)));
        agent.onAgentState(view(AgentState.READY));
        assertEquals(null, due);
    }

    @Test
    void readyTwiceInARowThoughTheStateBetweenWasNeverShown() {
        SimulatedAgent agent = ready(0, 0);
        agent.onAgentState(view(AgentState.AFTER_CALL_WORK));
        expect("ready", 500);
        agent.onAgentState(view(AgentState.AFTER_CALL_WORK));
        expect("ready", 500);
    }

    @Test
    void aRefusalIsCountedAndTriedAgain() {
        SimulatedAgent agent = agent(0, 0);
        refusal = RefusalReason.LINK_DOWN;
        agent.onConnection(connection(ConnectionState.Kind.ESTABLISHED));
        expect("log on 5001", 0);
        refusal = RefusalReason.NONE;
        expect("log on 5001", SimulatedAgent.RETRY_MILLIS);
        expect("ready", 500);
        assertEquals(Map.of("LINK_DOWN", 1L), counters.refusals());
    }

    @Test
    void whoWasLoggedOnAlreadyGoesOn() {
        SimulatedAgent agent = agent(0, 0);
        refusal = RefusalReason.ALREADY_LOGGED_ON;
        agent.onConnection(connection(ConnectionState.Kind.ESTABLISHED));
        expect("log on 5001", 0);
        refusal = RefusalReason.NONE;
        expect("ready", 500);
    }

    @Test
    void whoWasLoggedOffByTheServerLogsOnAgain() {
        SimulatedAgent agent = ready(0, 0);
        agent.onAgentState(view(AgentState.LOGGED_OUT));
        expect("log on 5001", SimulatedAgent.RETRY_MILLIS);
    }

    @Test
    void leavingHangsUpLogsOffAndDoesNothingAfterwards() {
        SimulatedAgent agent = ready(0, 0);
        agent.onAgentState(view(AgentState.TALKING, call(CALL, LocalConnectionState.CONNECT)));
        requests.clear();
        assertTrue(agent.leave().isDone());
        assertEquals(List.of("hang up 55", "log off", "leave"), requests);
        agent.onAgentState(view(AgentState.NOT_READY));
        assertEquals(null, due);
    }

    @Test
    void aDisconnectedAgentLeavesWithoutRequests() {
        SimulatedAgent agent = ready(0, 0);
        agent.onConnection(connection(ConnectionState.Kind.DISCONNECTED));
        assertFalse(agent.isConnected());
        requests.clear();
        agent.leave();
        assertEquals(List.of("leave"), requests);
    }
}
