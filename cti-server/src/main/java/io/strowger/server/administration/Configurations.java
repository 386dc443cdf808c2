package io.strowger.server.administration;

import io.strowger.core.codec.Decoded;
import io.strowger.core.codec.RecordCodec;
import io.strowger.core.input.Input;
import io.strowger.core.port.Journal;
import io.strowger.core.port.JournalledInput;
import io.strowger.core.site.Site;
import io.strowger.core.site.SiteDifference;
import io.strowger.core.state.ConfigurationVersion;
import io.strowger.core.state.EngineView;
import io.strowger.core.state.ScheduledConfiguration;
import io.strowger.server.conf.Problem;
import io.strowger.server.conf.SiteChecker;
import io.strowger.server.conf.SiteFiles;
import io.strowger.server.conf.SiteLoader;
import io.strowger.server.inputs.InputPort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Configurations of a running server: shown, compared, applied at once or later, and brought back. What is wrong is told whole and changes nothing. Any thread; one change at
 * a time.
 */
public final class Configurations {
    /** Characters of a comment. */
    public static final int COMMENT_CHARS_MAX = 500;
    /** How far ahead a configuration can be planned, in milliseconds. */
    public static final long AHEAD_MILLIS_MAX = 366L * 86_400_000;
    /** Longest wait until a change can be seen. */
    private static final long SEEN_MILLIS_MAX = 30_000;
    private static final long LOOK_NANOS = 1_000_000;
    private static final RecordCodec<Input> INPUT = RecordCodec.of(Input.class);

    private final Context context;

    /**
     * What it stands on.
     *
     * @param inputs opens a reader of the journal's inputs from a sequence on
     * @param nanos a clock that never goes back
     * @param changed told after a change, on the thread that made it
     */
    public record Context(Supplier<EngineView> view, InputPort port, Journals inputs, SiteSources sources,
            SiteNeeds needs, LongSupplier nanos, Runnable changed) {}

    /** Inputs of the journal from a sequence on. */
    public interface Journals {
        Journal.Reader<JournalledInput> from(long sequence);
    }

    /**
     * Who changes, and how.
     *
     * @param effectiveMillis engine time at which it takes effect; 0 = at once
     * @param basedOn version that the author has seen; 0 = any
     */
    public record Change(String by, String comment, long effectiveMillis, long basedOn) {}

    /** What became of a change. */
    public sealed interface Result {
        /**
         * It is in force, or planned.
         *
         * @param effectiveMillis 0 = it is in force
         */
        record Done(long version, List<String> changes, long effectiveMillis) implements Result {}

        /** Something is wrong with it; the old configuration stays. */
        record Wrong(List<Problem> problems) implements Result {}

        /** It cannot be done now; the sentence says why. */
        record Refused(String sentence) implements Result {}
    }

    public Configurations(Context context) {
        this.context = context;
    }

    /** What applying these files would change; nothing is changed. */
    public Result compare(Map<String, String> texts) {
        SiteFiles files = SiteLoader.load(texts);
        List<Problem> problems = problems(files.site(), files.problems());
        EngineView view = context.view().get();
        return problems.isEmpty()
                ? new Result.Done(view.reign().configurationVersion(),
                        SiteDifference.lines(view.site().site(), files.site()), 0)
                : new Result.Wrong(problems);
    }

    /** Makes the files the configuration. */
    public synchronized Result apply(Map<String, String> texts, Change change) {
        SiteFiles files = SiteLoader.load(texts);
        List<Problem> problems = problems(files.site(), files.problems());
        if (!problems.isEmpty()) {
            return new Result.Wrong(problems);
        }
        try {
            return put(files.site(), context.sources().keep(texts), 0, change);
        } catch (IOException full) {
            return new Result.Refused("the files could not be kept: " + full.getMessage());
        }
    }

    /** Brings an earlier version back, as a new one. */
    public synchronized Result restore(long version, Change change) {
        ConfigurationVersion earlier = context.view().get().administered().configurations().map().get(version);
        Site site = earlier == null ? null : site(earlier.inputSequence());
        if (site == null) {
            return new Result.Refused("version " + version + " is not in the history");
        }
        List<Problem> problems = problems(site, SiteChecker.check(site));
        return problems.isEmpty()
                ? put(site, earlier.source(), version, change)
                : new Result.Wrong(problems);
    }

