package io.strowger.simulator.wire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.CSTAUniversalFailure;
import io.strowger.csta.tsapi.Csta;
import io.strowger.csta.tsapi.CstaMessage;
import io.strowger.csta.tsapi.MessageType;
import io.strowger.csta.tsapi.TsapiMessage;

/**
 * What shall go wrong with one AE Services server. Used on the simulator's thread only; nothing goes wrong until asked
 * for, and chance comes from the seed.
 */
public final class Faults {
    /** Most refusals at a time. */
    public static final int MAX_REFUSALS = 1_000;
    /** Most devices whose events are late. */
    public static final int MAX_LATE_DEVICES = 1_000;
    /** Longest delay. */
    public static final long MAX_DELAY_MILLIS = 600_000;
    private static final int DEFLECT_CALL = MessageType.of(Csta.DeflectCall.class).eventType();

    private final SplittableRandom random;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, CSTAUniversalFailure> refusedMonitors = new HashMap<>();
    private final Map<String, Long> eventDelays = new HashMap<>();
    private ACSUniversalFailure refusedLogin;
    private LinkSettings.Licences licences;
    private long answerDelayMillis;
    private long confirmationMinMillis;
    private long confirmationMaxMillis;
    private double duplicateProbability;
    private double lossProbability;
    private long selectDelayMillis;
    private long routeEndHoldMillis;
    private long clockSkewMillis;
    private int requestsPerSecond;
    private boolean silent;
    private boolean heartbeatsMissing;
    private boolean notReading;
    private boolean tlinksMissing;
    private boolean cutNextFrame;

    Faults(long seed) {
        this.random = new SplittableRandom(seed);
    }

    // --- what is sent ------------------------------------------------------------------------------------------------

    /** Every output waits this long; the order stays. 0 for not at all. */
    public void delayAnswers(long millis) {
        answerDelayMillis = delay(millis);
    }

    /**
     * Each confirmation waits a time of its own, drawn between the two, so that confirmations overtake each other and
     * events overtake them. 0 and 0 for not at all.
     */
    public void delayConfirmations(long minMillis, long maxMillis) {
        if (minMillis > maxMillis) {
            throw new IllegalArgumentException("delay from " + minMillis + " to " + maxMillis + " ms");
        }
        confirmationMinMillis = delay(minMillis);
        confirmationMaxMillis = delay(maxMillis);
    }

    /** Confirmations are sent twice with this probability. */
    public void duplicateConfirmations(double probability) {
        duplicateProbability = probability(probability);
    }

    /** What a device's monitors see comes late; the order within a monitor stays. 0 for not at all. */
    public void delayEvents(String device, long millis) {
        if (!eventDelays.containsKey(device) && eventDelays.size() >= MAX_LATE_DEVICES) {
            throw new IllegalArgumentException("more than " + MAX_LATE_DEVICES + " late devices");
        }
        set(eventDelays, device, millis == 0 ? null : (Long) delay(millis));
    }

    /** Events of monitors are lost with this probability. */
    public void loseEvents(double probability) {
        lossProbability = probability(probability);
    }

    /** No heartbeats are sent while the rest goes on. */
    public void omitHeartbeats(boolean on) {
        heartbeatsMissing = on;
    }

    /** Nothing is sent any more while the socket stays open; what would be sent waits. */
    public void goSilent(boolean on) {
        silent = on;
    }

    /** The next frame is sent only in half and the link is closed. */
    public void cutNextFrame() {
        cutNextFrame = true;
    }

    /** The clock that applications are told is off by this. */
    public void skewClock(long millis) {
        clockSkewMillis = millis;
    }

    // --- what is received --------------------------------------------------------------------------------------------

    /** Sockets are not read any more. */
    public void stopReading(boolean on) {
        notReading = on;
    }

    /** A received RouteSelect is acted on only after this time. 0 for at once. */
    public void delayRouteSelects(long millis) {
        selectDelayMillis = delay(millis);
    }

    /**
     * The next RouteEnd that cancels a question, and everything after it, stays on its way for this long, so that a
     * select can cross it. Works once.
     */
    public void holdNextRouteEnd(long millis) {
        routeEndHoldMillis = delay(millis);
    }

    // --- what is refused ---------------------------------------------------------------------------------------------

    /** Refuses requests; takes the place of an earlier refusal of the same requests of the same device. */
    public void refuse(Refusal refusal) {
        refusals.removeIf(refusal::sameAs);
        if (refusals.size() >= MAX_REFUSALS) {
            throw new IllegalArgumentException("more than " + MAX_REFUSALS + " refusals");
        }
        refusals.add(refusal);
    }

    /** Nothing is refused on purpose any more. */
    public void acceptAll() {
        refusals.clear();
        refusedMonitors.clear();
        refusedLogin = null;
    }

