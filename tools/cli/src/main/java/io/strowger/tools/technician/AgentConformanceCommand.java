package io.strowger.tools.technician;

import io.strowger.core.input.SessionRole;
import io.strowger.tools.Misuse;
import io.strowger.tools.Strowger;
import io.strowger.tools.agentprotocol.AgentConformance;
import io.strowger.tools.agentprotocol.Transport;
import io.strowger.tools.conformance.Result;
import io.strowger.tools.conformance.Script;
import io.strowger.tools.tsapi.Endpoint;
import io.strowger.tools.tsapi.TsapiConnection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries the clauses of the agent protocol against a server. */
@Command(name = "agent", mixinStandardHelpOptions = true, exitCodeList = {"0:no clause is broken",
    "1:a clause is broken, or none could be decided", "2:called wrongly"}, description = {
        "Hold a server to the agent protocol, clause by clause.",
        "The user is an agent whom nobody needs meanwhile: his sessions end, he is not logged on at any station, and no "
                + "call is touched. Any implementation of the protocol may be tried.",
        "Example: strowger conformance agent --server cti1:9410 --tls --user 1001"})
public final class AgentConformanceCommand implements Callable<Integer> {
    /** Where a server listens unless it is configured otherwise. */
    private static final int PORT = 9_410;

    @Spec
    private CommandSpec spec;

    @Option(names = "--server", paramLabel = "HOST:PORT", description = "The server; port 9410 when left out.")
    private String server;

    @Option(names = "--user", paramLabel = "ID", description = "The agent who logs in.")
    private String user;

    @Option(names = "--password", paramLabel = "WORD", interactive = true, arity = "0..1", description = {
        "His password; asked for when no word is given. The environment variable STROWGER_AGENT_PASSWORD serves too."})
    private String password;

    @Option(names = "--as", paramLabel = "ROLE=USER", description = {
        "A user who is no agent, for clauses of REPORTER or PROXY; may stand more than once. His password is in the environment variable "
                + "STROWGER_ROLE_PASSWORD, as in STROWGER_REPORTER_PASSWORD, or the agent's."})
    private Map<SessionRole, String> others = Map.of();

    @Option(names = "--tls", description = "Speak TLS.")
    private boolean secure;

    @Option(names = "--transport", paramLabel = "TRANSPORT", description = "What to speak: ${COMPLETION-CANDIDATES}; FRAMES when left out.")
    private Transport transport = Transport.FRAMES;

    @Option(names = "--slow", description = "Also try what waits for time limits, up to half a minute in all.")
    private boolean slow;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only the clauses whose name has this in it.")
    private Pattern only = Pattern.compile("");

    @Option(names = "--list", description = "List the clauses and try none.")
    private boolean list;

    @Option(names = "--transcript", description = "Show the messages of every clause, not only of broken ones.")
    private boolean transcript;

    @Option(names = "--json", description = "One JSON object a clause and one for the whole.")
    private boolean json;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "Longest wait for an answer; 15 when left out.")
    private int timeout = 15;

    @Mixin
    private TlsOptions tls;

    @Override
    public Integer call() {
        List<Script> chosen = AgentConformance.listed().stream().filter(one -> only.matcher(one.name()).find())
                .toList();
        if (chosen.isEmpty()) {
            throw new Misuse("no clause's name has " + only + " in it");
        }
        ConformanceReport report = json
                ? new ConformanceReport.Json(spec.commandLine().getOut())
                : new ConformanceReport.Text(spec.commandLine().getOut(), transcript);
        if (list) {
            chosen.forEach(report::listed);
            return 0;
        }
        return run(new AgentConformance(target()), chosen, report);
    }

    private AgentConformance.Target target() {
        String word = password != null ? password : System.getenv("STROWGER_AGENT_PASSWORD");
        if (server == null || user == null || word == null) {
            throw new Misuse("say --server, --user and --password");
        }
        try {
            Endpoint endpoint = Endpoint.of(server, PORT, secure);
            TsapiConnection.Security security = tls.security();
            return new AgentConformance.Target(endpoint.host(), endpoint.port(), transport,
                    secure ? security.tls() : null,
                    security.hostNameChecked(), user, word, accounts(word), timeout);
        } catch (IllegalArgumentException wrong) {
            throw new Misuse(wrong.getMessage(), wrong);
        }
    }

    private Map<SessionRole, AgentConformance.Account> accounts(String word) {
        Map<SessionRole, AgentConformance.Account> accounts = new EnumMap<>(SessionRole.class);
        others.forEach((role, name) -> accounts.put(role, new AgentConformance.Account(name,
                System.getenv().getOrDefault("STROWGER_" + role + "_PASSWORD", word))));
        return accounts;
    }

    private int run(AgentConformance conformance, List<Script> chosen, ConformanceReport report) {
        int broken = 0;
        int decided = 0;
        for (Script script : chosen) {
            Result result = conformance.run(script, slow);
            report.result(result);
            broken += result.verdict() == Result.Verdict.BROKEN ? 1 : 0;
            decided += result.verdict() == Result.Verdict.HOLDS || result.verdict() == Result.Verdict.BROKEN ? 1 : 0;
        }
        report.end();
        return broken > 0 || decided == 0 ? Strowger.FAILED : 0;
    }
}
