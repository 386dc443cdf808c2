package io.strowger.core.state;

import io.strowger.core.input.Input.RouteDialogue;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.AgentState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.route.AgentLoad;
import io.strowger.core.route.Media;
import io.strowger.core.route.Membership.Terms;
import io.strowger.core.route.Place;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Named;
import io.strowger.core.route.RoutedContact.Need;
import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.route.RoutedContact.Urgency;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.RoutePlan.PreferredAgent;
import io.strowger.core.site.RoutePlan.SkillNeed;
import io.strowger.core.site.SkillPolicy.ContactSelection;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What is derived from the tables for look-up. Never part of a snapshot: it grows again with the rows. */
public final class Indexes {
    private static final long NANOS_PER_MILLI = 1_000_000L;
    /** A contact is sent to another switch so often at most. */
    public static final int CROSSINGS_MAX = 3;

    private final LookUp<CallId, CallKey> newestCall = new LookUp<>();
    /** Those with the same id that are still remembered; mostly there are none. */
    private final LookUp<CallId, TreeSet<CallKey>> olderCalls = new LookUp<>();
    private final LookUp<DeviceKey, Collection<CallKey>> callsAtDevice = new LookUp<>();
    private final LookUp<DeviceKey, String> agentAtStation = new LookUp<>();
    private final LookUp<String, String> sessionOfUser = new LookUp<>();
    private final LookUp<String, SkillIndex> skills = new LookUp<>();
    /** Those of the configuration. */
    private final LookUp<String, AgentIndex> agents = new LookUp<>();
    /** Contacts that wait, likewise. */
    private final LookUp<ContactId, RoutedContact> waiting = new LookUp<>();
    /** Those of teams have agents only. */
    private final LookUp<String, SkillIndex> teams = new LookUp<>();
    private final LookUp<ContactId, TreeMap<Integer, Worked>> workedOn = new LookUp<>();
    private final LookUp<DeviceKey, VdnIndex> vdns = new LookUp<>();
    private final LookUp<Dialogue, ContactId> contactOfDialogue = new LookUp<>();
    private final LookUp<String, List<String>> linksOfSwitch = new LookUp<>();
    private final LookUp<DeviceKey, String> crossingOfNumber = new LookUp<>();
    private final LookUp<CallKey, String> crossingOfCall = new LookUp<>();
    private final LookUp<String, Integer> numbersHeld = new LookUp<>();
    private final LookUp<String, ContactId> callbackOfNumber = new LookUp<>();
    private int callbacks;
    private final LookUp<String, ContactId> itemOfReference = new LookUp<>();
    private int items;
    /** Places and origins are few, and each is one object. */
    private final LookUp<Place, Place> places = new LookUp<>();
    private final LookUp<Origin, Origin> origins = new LookUp<>();
    private SiteInForce site;
    private final TimerQueue timers = new TimerQueue();
    private final Boards boards = new Boards();

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

    /** Agents of a skill who are logged on, each counted once as {@link io.strowger.core.model.AgentTime} says; ready by both axes, whatever else keeps him from a contact. */
    public record Staff(int ready, int ringing, int onCalls, int afterCallWork, int notReady, int other) {
        public static final Staff NONE = new Staff(0, 0, 0, 0, 0, 0);

        public int loggedOn() {
            return ready + ringing + onCalls + afterCallWork + notReady + other;
        }

        /** Those who take the skill's contacts, now or when their present one is done. */
        public int working() {
            return loggedOn() - notReady;
        }
    }

    /** The newest call with that id in that switch, or null; it may have ended. */
    public CallKey newestCall(String switchName, int callId) {
        return newestCall.get(new CallId(switchName, callId));
    }

