package io.strowger.simulator.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays a transcript against a switch. Lines that begin with {@code >} are done, lines that begin with {@code <} must
 * be what comes
 * of it, all of it and in that order; {@code #} begins a remark, {@code =} and {@code |} the plan. Time moves only by
 * {@code advance}.
 */
final class TranscriptRunner implements Application {
    static final long START = 1_700_000_000_000L;

    private final Switch theSwitch;
    private final FeatureDeeds features;
    private final List<String> output = new ArrayList<>();
    private final Map<String, CallHandle> callers = new LinkedHashMap<>();
    private final Map<Integer, Integer> registrationOfQuestion = new LinkedHashMap<>();
    private final Map<Integer, Application> askedOf = new LinkedHashMap<>();
    private final Map<String, Application> others = new LinkedHashMap<>();
    private final Map<Integer, String> monitors = new LinkedHashMap<>();

    TranscriptRunner(SwitchPlan plan) {
        theSwitch = new Switch(plan, START);
        features = new FeatureDeeds(theSwitch, this);
        theSwitch.attach(this);
    }

    /** Checks the transcript line by line; the message of a failure shows what came since the last deed. */
    void play(List<String> lines) {
        int number = 0;
        for (String raw : lines) {
            number++;
            String line = raw.matches("[#=|].*") ? "" : raw.strip();
            if (line.startsWith(">")) {
                assertEquals(List.of(), output, "unexpected before line " + number);
                run(line.substring(1).strip().split("\\s+"));
                theSwitch.deliver();
            } else if (line.startsWith("<")) {
                String expected = line.substring(1).strip();
                assertEquals(expected, output.isEmpty() ? "nothing" : output.get(0),
                        "line " + number + " of " + output);
                output.remove(0);
            } else {
                assertEquals("", line, "neither > nor < nor # in line " + number);
            }
        }
        assertEquals(List.of(), output, "unexpected at the end");
    }

    @SuppressWarnings("unchecked")
    private void run(String[] words) {
        String first = words.length > 1 ? words[1] : "";
        String second = words.length > 2 ? words[2] : "";
        switch (words[0]) {
            case "monitor-vdn" -> started(first, theSwitch.monitoring().ofCallsVia(this, first));
            case "monitor-device" -> started(first, theSwitch.monitoring().ofDevice(this, first));
            case "monitor-call" ->
                started(first,
                        theSwitch.monitoring().ofCall(this, new ConnectionId(Integer.parseInt(first), "", false)));
            case "register" -> say(theSwitch.routing().register(application(second), first));
            case "enter" -> say(theSwitch.outside().callerEnters(callers.get(first), second));
            case "lift" -> say(theSwitch.users().lifts(first));
            case "dial" -> say(theSwitch.users().dials(first, second));
            case "hang-up" -> say(theSwitch.users().hangsUp(first));
            case "unplug" -> theSwitch.users().setPlugged(first, false);
            case "plug" -> theSwitch.users().setPlugged(first, true);
            case "passed" -> say(theSwitch.users().passedTo(first));
            case "query-skill" -> say(theSwitch.queries().querySkill(first));
            case "query-log-in" -> say(theSwitch.queries().queryAgentLogin(first));
            case "direct" -> direct(Integer.parseInt(first), second, words[3]);
            case "select-digits" -> selectDigits(Integer.parseInt(first), second, Integer.parseInt(words[3]));
            case "call" ->
                callers.put(first, theSwitch.outside().offer(new IncomingCall(second, words[3], UserToUser.NONE, "")));
            case "hangup" -> say(theSwitch.outside().callerHangsUp(callers.get(first)));
            case "select" -> select(Integer.parseInt(first), second);
            case "decline" -> decline(Integer.parseInt(first), second);
            case "advance" -> theSwitch.advanceTo(theSwitch.now() + Math.round(Double.parseDouble(first) * 1000));
            case "answer" -> say(theSwitch.answerCall(connection(first)));
            case "clear" -> say(theSwitch.clearConnection(connection(first)));
            case "hold" -> say(theSwitch.holdCall(connection(first)));
            case "retrieve" -> say(theSwitch.retrieveCall(connection(first)));
            case "deflect" -> say(theSwitch.deflectCall(connection(first), second));
            case "make" -> say(theSwitch.makeCall(first, second, CallOptions.NONE));
            case "consult" -> say(theSwitch.consultationCall(connection(first), second, CallOptions.NONE));
            case "transfer" -> say(theSwitch.transferCall(connection(first), connection(second)));
            case "conference" -> say(theSwitch.conferenceCall(connection(first), connection(second)));
            case "agent" ->
                say(theSwitch.setAgentState(new AgentChange(first, AgentChange.Mode.valueOf(second), words[3], "",
                        WorkMode.valueOf(words[4]), Integer.parseInt(words[5]), true)));
            case "query-agent" -> say(theSwitch.queryAgentState(first));
            case "snapshot-call" ->
                say(theSwitch.queries().snapshotCall(new ConnectionId(Integer.parseInt(first), "", false)));
            case "snapshot-device" -> say(theSwitch.queries().snapshotDevice(first));
            case "link-lost" -> {
                theSwitch.detach(this);
                monitors.clear();
            }
            case "link-back" -> theSwitch.attach(this);
            case "statistics" -> say(theSwitch.statistics());
            case "live-calls" -> say(theSwitch.liveCalls().size());
            default -> {
                Object answer = features.perform(words);
                if (words[0].startsWith("monitor-")) {
                    started(first, (Answer<Integer>) answer);
                } else if (answer != null) {
                    say(answer);
                }
            }
        }
    }

    private static ConnectionId connection(String text) {
        String[] parts = text.split("@");
        return new ConnectionId(Integer.parseInt(parts[0]), parts[1], parts[1].startsWith("T"));
    }

    /** The application behind a link: this one, or another that is told of routing only. */
    private Application application(String link) {
        if (link.isEmpty()) {
            return this;
        }
        return others.computeIfAbsent(link, key -> {
            Application other = new OtherLink(Integer.parseInt(key));
            theSwitch.attach(other);
            return other;
        });
    }

    private Application asked(int crossRef) {
        return askedOf.getOrDefault(crossRef, this);
    }

    private void select(int crossRef, String destination) {
        int registration = registrationOfQuestion.getOrDefault(crossRef, 0);
        say(theSwitch.routing().select(asked(crossRef),
                new RouteSelect(registration, crossRef, destination, true, null)));
    }

    private void direct(int crossRef, String agentId, String split) {
        int registration = registrationOfQuestion.getOrDefault(crossRef, 0);
        say(theSwitch.routing().select(asked(crossRef),
                new RouteSelect(registration, crossRef, agentId, true, null, split, null)));
    }

    private void selectDigits(int crossRef, String destination, int digits) {
        int registration = registrationOfQuestion.getOrDefault(crossRef, 0);
        say(theSwitch.routing().select(asked(crossRef),
                new RouteSelect(registration, crossRef, destination, true, null, "",
                        new RouteSelect.Collect(digits, 20))));
    }

    private void decline(int crossRef, String link) {
        say(theSwitch.routing().decline(link.isEmpty() ? asked(crossRef) : application(link),
                registrationOfQuestion.getOrDefault(crossRef, 0), crossRef));
    }

    /** A second application, on another of the switch's links. */
    private final class OtherLink implements Application {
        private final int link;

        OtherLink(int link) {
            this.link = link;
        }

        @Override
        public int link() {
            return link;
        }

        @Override
        public void onEvent(int monitorId, SwitchEvent event, ConnectionState local) {
            throw new AssertionError(event.toString());
        }

        @Override
        public void onMonitorEnded(int monitorId, Cause cause) {
            throw new AssertionError(monitorId);
        }

        @Override
        public void onRouteRequest(RouteRequest request) {
            asked(this, request, "link " + link + " ");
        }

        @Override
        public void onRouteUsed(RouteUsed used) {
            tell("link " + link + " RouteUsed " + used.crossRefId() + " " + name(used.routeUsed()));
        }

        @Override
        public void onRouteEnd(int registrationId, int crossRefId, Failure cause) {
            tell("link " + link + " RouteEnd " + crossRefId + " " + cause);
        }

        @Override
        public void onRegistrationAborted(int registrationId) {
            tell("link " + link + " RegistrationAborted " + registrationId);
        }
    }

    private void asked(Application application, RouteRequest request, String prefix) {
        registrationOfQuestion.put(request.crossRefId(), request.registrationId());
        askedOf.put(request.crossRefId(), application);
        tell(prefix + "RouteRequest " + request.crossRefId() + " " + text(request.routedCall()) + " "
                + name(request.callingDevice()) + ">" + name(request.currentRoute())
                + digits(request.facts()));
    }

    private static String digits(CallFacts facts) {
        return facts.digits().isEmpty() ? "" : " digits " + facts.digits() + " at " + facts.digitsVdn();
    }

    private static String split(CallFacts facts) {
        return facts.split().isEmpty() ? "" : " split " + facts.split();
    }

    private void started(String device, Answer<Integer> answer) {
        if (answer instanceof Answer.Done<Integer> done) {
            monitors.put(done.value(), device);
        } else {
            say(answer);
        }
    }

    private void say(Object answer) {
        switch (answer) {
            case Answer.Done<?> done -> output
                    .add(done.value() == Answer.Nothing.NOTHING ? "done" : "done " + text(done.value()));
            case Answer.Refused<?> refused -> output.add("refused " + refused.failure());
            default -> output.add("is " + text(answer));
        }
    }

    private String text(Object value) {
        return switch (value) {
            case ConnectionId id -> id.callId() + "@" + id.deviceId();
            case Party party -> text(party.connection()) + ":" + party.state();
            case List<?> list -> list.stream().map(this::text).toList().toString();
            case MergedCall merged -> text(merged.newCall()) + " " + text(merged.parties());
            case AgentView agent ->
                agent.agentId() + " " + agent.workMode() + " " + agent.reasonCode() + (agent.onCall() ? " on call" : "")
                        + (agent.activity() == CallActivity.NONE ? "" : " " + agent.activity())
                        + (agent.pendingWorkMode() == WorkMode.NONE ? "" : " pending " + agent.pendingWorkMode());
            case SkillView s -> "available " + s.availableAgents() + " queued " + s.callsInQueue() + " staffed "
                    + s.agentsLoggedIn() + " wait " + s.expectedWaitSeconds() + " oldest " + s.oldestCallMillis();
            case SwitchStatistics s ->
                "offered " + s.offered() + " answered " + s.answered() + " abandoned " + s.abandoned() + " busy "
                        + s.busy() + " live " + s.inProgress() + " ended " + s.ended();
            case Observation o -> o.observer() + " observes " + o.observee() + " " + o.mode()
                    + (o.activeCallId() == 0 ? "" : " in call " + o.activeCallId());
            case TransferredCall transferred -> text(transferred.connection());
            default -> value.toString();
        };
    }

    private void tell(String text) {
        output.add("%.1f %s".formatted((theSwitch.now() - START) / 1000.0, text));
    }

    private static String name(Device device) {
        return device.id().isEmpty() ? "-" : device.id();
    }

    private static String name(SwitchEvent.Parties parties) {
        return name(parties.callingDevice()) + ">" + name(parties.calledDevice()) + " last "
                + name(parties.lastRedirectionDevice());
    }

    @Override
    public void onEvent(int monitorId, SwitchEvent event, ConnectionState local) {
        String text = switch (event) {
            case SwitchEvent.Delivered e ->
                "Delivered " + text(e.connection()) + " " + name(e.parties()) + " " + e.cause() + split(e.facts())
                        + digits(e.facts());
            case SwitchEvent.Established e -> "Established " + text(e.connection()) + " " + name(e.parties());
            case SwitchEvent.Queued e -> "Queued " + text(e.connection()) + " " + e.numberQueued();
            case SwitchEvent.Diverted e ->
                "Diverted " + text(e.connection()) + " to " + name(e.newDestination()) + " " + e.cause();
            case SwitchEvent.Failed e -> "Failed " + text(e.connection()) + " " + e.cause();
            case SwitchEvent.Held e -> "Held " + text(e.connection());
            case SwitchEvent.Retrieved e -> "Retrieved " + text(e.connection());
            case SwitchEvent.ServiceInitiated e -> "ServiceInitiated " + text(e.connection());
            case SwitchEvent.Originated e -> "Originated " + text(e.connection()) + " " + name(e.parties());
            case SwitchEvent.NetworkReached e -> "NetworkReached " + text(e.connection());
            case SwitchEvent.ConnectionCleared e -> "ConnectionCleared " + text(e.connection());
            case SwitchEvent.CallCleared e -> "CallCleared " + e.clearedCall().callId();
            case SwitchEvent.Transferred e -> "Transferred " + text(e.merge().primaryOldCall()) + " "
                    + text(e.merge().secondaryOldCall()) + " " + text(e.merge().connections());
            case SwitchEvent.Conferenced e -> "Conferenced " + text(e.merge().primaryOldCall()) + " "
                    + text(e.merge().secondaryOldCall()) + " " + text(e.merge().connections());
            case SwitchEvent.LoggedOn e -> "LoggedOn " + e.agentId() + " " + e.agentDevice().id() + " " + e.workMode();
            case SwitchEvent.LoggedOff e -> "LoggedOff " + e.agentId() + " " + e.agentDevice().id();
            case SwitchEvent.NotReady e -> "NotReady " + mode(e.agentId(), e.facts());
            case SwitchEvent.Ready e -> "Ready " + mode(e.agentId(), e.facts());
            case SwitchEvent.WorkNotReady e -> "WorkNotReady " + mode(e.agentId(), e.facts());
            case SwitchEvent.EnteredDigits e -> "EnteredDigits " + text(e.connection()) + " " + e.digits();
            case SwitchEvent.BackInService e -> "BackInService " + e.device();
            case SwitchEvent.OutOfService e -> "OutOfService " + e.device();
            case SwitchEvent.DoNotDisturb e -> "DoNotDisturb " + e.device().id() + " " + e.on();
            case SwitchEvent.Forwarding e -> "Forwarding " + e.device().id() + " " + e.type() + " "
                    + (e.on() ? "to " + e.destination() : "off");
            case SwitchEvent.MessageWaiting e ->
                "MessageWaiting " + e.device().id() + " " + e.on() + " " + e.applications();
            case SwitchEvent.EndpointRegistered e ->
                "EndpointRegistered " + e.device() + " " + e.endpoint().instanceId();
            case SwitchEvent.EndpointUnregistered e ->
                "EndpointUnregistered " + e.device() + " " + e.endpoint().instanceId() + " " + e.reason();
            case SwitchEvent.ServiceObserveState e -> "ServiceObserveState " + text(e.observation());
            case SwitchEvent.ChargeAdvice e -> "ChargeAdvice " + text(e.connection()) + " " + e.charge();
        };
        tell("[" + monitors.get(monitorId) + "] " + text + FeatureDeeds.uncommon(event)
                + (local == ConnectionState.NONE ? "" : " local " + local));
    }

    private static String mode(String agentId, SwitchEvent.ModeFacts facts) {
        return agentId + " " + facts.reasonCode() + (facts.pendingWorkMode() == WorkMode.NONE
                ? ""
                : " pending " + facts.pendingWorkMode() + " " + facts.pendingReasonCode());
    }

    @Override
    public void onMonitorEnded(int monitorId, Cause cause) {
        tell("[" + monitors.get(monitorId) + "] MonitorEnded " + cause);
    }

    @Override
    public void onRouteRequest(RouteRequest request) {
        asked(this, request, "");
    }

    @Override
    public void onRouteUsed(RouteUsed used) {
        tell("RouteUsed " + used.crossRefId() + " " + name(used.routeUsed()));
    }

    @Override
    public void onRouteEnd(int registrationId, int crossRefId, Failure cause) {
        tell("RouteEnd " + crossRefId + " " + cause);
    }

    @Override
    public void onRegistrationAborted(int registrationId) {
        tell("RegistrationAborted " + registrationId);
    }
}
