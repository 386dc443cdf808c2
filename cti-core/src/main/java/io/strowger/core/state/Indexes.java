package io.strowger.core.state;

import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.AgentSite;
import io.strowger.core.state.ReadyAgents.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What is derived from the tables for look-up. Never part of a snapshot: it grows again with the rows. */
public final class Indexes {
    private final LookUp<CallId, CallKey> newestCall = new LookUp<>();
    private final LookUp<DeviceKey, List<CallKey>> callsAtDevice = new LookUp<>();
    private final LookUp<DeviceKey, String> agentAtStation = new LookUp<>();
    private final LookUp<String, String> sessionOfUser = new LookUp<>();
    private final LookUp<String, SkillIndex> skills = new LookUp<>();
    /** The skills of each configured agent. */
    private final LookUp<String, List<Place>> memberships = new LookUp<>();
    private final LookUp<DeviceKey, VdnLoad> vdns = new LookUp<>();
    private final LookUp<Dialogue, ContactId> contactOfDialogue = new LookUp<>();
    private final LookUp<String, List<String>> linksOfSwitch = new LookUp<>();
    private final LookUp<DeviceKey, String> crossingOfNumber = new LookUp<>();
    private final LookUp<CallKey, String> crossingOfCall = new LookUp<>();
    private final LookUp<String, Integer> numbersHeld = new LookUp<>();
    private final TimerQueue timers;

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

    /** Agents of a skill who are logged on, each counted once by what he does; ready by both axes, whatever else keeps him from a contact. */
    public record Staff(int ready, int ringing, int onCalls, int afterCallWork, int notReady) {
        static final Staff NONE = new Staff(0, 0, 0, 0, 0);

        public int loggedOn() {
            return ready + ringing + onCalls + afterCallWork + notReady;
        }

        /** Those who take the skill's contacts, now or when their present one is done. */
        public int working() {
            return loggedOn() - notReady;
        }
    }

    /** Contacts that came in by a VDN and have not ended. */
    private static final class VdnLoad {
        int contacts;
        final TreeSet<Waiting> waiting = new TreeSet<>(
                Comparator.comparingLong(Waiting::queuedNanos).thenComparing(Waiting::contact));
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

    private SkillIndex skill(String name) {
        return skills.computeIfAbsent(name, unknown -> new SkillIndex());
    }

    /** Contacts that wait for the skill, the next one first. */
    public NavigableSet<Waiting> waiting(String skill) {
        SkillIndex index = skills.get(skill);
        return index == null ? Collections.emptyNavigableSet() : Collections.unmodifiableNavigableSet(index.waiting);
    }

    /** Agents who can be offered a contact and have the skill, the best one first. */
    public Collection<Ready> ready(String skill) {
        SkillIndex index = skills.get(skill);
        return index == null ? List.of() : Collections.unmodifiableCollection(index.ready);
    }

    /** What the agents of the skill do. */
    public Staff staff(String skill) {
        SkillIndex index = skills.get(skill);
        return index == null ? Staff.NONE : index.staff();
    }

