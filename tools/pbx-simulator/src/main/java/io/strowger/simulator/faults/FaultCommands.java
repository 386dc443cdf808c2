package io.strowger.simulator.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.simulator.model.AgentChange;
import io.strowger.simulator.model.Answer;
import io.strowger.simulator.model.IncomingCall;
import io.strowger.simulator.model.StationView;
import io.strowger.simulator.model.Switch;
import io.strowger.simulator.model.SwitchPlan.StationPlan;
import io.strowger.simulator.model.WorkMode;
import io.strowger.simulator.wire.AesServer;
import io.strowger.simulator.wire.LinkSettings.Licences;
import io.strowger.simulator.wire.MessageLoad;
import io.strowger.simulator.wire.Refusal;
import io.strowger.simulator.wire.SwitchServer;

/**
 * Commands that make something happen or go wrong, one a line: a name and words. {@code AES} is a server's name, the last part of
 * its Tlink's, or {@code *} for all; times are written 500ms, 10s, 2m, 1h. Used on the simulator's thread; the caller
 * delivers what the switch has to say.
 */
public final class FaultCommands {
    /** Most characters of a command. */
    public static final int MAX_LINE = 1_000;
    private static final String ALL_SERVERS = "*";
    private static final int LOAD_TICK_MILLIS = 2;

    /** A command: its words, what it does, and the deed. */
    private record Command(String name, String usage, String help, Function<Words, String> deed) {}

    private final SwitchServer server;
    private final RandomFaults random;
    private final Map<String, Command> commands = new LinkedHashMap<>();

    /** Commands for a switch and its servers. */
    public FaultCommands(SwitchServer server) {
        this.server = server;
        this.random = new RandomFaults(server, this);
        links();
        octets();
        requests();
        people();
        load();
        plans();
    }

    // --- execution ---------------------------------------------------------------------------------------------------

    /** Does a command; never throws for what it says. */
    public Outcome execute(String line) {
        if (line.length() > MAX_LINE) {
            return Outcome.refused(Problem.LINE_TOO_LONG, line.length() + " characters, at most " + MAX_LINE);
        }
        List<String> words = List.of(line.strip().split("\\s+"));
        Command command = commands.get(words.get(0).toLowerCase(Locale.ROOT));
        if (command == null) {
            return Outcome.refused(Problem.UNKNOWN_COMMAND, "Unknown: " + words.get(0));
        }
        try {
            Words rest = new Words(words.subList(1, words.size()));
            return new Outcome(Outcome.DONE, command.deed.apply(rest));
        } catch (CommandException e) {
            String usage = e.problem() == Problem.WRONG_NUMBER_OF_WORDS || e.problem() == Problem.BAD_VALUE
                    ? " (" + command.name + " " + command.usage + ")"
                    : "";
            return Outcome.refused(e.problem(), e.getMessage() + usage);
        } catch (IllegalArgumentException e) {
            return Outcome.refused(Problem.BAD_VALUE, e.getMessage());
        } catch (IllegalStateException e) {
            return Outcome.refused(Problem.LIMIT_REACHED, e.getMessage());
        }
    }

    /** Whether a line begins with a command that there is. */
    public boolean knows(String line) {
        return commands.containsKey(line.strip().split("\\s+")[0].toLowerCase(Locale.ROOT));
    }

    private void command(String name, String usage, String help, Function<Words, String> deed) {
        commands.put(name, new Command(name, usage, help, deed));
    }

    /** A command on servers. */
    private void onServers(String name, String usage, String help, BiConsumer<AesServer, Words> deed) {
        command(name, ("AES " + usage).strip(), help, words -> {
            List<AesServer> servers = servers(words.word());
            String rest = words.rest();
            List<String> again = rest.isEmpty() ? List.of() : List.of(rest.split(" "));
            for (AesServer each : servers) {
                Words own = new Words(again);
                deed.accept(each, own);
                own.end();
            }
            return name + " " + String.join(" ", servers.stream().map(AesServer::name).toList());
        });
    }

