package io.strowger.core.state;

import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.AgentSite;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What is derived from the tables for look-up. Never part of a snapshot: it grows again with the rows. */
public final class Indexes {
    private final TreeMap<CallId, CallKey> newestCall = new TreeMap<>();
    private final TreeMap<DeviceKey, TreeSet<CallKey>> callsAtDevice = new TreeMap<>();
    private final TreeMap<DeviceKey, String> agentAtStation = new TreeMap<>();
    private final TreeMap<String, String> sessionOfUser = new TreeMap<>();
    private final TreeMap<String, TreeSet<Waiting>> waiting = new TreeMap<>();
    /** How many wait for a skill, by priority. */
    private final TreeMap<String, TreeMap<Integer, Integer>> places = new TreeMap<>();
    private final TreeMap<DeviceKey, VdnLoad> vdns = new TreeMap<>();
    private final TreeMap<String, TreeSet<Ready>> ready = new TreeMap<>();
    private final TreeMap<String, Staff> staff = new TreeMap<>();
    private final TreeMap<Dialogue, ContactId> contactOfDialogue = new TreeMap<>();
    private final TreeSet<Timer> timers = new TreeSet<>();
    private SiteInForce site;

    private record CallId(String switchName, int callId) implements Comparable<CallId> {
        @Override
        public int compareTo(CallId other) {
            int order = switchName.compareTo(other.switchName);
            return order != 0 ? order : Integer.compare(callId, other.callId);
        }
    }

    private record Dialogue(String switchName, String link, int registrationId, int crossRefId)
            implements
                Comparable<Dialogue> {
        private static final Comparator<Dialogue> ORDER = Comparator.comparing(Dialogue::switchName)
                .thenComparing(Dialogue::link).thenComparingInt(Dialogue::registrationId)
                .thenComparingInt(Dialogue::crossRefId);

        @Override
        public int compareTo(Dialogue other) {
            return ORDER.compare(this, other);
        }
    }

    /** A contact's place in a queue: before all of a lower priority, then by the time it began to wait. */
    public record Waiting(int priority, long queuedNanos, ContactId contact) implements Comparable<Waiting> {
        private static final Comparator<Waiting> ORDER = Comparator.comparingInt(Waiting::priority)
                .thenComparingLong(Waiting::queuedNanos).thenComparing(Waiting::contact);

