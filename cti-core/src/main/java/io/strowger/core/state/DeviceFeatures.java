package io.strowger.core.state;

import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.ForwardingType;
import java.util.ArrayList;
import java.util.List;

/**
 * Features of a device as the switch last told them; before that they count as off.
 *
 * @param forwarding the rules that are on, at most one a type
 */
public record DeviceFeatures(boolean doNotDisturb, boolean messageWaiting, List<ForwardingRule> forwarding) {
    public static final DeviceFeatures NONE = new DeviceFeatures(false, false, List.of());

    /** Copies the list. */
    public DeviceFeatures {
        forwarding = List.copyOf(forwarding);
    }

    public DeviceFeatures withDoNotDisturb(boolean on) {
        return new DeviceFeatures(on, messageWaiting, forwarding);
    }

    public DeviceFeatures withMessageWaiting(boolean on) {
        return new DeviceFeatures(doNotDisturb, on, forwarding);
    }

    /** With this rule in place of the one of its type; a rule that is off leaves none. */
    public DeviceFeatures withForwarding(ForwardingRule rule) {
        List<ForwardingRule> rules = new ArrayList<>(forwarding);
        ForwardingType type = rule.type();
        rules.removeIf(r -> r.type() == type);
        if (rule.on()) {
            rules.add(rule);
        }
        return new DeviceFeatures(doNotDisturb, messageWaiting, rules);
    }
}
