package io.strowger.core.engine;

import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.machine.DeviceState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.WorkMode;
import io.strowger.core.route.Media;
import io.strowger.core.route.Place;
import io.strowger.core.route.RoutedAgent;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.route.RoutedSkill;
import io.strowger.core.route.Router;
import io.strowger.core.site.MediumSite;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.SiteInForce;

/** Whether an agent can take a contact, as far as skills, levels and names have nothing to do with it. */
final class Eligibility implements Router.Conditions {
    private final Decision d;
    /** Whoever it rings at, while it is looked for another. */
    private String besides = "";

    Eligibility(Decision d) {
        this.d = d;
    }

    static Eligibility besides(Decision d, String agentId) {
        Eligibility eligibility = new Eligibility(d);
        eligibility.besides = agentId;
        return eligibility;
    }

    @Override
    public boolean canTake(RoutedContact contact, RoutedAgent agent) {
        if (agent.agentId().equals(besides)) {
            return false;
        }
        Contact row = d.draft.contacts.get(contact.id());
        Agent candidate = Agents.row(d, agent);
        return row != null && candidate != null && !Quarantines.holds(d, row)
                && exclusion(d, row, candidate) == Exclusion.NONE;
    }

    @Override
    public int cost(Origin origin, Place place) {
        if (origin.medium() != Media.VOICE) {
            return 0;
        }
        if (!Links.isUp(d, place.switchName())) {
            return UNREACHABLE;
        }
        return origin.switchName().isEmpty() ? 0 : Sites.cost(d, origin, place.switchName());
    }

    @Override
    public boolean hasRoom(Origin origin, RoutedAgent agent) {
        Agent row = Agents.row(d, agent);
        return row != null && d.site().media().hasRoom(row, d.site().media().name(origin.medium()), origin.weight());
    }

    @Override
    public long nextAgentNanos(RoutedSkill skill) {
        return Skills.nextAgentMillis(d, skill.name()) * Decision.NANOS_PER_MILLI;
    }

    /** Whether he can take a call at all, whosever it is. */
    static boolean canTakeCalls(Decision d, Agent agent) {
        return byState(agent) == Exclusion.NONE && byPlace(d, agent) == Exclusion.NONE;
    }

    /** Whether he can take a call, or has room for an item. */
    static boolean canTakeAnything(Decision d, Agent agent) {
        long offered = d.site().media().offered(agent);
        boolean calls = (offered & 1L << Media.VOICE) != 0;
        return calls && canTakeCalls(d, agent) || offered >>> 1 != 0;
    }

    /** Why the agent cannot take the contact now. */
    static Exclusion exclusion(Decision d, Contact contact, Agent agent) {
        if (contact.handle().isItem()) {
            Exclusion ofItem = ofItem(d.site(), agent, Items.mediumOf(d, contact),
                    contact.demand().weight());
            return ofItem == Exclusion.NONE && contact.demand().tried().contains(agent.agentId())
                    ? Exclusion.ALREADY_TRIED
                    : ofItem;
        }
        Exclusion byState = byState(agent);
        if (byState != Exclusion.NONE) {
            return byState;
        }
        Exclusion byPlace = byPlace(d, agent);
        if (byPlace != Exclusion.NONE) {
            return byPlace;
        }
        if (!d.site().media().hasRoom(agent, MediumSite.VOICE)) {
            return Exclusion.CAPACITY;
        }
        return contact.demand().tried().contains(agent.agentId())
                ? Exclusion.ALREADY_TRIED
                : Sites.exclusion(d, contact, agent.station().switchName());
    }

    /**
     * What keeps an agent from items of a medium: no station is needed, and what he has at his only takes room.
     *
     * @param weight of its own, 0 = that of its medium
     */
    static Exclusion ofItem(SiteInForce site, Agent agent, String medium, int weight) {
        if (!agent.isLoggedOn() || agent.work().mode() == WorkMode.AUX) {
            return Exclusion.NOT_READY;
        }
        if (agent.work().mode() == WorkMode.ACW) {
            return Exclusion.AFTER_CALL_WORK;
        }
        if (agent.work().pending() != null || agent.isAskedAway()) {
            return Exclusion.PENDING_NOT_READY;
        }
        if (!agent.desktopPresent()) {
            return Exclusion.DESKTOP_GONE;
        }
        if (agent.since().guardUntilNanos() != 0) {
            return Exclusion.GUARD_TIME;
        }
        return site.media().hasRoom(agent, medium, weight) ? Exclusion.NONE : Exclusion.CAPACITY;
    }

    /** Why his desktop or his station keeps him from any call. */
    private static Exclusion byPlace(Decision d, Agent agent) {
        if (Quarantines.holds(d, agent.station())) {
            return Exclusion.QUARANTINED;
        }
        if (!agent.desktopPresent()) {
            return Exclusion.DESKTOP_GONE;
        }
        if (agent.since().guardUntilNanos() != 0) {
            return Exclusion.GUARD_TIME;
        }
        DeviceKey station = agent.station();
        Device device = d.draft.devices.get(station);
        if (!Links.isUp(d, station.switchName())) {
            return Exclusion.LINK_DOWN;
        }
        if (agent.isUntold() && d.site().isOfSwitch(agent.agentId())) {
            return Exclusion.LINK_DOWN;
        }
        if (device == null || device.state() != DeviceState.IN_SERVICE) {
            return Exclusion.STATION_OUT_OF_SERVICE;
        }
        if (CallActivities.hasCalls(d, station)) {
            return Exclusion.STATION_BUSY;
        }
        return Exclusion.NONE;
    }

    private static Exclusion byState(Agent agent) {
        return switch (agent.state()) {
            case LOGGED_OUT, NOT_READY -> Exclusion.NOT_READY;
            case RESERVED -> Exclusion.RESERVED;
            case ALERTING, TALKING, HELD -> Exclusion.ON_A_CALL;
            case AFTER_CALL_WORK -> Exclusion.AFTER_CALL_WORK;
            case READY -> {
                if (agent.work().pending() != null || agent.isAskedAway()) {
                    yield Exclusion.PENDING_NOT_READY;
                }
                yield agent.contact() != null ? Exclusion.RESERVED : Exclusion.NONE;
            }
        };
    }
}
