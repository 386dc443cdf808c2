package io.strowger.server.conf;

import io.strowger.core.model.DeviceKey;
import io.strowger.core.site.DialPattern;
import io.strowger.core.site.MultiSite;
import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.ArrivalPool;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.site.Site;
import io.strowger.core.site.SwitchSite;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Checks the paths between the switches of a site. Confined to one check. */
final class MultiSiteChecker {
    /** Reports a problem at the path of a value. */
    interface Report {
        void add(ProblemKind kind, String path, String text);
    }

    private final MultiSite site;
    private final Report report;
    private final Set<String> switches = new TreeSet<>();
    private final Set<DeviceKey> vdns = new HashSet<>();
    private final Set<String> pools = new HashSet<>();

    private MultiSiteChecker(Site whole, Report report) {
        this.site = whole.multiSite();
        this.report = report;
        whole.switches().stream().map(SwitchSite::name).forEach(switches::add);
        whole.vdns().forEach(vdn -> vdns.add(new DeviceKey(vdn.switchName(), vdn.deviceId())));
    }

    static void check(Site whole, Report report) {
        MultiSiteChecker checker = new MultiSiteChecker(whole, report);
        checker.pools();
        checker.paths();
    }

    private void pools() {
        for (int i = 0; i < site.pools().size(); i++) {
            ArrivalPool pool = site.pools().get(i);
            String path = "multiSite.pools[" + i + "]";
            isSwitch(pool.switchName(), path);
            if (!pools.add(pool.switchName())) {
                report.add(ProblemKind.DUPLICATE, path, "switch " + pool.switchName() + " has a pool already");
            }
            if (pool.numbers().isEmpty() || pool.numbers().size() > ArrivalPool.NUMBERS_MAX) {
                report.add(ProblemKind.LIMIT, path,
                        pool.numbers().size() + " numbers, at least 1 and at most " + ArrivalPool.NUMBERS_MAX);
            }
            Set<String> numbers = new HashSet<>();
            for (String number : pool.numbers()) {
                isVdn(pool.switchName(), number, path);
                if (!numbers.add(number)) {
                    report.add(ProblemKind.DUPLICATE, path, "number " + number + " is in the pool already");
                }
            }
        }
    }

    private void paths() {
        if (site.paths().size() > MultiSite.PATHS_MAX) {
            report.add(ProblemKind.LIMIT, "multiSite.paths",
                    site.paths().size() + " paths, at most " + MultiSite.PATHS_MAX);
        }
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < site.paths().size(); i++) {
            TiePath tie = site.paths().get(i);
            String path = "multiSite.paths[" + i + "]";
            isSwitch(tie.from(), path);
            isSwitch(tie.to(), path);
            if (tie.from().equals(tie.to()) || !pairs.add(tie.from() + '/' + tie.to())) {
                report.add(ProblemKind.DUPLICATE, path,
                        "there is one path for each pair of different switches; from " + tie.from() + " to " + tie.to()
                                + " is one too many");
            }
            if (!tie.accessPrefix().chars().allMatch(DialPattern::isDialable)) {
                report.add(ProblemKind.ILL_TYPED, path, "access-prefix must be digits, +, * and #");
            }
            arrival(tie, path);
        }
    }

    private void arrival(TiePath tie, String path) {
        if (tie.userToUserOctets() > 0 && !tie.carriesTokens()) {
            report.add(ProblemKind.ILL_TYPED, path, "user-to-user-octets must be 0, or at least "
                    + MultiSite.TOKEN_OCTETS + ", which a token needs");
        }
        if (tie.carriesTokens() && site.tokenKey().length() < MultiSite.KEY_CHARACTERS_MIN) {
            report.add(ProblemKind.MISSING_KEY, path, "multi-site.token-key needs at least "
                    + MultiSite.KEY_CHARACTERS_MIN + " characters where a path carries tokens");
        }
        if (!tie.returnVdn().isEmpty()) {
            isVdn(tie.to(), tie.returnVdn(), path);
        }
        if (tie.arrival() == Arrival.STATION && (!tie.carriesTokens() || tie.returnVdn().isEmpty())) {
            report.add(ProblemKind.MISSING_KEY, path,
                    "arrival = STATION needs user-to-user-octets, because contacts are"
                            + " known by their token only, and a return-vdn for those that are not answered");
        }
        if (tie.arrival() == Arrival.POOL && !pools.contains(tie.to())) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path,
                    "arrival = POOL needs arrival-pools with numbers of switch " + tie.to());
        }
    }

    private void isSwitch(String name, String path) {
        if (!switches.contains(name)) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path,
                    "switch " + name + " is not configured" + Names.proposal(name, switches));
        }
    }

    private void isVdn(String switchName, String number, String path) {
        if (!vdns.contains(new DeviceKey(switchName, number))) {
            report.add(ProblemKind.UNKNOWN_REFERENCE, path,
                    number + " is no VDN of switch " + switchName + "; add it to vdns");
        }
    }
}
