package io.strowger.tools.technician;

import io.strowger.simulator.SwitchConfiguration;
import io.strowger.simulator.SwitchSimulator;
import io.strowger.simulator.model.AnswerMode;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.conformance.Conformance;
import io.strowger.tools.conformance.Parameters;
import io.strowger.tools.conformance.Result;
import io.strowger.tools.conformance.Script;
import io.strowger.tools.conformance.ScriptFault;
import io.strowger.tools.tsapi.Endpoint;
import io.strowger.tools.tsapi.Login;
import io.strowger.tools.tsapi.TsapiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the conformance scripts against a TSAPI server. */
@Command(name = "tsapi", mixinStandardHelpOptions = true, exitCodeList = {
    "0:no clause is broken", "1:a clause is broken, or none could be decided", "2:called wrongly"}, description = {
        "Hold a TSAPI server to the protocol, one script a clause.",
        "Nothing is changed in the switch unless --changes is given: then calls are made between the stations, agents "
                + "log in and out, features are set and taken back. Without --server a simulated switch is started "
                + "and tried.",
        "Example: strowger conformance tsapi --server aes1:450 --login ctiuser --station 5001 --vdn 6001"})
public final class TsapiConformanceCommand implements Callable<Integer> {
    private static final int OWN_STATIONS = 3;

    /** Options that say nothing of the switch's numbers and are for a server that is given. */
    private static final Set<String> OF_A_SERVER = Set.of("login", "password", "tlink");

    @Spec
    private CommandSpec spec;

    @Option(names = "--server", paramLabel = "HOST:PORT", description = "The name server; port 450 when left out, 453 "
            + "speaks TLS.")
    private String server;

    @Option(names = "--tlink", paramLabel = "NAME", description = "The Tlink; the first one listed when left out.")
    private String tlink = "";

    @Option(names = "--login", paramLabel = "USER", description = "The CTI user.")
    private String login;

    @Option(names = "--password", paramLabel = "WORD", interactive = true, arity = "0..1", description = {
        "His password; asked for when no word is given. The environment variable STROWGER_TSAPI_PASSWORD serves too."})
    private String password;

    @ArgGroup(exclusive = false, heading = "%nWhat may be tried, each a number of the switch:%n")
    private Numbers numbers = new Numbers();

    @Option(names = "--changes", description = "Also run what changes something: calls, agents, features, routing.")
    private boolean changes;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only the scripts whose name has this in it.")
    private Pattern only = Pattern.compile("");

    @Option(names = "--scripts", paramLabel = "DIR", description = "Scripts of one's own instead of those shipped.")
    private Path scripts;

    @Option(names = "--list", description = "List the clauses and run none.")
    private boolean list;

    @Option(names = "--transcript", description = "Show the frames of every script, not only of broken ones.")
    private boolean transcript;

    @Option(names = "--json", description = "One JSON object a clause and one for the whole.")
    private boolean json;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Longest wait for an answer; 10 when left out.")
    private int timeout = 10;

    @Mixin
    private TlsOptions tls;

    /** Numbers of the switch. */
    static final class Numbers {
        @Option(names = "--station", description = "A station that nobody uses now.")
        private String station;
        @Option(names = "--station2", description = "Another one.")
        private String station2;
        @Option(names = "--station3", description = "And another.")
        private String station3;
        @Option(names = "--vdn", description = "A VDN.")
        private String vdn;
        @Option(names = "--skill", description = "A skill's hunt group.")
        private String skill;
        @Option(names = "--agent", description = "An agent login that is not logged in now.")
        private String agent;
        @Option(names = "--trunk-group", description = "A trunk group's access code.")
        private String trunkGroup;
        @Option(names = "--unknown-device", description = "A number that is not administered.")
        private String unknownDevice;
    }

