package io.strowger.simulator.model;

import java.util.List;
import java.util.SplittableRandom;

/** Simulated people: callers with patience and station users who answer. The only place where chance is used. */
final class Traffic implements CallObserver {
    private static final double MILLIS_PER_SECOND = 1000;
    private static final long FIRST_ANI = 9_155_500_000L;
    private static final int ANIS = 100_000;

    private final Exchange exchange;
    private final Switch theSwitch;
    private TrafficProfile profile;
    private SplittableRandom random;
    private Crew crew;
    private Deadlines.Timer arrival;
    /** Fraction of a millisecond that rounding has kept back, so that high rates keep their mean. */
    private double exactArrival;

    Traffic(Exchange exchange, Switch theSwitch, TrafficProfile profile) {
        this.exchange = exchange;
        this.theSwitch = theSwitch;
        behave(profile);
    }

    private void behave(TrafficProfile newProfile) {
        profile = newProfile;
        random = new SplittableRandom(newProfile.seed());
        crew = new Crew(exchange, newProfile.people(), newProfile.seed() + 1);
    }

    void start(TrafficProfile newProfile) {
        stop();
        behave(newProfile);
        exactArrival = exchange.now;
        scheduleArrival();
        crew.start();
    }

    /** No new calls; the people in calls go on. */
    void stop() {
        crew.stop();
        Deadlines.cancel(arrival);
        arrival = null;
    }

    private void scheduleArrival() {
        if (profile.callsPerSecond() > 0) {
            double gap = -StrictMath.log(1 - random.nextDouble()) * MILLIS_PER_SECOND / profile.callsPerSecond();
            exactArrival += gap;
            arrival = exchange.deadlines.schedule(Math.max(exchange.now, (long) exactArrival), this::arrive);
        }
    }

    private void arrive() {
        String ani = Long.toString(FIRST_ANI + random.nextInt(ANIS));
        List<String> destinations = profile.destinations();
        String destination = destinations.get(random.nextInt(destinations.size()));
        long patience = profile.patience().draw(random);
        scheduleArrival();
        CallHandle handle = theSwitch.outside().offer(IncomingCall.of(ani, destination));
        Call call = handle == null ? null : exchange.callsBySerial.get(handle.serial());
        if (call != null) {
            call.simulatedCaller = true;
            call.callerTimer = exchange.deadlines.schedule(exchange.now + patience, () -> callerHangsUp(call));
            if (call.vector != null && call.vector.collection != null) {
                prompted(call);
            }
        }
    }

    @Override
    public void prompted(Call call) {
        String keys = call.simulatedCaller ? crew.keys() : "";
        if (!keys.isEmpty()) {
            exchange.deadlines.schedule(exchange.now + profile.answerDelay().draw(random), () -> {
                if (!call.ended) {
                    exchange.digits.entered(call, keys);
                }
            });
        }
    }

    @Override
    public void alerting(Connection connection) {
        if (connection.station == null || connection.station.answerMode != AnswerMode.AUTO) {
            return;
        }
        boolean answers = random.nextDouble() >= profile.noAnswerProbability();
        long delay = profile.answerDelay().draw(random);
        if (answers) {
            connection.userTimer = exchange.deadlines.schedule(exchange.now + delay, () -> answer(connection));
        }
    }

    /** A user who talks on another call answers as soon as he can. */
    private void answer(Connection connection) {
        if (connection.state == ConnectionState.ALERTING
                && exchange.connectionServices.answer(connection.id()) instanceof Answer.Refused<Answer.Nothing>) {
            connection.userTimer = exchange.deadlines.schedule(exchange.now + (long) MILLIS_PER_SECOND,
                    () -> answer(connection));
        }
    }

    @Override
    public void established(Connection connection) {
        Call call = connection.call;
        if (!call.simulatedCaller || connection.station == null || call.talking) {
            return;
        }
        call.talking = true;
        Deadlines.cancel(call.callerTimer);
        boolean stationEnds = random.nextDouble() < profile.stationHangsUpShare();
        long talk = profile.talkTime().draw(random);
        call.callerTimer = exchange.deadlines.schedule(exchange.now + talk, () -> conversationEnds(call, stationEnds));
    }

    /** A simulated caller who now belongs to another call ends that one when he has talked enough. */
    @Override
    public void absorbed(Call from, Call into) {
        if (from.simulatedCaller && !into.simulatedCaller) {
            into.simulatedCaller = true;
            into.talking = true;
            into.callerTimer = exchange.deadlines.schedule(exchange.now + profile.talkTime().draw(random),
                    () -> callerHangsUp(into));
        }
    }

    private void conversationEnds(Call call, boolean stationEnds) {
        for (Connection connection : call.connections) {
            boolean canEnd = connection.station != null && connection.state == ConnectionState.CONNECT
                    && connection.station.answerMode == AnswerMode.AUTO;
            if (stationEnds && canEnd) {
                exchange.callControl.drop(connection, Cause.NONE);
                return;
            }
        }
        callerHangsUp(call);
    }

    private void callerHangsUp(Call call) {
        for (Connection connection : call.connections) {
            if (connection.station == null) {
                exchange.callControl.drop(connection, Cause.NONE);
                return;
            }
        }
    }
}
