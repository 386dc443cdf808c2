package io.strowger.core.site;

/**
 * Settings of the whole site.
 *
 * @param desktopGraceMillis how long a vanished desktop keeps its agent logged in (not offered calls meanwhile)
 * @param selectWatchdogMillis from RouteSelect to Delivered at the station, after which the agent is released
 * @param renewMillis from a RouteEnd to the next RouteRequest of the same call, after which a reserved agent is released
 * @param linkRecoveryMillis after a link came back and the switch gave no answer that tells whether a call lives, how long it may stay unproved before it is closed
 * as unknown
 * @param supervision what supervisors may do
 */
public record SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis,
        SupervisionSettings supervision) {
    /** A configuration of an earlier build has no supervision. */
    public SiteSettings {
        supervision = supervision == null ? SupervisionSettings.DEFAULT : supervision;
    }

    /** With supervision as usual. */
    public SiteSettings(int desktopGraceMillis, int selectWatchdogMillis, int renewMillis, int linkRecoveryMillis) {
        this(desktopGraceMillis, selectWatchdogMillis, renewMillis, linkRecoveryMillis, SupervisionSettings.DEFAULT);
    }

    public static final SiteSettings DEFAULT = new SiteSettings(60_000, 5_000, 2_000, 30_000);
}
