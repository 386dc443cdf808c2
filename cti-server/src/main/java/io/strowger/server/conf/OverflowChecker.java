package io.strowger.server.conf;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.RoutePlan;
import io.strowger.core.site.Site;
import io.strowger.core.site.VdnSite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** VDNs whose treatments send contacts from one to the other and back: the switch would do so until the caller gives up. */
final class OverflowChecker {
    private final Map<String, RoutePlan> plans = new HashMap<>();
    private final Map<DeviceKey, VdnSite> vdns = new HashMap<>();

    private OverflowChecker(Site site) {
        site.plans().forEach(plan -> plans.put(plan.name(), plan));
        site.vdns().forEach(vdn -> vdns.put(new DeviceKey(vdn.switchName(), vdn.deviceId()), vdn));
    }

    /** Tells each VDN that leads back to itself, with the way. */
    static void check(Site site, Told told) {
        OverflowChecker checker = new OverflowChecker(site);
        Set<DeviceKey> known = new HashSet<>();
        for (int i = 0; i < site.vdns().size(); i++) {
            VdnSite vdn = site.vdns().get(i);
            DeviceKey key = new DeviceKey(vdn.switchName(), vdn.deviceId());
            List<DeviceKey> way = checker.back(key, key, new ArrayList<>(List.of(key)), new HashSet<>());
            if (way != null && known.add(key)) {
                known.addAll(way);
                StringBuilder text = new StringBuilder();
                way.forEach(each -> text.append(each.deviceId()).append(" to "));
                told.cycle("vdns[" + i + "]", "VDN " + vdn.deviceId() + " overflows back to itself: " + text
                        + vdn.deviceId());
            }
        }
    }

    /** Takes what was found. */
    interface Told {
        void cycle(String path, String text);
    }

    /** The VDNs from here back to the wanted one, or null. */
    private List<DeviceKey> back(DeviceKey from, DeviceKey wanted, List<DeviceKey> way, Set<DeviceKey> seen) {
        for (DeviceKey next : next(from)) {
            if (next.equals(wanted)) {
                return way;
            }
            if (seen.add(next)) {
                List<DeviceKey> longer = new ArrayList<>(way);
                longer.add(next);
                List<DeviceKey> found = back(next, wanted, longer, seen);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** VDNs to which the plan of a VDN, or a plan that it leads to, sends contacts. */
    private List<DeviceKey> next(DeviceKey vdn) {
        List<DeviceKey> next = new ArrayList<>();
        VdnSite from = vdns.get(vdn);
        if (from != null && !from.plan().isEmpty()) {
            collect(from.plan(), vdn.switchName(), next, new HashSet<>());
        }
        return next;
    }

    private void collect(String name, String switchName, List<DeviceKey> into, Set<String> seen) {
        RoutePlan plan = plans.get(name);
        if (plan == null || !seen.add(name)) {
            return;
        }
        for (RoutePlan.Treatment treatment : plan.treatments()) {
            if (treatment.target() == RoutePlan.Target.PLAN) {
                collect(treatment.destination(), switchName, into, seen);
            } else if (treatment.target() == RoutePlan.Target.VDN) {
                DeviceKey target = new DeviceKey(switchName, treatment.destination());
                if (vdns.containsKey(target)) {
                    into.add(target);
                }
            }
        }
    }
}
