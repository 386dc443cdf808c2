package io.strowger.core.engine;

import io.strowger.core.codec.Bytes;
import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.RecognisedBy;
import io.strowger.core.fact.RouteWitness.Exclusion;
import io.strowger.core.input.PbxEvent.CallData;
import io.strowger.core.machine.ContactState;
import io.strowger.core.machine.VdnState;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.route.RoutedContact.Origin;
import io.strowger.core.route.Router;
import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.ArrivalPool;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Contact.Handle;
import io.strowger.core.state.Crossing;
import io.strowger.core.state.Crossing.State;
import io.strowger.core.state.ContactIndex;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.TieTrunks;
import io.strowger.core.state.Timer;
import io.strowger.core.state.Vdn;

/**
 * One queue over several switches: a contact is sent over the trunks between two switches and recognised where it arrives, by a token in its user-to-user
 * information or by a number that only it was sent to. It stays one contact; from its arrival on it is in the call there.
 */
final class Sites {
    /** A contact is sent to another switch so often at most. */
    static final int CROSSINGS_MAX = ContactIndex.CROSSINGS_MAX;

    private Sites() {}

    // --- the choice

    /** Why an agent of the switch cannot be reached from where the contact is. */
    static Exclusion exclusion(Decision d, Contact contact, String switchName) {
        if (switchName.equals(contact.switchName()) || contact.handle().isToBeCalled()) {
            return Exclusion.NONE;
        }
        String key = TieTrunks.key(contact.switchName(), switchName);
        TiePath path = d.site().path(key);
        if (path == null || contact.course().crossings() >= CROSSINGS_MAX) {
            return Exclusion.OTHER_SWITCH;
        }
        return Trunks.isFree(d, key) && hasNumber(d, path) ? Exclusion.NONE : Exclusion.TRUNKS_BUSY;
    }

    private static boolean hasNumber(Decision d, TiePath path) {
        ArrivalPool pool = d.site().pool(path.to());
        return path.arrival() == Arrival.STATION
                || pool != null && d.state.indexes().crossings().numbersHeld(path.to()) < pool.numbers().size();
    }

    /** What it costs to send contacts from one switch to another; nothing where they are. */
    static int cost(Decision d, Origin origin, String switchName) {
        if (switchName.equals(origin.switchName())) {
            return 0;
        }
        String key = TieTrunks.key(origin.switchName(), switchName);
        TiePath path = d.site().path(key);
        boolean isOpen = path != null && !origin.staysThere() && Trunks.isFree(d, key) && hasNumber(d, path);
        return isOpen ? path.cost() : Router.Conditions.UNREACHABLE;
    }

    static boolean isElsewhere(Decision d, Contact contact, String agentId) {
        return !d.draft.agents.get(agentId).station().switchName().equals(contact.switchName());
    }

    // --- the way there

    /** Answers the contact's dialogue with the way to an agent at another switch. */
    static void send(Decision d, Contact contact, DeviceKey station) {
        String key = TieTrunks.key(contact.switchName(), station.switchName());
        TiePath path = d.site().path(key);
        Crossing again = d.draft.crossings.get(contact.course().crossing());
        boolean repeated = again != null && again.state() == State.EXPECTED && again.path().equals(key);
        String number = path == null || repeated ? "" : number(d, path);
        if (path == null || number == null || !repeated && !Trunks.isFree(d, key)) {
            Trunks.failed(d, key);
            d.draft.contacts.put(RouteDialogues.selectFailed(d, contact, "no way to switch " + station.switchName()));
            return;
        }
        Crossing crossing = repeated
                ? again
                : new Crossing(token(d, contact), contact.id(), key, State.EXPECTED, path.to(), number,
                        contact.call(), null, d.now);
        put(d, crossing);
        Handle handle = contact.handle();
        String route = path.dialled(crossing.number().isEmpty() ? station.deviceId() : crossing.number());
        long id = d.request(contact.switchName(), handle.link(), RequestClass.CALL_CONTROL,
                new PbxCommand.RouteSelect(handle.dialogue(), route, userToUser(path, contact, crossing)),
                new Purpose.Select(contact.id()));
        d.draft.contacts.put(contact.withHandle(handle.selectSent(id))
                .withCourse(repeated ? contact.course() : contact.course().crossingAs(crossing.token())));
        d.timer(Timer.Kind.CROSSING, crossing.token(), d.site().site().multiSite().arrivalMillis());
        d.fact(new Fact.ContactSentAcross(contact.id(), contact.call(), path.to(), crossing.number(),
                contact.service().agentId()));
    }

