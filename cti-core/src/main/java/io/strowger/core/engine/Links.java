package io.strowger.core.engine;

import io.strowger.core.fact.Fact;
import io.strowger.core.fact.Fact.AnomalyKind;
import io.strowger.core.input.Input;
import io.strowger.core.machine.DeviceMachine;
import io.strowger.core.machine.LinkMachine;
import io.strowger.core.machine.VdnMachine;
import io.strowger.core.machine.VdnState;
import io.strowger.core.model.DeviceKey;
import io.strowger.core.model.LinkDownCause;
import io.strowger.core.model.LinkState;
import io.strowger.core.model.MonitorKind;
import io.strowger.core.site.Site;
import io.strowger.core.state.Agent;
import io.strowger.core.state.Device;
import io.strowger.core.state.Link;
import io.strowger.core.state.Monitor;
import io.strowger.core.state.Reconciliation;
import io.strowger.core.state.Timer;
import io.strowger.core.state.Vdn;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Links, monitors and route registrations. */
final class Links {
    /** A link that has not come up after so long is named. */
    static final long RESYNCHRONISING_MILLIS = 300_000;

    private Links() {}

    static boolean isUp(Decision d, String switchName) {
        List<String> keys = d.state.indexes().linksOf(switchName);
        for (int i = 0; i < keys.size(); i++) {
            Link link = d.draft.links.get(keys.get(i));
            if (link != null && link.state() == LinkState.UP) {
                return true;
            }
        }
        return false;
    }

    /** Whether requests may go to the link. */
    static boolean isUp(Decision d, String switchName, String link) {
        Link known = d.draft.links.get(Link.key(switchName, link));
        return known != null && known.state() == LinkState.UP;
    }

    /** Whether the link stands still, or lags, while another does not. */
    static boolean isBehind(Decision d, String switchName, String link) {
        Link known = d.draft.links.get(Link.key(switchName, link));
        return known != null && known.behind();
    }

    /** Since when the link has been up that has been so for the longest; the time of now when none is. */
    static long upSince(Decision d, String switchName) {
        long since = d.now;
        for (Link link : of(d, switchName)) {
            since = link.state() == LinkState.UP ? Math.min(since, link.sinceNanos()) : since;
        }
        return since;
    }

    /** Whether a link that is not down has changed its state since then. */
    static boolean cameUpSince(Decision d, String switchName, long nanos) {
        for (Link link : of(d, switchName)) {
            if (link.state() != LinkState.DOWN && link.sinceNanos() > nanos) {
                return true;
            }
        }
        return false;
    }

    /** Whether the link has a stream, so that dialogues on it stand. */
    static boolean isOpen(Decision d, String switchName, String link) {
        Link known = d.draft.links.get(Link.key(switchName, link));
        return known != null && known.state() != LinkState.DOWN;
    }

    /** The links of the switch that were ever heard of, by name, as this decision sees them. */
    private static List<Link> of(Decision d, String switchName) {
        List<Link> links = new ArrayList<>();
        for (String key : d.state.indexes().linksOf(switchName)) {
            Link now = d.draft.links.get(key);
            if (now != null) {
                links.add(now);
            }
        }
        return links;
    }

    /**
     * The link that a request goes to: of those that are up the first in the configuration, but none that stands still while another does not, none that came back only
     * lately while another has stood for longer, and none whose server asks for less while that of another does not. Empty when none is up.
     */
    static String preferred(Decision d, String switchName) {
        List<String> order = d.site().links(switchName);
        Link best = null;
        for (String key : d.state.indexes().linksOf(switchName)) {
            Link link = d.draft.links.get(key);
            if (link.state() == LinkState.UP && (best == null || isBefore(d, order, link, best))) {
                best = link;
            }
        }
        return best == null ? "" : best.name();
    }

    private static boolean isBefore(Decision d, List<String> order, Link link, Link other) {
        if (link.behind() != other.behind()) {
            return other.behind();
        }
        boolean settled = isSettled(d, link);
        if (settled != isSettled(d, other)) {
            return settled;
        }
        if (link.congested() != other.congested()) {
            return other.congested();
        }
        int place = order.indexOf(link.name());
        int otherPlace = order.indexOf(other.name());
        return place >= 0 && (otherPlace < 0 || place < otherPlace);
    }

    private static boolean isSettled(Decision d, Link link) {
        return Decision.millis(d.now - link.sinceNanos()) >= OwedEvents.LAG_MILLIS;
    }

    static void changed(Decision d, Input.LinkChanged in) {
        LinkMachine.Cause cause = switch (in.state()) {
            case DOWN -> LinkMachine.Cause.LOST;
            case RESYNCHRONISING -> LinkMachine.Cause.OPENED;
            case UP -> LinkMachine.Cause.SYNCHRONISED;
        };
        if (!isConfigured(d, in)) {
            return;
        }
        boolean wasUp = isUp(d, in.switchName());
        watch(d, in);
        move(d, in.switchName(), in.link(), cause, in.cause(), in.detail());
        boolean isUp = isUp(d, in.switchName());
        if (cause == LinkMachine.Cause.LOST) {
            lost(d, in.switchName(), in.link());
            if (!isUp) {
                switchLost(d, in.switchName());
            }
        } else if (!wasUp && isUp) {
            Recovery.begin(d, in.switchName());
            AgentStateQueries.reached(d, in.switchName());
        }
        if (wasUp != isUp) {
            touchAgents(d, in.switchName());
        }
    }

