package io.strowger.server;

import io.strowger.calllog.ChronicleJournal;
import io.strowger.calllog.Durability;
import io.strowger.core.input.SessionRole;
import io.strowger.core.model.LinkState;
import io.strowger.core.port.Journal.JournalException;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.port.Sequencer;
import io.strowger.core.runtime.EngineClock;
import io.strowger.core.runtime.EngineRuntime;
import io.strowger.core.runtime.Statistics;
import io.strowger.core.runtime.TableDirectory;
import io.strowger.core.site.AgentSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.UserSite;
import io.strowger.core.site.WebhookSite;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Link;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.PbxDrivers;
import io.strowger.server.administration.Configurations;
import io.strowger.server.administration.SiteNeeds;
import io.strowger.server.administration.SiteSources;
import io.strowger.server.administration.Technicians;
import io.strowger.server.administration.VariableChanges;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.gateway.Gateway;
import io.strowger.server.http.Health;
import io.strowger.server.http.HttpEdge;
import io.strowger.server.http.LinkAgreement;
import io.strowger.server.http.LinkWork;
import io.strowger.server.inputs.InputPort;
import io.strowger.server.inputs.LinkSink;
import io.strowger.server.links.LinkLoops;
import io.strowger.server.links.LinkManager;
import io.strowger.server.lookups.LookUps;
import io.strowger.server.security.Accounts;
import io.strowger.server.security.Authenticator;
import io.strowger.server.security.LoginTokens;
import io.strowger.server.watch.CoreWatch;
import io.strowger.server.watch.DecisionTimes;
import io.strowger.server.watch.FactListener;
import io.strowger.server.watch.FactTail;
import io.strowger.server.watch.LinkWatch;
import io.strowger.server.watch.Metrics;
import io.strowger.server.watch.TopicListener;
import io.strowger.server.webhooks.Webhooks;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole server in this process: the journal, the engine on it, and the edges around it. {@link #start} wires them by
 * hand; {@link #close} takes them down in the opposite order. Any thread may ask.
 */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.server");
    private static final long WATCH_MILLIS = 250;
    /** Time between two looks at the files of certificates. */
    private static final long TLS_LOOK_MILLIS = 2_000;
    private static final int CONFIGURATION_QUOTA = 16;
    private static final int LOOK_UP_QUOTA = 1_024;
    /** Difference of the clocks from which it is worth a word; telling the time alone makes up to two seconds. */
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final ServerSettings settings;
    /** What an embedder seeds the journal with; null = the site files. */
    private final Site given;
    private final List<InputPort> ports = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ExitCode> ended = new CompletableFuture<>();
    private final CoreWatch coreWatch;
    private final LinkWatch linkWatch = new LinkWatch();
    private final TableDirectory tables;
    private final SiteSources sources;
    private final SiteNeeds needs;
    private final OutputRouter router = new OutputRouter();
    private final DecisionTimes decisionTimes = new DecisionTimes();
    private ChronicleJournal journal;
    private EngineRuntime runtime;
    private FactTail tail;
    private Authenticator authenticator;
    private Gateway gateway;
    private LinkManager links;
    /** Null where links are on the agents' event loops. */
    private LinkLoops linkLoops;
    private LookUps lookUps;
    private Webhooks webhooks;
    private Metrics metrics;
    private HttpEdge http;
    private ScheduledThreadPoolExecutor watch;
    private volatile boolean siteDiffers;
    private volatile boolean draining;
    private boolean closed;

    private Server(ServerSettings settings, Site given) {
        this.settings = settings;
        this.given = given;
        this.coreWatch = new CoreWatch(settings.stallLimit().toMillis());
        this.tables = new TableDirectory(settings.data().tableDirectory());
        this.sources = new SiteSources(settings.data().sourceDirectory());
        this.needs = new SiteNeeds(settings.credentials().keySet(), tables);
    }

    /** Starts a server whose empty journal is seeded from the site files of the settings. */
    public static Server start(ServerSettings settings) throws IOException {
        return start(settings, null);
    }

    /**
     * Starts a server.
     *
     * @param site seeds an empty journal; null = the site files of the settings
     * @throws ConfigurationException when an empty journal would be seeded with something wrong
     * @throws JournalException when the journal cannot be had
     * @throws IOException when an address or a certificate cannot be had
     */
    public static Server start(ServerSettings settings, Site site) throws IOException {
        Server server = new Server(settings, site);
        try {
            server.begin(new SiteSeed(settings, site));
            return server;
        } catch (IOException | RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private void begin(SiteSeed seed) throws IOException {
        openEngine();
        if (runtime.view().reign().configurationVersion() == 0) {
            seed.check(needs);
        }
        authenticator = new Authenticator(settings.authentication(), this::account, System::nanoTime);
        if (settings.authentication().tokens().isOn()) {
            authenticator.with(LoginTokens.of(settings.authentication().tokens(), System::currentTimeMillis));
        }
        gateway = new Gateway(settings.agents(),
                new Gateway.Context(authenticator, name -> port(name, edgeSource(name, settings.agents().inputQuota())),
                        runtime::view,
                        journal::facts, () -> journal.lastFact().map(JournalledFact::inputSequence).orElse(0L)),
                runtime.view().sessions().values());
        openLinks();
        lookUps = openLookUps();
        openWatchers();
        router.wire(gateway, links, lookUps);
        InputPort configuration = port("configuration", CONFIGURATION_QUOTA);

        runtime.start();
        if (runtime.view().reign().configurationVersion() == 0) {
            seed.apply(runtime, configuration, sources);
        } else {
            compareSite();
        }
        gateway.listen();
        http = new HttpEdge(settings.http(),
                new HttpEdge.Pages(this::health, metrics::scrape, links::trace, this::view,
                        administration(configuration)));
        LOG.info("started name={} epoch={} sequence={}", settings.name(), view().reign().epoch(),
                view().reign().sequence());
    }

    /** Whether the site files say something else than what is in force is asked anew after each change. */
    private void compareSite() {
        EngineView view = view();
        siteDiffers = new SiteSeed(settings, given).differsFrom(view.site().site(),
                view.reign().configurationVersion());
    }

    private HttpEdge.Administration administration(InputPort port) {
        Configurations configurations = new Configurations(new Configurations.Context(this::view, port,
                journal::inputs, sources, needs, System::nanoTime, this::compareSite));
        return new HttpEdge.Administration(configurations, new VariableChanges(this::view, port),
                new Technicians(authenticator, settings.http().technicians()));
    }

    private void openEngine() {
        journal = ChronicleJournal.open(settings.data().journalDirectory(), settings.data().journal());
        if (!journal.report().isSound()) {
            LOG.error("ALARM the journal is damaged:\n{}", journal.report().toText());
        }
        runtime = EngineRuntime
                .recover(new EngineRuntime.Context(journal, EngineClock.system(), router, decisionTimes,
                        tables));
    }

    private void openLinks() {
        PbxDrivers drivers = PbxDrivers.load();
        linkLoops = settings.links().threads() == 0 ? null : new LinkLoops(settings.links().threads());
        drivers.runOn(linkLoops == null ? gateway.loops() : linkLoops.group());
        links = new LinkManager(new LinkManager.Context(drivers, settings.credentials(),
                settings.links().tsapiOptions(),
                name -> new LinkSink(edgeSource("link " + name, settings.links().inputQuota())),
                port("links", settings.links().inputQuota()), runtime::view, new SecureRandom().nextLong()));
    }

    private LookUps openLookUps() {
        InputPort answers = port("look-ups", LOOK_UP_QUOTA);
        return new LookUps(new LookUps.Context(
                name -> view().site().site().analysis().lookUps().stream().filter(each -> each.name().equals(name))
                        .findFirst().orElse(null),
                answers::offer, settings.data().customerDirectory(), settings.credentials(),
                () -> view().reign().timeNanos() / 1_000_000));
    }

    /** As configured now, or null. */
    private WebhookSite webhook(String name) {
        return view().site().site().desk().webhooks().stream().filter(each -> each.name().equals(name)).findFirst()
                .orElse(null);
    }

    private void openWatchers() {
        Optional<JournalledFact> last = journal.lastFact();
        long firstNew = last.map(fact -> fact.inputSequence() + 1).orElse(1L);
        webhooks = new Webhooks(new Webhooks.Context(this::webhook, settings.credentials(),
                new Webhooks.Facts(journal::facts, last), settings.data().webhookFile(), Webhooks.Time.thread()));
        webhooks.start();
        tail = new FactTail(() -> journal.facts(firstNew));
        metrics = new Metrics(new Metrics.Sources(runtime::view, runtime::statistics, links::statuses, () -> ports,
                new Metrics.Gatewayed(gateway::sessionCount, gateway::connectionCount, gateway.counters()), coreWatch,
                () -> settings.data().directory().toFile().getUsableSpace(), linkWatch, decisionTimes,
                () -> webhooks.tallies(view().site().site().desk().webhooks())));
        tail.add(metrics);
        tail.add(linkWatch);
        tail.add(webhooks);
        tail.start();
        watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "strowger-watch");
            thread.setDaemon(true);
            return thread;
        });
        watch.scheduleAtFixedRate(this::watch, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
        watch.scheduleWithFixedDelay(gateway::refreshTls, TLS_LOOK_MILLIS, TLS_LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void watch() {
        if (coreWatch.look(runtime.statistics(), System.nanoTime()) == CoreWatch.Condition.FAILED) {
            ended.complete(ExitCode.FAILED);
        }
    }

    /** Where an append may wait for the disk no event loop runs the core. */
    private Sequencer.Source edgeSource(String name, int quota) {
        return settings.data().journal().durability() == Durability.WRITTEN
                ? runtime.edgeSource(name, quota)
                : runtime.source(name, quota);
    }

    private InputPort port(String name, int quota) {
        return port(name, runtime.source(name, quota));
    }

    private InputPort port(String name, Sequencer.Source source) {
        InputPort port = new InputPort(name, source);
        ports.add(port);
        return port;
    }

    private Accounts.Account account(String userId, SessionRole role) {
        EngineView view = runtime.view();
        long version = view.reign().configurationVersion();
        String hash = hash(view, userId, role);
        return new Accounts.Account(hash == null || hash.isEmpty() ? null : hash, version, hash != null);
    }

    /** Null for a user who may not take the role, empty for one without a password. */
    private String hash(EngineView view, String userId, SessionRole role) {
        return switch (role) {
            case AGENT -> {
                AgentSite agent = view.site().agent(userId);
                yield agent == null ? null : agent.passwordHash();
            }
            case SUPERVISOR -> {
                AgentSite agent = view.site().agent(userId);
                yield agent == null || !agent.isSupervisor() ? null : agent.passwordHash();
            }
            case IVR -> settings.ivr().users().stream().filter(user -> user.user().equals(userId))
                    .map(ServerSettings.IvrUser::passwordHash).findFirst().orElse(null);
            case TECHNICIAN, REPORTER, PROXY, WALLBOARD -> {
                UserSite user = view.site().desk().user(userId);
                yield user == null || !user.roles().contains(role) ? null : user.passwordHash();
            }
        };
    }

    // ---- for embedding

    /** How long choices of an agent have taken. */
    public DecisionTimes decisionTimes() {
        return decisionTimes;
    }

    /** The port that agents and IVRs connect to. */
    public int agentPort() {
        return gateway.port();
    }

    /** The port of {@code /health} and {@code /metrics}. */
    public int httpPort() {
        return http.port();
    }

    /** The published state. */
    public EngineView view() {
        return runtime.view();
    }

    /** The runtime's numbers. */
    public Statistics statistics() {
        return runtime.statistics();
    }

    /** What every link is doing. */
    public List<LinkStatus> links() {
        return links.statuses();
    }

    /** Where the journal lies; it may be read while the server runs. */
    public Path journalDirectory() {
        return settings.data().journalDirectory();
    }

    /** Tells a listener every fact from now on, off the core thread. */
    public void onFact(FactListener listener) {
        tail.add(listener);
    }

    /** Tells a listener every topic from now on, on the thread that runs the core. */
    public void onTopic(TopicListener listener) {
        router.add(listener);
    }

    /** Completed when the server is closed, or when its core has failed and a restart is needed. */
    public CompletableFuture<ExitCode> ended() {
        return ended.copy();
    }

    /** How the server is. */
    public Health health() {
        List<String> reasons = new ArrayList<>();
        Health.Status status = status(reasons);
        EngineView view = view();
        Map<String, Long> counts = new TreeMap<>();
        counts.put("calls", (long) view.tables().calls().size());
        counts.put("contacts", (long) view.tables().contacts().size());
        counts.put("sessions", (long) gateway.sessionCount());
        counts.put("connections", (long) gateway.connectionCount());
        counts.put("anomalies", statistics().anomalies());
        return new Health(status, reasons, settings.name(), view.reign().epoch(), view.reign().sequence(),
                view.reign().configurationVersion(), siteDiffers, linkHealth(), counts);
    }

    private Health.Status status(List<String> reasons) {
        switch (coreWatch.condition()) {
            case FAILED -> {
                reasons.add("the core thread has ended, restart the server: " + statistics().failure());
                return Health.Status.FAILED;
            }
            case STALLED -> {
                reasons.add("the core thread stands still for "
                        + TimeUnit.NANOSECONDS.toMillis(coreWatch.standstillNanos()) + " ms");
                return Health.Status.STALLED;
            }
            case RUNNING -> {
                // Other things may be wrong.
            }
        }
        links.problems().forEach((link, problem) -> reasons.add("link " + link + " cannot be made: " + problem));
        for (LinkStatus link : links.statuses()) {
            if (link.state() != LinkState.UP) {
                reasons.add("link " + link.switchName() + "/" + link.link() + " is " + link.state());
            }
            linkReasons(link, reasons);
            if (agreement(link).behind()) {
                reasons.add("link " + link.switchName() + "/" + link.link()
                        + " stands still, requests go by another link: look at its server and the way to it");
            }
        }
        if (siteDiffers) {
            reasons.add("the site files differ from the configuration in force, see the log");
        }
        if (!journal.report().isSound()) {
            reasons.add("the journal was damaged when it was opened, see the log");
        }
        if (draining) {
            return Health.Status.DRAINING;
        }
        return reasons.isEmpty() ? Health.Status.UP : Health.Status.DEGRADED;
    }

    private static void linkReasons(LinkStatus link, List<String> reasons) {
        String name = "link " + link.switchName() + "/" + link.link();
        LinkStatus.Work work = link.work();
        if (work.rate().perSecondNow() < work.rate().perSecond()) {
            reasons.add(name + " sends " + work.rate().perSecondNow() + " of " + work.rate().perSecond()
                    + " requests a second: " + work.rate().reason());
        }
        if (work.refusals().count() > 0) {
            reasons.add(name + " has " + work.refusals().count() + " monitors or registrations refused");
        }
        if (work.clock().known() && Math.abs(work.clock().skewSeconds()) >= CLOCK_SKEW_SECONDS) {
            reasons.add(name + ": the clock of the switch is " + work.clock().skewSeconds()
                    + " s ahead of this machine's, set one right, or links.switch-time-zone");
        }
    }

    private List<Health.LinkHealth> linkHealth() {
        List<Health.LinkHealth> list = new ArrayList<>();
        for (LinkStatus link : links.statuses()) {
            list.add(new Health.LinkHealth(link.switchName() + "/" + link.link(), link.state().name(), link.phase(),
                    link.cause().code(), link.cause().name(), link.cause().remedy(), link.detail(),
                    LinkWork.of(link, LinkContext.NanoClock.SYSTEM.nanos()), agreement(link)));
        }
        links.problems().forEach((key, problem) -> list
                .add(new Health.LinkHealth(key, LinkState.DOWN.name(), "", 0, "NONE", "", problem, null, null)));
        return list;
    }

    private LinkAgreement agreement(LinkStatus link) {
        String key = Link.key(link.switchName(), link.link());
        return LinkAgreement.of(key, view(), statistics().merges(),
                linkWatch.standstills().getOrDefault(key, 0L));
    }

    /**
     * Tells the clients, lets links and journal finish, and stops. The drain time of the settings bounds each of both
     * waits.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        draining = true;
        long drainMillis = settings.drain().toMillis();
        if (gateway != null) {
            gateway.drain(drainMillis);
        }
        if (links != null) {
            links.stop(drainMillis);
        }
        // Edges first, so that their last inputs are journalled; the tail after the runtime, so that the last facts
        // are told; webhooks read the journal; health to the end.
        close("look-ups", lookUps);
        close("links", links);
        close("event loops of links", linkLoops);
        close("gateway", gateway);
        close("authenticator", authenticator);
        close("runtime", runtime);
        close("tail", tail);
        close("webhooks", webhooks);
        close("journal", journal);
        if (watch != null) {
            watch.shutdownNow();
        }
        close("http", http);
        ended.complete(ExitCode.OK);
        LOG.info("stopped");
    }

    private static void close(String what, AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception failure) {
            LOG.error("{} could not be closed", what, failure);
        }
    }

    /** Starts the server of a settings file and runs until the process is told to end: {@code --conf FILE}. */
    public static void main(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals("--conf")) {
            System.err.println("usage: --conf FILE");
            System.exit(ExitCode.CONFIGURATION.code());
        }
        System.exit(run(Path.of(arguments[1])).code());
    }

    /** What {@link #main} does, up to the exit. */
    public static ExitCode run(Path settingsFile) {
        try {
            ServerSettings settings = ServerSettings.load(settingsFile);
            ServerLogging.configure(settingsFile, settings.logDirectory());
            Server server = start(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                // A stop that was asked for is no failure; without this the process would end with the signal's number.
                Runtime.getRuntime().halt(server.ended().join().code());
            }, "strowger-shutdown"));
            return server.ended().join();
        } catch (ConfigurationException wrong) {
            System.err.println(wrong.getMessage());
            return ExitCode.CONFIGURATION;
        } catch (IOException | JournalException refused) {
            System.err.println("cannot start: " + refused.getMessage());
            return ExitCode.CANNOT_START;
        }
    }
}
