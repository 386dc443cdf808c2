package io.strowger.core.engine;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Lead;
import io.strowger.core.state.Lead.Teller;
import io.strowger.core.state.Lead.Told;
import io.strowger.core.state.Monitor;
import java.util.ArrayList;
import java.util.List;

/**
 * The event streams of several links to one switch, made one. Each link tells each monitor's events of a call in the order of the switch, with a lag of its
 * own; the n-th is taken from whichever link is first, and its copies are known by their place. A switch with one link costs nothing here.
 *
 * <p>A row of {@link Lead} exists only while a link is ahead. A copy is looked for among what its link still owes, from the eldest on: what it passes over it
 * has lost. What nobody has told yet is new, unless another link has told something of the same connection that this link still owes: then it is older than
 * what is known. A monitor that began while another link's stood, or that owed something for too long, is not trusted for a while: it only confirms.
 */
final class Streams {
    /** How far a monitor has come is written down no more often than this. */
    private static final long PASSED_MILLIS = 1_000;
    /** The event by which a call comes to a VDN. */
    private static final String ARRIVED = "Delivered";

    private Streams() {}

    /**
     * Where an event comes from, and what it is.
     *
     * @param joined id of the other call, where the event makes two calls one
     */
    private record Arrival(Monitor.Key monitor, Lead.Key lead, int joined, Told told) {
        String link() {
            return monitor.link();
        }

        /** A call came to the monitored device itself, as the calls of a VDN begin. */
        boolean isAtDevice() {
            return told.what().equals(ARRIVED) && told.deviceId().equals(monitor.deviceId());
        }
    }

    /** Whether an event is the first of its copies and takes effect now. */
    static boolean admits(Decision d, Input.PbxEventReceived in) {
        if (d.site().links(in.switchName()).size() < 2 && !isOwed(d, in.switchName())) {
            return true;
        }
        Monitor.Key key = new Monitor.Key(in.switchName(), in.monitoredDevice(), in.kind(), in.link());
        if (!d.draft.monitors.contains(key)) {
            // An event proves that the monitor stands.
            Monitors.started(d, key);
        }
        int callId = EventIdentity.callOf(in.event());
        ConnectionId absorbed = EventIdentity.absorbed(in.event());
        if (absorbed == null) {
            return admits(d, key, callId, Lead.NO_CALL, in.event());
        }
        boolean admitted = admits(d, key, callId, absorbed.callId(), in.event());
        // The other call is over with this event, so its row has to know it too.
        admits(d, key, absorbed.callId(), callId, in.event());
        return admitted;
    }

    private static boolean admits(Decision d, Monitor.Key monitor, int callId, int joined, PbxEvent event) {
        Arrival arrival = new Arrival(monitor,
                new Lead.Key(monitor.switchName(), callId, monitor.deviceId(), monitor.kind()), joined,
                new Told(EventIdentity.what(event), EventIdentity.subject(event), d.now, d.sequence, true, List.of(),
                        new Teller(monitor.link(), EventIdentity.ucid(event))));
        Lead lead = d.draft.leads.get(arrival.lead());
        int place = lead == null ? -1 : placeOf(lead, arrival);
        return place < 0 ? admitsFirst(d, arrival, lead) : admitsCopy(d, arrival, lead, place, event);
    }

    /** Whether a link owes an event of a call with that id. */
    static boolean isOwedOf(Decision d, CallKey call) {
        return d.state.leads().size() != 0
                && !rowsOf(d, new Lead.Key(call.switchName(), call.callId(), "", MonitorKind.DEVICE), true).isEmpty();
    }

