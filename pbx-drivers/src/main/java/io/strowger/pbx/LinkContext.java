package io.strowger.pbx;

import io.strowger.core.site.LinkSite;
import io.strowger.core.site.SwitchSite;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * All that a driver needs to make a link.
 *
 * @param pbx
 *            the switch, with its number plan
 * @param link
 *            the link, one of the switch's
 * @param credential
 *            what {@link LinkSite#credential()} names in the static settings
 * @param devices
 *            what to monitor and to register for; may be replaced later
 * @param environment
 *            what the link is connected to inside the server
 */
public record LinkContext(SwitchSite pbx, LinkSite link, Credential credential, LinkDevices devices,
        Environment environment) {
    /** Checks that nothing is missing. */
    public LinkContext {
        Objects.requireNonNull(pbx);
        Objects.requireNonNull(link);
        Objects.requireNonNull(credential);
        Objects.requireNonNull(devices);
        Objects.requireNonNull(environment);
    }

    /**
     * The inside of the server, as a link sees it.
     *
     * @param sink
     *            takes the link's inputs
     * @param clock
     *            monotonic time
     * @param jitter
     *            seed of the chance that spreads reconnections; never used for anything that the engine sees
     * @param options
     *            options of the protocol by the names that the driver documents; empty = defaults
     */
    public record Environment(InputSink sink, NanoClock clock, long jitter, Map<String, String> options) {
        /** Copies the options. */
        public Environment {
            Objects.requireNonNull(sink);
            Objects.requireNonNull(clock);
            options = Map.copyOf(options);
        }

        /** The options by name only: some are secret. */
        @Override
        public String toString() {
            return "Environment" + options.keySet();
        }
    }

    /** Monotonic nanoseconds from an arbitrary start. */
    @FunctionalInterface
    public interface NanoClock {
        /** The clock of this machine. */
        NanoClock SYSTEM = System::nanoTime;

        /** Now. */
        long nanos();

        /** The time of day, for comparison with a switch's only. */
        default Instant wall() {
            return Instant.now();
        }
    }
}