        @Override
        public int compareTo(Waiting other) {
            return ORDER.compare(this, other);
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

        Staff plus(int sign, AgentState state) {
            return switch (state) {
                case READY -> new Staff(ready + sign, ringing, onCalls, afterCallWork, notReady);
                case RESERVED, ALERTING -> new Staff(ready, ringing + sign, onCalls, afterCallWork, notReady);
                case TALKING, HELD -> new Staff(ready, ringing, onCalls + sign, afterCallWork, notReady);
                case AFTER_CALL_WORK -> new Staff(ready, ringing, onCalls, afterCallWork + sign, notReady);
                case NOT_READY -> new Staff(ready, ringing, onCalls, afterCallWork, notReady + sign);
                case LOGGED_OUT -> this;
            };
        }

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

    public NavigableSet<CallKey> callsAt(DeviceKey device) {
        TreeSet<CallKey> calls = callsAtDevice.get(device);
        return calls == null ? Collections.emptyNavigableSet() : Collections.unmodifiableNavigableSet(calls);
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

    /** Agents who can be offered a contact and have the skill, the best one first. */
    public NavigableSet<Ready> ready(String skill) {
        TreeSet<Ready> set = ready.get(skill);
        return set == null ? Collections.emptyNavigableSet() : Collections.unmodifiableNavigableSet(set);
    }

    /** What the agents of the skill do. */
    public Staff staff(String skill) {
        return staff.getOrDefault(skill, Staff.NONE);
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

    /** How many wait for the skill at this priority or before it. */
    public int ahead(String skill, int priority) {
        TreeMap<Integer, Integer> counts = places.get(skill);
        int ahead = 0;
        if (counts != null) {
            for (int count : counts.headMap(priority, true).values()) {
                ahead += count;
            }
        }
        return ahead;
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

    /** Timers, the next one first. */
    public NavigableSet<Timer> timers() {
        return Collections.unmodifiableNavigableSet(timers);
    }

    void callChanged(Call before, Call after) {
        if (before != null) {
            for (Call.Connection connection : before.connections()) {
                removeFrom(callsAtDevice, new DeviceKey(before.key().switchName(), connection.deviceId()),
                        before.key());
            }
            CallId id = new CallId(before.key().switchName(), before.key().callId());
            if (after == null && before.key().equals(newestCall.get(id))) {
                newestCall.remove(id);
            }
        }
        if (after != null) {
            for (Call.Connection connection : after.connections()) {
                callsAtDevice.computeIfAbsent(new DeviceKey(after.key().switchName(), connection.deviceId()),
                        key -> new TreeSet<>()).add(after.key());
            }
            newestCall.merge(new CallId(after.key().switchName(), after.key().callId()), after.key(),
                    (old, now) -> old.generation() > now.generation() ? old : now);
        }
    }

    void agentChanged(Agent before, Agent after) {
        if (before != null) {
            if (before.station() != null) {
                agentAtStation.remove(before.station(), before.agentId());
            }
            removeReady(before);
            count(-1, before);
        }
        if (after != null) {
            if (after.station() != null) {
                agentAtStation.put(after.station(), after.agentId());
            }
            addReady(after);
            count(1, after);
        }
    }

    private void count(int sign, Agent agent) {
        AgentSite configured = site.agent(agent.agentId());
        if (agent.isLoggedOn() && configured != null) {
            for (AgentSite.SkillLevel skill : configured.skills()) {
                staff.put(skill.skill(), staff(skill.skill()).plus(sign, agent.state()));
            }
        }
    }

    private void removeReady(Agent agent) {
        AgentSite configured = site.agent(agent.agentId());
        if (agent.isOfferable() && configured != null) {
            for (AgentSite.SkillLevel skill : configured.skills()) {
                removeFrom(ready, skill.skill(), new Ready(skill.level(), agent.since().idleNanos(), agent.agentId()));
            }
        }
    }

    private void addReady(Agent agent) {
        AgentSite configured = site.agent(agent.agentId());
        if (agent.isOfferable() && configured != null) {
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
        if (before != null) {
            sessionOfUser.remove(before.userId(), before.sessionId());
        }
        if (after != null) {
            sessionOfUser.put(after.userId(), after.sessionId());
        }
    }

    void contactChanged(Contact before, Contact after) {
        if (before != null) {
            if (before.isWaiting()) {
                leaves(before.demand().skill(), waitingOf(before));
                before.demand().also().forEach(skill -> leaves(skill, waitingOf(before)));
            }
            vdnLeft(before);
            dialoguesOf(before, dialogue -> contactOfDialogue.remove(dialogue, before.id()));
        }
        if (after != null) {
            if (after.isWaiting()) {
                enters(after.demand().skill(), waitingOf(after));
                after.demand().also().forEach(skill -> enters(skill, waitingOf(after)));
            }
            vdnEntered(after);
            dialoguesOf(after, dialogue -> contactOfDialogue.put(dialogue, after.id()));
        }
    }

    private void enters(String skill, Waiting place) {
        waiting.computeIfAbsent(skill, name -> new TreeSet<>()).add(place);
        places.computeIfAbsent(skill, name -> new TreeMap<>()).merge(place.priority(), 1, Integer::sum);
    }

    private void leaves(String skill, Waiting place) {
        removeFrom(waiting, skill, place);
        TreeMap<Integer, Integer> counts = places.get(skill);
        if (counts != null && counts.merge(place.priority(), -1, Integer::sum) == 0) {
            counts.remove(place.priority());
            if (counts.isEmpty()) {
                places.remove(skill);
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

    private static <K, E> void removeFrom(TreeMap<K, TreeSet<E>> index, K key, E element) {
        TreeSet<E> set = index.get(key);
        if (set != null) {
            set.remove(element);
            if (set.isEmpty()) {
                index.remove(key);
            }
        }
    }
}
