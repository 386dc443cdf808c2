package io.strowger.server.conf;

import io.strowger.core.site.MultiSite;
import io.strowger.core.site.MultiSite.Arrival;
import io.strowger.core.site.MultiSite.ArrivalPool;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.site.MultiSite.TrunkGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Reads the paths between switches from a site file. Stateless. */
final class MultiSiteReader {
    private static final int DELETE_DIGITS_MAX = 15;

    private MultiSiteReader() {}

    /** @param place is told where the value at a path of the site stands */
    static MultiSite read(Node node, BiConsumer<String, String> place) {
        MultiSite d = MultiSite.NONE;
        List<TiePath> paths = new ArrayList<>();
        node.objects("paths", path -> {
            place.accept("multiSite.paths[" + paths.size() + "]", path.where("from"));
            paths.add(path(path));
            return null;
        });
        List<ArrivalPool> pools = new ArrayList<>();
        node.objects("arrival-pools", pool -> {
            place.accept("multiSite.pools[" + pools.size() + "]", pool.where("switch"));
            pools.add(new ArrivalPool(pool.text("switch"), pool.texts("numbers"),
                    millis(pool, "quarantine", Duration.ofSeconds(60))));
            return null;
        });
        place.accept("multiSite", node.where("arrival-time"));
        return new MultiSite(List.copyOf(paths), List.copyOf(pools),
                millis(node, "arrival-time", Duration.ofMillis(d.arrivalMillis())),
                node.get("token-key", ValueType.optionalText(), ""));
    }

    private static TiePath path(Node node) {
        return new TiePath(node.text("from"), node.text("to"),
                node.get("delete-digits", ValueType.number(0, DELETE_DIGITS_MAX), 0),
                node.get("access-prefix", ValueType.optionalText(), ""),
                node.get("cost", ValueType.number(1, TiePath.COST_MAX), 10),
                ServiceSection.required(node, "capacity", TiePath.CAPACITY_MAX),
                arrival(node),
                node.get("user-to-user-octets", ValueType.number(0, MultiSite.USER_TO_USER_OCTETS_MAX), 0),
                node.get("return-vdn", ValueType.optionalText(), ""), node.object("trunk-group",
                        group -> new TrunkGroup(group.text("access-code"),
                                millis(group, "poll-time", Duration.ofSeconds(10)))));
    }

    private static Arrival arrival(Node node) {
        Arrival value = node.get("arrival", ValueType.constant(Arrival.class), null);
        return value == null ? Arrival.POOL : value;
    }

    private static int millis(Node node, String key, Duration fallback) {
        Duration value = node.get(key, ValueType.duration(Duration.ofSeconds(1), SiteChecker.DURATION_MAX), fallback);
        return Math.toIntExact(value.toMillis());
    }
}
