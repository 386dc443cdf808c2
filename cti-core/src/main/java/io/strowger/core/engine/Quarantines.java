package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.fact.Fact.ContactDisposition;
import io.strowger.core.input.Input;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ConnectionId;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.route.RoutedContact;
import io.strowger.core.site.AgentSite.SkillLevel;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Call;
import io.strowger.core.state.Contact;
import io.strowger.core.state.Device;
import io.strowger.core.state.PendingRequest;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.Quarantine;
import io.strowger.core.state.Session;
import io.strowger.core.state.Timer;

/**
 * What an input that cannot be decided spoke of is set apart: no contact is routed from or to it until the switch has described it anew. When that fails too, its
 * rows are given up; what still lives is found by the next comparison with the switch.
 */
final class Quarantines {
    /** After a failure the switch is asked so much later. */
    static final long RESYNC_MILLIS = 1_000;
    /** When it does not answer, again after so long. */
    static final long AGAIN_MILLIS = 10_000;
    /** Attempts to learn it anew; after that its rows are given up. */
    static final int ATTEMPTS_MAX = 3;
    private static final String DEVICE = "device ";
    private static final String CALL = "call ";
    private static final String CONTACT = "contact ";
    private static final String SKILL = "skill ";

    private Quarantines() {}

    static boolean holds(Decision d, String entity) {
        return d.state.quarantines().size() != 0 && d.draft.quarantines.contains(entity);
    }

    static boolean holds(Decision d, Contact contact) {
        return d.state.quarantines().size() != 0 && d.draft.quarantines.contains(CONTACT + contact.id());
    }

    static boolean holds(Decision d, DeviceKey device) {
        return d.state.quarantines().size() != 0 && d.draft.quarantines.contains(DEVICE + device);
    }

    // --- a failure

    /** Deciding an input failed. */
    static void failed(Decision d, Input input, String cause) {
        switch (input) {
            case Input.PbxEventReceived in -> {
                device(d, new DeviceKey(in.switchName(), in.monitoredDevice()), cause);
                call(d, in.switchName(), EventIdentity.callOf(in.event()), cause);
                ConnectionId about = EventIdentity.about(in.event());
                if (about != null) {
                    device(d, new DeviceKey(in.switchName(), about.deviceId()), cause);
                }
            }
            case Input.RouteRequested in -> call(d, in.switchName(), in.routedCall().callId(), cause);
            case Input.RouteUsed in ->
                contact(d, d.state.indexes().dialogues().contactOf(in.switchName(), in.link(), in.dialogue()), cause);
            case Input.RouteEnded in ->
                contact(d, d.state.indexes().dialogues().contactOf(in.switchName(), in.link(), in.dialogue()), cause);
            case Input.ReRouteRequested in ->
                contact(d, d.state.indexes().dialogues().contactOf(in.switchName(), in.link(), in.dialogue()), cause);
            case Input.PbxReplied in -> replied(d, in, cause);
            case Input.LookUpAnswered in -> contact(d, in.contact(), cause);
            case Input.SessionRequested in -> {
                Session session = d.draft.sessions.get(in.sessionId());
                agent(d, session == null ? null : d.draft.agents.get(session.userId()), cause);
            }
            default -> {
                // Speaks of nothing that a switch could describe.
            }
        }
    }

    /** The reply is lost, so nobody waits for it any more. */
    private static void replied(Decision d, Input.PbxReplied in, String cause) {
        PendingRequest request = d.draft.requests.get(in.requestId());
        if (request == null) {
            return;
        }
        d.draft.requests.remove(in.requestId());
        switch (request.purpose()) {
            case Purpose.Select select -> contact(d, select.contact(), cause);
            case Purpose.Deflect deflect -> contact(d, deflect.contact(), cause);
            case Purpose.DeviceSnapshot snapshot -> device(d, snapshot.device(), cause);
            case Purpose.CallSnapshot snapshot -> call(d, snapshot.call(), cause);
            case Purpose.CallIdentity identity -> call(d, identity.call(), cause);
            case Purpose.DeviceAudit audit -> device(d, audit.device(), cause);
            case Purpose.CallAudit audit -> call(d, audit.call(), cause);
            case Purpose.ForcedChange forced ->
                agent(d, d.draft.agents.get(forced.change().agentId()), cause);
            case Purpose.AgentChange change -> agent(d, d.draft.agents.get(change.agentId()), cause);
            default -> {
                // The client hears of it when it asks again.
            }
        }
    }

