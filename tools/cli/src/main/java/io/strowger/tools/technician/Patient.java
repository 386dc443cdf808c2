package io.strowger.tools.technician;

import io.strowger.core.model.DeviceKind;
import io.strowger.core.site.DeviceSite;
import io.strowger.core.site.LinkSite;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import io.strowger.core.site.VdnSite;
import io.strowger.pbx.Credential;
import io.strowger.server.conf.ServerSettings;
import io.strowger.server.conf.SiteLoader;
import io.strowger.tools.Misuse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The link that is examined, out of the settings and site files that the server would read.
 *
 * @param devices
 *            that the site has at the switch, VDNs apart
 * @param vdns
 *            numbers of the VDNs that are routed
 */
record Patient(ServerSettings settings, SwitchSite pbx, LinkSite link, Credential credential,
        List<DeviceSite> devices, List<String> vdns) {
    /** Requests a second when the link's configuration does not say. */
    private static final int REQUESTS_PER_SECOND = 200;

    /**
     * Finds a link by its name, or by {@code SWITCH/LINK} where several switches have one of that name.
     *
     * @throws Misuse
     *             there is none, or more than one
     */
    static Patient find(ServerSettings settings, String name) {
        Site site = SiteLoader.load(settings.siteDirectory()).orThrow();
        List<Patient> found = new ArrayList<>();
        for (SwitchSite pbx : site.switches()) {
            for (LinkSite link : pbx.links()) {
                if (name.equals(link.name()) || name.equals(pbx.name() + "/" + link.name())) {
                    found.add(of(settings, site, pbx, link));
                }
            }
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        List<String> all = site.switches().stream()
                .flatMap(pbx -> pbx.links().stream().map(link -> pbx.name() + "/" + link.name())).toList();
        throw new Misuse((found.isEmpty() ? "no link " : "more than one link ") + name + " in "
                + settings.siteDirectory() + ", there are " + all);
    }

    private static Patient of(ServerSettings settings, Site site, SwitchSite pbx, LinkSite link) {
        List<DeviceSite> devices = site.devices().stream()
                .filter(device -> device.switchName().equals(pbx.name()) && device.kind() != DeviceKind.TRUNK).toList();
        List<String> vdns = site.vdns().stream().filter(vdn -> vdn.switchName().equals(pbx.name()))
                .map(VdnSite::deviceId).toList();
        return new Patient(settings, pbx, link, settings.credentials().get(link.credential()), devices, vdns);
    }

    /** Numbers of all that is monitored: devices, then VDNs. */
    List<String> numbers() {
        return Stream.concat(devices.stream().map(DeviceSite::deviceId), vdns.stream()).distinct().toList();
    }

    List<String> stations() {
        return devices.stream().filter(device -> device.kind() == DeviceKind.STATION).map(DeviceSite::deviceId)
                .toList();
    }

    boolean isPassedByCalls(String number) {
        return vdns.contains(number) || devices.stream()
                .anyMatch(device -> device.deviceId().equals(number)
                        && (device.kind() == DeviceKind.VDN || device.kind() == DeviceKind.ROUTE_POINT));
    }

    int requestsPerSecond() {
        return link.messagesPerSecond() > 0 ? link.messagesPerSecond() : REQUESTS_PER_SECOND;
    }
}
