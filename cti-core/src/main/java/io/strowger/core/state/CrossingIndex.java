package io.strowger.core.state;

import io.strowger.core.model.CallKey;
import io.strowger.core.model.DeviceKey;
import java.util.function.Consumer;

/** Crossings by the numbers that they hold and the calls that they join. Core thread only. */
public final class CrossingIndex {
    private final LookUp<DeviceKey, String> ofNumber = new LookUp<>();
    private final LookUp<CallKey, String> ofCall = new LookUp<>();
    private final LookUp<String, Integer> numbersHeld = new LookUp<>();

    /** Token of the crossing that holds a number of a pool, or null. */
    public String of(DeviceKey number) {
        return ofNumber.get(number);
    }

    /** Token of the latest crossing that a call is one end of, or null. */
    public String of(CallKey call) {
        return ofCall.get(call);
    }

    /** How many numbers of the switch's pool are held. */
    public int numbersHeld(String switchName) {
        return numbersHeld.getOrDefault(switchName, 0);
    }

    void changed(Crossing before, Crossing after) {
        if (before == null && after.numberKey() != null) {
            ofNumber.put(after.numberKey(), after.token());
            numbersHeld.put(after.toSwitch(), numbersHeld(after.toSwitch()) + 1);
        } else if (after == null && before.numberKey() != null) {
            ofNumber.remove(before.numberKey(), before.token());
            numbersHeld.put(before.toSwitch(), numbersHeld(before.toSwitch()) - 1);
        }
        if (before != null) {
            endsOf(before, call -> ofCall.remove(call, before.token()));
        }
        if (after != null) {
            endsOf(after, call -> ofCall.put(call, after.token()));
        }
    }

    private static void endsOf(Crossing crossing, Consumer<CallKey> each) {
        if (crossing.state() != Crossing.State.OVER) {
            each.accept(crossing.call());
            if (crossing.arrived() != null) {
                each.accept(crossing.arrived());
            }
        }
    }
}