    /** Monitors of a device are refused; null to allow them again. */
    public void refuseMonitor(String device, CSTAUniversalFailure failure) {
        set(refusedMonitors, device, failure);
    }

    /** Deflections are refused; null to allow them again. */
    public void refuseDeflect(CSTAUniversalFailure failure) {
        refuseRequest(DEFLECT_CALL, failure);
    }

    /** Requests with the given number of the CSTA table are refused; null to allow them again. */
    public void refuseRequest(int eventType, CSTAUniversalFailure failure) {
        if (failure == null) {
            refusals.removeIf(each -> each.eventType() == eventType && each.device().isEmpty());
        } else {
            refuse(Refusal.of(eventType, "", failure));
        }
    }

    /** Streams are refused when opened; null to allow them again. */
    public void refuseLogin(ACSUniversalFailure failure) {
        refusedLogin = failure;
    }

    /** Other licences than the settings say hold from now on; null for those of the settings. */
    public void limitLicences(LinkSettings.Licences changed) {
        licences = changed;
    }

    /**
     * Requests beyond so many within a second are refused as congestion, which the server tells those who asked for
     * its status. 0 for no limit.
     */
    public void congestAbove(int requests) {
        if (requests < 0) {
            throw new IllegalArgumentException("requests a second: " + requests);
        }
        requestsPerSecond = requests;
    }

    /** The name server names no Tlinks. */
    public void hideTlinks(boolean on) {
        tlinksMissing = on;
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        acceptAll();
        eventDelays.clear();
        licences = null;
        answerDelayMillis = 0;
        confirmationMinMillis = 0;
        confirmationMaxMillis = 0;
        duplicateProbability = 0;
        lossProbability = 0;
        selectDelayMillis = 0;
        routeEndHoldMillis = 0;
        clockSkewMillis = 0;
        requestsPerSecond = 0;
        silent = false;
        heartbeatsMissing = false;
        notReading = false;
        tlinksMissing = false;
        cutNextFrame = false;
    }

    private static long delay(long millis) {
        if (millis < 0 || millis > MAX_DELAY_MILLIS) {
            throw new IllegalArgumentException("a delay of " + millis + " ms; allowed are 0 to " + MAX_DELAY_MILLIS);
        }
        return millis;
    }

    private static double probability(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("probability: " + value + "; allowed are 0 to 1");
        }
        return value;
    }

    private static <V> void set(Map<String, V> map, String key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    private boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    // --- asked by the server -----------------------------------------------------------------------------------------

    CSTAUniversalFailure monitorRefusal(String device) {
        return refusedMonitors.get(device);
    }

    /** The refusal that a request gets, null for none. */
    TsapiMessage refusal(CstaMessage request, String device) {
        if (refusals.isEmpty()) {
            return null;
        }
        int type = request.eventType();
        for (Refusal refusal : refusals) {
            if (refusal.matches(type, device) && happens(refusal.probability())) {
                return refusal.answer();
            }
        }
        return null;
    }

    ACSUniversalFailure loginRefusal() {
        return refusedLogin;
    }

    LinkSettings.Licences licences(LinkSettings.Licences usual) {
        return licences == null ? usual : licences;
    }

    long answerDelayMillis() {
        return answerDelayMillis;
    }

    /** Whether confirmations wait, each its own time. */
    boolean confirmationsLate() {
        return confirmationMaxMillis > 0;
    }

    long drawConfirmationDelay() {
        return random.nextLong(confirmationMinMillis, confirmationMaxMillis + 1);
    }

    boolean confirmationTwice() {
        return happens(duplicateProbability);
    }

    /** How late the events of a device's monitors are, 0 for not late. */
    long eventDelay(String device) {
        return eventDelays.isEmpty() ? 0 : eventDelays.getOrDefault(device, 0L);
    }

    boolean eventLost() {
        return happens(lossProbability);
    }

    long selectDelayMillis() {
        return selectDelayMillis;
    }

    long clockSkewMillis() {
        return clockSkewMillis;
    }

    int requestsPerSecond() {
        return requestsPerSecond;
    }

    boolean silent() {
        return silent;
    }

    boolean heartbeatsMissing() {
        return heartbeatsMissing;
    }

    boolean notReading() {
        return notReading;
    }

    boolean tlinksMissing() {
        return tlinksMissing;
    }

    /** How long a cancelling RouteEnd is held; asking uses it up. */
    long takeRouteEndHold() {
        long hold = routeEndHoldMillis;
        routeEndHoldMillis = 0;
        return hold;
    }

    boolean takeCut() {
        boolean cut = cutNextFrame;
        cutNextFrame = false;
        return cut;
    }
}
