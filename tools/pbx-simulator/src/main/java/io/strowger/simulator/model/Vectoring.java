package io.strowger.simulator.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.strowger.simulator.model.Answer.Nothing;
import io.strowger.simulator.model.MonitorTable.Scope;

/** Vectors and the routing dialogue with applications. */
final class Vectoring {
    /** Executed steps after which a vector stops. */
    static final int MAX_EXECUTED_STEPS = 10_000;
    private static final long MILLIS_PER_SECOND = 1000;

    private final Exchange exchange;
    private final Map<String, Registration> routers = new HashMap<>();
    private final Map<Integer, Registration> registrations = new LinkedHashMap<>();
    private final Map<Integer, RouteQuestion> questions = new LinkedHashMap<>();
    private int lastRegistrationId;
    private int lastCrossRefId;

    Vectoring(Exchange exchange) {
        this.exchange = exchange;
    }

    // --- registration ------------------------------------------------------------------------------------------------

    /** One router a VDN: a second registration is refused. */
    Answer<Integer> register(Application application, String vdn) {
        if (!exchange.vdns.containsKey(vdn)) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        if (routers.containsKey(vdn)) {
            return Answer.refused(Failure.OUTSTANDING_REQUEST_LIMIT_EXCEEDED);
        }
        Registration registration = new Registration(++lastRegistrationId, vdn, application);
        routers.put(vdn, registration);
        registrations.put(registration.id(), registration);
        return Answer.done(registration.id());
    }

    Answer<Integer> cancelRegistration(Application application, int registrationId) {
        Registration registration = registrations.get(registrationId);
        if (registration == null || registration.application() != application) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        remove(registration);
        return Answer.done(registrationId);
    }

    /** The application's link is gone: its questions will not be answered and nobody is told. */
    void detach(Application application) {
        for (Registration registration : List.copyOf(registrations.values())) {
            if (registration.application() == application) {
                remove(registration);
            }
        }
    }

    /** Takes all registrations of a VDN away and says so. */
    void abort(String vdn) {
        Registration registration = routers.get(vdn);
        if (registration != null) {
            remove(registration);
            exchange.notices.tell(registration.application(),
                    () -> registration.application().onRegistrationAborted(registration.id()));
        }
    }

    private void remove(Registration registration) {
        routers.remove(registration.vdn());
        registrations.remove(registration.id());
        for (RouteQuestion question : List.copyOf(questions.values())) {
            if (question.registration == registration) {
                forget(question);
                goOnIfStopped(question.run);
            }
        }
    }

    int outstandingQuestions() {
        return questions.size();
    }

    // --- vector processing -------------------------------------------------------------------------------------------

    /** A call arrives at a VDN and its vector begins. */
    void enter(Call call, SwitchPlan.VdnPlan vdn, Cause cause) {
        Device device = new Device(vdn.extension(), Device.Kind.VDN);
        leaveMonitoredVdn(call, device);
        call.enteredDevices.put(vdn.extension(), exchange.nextSequence());
        call.distributingVdn = vdn.extension();
        VectorRun run = new VectorRun(call, vdn);
        call.vector = run;
        ConnectionId id = new ConnectionId(call.id, vdn.extension(), false);
        exchange.callControl.report(call,
                new SwitchEvent.Delivered(id, device, call.parties(), cause, call.facts()), vdn.extension());
        long limit = exchange.plan.timers().vectorDisconnectMillis();
        if (limit > 0) {
            run.disconnect = exchange.deadlines.schedule(exchange.now + limit, () -> dropFromVector(run));
        }
        process(run);
    }

    /** A call that enters a second monitored VDN leaves the first one's monitor. */
    private void leaveMonitoredVdn(Call call, Device to) {
        if (!exchange.monitors.monitorsCalls(to.id())) {
            return;
        }
        for (String old : List.copyOf(call.enteredDevices.keySet())) {
            if (!old.equals(to.id()) && exchange.vdns.containsKey(old)) {
                Device from = new Device(old, Device.Kind.VDN);
                ConnectionId id = new ConnectionId(call.id, old, false);
                exchange.monitors.report(call, new SwitchEvent.Diverted(id, from, to, Cause.REDIRECTED, call.facts()),
                        List.of(), old,
                        Scope.CALLS);
                call.enteredDevices.remove(old);
            }
        }
    }

