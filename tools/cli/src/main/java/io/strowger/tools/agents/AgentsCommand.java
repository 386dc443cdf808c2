package io.strowger.tools.agents;

import io.strowger.core.model.AgentState;
import io.strowger.tools.Interruption;
import io.strowger.tools.Misuse;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Simulated agents against a server. */
@Command(name = "agents", mixinStandardHelpOptions = true, showDefaultValues = true, description = {
    "Run simulated agents against a server.",
    "Each is an ordinary client of the agent protocol: logs in, logs on at a station, becomes ready, answers "
            + "after a while, talks, wraps up. Prints a line a second. Ctrl-C logs them off."})
public final class AgentsCommand implements Callable<Integer> {
    private static final String PASSWORD_VARIABLE = "STROWGER_AGENT_PASSWORD";
    private static final long LINE_MILLIS = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", description = "The server's host.")
    private String host = "127.0.0.1";

    @Option(names = "--port", description = "The server's agent port.")
    private int port = 9410;

    @Option(names = "--switch", paramLabel = "NAME", description = "The switch of the stations, as the site calls it.")
    private String switchName = "CM";

    @Option(names = "--count", description = "How many agents.")
    private int count = 2;

    @Option(names = "--first-agent", paramLabel = "ID", description = "Id of the first agent; the others follow.")
    private int firstAgent = 1001;

    @Option(names = "--first-station", paramLabel = "NUMBER", description = "Station of the first agent; the "
            + "others follow.")
    private int firstStation = 5001;

    @Option(names = "--password", description = "Their password; {id} stands for the agent's id. Default: the "
            + "environment variable STROWGER_AGENT_PASSWORD.")
    private String password;

    @Option(names = "--answer", paramLabel = "MIN-MAX", description = "Milliseconds from ringing to answering.")
    private Span answer = AgentHabits.BRISK.answerDelay();

    @Option(names = "--talk", paramLabel = "MIN-MAX", description = "Milliseconds of talk before the agent hangs up.")
    private Span talk = new Span(5_000, 60_000);

    @Option(names = "--wrap-up", paramLabel = "MIN-MAX", description = "Milliseconds of work after a call.")
    private Span wrapUp = new Span(1_000, 5_000);

    @Option(names = "--hang-up-share", paramLabel = "0..1", description = "Share of calls that the agent ends; "
            + "the others wait for the caller.")
    private double hangUpShare = AgentHabits.BRISK.hangUpShare();

    @Option(names = "--no-answer-share", paramLabel = "0..1", description = "Share of calls that the agents let ring.")
    private double noAnswerShare = AgentHabits.BRISK.noAnswerShare();

    @Option(names = "--seed", description = "The same seed gives the same agents.")
    private long seed = 1;

    @Option(names = "--seconds", description = "End after this time; 0 = at Ctrl-C.")
    private long seconds;

    @Override
    public Integer call() {
        CrowdSettings settings = settings();
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption()) {
            CrowdCount last;
            Map<String, Long> refusals;
            try (Crowd crowd = Crowd.start(settings)) {
                long begun = System.nanoTime();
                while (!interruption.await(LINE_MILLIS) && !isOver(begun)) {
                    out.println(line(crowd.count()));
                    out.flush();
                }
                last = crowd.count();
                refusals = crowd.refusals();
            }
            out.println("logged off; offered " + last.offered() + ", answered " + last.answered() + ", let ring "
                    + last.ignored() + ", refused " + refusals);
            out.flush();
            return interruption.finish(0);
        }
    }

    private CrowdSettings settings() {
        String secret = password == null ? System.getenv(PASSWORD_VARIABLE) : password;
        if (secret == null) {
            throw new Misuse("give --password, or set " + PASSWORD_VARIABLE);
        }
        try {
            return new CrowdSettings(host, port, switchName, count,
                    new CrowdSettings.Numbers(firstAgent, firstStation), secret,
                    new AgentHabits(answer, talk, wrapUp, hangUpShare, noAnswerShare), seed);
        } catch (IllegalArgumentException e) {
            throw new Misuse(e.getMessage(), e);
        }
    }

    private boolean isOver(long begun) {
        return seconds > 0 && System.nanoTime() - begun >= TimeUnit.SECONDS.toNanos(seconds);
    }

    static String line(CrowdCount count) {
        return String.format(Locale.ROOT,
                "sessions %d  ready %d  ringing %d  talking %d  wrapping up %d  not ready %d  logged out %d  |  "
                        + "offered %d  answered %d  let ring %d  refused %d",
                count.connected(), count.in(AgentState.READY), count.in(AgentState.ALERTING),
                count.in(AgentState.TALKING) + count.in(AgentState.HELD), count.in(AgentState.AFTER_CALL_WORK),
                count.in(AgentState.NOT_READY), count.in(AgentState.LOGGED_OUT), count.offered(), count.answered(),
                count.ignored(), count.refused());
    }
}
