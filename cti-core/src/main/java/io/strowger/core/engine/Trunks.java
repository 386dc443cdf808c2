package io.strowger.core.engine;

import io.strowger.core.input.PbxReply;
import io.strowger.core.output.PbxCommand;
import io.strowger.core.output.RequestClass;
import io.strowger.core.output.TopicState;
import io.strowger.core.site.MultiSite.TiePath;
import io.strowger.core.site.Site;
import io.strowger.core.site.SkillSite;
import io.strowger.core.state.PendingRequest.Purpose;
import io.strowger.core.state.TieTrunks;
import io.strowger.core.state.Timer;
import java.util.TreeMap;

/** The trunks between two switches: how many are in use, and whether another contact may be sent over them. */
final class Trunks {
    /** A path that failed once rests for so long, for twice as long after each further failure in a row. */
    static final long REST_MILLIS = 5_000;
    /** It rests no longer than this. */
    static final long REST_MAX_MILLIS = 300_000;

    private Trunks() {}

    /** Paths of a new configuration are known from now on, those that are gone are forgotten. */
    static void configured(Decision d, Site site) {
        TreeMap<String, TiePath> paths = new TreeMap<>();
        site.multiSite().paths().forEach(path -> paths.put(TieTrunks.key(path.from(), path.to()), path));
        for (TieTrunks trunks : d.draft.tieTrunks.all()) {
            if (!paths.containsKey(trunks.path())) {
                d.draft.tieTrunks.remove(trunks.path());
                d.cancel(Timer.Kind.TIE_TRUNKS, trunks.path());
            }
        }
        paths.forEach((key, path) -> {
            if (!d.draft.tieTrunks.contains(key)) {
                int inUse = 0;
                for (var crossing : d.draft.crossings.all()) {
                    inUse += crossing.path().equals(key) && crossing.takesTrunk() ? 1 : 0;
                }
                d.draft.tieTrunks.put(TieTrunks.unused(key).withInUse(inUse));
            }
            if (path.trunkGroup() != null) {
                d.timer(Timer.Kind.TRUNK_POLL, key, 0);
            } else {
                d.draft.tieTrunks.put(d.draft.tieTrunks.get(key).withIdleTrunks(-1));
            }
            show(d, path, d.draft.tieTrunks.get(key));
        });
    }

    /** A reign begins: everything is shown anew. */
    static void begin(Decision d) {
        for (TiePath path : d.site().site().multiSite().paths()) {
            TieTrunks trunks = d.draft.tieTrunks.get(TieTrunks.key(path.from(), path.to()));
            if (trunks != null) {
                show(d, path, trunks);
            }
        }
    }

    static boolean isFree(Decision d, String path) {
        TiePath site = d.site().path(path);
        return site != null && isFree(site, d.draft.tieTrunks.get(path));
    }

    private static boolean isFree(TiePath site, TieTrunks trunks) {
        return trunks != null && trunks.inUse() < site.capacity() && trunks.blockedUntilNanos() == 0
                && trunks.idleTrunks() != 0;
    }

    /** A contact is sent over a trunk. */
    static void taken(Decision d, String path) {
        TieTrunks trunks = d.draft.tieTrunks.get(path);
        if (trunks != null) {
            int idle = trunks.idleTrunks();
            put(d, trunks.withInUse(trunks.inUse() + 1).withIdleTrunks(idle > 0 ? idle - 1 : idle));
        }
    }

    static void released(Decision d, String path) {
        TieTrunks trunks = d.draft.tieTrunks.get(path);
        if (trunks != null) {
            put(d, trunks.withInUse(Math.max(0, trunks.inUse() - 1)));
        }
    }

    /** A contact arrived: the path works. */
    static void works(Decision d, String path) {
        TieTrunks trunks = d.draft.tieTrunks.get(path);
        if (trunks != null && (trunks.failures() > 0 || trunks.blockedUntilNanos() != 0)) {
            d.cancel(Timer.Kind.TIE_TRUNKS, path);
            put(d, trunks.free());
        }
    }

    /** A contact could not be sent, or did not arrive: nothing is sent for a while. */
    static void failed(Decision d, String path) {
        TieTrunks trunks = d.draft.tieTrunks.get(path);
        if (trunks != null) {
            long millis = Math.min(REST_MAX_MILLIS, REST_MILLIS << Math.min(trunks.failures(), 10));
            d.timer(Timer.Kind.TIE_TRUNKS, path, millis);
            put(d, trunks.failed(d.now + millis * Decision.NANOS_PER_MILLI));
        }
    }

    static void tryAgainDue(Decision d, String path) {
        TieTrunks trunks = d.draft.tieTrunks.get(path);
        if (trunks != null) {
            put(d, trunks.tryAgain());
        }
    }

    static void pollDue(Decision d, String path) {
        TiePath site = d.site().path(path);
        if (site == null || site.trunkGroup() == null) {
            return;
        }
        if (Links.isUp(d, site.from())) {
            d.request(site.from(), "", RequestClass.SNAPSHOT,
                    new PbxCommand.QueryTrunkGroup(site.trunkGroup().accessCode()), new Purpose.TrunkGroup(path));
        }
        d.timer(Timer.Kind.TRUNK_POLL, path, site.trunkGroup().pollMillis());
    }

    /** What the switch says of the trunk group; without an answer that tells nothing is known. */
    static void told(Decision d, String path, PbxReply reply) {
        TieTrunks trunks = d.draft.tieTrunks.get(path);
        if (trunks != null) {
            put(d, trunks.withIdleTrunks(reply instanceof PbxReply.TrunkGroupReported told ? told.idleTrunks() : -1));
        }
    }

    /** Whoever waited for a trunk is looked after when there is one again. */
    private static void put(Decision d, TieTrunks now) {
        TiePath site = d.site().path(now.path());
        TieTrunks before = d.draft.tieTrunks.get(now.path());
        if (now.equals(before)) {
            return;
        }
        d.draft.tieTrunks.put(now);
        if (site == null) {
            return;
        }
        show(d, site, now);
        if (!isFree(site, before) && isFree(site, now)) {
            oneIsFree(d);
        }
    }

    static void oneIsFree(Decision d) {
        for (SkillSite skill : d.site().site().skills()) {
            if (d.state.indexes().staff().waitingFor(skill.name()) > 0) {
                d.follow(Step.Kind.MATCH, skill.name());
            }
        }
    }

    private static void show(Decision d, TiePath path, TieTrunks trunks) {
        d.publish("path/" + trunks.path(),
                new TopicState.PathView(path.from(), path.to(), trunks.inUse(), path.capacity(), trunks.failures(),
                        Decision.millis(trunks.blockedUntilNanos()), trunks.idleTrunks()));
    }
}
