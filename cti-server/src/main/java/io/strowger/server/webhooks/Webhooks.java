package io.strowger.server.webhooks;

import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.fact.Fact;
import io.strowger.core.output.Output.WebhookWanted;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledFact;
import io.strowger.core.site.WebhookSite;
import io.strowger.pbx.Credential;
import io.strowger.server.watch.FactListener;
import io.strowger.server.webhooks.PlacesFile.Places;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells services of contacts, each thing at least once: what is to be told is read from the journal's facts, and a file says from where on it has still to be told,
 * so that a service hears after a stop, a crash or a long standstill of its own what it has not heard before. What may have been heard already comes again with the
 * same id.
 *
 * <p>What happens now is handed over by the tail of the facts ({@link #onFact}). A service with no room for it is <em>behind</em>, and so is every service at
 * the start: what it misses is read from the journal when there is room, until it has caught up. All of that is confined to the thread of the context's executor.
 */
public final class Webhooks implements FactListener, AutoCloseable {
    /** Facts that are read in one task. */
    static final int READ_MAX = 1_000;
    /** From something told to its place in the file. */
    static final long SAVE_MILLIS = 250;
    /** Facts after which the file is written even when nothing is told, so that a start has little to look through. */
    static final int SAVE_FACTS = 10_000;
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final long CLOSE_SECONDS = 5;
    private static final RecordCodec<Fact> CODEC = RecordCodec.of(Fact.class);
    private static final Logger LOG = LoggerFactory.getLogger("strowger.webhooks");

    private final Context context;
    private final HttpClient http;
    private final PlacesFile file;
    private final Map<String, WebhookTallies> tallies = new ConcurrentHashMap<>();
    private final Map<String, Followed> services = new HashMap<>();
    /** What the tail has seen last, and all before it has been handed over. */
    private volatile Place seen = Place.BEGINNING;
    /** Of the tail's thread: facts since the file was written on their account. */
    private int factsSeen;
    /** Everything before it was taken by the services that are not behind. */
    private Place read = Place.BEGINNING;
    /** How far the reading at the start has got. */
    private Place reached = Place.BEGINNING;
    private Map<String, Place> kept = Map.of();
    private Places saved;
    private Journal.Reader<JournalledFact> reading;
    private boolean catchesUpFromStart = true;
    private boolean savesSoon;
    private volatile boolean closed;

    /**
     * What it stands on.
     *
     * @param site the webhook of a name as configured now, or null
     * @param credentials whose passwords sign
     * @param journal what is told is in it
     * @param file keeps the places
     * @param time executor and clocks
     */
    public record Context(Function<String, WebhookSite> site, Map<String, Credential> credentials, Facts journal,
            Path file, Time time) {}

    /** The facts of the journal, and its end now. */
    public record Facts(LongFunction<Journal.Reader<JournalledFact>> from, Optional<JournalledFact> last) {
        Place end() {
            return last.map(fact -> Place.of(fact).following()).orElse(Place.BEGINNING);
        }
    }

    /**
     * Executor and clocks.
     *
     * @param executor runs one task after the other
     * @param later the same, after a pause in milliseconds
     * @param epochSeconds wall clock, for signatures
     * @param chance between 0 and 1, spreads attempts
     * @param onClose ends the executor
     */
    public record Time(Executor executor, Later later, LongSupplier epochSeconds, DoubleSupplier chance,
            Runnable onClose) {
        /** On a thread of its own. */
        public static Time thread() {
            ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, task -> {
                Thread made = new Thread(task, "strowger-webhooks");
                made.setDaemon(true);
                return made;
            });
            thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            return new Time(thread, (task, millis) -> thread.schedule(task, millis, TimeUnit.MILLISECONDS),
                    () -> System.currentTimeMillis() / 1_000, new SecureRandom()::nextDouble, thread::shutdownNow);
        }
    }

    /** Runs a task after a pause. */
    @FunctionalInterface
    public interface Later {
        void run(Runnable task, long millis);
    }

    /** A service, and how far the journal was read for it. */
    private static final class Followed {
        private final Service service;
        /** The first place that was not looked at for it. */
        private Place from;
        /** The journal holds things for it that were not taken. */
        private boolean behind;
        /** The reading that goes on now is for it, too. */
        private boolean inReading;

        private Followed(Service service, Place from, boolean behind) {
            this.service = service;
            this.from = from;
            this.behind = behind;
            this.inReading = behind;
        }

        /** Whether the thing was taken, now or before. */
        private boolean take(Place place, WebhookWanted wanted) {
            if (place.compareTo(from) < 0) {
                return true;
            }
            if (service.isFull()) {
                return false;
            }
            from = place.following();
            service.take(place, wanted);
            return true;
        }
    }

    /**
     * Tells nothing before {@link #start}.
     *
     * @param context whose journal must not have got further until the tail tells this of what follows
     */
    public Webhooks(Context context) {
        this.context = context;
        this.file = new PlacesFile(context.file());
        this.http = HttpClient.newBuilder().connectTimeout(CONNECT_MAX).followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Begins with what has not been told before; a journal that comes without the file has been told. */
    public void start() {
        Place end = context.journal().end();
        Places places = null;
        try {
            places = file.load();
        } catch (IOException damaged) {
            LOG.error("ALARM webhooks file={}: {}; what was to be told before this start is not told", context.file(),
                    damaged.getMessage());
        }
        Places from = places == null ? new Places(end, Map.of()) : places.within(end);
        read = from.read();
        kept = from.webhooks();
        context.time().executor().execute(() -> {
            save(Place.BEGINNING);
            readFrom(from.first());
        });
    }

    /**
     * What each webhook has counted, by its name.
     *
     * @param configured those that count from the beginning, used or not
     */
    public Map<String, WebhookTallies> tallies(Collection<WebhookSite> configured) {
        configured.forEach(site -> tallies.computeIfAbsent(site.name(), name -> new WebhookTallies()));
        return new TreeMap<>(tallies);
    }

    /** On the thread of the tail; does nothing but hand over. */
    @Override
    public void onFact(JournalledFact place, Fact fact) {
        Place at = Place.of(place);
        if (fact instanceof Fact.OutputIssued(WebhookWanted wanted) && !closed) {
            execute(() -> happened(at, wanted));
        }
        seen = at;
        if (++factsSeen >= SAVE_FACTS) {
            factsSeen = 0;
            execute(() -> save(at));
        }
    }

    private void execute(Runnable task) {
        try {
            context.time().executor().execute(task);
        } catch (RejectedExecutionException closing) {
            // It is in the journal.
        }
    }

    private void happened(Place place, WebhookWanted wanted) {
        Followed followed = followed(wanted.webhook());
        if (!followed.behind) {
            followed.behind = !followed.take(place, wanted);
            saveSoon();
        }
    }

    private Followed followed(String name) {
        return services.computeIfAbsent(name,
                unknown -> new Followed(
                        new Service(name, context, http,
                                tallies.computeIfAbsent(name, any -> new WebhookTallies()), this::hasEnded),
                        kept.getOrDefault(name, read), catchesUpFromStart));
    }

    // ---- reading the journal

    private void hasEnded() {
        saveSoon();
        readOn();
    }

    /** Reads on for those who are behind and have room again. */
    private void readOn() {
        if (reading == null && services.values().stream().anyMatch(f -> f.behind && f.service.isHalfEmpty())) {
            readFrom(services.values().stream().filter(f -> f.behind).map(f -> f.from).reduce(Place::earlier)
                    .orElseThrow());
        }
    }

    private void readFrom(Place from) {
        if (closed) {
            return;
        }
        services.values().forEach(followed -> followed.inReading = followed.behind);
        reading = context.journal().from().apply(from.sequence());
        execute(this::readSome);
    }

    private void readSome() {
        if (closed) {
            return;
        }
        for (int i = 0; i < READ_MAX; i++) {
            JournalledFact fact = reading.next();
            if (fact == null) {
                services.values().stream().filter(f -> f.inReading).forEach(f -> f.behind = false);
                catchesUpFromStart = false;
                endReading();
                return;
            }
            if (catchesUpFromStart) {
                reached = Place.of(fact).following();
            }
            if (CODEC.decode(fact.payload()) instanceof Decoded.Value<Fact>(Fact.OutputIssued(WebhookWanted wanted))) {
                read(Place.of(fact), wanted);
            }
        }
        if (!catchesUpFromStart && services.values().stream().noneMatch(f -> f.inReading)) {
            endReading();
        } else {
            execute(this::readSome);
        }
    }

    private void read(Place place, WebhookWanted wanted) {
        Followed followed = followed(wanted.webhook());
        if (followed.inReading) {
            followed.inReading = followed.take(place, wanted);
        }
    }

    private void endReading() {
        reading.close();
        reading = null;
        saveSoon();
        readOn();
    }

    // ---- the file

    private void saveSoon() {
        if (!savesSoon && !closed) {
            savesSoon = true;
            context.time().later().run(() -> {
                savesSoon = false;
                // All that was handed over up to this place is looked at before the task.
                Place until = seen;
                execute(() -> save(until));
            }, SAVE_MILLIS);
        }
    }

    /**
     * Keeps from where on things are to be told, if that has changed.
     *
     * @param until what the tail has seen, when all of it has been handed over
     */
    private void save(Place until) {
        if (!catchesUpFromStart) {
            read = Place.later(Place.later(read, reached), until.following());
        }
        Places places = new Places(read, catchesUpFromStart ? keptFromStart() : open());
        if (places.equals(saved)) {
            return;
        }
        try {
            file.save(places);
            saved = places;
        } catch (IOException failure) {
            LOG.error("webhooks file={} cannot be written, services may hear things again: {}", context.file(),
                    failure.toString());
        }
    }

    /** Those that have something to be told still. */
    private Map<String, Place> open() {
        Map<String, Place> open = new TreeMap<>();
        services.forEach((name, followed) -> {
            Place first = followed.service.firstOpen();
            if (first != null || followed.behind) {
                open.put(name, first == null ? followed.from : first);
            }
        });
        return open;
    }

    private Map<String, Place> keptFromStart() {
        Map<String, Place> all = new TreeMap<>(kept);
        services.forEach((name, followed) -> {
            Place first = followed.service.firstOpen();
            all.put(name, first == null ? followed.from : first);
        });
        return all;
    }

    /** Sends nothing more. What has not been told is told after the next start. */
    @Override
    public void close() {
        Place until = seen;
        FutureTask<Void> last = new FutureTask<>(() -> stop(until), null);
        execute(last);
        try {
            last.get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            LOG.error("webhooks did not stop, services may hear things again", failure);
        }
        context.time().onClose().run();
        http.shutdownNow();
    }

    private void stop(Place until) {
        closed = true;
        services.values().forEach(followed -> followed.service.stop());
        if (reading != null) {
            reading.close();
            reading = null;
        }
        save(until);
    }
}
