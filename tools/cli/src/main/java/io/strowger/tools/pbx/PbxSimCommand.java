package io.strowger.tools.pbx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strowger.server.conf.ConfigurationException;
import io.strowger.simulator.AesConfiguration;
import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.faults.Outcome;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.simulator.wire.MessageLoad;
import io.strowger.tools.Interruption;
import io.strowger.tools.Misuse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A simulated switch with its TSAPI service. */
@Command(name = "pbxsim", mixinStandardHelpOptions = true, showDefaultValues = true, description = {
    "Run a simulated switch that speaks TSAPI.",
    "With --settings a file says what there is; conf/pbxsim.conf is the documented example. Without it stations, agents "
            + "and VDNs are numbered upwards; VDNs run the vector 'adjunct routing, wait 10 s hearing music, again', "
            + "with a fallback skill at the end.",
    "Prints a line of counters a second. Faults are ordered at the control port; say help there. Ctrl-C ends it."})
public final class PbxSimCommand implements Callable<Integer> {
    private static final long LINE_MILLIS = 1_000;
    private static final int WAIT_SECONDS = 10;
    private static final int ROUNDS = 180;
    private static final String FALLBACK_SKILL = "8001";
    private static final String TRUNK_GROUP = "801";
    private static final int TRUNKS_MIN = 100;
    private static final int TRUNKS_PER_STATION = 10;
    private static final int LOAD_TICK_MILLIS = 2;
    /** Options that go with a settings file. */
    private static final Set<String> WITH_SETTINGS = Set.of("--settings", "--seconds", "--json");

    @Spec
    private CommandSpec spec;

    @Option(names = "--settings", paramLabel = "FILE", description = "Settings in HOCON instead of the options below.")
    private Path settings;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Local address to listen at.")
    private InetAddress bind = InetAddress.getLoopbackAddress();

    @Option(names = "--port", description = "Port of the name server; 450 is the usual one and needs a "
            + "privilege on most systems; 0 = any free one.")
    private int port = 14450;

    @Option(names = "--tlink-port", description = "Port of the Tlink; 0 = any free one.")
    private int tlinkPort;

    @Option(names = "--control-port", description = "Port at which faults are ordered; 0 = any free one, -1 = none.")
    private int controlPort;

    @Option(names = "--servers", description = "How many AE Services servers, AES1 upwards; further ones listen at the "
            + "following ports.")
    private int servers = 1;

    @Option(names = "--login", description = "Login that the link must give.")
    private String login = "ctiuser";

    @Option(names = "--password", description = "Its password.")
    private String password = "change-me";

    @Option(names = "--private-version", paramLabel = "4..18", description = "Highest private-data version that "
            + "it agrees to.")
    private int privateVersion = LinkSettings.MAX_PRIVATE_DATA_VERSION;

    @Option(names = "--stations", description = "How many stations, from 5001 upwards.")
    private int stations = 2;

    @Option(names = "--agents", description = "How many agent logins, from 1001 upwards.")
    private int agents = 2;

    @Option(names = "--vdn", paramLabel = "NUMBER", description = "A VDN; may be given several times. Default: 6001.")
    private List<String> vdns = new ArrayList<>();

    @Option(names = "--answer", description = "Who answers the stations: ${COMPLETION-CANDIDATES}. MANUAL = "
            + "only an application, AUTO = simulated users.")
    private AnswerMode answer = AnswerMode.MANUAL;

    @Option(names = "--rate", paramLabel = "CALLS", description = "Calls a second to the VDNs; 0 = none.")
    private double rate;

    @Option(names = "--load", paramLabel = "MESSAGES", description = "Messages a second to whoever monitors the "
            + "stations, by calls to them; 0 = none.")
    private int load;

    @Option(names = "--seed", description = "The same seed gives the same callers.")
    private long seed = 1;

    @Option(names = "--seconds", description = "End after this time; 0 = at Ctrl-C.")
    private long seconds;

