package io.strowger.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.strowger.simulator.model.Answer.Nothing;

/**
 * Observers who are in every call of a station or agent. An observer joins as a party when the observed one talks and
 * leaves with him; his station's monitors are told whenever he begins, changes his mode or ends.
 */
public final class ServiceObserving implements CallObserver {
    /** One observer. */
    private static final class Observer {
        private final Station station;
        private final String observee;
        private final int location;
        private Observation.Mode mode;
        /** A call that was on when he began and that he leaves alone, null for none. */
        private Call spared;

        private Observer(Station station, String observee, int location, Observation.Mode mode) {
            this.station = station;
            this.observee = observee;
            this.location = location;
            this.mode = mode;
        }
    }

    private final Exchange exchange;
    private final Map<Station, Observer> observers = new LinkedHashMap<>();

    ServiceObserving(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * Begins to observe.
     *
     * @param wanted observer, observed number, mode and location; the rest is not looked at
     * @param nextCall whether a call that is on already is left alone
     */
    public Answer<Nothing> activate(Observation wanted, boolean nextCall) {
        Station station = exchange.station(wanted.observer());
        if (station == null) {
            return Answer.refused(exchange.notAStation(wanted.observer()));
        }
        boolean known = exchange.stations.containsKey(wanted.observee())
                || exchange.agents.containsKey(wanted.observee());
        if (!known) {
            return Answer.refused(exchange.notAStation(wanted.observee()));
        }
        if (wanted.mode() == null || wanted.mode() == Observation.Mode.DEACTIVATED) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        if (!station.inService) {
            return Answer.refused(Failure.RESOURCE_OUT_OF_SERVICE);
        }
        if (observers.containsKey(station) || exchange.station(wanted.observee()) == station) {
            return Answer.refused(Failure.INVALID_OBJECT_STATE);
        }
        if (!station.idle()) {
            return Answer.refused(Failure.RESOURCE_BUSY);
        }
        Observer observer = new Observer(station, wanted.observee(), wanted.location(), wanted.mode());
        observers.put(station, observer);
        Station observed = exchange.station(wanted.observee());
        Connection talking = observed == null ? null : observed.in(ConnectionState.CONNECT);
        observer.spared = nextCall && talking != null ? talking.call : null;
        follow(observer);
        tell(observer);
        return Answer.done();
    }

    /** Ends an observation. */
    public Answer<Nothing> deactivate(String device) {
        Observer observer = observer(device);
        if (observer == null) {
            return Answer.refused(notObserving(device));
        }
        observers.remove(observer.station);
        leave(observer);
        observer.mode = Observation.Mode.DEACTIVATED;
        tell(observer);
        return Answer.done();
    }

    /** Changes what an observer may do. */
    public Answer<Nothing> setMode(String device, Observation.Mode mode) {
        Observer observer = observer(device);
        if (observer == null) {
            return Answer.refused(notObserving(device));
        }
        if (mode == null || mode == Observation.Mode.DEACTIVATED) {
            return Answer.refused(Failure.VALUE_OUT_OF_RANGE);
        }
        observer.mode = mode;
        Connection connection = connection(observer);
        if (connection != null) {
            connection.silent = mode.silent();
        }
        tell(observer);
        return Answer.done();
    }

    /** Whom a station observes. */
    public Answer<Observation> query(String device) {
        Observer observer = observer(device);
        return observer == null ? Answer.refused(notObserving(device)) : Answer.done(view(observer));
    }

    private Observer observer(String device) {
        Station station = exchange.station(device);
        return station == null ? null : observers.get(station);
    }

    private Failure notObserving(String device) {
        return exchange.station(device) == null ? exchange.notAStation(device) : Failure.INVALID_OBJECT_STATE;
    }

    private Observation view(Observer observer) {
        Station observed = exchange.station(observer.observee);
        String agentId = observed == null || observed.agent == null ? "" : observed.agent.plan.id();
        Connection connection = connection(observer);
        return new Observation(observer.station.plan.extension(), observer.observee, agentId,
                exchange.agents.containsKey(observer.observee), observer.mode, observer.location,
                connection == null ? 0 : connection.call.id);
    }

    private void tell(Observer observer) {
        exchange.monitors.report(observer.station.plan.extension(),
                new SwitchEvent.ServiceObserveState(view(observer)));
    }

    // --- being where the observed one is -----------------------------------------------------------------------------

    private static Connection connection(Observer observer) {
        for (Connection connection : observer.station.connections) {
            if (connection.observing) {
                return connection;
            }
        }
        return null;
    }

    /** Joins the observed one's call, or leaves a call that he is not in. */
    private void follow(Observer observer) {
        Station observed = exchange.station(observer.observee);
        Connection talking = observed == null ? null : observed.in(ConnectionState.CONNECT);
        Connection own = connection(observer);
        if (own != null && (talking == null || talking.call != own.call)) {
            exchange.callControl.drop(own, Cause.NONE);
            own = null;
        }
        boolean conversation = talking != null && talking.call.connections.size() > 1 && talking.call.vector == null;
        if (own == null && conversation && talking.call != observer.spared
                && exchange.singleStep.joinObstacle(talking.call, observer.station) == null) {
            join(observer, talking.call);
        }
    }

    private void join(Observer observer, Call call) {
        Connection joined = exchange.callControl.addStation(call, observer.station, ConnectionState.CONNECT);
        joined.observing = true;
        joined.silent = observer.mode.silent();
        exchange.callControl.report(call,
                new SwitchEvent.Established(joined.id(), joined.device, call.parties(), Cause.NONE,
                        call.facts().with(Classification.SERVICE_OBSERVER)),
                joined.device.id());
    }

    private void leave(Observer observer) {
        Connection connection = connection(observer);
        if (connection != null) {
            exchange.callControl.drop(connection, Cause.NONE);
        }
    }

    @Override
    public void established(Connection connection) {
        later(connection);
    }

    @Override
    public void left(Connection connection) {
        later(connection);
    }

    /** The observed one's calls have changed: his observers follow when the running service is over. */
    private void later(Connection connection) {
        for (Observer observer : List.copyOf(observers.values())) {
            boolean concerned = connection.station != null && (connection.station == exchange.station(observer.observee)
                    || connection(observer) != null && connection(observer).call == connection.call);
            if (concerned) {
                exchange.deadlines.schedule(exchange.now, () -> {
                    if (observers.get(observer.station) == observer) {
                        follow(observer);
                    }
                });
            }
        }
    }
}