    private List<AesServer> servers(String name) {
        if (name.equals(ALL_SERVERS)) {
            return server.servers();
        }
        return List.of(server.aes(name)
                .orElseThrow(() -> new CommandException(Problem.UNKNOWN_OBJECT, "No server is called " + name)));
    }

    // --- commands ----------------------------------------------------------------------------------------------------

    private void links() {
        onServers("cut", "", "cuts every connection without a word", (aes, words) -> aes.cutAll());
        onServers("cut-mid-frame", "", "sends half of the next frame and closes its connection",
                (aes, words) -> aes.faults().cutNextFrame());
        onServers("end-streams", "FAILURE", "ends every stream with a reason, such as 65 or DRIVER_LINK_UNAVAILABLE",
                (aes, words) -> aes.dropAll(words.serverFailure()));
        onServers("down", "TIME", "cuts every connection and closes the ports for a time", (aes, words) -> {
            long millis = words.duration();
            aes.goDown();
            server.after(millis, aes::comeUp);
        });
        onServers("restart", "TIME", "ends every stream in order and closes the ports for a time: the server restarts",
                (aes, words) -> {
                    long millis = words.duration();
                    aes.dropAll(ACSUniversalFailure.TSERVER_DRIVER_UNREGISTERED);
                    aes.goDown();
                    server.after(millis, aes::comeUp);
                });
        onServers("lose-switch", "TIME", "the server has no link to the switch for a time; streams stay",
                (aes, words) -> {
                    long millis = words.duration();
                    aes.loseSwitch();
                    server.after(millis, aes::regainSwitch);
                });
        command("restart-switch", "keep|lose TIME", "the switch restarts, with its calls and agents kept or lost",
                words -> {
                    boolean keep = words.constant(State.class) == State.KEEP;
                    long millis = words.duration();
                    words.end();
                    server.restart(keep, millis);
                    return "restart-switch";
                });
        onServers("tlinks", "on|off", "whether the name server names any Tlinks",
                (aes, words) -> aes.faults().hideTlinks(!words.onOrOff()));
        onServers("system-status", "STATUS", "tells a state of the system, such as SS_OVERLOAD_IMMINENT",
                (aes, words) -> aes.reportSystemStatus(words.systemStatus()));
        onServers("licences", "STREAMS DEVICES TIME", "licences there are from now on, and how long a device's takes",
                (aes, words) -> aes.faults()
                        .limitLicences(new Licences(words.number(), words.number(), words.duration())));
    }

    /** What becomes of the state of a switch that restarts. */
    private enum State {
        KEEP, LOSE
    }

    private void octets() {
        onServers("silence", "on|off|TIME", "nothing is sent any more while the sockets stay open",
                (aes, words) -> forATime(words, aes.faults()::goSilent));
        onServers("slow-reader", "on|off|TIME", "sockets are not read", (aes, words) -> forATime(words,
                aes.faults()::stopReading));
        onServers("heartbeats", "on|off", "whether heartbeats are sent",
                (aes, words) -> aes.faults().omitHeartbeats(!words.onOrOff()));
        onServers("delay-output", "TIME", "everything sent waits so long, in order; 0ms ends it",
                (aes, words) -> aes.faults().delayAnswers(words.duration()));
        onServers("delay-confirmations", "TIME TIME",
                "each confirmation waits a time between the two, so that they overtake each other; 0ms 0ms ends it",
                (aes, words) -> aes.faults().delayConfirmations(words.duration(), words.duration()));
        onServers("duplicate-confirmations", "PROBABILITY", "confirmations are sent twice",
                (aes, words) -> aes.faults().duplicateConfirmations(words.probability()));
        onServers("delay-events", "DEVICE TIME", "a device's monitors report late; 0ms ends it",
                (aes, words) -> aes.faults().delayEvents(words.word(), words.duration()));
        onServers("lose-events", "PROBABILITY", "events of monitors are lost",
                (aes, words) -> aes.faults().loseEvents(words.probability()));
        onServers("delay-selects", "TIME", "a RouteSelect is acted on so late; 0ms ends it",
                (aes, words) -> aes.faults().delayRouteSelects(words.duration()));
        onServers("hold-route-end", "TIME", "the next RouteEnd that cancels a question stays on its way so long",
                (aes, words) -> aes.faults().holdNextRouteEnd(words.duration()));
        onServers("skew", "TIME", "the time of day that is told is off; may begin with -",
                (aes, words) -> aes.faults().skewClock(words.signedDuration()));
    }