    /** Whether a contact waits for one of the agent's skills. */
    public boolean isWaitedFor(String agentId) {
        List<Place> list = memberships.getOrDefault(agentId, List.of());
        for (int i = 0; i < list.size(); i++) {
            if (!list.get(i).skill.waiting.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Since when the contact that has waited longest for the skill waits, whatever its priority; 0 when none waits. */
    public long longestWaiting(String skill) {
        SkillIndex index = skills.get(skill);
        return index == null ? 0 : index.longestWaiting();
    }

    /** How many wait for the skill at this priority or before it. */
    public int ahead(String skill, int priority) {
        SkillIndex index = skills.get(skill);
        return index == null ? 0 : index.ahead(priority);
    }

    /** How many contacts that came in by the VDN have not ended. */
    public int contactsOf(DeviceKey vdn) {
        VdnLoad load = vdns.get(vdn);
        return load == null ? 0 : load.contacts;
    }

    /** How many of them wait. */
    public int waitingOf(DeviceKey vdn) {
        VdnLoad load = vdns.get(vdn);
        return load == null ? 0 : load.waiting.size();
    }

    /** Since when the one of them waits that has waited longest; 0 when none waits. */
    public long longestWaitingOf(DeviceKey vdn) {
        VdnLoad load = vdns.get(vdn);
        return load == null || load.waiting.isEmpty() ? 0 : load.waiting.first().queuedNanos();
    }

    /** The contact whose route dialogue this is, or null. */
    public ContactId contactOf(String switchName, String link, RouteDialogue dialogue) {
        return contactOfDialogue
                .get(new Dialogue(switchName, link, dialogue.registrationId(), dialogue.crossRefId()));
    }

    /** Token of the crossing that holds a number of a pool, or null. */
    public String crossingOf(DeviceKey number) {
        return crossingOfNumber.get(number);
    }

    /** Token of the latest crossing that a call is one end of, or null. */
    public String crossingOf(CallKey call) {
        return crossingOfCall.get(call);
    }

    /** How many numbers of the switch's pool are held. */
    public int numbersHeld(String switchName) {
        return numbersHeld.getOrDefault(switchName, 0);
    }

    void crossingChanged(Crossing before, Crossing after) {
        if (before == null && after.numberKey() != null) {
            crossingOfNumber.put(after.numberKey(), after.token());
            numbersHeld.put(after.toSwitch(), numbersHeld(after.toSwitch()) + 1);
        } else if (after == null && before.numberKey() != null) {
            crossingOfNumber.remove(before.numberKey(), before.token());
            numbersHeld.put(before.toSwitch(), numbersHeld(before.toSwitch()) - 1);
        }
        if (before != null) {
            endsOf(before, call -> crossingOfCall.remove(call, before.token()));
        }
        if (after != null) {
            endsOf(after, call -> crossingOfCall.put(call, after.token()));
        }
    }

    private static void endsOf(Crossing crossing, Consumer<CallKey> each) {
        if (crossing.state() != Crossing.State.OVER) {
            each.accept(crossing.call());
            if (crossing.arrived() != null) {
                each.accept(crossing.arrived());
            }
        }
    }

    /**
     * @param stands whether a timer is the one that is set for its key
     */
    Indexes(Predicate<Timer> stands) {
        timers = new TimerQueue(stands);
    }

    /** Timers, the next one first. */
    public TimerQueue timers() {
        return timers;
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
        if (before == null || after == null || before.state() != after.state()) {
            count(-1, before);
            count(1, after);
        }
        boolean stays = before != null && after != null && before.isOfferable() == after.isOfferable()
                && (!after.isOfferable() || before.since().idleNanos() == after.since().idleNanos());
        if (!stays) {
            removeReady(before);
            addReady(after);
        }
    }

    private void count(int sign, Agent agent) {
        if (agent != null && agent.isLoggedOn()) {
            List<Place> list = memberships.getOrDefault(agent.agentId(), List.of());
            for (int i = 0; i < list.size(); i++) {
                list.get(i).skill.count(sign, agent.state());
            }
        }
    }

    private void removeReady(Agent agent) {
        if (agent != null && agent.isOfferable()) {
            List<Place> list = memberships.getOrDefault(agent.agentId(), List.of());
            for (int i = 0; i < list.size(); i++) {
                list.get(i).skill.ready.leave(list.get(i));
            }
        }
    }

    private void addReady(Agent agent) {
        if (agent != null && agent.isOfferable()) {
            List<Place> list = memberships.getOrDefault(agent.agentId(), List.of());
            for (int i = 0; i < list.size(); i++) {
                list.get(i).skill.ready.join(list.get(i), agent.since().idleNanos());
            }
        }
    }

    /** The configuration changed: who is ready for what is derived anew. */
    void siteChanged(SiteInForce before, SiteInForce now, Iterable<Agent> agents) {
        before.site().agents().forEach(agent -> agent.skills().forEach(has -> skill(has.skill()).clearAgents()));
        memberships.clear();
        for (AgentSite agent : now.site().agents()) {
            List<Place> list = new ArrayList<>(agent.skills().size());
            agent.skills().forEach(has -> list.add(new Place(skill(has.skill()), has.level(), agent.agentId())));
            memberships.put(agent.agentId(), List.copyOf(list));
        }
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
                Waiting place = waitingOf(before);
                skill(before.demand().skill()).leaves(place);
                before.demand().also().forEach(skill -> skill(skill).leaves(place));
            }
            if (waits) {
                Waiting place = waitingOf(after);
                skill(after.demand().skill()).enters(place);
                after.demand().also().forEach(skill -> skill(skill).enters(place));
            }
        }
        if (before == null || after == null || waited != waits || before.demand() != after.demand()
                || before.origin() != after.origin()) {
            if (before != null) {
                vdnLeft(before);
            }
            if (after != null) {
                vdnEntered(after);
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

    private static DeviceKey vdnOf(Contact contact) {
        return new DeviceKey(contact.origin().switchName(), contact.origin().vdn());
    }

    private void vdnEntered(Contact contact) {
        if (!contact.origin().vdn().isEmpty()) {
            VdnLoad load = vdns.computeIfAbsent(vdnOf(contact), key -> new VdnLoad());
            load.contacts++;
            if (contact.isWaiting()) {
                load.waiting.add(waitingOf(contact));
            }
        }
    }

    private void vdnLeft(Contact contact) {
        VdnLoad load = contact.origin().vdn().isEmpty() ? null : vdns.get(vdnOf(contact));
        if (load != null) {
            load.contacts--;
            load.waiting.remove(waitingOf(contact));
            if (load.contacts == 0) {
                vdns.remove(vdnOf(contact));
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
        return new Dialogue(contact.switchName(), link, dialogue.registrationId(), dialogue.crossRefId());
    }

    void timerChanged(Timer before, Timer after) {
        timers.changed(before, after);
    }
}
