package io.strowger.core.state;

import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.AgentSite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What is derived from the tables for look-up. Never part of a snapshot: it grows again with the rows. */
public final class Indexes {
    private final LookUp<CallId, CallKey> newestCall = new LookUp<>();
    private final LookUp<DeviceKey, List<CallKey>> callsAtDevice = new LookUp<>();
    private final LookUp<DeviceKey, String> agentAtStation = new LookUp<>();
    private final LookUp<String, String> sessionOfUser = new LookUp<>();
    private final LookUp<String, TreeSet<Waiting>> waiting = new LookUp<>();
    private final LookUp<String, TreeSet<Ready>> ready = new LookUp<>();
    private final LookUp<String, StaffCount> staff = new LookUp<>();
    private final LookUp<Dialogue, ContactId> contactOfDialogue = new LookUp<>();
    private final LookUp<String, List<String>> linksOfSwitch = new LookUp<>();
    private final TreeSet<Timer> timers = new TreeSet<>();
    private SiteInForce site;

    private record CallId(String switchName, int callId) {
        @Override
        public boolean equals(Object other) {
            return other instanceof CallId id && callId == id.callId && switchName.equals(id.switchName);
        }

        @Override
        public int hashCode() {
            return 31 * switchName.hashCode() + callId;
        }
    }

