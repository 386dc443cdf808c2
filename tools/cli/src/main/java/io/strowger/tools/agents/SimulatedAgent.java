package io.strowger.tools.agents;

import io.strowger.agent.client.AgentListener;
import io.strowger.agent.client.ConnectionState;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.output.CallView;
import io.strowger.core.output.Push.RequestOutcome;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.output.TopicState.AgentView;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * One agent at his desktop. He acts on the state that the server shows him: at each moment there is at most one
 * thing that he is about to do, and a new state
 * replaces it. Confined to the crowd's thread, where the client's callbacks come too.
 */
final class SimulatedAgent implements AgentListener {
    /** Pause before something that was refused is tried again, in milliseconds. */
    static final long RETRY_MILLIS = 1_000;

    private final Surroundings around;
    private final AgentHabits habits;
    private final RandomGenerator random;
    private final String station;
    private Desk desk;
    private AgentView view;
    private boolean connected;
    private boolean leaving;
    private Plan plan = new Plan(Act.NOTHING, null);
    private Cancellable scheduled;

    private enum Act {
        NOTHING, LOG_ON, BECOME_READY, ANSWER, LET_RING, HANG_UP, WAIT_FOR_CALLER
    }

    /** What the agent is about to do, and with which call. */
    private record Plan(Act act, CallKey call) {}

    /** What agents share. */
    interface Surroundings {
        Cancellable schedule(Runnable task, long delayMillis);

        CrowdCounters counters();
    }

    /** Something that will happen unless it is cancelled. */
    interface Cancellable {
        void cancel();
    }

    SimulatedAgent(Surroundings around, AgentHabits habits, RandomGenerator random, String station) {
        this.around = around;
        this.habits = habits;
        this.random = random;
        this.station = station;
    }

    /** Before anything is heard. */
    void sitAt(Desk newDesk) {
        desk = newDesk;
    }

    AgentState state() {
        return view == null ? AgentState.LOGGED_OUT : view.state();
    }

    boolean isConnected() {
        return connected;
    }

    // --- what the server says

    @Override
    public void onConnection(ConnectionState connection) {
        switch (connection.kind()) {
            case ESTABLISHED -> {
                connected = true;
                plan(Act.LOG_ON, null, 0);
            }
            case RESUMED -> connected = true;
            case DISCONNECTED, SESSION_LOST -> connected = false;
            case OVER -> {
                connected = false;
                drop();
            }
        }
    }

    @Override
    public void onCallOffered(CallView call) {
        around.counters().offered++;
    }

    @Override
    public void onAgentState(AgentView now) {
        view = now;
        if (leaving) {
            return;
        }
        switch (now.state()) {
            case LOGGED_OUT -> {
                // Logging on is planned when the session stands; an agent who was logged off by the server comes back.
                if (plan.act() != Act.LOG_ON) {
                    plan(Act.LOG_ON, null, RETRY_MILLIS);
                }
            }
            case NOT_READY, AFTER_CALL_WORK -> plan(Act.BECOME_READY, null, habits.wrapUp().draw(random));
            case READY, RESERVED, HELD -> plan(Act.NOTHING, null, 0);
            case ALERTING -> onRinging(callIn(LocalConnectionState.ALERTING));
            case TALKING -> onTalking(callIn(LocalConnectionState.CONNECT));
        }
    }

    private CallKey callIn(LocalConnectionState state) {
        return view.calls().stream().filter(call -> call.state() == state).map(CallView::call).findFirst().orElse(null);
    }

    private void onRinging(CallKey call) {
        if (call == null || isPlanned(call, Act.ANSWER, Act.LET_RING)) {
            return;
        }
        if (random.nextDouble() < habits.noAnswerShare()) {
            around.counters().ignored++;
            plan(Act.LET_RING, call, 0);
        } else {
            plan(Act.ANSWER, call, habits.answerDelay().draw(random));
        }
    }

    private void onTalking(CallKey call) {
        if (call == null || isPlanned(call, Act.HANG_UP, Act.WAIT_FOR_CALLER)) {
            return;
        }
        boolean hangsUp = random.nextDouble() < habits.hangUpShare();
        plan(hangsUp ? Act.HANG_UP : Act.WAIT_FOR_CALLER, call, habits.talk().draw(random));
    }

    private boolean isPlanned(CallKey call, Act one, Act other) {
        return call.equals(plan.call()) && (plan.act() == one || plan.act() == other);
    }

    // --- what he does

    private void plan(Act act, CallKey call, long delayMillis) {
        Plan next = new Plan(act, call);
        if (next.equals(plan) && act != Act.LOG_ON) {
            return;
        }
        drop();
        plan = next;
        if (act != Act.NOTHING && act != Act.LET_RING && act != Act.WAIT_FOR_CALLER) {
            scheduled = around.schedule(() -> perform(next), delayMillis);
        }
    }

    private void drop() {
        if (scheduled != null) {
            scheduled.cancel();
            scheduled = null;
        }
        plan = new Plan(Act.NOTHING, null);
    }

    private void perform(Plan what) {
        if (leaving || !plan.equals(what)) {
            return;
        }
        switch (what.act()) {
            case LOG_ON -> logOn();
            // Ready for one call: the wrap-up after it is his own, and ends when he says so.
            case BECOME_READY -> request(desk::ready, () -> done(what), () -> again(what));
            case ANSWER -> request(() -> desk.answer(what.call()), () -> around.counters().answered++, () -> {});
            case HANG_UP -> request(() -> desk.hangUp(what.call()), () -> {}, () -> {});
            case NOTHING, LET_RING, WAIT_FOR_CALLER -> {
                // There is nothing to do.
            }
        }
    }

    private void logOn() {
        Plan what = plan;
        desk.logOn(station).thenAccept(outcome -> {
            if (outcome.reason() == RefusalReason.NONE || outcome.reason() == RefusalReason.ALREADY_LOGGED_ON) {
                if (plan.equals(what)) {
                    plan(Act.BECOME_READY, null, habits.wrapUp().draw(random));
                }
            } else {
                around.counters().refused(outcome);
                again(what);
            }
        });
    }

    private void again(Plan what) {
        if (plan.equals(what) && !leaving) {
            scheduled = around.schedule(() -> perform(what), RETRY_MILLIS);
        }
    }

    /**
     * States that come and go fast may be shown as one: what is done must not look like something that is still
     * planned.
     */
    private void done(Plan what) {
        if (plan.equals(what)) {
            plan = new Plan(Act.NOTHING, null);
        }
    }

    private void request(Supplier<CompletableFuture<RequestOutcome>> request, Runnable whenDone, Runnable whenRefused) {
        request.get().thenAccept(outcome -> {
            if (outcome.reason() == RefusalReason.NONE) {
                whenDone.run();
            } else {
                around.counters().refused(outcome);
                whenRefused.run();
            }
        });
    }

    /** Hangs up, logs off and ends the session; completes when the server has answered all of it. */
    CompletableFuture<?> leave() {
        leaving = true;
        drop();
        CompletableFuture<?> calls = view == null || !connected
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.allOf(view.calls().stream().map(call -> desk.hangUp(call.call()))
                        .toArray(CompletableFuture[]::new));
        return calls.handle((done, failure) -> null)
                .thenCompose(done -> connected ? desk.logOff() : CompletableFuture.completedFuture(null))
                .handle((done, failure) -> null).thenCompose(done -> desk.leave()).handle((done, failure) -> null);
    }
}
