package io.strowger.server.links;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxReply;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.output.Output;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.Link;
import io.strowger.pbx.Credential;
import io.strowger.pbx.InputSink;
import io.strowger.pbx.LinkContext;
import io.strowger.pbx.LinkDevices;
import io.strowger.pbx.LinkStatus;
import io.strowger.pbx.LinkTrace;
import io.strowger.pbx.PbxDriver;
import io.strowger.pbx.PbxDrivers;
import io.strowger.pbx.PbxLink;
import io.strowger.server.inputs.InputPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one {@link PbxLink} for every link of the site in force. Changes are made on a thread of its own; requests are
 * forwarded on the thread that runs the core, which never waits here: a request that no link takes is answered NotSent.
 */
public final class LinkManager implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("strowger.links");
    /** Pause between two looks at the published view when it lags behind an output, in milliseconds. */
    private static final long VIEW_MILLIS = 10;
    private static final long CLOSE_SECONDS = 5;
    /** Stands between an option's name and the name of the only switch that it is for. */
    public static final String OF_SWITCH = "@";

    private final Context context;
    private final SplittableRandom jitter;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "strowger-links");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<String, InputSink> sinks = new TreeMap<>();
    /** By link key; replaced as a whole. */
    private volatile Map<String, Running> running = Map.of();
    private volatile Map<String, String> problems = Map.of();
    private boolean stopping;

    /**
     * What the manager stands on.
     *
     * @param credentials by name
     * @param options of drivers, by option name; {@code NAME@SWITCH} holds for that switch in place of {@code NAME}
     * @param sinks makes the way into the sequencer of one link, by its name
     * @param port for what is said on behalf of links that are not there
     * @param view the published state, for the content of a configuration
     */
    public record Context(PbxDrivers drivers, Map<String, Credential> credentials, Map<String, String> options,
            Function<String, InputSink> sinks, InputPort port, Supplier<EngineView> view, long seed) {}

    /** What a link was made of; a change of any of it makes the link anew. */
    private record Origin(SwitchSite pbx, LinkSite link, Credential credential) {}

    private record Running(Origin origin, LinkDevices devices, PbxLink link) {}

    public LinkManager(Context context) {
        this.context = context;
        this.jitter = new SplittableRandom(context.seed());
    }

    // ---- on the thread that runs the core

    /** A configuration is in force; links follow as soon as the view shows it. */
    public void onConfiguration(long version) {
        try {
            executor.execute(() -> follow(version));
        } catch (RejectedExecutionException closed) {
            LOG.debug("configuration version={} comes after the end", version);
        }
    }

    /**
     * Forwards a request to the link it names and to no other, because the engine settles what a lost link leaves open by
     * that name. A request that names none, because the engine knew none that was up, takes the first that is.
     */
    public void submit(Output.PbxRequest request) {
        Optional<Running> target = request.link().isEmpty()
                ? upLink(request.switchName())
                : Optional.ofNullable(running.get(Link.key(request.switchName(), request.link())));
        if (target.isEmpty()) {
            notSent(request, request.link().isEmpty() ? "no link of the switch is up" : "there is no such link");
        } else if (!target.get().link().submit(request)) {
            notSent(request, "the link's mailbox is full");
        }
    }

    private Optional<Running> upLink(String switchName) {
        return running.values().stream().filter(candidate -> candidate.origin().pbx().name().equals(switchName)
                && candidate.link().status().state() == LinkState.UP).findFirst();
    }

    private void notSent(Output.PbxRequest request, String why) {
        InputPort.Offer offer = context.port().offer(new Input.PbxReplied(request.switchName(), request.link(),
                request.requestId(), new PbxReply.NotSent(why)));
        if (offer == InputPort.Offer.FULL) {
            LOG.error("request={} switch={} was not sent and cannot be answered", request.requestId(),
                    request.switchName());
        }
    }

    // ---- on the manager's thread

    private void follow(long version) {
        if (stopping) {
            return;
        }
        EngineView view = context.view().get();
        if (view.reign().configurationVersion() < version) {
            executor.schedule(() -> follow(version), VIEW_MILLIS, TimeUnit.MILLISECONDS);
            return;
        }
        try {
            apply(view.site().site());
        } catch (RuntimeException failure) {
            LOG.error("configuration version={} could not be followed", version, failure);
        }
    }

    private void apply(Site site) {
        Map<String, Running> next = new TreeMap<>();
        Map<String, String> found = new TreeMap<>();
        List<Running> fresh = new ArrayList<>();
        for (SwitchSite pbx : site.switches()) {
            LinkDevices devices = LinkDevices.of(site, pbx.name());
            for (LinkSite link : pbx.links()) {
                String key = Link.key(pbx.name(), link.name());
                Origin origin = new Origin(pbx, link, context.credentials().get(link.credential()));
                Running kept = keep(running.get(key), origin, devices);
                if (kept != null) {
                    next.put(key, kept);
                    continue;
                }
                create(origin, devices, found).ifPresent(made -> {
                    next.put(key, made);
                    fresh.add(made);
                });
            }
        }
        Map<String, Running> before = running;
        running = next;
        problems = Map.copyOf(found);
        before.forEach((key, old) -> {
            if (next.get(key) == null || next.get(key).link() != old.link()) {
                LOG.info("link={} stops, the configuration has changed", key);
                old.link().stop();
            }
        });
        fresh.forEach(made -> made.link().start());
    }

    /** The link as it goes on, or null when it must be made anew. */
    private static Running keep(Running old, Origin origin, LinkDevices devices) {
        if (old == null || !old.origin().equals(origin)) {
            return null;
        }
        if (!old.devices().equals(devices)) {
            old.link().updateDevices(devices);
        }
        return new Running(origin, devices, old.link());
    }

    private Optional<Running> create(Origin origin, LinkDevices devices, Map<String, String> found) {
        String key = Link.key(origin.pbx().name(), origin.link().name());
        Optional<PbxDriver> driver = context.drivers().find(origin.link().driver());
        if (driver.isEmpty()) {
            problem(origin, found, "there is no driver " + origin.link().driver() + ", only "
                    + context.drivers().names());
            return Optional.empty();
        }
        if (origin.credential() == null) {
            problem(origin, found, "credential " + origin.link().credential() + " is not in the static settings");
            return Optional.empty();
        }
        InputSink sink = sinks.computeIfAbsent(key, context.sinks());
        try {
            PbxLink link = driver.get().create(new LinkContext(origin.pbx(), origin.link(), origin.credential(),
                    devices, new LinkContext.Environment(sink, LinkContext.NanoClock.SYSTEM, jitter.nextLong(),
                            optionsOf(origin.pbx().name()), context.credentials())));
            LOG.info("link={} driver={} host={} port={} service={}", key, origin.link().driver(),
                    origin.link().host(), origin.link().port(), origin.link().service());
            return Optional.of(new Running(origin, devices, link));
        } catch (IllegalArgumentException refused) {
            problem(origin, found, String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private Map<String, String> optionsOf(String switchName) {
        Map<String, String> options = new TreeMap<>();
        context.options().forEach((name, value) -> {
            int at = name.indexOf(OF_SWITCH);
            if (at < 0) {
                options.putIfAbsent(name, value);
            } else if (name.substring(at + OF_SWITCH.length()).equals(switchName)) {
                options.put(name.substring(0, at), value);
            }
        });
        return options;
    }

    private void problem(Origin origin, Map<String, String> found, String text) {
        String key = Link.key(origin.pbx().name(), origin.link().name());
        found.put(key, text);
        LOG.error("link={} cannot be made: {}", key, text);
        context.port().offer(new Input.LinkChanged(origin.pbx().name(), origin.link().name(), LinkState.DOWN,
                LinkDownCause.STOPPED, text));
    }

    // ---- for operators

    /** What every link is doing, in the order of their keys. */
    public List<LinkStatus> statuses() {
        return running.values().stream().map(each -> each.link().status()).toList();
    }

    /**
     * Shows the frames of the link with that key until the result is run.
     *
     * @return empty when there is no such link, or its driver shows no frames
     */
    public Optional<Runnable> trace(String key, LinkTrace trace) {
        Running traced = running.get(key);
        if (traced == null) {
            return Optional.empty();
        }
        try {
            traced.link().trace(trace);
            LOG.info("link={} device={} call={} is traced", key, trace.device(), trace.call());
            return Optional.of(() -> {
                traced.link().endTrace(trace);
                LOG.info("link={} is traced no more", key);
            });
        } catch (UnsupportedOperationException shown) {
            return Optional.empty();
        }
    }

    /** The keys of all links that run. */
    public Set<String> keys() {
        return Set.copyOf(running.keySet());
    }

    /** Links that could not be made, with the reason, by key. */
    public Map<String, String> problems() {
        return problems;
    }

    /** Stops every link and waits, for the given time at most, until the last is closed. */
    public void stop(long millis) {
        try {
            List<CompletableFuture<Void>> stops = new ArrayList<>();
            executor.submit(() -> {
                stopping = true;
                running.values().forEach(each -> stops.add(each.link().stop().toCompletableFuture()));
            }).get(CLOSE_SECONDS, TimeUnit.SECONDS);
            CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).get(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unclean) {
            LOG.warn("not every link was closed in time: {}", String.valueOf(unclean.getMessage()));
        }
    }

    /** Ends the threads; links must have been stopped. */
    @Override
    public void close() {
        executor.shutdownNow();
        context.drivers().close();
    }
}
