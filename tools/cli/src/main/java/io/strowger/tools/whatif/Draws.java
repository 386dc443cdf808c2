package io.strowger.tools.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What was not recorded, drawn from what was; the same seed draws the same for the same contact, whatever happens to the others.
 *
 * <p>Patience: who gave up gave up when he did. Of who was answered it is only known that he waited so long; how much longer he would have waited is drawn from the
 * Kaplan-Meier estimate over all callers, answers being the censored ones, under the condition that he waited so long. Who outlives the longest patience that was seen
 * waits for ever. Handling: who was answered is rung, spoken with and worked on as long as he was; who gave up as long as a caller of the same VDN who was answered, drawn
 * among them, or among all.
 */
final class Draws {
    /** Nobody waits longer. */
    static final long FOR_EVER = Long.MAX_VALUE / 4;

    private final long seed;
    private final List<Arrival> answered = new ArrayList<>();
    private final TreeMap<String, List<Arrival>> answeredOf = new TreeMap<>();
    /** Times at which somebody gave up, and the part of callers who wait longer. */
    private final TreeMap<Long, Double> survival = new TreeMap<>();

    Draws(List<Arrival> arrivals, long seed) {
        this.seed = seed;
        for (Arrival arrival : arrivals) {
            if (arrival.isAnswered()) {
                answered.add(arrival);
                answeredOf.computeIfAbsent(arrival.vdn(), vdn -> new ArrayList<>()).add(arrival);
            }
        }
        estimate(arrivals);
    }

    private void estimate(List<Arrival> arrivals) {
        TreeMap<Long, int[]> at = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            at.computeIfAbsent(arrival.waitedNanos(), time -> new int[2])[arrival.patienceNanos() >= 0 ? 0 : 1]++;
        }
        int atRisk = arrivals.size();
        double left = 1;
        for (var entry : at.entrySet()) {
            int gaveUp = entry.getValue()[0];
            if (gaveUp > 0) {
                left *= 1 - (double) gaveUp / atRisk;
                survival.put(entry.getKey(), left);
            }
            atRisk -= gaveUp + entry.getValue()[1];
        }
    }

    private SplittableRandom chance(int number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    }

    /** How long the caller of a number waits. */
    long patience(Arrival arrival, int number) {
        if (arrival.patienceNanos() >= 0) {
            return arrival.patienceNanos();
        }
        var before = survival.floorEntry(arrival.waitedNanos());
        double wanted = (before == null ? 1 : before.getValue()) * chance(number).nextDouble();
        for (var later : survival.tailMap(arrival.waitedNanos(), false).entrySet()) {
            if (later.getValue() <= wanted) {
                return later.getKey();
            }
        }
        return FOR_EVER;
    }

    /** Whose ringing, talk and after-call work the contact has. */
    Arrival handling(Arrival arrival, int number) {
        if (arrival.isAnswered() || answered.isEmpty()) {
            return arrival;
        }
        List<Arrival> alike = answeredOf.getOrDefault(arrival.vdn(), answered);
        return alike.get(chance(number).split().nextInt(alike.size()));
    }
}
