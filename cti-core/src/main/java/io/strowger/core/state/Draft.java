package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.Site;
import io.strowger.core.state.EngineState.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes of one decision, over the committed state. Dropping it leaves the state as it was; committing it cannot fail half-way, because every row is
 * complete before it is put. One draft serves an engine for all its decisions, one after the other.
 */
public final class Draft {
    private final EngineState state;
    /** Tables that the decision has changed. */
    private final List<Rows<?, ?>> changed = new ArrayList<>();
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
    public final Rows<String, Skill> skills;
    public final Rows<String, Quarantine> quarantines;
    public final Rows<String, LinkTruth> linkTruths;
    public final Rows<DeviceKey, SwitchView> switchViews;
    public final Rows<String, Reconciliation> reconciliations;
    public final Rows<DeviceKey, Observation> observations;
    public final Rows<String, Worked> worked;
    public final Rows<String, Variable> variables;
    public final Rows<Long, ConfigurationVersion> configurations;
    public final Rows<String, ScheduledConfiguration> scheduled;
    public final Rows<String, Crossing> crossings;
    public final Rows<String, TieTrunks> tieTrunks;
    public final Rows<ContactId, Callback> callbacks;
    public final Rows<String, SkillOverride> skillOverrides;
    public final Rows<String, AttributeOverride> attributeOverrides;
    public final Rows<ContactId, WorkItem> items;
    public final Rows<String, Help> helps;
    public final Rows<String, Team> teams;
    public final Rows<String, Alert> alerts;
    public final Rows<String, LastAgent> lastAgents;
    public final Rows<Long, LastAgent.Place> lastAgentPlaces;
    private Numbers numbers;
    private Site site;

    public Draft(EngineState state) {
        this.state = state;
        links = new Rows<>(this, state.links);
        devices = new Rows<>(this, state.devices);
        vdns = new Rows<>(this, state.vdns);
        calls = new Rows<>(this, state.calls);
        contacts = new Rows<>(this, state.contacts);
        agents = new Rows<>(this, state.agents);
        sessions = new Rows<>(this, state.sessions);
        pushes = new Rows<>(this, state.pushes);
        outcomes = new Rows<>(this, state.outcomes);
        ports = new Rows<>(this, state.ports);
        requests = new Rows<>(this, state.requests);
        timers = new Rows<>(this, state.timers);
        monitors = new Rows<>(this, state.monitors);
        leads = new Rows<>(this, state.leads);
        skills = new Rows<>(this, state.skills);
        reconciliations = new Rows<>(this, state.reconciliations);
        switchViews = new Rows<>(this, state.switchViews);
        linkTruths = new Rows<>(this, state.linkTruths);
        quarantines = new Rows<>(this, state.quarantines);
        observations = new Rows<>(this, state.observations);
        worked = new Rows<>(this, state.worked);
        variables = new Rows<>(this, state.variables);
        configurations = new Rows<>(this, state.configurations);
        scheduled = new Rows<>(this, state.scheduled);
        crossings = new Rows<>(this, state.crossings);
        tieTrunks = new Rows<>(this, state.tieTrunks);
        callbacks = new Rows<>(this, state.callbacks);
        skillOverrides = new Rows<>(this, state.skillOverrides);
        attributeOverrides = new Rows<>(this, state.attributeOverrides);
        items = new Rows<>(this, state.items);
        helps = new Rows<>(this, state.helps);
        teams = new Rows<>(this, state.teams);
        alerts = new Rows<>(this, state.alerts);
        lastAgents = new Rows<>(this, state.lastAgents);
        lastAgentPlaces = new Rows<>(this, state.lastAgentPlaces);
    }

    /** The configuration's version as this decision sees it. */
    public long configurationVersion() {
        return numbers.configurationVersion();
    }

    public void configurationVersion(long value) {
        numbers = new Numbers(value, numbers.lastRequestId(), numbers.contacts(), numbers.serialDay(),
                numbers.serialNumber());
    }

    /** The id of the latest request to a switch. */
    public long lastRequestId() {
        return numbers.lastRequestId();
    }

    /** The id of the next request to a switch. */
    public long nextRequestId() {
        numbers = new Numbers(numbers.configurationVersion(), numbers.lastRequestId() + 1, numbers.contacts(),
                numbers.serialDay(), numbers.serialNumber());
        return numbers.lastRequestId();
    }

    /** The id of the next contact. */
    public ContactId nextContact() {
        numbers = new Numbers(numbers.configurationVersion(), numbers.lastRequestId(), numbers.contacts() + 1,
                numbers.serialDay(), numbers.serialNumber());
        return new ContactId(state.epoch(), numbers.contacts());
    }

    /** The running number of the next contact of a day, from 1. */
    public long nextSerialNumber(long day) {
        long number = day == numbers.serialDay() ? numbers.serialNumber() + 1 : 1;
        numbers = new Numbers(numbers.configurationVersion(), numbers.lastRequestId(), numbers.contacts(), day,
                number);
        return number;
    }

    /** Replaces the configuration; look-ups see the new one only after the commit. */
    public void site(Site now) {
        site = now;
    }

    /** A decision begins, over the state as it is now. */
    public void begin() {
        numbers = state.numbers();
    }

    void changed(Rows<?, ?> rows) {
        changed.add(rows);
    }

    /** The changes are the state from now on. */
    public void commit() {
        state.numbers(numbers);
        if (site != null) {
            state.site(site);
            site = null;
        }
        for (int i = 0; i < changed.size(); i++) {
            changed.get(i).commit();
        }
        changed.clear();
        state.settleSkills();
    }

    /** The decision has changed nothing. */
    public void drop() {
        numbers = state.numbers();
        site = null;
        changed.forEach(Rows::drop);
        changed.clear();
    }
}