    private void forATime(Words words, java.util.function.Consumer<Boolean> fault) {
        String word = words.word();
        if (word.equals("on") || word.equals("off")) {
            fault.accept(word.equals("on"));
            return;
        }
        long millis = new Words(List.of(word)).duration();
        fault.accept(true);
        server.after(millis, () -> fault.accept(false));
    }

    private void requests() {
        onServers("refuse", "REQUEST DEVICE FAILURE [PROBABILITY]",
                "refuses requests, * for every request or device: refuse AES1 MakeCall * csta:RESOURCE_BUSY 0.5",
                (aes, words) -> aes.faults().refuse(refusal(words)));
        onServers("refuse-logins", "FAILURE|off", "refuses to open streams, such as 117 or TSERVER_ACCT_LOCKED_OUT",
                (aes, words) -> aes.faults().refuseLogin(words.serverFailureOrOff()));
        onServers("accept", "", "refuses nothing any more", (aes, words) -> aes.faults().acceptAll());
        onServers("congest", "REQUESTS|off",
                "refuses what exceeds so many requests a second as TSERVER_DRIVER_CONGESTION",
                (aes, words) -> aes.faults().congestAbove(words.numberOrOff()));
        onServers("clear", "", "nothing goes wrong on the link any more", (aes, words) -> aes.faults().clear());
    }

    private static Refusal refusal(Words words) {
        int request = words.request();
        String device = words.deviceOrEvery();
        io.strowger.csta.tsapi.TsapiMessage failure = words.failure();
        return new Refusal(request, device, words.more() ? words.probability() : 1, failure);
    }

    private void people() {
        onStation("lift", "", "its user lifts the handset: answers, or hears dial tone", (station, words) -> check(
                theSwitch().users().lifts(station)));
        onStation("hang-up", "", "its user hangs up", (station, words) -> check(theSwitch().users().hangsUp(station)));
        onStation("log-in", "AGENT [MODE]", "an agent logs in at the station itself, by feature code",
                (station, words) -> check(theSwitch().setAgentState(new AgentChange(station, AgentChange.Mode.LOG_IN,
                        agent(words.word()), "", words.more() ? words.constant(WorkMode.class) : WorkMode.AUX_WORK, 0,
                        false))));
        onStation("log-out", "", "its agent logs out at the station itself",
                (station, words) -> check(theSwitch().setAgentState(new AgentChange(station, AgentChange.Mode.LOG_OUT,
                        "", "", WorkMode.NONE, 0, false))));
        onStation("aux", "[REASON]", "its agent goes to AUX at the station itself",
                (station, words) -> check(theSwitch().setAgentState(new AgentChange(station,
                        AgentChange.Mode.NOT_READY, "", "", WorkMode.AUX_WORK, words.more() ? words.number() : 0,
                        true))));
        onStation("unplug", "[TIME]", "the telephone loses its wire, for a time if one is given", (station, words) -> {
            long millis = words.more() ? words.duration() : 0;
            theSwitch().users().setPlugged(station, false);
            if (millis > 0) {
                server.after(millis, () -> theSwitch().users().setPlugged(station, true));
            }
        });
        onStation("plug", "", "the telephone is there again",
                (station, words) -> theSwitch().users().setPlugged(station, true));
        command("call", "NUMBER DESTINATION [DIGITS]", "a call comes in", words -> {
            String ani = words.word();
            String destination = words.word();
            String digits = words.more() ? words.word() : "";
            words.end();
            IncomingCall call = IncomingCall.of(ani, destination);
            Object handle = theSwitch()
                    .outside().offer(new IncomingCall(call.ani(), call.destination(), call.userToUser(), digits));
            if (handle == null) {
                throw new CommandException(Problem.REFUSED_BY_SWITCH, "No circuit is free or nothing has that number");
            }
            return handle.toString();
        });
        command("abort-routing", "VDN", "ends whatever registration a VDN has", words -> {
            String vdn = words.word();
            words.end();
            if (theSwitch().plan().vdns().stream().noneMatch(each -> each.extension().equals(vdn))) {
                throw new CommandException(Problem.UNKNOWN_OBJECT, "No VDN is called " + vdn);
            }
            theSwitch().routing().abort(vdn);
            return "abort-routing " + vdn;
        });
    }

