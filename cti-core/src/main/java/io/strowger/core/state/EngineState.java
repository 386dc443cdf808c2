package io.strowger.core.state;

import io.strowger.core.analysis.NumberTables;
import io.strowger.core.codec.Bytes;
import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.model.CallKey;
import io.strowger.core.model.ContactId;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.NumberTableSite;
import io.strowger.core.site.Site;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole state: tables, and the indexes derived from them. Confined to the core thread. Changed only by {@link Draft#commit()}.
 */
public final class EngineState {
    private static final RecordCodec<SnapshotRow> ROW = RecordCodec.of(SnapshotRow.class);
    private static final String ONLY = "";

    private final Table<String, ReignRow> reign = new Table<>("reign", ReignRow.class, row -> ONLY);
    private final Table<String, SiteRow> site = new Table<>("site", SiteRow.class, row -> ONLY);
    final Table<String, Link> links = new Table<>("links", Link.class, row -> Link.key(row.switchName(), row.name()));
    final Table<DeviceKey, Device> devices = new Table<>("devices", Device.class, Device::key)
            .inOrder(key -> true);
    final Table<DeviceKey, Vdn> vdns = new Table<>("vdns", Vdn.class, Vdn::key);
    final Table<CallKey, Call> calls = new Table<>("calls", Call.class, Call::key).inOrderLate();
    final Table<ContactId, Contact> contacts = new Table<>("contacts", Contact.class, Contact::id)
            .inOrderLate();
    final Table<String, Agent> agents = new Table<>("agents", Agent.class, Agent::agentId)
            .inOrder(key -> true);
    final Table<String, Session> sessions = new Table<>("sessions", Session.class, Session::sessionId);
    final Table<SessionKey, PendingPush> pushes = new Table<>("pushes", PendingPush.class, PendingPush::key);
    final Table<SessionKey, Outcome> outcomes = new Table<>("outcomes", Outcome.class, Outcome::key)
            .inOrder(key -> true);
    final Table<DeviceKey, Port> ports = new Table<>("ports", Port.class, Port::key);
    final Table<Long, PendingRequest> requests = new Table<>("requests", PendingRequest.class,
            PendingRequest::requestId);
    final Table<Timer.Key, Timer> timers = new Table<>("timers", Timer.class, Timer::key)
            .inOrder(Timer.Key::isWalkedOver);
    final Table<Monitor.Key, Monitor> monitors = new Table<>("monitors", Monitor.class, Monitor::key)
            .inOrder(key -> true);
    final Table<Lead.Key, Lead> leads = new Table<>("leads", Lead.class, Lead::key).inOrder(key -> true);
    final Table<String, Skill> skills = new Table<>("skills", Skill.class, Skill::name);
    final Table<String, Reconciliation> reconciliations = new Table<>("reconciliations", Reconciliation.class,
            Reconciliation::switchName);
    final Table<DeviceKey, SwitchView> switchViews = new Table<>("switchViews", SwitchView.class, SwitchView::key);
    final Table<String, LinkTruth> linkTruths = new Table<>("linkTruths", LinkTruth.class,
            row -> Link.key(row.switchName(), row.link()));
    final Table<String, Quarantine> quarantines = new Table<>("quarantines", Quarantine.class, Quarantine::entity);
    final Table<DeviceKey, Observation> observations = new Table<>("observations", Observation.class,
            Observation::observer);
    final Table<String, Worked> worked = new Table<>("worked", Worked.class, Worked::agentId);
    final Table<String, Variable> variables = new Table<>("variables", Variable.class, Variable::name);
    final Table<Long, ConfigurationVersion> configurations = new Table<>("configurations",
            ConfigurationVersion.class, ConfigurationVersion::version).inOrder(key -> true);
    final Table<String, LastAgent> lastAgents = new Table<>("lastAgents", LastAgent.class, LastAgent::number);
    final Table<Long, LastAgent.Place> lastAgentPlaces = new Table<>("lastAgentPlaces", LastAgent.Place.class,
            LastAgent.Place::place).inOrder(key -> true);
    final Table<String, ScheduledConfiguration> scheduled = new Table<>("scheduled", ScheduledConfiguration.class,
            row -> ONLY);
    final Table<String, Crossing> crossings = new Table<>("crossings", Crossing.class, Crossing::token);
    final Table<ContactId, Callback> callbacks = new Table<>("callbacks", Callback.class, Callback::id);
    final Table<String, TieTrunks> tieTrunks = new Table<>("tieTrunks", TieTrunks.class, TieTrunks::path);
    final Table<String, SkillOverride> skillOverrides = new Table<>("skillOverrides", SkillOverride.class,
            SkillOverride::agentId);
    final Table<String, AttributeOverride> attributeOverrides = new Table<>("attributeOverrides",
            AttributeOverride.class, AttributeOverride::agentId);
    final Table<ContactId, WorkItem> items = new Table<>("items", WorkItem.class, WorkItem::id);
    final Table<String, Help> helps = new Table<>("helps", Help.class, Help::agentId);
    final Table<String, Team> teams = new Table<>("teams", Team.class, Team::name);
    final Table<String, Alert> alerts = new Table<>("alerts", Alert.class, Alert::topic);

    /** In the order of snapshots; only appended. */
    private final List<Table<?, ?>> tables = List.of(reign, site, links, devices, vdns, calls, contacts, agents,
            sessions, pushes, outcomes, ports, requests, timers, monitors, leads, skills, reconciliations, switchViews,
            linkTruths, quarantines, observations, worked, variables, configurations, scheduled, crossings,
            tieTrunks, callbacks, skillOverrides, helps, teams, alerts, lastAgents,
            lastAgentPlaces, attributeOverrides, items);
    private final Indexes indexes;
    /** As it is now: it changes with every input, and the table is told when somebody reads the whole. */
    private long epoch;
    private long sequence;
    private long timeNanos;
    private Numbers numbers = Numbers.NONE;
    private final NumberTables numberTables;
    private SiteInForce inForce;
    /** Skills or attributes were changed since the look-ups of the configuration were made. */
    private boolean skillsChanged;

    /** What decisions change of the reign. */
    record Numbers(long configurationVersion, long lastRequestId, long contacts, long serialDay, long serialNumber) {
        static final Numbers NONE = new Numbers(0, 0, 0, 0, 0);
    }

    /** The one row of the reign. */
    public record ReignRow(Reign reign) {}

    /** The one row of the configuration. */
    public record SiteRow(Site site) {}

    /** A row of a snapshot: the number of its table and its bytes. */
    public record SnapshotRow(int table, Bytes row) {}

    /** A state without number tables. */
    public EngineState() {
        this(NumberTables.NONE);
    }

    public EngineState(NumberTables numberTables) {
        this.numberTables = numberTables;
        inForce = new SiteInForce(Site.EMPTY, numberTables, List.of(), List.of());
        indexes = new Indexes(inForce);
        reign.index((before, after) -> reigned(after.reign()));
        site.index((before, after) -> siteChanged(after.site()));
        links.index(indexes::linkChanged);
        calls.index(indexes.calls()::changed);
        agents.indexSlots(indexes.staff()::agentChanged);
        sessions.index(indexes::sessionChanged);
        contacts.index(indexes.contacts()::changed);
        contacts.index(indexes.dialogues()::changed);
        timers.indexSlots(indexes.timers()::changed);
        skills.indexSlots(indexes.staff()::skillChanged);
        vdns.indexSlots(indexes.contacts()::vdnChanged);
        crossings.index(indexes.crossings()::changed);
        callbacks.index(indexes::callbackChanged);
        worked.index(indexes::workedChanged);
        skillOverrides.index((before, after) -> skillsChanged = true);
        attributeOverrides.index((before, after) -> skillsChanged = true);
        items.index(indexes::itemChanged);
        reign.put(new ReignRow(Reign.NONE));
        site.put(new SiteRow(Site.EMPTY));
    }

    private void siteChanged(Site now) {
        SiteInForce before = inForce;
        inForce = new SiteInForce(now, numberTables, skillOverrides.rows(), attributeOverrides.rows());
        skillsChanged = false;
        indexes.siteChanged(before, inForce, agents, contacts.rows());
    }

    /** The look-ups of the configuration are made anew when agents' skills or attributes were changed; once, however many. */
    void settleSkills() {
        if (skillsChanged) {
            siteChanged(inForce.site());
        }
    }

    /** Made anew at every call. */
    public Reign reign() {
        return new Reign(epoch, sequence, timeNanos, numbers.configurationVersion(), numbers.lastRequestId(),
                numbers.contacts(), numbers.serialDay(), numbers.serialNumber());
    }

    public long epoch() {
        return epoch;
    }

    /** Of the last input. */
    public long sequence() {
        return sequence;
    }

    public long timeNanos() {
        return timeNanos;
    }

    /** An input begins: its place and time are not decided. Engine time does not go back. */
    public void inputBegins(long inputEpoch, long inputSequence, long inputNanos) {
        if (inputEpoch != epoch) {
            numbers = new Numbers(numbers.configurationVersion(), numbers.lastRequestId(), 0, numbers.serialDay(),
                    numbers.serialNumber());
        }
        epoch = inputEpoch;
        sequence = inputSequence;
        timeNanos = Math.max(timeNanos, inputNanos);
    }

    Numbers numbers() {
        return numbers;
    }

    void numbers(Numbers now) {
        numbers = now;
    }

    private void reigned(Reign now) {
        epoch = now.epoch();
        sequence = now.sequence();
        timeNanos = now.timeNanos();
        numbers = new Numbers(now.configurationVersion(), now.lastRequestId(), now.contacts(), now.serialDay(),
                now.serialNumber());
    }

    public SiteInForce site() {
        return inForce;
    }

    public Indexes indexes() {
        return indexes;
    }

    public Table<String, Link> links() {
        return links;
    }

    public Table<DeviceKey, Device> devices() {
        return devices;
    }

    public Table<CallKey, Call> calls() {
        return calls;
    }

    public Table<ContactId, Contact> contacts() {
        return contacts;
    }

    public Table<String, Agent> agents() {
        return agents;
    }

    public Table<DeviceKey, Vdn> vdns() {
        return vdns;
    }

    public Table<Monitor.Key, Monitor> monitors() {
        return monitors;
    }

    public Table<Lead.Key, Lead> leads() {
        return leads;
    }

    public Table<String, Skill> skills() {
        return skills;
    }

    public Table<DeviceKey, Observation> observations() {
        return observations;
    }

    public Table<String, Session> sessions() {
        return sessions;
    }

    public Table<Long, PendingRequest> requests() {
        return requests;
    }

    public Table<SessionKey, PendingPush> pushes() {
        return pushes;
    }

    public Table<Timer.Key, Timer> timers() {
        return timers;
    }

    public Table<String, Reconciliation> reconciliations() {
        return reconciliations;
    }

    public Table<DeviceKey, SwitchView> switchViews() {
        return switchViews;
    }

    public Table<String, LinkTruth> linkTruths() {
        return linkTruths;
    }

    public Table<String, Quarantine> quarantines() {
        return quarantines;
    }

    public Table<String, Crossing> crossings() {
        return crossings;
    }

    public Table<ContactId, Callback> callbacks() {
        return callbacks;
    }

    public Table<ContactId, WorkItem> items() {
        return items;
    }

    public Table<String, TieTrunks> tieTrunks() {
        return tieTrunks;
    }

    public Table<String, Variable> variables() {
        return variables;
    }

    public Table<String, LastAgent> lastAgents() {
        return lastAgents;
    }

    public Table<Long, ConfigurationVersion> configurations() {
        return configurations;
    }

    /** Throws {@link NumberTables.MissingTableException} where the configuration needs a number table that is not there. */
    public void require(Site needed) {
        for (NumberTableSite table : needed.analysis().numberTables()) {
            numberTables.get(table.prefixes());
            if (!table.ported().isEmpty()) {
                numberTables.get(table.ported());
            }
        }
    }

    void site(Site now) {
        site.put(new SiteRow(now));
    }

    /** A hash of the whole state, of all rows anew: equal states, and in practice only those, have equal hashes. */
    public long hash() {
        return hashed().value();
    }

    /** The hash to carry on with {@link #mark()}, from the state as it is now. */
    public StateHash hasher() {
        mark();
        return hashed();
    }

    private StateHash hashed() {
        StateHash hash = new StateHash();
        reign.put(new ReignRow(reign()));
        for (int number = 0; number < tables.size(); number++) {
            hashed(hash, number, tables.get(number));
        }
        return hash;
    }

    private static <V extends Record> void hashed(StateHash hash, int number, Table<?, V> table) {
        table.publish().forEach(row -> hash.add(number, table, row));
    }

    /** What has changed since the last mark. */
    public HashMark mark() {
        reign.put(new ReignRow(reign()));
        HashMark mark = new HashMark();
        for (int number = 0; number < tables.size(); number++) {
            tables.get(number).mark(number, mark);
        }
        return mark;
    }

    /** The immutable picture that queries are answered from. */
    public EngineView view() {
        return new EngineView(reign(), inForce,
                new EngineView.Tables(links.publish(), devices.publish(), vdns.publish(), calls.publish(),
                        contacts.publish(), agents.publish(), sessions.publish(), skills.publish(),
                        indexes.boards().publish()),
                new TruthView(reconciliations.publish(), linkTruths.publish(), switchViews.publish(),
                        quarantines.publish()),
                new EngineView.Administered(variables.publish(), configurations.publish(), scheduled.publish()));
    }

    /** Everything as it is now, to be encoded by another thread. */
    public FrozenState freeze() {
        reign.put(new ReignRow(reign()));
        List<FrozenState.Part<?>> parts = new ArrayList<>();
        for (int number = 0; number < tables.size(); number++) {
            parts.add(FrozenState.Part.of(number, tables.get(number)));
        }
        return new FrozenState(reign().sequence(), parts);
    }

    /** Everything as bytes, for {@link #restore}. */
    public byte[] snapshot() {
        return freeze().bytes();
    }

    /** The state that a snapshot was made of; throws IllegalStateException, with the place, for bytes that are none. */
    public static EngineState restore(byte[] snapshot) {
        return restore(snapshot, NumberTables.NONE);
    }

    /** Likewise, of a state whose rules read number tables. */
    public static EngineState restore(byte[] snapshot, NumberTables numberTables) {
        EngineState state = new EngineState(numberTables);
        ByteBuffer in = ByteBuffer.wrap(snapshot);
        while (in.hasRemaining()) {
            int at = in.position();
            int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
            if (length < 0 || length > in.remaining()) {
                throw new IllegalStateException("snapshot cut at offset " + at);
            }
            state.load(at, ROW.decode(snapshot, in.position(), length));
            in.position(in.position() + length);
        }
        state.settleSkills();
        return state;
    }

    private void load(int at, Decoded<SnapshotRow> decoded) {
        if (!(decoded instanceof Decoded.Value<SnapshotRow>(SnapshotRow row)) || row.table() < 0
                || row.table() >= tables.size()) {
            throw new IllegalStateException("snapshot damaged at offset " + at + ": " + decoded);
        }
        loadRow(tables.get(row.table()), row.row().toByteArray());
    }

    private static <V extends Record> void loadRow(Table<?, V> table, byte[] bytes) {
        table.put(table.decode(bytes));
    }
}