    /** A number of the other switch that no contact has; empty where none is needed, null where there is none. */
    private static String number(Decision d, TiePath path) {
        ArrivalPool pool = d.site().pool(path.to());
        if (path.arrival() == Arrival.STATION) {
            return "";
        }
        for (int i = 0; pool != null && i < pool.numbers().size(); i++) {
            DeviceKey number = new DeviceKey(path.to(), pool.numbers().get(i));
            Vdn vdn = d.draft.vdns.get(number);
            if (d.state.indexes().crossings().of(number) == null && vdn != null && vdn.state() == VdnState.REGISTERED) {
                return number.deviceId();
            }
        }
        return null;
    }

    private static String token(Decision d, Contact contact) {
        return CrossingToken.of(contact.id(), contact.course().sent() + 1,
                d.site().site().multiSite().tokenKey());
    }

    /** The token and, where there is room, what the contact came with. */
    private static Bytes userToUser(TiePath path, Contact contact, Crossing crossing) {
        return path.carriesTokens()
                ? CrossingToken.told(crossing.token(), contact.origin().userToUser(), path.userToUserOctets())
                : Bytes.EMPTY;
    }

    /** Every change of a crossing: who holds a trunk is counted. */
    private static void put(Decision d, Crossing now) {
        Crossing before = d.draft.crossings.get(now.token());
        boolean took = before != null && before.takesTrunk();
        d.draft.crossings.put(now);
        if (!took && now.takesTrunk()) {
            Trunks.taken(d, now.path());
        } else if (took && !now.takesTrunk()) {
            Trunks.released(d, now.path());
        }
    }

    // --- the arrival

    /** A call without a contact rings or is answered at a device: with the contact that it is the arrival of, if it is one. The call is not put. */
    static Call recognised(Decision d, Call call, DeviceKey at, CallData data) {
        if (call.contact() != null || data == null || d.site().site().multiSite().paths().isEmpty()) {
            return call;
        }
        Contact contact = arrived(d, call, at, data);
        return contact == null ? call : call.withContact(contact.id());
    }