    /** Executes steps until one of them takes time or ends the vector. */
    private void process(VectorRun run) {
        while (run.call.vector == run && !run.stopped && run.pause == null) {
            if (run.step > run.vdn.vector().size() || run.executed == MAX_EXECUTED_STEPS) {
                stop(run);
                return;
            }
            run.executed++;
            VectorStep step = run.vdn.vector().get(run.step - 1);
            run.step++;
            switch (step) {
                case VectorStep.Wait wait -> pause(run, wait.seconds());
                case VectorStep.Announcement announcement -> pause(run, announcement.seconds());
                case VectorStep.AdjunctRouting adjunct -> ask(run);
                case VectorStep.Goto jump -> jump(run, jump, run.step - 1);
                case VectorStep.QueueTo queue -> {
                    cancelQuestion(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
                    exchange.distribution.queue(run.call, exchange.skills.get(queue.skill()), queue.priority());
                }
                case VectorStep.Busy busy -> {
                    Call call = run.call;
                    leave(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
                    exchange.callControl.fail(call, new Device(run.vdn.extension(), Device.Kind.VDN), Cause.BUSY);
                }
                case VectorStep.Disconnect disconnect -> {
                    cancelQuestion(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
                    run.call.loss = Call.Loss.DISCONNECTED;
                    exchange.callControl.clear(run.call, Cause.NONE);
                }
                case VectorStep.RouteTo route -> routeTo(run, route.destination());
                case VectorStep.Stop stop -> stop(run);
            }
        }
    }

    private void pause(VectorRun run, int seconds) {
        if (seconds > 0) {
            run.pause = exchange.deadlines.schedule(exchange.now + seconds * MILLIS_PER_SECOND, () -> resume(run));
        }
    }

    /** Ends a wait, by its time or early. */
    private void resume(VectorRun run) {
        Deadlines.cancel(run.pause);
        run.pause = null;
        process(run);
    }

    private void jump(VectorRun run, VectorStep.Goto jump, int at) {
        boolean branch = switch (jump.condition()) {
            case VectorStep.Condition.Unconditionally always -> true;
            case VectorStep.Condition.FewerTimesThan limit -> run.branched.getOrDefault(at, 0) < limit.times();
            case VectorStep.Condition.Unstaffed unstaffed -> exchange.skills.get(unstaffed.skill()).agents.isEmpty();
        };
        if (branch) {
            run.branched.merge(at, 1, Integer::sum);
            run.step = jump.step();
        }
    }

    private void routeTo(VectorRun run, String number) {
        Destination destination = exchange.resolve(number);
        if (destination instanceof Destination.Unknown) {
            return;
        }
        Call call = run.call;
        leave(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
        redirected(call, run);
        Failure obstacle = exchange.callControl.obstacle(call, destination);
        if (obstacle == null) {
            exchange.callControl.send(call, destination, Cause.NEW_CALL);
        } else {
            exchange.callControl.fail(call, exchange.device(number), causeOf(obstacle));
        }
    }

    private static void redirected(Call call, VectorRun run) {
        call.lastRedirection = new Device(run.vdn.extension(), Device.Kind.VDN);
    }

    /** A stop leaves a call that waits for an answer or an agent where it is, and drops any other. */
    private void stop(VectorRun run) {
        run.stopped = true;
        if (run.question == null && run.call.queued.isEmpty()) {
            dropFromVector(run);
        }
    }

    private void goOnIfStopped(VectorRun run) {
        if (run.stopped && run.call.vector == run && run.call.queued.isEmpty()) {
            dropFromVector(run);
        }
    }

    private void dropFromVector(VectorRun run) {
        if (run.call.vector == run) {
            exchange.callControl.clear(run.call, Cause.NONE);
        }
    }

    /** The call leaves its vector for good. */
    void leave(VectorRun run, Failure cause) {
        cancelQuestion(run, cause);
        Deadlines.cancel(run.pause);
        Deadlines.cancel(run.disconnect);
        if (run.call.vector == run) {
            run.call.vector = null;
        }
    }

    /** The call is about to end. */
    void callGone(Call call) {
        if (call.vector != null) {
            leave(call.vector, Failure.NO_ACTIVE_CALL);
        }
        exchange.distribution.forget(call);
    }

    // --- questions ---------------------------------------------------------------------------------------------------

    /**
     * Executes an adjunct routing step: an earlier question is over, and the router, if there is one, is asked
     * anew.
     */
    private void ask(VectorRun run) {
        cancelQuestion(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
        Registration registration = routers.get(run.vdn.extension());
        if (registration == null) {
            return;
        }
        lastCrossRefId = lastCrossRefId == Integer.MAX_VALUE ? 1 : lastCrossRefId + 1;
        RouteQuestion question = new RouteQuestion(lastCrossRefId, registration, run);
        run.question = question;
        questions.put(question.crossRefId, question);
        Call call = run.call;
        Application.RouteRequest request = new Application.RouteRequest(registration.id(), question.crossRefId,
                new Device(run.vdn.extension(), Device.Kind.VDN), call.calling, call.caller().id(), call.facts());
        exchange.notices.tell(registration.application(), () -> registration.application().onRouteRequest(request));
    }

    private void forget(RouteQuestion question) {
        questions.remove(question.crossRefId);
        question.run.question = null;
    }

    private void cancelQuestion(VectorRun run, Failure cause) {
        if (run.question != null) {
            end(run.question, cause);
        }
    }

    private void end(RouteQuestion question, Failure cause) {
        forget(question);
        Registration registration = question.registration;
        exchange.notices.tell(registration.application(),
                () -> registration.application().onRouteEnd(registration.id(), question.crossRefId, cause));
    }

    private RouteQuestion question(Application application, int registrationId, int crossRefId) {
        RouteQuestion question = questions.get(crossRefId);
        boolean right = question != null && question.registration.id() == registrationId
                && question.registration.application() == application;
        return right ? question : null;
    }

    /** The application has chosen. */
    Answer<Nothing> select(Application application, RouteSelect select) {
        RouteQuestion question = question(application, select.registrationId(), select.crossRefId());
        if (question == null) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        Destination destination = exchange.resolve(select.destination());
        VectorRun run = question.run;
        if (destination instanceof Destination.Unknown) {
            end(question, Failure.INVALID_DESTINATION);
            resume(run);
            goOnIfStopped(run);
            return Answer.done();
        }
        Call call = run.call;
        forget(question);
        leave(run, Failure.NO_CALL_TO_ANSWER);
        exchange.distribution.forget(call);
        if (select.userToUser() != null) {
            call.userToUser = select.userToUser();
        }
        redirected(call, run);
        Device chosen = exchange.device(select.destination());
        Failure obstacle = exchange.callControl.obstacle(call, destination);
        if (obstacle != null) {
            end(question, obstacle);
            exchange.callControl.fail(call, chosen, causeOf(obstacle));
            return Answer.done();
        }
        exchange.callControl.send(call, destination, Cause.NEW_CALL);
        if (select.routeUsedRequested()) {
            Application.RouteUsed used = new Application.RouteUsed(question.registration.id(), question.crossRefId,
                    chosen,
                    call.calling);
            exchange.notices.tell(application, () -> application.onRouteUsed(used));
        }
        end(question, Failure.GENERIC_UNSPECIFIED);
        return Answer.done();
    }

    private static Cause causeOf(Failure obstacle) {
        return switch (obstacle) {
            case RESOURCE_BUSY -> Cause.BUSY;
            case RESOURCE_OUT_OF_SERVICE -> Cause.DESTINATION_OUT_OF_ORDER;
            default -> Cause.DEST_NOT_OBTAINABLE;
        };
    }

    /** The application declines: a running wait is over and the vector goes on with its next step. */
    Answer<Nothing> decline(Application application, int registrationId, int crossRefId) {
        RouteQuestion question = question(application, registrationId, crossRefId);
        if (question == null) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        forget(question);
        resume(question.run);
        goOnIfStopped(question.run);
        return Answer.done();
    }
}
