package io.strowger.pbx.tsapi;

import io.strowger.core.input.PbxEvent;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.input.PbxReply;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Asks stations for the state of their agents, where the switch does not tell it in events: a station with an agent
 * once a period, one without every {@value #IDLE_PERIODS} periods, because somebody may have logged on unseen. The
 * first polls are spread over the period by the golden ratio, which is even for any number of stations. The polls
 * together never take more than their share of the link; when there are more, each waits longer. One thread.
 */
final class AgentPolls {
    /** Periods between two polls of a station without an agent. */
    static final int IDLE_PERIODS = 12;
    private static final double GOLDEN = 0.618_033_988_749_895;
    private static final int PERCENT = 100;
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private static final class Station {
        final Roster.Entry entry;
        final int order;
        long due;
        boolean agent;
        boolean asked;
        String agentId = "";
        PbxEvent.AgentMode mode;
        int reasonCode;

        Station(Roster.Entry entry, int order) {
            this.entry = entry;
            this.order = order;
        }
    }

    private final long period;
    private final TokenBucket share;
    private final Map<String, Station> stations = new HashMap<>();
    private final TreeSet<Station> due = new TreeSet<>(
            Comparator.<Station>comparingLong(s -> s.due).thenComparingInt(s -> s.order));
    private boolean wanted;
    private int order;

    AgentPolls(TsapiOptions.Polls options, int perSecond) {
        period = options.period() * NANOS_PER_MILLI;
        share = new TokenBucket(Math.max(1, perSecond * options.sharePercent() / PERCENT), 1);
    }

    /** The stream is open: whether its switch is to be asked. */
    void begin(boolean asks) {
        wanted = asks && period > 0;
    }

    /** The stream is gone. */
    void reset() {
        wanted = false;
        stations.clear();
        due.clear();
        order = 0;
    }

    /** A device is monitored from now on. */
    void monitored(Roster.Entry entry, long nanos) {
        if (wanted && entry.kind == Roster.Kind.MONITOR_DEVICE) {
            Station station = new Station(entry, order++);
            double turn = station.order * GOLDEN;
            station.due = nanos + (long) (period * (turn - Math.floor(turn)));
            forget(entry);
            stations.put(entry.deviceId, station);
            due.add(station);
        }
    }

    /** It is monitored no more. */
    void forget(Roster.Entry entry) {
        refused(entry.deviceId);
    }

    /** The next station to ask, now counted as asked, or null. */
    String next(long nanos) {
        while (!due.isEmpty() && due.first().entry.standing() != Roster.Standing.STANDING) {
            forget(due.first().entry);
        }
        if (due.isEmpty() || due.first().due > nanos || !share.tryTake(nanos)) {
            return null;
        }
        Station station = due.removeFirst();
        station.asked = true;
        return station.entry.deviceId;
    }

    /** When the next station is to be asked; {@link Long#MAX_VALUE} for never. */
    long nextDue(long nanos) {
        return due.isEmpty() ? Long.MAX_VALUE : Math.max(due.first().due, share.availableAt(nanos));
    }

    /** It could not be asked now, or did not answer. */
    void unanswered(String deviceId, long nanos) {
        Station station = stations.get(deviceId);
        if (station != null && station.asked) {
            again(station, nanos);
        }
    }

    private void again(Station station, long nanos) {
        long rest = station.agent ? period : period * IDLE_PERIODS;
        station.asked = false;
        station.due = Math.max(nanos, station.due + rest);
        due.add(station);
    }

    /** The switch refuses to say: no agents work at this device. */
    void refused(String deviceId) {
        Station station = stations.remove(deviceId);
        if (station != null) {
            due.remove(station);
        }
    }

    /** The entry of a station that is still polled, or null. */
    Roster.Entry entry(String deviceId) {
        Station station = stations.get(deviceId);
        return station == null ? null : station.entry;
    }

    /** What has changed by the answer, as the event that the switch does not send; null when nothing has. */
    PbxEvent answered(String deviceId, PbxReply.AgentStateReported state, long nanos) {
        Station station = stations.get(deviceId);
        if (station == null || !station.asked) {
            return null;
        }
        boolean was = station.agent;
        boolean same = was == state.loggedOn() && station.mode == state.mode()
                && station.reasonCode == state.reasonCode();
        String agentId = station.agentId;
        note(station, state.loggedOn(), state.mode(), state.reasonCode());
        again(station, nanos);
        if (same) {
            return null;
        }
        Party device = Party.internal(deviceId);
        if (state.loggedOn()) {
            return new PbxEvent.AgentModeChanged(device, agentId, state.mode(), state.reasonCode());
        }
        return was ? new PbxEvent.LoggedOff(device, agentId, "", state.reasonCode()) : null;
    }

    private static void note(Station station, boolean agent, PbxEvent.AgentMode mode, int reasonCode) {
        station.agent = agent;
        station.mode = mode;
        station.reasonCode = reasonCode;
        if (!agent) {
            station.agentId = "";
        }
    }

    /** An event that tells of an agent: the station is asked at once when somebody has logged on there. */
    void observed(PbxEvent event, long nanos) {
        switch (event) {
            case PbxEvent.LoggedOn e -> {
                Station station = stations.get(e.agentDevice().raw());
                if (station != null) {
                    station.agentId = e.agentId();
                    station.agent = true;
                    if (due.remove(station)) {
                        station.due = nanos;
                        due.add(station);
                    }
                }
            }
            case PbxEvent.LoggedOff e -> {
                Station station = stations.get(e.agentDevice().raw());
                if (station != null) {
                    note(station, false, null, 0);
                }
            }
            case PbxEvent.AgentModeChanged e -> {
                Station station = stations.get(e.agentDevice().raw());
                if (station != null) {
                    note(station, true, e.mode(), e.reasonCode());
                }
            }
            default -> {
                // Tells of no agent.
            }
        }
    }
}
