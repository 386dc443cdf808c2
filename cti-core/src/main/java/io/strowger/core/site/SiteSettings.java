package io.strowger.core.site;

/**
 * Settings of the whole site.
 *
 * @param desktopGraceMillis how long a vanished desktop keeps its agent logged in (not offered calls meanwhile)
 * @param selectWatchdogMillis from RouteSelect to Delivered at the station, after which the agent is released
 * @param renewMillis from a RouteEnd to the next RouteRequest of the same call, after which a reserved agent is released
 * @param linkRecoveryMillis after a link came back and the switch gave no answer that tells whether a call lives, how long it may stay unproved before it is closed
 * as unknown
 * @param guardMillis after a contact an agent is offered none for at least so long, however ready he is; 0 = no such rule
 * @param reconcile how much of a link is given to looking whether what is believed is true; null in a configuration of an earlier build is the default
 * @param supervision what supervisors may do; null likewise
 * @param routing how agents and contacts are chosen where nothing else is said; null likewise
 * @param timeZone that reports are made in, a name as in Europe/Berlin; empty = UTC. The engine does not look at it
 * @param phantomAbandonMillis a contact that is over sooner after its answer is marked as a phantom abandon: its caller had left already; 0 = none is
 */
public record SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis,
        int guardMillis, ReconcileSite reconcile, SupervisionSettings supervision, RoutingSettings routing,
        String timeZone, int phantomAbandonMillis) {
    /** As the switches know the timer. */
    public static final int PHANTOM_ABANDON_MILLIS_MAX = 10_000;
    public static final SiteSettings DEFAULT = new SiteSettings(60_000, 5_000, 2_000, 30_000);

    /** A configuration of an earlier build does not say. */
    public SiteSettings {
        reconcile = reconcile == null ? ReconcileSite.DEFAULT : reconcile;
        supervision = supervision == null ? SupervisionSettings.DEFAULT : supervision;
        routing = routing == null ? RoutingSettings.DEFAULT : routing;
        timeZone = timeZone == null ? "" : timeZone;
    }

    /** In UTC. */
    public SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis,
            int guardMillis, ReconcileSite reconcile, SupervisionSettings supervision, RoutingSettings routing) {
        this(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, guardMillis, reconcile,
                supervision, routing, "", 0);
    }

    /** With routing as usual. */
    public SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis,
            int guardMillis, ReconcileSite reconcile, SupervisionSettings supervision) {
        this(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, guardMillis, reconcile,
                supervision, RoutingSettings.DEFAULT);
    }

    /** Without a guard time. */
    public SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis) {
        this(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, 0,
                ReconcileSite.DEFAULT, SupervisionSettings.DEFAULT);
    }

    public SiteSettings withGuard(int millis) {
        return new SiteSettings(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, millis,
                reconcile, supervision, routing, timeZone, phantomAbandonMillis);
    }

    public SiteSettings withRouting(RoutingSettings value) {
        return new SiteSettings(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, guardMillis,
                reconcile, supervision, value, timeZone, phantomAbandonMillis);
    }

    public SiteSettings withReconcile(ReconcileSite value) {
        return new SiteSettings(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, guardMillis,
                value, supervision, routing, timeZone, phantomAbandonMillis);
    }

    public SiteSettings withSupervision(SupervisionSettings value) {
        return new SiteSettings(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, guardMillis,
                reconcile, value, routing, timeZone, phantomAbandonMillis);
    }

    public SiteSettings withTimeZone(String value) {
        return new SiteSettings(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, guardMillis,
                reconcile, supervision, routing, value, phantomAbandonMillis);
    }

    public SiteSettings withPhantomAbandon(int millis) {
        return new SiteSettings(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, guardMillis,
                reconcile, supervision, routing, timeZone, millis);
    }
}
