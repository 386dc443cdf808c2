package io.strowger.tools.pbx;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.server.conf.ProblemKind;
import io.strowger.simulator.AesConfiguration;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.model.People;
import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.wire.MessageLoad;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a simulated switch is run with, out of a file. Every key of it is explained in {@code conf/pbxsim.conf}.
 *
 * @param configuration the switch and its servers
 * @param traffic what people do
 * @param load load that is paced by messages, null for none
 * @param setup what is set in the switch before it listens, in its order
 * @param faults commands that are done at the start, in their order
 */
record PbxSettings(SwitchConfiguration configuration, TrafficProfile traffic, MessageLoad.Profile load,
        List<SetupSection.Deed> setup, List<String> faults) {
    /** Longest time that a key may name. */
    static final Duration TIME_MAX = Duration.ofDays(1);

    PbxSettings {
        setup = List.copyOf(setup);
        faults = List.copyOf(faults);
    }

    /** Reads a file; throws {@link ConfigurationException} with everything that is wrong in it. */
    static PbxSettings load(Path file) {
        SettingsSection.Findings findings = new SettingsSection.Findings();
        PbxSettings settings = load(file, findings);
        if (settings == null || !findings.problems().isEmpty()) {
            throw new ConfigurationException(findings.problems());
        }
        return settings;
    }

    /** The keys that a file is asked for, by section, without the numbers of list elements. */
    static Map<String, Set<String>> keys(Path file) {
        SettingsSection.Findings findings = new SettingsSection.Findings();
        load(file, findings);
        return findings.keys();
    }

    private static PbxSettings load(Path file, SettingsSection.Findings findings) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("there is no such file");
            }
            var whole = ConfigFactory
                    .parseFile(file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false)).resolve();
            Path base = file.toAbsolutePath().getParent();
            return new Reader(new SettingsSection(whole.root(), findings), base).read();
        } catch (IOException | ConfigException unreadable) {
            findings.add(ProblemKind.UNREADABLE, file.toString(), unreadable.getMessage());
            return null;
        }
    }

    /** Reads the sections of one file. */
    private static final class Reader {
        private final SettingsSection root;
        private final Path base;

        Reader(SettingsSection root, Path base) {
            this.root = root;
            this.base = base;
        }

        /** Null when something is wrong. */
        PbxSettings read() {
            InetAddress bind = address(root.text("bind", "127.0.0.1"));
            int control = root.number("control-port", 0, AesConfiguration.NONE, AesConfiguration.MAX_PORT);
            List<AesConfiguration> servers = new ServerSection(base).servers(root);
            SetupSection setup = new SetupSection();
            SwitchPlan plan = new PlanSection(root, setup).plan();
            setup.outsideNumbers(root);
            if (plan != null) {
                setup.check(plan);
            }
            TrafficProfile traffic = traffic(root.section("traffic"));
            MessageLoad.Profile load = load(root.section("load"), plan);
            List<String> faults = faults(root.section("faults"));
            root.end();
            SwitchConfiguration configuration = plan == null || servers == null || bind == null
                    ? null
                    : of(root, () -> new SwitchConfiguration(plan, servers, bind, control,
                            SwitchConfiguration.ClockMode.REAL));
            return configuration == null || traffic == null
                    ? null
                    : new PbxSettings(configuration, traffic, load, setup.deeds(), faults);
        }

        private InetAddress address(String text) {
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                root.contradiction("bind is not an address of this machine: " + text);
                return null;
            }
        }

        private static TrafficProfile traffic(SettingsSection section) {
            double rate = section.real("calls-per-second", 0, TrafficProfile.MAX_CALLS_PER_SECOND);
            long seed = section.seed("seed");
            List<String> destinations = section.texts("destinations", List.of());
            Spread patience = spread(section, "patience", 30_000, 120_000);
            Spread answer = spread(section, "answer", 1_000, 4_000);
            Spread talk = spread(section, "talk", 2_000, 8_000);
            double hangUp = section.real("station-hangs-up", 0.5, 1);
            double noAnswer = section.real("no-answer", 0, 1);
            People people = people(section.section("agents"));
            section.end();
            return of(section, () -> new TrafficProfile(rate, seed, destinations, patience, answer, talk, hangUp,
                    noAnswer, people));
        }

        private static People people(SettingsSection section) {
            boolean work = section.flag("work", false);
            Spread logIn = spread(section, "log-in", 1_000, 60_000);
            Spread available = spread(section, "available", 60_000, 600_000);
            Spread away = spread(section, "away", 5_000, 30_000);
            double lift = section.real("lift", 0.1, 1);
            List<String> keys = section.texts("caller-keys", List.of());
            section.end();
            People people = work
                    ? of(section, () -> new People(logIn, available, away, lift, keys))
                    : new People(null, null, null, 0, keys);
            return people == null ? People.NONE : people;
        }

        private static Spread spread(SettingsSection section, String key, long min, long max) {
            List<Long> ends = section.range(key, List.of(min, max), TIME_MAX);
            return new Spread(ends.get(0), ends.get(1));
        }

        private static MessageLoad.Profile load(SettingsSection section, SwitchPlan plan) {
            int rate = section.number("messages-per-second", 0, 0, MessageLoad.MAX_MESSAGES_PER_SECOND);
            int tick = (int) section.millis("tick", 2, Duration.ofMillis(MessageLoad.Profile.MAX_TICK_MILLIS));
            List<String> stations = section.texts("stations", List.of());
            section.end();
            if (rate == 0 || plan == null) {
                return null;
            }
            List<String> all = plan.stations().stream().map(SwitchPlan.StationPlan::extension).toList();
            if (!all.containsAll(stations)) {
                section.contradiction("load.stations names a station that is not there");
                return null;
            }
            return of(section, () -> new MessageLoad.Profile(rate, stations.isEmpty() ? all : stations, tick));
        }

        private static List<String> faults(SettingsSection section) {
            List<String> commands = new ArrayList<>(section.texts("commands", List.of()));
            long seed = section.seed("seed");
            long every = section.millis("every", 0, TIME_MAX);
            section.end();
            if (every > 0) {
                commands.add("random " + seed + " " + every + "ms");
            }
            return commands;
        }
    }

    /** What is made of a section, null when it contradicts itself. */
    static <T> T of(SettingsSection section, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            section.contradiction(e.getMessage());
            return null;
        }
    }
}
