package io.strowger.simulator.model;

import java.util.List;

import io.strowger.simulator.model.MonitorTable.Scope;

/** Vectors: which step a call is at and what the step does. */
final class Vectoring {
    /** Executed steps after which a vector stops. */
    static final int MAX_EXECUTED_STEPS = 10_000;
    private static final long MILLIS_PER_SECOND = 1000;

    private final Exchange exchange;
    private final Conditions conditions;

    Vectoring(Exchange exchange) {
        this.exchange = exchange;
        this.conditions = new Conditions(exchange);
    }

    // --- beginning ---------------------------------------------------------------------------------------------------

    /** A call arrives at a VDN and its vector begins. */
    void enter(Call call, SwitchPlan.VdnPlan vdn, Cause cause) {
        Device device = new Device(vdn.extension(), Device.Kind.VDN);
        enterMonitored(call, device);
        call.vdns.add(vdn.extension());
        if (call.activeVdn == null || call.activeVdn.options().override()) {
            call.activeVdn = vdn;
        }
        call.distributingVdn = call.activeVdn.extension();
        call.split = "";
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

    /** A call is at a device that can be monitored for calls, and leaves the monitor of the one before. */
    void enterMonitored(Call call, Device to) {
        if (exchange.monitors.monitorsCalls(to.id())) {
            for (String old : List.copyOf(call.enteredDevices.keySet())) {
                Device from = exchange.device(old);
                if (!old.equals(to.id()) && exchange.monitors.canMonitorCalls(old)) {
                    ConnectionId id = new ConnectionId(call.id, old, false);
                    exchange.monitors.report(call,
                            new SwitchEvent.Diverted(id, from, to, Cause.REDIRECTED, call.facts()), List.of(), old,
                            Scope.SUBJECT);
                    call.enteredDevices.remove(old);
                }
            }
        }
        call.enteredDevices.put(to.id(), exchange.nextSequence());
    }

    /** The skill that a step names, null when the active VDN has none in that place. */
    SkillQueue skill(VectorRun run, String name) {
        SwitchPlan.VdnPlan active = run.call.activeVdn == null ? run.vdn : run.call.activeVdn;
        return exchange.skill(SkillPlaces.resolve(name, active.options().skills()));
    }

    /** How long an announcement plays, in seconds; 0 for none. */
    int lengthOf(String announcement) {
        AcdPlan.AnnouncementPlan plan = exchange.announcements.get(announcement);
        return plan == null ? 0 : plan.seconds();
    }

    // --- steps -------------------------------------------------------------------------------------------------------

    /** Executes steps until one of them takes time or ends the vector. */
    private void process(VectorRun run) {
        while (run.ready()) {
            if (run.step > run.steps.size() || run.executed == MAX_EXECUTED_STEPS) {
                stop(run);
                return;
            }
            run.executed++;
            VectorStep step = run.steps.get(run.step - 1);
            run.step++;
            if (endsQuestions(step)) {
                exchange.routing.cancelQuestions(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
            }
            run.asking = run.asking && step instanceof VectorStep.AdjunctRouting;
            execute(run, step);
        }
    }

    /** Waiting, hearing something and going elsewhere leave a question open; an adjunct step decides itself. */
    private static boolean endsQuestions(VectorStep step) {
        return switch (step) {
            case VectorStep.Wait s -> false;
            case VectorStep.Announcement s -> false;
            case VectorStep.Goto s -> false;
            case VectorStep.GotoVector s -> false;
            case VectorStep.Stop s -> false;
            case VectorStep.AdjunctRouting s -> false;
            case VectorStep.Busy s -> true;
            case VectorStep.Check s -> true;
            case VectorStep.ConverseOn s -> true;
            case VectorStep.QueueTo s -> true;
            case VectorStep.Collect s -> true;
            case VectorStep.Disconnect s -> true;
            case VectorStep.Messaging s -> true;
            case VectorStep.RouteTo s -> true;
        };
    }

    private void execute(VectorRun run, VectorStep step) {
        switch (step) {
            case VectorStep.Wait s -> pause(run, s.seconds());
            case VectorStep.Announcement s -> pause(run, s.seconds() > 0 ? s.seconds() : lengthOf(s.extension()));
            case VectorStep.AdjunctRouting s -> exchange.routing.ask(run, s.link());
            case VectorStep.Goto s -> {
                if (conditions.branches(run, s.condition(), run.step - 1)) {
                    run.step = s.step();
                }
            }
            case VectorStep.GotoVector s -> jump(run, s);
            case VectorStep.QueueTo s -> queue(run, s.skill(), s.priority());
            case VectorStep.Check s -> {
                if (conditions.holds(run, s.condition())) {
                    queue(run, s.skill(), s.priority());
                }
            }
            case VectorStep.Collect s -> exchange.digits.collect(run, s);
            case VectorStep.ConverseOn s -> converse(run, s);
            case VectorStep.Messaging s -> message(run, s);
            case VectorStep.RouteTo s -> routeTo(run, s);
            case VectorStep.Disconnect s -> disconnect(run, s);
            case VectorStep.Busy s -> {
                Call call = run.call;
                leave(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
                exchange.distribution.forget(call);
                exchange.callControl.fail(call, run.vdnDevice(), Cause.BUSY);
            }
            case VectorStep.Stop s -> stop(run);
        }
    }

    private void pause(VectorRun run, int seconds) {
        if (seconds > 0) {
            run.pause = exchange.deadlines.schedule(exchange.now + seconds * MILLIS_PER_SECOND, () -> resume(run));
        }
    }

    /** Ends a wait, by its time or early. */
    void resume(VectorRun run) {
        Deadlines.cancel(run.pause);
        run.pause = null;
        process(run);
    }

    private void jump(VectorRun run, VectorStep.GotoVector step) {
        if (conditions.branches(run, step.condition(), run.step - 1)) {
            run.vector = step.vector();
            run.steps = exchange.vectors.get(step.vector()).steps();
            run.step = step.step();
        }
    }

    private void queue(VectorRun run, String name, VectorStep.Priority priority) {
        SkillQueue skill = skill(run, name);
        run.queueFailed = skill == null || !exchange.distribution.queue(run.call, skill, priority);
    }

    private void message(VectorRun run, VectorStep.Messaging step) {
        SkillQueue skill = skill(run, step.skill());
        Station port = skill == null ? null : skill.freeStation();
        run.queueFailed = port == null;
        if (port != null) {
            exchange.distribution.offer(run.call, skill, port);
        }
    }

    private void disconnect(VectorRun run, VectorStep.Disconnect step) {
        run.call.loss = Call.Loss.DISCONNECTED;
        exchange.distribution.forget(run.call);
        int seconds = lengthOf(step.announcement());
        if (seconds == 0) {
            dropFromVector(run);
        } else {
            run.pause = exchange.deadlines.schedule(exchange.now + seconds * MILLIS_PER_SECOND,
                    () -> dropFromVector(run));
        }
    }

    private void routeTo(VectorRun run, VectorStep.RouteTo step) {
        Call call = run.call;
        String number = step.destination().equals(VectorStep.RouteTo.DIGITS) ? call.digits : step.destination();
        Destination destination = exchange.resolve(number);
        if (!conditions.holds(run, step.condition()) || destination instanceof Destination.Unknown) {
            return;
        }
        Failure obstacle = exchange.callControl.obstacle(call, destination);
        if (obstacle != null && !step.coverage()) {
            return;
        }
        SwitchPlan.VdnPlan active = call.activeVdn;
        sendsAway(call);
        leave(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
        exchange.distribution.forget(call);
        call.lastRedirection = run.vdnDevice();
        if (obstacle == null) {
            call.activeVdn = active;
            exchange.callControl.send(call, destination, Cause.NEW_CALL);
        } else {
            exchange.callControl.fail(call, exchange.device(number), causeOf(obstacle));
        }
    }

    /** Keeps for another switch how long the call has waited, and with which priority, before it leaves its queues. */
    void sendsAway(Call call) {
        QueueEntry first = null;
        for (QueueEntry entry : call.queued) {
            if (entry.kind == QueueEntry.Kind.SKILL && (first == null || entry.since < first.since)) {
                first = entry;
            }
        }
        call.interflow = new Lookahead(Lookahead.Interflow.VECTORING, first == null ? null : first.priority,
                first == null ? 0 : (exchange.now - first.since) / MILLIS_PER_SECOND, call.distributingVdn);
    }

    static Cause causeOf(Failure obstacle) {
        return switch (obstacle) {
            case RESOURCE_BUSY -> Cause.BUSY;
            case RESOURCE_OUT_OF_SERVICE -> Cause.DESTINATION_OUT_OF_ORDER;
            default -> Cause.DEST_NOT_OBTAINABLE;
        };
    }

    // --- voice ports -------------------------------------------------------------------------------------------------

    private void converse(VectorRun run, VectorStep.ConverseOn step) {
        SkillQueue skill = skill(run, step.skill());
        run.queueFailed = skill == null || skill.staffed() == 0 || skill.full() && skill.freeStation() == null;
        if (!run.queueFailed) {
            run.conversing = true;
            run.converse = step;
            exchange.distribution.converse(run.call, skill, step.priority());
        }
    }

    /** A voice port has answered: it is told what the step passes. */
    void portAnswered(Connection connection) {
        VectorRun run = connection.call.vector;
        if (run != null && run.port == connection) {
            connection.passed = passed(run, run.converse.first()) + passed(run, run.converse.second());
        }
    }

    private String passed(VectorRun run, VectorStep.Passing passing) {
        Call call = run.call;
        return switch (passing) {
            case NONE -> "";
            case ANI -> call.calling.id() + "#";
            case DIGITS -> call.digits + "#";
            case VDN -> call.distributingVdn + "#";
            case QPOS -> place(call) + "#";
            case WAIT -> call.queued.stream()
                    .mapToInt(entry -> entry.queue.expectedWait(entry.priority, exchange.now)).min()
                    .orElse(0) + "#";
        };
    }

    private static int place(Call call) {
        return call.queued.stream().mapToInt(entry -> entry.queue.place(call)).min().orElse(0);
    }

    /** A voice port has given a call back, or has not taken it. */
    void portLeft(Connection connection) {
        VectorRun run = connection.call.vector;
        if (run != null && run.port == connection) {
            run.port = null;
            run.conversing = false;
            run.call.split = "";
            process(run);
            goOnIfStopped(run);
        }
    }

    // --- ending ------------------------------------------------------------------------------------------------------

    /** A stop leaves a call that waits for an answer or an agent where it is, and drops any other. */
    private void stop(VectorRun run) {
        run.stopped = true;
        goOnIfStopped(run);
    }

    void goOnIfStopped(VectorRun run) {
        if (run.stopped && run.questions.isEmpty() && run.call.vector == run && run.call.queued.isEmpty()) {
            dropFromVector(run);
        }
    }

    private void dropFromVector(VectorRun run) {
        if (run.call.vector == run) {
            exchange.callControl.clear(run.call, Cause.NONE);
        }
    }

    /** The call leaves its vector for good, and the voice port that has it. */
    void leave(VectorRun run, Failure cause) {
        exchange.routing.cancelQuestions(run, cause);
        Deadlines.cancel(run.pause);
        Deadlines.cancel(run.disconnect);
        Connection port = run.port;
        run.port = null;
        if (port != null) {
            exchange.callControl.drop(port, Cause.REDIRECTED);
        }
        if (run.call.vector == run) {
            run.call.vector = null;
            run.call.activeVdn = null;
        }
    }

    /** The call is about to end. */
    void callGone(Call call) {
        if (call.vector != null) {
            call.vector.port = null;
            leave(call.vector, Failure.NO_ACTIVE_CALL);
        }
        exchange.digits.stop(call);
        exchange.distribution.forget(call);
    }
}
