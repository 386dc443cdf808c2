package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/** Simulated agents: they log in at the telephone, take calls, go away, and lift handsets when they should not. */
final class Crew {
    private static final int REASONS = 9;
    private static final Spread HELD_HANDSET = Spread.seconds(1, 3);

    private final Exchange exchange;
    private final People people;
    private final SplittableRandom random;
    private final List<Place> places = new ArrayList<>();

    /** An agent and where he works. */
    private static final class Place {
        private final Agent agent;
        private final Station station;
        private Deadlines.Timer timer;
        /** When he has taken calls for long enough. */
        private long enough;

        Place(Agent agent, Station station) {
            this.agent = agent;
            this.station = station;
        }
    }

    Crew(Exchange exchange, People people, long seed) {
        this.exchange = exchange;
        this.people = people;
        this.random = new SplittableRandom(seed);
    }

    /** Every agent for whom there is a station of mode AUTO comes to work. */
    void start() {
        if (!people.work()) {
            return;
        }
        Iterator<Station> free = exchange.stations.values().stream()
                .filter(station -> station.answerMode == AnswerMode.AUTO).iterator();
        for (Agent agent : exchange.agents.values()) {
            if (!free.hasNext()) {
                return;
            }
            Place place = new Place(agent, free.next());
            places.add(place);
            next(place, people.logIn());
        }
    }

    /** Nobody does anything more; who is logged in stays so. */
    void stop() {
        places.forEach(place -> Deadlines.cancel(place.timer));
        places.clear();
    }

    private void next(Place place, Spread after) {
        place.timer = exchange.deadlines.schedule(exchange.now + after.draw(random), () -> next(place, act(place)));
    }

    /** Does what the agent's state asks for; the answer is when he looks again. */
    private Spread act(Place place) {
        Station station = place.station;
        if (station.in(ConnectionState.INITIATE) != null) {
            exchange.handset.hangUp(station);
        }
        if (!station.inService || !station.idle()) {
            return people.away();
        }
        if (place.agent.station == null && station.agent == null) {
            dial(station, FeatureCode.LOG_IN, place.agent.plan.id() + place.agent.plan.password());
            return HELD_HANDSET;
        }
        if (place.agent.station != station) {
            return people.away();
        }
        if (!place.agent.workMode.available()) {
            place.enough = exchange.now + people.available().draw(random);
            dial(station, random.nextBoolean() ? FeatureCode.AUTO_IN : FeatureCode.MANUAL_IN, "");
        } else if (exchange.now >= place.enough && random.nextDouble() < people.liftShare()) {
            exchange.handset.lift(station);
            return HELD_HANDSET;
        } else if (exchange.now >= place.enough) {
            dial(station, FeatureCode.AUX_WORK, Integer.toString(1 + random.nextInt(REASONS)));
        }
        return people.away();
    }

    private void dial(Station station, FeatureCode code, String digits) {
        exchange.handset.dial(station, code.digits() + digits);
    }

    /** What a caller enters who is asked for digits, empty for nothing. */
    String keys() {
        return people.keys().isEmpty() ? "" : people.keys().get(random.nextInt(people.keys().size()));
    }
}
