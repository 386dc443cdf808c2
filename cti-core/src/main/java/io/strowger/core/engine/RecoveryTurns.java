package io.strowger.core.engine;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.state.Call;
import io.strowger.core.state.Timer;
import java.util.List;
import java.util.function.Predicate;

/**
 * The turns in which stations and calls are asked after when a switch can be asked again. Some are asked at once, and each answer lets the next one ask, so
 * that a large switch's link is kept busy without more waiting in its queue than it takes. Who waits for a turn is a timer: when no answer comes it asks
 * anyway.
 */
final class RecoveryTurns {
    /** How many are asked at once: more than answers come in the time of one answer. */
    static final int WINDOW = 1_000;
    /** Each further {@link #WINDOW} ask so much later when nothing is answered. */
    static final long TURN_MILLIS = 30_000;
    private static final List<Timer.Kind> KINDS = List.of(Timer.Kind.STATION_TURN, Timer.Kind.CALL_TURN);

    private final Decision d;
    private int counted;

    RecoveryTurns(Decision d) {
        this.d = d;
    }

    /** Asks after a station, now or in its turn. */
    void station(DeviceKey key) {
        if (counted < WINDOW) {
            Recovery.snapshot(d, key, 1);
        } else {
            d.timer(Timer.Kind.STATION_TURN, key.toString(), waitMillis());
        }
        counted++;
    }

    /** Asks after a call that is not proved, now or in its turn. */
    void call(Call call) {
        if (counted < WINDOW) {
            Recovery.snapshot(d, call, 1);
        } else {
            d.timer(Timer.Kind.CALL_TURN, call.key().toString(), waitMillis());
        }
        counted++;
    }

    private long waitMillis() {
        return TURN_MILLIS * (counted / WINDOW);
    }

    /** One was answered: the next one asks, stations before calls. */
    static void next(Decision d, String switchName) {
        if (Links.isUp(d, switchName)) {
            any(d, switchName, key -> take(d, key));
        }
    }

    /** Whether there is one of the switch that still waits for a turn and of which that is true; looks no further then. */
    private static boolean any(Decision d, String switchName, Predicate<Timer.Key> wanted) {
        for (Timer.Kind kind : KINDS) {
            String prefix = switchName + (kind == Timer.Kind.STATION_TURN ? '/' : ':');
            for (Timer timer : d.draft.timers.committed().rowsFrom(new Timer.Key(kind, prefix))) {
                if (timer.key().kind() != kind || !timer.key().entity().startsWith(prefix)) {
                    break;
                }
                boolean ofSwitch = kind == Timer.Kind.STATION_TURN
                        || CallKey.parse(timer.key().entity()).switchName().equals(switchName);
                if (ofSwitch && d.draft.timers.contains(timer.key()) && wanted.test(timer.key())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The turn of a station or call has come; false when there is nothing to ask any more. */
    static boolean take(Decision d, Timer.Key key) {
        d.cancel(key.kind(), key.entity());
        if (key.kind() == Timer.Kind.STATION_TURN) {
            DeviceKey device = DeviceKey.parse(key.entity());
            if (!d.draft.devices.contains(device)) {
                return false;
            }
            Recovery.snapshot(d, device, 1);
            return true;
        }
        Call call = d.draft.calls.get(CallKey.parse(key.entity()));
        if (call == null || call.hasEnded() || call.life().proven()) {
            return false;
        }
        Recovery.snapshot(d, call, 1);
        return true;
    }

    /** Whether somebody of the switch still waits for a turn: what has not been asked cannot have been proved. */
    static boolean areLeft(Decision d, String switchName) {
        return any(d, switchName, key -> true);
    }

    /** The switch is lost: all turns are over. */
    static void end(Decision d, String switchName) {
        any(d, switchName, key -> {
            d.cancel(key.kind(), key.entity());
            return false;
        });
    }
}