    /** What a deadline meant could not be decided. */
    static void failed(Decision d, Timer.Key timer, String cause) {
        String entity = timer.entity();
        switch (timer.kind()) {
            case NO_ANSWER, ARRIVAL, RENEWAL, DIALOGUE_DOUBT, TREATMENT, DEFLECTION, PLAN_STEP, ITEM ->
                contact(d, ContactId.parse(entity), cause);
            case CALL_FORGOTTEN, CALL_DOUBT, CALL_RECOVERY, CALL_TURN, CALL_DENIED ->
                call(d, CallKey.parse(entity), cause);
            case STATION_DOUBT, STATION_TURN, RECONCILE_AGAIN -> device(d, DeviceKey.parse(entity), cause);
            case AFTER_CALL_WORK, AFTER_CALL_WORK_MAX, GUARD -> agent(d, d.draft.agents.get(entity), cause);
            case RECONCILE, AGENT_SWEEP, LINK_LAG, LINK_BEHIND, LINK_RESYNCHRONISING, CROSSING, TIE_TRUNKS, TRUNK_POLL,
                    CALLBACK, CALLBACK_EXPIRY ->
                // It goes on from where it is.
                d.timer(timer.kind(), entity, AGAIN_MILLIS);
            case VARIABLE, CONFIGURATION, QUARTER_HOUR -> d.timer(timer.kind(), entity, AGAIN_MILLIS);
            case LOOK_UP -> {
                contact(d, ContactId.parse(entity), cause);
                d.timer(timer.kind(), entity, AGAIN_MILLIS);
            }
            case INVARIANTS -> InvariantWatch.begin(d);
            case QUARANTINE -> d.timer(Timer.Kind.QUARANTINE, entity, AGAIN_MILLIS);
            case DESKTOP_GRACE -> d.timer(timer.kind(), entity, AGAIN_MILLIS);
        }
    }

    /** A step that follows a commit failed: matching is tried again, showing is not. */
    static void failed(Decision d, Step step, String cause) {
        switch (step.kind()) {
            case MATCH -> matching(d, step.name(), cause);
            case MATCH_CONTACT -> contact(d, step.contact(), cause);
            case MATCH_AGENT -> {
                for (SkillLevel skill : d.site().skillsOf(step.name())) {
                    if (d.state.indexes().staff().waitingFor(skill.skill()) != 0) {
                        matching(d, skill.skill(), cause);
                        return;
                    }
                }
                agent(d, d.draft.agents.get(step.name()), cause);
            }
            case OVERLOAD, PUBLISH_AGENT, PUBLISH_PORT, PUBLISH_SKILL, PUBLISH_VDN, SERVES -> {
                // The next change looks again.
            }
        }
    }

    /** The first of the queue is the likeliest to be what cannot be matched; those behind it must not wait for it. */
    private static void matching(Decision d, String skill, String cause) {
        put(d, SKILL + skill, cause);
        for (RoutedContact waiting : d.state.indexes().staff().skill(skill).queue().inOrder(d.now)) {
            if (!holds(d, CONTACT + waiting.id())) {
                contact(d, waiting.id(), cause);
                return;
            }
        }
    }

    private static void device(Decision d, DeviceKey key, String cause) {
        Device device = d.draft.devices.get(key);
        if (device != null && Recovery.isAsked(device)) {
            put(d, DEVICE + key, cause);
        }
    }

    private static void call(Decision d, String switchName, int callId, String cause) {
        CallKey key = d.state.indexes().calls().newest(switchName, callId);
        if (key != null) {
            call(d, key, cause);
        }
    }

    private static void call(Decision d, CallKey key, String cause) {
        Call call = d.draft.calls.get(key);
        if (call != null) {
            put(d, CALL + key, cause);
            if (call.contact() != null) {
                put(d, CONTACT + call.contact(), cause);
            }
        }
    }

    private static void contact(Decision d, ContactId id, String cause) {
        Contact contact = id == null ? null : d.draft.contacts.get(id);
        if (contact == null) {
            return;
        }
        put(d, CONTACT + id, cause);
        if (contact.call() != null && d.draft.calls.contains(contact.call())) {
            put(d, CALL + contact.call(), cause);
        }
    }

    private static void agent(Decision d, Agent agent, String cause) {
        if (agent != null && agent.station() != null) {
            device(d, agent.station(), cause);
        }
    }

    private static void put(Decision d, String entity, String cause) {
        Quarantine known = d.draft.quarantines.get(entity);
        Quarantine now = known == null ? new Quarantine(entity, d.sequence, d.now, 0, cause) : known;
        d.draft.quarantines.put(now);
        d.timer(Timer.Kind.QUARANTINE, entity, RESYNC_MILLIS);
        d.fact(new Fact.Quarantined(entity, now.sequence(), now.attempts(), false));
    }

    // --- learning anew

    static void due(Decision d, String entity) {
        Quarantine row = d.draft.quarantines.get(entity);
        if (row == null) {
            return;
        }
        if (entity.startsWith(SKILL)) {
            over(d, row);
            d.follow(Step.Kind.MATCH, entity.substring(SKILL.length()));
        } else if (row.attempts() >= ATTEMPTS_MAX) {
            giveUp(d, row);
        } else {
            learn(d, row);
        }
    }