    @Option(names = "--json", description = "Every line is a JSON object: first the ports, then the counters.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PbxSettings chosen;
        try {
            chosen = settings == null ? ofOptions() : ofFile();
        } catch (IllegalArgumentException | ConfigurationException e) {
            throw new Misuse(e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption();
                SwitchSimulator simulator = new SwitchSimulator(chosen.configuration())) {
            for (SetupSection.Deed deed : chosen.setup()) {
                simulator.administer(deed::on);
            }
            simulator.start();
            StartScreen screen = new StartScreen(chosen.configuration(), simulator);
            out.print(json ? line(screen.members()) : screen.text());
            begin(simulator, chosen, out);
            CounterLine line = new CounterLine(simulator, chosen.configuration().servers().size());
            long begun = System.nanoTime();
            while (!interruption.await(LINE_MILLIS) && !isOver(begun)) {
                out.print(json ? line(line.members()) : line.next() + System.lineSeparator());
                out.flush();
            }
            simulator.stopTraffic();
            simulator.stopLoad();
            out.print(json ? line(line.members()) : "ended; " + line.next() + System.lineSeparator());
            out.flush();
            return interruption.finish(0);
        }
    }

    private static String line(Map<String, Object> members) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(members) + System.lineSeparator();
    }

    private static void begin(SwitchSimulator simulator, PbxSettings chosen, PrintWriter out) {
        simulator.startTraffic(chosen.traffic());
        if (chosen.load() != null) {
            simulator.startLoad(chosen.load());
        }
        for (String command : chosen.faults()) {
            Outcome outcome = simulator.fault(command);
            if (!outcome.done()) {
                throw new Misuse("faults: " + command + ": " + outcome.number() + " " + outcome.text());
            }
        }
        out.flush();
    }

    private boolean isOver(long begun) {
        return seconds > 0 && System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(seconds);
    }

    private PbxSettings ofFile() {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!WITH_SETTINGS.contains(option.longestName())) {
                throw new IllegalArgumentException(option.longestName() + " does not go with --settings");
            }
        }
        return PbxSettings.load(settings);
    }

    private PbxSettings ofOptions() {
        SwitchPlan plan = plan();
        LinkSettings usual = LinkSettings.of(login, password);
        LinkSettings link = new LinkSettings(usual.tlinkName(), login, password, usual.keyReply(), privateVersion,
                usual.heartbeatSeconds(), seed);
        List<AesConfiguration> all = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            all.add(new AesConfiguration(link.named("AES" + (i + 1)), new AesConfiguration.Ports(following(port, i),
                    following(tlinkPort, i), AesConfiguration.NONE, AesConfiguration.NONE), null));
        }
        SwitchConfiguration configuration = new SwitchConfiguration(plan, all, bind, controlPort,
                SwitchConfiguration.ClockMode.REAL);
        MessageLoad.Profile paced = load == 0
                ? null
                : new MessageLoad.Profile(load, plan.stations().stream().map(StationPlan::extension).toList(),
                        LOAD_TICK_MILLIS);
        return new PbxSettings(configuration, traffic(), paced, List.of(), List.of());
    }

    private static int following(int first, int number) {
        return first == 0 ? 0 : first + number;
    }

    private SwitchPlan plan() {
        List<StationPlan> stationPlans = new ArrayList<>();
        for (int i = 0; i < stations; i++) {
            stationPlans.add(StationPlan.of(String.valueOf(SwitchConfiguration.FIRST_STATION + i), answer));
        }
        List<AgentPlan> agentPlans = new ArrayList<>();
        for (int i = 0; i < agents; i++) {
            String id = String.valueOf(SwitchConfiguration.FIRST_AGENT + i);
            agentPlans.add(new AgentPlan(id, "Agent " + id, "", List.of(FALLBACK_SKILL)));
        }
        List<VdnPlan> vdnPlans = numbers().stream()
                .map(vdn -> VdnPlan.adjunctRouted(vdn, WAIT_SECONDS, ROUNDS, FALLBACK_SKILL)).toList();
        int circuits = Math.min(TrunkGroupPlan.MAX_MEMBERS, TRUNKS_MIN + stations * TRUNKS_PER_STATION);
        return new SwitchPlan(stationPlans, vdnPlans, List.of(new SkillPlan(FALLBACK_SKILL, "Fallback", 0)),
                agentPlans, List.of(new TrunkGroupPlan(TRUNK_GROUP, circuits)), SwitchPlan.Timers.DEFAULT);
    }

    private List<String> numbers() {
        return vdns.isEmpty() ? List.of(SwitchConfiguration.VDN) : vdns;
    }

    private TrafficProfile traffic() {
        TrafficProfile ordinary = TrafficProfile.ordinary(rate, seed, SwitchConfiguration.VDN);
        return new TrafficProfile(rate, seed, numbers(), ordinary.patience(), Spread.seconds(1, 4),
                ordinary.talkTime(), ordinary.stationHangsUpShare(), 0);
    }
}
