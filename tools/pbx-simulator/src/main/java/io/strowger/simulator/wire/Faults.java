package io.strowger.simulator.wire;

import java.util.HashMap;
import java.util.Map;

import io.strowger.csta.tsapi.ACSUniversalFailure;
import io.strowger.csta.tsapi.CSTAUniversalFailure;

/** What shall go wrong on the link. Used on the simulator's thread only; nothing goes wrong until asked for. */
public final class Faults {
    private final Map<String, CSTAUniversalFailure> refusedMonitors = new HashMap<>();
    private final Map<Integer, CSTAUniversalFailure> refusedRequests = new HashMap<>();
    private ACSUniversalFailure refusedLogin;
    private long answerDelayMillis;
    private long selectDelayMillis;
    private long routeEndHoldMillis;
    private boolean silent;
    private boolean cutNextFrame;

    /** Every output waits this long; the order stays. 0 for not at all. */
    public void delayAnswers(long millis) {
        answerDelayMillis = millis;
    }

    /** A received RouteSelect is acted on only after this time. 0 for at once. */
    public void delayRouteSelects(long millis) {
        selectDelayMillis = millis;
    }

    /**
     * The next RouteEnd that cancels a question, and everything after it, stays on its way for this long, so that a
     * select can cross
     * it. Works once.
     */
    public void holdNextRouteEnd(long millis) {
        routeEndHoldMillis = millis;
    }

    /** Nothing is sent any more while the socket stays open; what would be sent waits. */
    public void goSilent(boolean on) {
        silent = on;
    }

    /** The next frame is sent only in half and the link is closed. */
    public void cutNextFrame() {
        cutNextFrame = true;
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
        set(refusedRequests, eventType, failure);
    }

    /** Streams are refused when opened; null to allow them again. */
    public void refuseLogin(ACSUniversalFailure failure) {
        refusedLogin = failure;
    }

    /** Nothing goes wrong any more. */
    public void clear() {
        refusedMonitors.clear();
        refusedRequests.clear();
        refusedLogin = null;
        answerDelayMillis = 0;
        selectDelayMillis = 0;
        routeEndHoldMillis = 0;
        silent = false;
        cutNextFrame = false;
    }

    private static final int DEFLECT_CALL = 15;

    private static <K, V> void set(Map<K, V> map, K key, V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    CSTAUniversalFailure refusal(String device) {
        return refusedMonitors.get(device);
    }

    CSTAUniversalFailure refusal(int eventType) {
        return refusedRequests.get(eventType);
    }

    ACSUniversalFailure loginRefusal() {
        return refusedLogin;
    }

    long answerDelayMillis() {
        return answerDelayMillis;
    }

    long selectDelayMillis() {
        return selectDelayMillis;
    }

    boolean silent() {
        return silent;
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