    /** Gives the planned configuration up. */
    public synchronized Result withdraw(String by) {
        if (context.view().get().administered().next() == null) {
            return new Result.Refused("no configuration is planned");
        }
        return offered(new Input.ConfigurationWithdrawn(by),
                view -> view.administered().next() == null,
                view -> new Result.Done(view.reign().configurationVersion(), List.of(), 0));
    }

    private List<Problem> problems(Site site, List<Problem> found) {
        List<Problem> problems = new ArrayList<>(found);
        if (problems.isEmpty()) {
            problems.addAll(context.needs().missing(site));
        }
        return problems;
    }

    private Result put(Site site, String source, long restores, Change change) {
        EngineView before = context.view().get();
        long inForce = before.reign().configurationVersion();
        if (change.basedOn() != 0 && change.basedOn() != inForce) {
            return new Result.Refused("version " + inForce + " is in force and you have seen " + change.basedOn()
                    + "; look at what has changed and try again");
        }
        if (change.comment().length() > COMMENT_CHARS_MAX) {
            return new Result.Refused("a comment has at most " + COMMENT_CHARS_MAX + " characters");
        }
        long now = before.reign().timeNanos() / 1_000_000;
        if (change.effectiveMillis() > now + AHEAD_MILLIS_MAX) {
            return new Result.Refused("a configuration is planned for a year ahead at most");
        }
        List<String> changes = SiteDifference.lines(before.site().site(), site);
        long version = inForce + 1;
        if (change.effectiveMillis() > now) {
            return offered(
                    new Input.ConfigurationScheduled(version, change.by(), site, change.comment(), restores, source,
                            change.effectiveMillis()),
                    view -> isPlanned(view.administered().next(), version, change)
                            || view.reign().configurationVersion() >= version,
                    view -> new Result.Done(version, changes, change.effectiveMillis()));
        }
        return offered(
                new Input.ConfigurationApplied(version, change.by(), site, change.comment(), restores, source),
                view -> view.reign().configurationVersion() >= version, view -> done(view, version, change, changes));
    }

    private static boolean isPlanned(ScheduledConfiguration next, long version, Change change) {
        return next != null && next.version() == version && next.appliedBy().equals(change.by())
                && next.effectiveNanos() == change.effectiveMillis() * 1_000_000;
    }

    /** A planned configuration may have taken the version in the same moment. */
    private static Result done(EngineView view, long version, Change change, List<String> changes) {
        ConfigurationVersion row = view.administered().configurations().map().get(version);
        return row != null && row.appliedBy().equals(change.by())
                ? new Result.Done(version, changes, 0)
                : new Result.Refused("another configuration came first; look at what has changed and try again");
    }

    /** What is seen of the state. */
    private interface Seen {
        boolean in(EngineView view);
    }

    private interface Told {
        Result of(EngineView view);
    }

    private Result offered(Input input, Seen seen, Told told) {
        InputPort.Offer offer = context.port().offer(input);
        if (offer == InputPort.Offer.FULL || offer == InputPort.Offer.CLOSED) {
            return new Result.Refused("the server takes no changes now; try again");
        }
        long begun = context.nanos().getAsLong();
        while (!seen.in(context.view().get())) {
            if (context.nanos().getAsLong() - begun > SEEN_MILLIS_MAX * 1_000_000) {
                return new Result.Refused("the change was taken and is not in force after " + SEEN_MILLIS_MAX
                        + " ms; look at the history before you try again");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        context.changed().run();
        return told.of(context.view().get());
    }

    /** A version as it was written; empty where that was not kept. */
    public Map<String, String> texts(ConfigurationVersion version) {
        return context.sources().texts(version.source());
    }

    /** The versions that are known, by number. */
    public Map<Long, ConfigurationVersion> history() {
        return context.view().get().administered().configurations().map();
    }

    /** The one that is planned, or null. */
    public ScheduledConfiguration planned() {
        return context.view().get().administered().next();
    }

    private Site site(long sequence) {
        try (Journal.Reader<JournalledInput> inputs = context.inputs().from(sequence)) {
            JournalledInput journalled = inputs.next();
            Input input = journalled != null && journalled.sequence() == sequence
                    && INPUT.decode(journalled.payload()) instanceof Decoded.Value<Input>(Input read) ? read : null;
            return switch (input) {
                case Input.ConfigurationApplied applied -> applied.site();
                case Input.ConfigurationScheduled scheduled -> scheduled.site();
                case null, default -> null;
            };
        }
    }
}