    /** The contact of a call that came in at a VDN, or at an agent; null when it is of none that was sent. */
    static Contact arrived(Decision d, Call call, DeviceKey at, CallData data) {
        Crossing crossing = expected(d, call, at, data);
        if (crossing == null) {
            return null;
        }
        boolean byToken = crossing.token().equals(CrossingToken.in(data));
        Contact contact = d.draft.contacts.get(crossing.contact());
        if (crossing.state() == State.ARRIVED || contact == null || !contact.call().equals(crossing.call())
                || !mayCross(contact)) {
            if (crossing.state() == State.ARRIVED) {
                d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "call " + call.key(),
                        "arrives as contact " + crossing.contact() + ", which has arrived in call "
                                + crossing.arrived());
            }
            return null;
        }
        return arrives(d, contact, crossing, call, byToken ? RecognisedBy.TOKEN : RecognisedBy.NUMBER);
    }

    private static boolean mayCross(Contact contact) {
        return contact.state() == ContactState.SELECTED || contact.state() == ContactState.WAITING;
    }

    /** The crossing that the call can only be the end of, whatever became of it; null when there is none. */
    private static Crossing expected(Decision d, Call call, DeviceKey at, CallData data) {
        String token = CrossingToken.in(data);
        Crossing told = token.isEmpty() ? null : d.draft.crossings.get(token);
        if (told != null) {
            return told.toSwitch().equals(at.switchName()) ? told : null;
        }
        String held = d.state.indexes().crossings().of(at);
        Crossing byNumber = held == null ? null : d.draft.crossings.get(held);
        TiePath path = byNumber == null ? null : d.site().path(byNumber.path());
        if (path == null || path.carriesTokens()) {
            // Where tokens are carried, one without a token is somebody else.
            return null;
        }
        Contact contact = d.draft.contacts.get(byNumber.contact());
        String ani = contact == null ? "" : contact.origin().ani();
        boolean stranger = !ani.isEmpty() && call.calling().isKnown() && !ani.equals(call.calling().number());
        return stranger ? null : byNumber;
    }

    /** Whether the call is the end of a crossing that nobody waits for any more: its caller has gone. */
    static boolean isLate(Decision d, Call call, CallData data) {
        String token = CrossingToken.in(data);
        Crossing told = token.isEmpty() ? null : d.draft.crossings.get(token);
        return told != null && told.state() == State.OVER && told.toSwitch().equals(call.key().switchName());
    }

    private static Contact arrives(Decision d, Contact before, Crossing crossing, Call call, RecognisedBy by) {
        Contact contact = before;
        if (contact.state() == ContactState.SELECTED && !contact.course().crossing().equals(crossing.token())) {
            contact = RouteDialogues.selectFailed(d, contact, "it arrived at another switch after all");
        }
        Call left = d.draft.calls.get(crossing.call());
        if (left != null && !left.hasEnded()) {
            // From here on it is the way that the contact came, and an ordinary call.
            d.draft.calls.put(left.withContact(null));
        }
        for (Timer.Kind kind : Contacts.TIMERS) {
            d.cancel(kind, contact.id().toString());
        }
        d.cancel(Timer.Kind.CROSSING, crossing.token());
        put(d, crossing.arrivedAs(call.key()));
        Trunks.works(d, crossing.path());
        Contact there = RouteDialogues.handle(d, contact, Handle.NONE).withCall(call.key())
                .withCourse(contact.course().arrivedBy(entry(d, crossing)));
        d.draft.contacts.put(there);
        d.draft.calls.put(call.withContact(there.id()));
        if (there.state() == ContactState.SELECTED) {
            d.timer(Timer.Kind.ARRIVAL, there.id().toString(), d.site().site().multiSite().arrivalMillis());
        }
        boolean sameUcid = left != null && !left.ucid().isEmpty() && left.ucid().equals(call.ucid());
        d.fact(new Fact.ContactCrossed(there.id(), crossing.call(), call.key(), by, sameUcid,
                Decision.millis(d.now - crossing.sinceNanos())));
        return there;
    }

    private static String entry(Decision d, Crossing crossing) {
        TiePath path = d.site().path(crossing.path());
        return path == null || path.returnVdn().isEmpty() ? crossing.number() : path.returnVdn();
    }

    // --- what can go wrong

    static boolean isWatched(Decision d, Contact contact) {
        String token = contact.course().crossing();
        return !token.isEmpty() && d.draft.timers.contains(new Timer.Key(Timer.Kind.CROSSING, token));
    }

    /** The switch says that the way cannot be used now. */
    static void pathFailed(Decision d, Contact contact, String why) {
        Crossing crossing = d.draft.crossings.get(contact.course().crossing());
        if (crossing != null) {
            Trunks.failed(d, crossing.path());
        }
    }

    /** The contact is back in its place, without the agent whom it was sent to. Should it arrive all the same, it is known. Nothing is put for the contact. */
    static Contact stopped(Decision d, Contact contact, String why) {
        Crossing crossing = d.draft.crossings.get(contact.course().crossing());
        if (crossing != null && crossing.state() == State.EXPECTED) {
            put(d, crossing.withState(State.OVERDUE));
            d.timer(Timer.Kind.CROSSING, crossing.token(), restMillis(d, crossing));
            d.fact(new Fact.CrossingFailed(contact.id(), crossing.path(), why));
        }
        return contact.withCourse(contact.course().stopped());
    }

    private static long restMillis(Decision d, Crossing crossing) {
        ArrivalPool pool = crossing.number().isEmpty() ? null : d.site().pool(crossing.toSwitch());
        return pool == null ? d.site().site().multiSite().arrivalMillis() : pool.quarantineMillis();
    }

    static void crossingDue(Decision d, String token) {
        Crossing crossing = d.draft.crossings.get(token);
        if (crossing == null) {
            return;
        }
        Contact contact = d.draft.contacts.get(crossing.contact());
        boolean awaited = contact != null && contact.course().crossing().equals(token)
                && contact.state() == ContactState.SELECTED;
        if (crossing.state() == State.EXPECTED && awaited) {
            d.anomaly(AnomalyKind.WATCHDOG, Contacts.entity(contact),
                    "sent to switch " + crossing.toSwitch() + " and never arrived there");
            RouteDialogues.unasked(d, RouteDialogues.notReached(d, contact, "never arrived"));
            d.timer(Timer.Kind.CALL_DOUBT, contact.call().toString(), 0);
        } else {
            ArrivalPool pool = crossing.number().isEmpty() ? null : d.site().pool(crossing.toSwitch());
            if (pool != null && d.state.indexes().crossings().numbersHeld(pool.switchName()) >= pool.numbers().size()) {
                Trunks.oneIsFree(d);
            }
            put(d, crossing.withState(State.OVER));
            d.draft.crossings.remove(token);
        }
    }

    /** A call with a failed connection: the contact that is on its way out of it will not get there. */
    static void callFailed(Decision d, Call call, String why) {
        Contact contact = call.contact() == null ? null : d.draft.contacts.get(call.contact());
        if (contact != null && contact.state() == ContactState.SELECTED && !contact.course().crossing().isEmpty()
                && contact.call().equals(call.key())) {
            RouteDialogues.renew(d, RouteDialogues.notReached(d, contact, why));
        }
    }

    /** One end of a crossing is over, and so is the crossing; its number rests. */
    static void callOver(Decision d, CallKey call) {
        String token = d.state.indexes().crossings().of(call);
        over(d, token == null ? null : d.draft.crossings.get(token));
    }

    static void contactOver(Decision d, Contact contact) {
        over(d, d.draft.crossings.get(contact.course().crossing()));
    }

    private static void over(Decision d, Crossing crossing) {
        if (crossing != null && crossing.state() != State.OVER) {
            put(d, crossing.withState(State.OVER));
            d.timer(Timer.Kind.CROSSING, crossing.token(), restMillis(d, crossing));
        }
    }
}