    /** The numbers that were given; options are named as scripts name their parameters. */
    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            String name = option.longestName().substring("--".length());
            String value = Parameters.NAMES.contains(name) ? option.getValue() : null;
            if (value != null) {
                given.put(name, value);
            }
        }
        return given;
    }

    @Override
    public Integer call() throws IOException {
        List<Script> chosen = scripts().stream().filter(script -> only.matcher(script.name()).find()).toList();
        if (chosen.isEmpty()) {
            throw new Misuse("no script's name has " + only + " in it");
        }
        ConformanceReport report = json
                ? new ConformanceReport.Json(spec.commandLine().getOut())
                : new ConformanceReport.Text(spec.commandLine().getOut(), transcript);
        if (list) {
            chosen.forEach(report::listed);
            return 0;
        }
        if (server == null) {
            refuseWithoutServer();
            return againstOurOwn(chosen, report);
        }
        return run(theirs(), chosen, changes, report);
    }

    /** They would be of no effect, and whoever gave them would believe that his server was tried. */
    private void refuseWithoutServer() {
        List<String> lost = new ArrayList<>(given().keySet());
        spec.commandLine().getParseResult().matchedOptions().stream().map(option -> option.longestName().substring(2))
                .filter(OF_A_SERVER::contains).forEach(lost::add);
        if (!lost.isEmpty()) {
            throw new Misuse("--" + lost.get(0)
                    + " goes with --server; without it a simulated switch is tried, with numbers of its own");
        }
    }

    private List<Script> scripts() {
        try {
            return scripts == null ? Conformance.shipped() : Conformance.of(scripts);
        } catch (ScriptFault | IOException unreadable) {
            throw new Misuse(unreadable.getMessage(), unreadable);
        }
    }

    private Conformance theirs() throws IOException {
        String word = password != null ? password : System.getenv("STROWGER_TSAPI_PASSWORD");
        if (login == null || word == null) {
            throw new Misuse("say --login and --password; without --server a simulated switch is tried");
        }
        Endpoint endpoint;
        try {
            endpoint = Endpoint.nameServer(server);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
        Login user = new Login(login, word);
        new OpeningTrial(
                new TsapiServer(endpoint, tls.security(), Duration.ofSeconds(timeout), (direction, octets) -> {}),
                tlink, user).require();
        return conformance(endpoint, new Parameters(user, tlink, given()));
    }

    private Conformance conformance(Endpoint endpoint, Parameters parameters) {
        return new Conformance(endpoint, tls.security(), Duration.ofSeconds(timeout), parameters);
    }

    /** A switch of our own is nobody's, so everything may be changed in it. */
    private int againstOurOwn(List<Script> chosen, ConformanceReport report) throws IOException {
        SwitchConfiguration configuration = SwitchConfiguration.contactCentre(OWN_STATIONS, AnswerMode.MANUAL);
        try (SwitchSimulator simulator = new SwitchSimulator(configuration)) {
            simulator.start();
            Parameters parameters = new Parameters(new Login(configuration.link().login(),
                    configuration.link().password()), "",
                    Map.of("station", "5001", "station2", "5002", "station3", "5003", "vdn", SwitchConfiguration.VDN,
                            "skill", SwitchConfiguration.SKILL, "agent", "1001", "trunk-group", "801",
                            "unknown-device", "9998"));
            Endpoint endpoint = new Endpoint(InetAddress.getLoopbackAddress().getHostAddress(),
                    simulator.nameServerPort(), false);
            return run(conformance(endpoint, parameters), chosen, true, report);
        }
    }

    private static int run(Conformance conformance, List<Script> chosen, boolean changesAllowed,
            ConformanceReport report) {
        int broken = 0;
        int decided = 0;
        for (Script script : chosen) {
            Result result = conformance.run(script, changesAllowed);
            report.result(result);
            broken += result.verdict() == Result.Verdict.BROKEN ? 1 : 0;
            decided += result.verdict() == Result.Verdict.HOLDS || result.verdict() == Result.Verdict.BROKEN ? 1 : 0;
        }
        report.end();
        return broken > 0 || decided == 0 ? Strowger.FAILED : 0;
    }
}
