package io.strowger.tools.pbx;

import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.simulator.model.Spread;
import io.strowger.simulator.model.SwitchPlan;
import io.strowger.simulator.model.SwitchPlan.AgentPlan;
import io.strowger.simulator.model.SwitchPlan.SkillPlan;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.SwitchPlan.TrunkGroupPlan;
import io.strowger.simulator.model.SwitchPlan.VdnPlan;
import io.strowger.simulator.model.SwitchStatistics;
import io.strowger.simulator.model.TrafficProfile;
import io.strowger.simulator.wire.LinkSettings;
import io.strowger.tools.Interruption;
import io.strowger.tools.Misuse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A simulated switch with its TSAPI service. */
@Command(name = "pbxsim", mixinStandardHelpOptions = true, showDefaultValues = true, description = {
    "Run a simulated switch that speaks TSAPI.",
    "Stations, agents and VDNs are numbered upwards; VDNs run the vector 'adjunct routing, wait 10 s hearing "
            + "music, again', with a fallback skill at the end. Prints a line of counters a second. Ctrl-C ends it."})
public final class PbxSimCommand implements Callable<Integer> {
    private static final long LINE_MILLIS = 1_000;
    private static final int WAIT_SECONDS = 10;
    private static final int ROUNDS = 180;
    private static final String FALLBACK_SKILL = "8001";
    private static final String TRUNK_GROUP = "801";
    private static final int TRUNKS_MIN = 100;
    private static final int TRUNKS_PER_STATION = 10;

    @Spec
    private CommandSpec spec;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Local address to listen at.")
    private InetAddress bind = InetAddress.getLoopbackAddress();

    @Option(names = "--port", description = "Port of the name server; 450 is the usual one and needs a "
            + "privilege on most systems; 0 = any free one.")
    private int port = 14450;

    @Option(names = "--tlink-port", description = "Port of the Tlink; 0 = any free one.")
    private int tlinkPort;

    @Option(names = "--login", description = "Login that the link must give.")
    private String login = "ctiuser";

    @Option(names = "--password", description = "Its password.")
    private String password = "change-me";

    @Option(names = "--private-version", paramLabel = "4..8", description = "Highest private-data version that "
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

    @Option(names = "--seed", description = "The same seed gives the same callers.")
    private long seed = 1;

    @Option(names = "--seconds", description = "End after this time; 0 = at Ctrl-C.")
    private long seconds;

    @Override
    public Integer call() throws IOException {
        SwitchConfiguration configuration;
        TrafficProfile traffic;
        try {
            configuration = configuration();
            traffic = traffic();
        } catch (IllegalArgumentException e) {
            throw new Misuse(e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption();
                SwitchSimulator simulator = new SwitchSimulator(configuration)) {
            simulator.start();
            greet(out, simulator, configuration);
            simulator.startTraffic(traffic);
            long begun = System.nanoTime();
            while (!interruption.await(LINE_MILLIS) && !isOver(begun)) {
                out.println(line(simulator.statistics(), simulator.connections()));
                out.flush();
            }
            simulator.stopTraffic();
            out.println("ended; " + line(simulator.statistics(), simulator.connections()));
            out.flush();
            return interruption.finish(0);
        }
    }

    private boolean isOver(long begun) {
        return seconds > 0 && System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(seconds);
    }

    private SwitchConfiguration configuration() {
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
        SwitchPlan plan = new SwitchPlan(stationPlans, vdnPlans, List.of(new SkillPlan(FALLBACK_SKILL, "Fallback", 0)),
                agentPlans, List.of(new TrunkGroupPlan(TRUNK_GROUP, TRUNKS_MIN + stations * TRUNKS_PER_STATION)),
                SwitchPlan.Timers.DEFAULT);
        LinkSettings usual = LinkSettings.of(login, password);
        LinkSettings link = new LinkSettings(usual.tlinkName(), login, password, usual.keyReply(), privateVersion,
                usual.heartbeatSeconds(), seed);
        return new SwitchConfiguration(plan, link, bind, port, tlinkPort, SwitchConfiguration.ClockMode.REAL);
    }

    private List<String> numbers() {
        return vdns.isEmpty() ? List.of(SwitchConfiguration.VDN) : vdns;
    }

    private TrafficProfile traffic() {
        TrafficProfile ordinary = TrafficProfile.ordinary(rate, seed, SwitchConfiguration.VDN);
        return new TrafficProfile(rate, seed, numbers(), ordinary.patience(), Spread.seconds(1, 4),
                ordinary.talkTime(), ordinary.stationHangsUpShare(), 0);
    }

    private void greet(PrintWriter out, SwitchSimulator simulator, SwitchConfiguration configuration) {
        out.println("name server " + bind.getHostAddress() + " port " + simulator.nameServerPort() + ", Tlink "
                + configuration.link().tlinkName() + " on port " + simulator.tlinkPort() + ", login " + login);
        out.println("stations " + range(SwitchConfiguration.FIRST_STATION, stations) + ", agents "
                + range(SwitchConfiguration.FIRST_AGENT, agents) + ", VDNs " + String.join(" ", numbers()));
        out.flush();
    }

    private static String range(int first, int count) {
        return count == 0 ? "none" : count == 1 ? String.valueOf(first) : first + "-" + (first + count - 1);
    }

    static String line(SwitchStatistics statistics, int connections) {
        return String.format(Locale.ROOT,
                "connections %d  |  calls in progress %d  offered %d  answered %d  abandoned %d  busy %d  blocked %d",
                connections, statistics.inProgress(), statistics.offered(), statistics.answered(),
                statistics.abandoned(), statistics.busy(), statistics.blocked());
    }
}
