package io.strowger.simulator.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.strowger.simulator.model.Answer.Nothing;

/** All monitors, and who of them sees an event. */
final class MonitorTable {
    /** Most monitors of one switch. */
    static final int MAX_MONITORS = 100_000;
    /** Most monitors of one device or call. */
    static final int MAX_MONITORS_PER_OBJECT = 16;

    /** Which monitors an event is for. */
    enum Scope {
        /** Every monitor that sees the call. */
        ALL,
        /** Only monitors of calls. */
        CALLS,
        /** Only monitors of the device that the event is about. */
        SUBJECT
    }

    private final Exchange exchange;
    private final Map<Integer, Monitor> byId = new LinkedHashMap<>();
    private final Map<String, List<Monitor>> byDevice = new HashMap<>();
    private final Map<Long, List<Monitor>> byCall = new HashMap<>();
    /** Monitors that no longer see a call, by the call's serial number. */
    private final Map<Long, Set<Integer>> stopped = new HashMap<>();
    private int lastId;

    MonitorTable(Exchange exchange) {
        this.exchange = exchange;
    }

    Answer<Integer> start(Application application, Monitor.Kind kind, String device, long callSerial) {
        return start(application, kind, device, callSerial, false);
    }

    Answer<Integer> start(Application application, Monitor.Kind kind, String device, long callSerial,
            boolean flowPredictive) {
        if (byId.size() >= MAX_MONITORS) {
            return Answer.refused(Failure.OVERALL_MONITOR_LIMIT_EXCEEDED);
        }
        List<Monitor> same = kind == Monitor.Kind.CALL
                ? byCall.computeIfAbsent(callSerial, key -> new ArrayList<>(1))
                : byDevice.computeIfAbsent(device, key -> new ArrayList<>(1));
        if (same.size() >= MAX_MONITORS_PER_OBJECT) {
            return Answer.refused(Failure.OBJECT_MONITOR_LIMIT_EXCEEDED);
        }
        Monitor monitor = new Monitor(++lastId, kind, device, callSerial, exchange.nextSequence(), application,
                flowPredictive);
        same.add(monitor);
        byId.put(monitor.id(), monitor);
        return Answer.done(monitor.id());
    }

    Monitor get(int id) {
        return byId.get(id);
    }

    Collection<Monitor> all() {
        return byId.values();
    }

    void stop(Monitor monitor) {
        byId.remove(monitor.id());
        if (monitor.kind() == Monitor.Kind.CALL) {
            remove(byCall, monitor.callSerial(), monitor);
        } else {
            remove(byDevice, monitor.device(), monitor);
        }
    }

    private static <K> void remove(Map<K, List<Monitor>> index, K key, Monitor monitor) {
        List<Monitor> list = index.get(key);
        list.remove(monitor);
        if (list.isEmpty()) {
            index.remove(key);
        }
    }

    void stopAll(Application application) {
        for (Monitor monitor : List.copyOf(byId.values())) {
            if (monitor.application() == application) {
                stop(monitor);
            }
        }
    }

    /** Whether calls through a VDN are monitored. */
    boolean monitorsCalls(String device) {
        return byDevice.getOrDefault(device, List.of()).stream()
                .anyMatch(m -> m.kind() == Monitor.Kind.CALLS_VIA_DEVICE);
    }

    /** Whether a device is one that calls can be monitored through: a VDN, or a hunt group without a vector. */
    boolean canMonitorCalls(String device) {
        SkillQueue skill = exchange.skills.get(device);
        return skill == null ? exchange.vdns.containsKey(device) : !skill.plan.options().form().vectorControlled();
    }

    /**
     * Reports an event about a call.
     *
     * @param participants stations that are or just were in the call
     * @param subject the device it is about
     */
    void report(Call call, SwitchEvent event, Collection<String> participants, String subject, Scope scope) {
        List<Monitor> seeing = new ArrayList<>();
        if (scope != Scope.SUBJECT) {
            seeing.addAll(byCall.getOrDefault(call.serial, List.of()));
        }
        call.enteredDevices.forEach((device, entered) -> {
            for (Monitor monitor : byDevice.getOrDefault(device, List.of())) {
                boolean meant = scope != Scope.SUBJECT || device.equals(subject);
                boolean begun = monitor.since() < entered && (monitor.flowPredictive() || !call.outbound);
                if (meant && begun && monitor.kind() == Monitor.Kind.CALLS_VIA_DEVICE) {
                    seeing.add(monitor);
                }
            }
        });
        if (scope == Scope.ALL) {
            participants.forEach(device -> addDeviceMonitors(device, seeing));
        }
        boolean reached = scope == Scope.ALL && participants.contains(subject);
        if (scope != Scope.CALLS && !reached && exchange.stations.containsKey(subject)) {
            addDeviceMonitors(subject, seeing);
        }
        seeing.removeIf(monitor -> stopped.getOrDefault(call.serial, Set.of()).contains(monitor.id()));
        seeing.sort(Comparator.comparingInt(Monitor::id));
        for (Monitor monitor : seeing) {
            ConnectionState local = monitor.kind() == Monitor.Kind.DEVICE
                    ? localState(call, monitor.device())
                    : ConnectionState.NONE;
            exchange.notices.tell(monitor.application(),
                    () -> monitor.application().onEvent(monitor.id(), event, local));
        }
    }

    /** Reports an event about a device. */
    void report(String device, SwitchEvent event) {
        List<Monitor> seeing = new ArrayList<>(1);
        addDeviceMonitors(device, seeing);
        for (Monitor monitor : seeing) {
            exchange.notices.tell(monitor.application(),
                    () -> monitor.application().onEvent(monitor.id(), event, ConnectionState.NONE));
        }
    }

    private void addDeviceMonitors(String device, List<Monitor> seeing) {
        for (Monitor monitor : byDevice.getOrDefault(device, List.of())) {
            if (monitor.kind() == Monitor.Kind.DEVICE) {
                seeing.add(monitor);
            }
        }
    }

    private static ConnectionState localState(Call call, String device) {
        Connection connection = call.at(device);
        return connection == null ? ConnectionState.NULL : connection.state;
    }

    /** A device's monitor sees no more of one call; a call's own monitor sees nothing else and is stopped as such. */
    Answer<Nothing> stopOnCall(Monitor monitor, Call call) {
        if (monitor.kind() == Monitor.Kind.CALL) {
            return Answer.refused(Failure.REQUEST_INCOMPATIBLE_WITH_OBJECT);
        }
        boolean seen = monitor.kind() == Monitor.Kind.DEVICE
                ? call.at(monitor.device()) != null
                : call.enteredDevices.getOrDefault(monitor.device(), 0L) > monitor.since();
        if (!seen || !stopped.computeIfAbsent(call.serial, serial -> new HashSet<>(2)).add(monitor.id())) {
            return Answer.refused(Failure.INVALID_CSTA_CONNECTION_IDENTIFIER);
        }
        return Answer.done();
    }

    /** Ends the monitors of a call that is over. */
    void callEnded(Call call) {
        stopped.remove(call.serial);
        for (Monitor monitor : List.copyOf(byCall.getOrDefault(call.serial, List.of()))) {
            stop(monitor);
            exchange.notices.tell(monitor.application(),
                    () -> monitor.application().onMonitorEnded(monitor.id(), Cause.NONE));
        }
    }
}
