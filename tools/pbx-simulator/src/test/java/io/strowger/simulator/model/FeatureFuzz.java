package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** Uses the switch's features at random, and holds what monitors of stations say against the stations. */
final class FeatureFuzz {
    private static final int FEATURES = 9;
    private static final int CALL_DEEDS = 11;
    private static final int PREDICTIVE_CALLS = 1;
    /** Kinds of deed. */
    static final int KINDS = FEATURES + CALL_DEEDS + PREDICTIVE_CALLS;

    private final Switch theSwitch;
    private final SplittableRandom random;
    private final int stations;
    /** How often each kind of deed was done and not refused. */
    final TreeMap<String, Integer> performed = new TreeMap<>();
    /** The station of each monitor, and the calls it had when the monitor began. */
    private final TreeMap<Integer, String> monitored = new TreeMap<>();
    private final TreeMap<String, TreeSet<Integer>> unseen = new TreeMap<>();

    FeatureFuzz(Switch theSwitch, SplittableRandom random, int stations) {
        this.theSwitch = theSwitch;
        this.random = random;
        this.stations = stations;
        for (OutsideParty party : OutsideParty.values()) {
            theSwitch.outside().behave("9555000" + party.ordinal(), party);
        }
    }

    /** Does something at or for a station. */
    void act(String station) {
        String other = random.nextInt(4) == 0 ? "6002" : "500" + (1 + random.nextInt(stations));
        int kind = random.nextInt(6);
        if (kind < 2) {
            int deed = random.nextInt(FEATURES);
            count("feature " + deed, feature(station, deed));
        } else if (kind < 5) {
            int deed = random.nextInt(CALL_DEEDS);
            count("call deed " + deed, onCall(other, deed));
        } else {
            count("predictive call", theSwitch.predictiveCalls().make(new PredictiveCall(
                    random.nextInt(5) == 0 ? "8001" : "6002", "9555000" + random.nextInt(10),
                    PredictiveCall.Allocation.values()[random.nextInt(2)], random.nextInt(5),
                    PredictiveCall.AnswerTreat.values()[random.nextInt(4)], CallOptions.NONE)));
        }
    }

    private void count(String deed, Object answer) {
        if (answer instanceof Answer.Done<?> || Boolean.TRUE.equals(answer)) {
            performed.merge(deed, 1, Integer::sum);
        }
    }

    private Object feature(String station, int deed) {
        String other = "500" + (1 + random.nextInt(stations));
        return switch (deed) {
            case 0 -> theSwitch.stationFeatures().setDoNotDisturb(station, random.nextInt(3) == 0);
            case 1 -> theSwitch.stationFeatures().setForwarding(station,
                    ForwardingType.values()[random.nextInt(ForwardingType.values().length)], random.nextInt(3) == 0,
                    random.nextInt(4) == 0 ? "6002" : other);
            case 2 -> theSwitch.stationFeatures().setCoverage(station,
                    random.nextInt(3) == 0 ? null : new CoveragePath(5_000, random.nextBoolean() ? "6001" : other));
            case 3 -> theSwitch.stationFeatures().setPickupGroup(station, random.nextInt(3));
            case 4 -> theSwitch.stationFeatures().setMessageWaiting(station, 1 << random.nextInt(5),
                    random.nextBoolean());
            case 5 -> theSwitch.serviceObserving().activate(new Observation(station, other, "", false,
                    Observation.Mode.values()[1 + random.nextInt(4)], 0, 0), random.nextBoolean());
            case 6 -> theSwitch.serviceObserving().deactivate(station);
            case 7 -> theSwitch.pickup().park(station);
            default -> theSwitch.makeCall(station, other, random.nextBoolean()
                    ? CallOptions.directAgent("8001", false, UserToUser.NONE)
                    : CallOptions.ordinary(UserToUser.NONE, true, ""));
        };
    }

    /** A connection of that state, of a call with so many parties or more; any such, when there is one. */
    private ConnectionId pick(ConnectionState state, int parties) {
        List<ConnectionId> candidates = new ArrayList<>();
        for (LiveCall call : theSwitch.liveCalls()) {
            if (call.parties().size() >= parties) {
                call.parties().stream().filter(party -> party.state() == state)
                        .forEach(party -> candidates.add(party.connection()));
            }
        }
        return candidates.isEmpty() ? ConnectionId.NONE : candidates.get(random.nextInt(candidates.size()));
    }

    /** A caller who is alone in his call. */
    private ConnectionId alone() {
        List<ConnectionId> candidates = theSwitch.liveCalls().stream().filter(call -> call.parties().size() == 1)
                .map(call -> call.parties().get(0).connection()).toList();
        return candidates.isEmpty() ? ConnectionId.NONE : candidates.get(random.nextInt(candidates.size()));
    }

    private Object onCall(String other, int deed) {
        ConnectionId talking = pick(ConnectionState.CONNECT, 2);
        ConnectionId ringing = pick(ConnectionState.ALERTING, 1);
        ConnectionId partner = theSwitch.queries().snapshotCall(talking) instanceof Answer.Done<List<Party>> parties
                ? parties.value().get(random.nextInt(parties.value().size())).connection()
                : ConnectionId.NONE;
        return switch (deed) {
            case 0, 1, 2 -> theSwitch.callCompletion().complete(CallCompletion.Feature.values()[deed],
                    alone());
            case 3 -> theSwitch.singleStepTransfer(talking, other);
            case 4 -> theSwitch.pickup().pickup(
                    random.nextInt(3) == 0 ? pick(ConnectionState.HOLD, 2) : ringing, other);
            case 5 -> theSwitch.pickup().groupPickup(random.nextBoolean() ? ConnectionId.NONE : ringing, other);
            case 6 -> theSwitch.listening().hold(talking, random.nextBoolean(), partner);
            case 7 -> theSwitch.listening().retrieve(talking, random.nextBoolean(), partner);
            case 8 -> theSwitch.dropTone(alone());
            case 9 -> theSwitch.dropClassifier(ringing);
            default -> theSwitch.listening().sendTones(talking, List.of(), "1");
        };
    }

    // --- monitors ----------------------------------------------------------------------------------------------------

    /** Monitors every station; earlier monitors are forgotten. */
    void monitor(Application application) {
        monitored.clear();
        unseen.clear();
        for (StationView station : theSwitch.stations()) {
            if (theSwitch.monitoring().ofDevice(application,
                    station.extension()) instanceof Answer.Done<Integer> monitor) {
                monitored.put(monitor.value(), station.extension());
            }
            unseen.put(station.extension(), callIds(station));
        }
    }

    private static TreeSet<Integer> callIds(StationView station) {
        TreeSet<Integer> ids = new TreeSet<>();
        station.connections().forEach(party -> ids.add(party.connection().callId()));
        return ids;
    }

    /** What monitors of stations said last is what the stations have. */
    void check(TreeMap<Integer, TreeSet<Integer>> told, String what) {
        TreeMap<String, TreeSet<Integer>> there = new TreeMap<>();
        theSwitch.stations().forEach(station -> there.put(station.extension(), callIds(station)));
        monitored.forEach((monitor, extension) -> {
            TreeSet<Integer> calls = there.get(extension);
            TreeSet<Integer> old = unseen.get(extension);
            old.retainAll(calls);
            calls.removeAll(old);
            TreeSet<Integer> toldOfNew = new TreeSet<>(told.getOrDefault(monitor, new TreeSet<>()));
            toldOfNew.removeAll(old);
            assertEquals(calls, toldOfNew, what + ": monitor of " + extension);
        });
    }
}
