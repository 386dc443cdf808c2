package io.strowger.server.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.strowger.core.engine.LinkMerge;
import io.strowger.core.fact.Fact;
import io.strowger.core.input.Input;
import io.strowger.core.model.AgentState;
import io.strowger.core.output.RefusalReason;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.runtime.Statistics;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Contact;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Link;
import io.strowger.pbx.LinkStatus;
import io.strowger.server.gateway.GatewayCounters;
import io.strowger.server.inputs.InputPort;
import io.strowger.server.webhooks.WebhookTallies;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The server's numbers as a Prometheus registry. Read from published values at the time of a scrape; anomalies and
 * decisions are counted from the facts.
 */
public final class Metrics implements FactListener {
    /** Of a look-up that had no answer in time. */
    private static final String DEADLINE = "DEADLINE";
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Sources sources;
    private final Map<Fact.AnomalyKind, Counter> anomalies = new EnumMap<>(Fact.AnomalyKind.class);
    private final Map<String, Counter> lookUps = new TreeMap<>();
    /** Links whose losses have a meter, and those whose events are merged with another's; a scrape's. */
    private final Set<String> linksCounted = new HashSet<>();
    private final Set<String> linksMerged = new HashSet<>();
    private final Counter decisions;
    private final Counter contactsStarted;
    private final Map<Fact.ContactDisposition, Counter> contactsEnded = new EnumMap<>(Fact.ContactDisposition.class);
    private final LinkMeters links;
    private final TruthMeters truth;
    private final WebhookMeters webhooks;
    private final TransportMeters transports;
    private final MultiGauge waiting;
    private final WaitMeters waits;
    private final MultiGauge agents;
    private final MultiGauge backlogs;

    /**
     * Where the numbers come from; each is called at a scrape, on its thread.
     *
     * @param freeBytes of the disk that the journal lies on
     */
    public record Sources(Supplier<EngineView> view, Supplier<Statistics> statistics, Supplier<List<LinkStatus>> links,
            Supplier<List<InputPort>> ports, Gatewayed gateway, CoreWatch core, LongSupplier freeBytes,
            LinkWatch linkWatch, DecisionTimes decisionTimes, Supplier<Map<String, WebhookTallies>> webhooks) {}

    /** The gateway's numbers. */
    public record Gatewayed(LongSupplier sessions, LongSupplier connections, GatewayCounters counters) {}

    public Metrics(Sources sources) {
        this.sources = sources;
        runtime();
        gateway();
        gauge("strowger_journal_free_bytes", "Free bytes of the disk that the journal lies on.",
                s -> s.freeBytes().getAsLong());
        for (Fact.AnomalyKind kind : Fact.AnomalyKind.values()) {
            anomalies.put(kind, Counter.builder("strowger_anomalies_recorded").tag("kind", kind.name())
                    .description("Anomalies recorded since the start, by kind.").register(registry));
        }
        for (Fact.ContactDisposition disposition : Fact.ContactDisposition.values()) {
            contactsEnded.put(disposition,
                    Counter.builder("strowger_contacts_ended").tag("disposition", disposition.name())
                            .description("Contacts ended since the start.").register(registry));
        }
        for (Input.LookUpOutcome outcome : Input.LookUpOutcome.values()) {
            lookUps.put(outcome.name(), lookUpCounter(outcome.name()));
        }
        lookUps.put(DEADLINE, lookUpCounter(DEADLINE));
        decisions = Counter.builder("strowger_route_decisions").description("Choices of an agent since the start.")
                .register(registry);
        contactsStarted = Counter.builder("strowger_contacts_started").description("Contacts begun since the start.")
                .register(registry);
        links = new LinkMeters(registry);
        truth = new TruthMeters(registry);
        waits = new WaitMeters(registry);
        webhooks = new WebhookMeters(registry);
        transports = new TransportMeters(registry, sources.gateway().counters());
        waiting = MultiGauge.builder("strowger_contacts_waiting").description("Contacts waiting, by skill.")
                .register(registry);
        agents = MultiGauge.builder("strowger_agents").description("Agents, by displayed state.").register(registry);
        backlogs = MultiGauge.builder("strowger_input_backlog")
                .description("Inputs that wait at the edge because their source is full.").register(registry);
    }

