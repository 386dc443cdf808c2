package io.strowger.pbx.tsapi.translate;

import io.strowger.core.input.PbxEvent.ConnectionParty;
import io.strowger.core.input.PbxEvent.Party;
import io.strowger.core.model.ForwardingRule;
import io.strowger.core.model.LocalConnectionState;
import io.strowger.core.site.NumberPlan;
import io.strowger.csta.tsapi.Connection;
import io.strowger.csta.tsapi.DeviceIDStatus;
import io.strowger.csta.tsapi.DeviceIDType;
import io.strowger.csta.tsapi.ExtendedDeviceID;
import io.strowger.csta.tsapi.ForwardingInfo;
import java.util.List;

/**
 * Numbers as a switch writes them, to canonical and back. Canonical is E.164 with a leading plus for outside numbers,
 * and the bare number for internal devices.
 *
 * <p>From the switch, the first of these that fits decides:
 * <ol>
 * <li>not only digits (a trunk, a dynamic device): taken as it is;
 * <li>no more digits than the plan's internal numbers have: internal, taken as it is;
 * <li>the plan names no country, so no E.164 number can be made: taken as it is;
 * <li>the device identifier says that it is an international, national or subscriber number: that;
 * <li>anything else as the plan reads it ({@link NumberPlan#international}).
 * </ol>
 */
public final class NumberPlanNormaliser {
    private final NumberPlan plan;

    /** For one switch. */
    public NumberPlanNormaliser(NumberPlan plan) {
        this.plan = plan;
    }

    /** A device of an event; {@link Party#UNKNOWN} when the switch did not name it. */
    public Party party(ExtendedDeviceID device) {
        if (device.deviceID().isEmpty() || !device.deviceIDStatus().equals(DeviceIDStatus.ID_PROVIDED)) {
            return Party.UNKNOWN;
        }
        return new Party(canonical(device.deviceID(), device.deviceIDType()), device.deviceID());
    }

    /** A device that the switch names without a type. */
    public Party party(String deviceId) {
        return deviceId.isEmpty()
                ? Party.UNKNOWN
                : new Party(canonical(deviceId, DeviceIDType.DEVICE_IDENTIFIER), deviceId);
    }

    /** The switch does not tell the states of a merged call's connections; the events before and after do. */
    List<ConnectionParty> parties(List<Connection> connections) {
        return connections.stream()
                .map(c -> new ConnectionParty(Words.connection(c.party()), party(c.staticDevice()),
                        LocalConnectionState.NULL))
                .toList();
    }

    /** A forwarding rule, its destination in canonical form. */
    ForwardingRule rule(ForwardingInfo info) {
        return new ForwardingRule(WordTables.FORWARDING_TYPES.word(info.forwardingType()), info.forwardingOn(),
                party(info.forwardDN()).number());
    }

    /** The canonical form of a number as the switch writes it. */
    public String canonical(String raw, DeviceIDType type) {
        if (!isDigits(raw) || raw.length() <= plan.internalDigits() || plan.countryCode().isEmpty()) {
            return raw;
        }
        if (type.equals(DeviceIDType.EXPLICIT_PUBLIC_INTERNATIONAL)) {
            return "+" + raw;
        }
        if (type.equals(DeviceIDType.EXPLICIT_PUBLIC_NATIONAL)) {
            return "+" + plan.countryCode() + raw;
        }
        if (type.equals(DeviceIDType.EXPLICIT_PUBLIC_SUBSCRIBER)) {
            return "+" + plan.countryCode() + plan.areaCode() + raw;
        }
        return plan.international(raw);
    }

    /**
     * What the switch must be told to reach a canonical number: a number with plus is written out with the trunk
     * prefix and the national or international one; anything else is told as it is, because it is internal or
     * somebody dialled it.
     */
    public String toSwitch(String canonical) {
        return plan.dialled(canonical);
    }

    private static boolean isDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