    private record Dialogue(String switchName, String link, int registrationId, int crossRefId) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Dialogue that && crossRefId == that.crossRefId
                    && registrationId == that.registrationId && link.equals(that.link)
                    && switchName.equals(that.switchName);
        }

        @Override
        public int hashCode() {
            return 31 * crossRefId + registrationId;
        }
    }

    /** A contact's place in a queue: before all of a lower priority, then by the time it began to wait. */
    public record Waiting(int priority, long queuedNanos, ContactId contact) implements Comparable<Waiting> {
        @Override
        public int compareTo(Waiting other) {
            int order = Integer.compare(priority, other.priority);
            if (order == 0) {
                order = Long.compare(queuedNanos, other.queuedNanos);
            }
            return order != 0 ? order : contact.compareTo(other.contact);
        }
    }

    /** A ready agent's place in a skill: the most expert level first, then the most idle. */
    public record Ready(int level, long idleNanos, String agentId) implements Comparable<Ready> {
        @Override
        public int compareTo(Ready other) {
            int order = Integer.compare(level, other.level);
            if (order == 0) {
                order = Long.compare(idleNanos, other.idleNanos);
            }
            return order != 0 ? order : agentId.compareTo(other.agentId);
        }
    }

    /** Agents of a skill. */
    public record Staff(int loggedOn, int onCalls) {}

    private static final class StaffCount {
        private int loggedOn;
        private int onCalls;

        void add(int sign, Agent agent) {
            loggedOn += sign;
            onCalls += agent.isOnCall() ? sign : 0;
        }
    }

    /** The newest call with that id in that switch, or null; it may have ended. */
    public CallKey newestCall(String switchName, int callId) {
        return newestCall.get(new CallId(switchName, callId));
    }

    /** Calls with a connection at the device, in the order of their keys. */
    public List<CallKey> callsAt(DeviceKey device) {
        return callsAtDevice.getOrDefault(device, List.of());
    }

    /** Keys of the switch's links that were ever heard of, by name. */
    public List<String> linksOf(String switchName) {
        return linksOfSwitch.getOrDefault(switchName, List.of());
    }

    void linkChanged(Link before, Link after) {
        if (before == null || after == null) {
            Link link = before == null ? after : before;
            TreeSet<String> keys = new TreeSet<>(linksOf(link.switchName()));
            keys.remove(Link.key(link.switchName(), link.name()));
            if (after != null) {
                keys.add(Link.key(link.switchName(), link.name()));
            }
            linksOfSwitch.put(link.switchName(), List.copyOf(keys));
        }
    }

    /** The agent who is logged on at the station, or null. */
    public String agentAt(DeviceKey station) {
        return agentAtStation.get(station);
    }

    /** The session of the user, or null. */
    public String sessionOf(String userId) {
        return sessionOfUser.get(userId);
    }

    /** Contacts that wait for the skill, the next one first. */
    public NavigableSet<Waiting> waiting(String skill) {
        TreeSet<Waiting> set = waiting.get(skill);
        return set == null ? Collections.emptyNavigableSet() : Collections.unmodifiableNavigableSet(set);
    }

    /** Agents who are ready and have the skill, the best one first. */
    public NavigableSet<Ready> ready(String skill) {
        TreeSet<Ready> set = ready.get(skill);
        return set == null ? Collections.emptyNavigableSet() : Collections.unmodifiableNavigableSet(set);
    }

    /** How many agents of the skill are logged on, and how many of them talk. */
    public Staff staff(String skill) {
        StaffCount count = staff.get(skill);
        return count == null ? new Staff(0, 0) : new Staff(count.loggedOn, count.onCalls);
    }

    /** Since when the contact that has waited longest for the skill waits, whatever its priority; 0 when none waits. */
    public long longestWaiting(String skill) {
        TreeSet<Waiting> set = waiting.get(skill);
        Waiting first = set == null ? null : set.first();
        long longest = first == null ? 0 : first.queuedNanos();
        while (first != null) {
            longest = Math.min(longest, first.queuedNanos());
            first = set.higher(new Waiting(first.priority(), Long.MAX_VALUE, null));
        }
        return longest;
    }

    /** The contact whose route dialogue this is, or null. */
    public ContactId contactOf(String switchName, String link, RouteDialogue dialogue) {
        return contactOfDialogue
                .get(new Dialogue(switchName, link, dialogue.registrationId(), dialogue.crossRefId()));
    }

    /** Timers, the next one first. */
    public NavigableSet<Timer> timers() {
        return Collections.unmodifiableNavigableSet(timers);
    }

    void callChanged(Call before, Call after) {
        if (before == null && after != null) {
            CallId id = new CallId(after.key().switchName(), after.key().callId());
            CallKey newest = newestCall.get(id);
            if (newest == null || newest.generation() <= after.key().generation()) {
                newestCall.put(id, after.key());
            }
        } else if (after == null) {
            newestCall.remove(new CallId(before.key().switchName(), before.key().callId()), before.key());
        }
        List<Call.Connection> left = before == null ? List.of() : before.connections();
        List<Call.Connection> right = after == null ? List.of() : after.connections();
        if (left != right) {
            connectionsChanged(before == null ? after.key() : before.key(), left, right);
        }
    }

    private void connectionsChanged(CallKey call, List<Call.Connection> before, List<Call.Connection> after) {
        for (int i = 0; i < before.size(); i++) {
            Call.Connection connection = before.get(i);
            if (!isAt(after, connection.deviceId())) {
                DeviceKey device = new DeviceKey(call.switchName(), connection.deviceId());
                List<CallKey> calls = new ArrayList<>(callsAtDevice.getOrDefault(device, List.of()));
                calls.remove(call);
                if (calls.isEmpty()) {
                    callsAtDevice.remove(device);
                } else {
                    callsAtDevice.put(device, List.copyOf(calls));
                }
            }
        }
        for (int i = 0; i < after.size(); i++) {
            Call.Connection connection = after.get(i);
            if (!isAt(before, connection.deviceId())) {
                DeviceKey device = new DeviceKey(call.switchName(), connection.deviceId());
                List<CallKey> others = callsAtDevice.get(device);
                callsAtDevice.put(device, others == null ? List.of(call) : with(others, call));
            }
        }
    }

    private static boolean isAt(List<Call.Connection> connections, String deviceId) {
        for (int i = 0; i < connections.size(); i++) {
            if (connections.get(i).deviceId().equals(deviceId)) {
                return true;
            }
        }
        return false;
    }

    private static List<CallKey> with(List<CallKey> calls, CallKey call) {
        TreeSet<CallKey> sorted = new TreeSet<>(calls);
        sorted.add(call);
        return List.copyOf(sorted);
    }

    void agentChanged(Agent before, Agent after) {
        DeviceKey left = before == null ? null : before.station();
        DeviceKey entered = after == null ? null : after.station();
        if (left != null && !left.equals(entered)) {
            agentAtStation.remove(left, before.agentId());
        }
        if (entered != null && !entered.equals(left)) {
            agentAtStation.put(entered, after.agentId());
        }
        boolean counts = before != null && after != null && before.isLoggedOn() == after.isLoggedOn()
                && before.isOnCall() == after.isOnCall();
        if (!counts) {
            count(-1, before);
            count(1, after);
        }
        boolean stays = before != null && after != null && before.isReady() == after.isReady()
                && (!after.isReady() || before.since().idleNanos() == after.since().idleNanos());
        if (!stays) {
            removeReady(before);
            addReady(after);
        }
    }

    private void count(int sign, Agent agent) {
        AgentSite configured = agent == null || !agent.isLoggedOn() ? null : site.agent(agent.agentId());
        if (configured != null) {
            for (AgentSite.SkillLevel skill : configured.skills()) {
                staff.computeIfAbsent(skill.skill(), name -> new StaffCount()).add(sign, agent);
            }
        }
    }

    private void removeReady(Agent agent) {
        AgentSite configured = agent == null || !agent.isReady() ? null : site.agent(agent.agentId());
        if (configured != null) {
            for (AgentSite.SkillLevel skill : configured.skills()) {
                removeFrom(ready, skill.skill(), new Ready(skill.level(), agent.since().idleNanos(), agent.agentId()));
            }
        }
    }

    private void addReady(Agent agent) {
        AgentSite configured = agent == null || !agent.isReady() ? null : site.agent(agent.agentId());
        if (configured != null) {
            for (AgentSite.SkillLevel skill : configured.skills()) {
                ready.computeIfAbsent(skill.skill(), name -> new TreeSet<>())
                        .add(new Ready(skill.level(), agent.since().idleNanos(), agent.agentId()));
            }
        }
    }

    /** The configuration changed: who is ready for what is derived anew. */
    void siteChanged(SiteInForce now, Iterable<Agent> agents) {
        site = now;
        ready.clear();
        staff.clear();
        agents.forEach(this::addReady);
        agents.forEach(agent -> count(1, agent));
    }

    void sessionChanged(Session before, Session after) {
        if (before != null && after != null && before.userId().equals(after.userId())) {
            return;
        }
        if (before != null) {
            sessionOfUser.remove(before.userId(), before.sessionId());
        }
        if (after != null) {
            sessionOfUser.put(after.userId(), after.sessionId());
        }
    }

    void contactChanged(Contact before, Contact after) {
        boolean waits = after != null && after.isWaiting();
        boolean waited = before != null && before.isWaiting();
        if (waited != waits || waits && before.demand() != after.demand()) {
            if (waited) {
                removeFrom(waiting, before.demand().skill(), waitingOf(before));
            }
            if (waits) {
                waiting.computeIfAbsent(after.demand().skill(), skill -> new TreeSet<>()).add(waitingOf(after));
            }
        }
        if (before == null || after == null || before.handle() != after.handle()) {
            if (before != null) {
                dialoguesOf(before, dialogue -> contactOfDialogue.remove(dialogue, before.id()));
            }
            if (after != null) {
                dialoguesOf(after, dialogue -> contactOfDialogue.put(dialogue, after.id()));
            }
        }
    }

    private static Waiting waitingOf(Contact contact) {
        return new Waiting(contact.demand().priority(), contact.demand().queuedNanos(), contact.id());
    }

    private static void dialoguesOf(Contact contact, Consumer<Dialogue> each) {
        Contact.Handle handle = contact.handle();
        if (handle.dialogue() != null) {
            each.accept(dialogue(contact, handle.link(), handle.dialogue()));
        }
        for (Contact.OpenDialogue open : handle.others()) {
            each.accept(dialogue(contact, open.link(), open.dialogue()));
        }
    }

    private static Dialogue dialogue(Contact contact, String link, RouteDialogue dialogue) {
        return new Dialogue(contact.origin().switchName(), link, dialogue.registrationId(), dialogue.crossRefId());
    }

    void timerChanged(Timer before, Timer after) {
        if (before != null) {
            timers.remove(before);
        }
        if (after != null) {
            timers.add(after);
        }
    }

    private static <K, E> void removeFrom(LookUp<K, TreeSet<E>> index, K key, E element) {
        TreeSet<E> set = index.get(key);
        if (set != null) {
            set.remove(element);
            if (set.isEmpty()) {
                index.remove(key);
            }
        }
    }
}