    private void runtime() {
        counter("strowger_inputs", "Inputs applied since the start.", s -> s.statistics().get().inputs());
        counter("strowger_facts", "Facts made since the start.", s -> s.statistics().get().facts());
        counter("strowger_outputs", "Outputs issued since the start.", s -> s.statistics().get().outputs());
        gauge("strowger_inputs_offered", "Inputs offered and not yet applied.", s -> s.statistics().get().offered());
        gauge("strowger_facts_waiting", "Inputs whose facts are not yet in the journal.",
                s -> s.statistics().get().factsWaiting());
        gauge("strowger_apply_seconds_max", "Longest time that one input has taken since the start.",
                s -> s.statistics().get().applyNanosMax() / 1e9);
        for (double quantile : List.of(0.5, 0.99, 0.999)) {
            Gauge.builder("strowger_decision_seconds", sources.decisionTimes(), times -> times.seconds(quantile))
                    .tag("quantile", String.valueOf(quantile))
                    .description(
                            "Time of an input in which an agent was chosen, journalled and decided, since the start.")
                    .register(registry);
        }
        gauge("strowger_core_standstill_seconds", "Time since the core thread completed a turn.",
                s -> s.core().standstillNanos() / 1e9);
        counter("strowger_core_stalls", "Standstills of the core thread beyond the limit.", s -> s.core().stalls());
        gauge("strowger_sequence", "Sequence of the last input in the published state.",
                s -> s.view().get().reign().sequence());
        gauge("strowger_epoch", "Epoch of this run.", s -> s.view().get().reign().epoch());
        gauge("strowger_configuration_version", "Version of the configuration in force.",
                s -> s.view().get().reign().configurationVersion());
        gauge("strowger_calls", "Calls in the published state.", s -> s.view().get().tables().calls().size());
        gauge("strowger_contacts", "Contacts in the published state.", s -> s.view().get().tables().contacts().size());
    }

    private void gateway() {
        gauge("strowger_sessions", "Sessions, with a connection or within their grace.",
                s -> s.gateway().sessions().getAsLong());
        gauge("strowger_connections", "Connections of clients.", s -> s.gateway().connections().getAsLong());
        counter("strowger_connections_accepted", "Connections accepted since the start.",
                s -> s.gateway().counters().connections());
        counter("strowger_gateway_anomalies", "Mistakes of the gateway itself.",
                s -> s.gateway().counters().anomalies());
        for (RefusalReason reason : RefusalReason.values()) {
            reasoned("strowger_logins_refused", "Logins refused, by reason.", reason,
                    s -> s.gateway().counters().loginsRefused(reason));
            reasoned("strowger_connections_failed", "Connections that broke a rule, by the rule.", reason,
                    s -> s.gateway().counters().connectionsFailed(reason));
            reasoned("strowger_connections_refused", "Connections refused by a limit.", reason,
                    s -> s.gateway().counters().connectionsRefused(reason));
        }
    }

    private void reasoned(String name, String text, RefusalReason reason, ToDoubleFunction<Sources> function) {
        FunctionCounter.builder(name, sources, function).tag("reason", reason.name()).description(text)
                .register(registry);
    }

    private Counter lookUpCounter(String outcome) {
        return Counter.builder("strowger_look_ups").tag("outcome", outcome)
                .description("Look-ups in outside data that ended since the start.").register(registry);
    }

    private void counter(String name, String text, ToDoubleFunction<Sources> function) {
        FunctionCounter.builder(name, sources, function).description(text).register(registry);
    }

    private void gauge(String name, String text, ToDoubleFunction<Sources> function) {
        Gauge.builder(name, sources, function).description(text).register(registry);
    }

    @Override
    public void onFact(JournalledFact place, Fact fact) {
        switch (fact) {
            case Fact.LookUpEnded ended -> lookUps
                    .get(ended.outcome() == null ? DEADLINE : ended.outcome().name()).increment();
            case Fact.AnomalyRecorded anomaly -> {
                anomalies.get(anomaly.kind()).increment();
                truth.onAnomaly(anomaly);
            }
            case Fact.RouteDecided decided -> decisions.increment();
            case Fact.ContactStarted started -> contactsStarted.increment();
            case Fact.ContactEnded ended -> contactsEnded.get(ended.disposition()).increment();
            default -> {
                // The others are not counted.
            }
        }
    }

