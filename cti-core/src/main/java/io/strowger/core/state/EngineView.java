package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.output.TopicState.SkillView;
import java.util.NavigableMap;

/**
 * The state after one input, immutable, for any thread. Queries are answered from it and nothing else. A table's map is made when it is first asked for, by who
 * asks; for a count or a sum over all rows there is {@link PublishedRows}.
 */
public final class EngineView {
    private final Reign reign;
    private final SiteInForce site;
    private final Tables tables;
    private final TruthView truth;
    private final Administered administered;

    /** The published tables. */
    public record Tables(PublishedRows<String, Link> links, PublishedRows<DeviceKey, Device> devices,
            PublishedRows<DeviceKey, Vdn> vdns, PublishedRows<CallKey, Call> calls,
            PublishedRows<ContactId, Contact> contacts, PublishedRows<String, Agent> agents,
            PublishedRows<String, Session> sessions, PublishedRows<String, Skill> skills,
            PublishedRows<String, SkillView> skillBoards) {}

    /** What people have set and applied. */
    public record Administered(PublishedRows<String, Variable> variables,
            PublishedRows<Long, ConfigurationVersion> configurations,
            PublishedRows<String, ScheduledConfiguration> scheduled) {
        /** The configuration that takes effect later, or null. */
        public ScheduledConfiguration next() {
            return scheduled.map().isEmpty() ? null : scheduled.map().firstEntry().getValue();
        }
    }

    EngineView(Reign reign, SiteInForce site, Tables tables, TruthView truth, Administered administered) {
        this.reign = reign;
        this.site = site;
        this.tables = tables;
        this.truth = truth;
        this.administered = administered;
    }

    /** Says which input this is the state after. */
    public Reign reign() {
        return reign;
    }

    public SiteInForce site() {
        return site;
    }

    /** The tables as they are, for counts and sums. */
    public Tables tables() {
        return tables;
    }

    /** How far this has been held against what the switches say. */
    public TruthView truth() {
        return truth;
    }

    public Administered administered() {
        return administered;
    }

    public NavigableMap<String, Link> links() {
        return tables.links().map();
    }

    public NavigableMap<DeviceKey, Device> devices() {
        return tables.devices().map();
    }

    public NavigableMap<DeviceKey, Vdn> vdns() {
        return tables.vdns().map();
    }

    public NavigableMap<CallKey, Call> calls() {
        return tables.calls().map();
    }

    public NavigableMap<ContactId, Contact> contacts() {
        return tables.contacts().map();
    }

    public NavigableMap<String, Agent> agents() {
        return tables.agents().map();
    }

    public NavigableMap<String, Session> sessions() {
        return tables.sessions().map();
    }

    public NavigableMap<String, Skill> skills() {
        return tables.skills().map();
    }

    /** What was last shown of skills. */
    public NavigableMap<String, SkillView> skillBoards() {
        return tables.skillBoards().map();
    }
}
