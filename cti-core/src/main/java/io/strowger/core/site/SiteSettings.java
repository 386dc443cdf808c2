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
 */
public record SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis,
        int guardMillis) {
    public static final SiteSettings DEFAULT = new SiteSettings(60_000, 5_000, 2_000, 30_000);

    /** Without a guard time. */
    public SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis) {
        this(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, 0);
    }

    public SiteSettings withGuard(int millis) {
        return new SiteSettings(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, millis);
    }
}
