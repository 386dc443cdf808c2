package io.strowger.simulator.wire;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.HdrHistogram.Histogram;

import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.CallHandle;
import io.strowger.simulator.model.ConnectionId;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.Switch;

/**
 * Load that is paced by messages and not by calls: calls to stations go through ringing, talking and hold as fast as it
 * takes to send so many messages a second. What is sent follows from who monitors the stations; every message counts,
 * confirmations too. Used on the simulator's thread.
 */
public final class MessageLoad {
    /** Highest rate. */
    public static final int MAX_MESSAGES_PER_SECOND = 100_000;
    /** Most steps of calls in one tick, so that what they cause goes out before the next. */
    static final int MAX_STEPS_OF_TICK = 10_000;
    /** Most steps for a message that is due: where few stations are monitored, few steps are seen. */
    static final int MAX_STEPS_OF_MESSAGE = 20;
    /** How long it waits after a tick in which too few saw anything. */
    static final long UNSEEN_MILLIS = 100;
    /** Longest lateness that is told exactly. */
    private static final long MAX_LATENESS_MILLIS = 3_600_000;
    private static final int DIGITS = 3;
    private static final double MILLIS_PER_SECOND = 1_000;
    private static final double PERCENT_99 = 99;
    private static final String CALLER = "9155500000";

    /**
     * What load there shall be.
     *
     * @param messagesPerSecond the rate, 1 to {@link #MAX_MESSAGES_PER_SECOND}
     * @param stations the stations that are called in turn; nobody else should use them
     * @param tickMillis how often it is looked at what is due, 1 to 1,000
     */
    public record Profile(int messagesPerSecond, List<String> stations, int tickMillis) {
        /** Longest tick. */
        public static final int MAX_TICK_MILLIS = 1_000;

        public Profile {
            stations = List.copyOf(stations);
            if (messagesPerSecond < 1 || messagesPerSecond > MAX_MESSAGES_PER_SECOND) {
                throw new IllegalArgumentException("messages a second: " + messagesPerSecond);
            }
            if (tickMillis < 1 || tickMillis > MAX_TICK_MILLIS) {
                throw new IllegalArgumentException("tick of " + tickMillis + " ms");
            }
            if (stations.isEmpty()) {
                throw new IllegalArgumentException("no stations to call");
            }
        }
    }

    /**
     * How a load goes.
     *
     * @param scheduled messages that should have been sent by now, not counting times when too few saw any
     * @param sent messages that were sent
     * @param received messages that came from applications
     * @param steps steps of calls that it took
     * @param latenessP99Millis time by which a message came later than scheduled, which 99 % did not exceed
     * @param latenessMaxMillis the latest
     */
    public record Report(long scheduled, long sent, long received, long steps, long latenessP99Millis,
            long latenessMaxMillis) {}

    private enum Phase {
        IDLE, RINGING, TALKING, HELD, RETRIEVED
    }

    /** One station and the call it has. */
    private static final class Line {
        private final String station;
        private Phase phase = Phase.IDLE;
        private CallHandle call;

        Line(String station) {
            this.station = station;
        }

        ConnectionId connection() {
            return new ConnectionId(call.callId(), station, false);
        }
    }

    private final SwitchServer server;
    private final Profile profile;
    private final List<Line> lines;
    private long startMillis;
    private final long sentBefore;
    private final long receivedBefore;
    private final Histogram lateness = new Histogram(MAX_LATENESS_MILLIS, DIGITS);
    private boolean running = true;
    private int next;
    private long sent;
    private long steps;

    /**
     * A load that begins now.
     *
     * @param earlier the load whose place it takes, or null; calls of stations that both have go on
     */
    MessageLoad(SwitchServer server, Profile profile, MessageLoad earlier) {
        this.server = server;
        this.profile = profile;
        Map<String, Line> before = new HashMap<>();
        if (earlier != null) {
            earlier.lines.forEach(line -> before.put(line.station, line));
        }
        this.lines = profile.stations().stream()
                .map(station -> before.containsKey(station) ? before.get(station) : new Line(station)).toList();
        this.startMillis = server.theSwitch().now();
        this.sentBefore = server.sentMessages();
        this.receivedBefore = server.receivedMessages();
        server.after(profile.tickMillis(), this::tick);
    }

    private long scheduled() {
        return (long) ((server.theSwitch().now() - startMillis) * (profile.messagesPerSecond() / MILLIS_PER_SECOND));
    }

    private void tick() {
        if (!running) {
            return;
        }
        long due = scheduled();
        long before = sent;
        boolean heard = server.servers().stream().anyMatch(AesServer::hasStreams);
        long budget = heard ? Math.min(MAX_STEPS_OF_TICK, (due - sent) * MAX_STEPS_OF_MESSAGE) : 0;
        for (int i = 0; i < budget && sent < due; i++) {
            step(lines.get(next));
            next = (next + 1) % lines.size();
            steps++;
            server.theSwitch().deliver();
            sent = server.sentMessages() - sentBefore;
        }
        if (sent > before) {
            long late = Math.max(0, server.wallMillis() - scheduledAt(before));
            lateness.recordValueWithCount(Math.min(MAX_LATENESS_MILLIS, late), sent - before);
        }
        if (sent < due && budget < MAX_STEPS_OF_TICK) {
            // Too few see the calls for that rate.
            server.after(UNSEEN_MILLIS, this::beginAgain);
        } else {
            server.after(profile.tickMillis(), this::tick);
        }
    }

    /** What nobody could be sent is no debt: it would go out in one flood as soon as somebody listens. */
    private void beginAgain() {
        startMillis = server.theSwitch().now() - profile.tickMillis()
                - (long) (sent * MILLIS_PER_SECOND / profile.messagesPerSecond());
        tick();
    }

    /** When the message after so many should be sent. */
    private long scheduledAt(long number) {
        return startMillis + (long) (number * MILLIS_PER_SECOND / profile.messagesPerSecond());
    }

    private void step(Line line) {
        Switch theSwitch = server.theSwitch();
        boolean done = switch (line.phase) {
            case IDLE -> {
                line.call = theSwitch.outside().offer(IncomingCall.of(CALLER, line.station));
                yield line.call != null;
            }
            case RINGING -> done(theSwitch.answerCall(line.connection()));
            case TALKING -> done(theSwitch.holdCall(line.connection()));
            case HELD -> done(theSwitch.retrieveCall(line.connection()));
            case RETRIEVED -> false;
        };
        if (done) {
            line.phase = Phase.values()[line.phase.ordinal() + 1];
        } else if (line.phase != Phase.IDLE) {
            // The call has run its course, or somebody else did something with it.
            theSwitch.outside().callerHangsUp(line.call);
            line.phase = Phase.IDLE;
        }
    }

    private static boolean done(Answer<?> answer) {
        return answer instanceof Answer.Done<?>;
    }

    /** Calls stay as they are and nothing more happens to them. */
    void stop() {
        running = false;
    }

    /** How it goes. */
    Report report() {
        return new Report(scheduled(), sent, server.receivedMessages() - receivedBefore, steps,
                lateness.getValueAtPercentile(PERCENT_99), lateness.getMaxValue());
    }
}
