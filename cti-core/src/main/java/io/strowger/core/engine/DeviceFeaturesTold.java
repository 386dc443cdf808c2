package io.strowger.core.engine;

import io.strowger.core.input.Input;
import io.strowger.core.input.PbxEvent;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.state.Device;
import io.strowger.core.state.DeviceFeatures;
import java.util.function.UnaryOperator;

/** What a switch tells of the features of a device: kept with the device when it is a configured one, and as a fact of any. */
final class DeviceFeaturesTold {
    private DeviceFeaturesTold() {}

    static void doNotDisturb(Decision d, Input.PbxEventReceived in, PbxEvent.DoNotDisturb e) {
        told(d, in, e.device(), features -> features.withDoNotDisturb(e.on()));
    }

    static void forwarding(Decision d, Input.PbxEventReceived in, PbxEvent.Forwarding e) {
        told(d, in, e.device(),
                features -> e.rule() == null ? features : features.withForwarding(e.rule()));
    }

    static void messageWaiting(Decision d, Input.PbxEventReceived in, PbxEvent.MessageWaiting e) {
        told(d, in, e.deviceForMessage(), features -> features.withMessageWaiting(e.on()));
    }

    /** A switch that does not name the device speaks of the one that is monitored. */
    private static void told(Decision d, Input.PbxEventReceived in, PbxEvent.Party party,
            UnaryOperator<DeviceFeatures> change) {
        CallEvents.note(d, in);
        String deviceId = party.isKnown() ? party.number() : in.monitoredDevice();
        Device device = d.draft.devices.get(new DeviceKey(in.switchName(), deviceId));
        if (device != null) {
            d.draft.devices.put(device.withFeatures(change.apply(device.features())));
        }
    }
}