    /** The last words of a link that was taken out of the configuration say nothing of any state. */
    private static boolean isConfigured(Decision d, Input.LinkChanged in) {
        return in.state() != LinkState.DOWN || d.site().links(in.switchName()).contains(in.link())
                || d.draft.links.contains(Link.key(in.switchName(), in.link()));
    }

    private static void watch(Decision d, Input.LinkChanged in) {
        String key = Link.key(in.switchName(), in.link());
        if (in.state() == LinkState.RESYNCHRONISING) {
            d.timer(Timer.Kind.LINK_RESYNCHRONISING, key, RESYNCHRONISING_MILLIS);
        } else {
            d.cancel(Timer.Kind.LINK_RESYNCHRONISING, key);
        }
    }

    static void resynchronisingDue(Decision d, String key) {
        d.anomaly(AnomalyKind.WATCHDOG, "link " + key,
                "has been coming up for " + RESYNCHRONISING_MILLIS / 1000 + " s");
    }

    /** Links that are not in the configuration any more: what stood on them is lost, and nothing of them stays. */
    static void removed(Decision d, Site site) {
        TreeSet<String> configured = new TreeSet<>();
        site.switches().forEach(pbx -> pbx.links().forEach(link -> configured.add(Link.key(pbx.name(), link.name()))));
        for (Link link : d.draft.links.all()) {
            String key = Link.key(link.switchName(), link.name());
            if (configured.contains(key)) {
                continue;
            }
            boolean wasUp = isUp(d, link.switchName());
            d.draft.links.remove(key);
            d.cancel(Timer.Kind.LINK_RESYNCHRONISING, key);
            d.draft.linkTruths.remove(key);
            lost(d, link.switchName(), link.name());
            if (wasUp && !isUp(d, link.switchName())) {
                switchLost(d, link.switchName());
                touchAgents(d, link.switchName());
            }
        }
        for (Reconciliation row : d.draft.reconciliations.all()) {
            if (site.switches().stream().noneMatch(pbx -> pbx.name().equals(row.switchName()))) {
                Reconcile.end(d, row.switchName());
                d.draft.reconciliations.remove(row.switchName());
            }
        }
    }

    /** The server started anew: every link died with the former process. */
    static void epochStarted(Decision d) {
        TreeSet<String> switches = new TreeSet<>();
        for (Link link : d.draft.links.all()) {
            move(d, link.switchName(), link.name(), LinkMachine.Cause.EPOCH_STARTED, LinkDownCause.NONE,
                    "the server started anew");
            switches.add(link.switchName());
        }
        for (Link link : d.draft.links.all()) {
            lost(d, link.switchName(), link.name());
        }
        for (String switchName : switches) {
            switchLost(d, switchName);
            touchAgents(d, switchName);
        }
    }

    private static void move(Decision d, String switchName, String name, LinkMachine.Cause cause, LinkDownCause why,
            String detail) {
        String key = Link.key(switchName, name);
        Link link = d.draft.links.get(key);
        if (link == null) {
            link = new Link(switchName, name, LinkState.DOWN, LinkDownCause.NONE, "", d.now, false, false);
        }
        LinkState next = d.ask(LinkMachine.TABLE, "link " + key, link.state(), cause).orElse(link.state());
        d.draft.links.put(new Link(switchName, name, next, why == null ? LinkDownCause.NONE : why, detail,
                next == link.state() ? link.sinceNanos() : d.now, link.congested() && next != LinkState.DOWN,
                link.behind() && next == link.state()));
    }

    /** Which link is preferred depends on it; what was asked already stays where it was asked. */
    static void congestionChanged(Decision d, Input.LinkCongestionChanged in) {
        Link link = d.draft.links.get(Link.key(in.switchName(), in.link()));
        if (link == null || link.congested() == in.congested()) {
            return;
        }
        d.draft.links.put(new Link(link.switchName(), link.name(), link.state(), link.cause(), link.detail(),
                link.sinceNanos(), in.congested(), link.behind()));
        d.fact(new Fact.LinkCongestionNoted(in.switchName(), in.link(), in.congested(), in.detail()));
    }

