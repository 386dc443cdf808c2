package io.strowger.pbx;

import io.strowger.core.model.MonitorKind;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a link watches: the monitors it sets, in this order, and the VDNs it then registers for routing.
 *
 * @param monitors
 *            at most {@value #MONITORS_MAX}, none twice
 * @param routeVdns
 *            at most {@value #ROUTE_VDNS_MAX}, none twice
 */
public record LinkDevices(List<Monitor> monitors, List<String> routeVdns) {
    /** Most monitors of one link. */
    public static final int MONITORS_MAX = 100_000;
    /** Most VDNs that one link registers for. */
    public static final int ROUTE_VDNS_MAX = 20_000;
    /** Nothing at all. */
    public static final LinkDevices NONE = new LinkDevices(List.of(), List.of());

    /**
     * Drops repetitions, keeps the order.
     *
     * @throws IllegalArgumentException
     *             more than the limits
     */
    public LinkDevices {
        monitors = List.copyOf(new LinkedHashSet<>(monitors));
        routeVdns = List.copyOf(new LinkedHashSet<>(routeVdns));
        if (monitors.size() > MONITORS_MAX) {
            throw new IllegalArgumentException(monitors.size() + " monitors, at most " + MONITORS_MAX);
        }
        if (routeVdns.size() > ROUTE_VDNS_MAX) {
            throw new IllegalArgumentException(routeVdns.size() + " VDNs to register, at most " + ROUTE_VDNS_MAX);
        }
    }

    /** A device and how it is monitored. */
    public record Monitor(String deviceId, MonitorKind kind) {}

    /**
     * The devices of one switch in a site: stations, voice ports and splits by device, VDNs and route points by the
     * calls that pass them. VDNs are registered for routing, but for those whose skill the switch distributes itself.
     * Trunks have no monitor of their own; their parties show in the calls.
     */
    public static LinkDevices of(Site site, String switchName) {
        List<Monitor> monitors = new ArrayList<>();
        for (DeviceSite device : site.devices()) {
            if (device.switchName().equals(switchName)) {
                switch (device.kind()) {
                    case STATION, VOICE_PORT, SPLIT ->
                        monitors.add(new Monitor(device.deviceId(), MonitorKind.DEVICE));
                    case VDN, ROUTE_POINT ->
                        monitors.add(new Monitor(device.deviceId(), MonitorKind.CALLS_VIA_DEVICE));
                    case TRUNK -> {
                    }
                }
            }
        }
        Set<String> ofSwitches = new HashSet<>();
        for (SkillSite skill : site.skills()) {
            if (skill.isOfSwitch()) {
                ofSwitches.add(skill.name());
            }
        }
        List<String> routeVdns = new ArrayList<>();
        for (VdnSite vdn : site.vdns()) {
            if (vdn.switchName().equals(switchName)) {
                monitors.add(new Monitor(vdn.deviceId(), MonitorKind.CALLS_VIA_DEVICE));
                if (!ofSwitches.contains(vdn.skill())) {
                    routeVdns.add(vdn.deviceId());
                }
            }
        }
        return new LinkDevices(monitors, routeVdns);
    }
}