    private void load() {
        command("load", "MESSAGES|off",
                "calls to all stations, so many that this many messages a second go out; counters begin anew",
                words -> {
                    int rate = words.numberOrOff();
                    words.end();
                    if (rate == 0) {
                        server.stopLoad();
                        return "load off";
                    }
                    server.startLoad(new MessageLoad.Profile(rate,
                            theSwitch().plan().stations().stream().map(StationPlan::extension).toList(),
                            LOAD_TICK_MILLIS));
                    return "load " + rate;
                });
    }

    private void onStation(String name, String usage, String help, BiConsumer<String, Words> deed) {
        command(name, ("STATION " + usage).strip(), help, words -> {
            String station = words.word();
            if (theSwitch().plan().stations().stream().noneMatch(each -> each.extension().equals(station))) {
                throw new CommandException(Problem.UNKNOWN_OBJECT, "No station is called " + station);
            }
            deed.accept(station, words);
            words.end();
            return name + " " + station;
        });
    }

    private String agent(String id) {
        if (!theSwitch().queries().isAgent(id)) {
            throw new CommandException(Problem.UNKNOWN_OBJECT, "No agent is called " + id);
        }
        return id;
    }

    private Switch theSwitch() {
        return server.theSwitch();
    }

    private static void check(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?> refused) {
            throw new CommandException(Problem.REFUSED_BY_SWITCH,
                    refused.failure() + " (" + refused.failure().value() + ")");
        }
    }

    private void plans() {
        command("after", "TIME COMMAND...", "does another command later", words -> {
            long millis = words.duration();
            String later = words.rest();
            if (later.isEmpty() || !knows(later)) {
                throw new CommandException(Problem.UNKNOWN_COMMAND, "Unknown: " + later);
            }
            server.after(millis, () -> execute(later));
            return "after " + millis + " ms: " + later;
        });
        command("random", "SEED TIME | off",
                "faults of many kinds come by chance, so often on average; the same seed brings the same",
                words -> {
                    String first = words.word();
                    if (first.equals("off")) {
                        words.end();
                        random.stop();
                        return "random off";
                    }
                    long seed = new Words(List.of(first)).number();
                    long mean = words.duration();
                    words.end();
                    random.start(seed, mean);
                    return "random, seed " + seed + ", one in " + mean + " ms";
                });
        command("status", "", "what there is and how it is", words -> {
            words.end();
            return status();
        });
        command("help", "", "all commands with their words", words -> {
            words.end();
            return help();
        });
    }

    // --- telling -----------------------------------------------------------------------------------------------------

    private String status() {
        List<String> lines = new ArrayList<>();
        for (AesServer aes : server.servers()) {
            lines.add("server " + aes.name() + (aes.listening() ? " listening" : " down") + ", connections "
                    + aes.sessions().size() + ", sent " + aes.messages().sentCount() + ", received "
                    + aes.messages().receivedCount());
        }
        List<StationView> stations = theSwitch().stations();
        lines.add("stations " + stations.size() + ", out of service "
                + stations.stream().filter(each -> !each.inService()).count() + ", calls "
                + theSwitch().liveCalls().size() + ", monitors " + theSwitch().monitorCount() + ", route requests "
                + theSwitch().outstandingRouteRequests());
        lines.add("random faults " + (random.running() ? "on, " + random.count() + " so far" : "off"));
        return String.join("\n", lines);
    }

    private String help() {
        List<String> lines = new ArrayList<>();
        for (Command command : commands.values()) {
            lines.add((command.name + " " + command.usage).strip() + "  -  " + command.help);
        }
        return String.join("\n", lines);
    }

    /** The commands with their words and what they do, for documents. */
    public List<String> usages() {
        return List.of(help().split("\n"));
    }
}