    /** What stood on the link is gone with it: monitors, registrations, dialogues, requests. What another link has too goes on there. */
    private static void lost(Decision d, String switchName, String name) {
        for (Monitor monitor : d.draft.monitors.all()) {
            if (monitor.key().switchName().equals(switchName) && monitor.key().link().equals(name)) {
                monitorGone(d, monitor.key(), DeviceMachine.Cause.LINK_LOST);
            }
        }
        for (Vdn vdn : d.draft.vdns.all()) {
            if (vdn.key().switchName().equals(switchName)) {
                deregistered(d, vdn.key(), name, VdnMachine.Cause.LINK_LOST);
            }
        }
        OwedEvents.linkLost(d, switchName, name);
        if (isUp(d, switchName)) {
            Recovery.linkLost(d, switchName, name);
        }
    }

    private static void switchLost(Decision d, String switchName) {
        for (Device device : d.draft.devices.all()) {
            if (device.key().switchName().equals(switchName)) {
                d.cancel(Timer.Kind.STATION_DOUBT, device.key().toString());
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

    // --- monitors

    static void monitorStarted(Decision d, Input.MonitorStarted in) {
        Monitors.started(d, new Monitor.Key(in.switchName(), in.deviceId(), in.kind(), in.link()));
        if (in.kind() == MonitorKind.DEVICE) {
            device(d, new DeviceKey(in.switchName(), in.deviceId()), DeviceMachine.Cause.MONITOR_STARTED);
        }
    }

    static void monitorStopped(Decision d, Input.MonitorStopped in) {
        Monitor.Key key = new Monitor.Key(in.switchName(), in.deviceId(), in.kind(), in.link());
        monitorGone(d, key, DeviceMachine.Cause.MONITOR_STOPPED);
        Monitors.stopped(d, key);
    }

    /** A device is monitored as long as one link monitors it. */
    private static void monitorGone(Decision d, Monitor.Key key, DeviceMachine.Cause cause) {
        if (d.draft.monitors.contains(key)) {
            d.draft.monitors.remove(key);
        }
        if (key.kind() == MonitorKind.DEVICE
                && Monitors.standing(d, key.switchName(), key.deviceId(), key.kind()).isEmpty()) {
            device(d, key.device(), cause);
        }
    }

    // --- registrations

    static void routeRegistered(Decision d, Input.RouteRegistered in) {
        registered(d, new DeviceKey(in.switchName(), in.vdn()), in.link(), VdnMachine.Cause.REGISTERED);
    }

    static void routeRegistrationStopped(Decision d, Input.RouteRegistrationStopped in) {
        DeviceKey key = new DeviceKey(in.switchName(), in.vdn());
        Vdn before = d.draft.vdns.get(key);
        deregistered(d, key, in.link(), VdnMachine.Cause.STOPPED);
        if (before != null && before.links().contains(in.link())) {
            RouteDialogues.registrationStopped(d, key, in.link());
        }
    }

    /** A link routes the calls of the VDN: it registered, or a request proves it. */
    static void registered(Decision d, DeviceKey key, String link, VdnMachine.Cause cause) {
        Vdn vdn = vdn(d, key, cause);
        if (vdn != null && !vdn.links().contains(link)) {
            d.draft.vdns.put(vdn.withLink(link));
        }
    }

    /** Another link may go on routing; where a switch allows one registration at a time it is refused there until this one is gone. */
    private static void deregistered(Decision d, DeviceKey key, String link, VdnMachine.Cause cause) {
        Vdn vdn = d.draft.vdns.get(key);
        if (vdn != null && !vdn.withoutLink(link).links().isEmpty()) {
            d.draft.vdns.put(vdn.withoutLink(link));
            return;
        }
        Vdn moved = vdn(d, key, cause);
        if (moved != null) {
            d.draft.vdns.put(moved.withoutLink(link));
        }
    }

    /** The VDN after the cause, or null where none is configured. */
    private static Vdn vdn(Decision d, DeviceKey key, VdnMachine.Cause cause) {
        Vdn vdn = d.draft.vdns.get(key);
        if (vdn == null) {
            d.anomaly(AnomalyKind.UNEXPECTED_EVENT, "vdn " + key, cause + " for a VDN that is not configured");
            return null;
        }
        VdnState next = d.ask(VdnMachine.TABLE, new Entity("vdn", key, ""), vdn.state(), cause).orElse(vdn.state());
        if (next == vdn.state()) {
            return vdn;
        }
        Skills.vdnTouched(d, key.switchName(), key.deviceId());
        Vdn moved = vdn.withState(next);
        d.draft.vdns.put(moved);
        return moved;
    }

    // --- devices

    /** Moves a configured device; others have no state of their own. */
    static void device(Decision d, DeviceKey key, DeviceMachine.Cause cause) {
        Device device = d.draft.devices.get(key);
        if (device == null) {
            return;
        }
        d.ask(DeviceMachine.TABLE, new Entity("device", key, ""), device.state(), cause).ifPresent(next -> {
            d.draft.devices.put(device.withState(next));
            String agentId = d.state.indexes().staff().agentAt(key);
            if (agentId != null) {
                if (cause == DeviceMachine.Cause.OUT_OF_SERVICE) {
                    Agents.stationLost(d, agentId);
                }
                Agents.touched(d, agentId);
            }
        });
    }
}