    /** Calls with a connection at the device, in the order of their keys; good until the next commit. */
    public Collection<CallKey> callsAt(DeviceKey device) {
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

    /** The session of the user in this role, or null. An agent and a supervisor are one person with one session. */
    public String sessionOf(SessionRole role, String userId) {
        return sessionOfUser.get(user(role, userId));
    }

    private static String user(SessionRole role, String userId) {
        return role.isAgent() ? userId : role + "/" + userId;
    }

    /** What the agents of the team do. */
    public Staff teamStaff(String team) {
        SkillIndex index = teams.get(team);
        return index == null ? Staff.NONE : index.staff();
    }

    /** What the agent noted who spoke last with the contact and with nobody since; null = nobody. */
    public Worked lastWorkedOn(ContactId contact) {
        TreeMap<Integer, Worked> all = workedOn.get(contact);
        return all == null ? null : all.lastEntry().getValue();
    }

    void workedChanged(Worked before, Worked after) {
        if (before != null) {
            TreeMap<Integer, Worked> all = workedOn.get(before.contact());
            if (all != null && all.remove(before.segment(), before) && all.isEmpty()) {
                workedOn.remove(before.contact());
            }
        }
        if (after != null) {
            workedOn.computeIfAbsent(after.contact(), id -> new TreeMap<>()).put(after.segment(), after);
        }
    }

    /** What is derived of the skill. */
    public SkillIndex ofSkill(String name) {
        return skills.computeIfAbsent(name, SkillIndex::new);
    }

    /** The skill as the router has it. */
    public RoutedSkill skill(String name) {
        return ofSkill(name).routed();
    }

    /** What is derived of the agent; null when he is not configured. */
    public AgentIndex ofAgent(String agentId) {
        return agents.get(agentId);
    }

    /** The configured agent as the router has him, or null. */
    public RoutedAgent agent(String agentId) {
        return agents.get(agentId);
    }

    /** The contact as the router has it, or null when it does not wait. */
    public RoutedContact waiting(ContactId contact) {
        return waiting.get(contact);
    }

    /** How many contacts wait for the skill. */
    public int waitingFor(String skill) {
        SkillIndex known = skills.get(skill);
        return known == null ? 0 : known.waiting();
    }

    /** What all agents of the skill do. */
    public Staff staff(String skill) {
        SkillIndex known = skills.get(skill);
        return known == null ? Staff.NONE : known.staff();
    }

    /** Since when the contact that has waited longest for the skill waits, whatever its priority; 0 when none waits. */
    public long longestWaiting(String skill) {
        SkillIndex known = skills.get(skill);
        return known == null ? 0 : known.longestNanos();
    }

    /** How many wait for the skill at this priority or before it. */
    public int ahead(String skill, int priority) {
        SkillIndex known = skills.get(skill);
        return known == null ? 0 : known.routed().queue().ahead(priority);
    }

    /** What is derived of the VDN; null where there is none. */
    public VdnIndex ofVdn(DeviceKey vdn) {
        return vdns.get(vdn);
    }

    void vdnChanged(Slot<DeviceKey, Vdn> slot, Vdn before) {
        if (before == null || slot.row == null) {
            VdnIndex known = vdns.computeIfAbsent(slot.key, VdnIndex::new);
            known.rowAt(slot);
            known.watched(isWatched(known.topic()));
            forgetOver(known);
        }
    }

    private void forgetOver(VdnIndex known) {
        if (known.isOver()) {
            vdns.remove(known.key());
        }
    }

    private boolean isWatched(String topic) {
        return !site.thresholds(topic).isEmpty();
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

    /** The callback to a number, or null. */
    public ContactId callbackTo(String number) {
        return callbackOfNumber.get(number);
    }

    /** Callbacks that are not over. */
    public int callbacks() {
        return callbacks;
    }

    /** The open item that whoever brought it calls so, or null. */
    public ContactId itemOf(String reference) {
        return itemOfReference.get(reference);
    }

    /** Items that have not ended. */
    public int items() {
        return items;
    }

    void itemChanged(WorkItem before, WorkItem after) {
        if (before == null) {
            items++;
            itemOfReference.put(after.reference(), after.id());
        } else if (after == null) {
            items--;
            itemOfReference.remove(before.reference(), before.id());
        }
    }

    void callbackChanged(Callback before, Callback after) {
        if (before == null) {
            callbacks++;
            callbackOfNumber.put(after.wish().number(), after.id());
        } else if (after == null) {
            callbacks--;
            callbackOfNumber.remove(before.wish().number(), before.id());
        }
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

    /** @param site in force at the beginning */
    Indexes(SiteInForce site) {
        this.site = site;
    }

    /** Timers, the next one first. */
    public TimerQueue timers() {
        return timers;
    }

    /** When skills and VDNs are shown. */
    public Boards boards() {
        return boards;
    }

    void callChanged(Call before, Call after) {
        if (before == null && after != null) {
            CallId id = new CallId(after.key().switchName(), after.key().callId());
            CallKey newest = newestCall.get(id);
            if (newest == null) {
                newestCall.put(id, after.key());
            } else {
                boolean newer = newest.generation() <= after.key().generation();
                newestCall.put(id, newer ? after.key() : newest);
                olderCalls.computeIfAbsent(id, any -> new TreeSet<>()).add(newer ? newest : after.key());
            }
        } else if (after == null) {
            forgetCall(before.key());
        }
        List<Call.Connection> left = before == null ? List.of() : before.connections();
        List<Call.Connection> right = after == null ? List.of() : after.connections();
        if (left != right) {
            connectionsChanged(before == null ? after.key() : before.key(), left, right);
        }
    }

    /** An older call with the id may outlive the newest, and is the newest then. */
    private void forgetCall(CallKey call) {
        CallId id = new CallId(call.switchName(), call.callId());
        TreeSet<CallKey> older = olderCalls.get(id);
        if (older == null) {
            newestCall.remove(id);
            return;
        }
        if (!older.remove(call)) {
            newestCall.put(id, older.pollLast());
        }
        if (older.isEmpty()) {
            olderCalls.remove(id);
        }
    }

    private void connectionsChanged(CallKey call, List<Call.Connection> before, List<Call.Connection> after) {
        for (int i = 0; i < before.size(); i++) {
            Call.Connection connection = before.get(i);
            if (!isAt(after, connection.deviceId())) {
                leaves(new DeviceKey(call.switchName(), connection.deviceId()), call);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            Call.Connection connection = after.get(i);
            if (!isAt(before, connection.deviceId())) {
                enters(new DeviceKey(call.switchName(), connection.deviceId()), call);
            }
        }
    }

    /** Most devices have one call; a VDN, or a trunk that is told without its member, may have thousands. */
    private void enters(DeviceKey device, CallKey call) {
        Collection<CallKey> others = callsAtDevice.get(device);
        if (others == null) {
            callsAtDevice.put(device, List.of(call));
        } else if (others instanceof TreeSet<CallKey> many) {
            many.add(call);
        } else {
            TreeSet<CallKey> many = new TreeSet<>(others);
            many.add(call);
            callsAtDevice.put(device, many);
        }
    }

    private void leaves(DeviceKey device, CallKey call) {
        Collection<CallKey> calls = callsAtDevice.get(device);
        if (calls instanceof TreeSet<CallKey> many) {
            many.remove(call);
            if (many.isEmpty()) {
                callsAtDevice.remove(device);
            }
        } else if (calls != null && calls.contains(call)) {
            callsAtDevice.remove(device);
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

    void agentChanged(Slot<String, Agent> slot, Agent before) {
        Agent after = slot.row;
        DeviceKey left = before == null ? null : before.station();
        DeviceKey entered = after == null ? null : after.station();
        if (left != null && !left.equals(entered)) {
            agentAtStation.remove(left, before.agentId());
        }
        if (entered != null && !entered.equals(left)) {
            agentAtStation.put(entered, after.agentId());
        }
        AgentIndex known = agents.get(slot.key);
        if (known == null) {
            return;
        }
        known.rowAt(slot);
        boolean sameLoad = before != null && after != null && before.load() == after.load();
        boolean sameReserves = sameLoad || before != null && after != null && !known.hasAutoReserve();
        if (sameReserves && before.isLoggedOn() && after.isLoggedOn()) {
            if (before.time() != after.time()) {
                known.moved(before.time(), after.time());
            }
        } else if (!sameLoad || before.time() != after.time()) {
            count(known, -1, before);
            if (!sameLoad && after != null) {
                known.reserves(after.load());
            }
            count(known, 1, after);
        }
        // Of what was offered before, the configuration of that time is not known any more; the router knows.
        long offered = after == null ? 0 : site.offered(after);
        boolean stays = known.isOffered(offered)
                && (offered == 0 || sameLoad && before.since().idleNanos() == after.since().idleNanos());
        if (!stays) {
            ready(known, offered, after);
        }
    }

    private static void count(AgentIndex known, int sign, Agent agent) {
        if (agent != null && agent.isLoggedOn()) {
            known.count(sign, agent.time());
        }
    }

    /** He can be offered contacts of these media, or none. */
    private void ready(AgentIndex known, long offered, Agent row) {
        if (offered != 0) {
            known.ready(offered, place(row.station()), row.since().idleNanos(), row.load());
        } else {
            known.leave();
        }
    }

    private Place place(DeviceKey station) {
        DeviceSite device = site.device(station);
        return places.computeIfAbsent(new Place(station.switchName(), device == null ? "" : device.location()),
                place -> place);
    }

    /** The configuration changed: who has which skill, who is ready and who waits for what is derived anew. */
    void siteChanged(SiteInForce before, SiteInForce now, Table<String, Agent> rows, Iterable<Contact> contacts) {
        for (Contact contact : contacts) {
            leaves(contact);
        }
        for (AgentSite agent : before.agents()) {
            agents.get(agent.agentId()).over();
        }
        agents.clear();
        teams.clear();
        places.clear();
        origins.clear();
        site = now;
        before.site().skills().forEach(skill -> ofSkill(skill.name()).configured(null, false));
        for (SkillSite skill : now.site().skills()) {
            SkillIndex own = ofSkill(skill.name());
            own.configured(skill, isWatched(own.topic()));
            own.routed().serves(now.mediumNumber(skill.medium()), skill.policy().location() != null);
        }
        for (VdnSite vdn : now.site().vdns()) {
            VdnIndex known = vdns.get(new DeviceKey(vdn.switchName(), vdn.deviceId()));
            if (known != null) {
                known.watched(isWatched(known.topic()));
            }
        }
        ContactSelection usual = now.site().settings().routing().contacts();
        for (AgentSite agent : now.agents()) {
            agents.put(agent.agentId(), index(agent, now.skillsOf(agent.agentId()), usual));
        }
        for (Agent agent : rows.rows()) {
            AgentIndex known = agents.get(agent.agentId());
            if (known != null) {
                known.rowAt(rows.slot(agent.agentId()));
                ready(known, now.offered(agent), agent);
                known.reserves(agent.load());
                count(known, 1, agent);
            }
        }
        for (Contact contact : contacts) {
            enters(contact);
        }
    }

    private AgentIndex index(AgentSite site, List<SkillLevel> levels, ContactSelection usual) {
        AgentIndex agent = new AgentIndex(site, site.selection() == null ? usual : site.selection(),
                site.team().isEmpty() ? null : teams.computeIfAbsent(site.team(), SkillIndex::new));
        levels.forEach(level -> agent.has(ofSkill(level.skill()), level));
        return agent;
    }

    /** What is kept of a skill changed: how its agents are chosen may have. */
    void skillChanged(Slot<String, Skill> slot, Skill before) {
        Skill after = slot.row;
        if (before == null || after == null) {
            ofSkill(slot.key).rowAt(slot);
        }
        if (after == null) {
            boards.forget(ofSkill(slot.key));
        } else if (before == null || before.pace() != after.pace()) {
            ofSkill(slot.key).advancing(after.pace().advancedNanos() != 0);
        }
        Skill.Choice now = after == null ? Skill.Choice.NOTHING : after.choice();
        if (before == null || !before.choice().equals(now)) {
            RoutedSkill skill = skill(slot.key);
            skill.overloaded(now.overload());
            ofSkill(slot.key).overloaded(now.overload() != 0);
            skill.turn(now.turn());
        }
    }

    void sessionChanged(Session before, Session after) {
        if (before != null && after != null && before.userId().equals(after.userId())
                && before.role() == after.role()) {
            return;
        }
        if (before != null) {
            sessionOfUser.remove(user(before.role(), before.userId()), before.sessionId());
        }
        if (after != null) {
            sessionOfUser.put(user(after.role(), after.userId()), after.sessionId());
        }
    }

    void contactChanged(Contact before, Contact after) {
        boolean waits = after != null && after.isWaiting();
        boolean waited = before != null && before.isWaiting();
        boolean sameDemand = before != null && after != null && before.demand() == after.demand();
        if (waited != waits || waits && (!sameDemand || isReachable(before) != isReachable(after))) {
            leaves(before);
            enters(after);
        }
        if (waited != waits || !sameDemand || before.origin() != after.origin()) {
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

    /** A contact whose call we can send somewhere now, or in a moment when the vector asks again. */
    private static boolean isReachable(Contact contact) {
        return contact.handle().state() == Contact.HandleState.OUTSTANDING
                || contact.handle().state() == Contact.HandleState.RENEWING
                || contact.handle().state() == Contact.HandleState.TO_BE_CALLED
                || contact.handle().state() == Contact.HandleState.ITEM;
    }

    private void leaves(Contact contact) {
        RoutedContact known = contact == null ? null : waiting.get(contact.id());
        if (known != null) {
            known.leave();
            waiting.remove(contact.id());
        }
    }

    private void enters(Contact contact) {
        if (contact != null && contact.isWaiting()) {
            RoutedContact entered = routed(contact);
            waiting.put(contact.id(), entered);
            entered.enter();
        }
    }

    /** The contact as the router would have it if it waited. */
    public RoutedContact routed(Contact contact) {
        Contact.Demand demand = contact.demand();
        RoutePlan plan = demand.asked().plan();
        long ageing = plan == null ? 0 : plan.ageingMillis() * NANOS_PER_MILLI;
        List<Need> needs = new ArrayList<>(demand.asked().needs().size() + 1 + demand.also().size());
        String location = needs(needs, demand, locationOf(contact));
        return new RoutedContact(contact.id(), demand.queuedNanos(), new Urgency(demand.priority(), ageing),
                isReachable(contact), demand.asked().exclusive(), needs,
                plan == null ? Named.NOBODY : named(plan), origin(contact, needs, location));
    }

    /** An item, and a customer who is to be called, can be served at every switch. */
    private Origin origin(Contact contact, List<Need> needs, String location) {
        Origin origin = originOf(contact, needs, location);
        return origins.computeIfAbsent(origin, same -> same);
    }

    private static Origin originOf(Contact contact, List<Need> needs, String location) {
        if (contact.handle().isItem()) {
            return new Origin(needs.isEmpty() ? Media.VOICE : needs.get(0).skill().medium(), "", false, location,
                    contact.demand().weight());
        }
        return contact.handle().isToBeCalled()
                ? new Origin(Media.VOICE, "", false, location)
                : new Origin(Media.VOICE, contact.switchName(), contact.course().crossings() >= CROSSINGS_MAX,
                        location);
    }

    /** The location of the VDN that it came by. */
    public String locationOf(Contact contact) {
        VdnSite vdn = contact.origin().vdn().isEmpty() ? null : site.vdn(vdnOf(contact));
        return vdn == null ? "" : vdn.location();
    }

    /** Whether only agents at the contact's location are asked for the skill, after it has waited for so long. */
    public boolean isLocal(Contact contact, String skill, int millis) {
        return !locationOf(contact).isEmpty() && isLocal(skill, millis);
    }

    private boolean isLocal(String skill, int millis) {
        SkillSite asked = site.skill(skill);
        return asked != null && asked.policy().location() != null && asked.policy().location().onlyMillis() > millis;
    }

    /** Adds what is asked for, and says which location counts; none where no skill looks at it. */
    private String needs(List<Need> needs, Contact.Demand demand, String location) {
        List<SkillNeed> asked = demand.asked().needs();
        boolean counts = false;
        for (int i = 0; i < asked.size(); i++) {
            boolean local = !location.isEmpty() && isLocal(asked.get(i).skill(), demand.asked().localMillis());
            RoutedSkill skill = skill(asked.get(i).skill());
            counts |= skill.prefersLocation();
            needs.add(new Need(skill, asked.get(i).worstLevel(), local));
        }
        if (asked.isEmpty() && !demand.skill().isEmpty()) {
            needs.add(new Need(skill(demand.skill()), SkillNeed.LEVEL_WORST));
            demand.also().forEach(skill -> needs.add(new Need(skill(skill), SkillNeed.LEVEL_WORST)));
        }
        return counts ? location : "";
    }

    private Named named(RoutePlan plan) {
        if (plan.directAgent().isEmpty() && plan.preferred().isEmpty()) {
            return Named.NOBODY;
        }
        List<RoutedAgent> preferred = new ArrayList<>();
        plan.preferred().stream()
                .sorted(Comparator.comparingInt(PreferredAgent::score).reversed()
                        .thenComparing(PreferredAgent::agentId))
                .map(each -> agent(each.agentId())).filter(Objects::nonNull).forEach(preferred::add);
        RoutedAgent direct = plan.directAgent().isEmpty() ? null : direct(plan.directAgent());
        return new Named(direct, preferred);
    }

    /** Who is not configured takes nothing, and nobody takes it in his place. */
    private RoutedAgent direct(String agentId) {
        RoutedAgent known = agent(agentId);
        return known == null ? new RoutedAgent(agentId, ContactSelection.PRIORITY) : known;
    }

    private static DeviceKey vdnOf(Contact contact) {
        return new DeviceKey(contact.origin().switchName(), contact.origin().vdn());
    }

    private void vdnEntered(Contact contact) {
        if (!contact.origin().vdn().isEmpty()) {
            vdns.computeIfAbsent(vdnOf(contact), VdnIndex::new).enters(contact);
        }
    }

    private void vdnLeft(Contact contact) {
        VdnIndex known = contact.origin().vdn().isEmpty() ? null : vdns.get(vdnOf(contact));
        if (known != null) {
            known.leaves(contact);
            forgetOver(known);
        }
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
}
