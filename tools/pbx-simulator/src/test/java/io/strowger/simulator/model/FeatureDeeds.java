package io.strowger.simulator.model;

import java.util.List;

/** The deeds of a transcript that are about features; the answer is what the switch said, null for nothing. */
final class FeatureDeeds {
    private static final long MILLIS_PER_SECOND = 1000;

    private final Switch theSwitch;
    private final Application application;

    FeatureDeeds(Switch theSwitch, Application application) {
        this.theSwitch = theSwitch;
        this.application = application;
    }

    static ConnectionId connection(String text) {
        if (text.equals("-") || text.equals("all")) {
            return ConnectionId.NONE;
        }
        String[] parts = text.split("@");
        return new ConnectionId(Integer.parseInt(parts[0]), parts.length > 1 ? parts[1] : "",
                parts.length > 1 && parts[1].startsWith("T"));
    }

    private static String word(String[] words, int at) {
        return words.length > at ? words[at] : "";
    }

    private static boolean on(String[] words, int at) {
        return word(words, at).equals("on");
    }

    Object perform(String[] words) {
        String first = word(words, 1);
        String second = word(words, 2);
        String third = word(words, 3);
        return switch (words[0]) {
            case "make-priority" ->
                theSwitch.makeCall(first, second, CallOptions.ordinary(UserToUser.NONE, true, ""));
            case "make-over" ->
                theSwitch.makeCall(first, second, CallOptions.ordinary(UserToUser.NONE, false, third));
            case "make-direct" ->
                theSwitch.makeCall(first, second, CallOptions.directAgent(third, false, UserToUser.NONE));
            case "make-assist" ->
                theSwitch.makeCall(first, second, CallOptions.supervisorAssist(third, UserToUser.NONE));
            case "consult-for" -> theSwitch.consultationCall(connection(first), second,
                    CallOptions.NONE.with(CallOptions.Consult.valueOf(third)));
            case "predict" -> theSwitch.predictiveCalls().make(new PredictiveCall(first, second,
                    PredictiveCall.Allocation.valueOf(third), Integer.parseInt(words[4]),
                    PredictiveCall.AnswerTreat.valueOf(words[5]), CallOptions.NONE));
            case "outside" -> theSwitch.outside().behave(first, OutsideParty.valueOf(second)) ? null : false;
            case "monitor-predictive" -> theSwitch.monitoring().ofCallsVia(application, first, true);
            case "stop-on-call" ->
                theSwitch.monitoring().stopOnCall(application, Integer.parseInt(first), connection(second));
            default -> onCall(words);
        };
    }

    private Object onCall(String[] words) {
        String first = word(words, 1);
        String second = word(words, 2);
        String third = word(words, 3);
        return switch (words[0]) {
            case "alternate" -> theSwitch.alternateCall(connection(first), connection(second));
            case "reconnect" -> theSwitch.reconnectCall(connection(first), connection(second));
            case "clear-call" -> theSwitch.clearCall(connection(first));
            case "drop-tone" -> theSwitch.dropTone(connection(first));
            case "drop-classifier" -> theSwitch.dropClassifier(connection(first));
            case "join" -> theSwitch.singleStepConference(new SingleStepConference(connection(first), second,
                    third.equals("silent"), word(words, 4).equals("alert")));
            case "move" -> theSwitch.singleStepTransfer(connection(first), second);
            case "pickup" -> theSwitch.pickup().pickup(connection(first), second);
            case "group-pickup" -> theSwitch.pickup().groupPickup(connection(first), second);
            case "park" -> theSwitch.pickup().park(first);
            case "complete" -> theSwitch.callCompletion().complete(CallCompletion.Feature.valueOf(first),
                    connection(second));
            case "deaf" -> theSwitch.listening().hold(connection(first), second.equals("all"), connection(second));
            case "hear" -> theSwitch.listening().retrieve(connection(first), second.equals("all"), connection(second));
            case "hears" -> theSwitch.listening().hears(connection(first), connection(second));
            case "tones" -> theSwitch.listening().sendTones(connection(first), List.of(), second);
            case "heard" -> theSwitch.listening().tonesHeard(connection(first));
            case "bill" -> theSwitch.charging().setBillRate(connection(first), Integer.parseInt(second),
                    Double.parseDouble(third));
            case "work-code" -> theSwitch.charging().setCallWorkCode(connection(first), second);
            case "stroke" -> theSwitch.charging().setStrokeCount(connection(first), Integer.parseInt(second));
            default -> onDevice(words);
        };
    }