    /** The text of a scrape. Any thread. */
    public synchronized String scrape() {
        EngineView view = sources.view().get();
        links.take(sources.links().get());
        truth.take(view);
        linkCounters();
        webhooks.take(sources.webhooks().get());
        transports.take();
        Map<String, Integer> bySkill = new TreeMap<>();
        view.site().site().skills().forEach(skill -> bySkill.put(skill.name(), 0));
        for (Contact contact : view.contacts().values()) {
            if (contact.isWaiting()) {
                bySkill.merge(contact.demand().skill(), 1, Integer::sum);
            }
        }
        rows(waiting, counted("skill", bySkill));
        waits.read(view.skills().values(), view.skillBoards());
        Map<String, Integer> byState = new TreeMap<>();
        for (AgentState state : AgentState.values()) {
            byState.put(state.name(), 0);
        }
        for (Agent agent : view.agents().values()) {
            byState.merge(agent.state().name(), 1, Integer::sum);
        }
        rows(agents, counted("state", byState));
        Map<String, Integer> byPort = new TreeMap<>();
        sources.ports().get().forEach(port -> byPort.put(port.name(), port.backlog()));
        rows(backlogs, counted("source", byPort));
        return registry.scrape();
    }

    /** Counters of links as they appear; what is registered already stays as it is. */
    private void linkCounters() {
        for (LinkStatus status : sources.links().get()) {
            String key = Link.key(status.switchName(), status.link());
            if (linksCounted.add(key)) {
                linkCounter("strowger_link_losses", "Times that the link was lost after it had been up.", key,
                        s -> s.linkWatch().losses().getOrDefault(key, 0L));
                linkCounter("strowger_link_standstills",
                        "Times that the link stood still while another one of its switch did not.", key,
                        s -> s.linkWatch().standstills().getOrDefault(key, 0L));
                Gauge.builder("strowger_link_behind", sources, s -> isBehind(s, key) ? 1 : 0).tags(tags(key))
                        .description("1 = the link stands still while another one of its switch does not.")
                        .register(registry);
            }
        }
        for (LinkMerge merge : sources.statistics().get().merges()) {
            String key = merge.link();
            if (!linksMerged.add(key)) {
                continue;
            }
            linkCounter("strowger_link_events_merged", "Events that another link to the switch had told before.", key,
                    s -> merge(s, key).merged());
            linkCounter("strowger_link_events_missed",
                    "Events that another link to the switch told and this one did not.", key,
                    s -> merge(s, key).missed());
            linkCounter("strowger_link_events_withheld", "Events that were not taken on this link's word alone.", key,
                    s -> merge(s, key).withheld());
            Gauge.builder("strowger_link_lag_seconds", sources, s -> merge(s, key).lagNanos() / 1e9).tags(tags(key))
                    .description("How long after another link this one told the event that both told last.")
                    .register(registry);
        }
    }

    private void linkCounter(String name, String text, String key, ToDoubleFunction<Sources> function) {
        FunctionCounter.builder(name, sources, function).tags(tags(key)).description(text).register(registry);
    }

    private static boolean isBehind(Sources sources, String key) {
        Link link = sources.view().get().links().get(key);
        return link != null && link.behind();
    }

    private static Tags tags(String linkKey) {
        int slash = linkKey.indexOf('/');
        return Tags.of("switch", linkKey.substring(0, slash), "link", linkKey.substring(slash + 1));
    }

    private static LinkMerge merge(Sources sources, String key) {
        for (LinkMerge merge : sources.statistics().get().merges()) {
            if (merge.link().equals(key)) {
                return merge;
            }
        }
        return new LinkMerge(key, 0, 0, 0, 0);
    }

    private static List<MultiGauge.Row<?>> counted(String tag, Map<String, Integer> counts) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        counts.forEach((name, count) -> rows.add(MultiGauge.Row.of(Tags.of(tag, name), count)));
        return rows;
    }

    private static void rows(MultiGauge gauge, List<MultiGauge.Row<?>> rows) {
        gauge.register(rows, true);
    }
}