    /**
     * Whether the link has told something of a connection at the device that no other has confirmed yet, and one that does not stand still will: what the link says
     * of the device now is later than what that one has still to tell.
     */
    static boolean isUnconfirmed(Decision d, DeviceKey device, List<Integer> callIds, String link) {
        for (int i = 0; i < callIds.size() && d.state.leads().size() != 0; i++) {
            Lead.Key from = new Lead.Key(device.switchName(), callIds.get(i), "", MonitorKind.DEVICE);
            for (Lead row : rowsOf(d, from, true)) {
                for (Told told : row.told()) {
                    if (!told.applied() && told.by().link().equals(link)
                            && told.deviceId().equals(device.deviceId()) && isExpected(d, device, told)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether a link will tell it before long. */
    static boolean isExpected(Decision d, DeviceKey device, Told told) {
        return told.awaiting().stream().anyMatch(other -> !Links.isBehind(d, device.switchName(), other));
    }

    private static boolean isOwed(Decision d, String switchName) {
        if (d.state.leads().size() == 0) {
            return false;
        }
        return !rowsOf(d, new Lead.Key(switchName, Integer.MIN_VALUE, "", MonitorKind.DEVICE), false).isEmpty();
    }

    /** Rows of the key's switch, and of its call where that is wanted. */
    private static List<Lead> rowsOf(Decision d, Lead.Key from, boolean ofCall) {
        List<Lead> rows = new ArrayList<>();
        for (Lead row : d.draft.leads.committed().rowsFrom(from)) {
            boolean another = ofCall && row.key().callId() != from.callId();
            if (another || !row.key().switchName().equals(from.switchName())) {
                break;
            }
            rows.add(row);
        }
        return rows;
    }

    private static int placeOf(Lead lead, Arrival arrival) {
        for (int place = 0; place < lead.told().size(); place++) {
            Told told = lead.told().get(place);
            if (told.awaits(arrival.link()) && told.isSame(arrival.told())) {
                return place;
            }
        }
        return -1;
    }

    /** Another link has told it. What the link owed before it has lost. */
    private static boolean admitsCopy(Decision d, Arrival arrival, Lead lead, int place, PbxEvent event) {
        String link = arrival.link();
        Told told = lead.told().get(place);
        boolean now = !told.applied() && Monitors.isTrusted(d, arrival.monitor(), withOwn(d, arrival.monitor()))
                && !isBehind(d, arrival) && (arrival.isAtDevice() || !owesBeginning(d, lead, arrival));
        List<Told> left = new ArrayList<>(lead.told().size());
        for (int i = 0; i < lead.told().size(); i++) {
            Told each = lead.told().get(i);
            boolean settled = i <= place && each.awaits(link);
            if (settled && i < place) {
                d.tally(arrival.lead().switchName(), link).missed++;
                OwedEvents.unconfirmed(d, lead.key(), each);
            }
            Told remaining = settled ? each.without(link) : each;
            if (!remaining.awaiting().isEmpty()) {
                left.add(i == place && now ? remaining.takesEffect() : remaining);
            } else if (i == place && !now) {
                // Everybody has told it and nobody was believed, because of what another monitor has still to tell.
                OwedEvents.unconfirmed(d, lead.key(), each);
            }
        }
        OwedEvents.put(d, lead.withTold(left));
        d.tally(arrival.lead().switchName(), link).merged(d.now - told.nanos());
        LinkPace.told(d, arrival.lead().switchName(), link, told.nanos());
        passed(d, arrival.monitor(), told);
        if (!now && told.applied()) {
            CallEvents.completed(d, arrival.lead().switchName(), event, told.sequence());
        }
        return now;
    }

    /** Several links have told it: each has told whatever it will tell of what another told before. */
    private static void passed(Decision d, Monitor.Key key, Told told) {
        for (Monitor monitor : Monitors.standing(d, key)) {
            boolean has = monitor.key().equals(key) || !told.awaits(monitor.key().link());
            if (has && told.nanos() - monitor.passedNanos() >= PASSED_MILLIS * Decision.NANOS_PER_MILLI) {
                d.draft.monitors.put(monitor.passed(told.nanos()));
            }
        }
    }

    /** No other link has told it. */
    private static boolean admitsFirst(Decision d, Arrival arrival, Lead lead) {
        List<Monitor> standing = withOwn(d, arrival.monitor());
        if (owes(lead, arrival) || owesBeginning(d, lead, arrival)) {
            // Others were past this place and have lost it; or the link has lost what it owes. The switch is asked.
            d.tally(arrival.lead().switchName(), arrival.link()).withheld++;
            Recovery.doubt(d, arrival.lead().switchName(), arrival.lead().callId(), arrival.told().deviceId());
            return false;
        }
        LinkPace.told(d, arrival.lead().switchName(), arrival.link(), d.now);
        List<String> awaiting = new ArrayList<>(standing.size());
        boolean sees = true;
        for (Monitor monitor : standing) {
            boolean own = monitor.key().equals(arrival.monitor());
            if (own) {
                sees = sees(d, monitor, arrival);
            } else if (sees(d, monitor, arrival)) {
                awaiting.add(monitor.key().link());
            }
        }
        // A call that came back to a device is told by a monitor that was not awaited before: what it told meanwhile may be a copy.
        boolean takesEffect = (sees || awaiting.isEmpty()) && Monitors.isTrusted(d, arrival.monitor(), standing)
                && !isBehind(d, arrival);
        if (!takesEffect) {
            d.tally(arrival.lead().switchName(), arrival.link()).withheld++;
            if (awaiting.isEmpty()) {
                // Nobody will confirm it but the switch.
                Recovery.doubt(d, arrival.lead().switchName(), arrival.lead().callId(), arrival.told().deviceId());
                if (isEnd(arrival.told())) {
                    OwedEvents.ask(d, arrival.lead(), arrival.told(), "");
                }
            }
        }
        if (!awaiting.isEmpty()) {
            Told told = new Told(arrival.told().what(), arrival.told().deviceId(), d.now, d.sequence, takesEffect,
                    List.copyOf(awaiting), arrival.told().by());
            OwedEvents.remember(d, arrival.lead(), lead, told);
        }
        return takesEffect;
    }

    /**
     * Whether a monitor tells of a call at all: one of the calls of a device does not tell of those that were there when it began. An ended call is still the one
     * that an event speaks of, unless the event is its call's arrival at the device: then the id is another call's. That two calls become one is told by whoever
     * tells of either.
     */
    private static boolean sees(Decision d, Monitor monitor, Arrival arrival) {
        return sees(d, monitor, arrival, arrival.lead().callId())
                || arrival.joined() != Lead.NO_CALL && sees(d, monitor, arrival, arrival.joined());
    }

    private static boolean sees(Decision d, Monitor monitor, Arrival arrival, int callId) {
        Call call = monitor.key().kind() == MonitorKind.CALLS_VIA_DEVICE
                ? Calls.find(d, arrival.lead().switchName(), callId)
                : null;
        if (call == null || call.hasEnded() && arrival.isAtDevice()) {
            return true;
        }
        return monitor.sinceNanos() <= call.life().startedNanos();
    }

    private static List<Monitor> withOwn(Decision d, Monitor.Key key) {
        List<Monitor> standing = Monitors.standing(d, key);
        Monitor own = d.draft.monitors.get(key);
        if (standing.stream().noneMatch(monitor -> monitor.key().equals(key))) {
            // It began with this event.
            standing.add(own);
        }
        return standing;
    }

    /** Whether the link owes, for this monitor and call, something of the same connection. */
    private static boolean owes(Lead lead, Arrival arrival) {
        if (lead != null) {
            for (Told told : lead.told()) {
                if (told.applied() && told.awaits(arrival.link()) && told.concerns(arrival.told().deviceId())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether another monitor has let us know more of the connection than the link has told yet. */
    private static boolean isBehind(Decision d, Arrival arrival) {
        Lead.Key key = arrival.lead();
        if (key.callId() == Lead.NO_CALL) {
            return false;
        }
        for (Lead row : rowsOf(d, new Lead.Key(key.switchName(), key.callId(), "", MonitorKind.DEVICE), true)) {
            if (owes(row, arrival)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the link has still to tell how the call that lives came to the monitored VDN. A monitor of a VDN tells nothing of a call that was there before it, so what
     * it tells now is of a former call with the same id. Without universal ids no call begins before the end of the former one was told.
     */
    private static boolean owesBeginning(Decision d, Lead lead, Arrival arrival) {
        if (lead == null || lead.key().kind() != MonitorKind.CALLS_VIA_DEVICE) {
            return false;
        }
        Call call = Calls.find(d, lead.key().switchName(), lead.key().callId());
        if (call == null || call.hasEnded() || call.ucid().isEmpty()) {
            return false;
        }
        return lead.told().stream().anyMatch(told -> told.awaits(arrival.link()) && told.what().equals(ARRIVED)
                && told.deviceId().equals(lead.key().deviceId()) && told.by().ucid().equals(call.ucid())
                && told.sequence() <= call.key().generation());
    }

    /**
     * Whether a RouteRequest of the link may be a copy of one that has been answered: the link has still to tell something of the call that another has told, or it
     * owes nothing only because its monitor of the VDN began lately.
     */
    static boolean mayBeBehind(Decision d, CallKey call, String vdn, String link) {
        Monitor.Key key = new Monitor.Key(call.switchName(), vdn, MonitorKind.CALLS_VIA_DEVICE, link);
        return isBehind(d, call, link)
                || !Monitors.isTrusted(d, key, Monitors.standing(d, key));
    }

    /**
     * The id of a call is another's now. Where a link that only confirms has told that the call was over, that is confirmed, and the links that have not told it yet
     * owe the end: what they tell until then is of the call that has ended.
     *
     * @return false when nobody has told its end
     */
    static boolean endConfirmed(Decision d, Call call) {
        Told end = endTold(d, call.key());
        Contact contact = end == null || call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact != null) {
            endOwed(d, call, contact.vdn(), end);
        }
        return end != null;
    }

    /** What a link that only confirms has told of the end of a call, or of a party's leaving, and no other has confirmed yet; null when there is nothing. */
    static Told endTold(Decision d, CallKey key) {
        Told end = null;
        if (d.state.leads().size() != 0) {
            for (Lead row : rowsOf(d, new Lead.Key(key.switchName(), key.callId(), "", MonitorKind.DEVICE), true)) {
                for (Told told : row.told()) {
                    end = !told.applied() && isEnd(told) && told.sequence() > key.generation() ? told : end;
                }
            }
        }
        return end;
    }

    /**
     * A call is known to be over: whatever links that only confirm have told of it has nothing to change any more. It is told, so the others owe it, and when
     * they tell it they do not speak of the call that has the id by then.
     */
    static void settled(Decision d, Call call) {
        if (d.state.leads().size() == 0) {
            return;
        }
        List<Lead> rows = rowsOf(d,
                new Lead.Key(call.key().switchName(), call.key().callId(), "", MonitorKind.DEVICE), true);
        long next = nextTold(rows, call);
        for (Lead row : rows) {
            Lead lead = d.draft.leads.get(row.key());
            if (lead != null) {
                OwedEvents.put(d, lead.withTold(lead.told().stream()
                        .map(told -> !told.applied() && told.sequence() < next ? told.takesEffect() : told).toList()));
            }
        }
    }

    /** When the next call with its id was first told of by name; Long.MAX_VALUE = it was not. */
    private static long nextTold(List<Lead> rows, Call call) {
        long next = Long.MAX_VALUE;
        for (Lead row : rows) {
            for (Told told : row.told()) {
                String ucid = told.by().ucid();
                if (told.sequence() > call.key().generation() && !ucid.isEmpty() && !ucid.equals(call.ucid())) {
                    next = Math.min(next, told.sequence());
                }
            }
        }
        return next;
    }

    /** Whether it says that a party left, or that the call is over. */
    static boolean isEnd(Told told) {
        return told.what().endsWith("Cleared");
    }

    private static void endOwed(Decision d, Call call, String vdn, Told told) {
        String switchName = call.key().switchName();
        List<String> awaiting = new ArrayList<>(told.awaiting().size());
        for (Monitor monitor : Monitors.standing(d, switchName, vdn, MonitorKind.CALLS_VIA_DEVICE)) {
            if (told.awaits(monitor.key().link()) && monitor.sinceNanos() <= call.life().startedNanos()) {
                awaiting.add(monitor.key().link());
            }
        }
        Lead.Key key = new Lead.Key(switchName, call.key().callId(), vdn, MonitorKind.CALLS_VIA_DEVICE);
        Lead lead = d.draft.leads.get(key);
        if (awaiting.isEmpty()) {
            return;
        }
        // Before the arrival of the call that has the id now.
        List<Told> all = new ArrayList<>(lead == null ? List.of() : lead.told());
        int place = 0;
        while (place < all.size() && !(all.get(place).what().equals(ARRIVED) && all.get(place).deviceId().equals(vdn)
                && all.get(place).sequence() > call.key().generation())) {
            place++;
        }
        all.add(place, new Told("CallCleared", "", told.nanos(), told.sequence(), true, List.copyOf(awaiting),
                new Teller(told.by().link(), call.ucid())));
        OwedEvents.put(d, new Lead(key, List.copyOf(all)));
    }

    /** Whether the link has still to tell something of the call that another has told. */
    private static boolean isBehind(Decision d, CallKey call, String link) {
        for (Lead row : rowsOf(d, new Lead.Key(call.switchName(), call.callId(), "", MonitorKind.DEVICE), true)) {
            for (Told told : row.told()) {
                if (told.applied() && told.awaits(link)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether a RouteRequest is a copy that comes when its call is over: the call has just ended, or the link still owes an event of a call with that id which
     * is not the one that lives now. Should it be none after all, the vector asks again.
     */
    static boolean isOfFormerCall(Decision d, Input.RouteRequested in) {
        int callId = in.routedCall().callId();
        if (d.site().links(in.switchName()).size() < 2) {
            return false;
        }
        Call known = Calls.find(d, in.switchName(), callId);
        boolean lives = known != null && !known.hasEnded();
        boolean differs = known != null && !in.data().ucid().isEmpty() && !known.ucid().isEmpty()
                && !in.data().ucid().equals(known.ucid());
        if (known != null && !lives && !differs
                || differs && Calls.isFormer(d, in.switchName(), callId, in.data().ucid())) {
            return true;
        }
        for (Lead row : rowsOf(d, new Lead.Key(in.switchName(), callId, "", MonitorKind.DEVICE), true)) {
            for (Told told : row.told()) {
                if (told.applied() && told.awaits(in.link())
                        && (!lives || differs || told.sequence() < known.key().generation())) {
                    return true;
                }
            }
        }
        return false;
    }

}