    private static void learn(Decision d, Quarantine row) {
        String entity = row.entity();
        String switchName = switchOf(d, entity);
        if (switchName.isEmpty()) {
            over(d, row);
            return;
        }
        boolean asks = Links.isUp(d, switchName);
        d.draft.quarantines.put(asks ? row.again() : row);
        d.timer(Timer.Kind.QUARANTINE, entity, AGAIN_MILLIS);
        if (!asks) {
            return;
        }
        if (entity.startsWith(DEVICE)) {
            Recovery.snapshot(d, DeviceKey.parse(entity.substring(DEVICE.length())), 1);
        } else if (entity.startsWith(CALL)) {
            Recovery.snapshot(d, d.draft.calls.get(CallKey.parse(entity.substring(CALL.length()))), 1);
        }
    }

    /** The switch of what is set apart, or empty when there is nothing left of it. */
    private static String switchOf(Decision d, String entity) {
        if (entity.startsWith(DEVICE)) {
            DeviceKey key = DeviceKey.parse(entity.substring(DEVICE.length()));
            return d.draft.devices.contains(key) ? key.switchName() : "";
        }
        if (entity.startsWith(CALL)) {
            Call call = d.draft.calls.get(CallKey.parse(entity.substring(CALL.length())));
            return call == null || call.hasEnded() ? "" : call.key().switchName();
        }
        Contact contact = d.draft.contacts.get(ContactId.parse(entity.substring(CONTACT.length())));
        // A contact is described by its call, which is set apart with it.
        return contact == null || !d.draft.quarantines.contains(CALL + contact.call())
                ? ""
                : contact.call().switchName();
    }

    /** The switch has described the device, and it was decided. */
    static void described(Decision d, DeviceKey device) {
        release(d, DEVICE + device);
    }

    /** The switch has spoken of the call, and it was decided. */
    static void proved(Decision d, Call call) {
        release(d, CALL + call.key());
        if (call.contact() != null) {
            release(d, CONTACT + call.contact());
            Contact contact = d.draft.contacts.get(call.contact());
            if (contact != null && contact.isWaiting() && d.state.quarantines().size() != 0) {
                d.follow(Step.Kind.MATCH_CONTACT, contact.id());
            }
        }
    }

    private static void release(Decision d, String entity) {
        Quarantine row = d.state.quarantines().size() == 0 ? null : d.draft.quarantines.get(entity);
        if (row != null) {
            over(d, row);
        }
    }

    private static void over(Decision d, Quarantine row) {
        d.draft.quarantines.remove(row.entity());
        d.cancel(Timer.Kind.QUARANTINE, row.entity());
        d.fact(new Fact.Quarantined(row.entity(), row.sequence(), row.attempts(), true));
        if (row.entity().startsWith(DEVICE)) {
            String agentId = d.state.indexes().staff()
                    .agentAt(DeviceKey.parse(row.entity().substring(DEVICE.length())));
            if (agentId != null) {
                Agents.touched(d, agentId);
            }
        }
    }

    // --- giving up

    /** Removes the rows that nothing can be decided of. No rule of the engine is asked, because one of them is what fails. */
    private static void giveUp(Decision d, Quarantine row) {
        d.anomaly(AnomalyKind.QUARANTINE_FAILED, row.entity(),
                "set apart at input " + row.sequence() + ": " + row.cause());
        String entity = row.entity();
        if (entity.startsWith(CALL)) {
            remove(d, d.draft.calls.get(CallKey.parse(entity.substring(CALL.length()))));
        } else if (entity.startsWith(CONTACT)) {
            remove(d, ContactId.parse(entity.substring(CONTACT.length())));
        }
        over(d, row);
    }

    private static void remove(Decision d, Call call) {
        if (call == null) {
            return;
        }
        String key = call.key().toString();
        d.draft.calls.remove(call.key());
        for (Timer.Kind kind : new Timer.Kind[]{Timer.Kind.CALL_DOUBT, Timer.Kind.CALL_FORGOTTEN,
            Timer.Kind.CALL_RECOVERY, Timer.Kind.CALL_TURN, Timer.Kind.CALL_DENIED}) {
            d.cancel(kind, key);
        }
        d.fact(new Fact.CallEnded(call.key(), call.contact(), "given up after a failure",
                Decision.millis(call.life().seenNanos()), d.nowMillis()));
        for (Call.Connection connection : call.connections()) {
            d.touchedStations.add(new DeviceKey(call.key().switchName(), connection.deviceId()));
        }
        if (call.contact() != null) {
            remove(d, call.contact());
        }
    }

    private static void remove(Decision d, ContactId id) {
        if (!d.draft.contacts.contains(id)) {
            return;
        }
        d.draft.contacts.remove(id);
        Contacts.cancelTimers(d, id);
        Items.forget(d, id);
        d.fact(new Fact.ContactEnded(id, ContactDisposition.UNKNOWN, 0, d.nowMillis(), d.nowMillis()));
        for (Agent agent : d.draft.agents.all()) {
            if (id.equals(agent.contact())) {
                d.draft.agents.put(agent.withContact(null));
                d.touchedStations.add(agent.station());
                Agents.touched(d, agent.agentId());
            }
        }
    }
}
