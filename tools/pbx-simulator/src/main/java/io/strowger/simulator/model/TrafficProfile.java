package io.strowger.simulator.model;

import java.util.List;

/**
 * How simulated people behave. The same seed gives the same calls as long as the applications do the same.
 *
 * @param callsPerSecond mean rate of arriving calls (exponential gaps); 0 for none
 * @param seed seed of every draw
 * @param destinations VDNs that are called, one drawn for each call
 * @param patience how long a caller waits for an answer before he hangs up
 * @param answerDelay how long a station of mode AUTO rings before it is answered
 * @param talkTime how long a conversation lasts
 * @param stationHangsUpShare share of conversations (0 to 1) that the station ends; only stations of mode AUTO hang up
 * @param noAnswerProbability probability (0 to 1) that a station of mode AUTO does not answer at all
 * @param people what agents and callers do besides
 */
public record TrafficProfile(
        double callsPerSecond,
        long seed,
        List<String> destinations,
        Spread patience,
        Spread answerDelay,
        Spread talkTime,
        double stationHangsUpShare,
        double noAnswerProbability,
        People people) {
    /** Highest rate. */
    public static final double MAX_CALLS_PER_SECOND = 10_000;

    public TrafficProfile {
        destinations = List.copyOf(destinations);
        if (!(callsPerSecond >= 0 && callsPerSecond <= MAX_CALLS_PER_SECOND)) {
            throw new IllegalArgumentException("calls per second: " + callsPerSecond);
        }
        if (callsPerSecond > 0 && destinations.isEmpty()) {
            throw new IllegalArgumentException("nothing to call");
        }
        if (!(stationHangsUpShare >= 0 && stationHangsUpShare <= 1)
                || !(noAnswerProbability >= 0 && noAnswerProbability <= 1)) {
            throw new IllegalArgumentException("shares and probabilities lie between 0 and 1");
        }
    }

    /** People who only call, answer and hang up. */
    public TrafficProfile(double callsPerSecond, long seed, List<String> destinations, Spread patience,
            Spread answerDelay, Spread talkTime, double stationHangsUpShare, double noAnswerProbability) {
        this(callsPerSecond, seed, destinations, patience, answerDelay, talkTime, stationHangsUpShare,
                noAnswerProbability, People.NONE);
    }

    /** The same with people who do more. */
    public TrafficProfile with(People others) {
        return new TrafficProfile(callsPerSecond, seed, destinations, patience, answerDelay, talkTime,
                stationHangsUpShare, noAnswerProbability, others);
    }

    /** No arriving calls; stations of mode AUTO answer after one second and callers hang up first. */
    public static TrafficProfile quiet(long seed) {
        return new TrafficProfile(0, seed, List.of(), Spread.seconds(120, 120), Spread.seconds(1, 1),
                Spread.seconds(60, 60), 0, 0);
    }

    /** Calls at a rate to one VDN with the manners of an ordinary day. */
    public static TrafficProfile ordinary(double callsPerSecond, long seed, String vdn) {
        return new TrafficProfile(callsPerSecond, seed, List.of(vdn), Spread.seconds(30, 120), Spread.seconds(1, 4),
                Spread.seconds(2, 8), 0.5, 0);
    }
}
