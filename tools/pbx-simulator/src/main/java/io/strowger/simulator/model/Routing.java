package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.strowger.simulator.model.Answer.Nothing;

/** The routing dialogue of vectors with applications. */
public final class Routing {
    private final Exchange exchange;
    private final Map<String, List<Registration>> routers = new HashMap<>();
    private final Map<Integer, Registration> registrations = new LinkedHashMap<>();
    private final Map<Integer, RouteQuestion> questions = new LinkedHashMap<>();
    private int lastRegistrationId;
    private int lastCrossRefId;

    Routing(Exchange exchange) {
        this.exchange = exchange;
    }

    // --- registration ------------------------------------------------------------------------------------------------

    /**
     * Makes the application the router of a VDN; the answer is the registration's id. There is one router a VDN and link,
     * or one an application: a second registration is refused.
     */
    public Answer<Integer> register(Application application, String vdn) {
        if (!exchange.vdns.containsKey(vdn)) {
            return Answer.refused(Failure.INVALID_CSTA_DEVICE_IDENTIFIER);
        }
        boolean exclusive = exchange.plan.acd().settings().exclusiveRouting();
        for (Registration other : routers.getOrDefault(vdn, List.of())) {
            if (other.application() == application
                    || exclusive && other.application().link() == application.link()) {
                return Answer.refused(Failure.OUTSTANDING_REQUEST_LIMIT_EXCEEDED);
            }
        }
        Registration registration = new Registration(++lastRegistrationId, vdn, application);
        routers.computeIfAbsent(vdn, key -> new ArrayList<>(1)).add(registration);
        registrations.put(registration.id(), registration);
        return Answer.done(registration.id());
    }

    /** Ends a registration; its open questions are over. */
    public Answer<Integer> cancel(Application application, int registrationId) {
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
    public void abort(String vdn) {
        for (Registration registration : List.copyOf(routers.getOrDefault(vdn, List.of()))) {
            remove(registration);
            exchange.notices.tell(registration.application(),
                    () -> registration.application().onRegistrationAborted(registration.id()));
        }
    }

    private void remove(Registration registration) {
        routers.get(registration.vdn()).remove(registration);
        registrations.remove(registration.id());
        for (RouteQuestion question : List.copyOf(questions.values())) {
            if (question.registration == registration) {
                forget(question);
                exchange.vectoring.goOnIfStopped(question.run);
            }
        }
    }

    int outstandingQuestions() {
        return questions.size();
    }

    // --- questions ---------------------------------------------------------------------------------------------------

    /**
     * Executes an adjunct routing step. An earlier question is over and the routers, if there are any, are asked anew;
     * adjunct steps in a row ask beside each other.
     *
     * @param link only routers of this link, 0 for all
     */
    void ask(VectorRun run, int link) {
        if (!run.asking) {
            cancelQuestions(run, Failure.PERFORMANCE_LIMIT_EXCEEDED);
        }
        run.asking = true;
        for (Registration registration : List.copyOf(routers.getOrDefault(run.vdn.extension(), List.of()))) {
            if (link == 0 || registration.application().link() == link) {
                ask(run, registration);
            }
        }
    }

    private void ask(VectorRun run, Registration registration) {
        for (RouteQuestion earlier : List.copyOf(run.questions)) {
            if (earlier.registration == registration) {
                end(earlier, Failure.PERFORMANCE_LIMIT_EXCEEDED);
            }
        }
        lastCrossRefId = lastCrossRefId == Integer.MAX_VALUE ? 1 : lastCrossRefId + 1;
        RouteQuestion question = new RouteQuestion(lastCrossRefId, registration, run);
        run.questions.add(question);
        questions.put(question.crossRefId, question);
        Call call = run.call;
        Application.RouteRequest request = new Application.RouteRequest(registration.id(), question.crossRefId,
                run.vdnDevice(), call.calling, call.caller().id(), call.facts());
        exchange.notices.tell(registration.application(), () -> registration.application().onRouteRequest(request));
    }

    private void forget(RouteQuestion question) {
        questions.remove(question.crossRefId);
        question.run.questions.remove(question);
    }

    void cancelQuestions(VectorRun run, Failure cause) {
        for (RouteQuestion question : List.copyOf(run.questions)) {
            end(question, cause);
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

    // --- answers -----------------------------------------------------------------------------------------------------

    /** The application has chosen; the first choice that is possible wins. */
    public Answer<Nothing> select(Application application, RouteSelect select) {
        RouteQuestion question = question(application, select.registrationId(), select.crossRefId());
        if (question == null) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        Destination destination = exchange.resolve(select.destination());
        if (destination instanceof Destination.Unknown || wrongAgent(select)) {
            end(question, Failure.INVALID_DESTINATION);
            goOn(question.run);
            return Answer.done();
        }
        take(question.run, question, select);
        Call call = question.run.call;
        Failure obstacle = select.directAgentSplit().isEmpty()
                ? exchange.callControl.obstacle(call, destination)
                : null;
        if (obstacle != null) {
            end(question, obstacle);
            exchange.callControl.fail(call, exchange.device(select.destination()), Vectoring.causeOf(obstacle));
            return Answer.done();
        }
        exchange.digits.detect(call, select.collect());
        if (select.directAgentSplit().isEmpty()) {
            exchange.callControl.send(call, destination, Cause.NEW_CALL);
        } else {
            exchange.distribution.direct(call, exchange.skills.get(select.directAgentSplit()),
                    exchange.agents.get(select.destination()));
        }
        used(question, select);
        end(question, Failure.GENERIC_UNSPECIFIED);
        return Answer.done();
    }

    /** A direct agent call goes to an agent who is logged in to the split. */
    private boolean wrongAgent(RouteSelect select) {
        return !select.directAgentSplit().isEmpty()
                && !exchange.distribution.takesDirect(select.destination(), select.directAgentSplit());
    }

    /** The call leaves its vector for the choice; whoever else was asked about it hears that it has gone. */
    private void take(VectorRun run, RouteQuestion question, RouteSelect select) {
        forget(question);
        Call call = run.call;
        exchange.vectoring.sendsAway(call);
        exchange.vectoring.leave(run, Failure.NO_CALL_TO_ANSWER);
        exchange.distribution.forget(call);
        if (select.userToUser() != null) {
            call.userToUser = select.userToUser();
        }
        call.lastRedirection = run.vdnDevice();
    }

    private void used(RouteQuestion question, RouteSelect select) {
        if (select.routeUsedRequested()) {
            Application application = question.registration.application();
            Application.RouteUsed used = new Application.RouteUsed(question.registration.id(), question.crossRefId,
                    exchange.device(select.destination()), question.run.call.calling);
            exchange.notices.tell(application, () -> application.onRouteUsed(used));
        }
    }

    /** The application declines: a running wait is over and the vector goes on with its next step. */
    public Answer<Nothing> decline(Application application, int registrationId, int crossRefId) {
        RouteQuestion question = question(application, registrationId, crossRefId);
        if (question == null) {
            return Answer.refused(Failure.INVALID_CROSS_REF_ID);
        }
        forget(question);
        goOn(question.run);
        return Answer.done();
    }

    /** When nobody is left who may still choose, a wait for the choice is over. */
    private void goOn(VectorRun run) {
        if (run.questions.isEmpty()) {
            exchange.vectoring.resume(run);
            exchange.vectoring.goOnIfStopped(run);
        }
    }
}
