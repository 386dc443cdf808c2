package io.strowger.core.state;

import io.strowger.core.machine.VdnState;
import io.strowger.core.model.DeviceKey;

/** A VDN and whether the server routes its calls. */
public record Vdn(DeviceKey key, VdnState state) {
    public Vdn withState(VdnState value) {
        return new Vdn(key, value);
    }
}
