package io.strowger.core.engine;

import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Input;
import io.strowger.core.machine.DeviceMachine;
import io.strowger.core.machine.LinkMachine;
import io.strowger.core.machine.VdnMachine;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Device;
import io.strowger.core.state.Link;
import io.strowger.core.state.Timer;
import io.strowger.core.state.Vdn;

/** Links, monitors and route registrations. */
final class Links {
    private Links() {}

    static boolean isUp(Decision d, String switchName) {
        for (Link link : d.draft.links.committed().rowsFrom(Link.key(switchName, ""))) {
            if (!link.switchName().equals(switchName)) {
                break;
            }
            if (d.draft.links.get(Link.key(switchName, link.name())).state() == LinkState.UP) {
                return true;
            }
        }
        return false;
    }

    static void changed(Decision d, Input.LinkChanged in) {
        LinkMachine.Cause cause = switch (in.state()) {
            case DOWN -> LinkMachine.Cause.LOST;
            case RESYNCHRONISING -> LinkMachine.Cause.OPENED;
            case UP -> LinkMachine.Cause.SYNCHRONISED;
        };
        to(d, in.switchName(), in.link(), cause, in.cause(), in.detail());
    }

    /** Moves a link; losing the last one of a switch makes everything behind it unknown, the first one up begins the recovery. */
    static void to(Decision d, String switchName, String name, LinkMachine.Cause cause, LinkDownCause why,
            String detail) {
        String key = Link.key(switchName, name);
        Link link = d.draft.links.get(key);
        if (link == null) {
            link = new Link(switchName, name, LinkState.DOWN, LinkDownCause.NONE, "", d.now);
        }
        boolean wasUp = isUp(d, switchName);
        LinkState next = d.ask(LinkMachine.TABLE, "link " + key, link.state(), cause).orElse(link.state());
        d.draft.links.put(new Link(switchName, name, next, why == null ? LinkDownCause.NONE : why, detail,
                next == link.state() ? link.sinceNanos() : d.now));
        if (cause == LinkMachine.Cause.LOST || cause == LinkMachine.Cause.EPOCH_STARTED) {
            if (!anotherLinkStands(d, switchName, key)) {
                switchLost(d, switchName);
            }
        } else if (!wasUp && next == LinkState.UP) {
            Recovery.begin(d, switchName);
        }
        touchAgents(d, switchName);
    }

    private static boolean anotherLinkStands(Decision d, String switchName, String key) {
        for (Link link : d.draft.links.all()) {
            if (link.switchName().equals(switchName) && link.state() != LinkState.DOWN
                    && !Link.key(switchName, link.name()).equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static void switchLost(Decision d, String switchName) {
        for (Device device : d.draft.devices.all()) {
            if (device.key().switchName().equals(switchName)) {
                device(d, device.key(), DeviceMachine.Cause.LINK_LOST);
                d.cancel(Timer.Kind.STATION_DOUBT, device.key().toString());
            }
        }
        for (Vdn vdn : d.draft.vdns.all()) {
            if (vdn.key().switchName().equals(switchName)) {
                vdn(d, vdn.key(), VdnMachine.Cause.LINK_LOST);
            }
        }
        Recovery.switchLost(d, switchName);
    }

    /** Whether an agent can be offered calls depends on his link. */
    private static void touchAgents(Decision d, String switchName) {
        for (Agent agent : d.draft.agents.all()) {
            if (agent.station() != null && agent.station().switchName().equals(switchName)) {
                Agents.touched(d, agent.agentId());
            }
        }
    }

    static void monitorStarted(Decision d, Input.MonitorStarted in) {
        if (in.kind() == MonitorKind.DEVICE) {
            device(d, new DeviceKey(in.switchName(), in.deviceId()), DeviceMachine.Cause.MONITOR_STARTED);
        }
    }

    static void monitorStopped(Decision d, Input.MonitorStopped in) {
        if (in.kind() == MonitorKind.DEVICE) {
            device(d, new DeviceKey(in.switchName(), in.deviceId()), DeviceMachine.Cause.MONITOR_STOPPED);
        }
    }

    static void routeRegistered(Decision d, Input.RouteRegistered in) {
        vdn(d, new DeviceKey(in.switchName(), in.vdn()), VdnMachine.Cause.REGISTERED);
    }

    static void routeRegistrationStopped(Decision d, Input.RouteRegistrationStopped in) {
        vdn(d, new DeviceKey(in.switchName(), in.vdn()), VdnMachine.Cause.STOPPED);
    }

    static void vdn(Decision d, DeviceKey key, VdnMachine.Cause cause) {
        Vdn vdn = d.draft.vdns.get(key);
        if (vdn == null) {
            d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "vdn " + key, cause + " for a VDN that is not configured");
            return;
        }
        d.ask(VdnMachine.TABLE, "vdn " + key, vdn.state(), cause)
                .ifPresent(next -> d.draft.vdns.put(vdn.withState(next)));
    }

    /** Moves a configured device; others have no state of their own. */
    static void device(Decision d, DeviceKey key, DeviceMachine.Cause cause) {
        Device device = d.draft.devices.get(key);
        if (device == null) {
            return;
        }
        d.ask(DeviceMachine.TABLE, "device " + key, device.state(), cause).ifPresent(next -> {
            d.draft.devices.put(device.withState(next));
            String agentId = d.state.indexes().agentAt(key);
            if (agentId != null) {
                if (cause == DeviceMachine.Cause.OUT_OF_SERVICE) {
                    Agents.stationLost(d, agentId);
                }
                Agents.touched(d, agentId);
            }
        });
    }
}
