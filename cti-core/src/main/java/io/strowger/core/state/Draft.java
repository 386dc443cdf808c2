package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.Site;

/**
 * The changes of one decision, over the committed state. Dropping it leaves the state as it was; committing it cannot fail half-way, because every row is
 * complete and encodable before it is put.
 */
public final class Draft {
    private final EngineState state;
    public final Rows<String, Link> links;
    public final Rows<DeviceKey, Device> devices;
    public final Rows<DeviceKey, Vdn> vdns;
    public final Rows<CallKey, Call> calls;
    public final Rows<ContactId, Contact> contacts;
    public final Rows<String, Agent> agents;
    public final Rows<String, Session> sessions;
    public final Rows<SessionKey, PendingPush> pushes;
    public final Rows<SessionKey, Outcome> outcomes;
    public final Rows<DeviceKey, Port> ports;
    public final Rows<Long, PendingRequest> requests;
    public final Rows<Timer.Key, Timer> timers;
    public final Rows<Monitor.Key, Monitor> monitors;
    public final Rows<Lead.Key, Lead> leads;
    public final Rows<DeviceKey, Observation> observations;
    public final Rows<String, Worked> worked;
    private Reign reign;
    private Site site;

    public Draft(EngineState state) {
        this.state = state;
        this.reign = state.reign();
        links = new Rows<>(state.links);
        devices = new Rows<>(state.devices);
        vdns = new Rows<>(state.vdns);
        calls = new Rows<>(state.calls);
        contacts = new Rows<>(state.contacts);
        agents = new Rows<>(state.agents);
        sessions = new Rows<>(state.sessions);
        pushes = new Rows<>(state.pushes);
        outcomes = new Rows<>(state.outcomes);
        ports = new Rows<>(state.ports);
        requests = new Rows<>(state.requests);
        timers = new Rows<>(state.timers);
        monitors = new Rows<>(state.monitors);
        leads = new Rows<>(state.leads);
        observations = new Rows<>(state.observations);
        worked = new Rows<>(state.worked);
    }

    /** An input begins: its place and time are not decided. */
    public static void begin(EngineState state, Reign reign) {
        state.reign(reign);
    }

    public Reign reign() {
        return reign;
    }

    public void reign(Reign now) {
        reign = now;
    }

    /** Replaces the configuration; look-ups see the new one only after the commit. */
    public void site(Site now) {
        site = now;
    }

    public void commit() {
        if (!reign.equals(state.reign())) {
            state.reign(reign);
        }
        if (site != null) {
            state.site(site);
        }
        links.commit();
        devices.commit();
        vdns.commit();
        calls.commit();
        contacts.commit();
        agents.commit();
        sessions.commit();
        pushes.commit();
        outcomes.commit();
        ports.commit();
        requests.commit();
        timers.commit();
        monitors.commit();
        leads.commit();
        observations.commit();
        worked.commit();
    }
}