    private Object onDevice(String[] words) {
        String first = word(words, 1);
        String second = word(words, 2);
        String third = word(words, 3);
        return switch (words[0]) {
            case "dnd" -> theSwitch.stationFeatures().setDoNotDisturb(first, on(words, 2));
            case "lamp" ->
                theSwitch.stationFeatures().setMessageWaiting(first, Integer.parseInt(second), on(words, 3));
            case "forward" -> theSwitch.stationFeatures().setForwarding(first, ForwardingType.valueOf(second),
                    !third.equals("off"), third);
            case "cover" -> theSwitch.stationFeatures().setCoverage(first,
                    new CoveragePath(Long.parseLong(second) * MILLIS_PER_SECOND, third)) ? null : false;
            case "group" -> theSwitch.stationFeatures().setPickupGroup(first, Integer.parseInt(second)) ? null : false;
            case "last-number" -> theSwitch.stationFeatures().lastNumber(first);
            case "observe" -> theSwitch.serviceObserving().activate(new Observation(first, second, "", false,
                    Observation.Mode.valueOf(third), 0, 0), word(words, 4).equals("next"));
            case "observe-mode" -> theSwitch.serviceObserving().setMode(first, Observation.Mode.valueOf(second));
            case "observe-end" -> theSwitch.serviceObserving().deactivate(first);
            case "observe-query" -> theSwitch.serviceObserving().query(first);
            case "endpoint" -> theSwitch.endpoints().register(first, new Endpoint(Integer.parseInt(second),
                    "192.0.2.7", Endpoint.Dependency.INDEPENDENT, Endpoint.Signaling.SIP));
            case "endpoint-gone" -> theSwitch.endpoints().unregister(first, Integer.parseInt(second),
                    Endpoint.Reason.valueOf(third));
            case "advice" -> {
                theSwitch.charging().setAdvice(application, first.equals("on"));
                yield null;
            }
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    /** What is uncommon about an event: its cause, how the call was answered, what a call is made for. */
    static String uncommon(SwitchEvent event) {
        if (!(event instanceof SwitchEvent.CallEvent call)) {
            return "";
        }
        CallFacts facts = call.facts();
        return switch (event) {
            case SwitchEvent.Delivered e -> found(facts);
            case SwitchEvent.Established e -> cause(e.cause()) + found(facts);
            case SwitchEvent.Queued e -> cause(e.cause());
            case SwitchEvent.Held e -> cause(e.cause()) + purpose(facts);
            case SwitchEvent.ServiceInitiated e -> purpose(facts);
            case SwitchEvent.Originated e -> purpose(facts);
            case SwitchEvent.Conferenced e -> cause(e.cause());
            case SwitchEvent.Transferred e -> e.cause() == Cause.TRANSFER ? "" : cause(e.cause());
            case SwitchEvent.ConnectionCleared e -> ending(e.cause());
            case SwitchEvent.CallCleared e -> ending(e.cause()) + found(facts);
            default -> "";
        };
    }

    private static String cause(Cause cause) {
        return cause == Cause.NONE ? "" : " " + cause;
    }

    /** Why a call ends is told by what was done, but for features. */
    private static String ending(Cause cause) {
        return switch (cause) {
            case BUSY, MAINTENANCE, REDIRECTED -> "";
            default -> cause(cause);
        };
    }

    private static String found(CallFacts facts) {
        return facts.classification() == Classification.NONE ? "" : " found " + facts.classification();
    }

    private static String purpose(CallFacts facts) {
        return facts.consultMode() == ConsultMode.NONE ? "" : " for " + facts.consultMode();
    }
}
